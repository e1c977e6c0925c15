//! Does the deeds of a history, one after the other, each at its moment.

use std::collections::HashMap;

use anyhow::{Context as _, ensure};
use chrono::TimeDelta;

use super::{
    deed::{Deed, Thing},
    pair::Two,
    phone::Phone,
    therapist::{Came, Therapist},
};
use crate::App;

/// How often the therapist looks.
const LOOKS_EVERY: TimeDelta = TimeDelta::days(7);

/// Does them in the order of time; the therapist comes in between, looks once a week, and writes something in the end.
pub(super) async fn live(
    app: &App,
    two: &mut Two,
    (deeds, therapist): (Vec<(Thing, Deed)>, Therapist<'_>),
) -> anyhow::Result<Came> {
    let (mut made, mut named) = (HashMap::new(), Named::default());
    let at = therapist.at;
    let week = |(_, deed): &(Thing, Deed)| (deed.at - at).num_days() / LOOKS_EVERY.num_days();
    let (before, after): (Vec<_>, Vec<_>) = deeds.into_iter().partition(|(_, deed)| deed.at < at);
    do_all(app, two, (&mut made, &mut named), before).await?;
    app.clock.set(at);
    two.stay_signed_in(at).await?;
    let mut came = therapist.comes(app, two).await?;
    for deeds in after.chunk_by(|one, next| week(one) == week(next)) {
        do_all(app, two, (&mut made, &mut named), deeds.to_vec()).await?;
        came.looks().await?;
        came.sees_them_soon(app).await?;
    }
    came.writes().await?;
    Ok(came)
}

/// Writes something as a draft, part by part, and shares it; its place. What is only theirs has to be open.
pub(super) async fn write(phone: &mut Phone, deed: &Deed) -> anyhow::Result<String> {
    let written =
        Written::by(deed, None).with_context(|| format!("{} has no drafts", deed.route))?;
    written.share(phone, deed).await
}

/// Sends what somebody says to what they read in this place.
pub(super) async fn say(phone: &mut Phone, place: &str, deed: &Deed) -> anyhow::Result<String> {
    let read = read(phone, place, deed).await?;
    send(phone, &below(place, deed.route), deed, read).await
}

async fn do_all(
    app: &App,
    two: &mut Two,
    (made, named): (&mut HashMap<Thing, String>, &mut Named),
    deeds: Vec<(Thing, Deed)>,
) -> anyhow::Result<()> {
    for (thing, mut deed) in deeds {
        deed = named.filled(made, deed)?;
        named.note(&deed, thing);
        app.clock.set(deed.at);
        two.stay_signed_in(deed.at).await?;
        if let Some(written) = Written::by(&deed, made.get(&thing)) {
            let who = two.of(deed.who);
            who.open_what_is_theirs().await?;
            let there = written.share(&mut who.phone, &deed).await?;
            made.entry(thing).or_insert(there);
            continue;
        }
        if deed.route == "copies" {
            two.of(deed.who).open_what_is_theirs().await?;
        }
        let phone = &mut two.of(deed.who).phone;
        if deed.route.starts_with('/') {
            let read = if deed.reading { looked_at(phone, &deed).await? } else { Vec::new() };
            let mut there = send(phone, deed.route, &deed, read).await?;
            if there == deed.route {
                there = newest(&phone.read(&there).await?, &there).unwrap_or(there);
            }
            made.entry(thing).or_insert(there);
            continue;
        }
        let place = made.get(&thing).with_context(|| format!("{} of nothing", deed.route))?;
        if deed.reading {
            say(phone, place, &deed).await?;
        } else {
            send(phone, &below(place, deed.route), &deed, Vec::new()).await?;
        }
    }
    Ok(())
}

/// What other deeds call some of the things.
#[derive(Default)]
struct Named(HashMap<&'static str, Thing>);

impl Named {
    fn note(&mut self, deed: &Deed, thing: Thing) {
        if !deed.name.is_empty() {
            self.0.insert(deed.name, thing);
        }
    }

    /// The deed with the id of the thing that it is about.
    fn filled(&self, made: &HashMap<Thing, String>, deed: Deed) -> anyhow::Result<Deed> {
        let Some((field, name)) = deed.about else { return Ok(deed) };
        let there = self.0.get(name).and_then(|thing| made.get(thing));
        let there = there.with_context(|| format!("nothing is called {name} yet"))?;
        Ok(deed.with(field, id_of(there)))
    }
}

/// What is said only when it is shared, and of what.
const SAID_THEN: [(&str, &str); 4] = [
    ("/questions", "mark"),
    ("/impact-statements", "when"),
    ("/impact-statements", "day"),
    ("/impact-statements", "time"),
];

/// What says which draft is begun.
const BEGUN_WITH: (&str, &str) = ("additions", "part");

/// What is shared where its drafts are begun.
const LIKE_ITS_DRAFTS: [&str; 15] = [
    "/turn-talks",
    "/impact-statements",
    "/other-side",
    "/tellings",
    "/what-happened",
    "/hard-moment-cards",
    "/time-out/agreement",
    "/setback-plan",
    "/phases",
    "/milestones",
    "/maintain",
    "/therapy-plan",
    "/openness",
    "/accountability-statements",
    "/concerns",
];

/// What is a draft first: one question after the other, then shared.
struct Written {
    /// Where a draft is begun.
    drafts: String,
    /// Where it is shared.
    shared: String,
}

impl Written {
    /// What this deed writes, about something that is there or is begun with it.
    fn by(deed: &Deed, there: Option<&String>) -> Option<Self> {
        let (drafts, shared) = match (deed.route, there) {
            (route, _) if LIKE_ITS_DRAFTS.contains(&route) => {
                (format!("{route}/drafts"), route.to_owned())
            }
            ("/questions", _) => ("/question-box/drafts".to_owned(), deed.route.to_owned()),
            ("turns", Some(there)) => (format!("{there}/drafts"), format!("{there}/turns")),
            ("versions", Some(there)) if there.starts_with("/what-happened/") => {
                (format!("{there}/drafts"), format!("{there}/versions"))
            }
            ("additions", Some(there)) => (format!("{there}/drafts"), format!("{there}/additions")),
            ("answers", Some(there))
                if there.starts_with("/questions/") || there.starts_with("/impact-statements/") =>
            {
                (format!("{there}/drafts"), format!("{there}/answers"))
            }
            _ => return None,
        };
        Some(Self { drafts, shared })
    }

    async fn share(&self, phone: &mut Phone, deed: &Deed) -> anyhow::Result<String> {
        let begun = Deed::new(deed.at, deed.who, "");
        let (which, fields): (Vec<_>, Vec<_>) =
            deed.fields.iter().cloned().partition(|(name, _)| BEGUN_WITH == (deed.route, *name));
        let first = Deed { fields: which, ..begun.clone() };
        let first = send(phone, &self.drafts, &first, Vec::new()).await?;
        let draft = first.split("/answers").next().unwrap_or_default().to_owned();
        let (with, answers): (Vec<_>, Vec<_>) =
            fields.into_iter().partition(|(name, _)| SAID_THEN.contains(&(deed.route, *name)));
        for (question, answer) in answers {
            let route = format!("{draft}/answers/{question}");
            send(phone, &route, &begun.clone().with("words", answer), Vec::new()).await?;
        }
        if deed.is_kept {
            return Ok(draft);
        }
        let html = phone.read(&draft).await.with_context(|| format!("on {}", deed.at))?;
        let seen = hidden(&html, &self.shared, "seen");
        let seen = seen.with_context(|| format!("{draft} is not shared on {}", deed.at))?;
        let version = hidden(&html, &self.shared, "version").map(|version| ("version", version));
        let sent = begun.with("draft", id_of(&draft)).with("seen", seen);
        let sent = with.into_iter().fold(sent, |sent, (name, value)| sent.with(name, value));
        send(phone, &self.shared, &sent, version.into_iter().collect()).await
    }
}

async fn send(
    phone: &mut Phone,
    route: &str,
    deed: &Deed,
    read: Vec<(&'static str, String)>,
) -> anyhow::Result<String> {
    let all = deed.fields.iter().chain(&read);
    let fields: Vec<_> = all.map(|(name, value)| (*name, value.as_str())).collect();
    phone.post(route, &fields).await.with_context(|| format!("on {}", deed.at))
}

/// The version that the page's form carries, and what it showed, as a browser would send it back.
async fn read(
    phone: &Phone,
    place: &str,
    deed: &Deed,
) -> anyhow::Result<Vec<(&'static str, String)>> {
    let page = match deed.route {
        "versions" => format!("{place}/versions/new"),
        "renewals" => format!("{place}/review"),
        _ => place.to_owned(),
    };
    let action = below(place, deed.route);
    let html = phone.read(&page).await.with_context(|| format!("on {}", deed.at))?;
    let carried = ["version", "seen"].map(|name| Some((name, hidden(&html, &action, name)?)));
    let carried: Vec<_> = carried.into_iter().flatten().collect();
    ensure!(!carried.is_empty(), "{page} has no form for {action} on {}", deed.at);
    Ok(carried)
}

/// Where a form below a thing goes; of what stands on a list of its own, below the list.
fn below(place: &str, route: &str) -> String {
    match place.strip_prefix("/packets/") {
        Some(_) => format!("/packets/{route}"),
        None => format!("{place}/{route}"),
    }
}

/// What the page showed that comes before a form, which says the same things in its address.
async fn looked_at(phone: &Phone, deed: &Deed) -> anyhow::Result<Vec<(&'static str, String)>> {
    let mut said = form_urlencoded::Serializer::new(String::new());
    said.extend_pairs(deed.fields.iter().map(|(name, value)| (*name, value.as_str())));
    let page = format!("{}/preview?{}", deed.route, said.finish());
    let html = phone.read(&page).await.with_context(|| format!("on {}", deed.at))?;
    let seen = hidden(&html, deed.route, "seen").with_context(|| format!("{page} has no form"))?;
    Ok(vec![("seen", seen)])
}

/// What was put on a list last, of a page that shows one's own list in the order of time.
fn newest(html: &str, list: &str) -> Option<String> {
    let links = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let id = |link: &&str| link.strip_prefix(list)?.strip_prefix('/')?.parse::<uuid::Uuid>().ok();
    links.filter(|link| id(link).is_some()).last().map(str::to_owned)
}

/// The id at the end of a path.
fn id_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// What a form carries without showing it.
fn hidden(html: &str, action: &str, name: &str) -> Option<String> {
    let (_, form) = html.split_once(&format!("action=\"{action}\""))?;
    let (form, _) = form.split_once("</form>")?;
    let (_, value) = form.split_once(&format!("name=\"{name}\" value=\""))?;
    value.split_once('"').map(|(value, _)| value.to_owned())
}

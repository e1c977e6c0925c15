//! Does the deeds of a history, one after the other, each at its moment.

use std::collections::HashMap;

use anyhow::Context as _;

use super::{
    deed::{Deed, Thing},
    pair::Two,
    phone::Phone,
};
use crate::App;

/// Does them in the order of time.
pub(super) async fn live(
    app: &App,
    two: &mut Two,
    deeds: Vec<(Thing, Deed)>,
) -> anyhow::Result<()> {
    let mut made = HashMap::new();
    for (thing, deed) in deeds {
        app.clock.set(deed.at);
        two.stay_signed_in(deed.at).await?;
        if ["/turn-talks", "turns"].contains(&deed.route) {
            let who = two.of(deed.who);
            who.open_what_is_theirs().await?;
            let talk = say(&mut who.phone, made.get(&thing), &deed).await?;
            made.entry(thing).or_insert(talk);
            continue;
        }
        let phone = &mut two.of(deed.who).phone;
        if deed.route.starts_with('/') {
            made.insert(thing, send(phone, deed.route, &deed, None).await?);
            continue;
        }
        let place = made.get(&thing).with_context(|| format!("{} of nothing", deed.route))?;
        let route = format!("{place}/{}", deed.route);
        let version = if deed.reading { Some(version(phone, place, &deed).await?) } else { None };
        send(phone, &route, &deed, version).await?;
    }
    Ok(())
}

/// What is said in a talk is a draft first: one question after the other, then shared.
async fn say(phone: &mut Phone, talk: Option<&String>, deed: &Deed) -> anyhow::Result<String> {
    let (drafts, turns) = match talk {
        None => ("/turn-drafts".to_owned(), "/turn-talks".to_owned()),
        Some(talk) => (format!("{talk}/drafts"), format!("{talk}/turns")),
    };
    let begun = Deed::new(deed.at, deed.who, "");
    let first = send(phone, &drafts, &begun, None).await?;
    let draft = first.split("/answers").next().unwrap_or_default().to_owned();
    for (question, answer) in &deed.fields {
        let route = format!("{draft}/answers/{question}");
        send(phone, &route, &begun.clone().with("words", answer), None).await?;
    }
    let id = draft.rsplit('/').next().unwrap_or_default();
    send(phone, &turns, &begun.with("draft", id), None).await
}

async fn send(
    phone: &mut Phone,
    route: &str,
    deed: &Deed,
    version: Option<String>,
) -> anyhow::Result<String> {
    let version = version.as_deref().map(|version| ("version", version));
    let fields: Vec<_> =
        deed.fields.iter().map(|(name, value)| (*name, value.as_str())).chain(version).collect();
    phone.post(route, &fields).await.with_context(|| format!("on {}", deed.at))
}

/// The version that the page's form carries, as a browser would send it back.
async fn version(phone: &Phone, place: &str, deed: &Deed) -> anyhow::Result<String> {
    let page = match deed.route {
        "versions" => format!("{place}/versions/new"),
        "renewals" => format!("{place}/review"),
        _ => place.to_owned(),
    };
    let action = format!("action=\"{place}/{}\"", deed.route);
    let html = phone.read(&page).await.with_context(|| format!("on {}", deed.at))?;
    let version = html.split_once(&action).and_then(|(_, form)| {
        let (form, _) = form.split_once("</form>")?;
        let (_, value) = form.split_once("name=\"version\" value=\"")?;
        value.split_once('"').map(|(version, _)| version.to_owned())
    });
    version.with_context(|| format!("{page} has no form with {action} on {}", deed.at))
}

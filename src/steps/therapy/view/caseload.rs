//! A therapist's couples, by their next session.

use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};

use super::store::{Client, ClientPerson};
use crate::{
    access::{PersonId, Therapist},
    couple::four_words,
    day,
    sealed::{Opened, Pinned},
    steps::therapy::link::{Section, TherapistLinkId},
    text::Typed,
    web::page::{Frame, Place},
};

const LAST: DateTime<Utc> = DateTime::<Utc>::MAX_UTC;

#[derive(Template)]
#[template(path = "steps/therapy/view/couples.html")]
pub(super) struct CouplesPage {
    frame: Frame,
    form: Typed,
    has_code: bool,
    open: Vec<OpenCouple>,
    waiting: Vec<WaitingCouple>,
    ended: Vec<WaitingCouple>,
}

struct OpenCouple {
    path: String,
    names: String,
    until: String,
    /// When they come next.
    next: Option<Opened<String>>,
    /// What has come since the last session, or since both signed.
    since: String,
    news: Vec<String>,
    words: Vec<WordsOf>,
}

struct WaitingCouple {
    name: String,
    words: Vec<WordsOf>,
}

/// The four words of one of the two and the therapist.
struct WordsOf {
    person: PersonId,
    whose: String,
    words: Option<[&'static str; 4]>,
    /// Names the new keys, if they are not those that were taken.
    changed: Option<String>,
}

impl CouplesPage {
    pub(super) fn new(therapist: &Therapist, clients: Vec<Client>, form: Typed) -> Self {
        let mut page = Self {
            frame: Frame::of(therapist, Place::Nowhere, "Couples"),
            form,
            has_code: therapist.has_code(),
            open: Vec::new(),
            waiting: Vec::new(),
            ended: Vec::new(),
        };
        for client in in_order(clients) {
            let all =
                |names| client.people.iter().map(|it| WordsOf::new(therapist, it, names)).collect();
            match client.open {
                Some(open) => page.open.push(OpenCouple::of(therapist, &client, open, all(true))),
                // Once one of the two has parted, nothing can be opened any more.
                None if client.was_open && client.people.len() < 2 => {}
                None if client.was_open => {
                    page.ended.push(WaitingCouple { name: both(&client), words: all(true) });
                }
                None => {
                    page.waiting.push(WaitingCouple { name: inviter(&client), words: all(false) });
                }
            }
        }
        page
    }
}

impl OpenCouple {
    fn of(
        therapist: &Therapist,
        client: &Client,
        (link, until): (TherapistLinkId, NaiveDate),
        words: Vec<WordsOf>,
    ) -> Self {
        let new = client.news.iter().filter_map(|(section, of)| news(*section, *of));
        Self {
            path: format!("/couples/{link}"),
            names: both(client),
            until: day::near(until, therapist.today()),
            next: client.next.clone().map(|next| next.map(|at| when(therapist, at))),
            since: client.since.map_or_else(String::new, |since| on(therapist, since)),
            news: new.collect(),
            words,
        }
    }
}

/// By their next session; those that have none, by name.
fn in_order(mut clients: Vec<Client>) -> Vec<Client> {
    let soonest =
        |client: &Client| client.next.as_ref().and_then(Opened::get).map_or(LAST, |at| *at);
    clients.sort_by_cached_key(|client| (soonest(client), both(client)));
    clients
}

fn when(therapist: &Therapist, at: DateTime<Utc>) -> String {
    day::and_time(at, therapist.zone(), therapist.today())
}

fn on(therapist: &Therapist, at: DateTime<Utc>) -> String {
    day::in_words(at.with_timezone(&therapist.zone()).date_naive(), therapist.today())
}

/// What has come of a section, if anything has.
fn news(section: Section, of: i64) -> Option<String> {
    let (one, more) = match section {
        Section::Agenda => ("thing to talk about", "things to talk about"),
        Section::Plan => ("plan agreed", "plans agreed"),
        Section::Practice => ("line on what they practise", "lines on what they practise"),
        Section::Commitments => ("mark", "marks"),
        Section::Concerns => ("small issue", "small issues"),
        Section::Talks => ("talk in turns", "talks in turns"),
        Section::TimeTogether => ("date proposed", "dates proposed"),
        Section::Pulse => ("answer of how a week was", "answers of how a week was"),
        Section::HardMoments => ("hard moment", "hard moments"),
    };
    (of > 0).then(|| format!("{of} {}", if of == 1 { one } else { more }))
}

fn both(client: &Client) -> String {
    client.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(" and ")
}

fn inviter(client: &Client) -> String {
    let inviter = client.people.iter().find(|person| person.invited);
    inviter.map_or_else(String::new, |person| person.name.clone())
}

impl WordsOf {
    /// Before both have signed, only who invited is named.
    fn new(therapist: &Therapist, person: &ClientPerson, names: bool) -> Self {
        let own = therapist.keys().public();
        let pinned = person.pinned.as_ref().map(Pinned::keys);
        let offered = person.offered.as_ref();
        let changed = offered.filter(|offered| pinned != Some(offered));
        Self {
            person: person.person,
            whose: if names || person.invited {
                person.name.clone()
            } else {
                "Their partner".to_owned()
            },
            words: offered.or(pinned).map(|theirs| four_words::of(own, theirs)),
            changed: changed.map(four_words::print),
        }
    }
}

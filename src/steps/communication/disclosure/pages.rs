//! What was told: its list, its cover for the other, and its words once they open it.

use askama::Template;

use super::{
    DisclosureId, Intention, Reply,
    store::{Disclosure, Kept, PAGE, Said},
};
use crate::{
    access::{Ours, Partner},
    day,
    draft::{DraftId, For, store::Begun},
    entry::{self, withdrawn_line},
    sealed::Opened,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "Talk";

#[derive(Template)]
#[template(path = "steps/communication/disclosure/list.html")]
pub(super) struct ToldsPage {
    frame: Frame,
    partner: String,
    draft: Option<DraftId>,
    all: Vec<Item>,
    /// The last of this page, if there are earlier ones.
    last: Option<DisclosureId>,
    is_first: bool,
}

/// One in a list: never a word of what the other told.
struct Item {
    id: DisclosureId,
    line: String,
    on: String,
}

#[derive(Template)]
#[template(path = "steps/communication/disclosure/told.html")]
pub(super) struct ToldPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: DisclosureId,
    /// Whether the reader told it.
    is_own: bool,
    /// For its author alone: the other opens it on a page of its own.
    said: Option<Opened<Vec<entry::Said>>>,
    withdrawn: Option<Opened<String>>,
    on: String,
    /// How the reader would like to meet it.
    intends: Option<String>,
    wants_talk: bool,
    replies: Vec<String>,
}

#[derive(Template)]
#[template(path = "steps/communication/disclosure/opened.html")]
pub(super) struct OpenedPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: DisclosureId,
    said: Opened<Vec<entry::Said>>,
    on: String,
    replies: Vec<String>,
}

impl ToldsPage {
    pub(super) fn new(
        partner: &Partner,
        mut told: Vec<Kept>,
        drafts: &[Begun],
        is_first: bool,
    ) -> Self {
        let more = told.len() > PAGE;
        told.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::Talk, TITLE),
            partner: partner.partner_name().to_owned(),
            draft: drafts.iter().find(|draft| draft.what == For::Telling).map(|draft| draft.id),
            last: told.last().filter(|_| more).map(|kept| kept.id),
            all: told.iter().map(|kept| Item::of(partner, kept)).collect(),
            is_first,
        }
    }
}

impl Item {
    fn of(partner: &Partner, kept: &Kept) -> Self {
        let other = partner.partner_name();
        let is_own = kept.state.author == partner.person();
        Self {
            id: kept.id,
            line: match (kept.state.is_withdrawn, is_own) {
                (true, _) => "Withdrawn".to_owned(),
                (false, true) => format!("You wanted to tell {other} something"),
                (false, false) => format!("{other} wants to tell you something"),
            },
            on: on(partner, kept),
        }
    }
}

fn on(partner: &Partner, kept: &Kept) -> String {
    let day = kept.state.offered_at.with_timezone(&partner.zone()).date_naive();
    day::near(day, partner.today())
}

impl ToldPage {
    pub(super) fn new(told: &Ours<Disclosure>, kept: &Kept, replies: &[Said]) -> Self {
        let is_own = kept.state.author == told.person();
        let intention = kept.state.intention.filter(|_| !is_own);
        let local = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&told.zone());
        let at = intention.and_then(Intention::at).map(local);
        let day = at.map(|at| at.date_naive().to_string()).unwrap_or_default();
        let time = at.map(|at| at.format("%H:%M").to_string()).unwrap_or_default();
        let word = intention.map_or("", Intention::word);
        Self {
            frame: Frame::of(told, Place::Talk, TITLE),
            form: Typed::with_values(&[("intention", word), ("day", &day), ("time", &time)]),
            partner: told.partner_name().to_owned(),
            id: kept.id,
            is_own,
            said: is_own.then(|| kept.words.clone().map(|words| words.said())),
            withdrawn: withdrawn_line(told, kept.state.author, kept.withdrawn.clone()),
            on: on(told, kept),
            intends: intention.map(|intention| intends(told, intention)),
            wants_talk: intention == Some(Intention::InATalk),
            replies: replies.iter().map(|said| replied(told, said)).collect(),
        }
    }

    /// With what was typed and is wrong.
    pub(super) fn with(self, form: Typed) -> Self {
        if form.faults().is_empty() { self } else { Self { form, ..self } }
    }
}

fn intends(partner: &Partner, intention: Intention) -> String {
    match intention {
        Intention::At(at) if at <= partner.now() => {
            "The time that you chose for it has come. It can also be another.".to_owned()
        }
        Intention::At(at) => {
            let at = day::and_time(at, partner.zone(), partner.today());
            format!("You would like to open it on {at}.")
        }
        Intention::InATalk => "You would like to hear it in a talk.".to_owned(),
        Intention::WithTherapist => "You would like to meet it with your therapist.".to_owned(),
        Intention::NotNow => "Not now, you said. That is a whole answer.".to_owned(),
    }
}

/// What was said to it, in words for both.
fn replied(partner: &Partner, said: &Said) -> String {
    let is_own = said.by == partner.person();
    let who = if is_own { "You" } else { partner.partner_name() };
    let on = day::and_time(said.made_at, partner.zone(), partner.today());
    match said.reply {
        Reply::NeedsTime if is_own => format!("You said: I have read it. I need time. ({on})"),
        Reply::NeedsTime => format!("{who} has read it, and needs time. ({on})"),
        Reply::TalkAt(at) => {
            let at = day::and_time(at, partner.zone(), partner.today());
            format!("{who} would like to talk about it on {at}. ({on})")
        }
    }
}

impl OpenedPage {
    /// For the one to whom it is told, unless it was taken back.
    pub(super) fn of(
        told: &Ours<Disclosure>,
        kept: &Kept,
        replies: &[Said],
        form: Typed,
    ) -> Option<Self> {
        kept.state.is_for(told.person()).is_ok().then(|| Self {
            frame: Frame::of(told, Place::Talk, TITLE),
            form,
            partner: told.partner_name().to_owned(),
            id: kept.id,
            said: kept.words.clone().map(|words| words.said()),
            on: on(told, kept),
            replies: replies.iter().map(|said| replied(told, said)).collect(),
        })
    }
}

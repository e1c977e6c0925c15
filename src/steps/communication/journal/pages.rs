//! The journal, a page of it, writing and changing one, and what was found.

use askama::Template;
use chrono::{DateTime, Utc};

use super::{
    Copied, JournalCopyId, JournalPageId, LIMIT, Words, search,
    store::{Kept, PAGE},
};
use crate::{
    access::Member,
    day,
    people::place,
    sealed::Opened,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "Journal";

#[derive(Template)]
#[template(path = "steps/communication/journal/list.html")]
pub(super) struct JournalListPage {
    frame: Frame,
    pages: Vec<Item>,
    is_locked: bool,
    /// The last of this page, if there are earlier ones.
    last: Option<JournalPageId>,
    is_first: bool,
    /// Nothing is typed into the search yet.
    form: Typed,
}

/// One page in a list.
pub(super) struct Item {
    id: JournalPageId,
    written: String,
    words: Opened<String>,
}

#[derive(Template)]
#[template(path = "steps/communication/journal/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    form: Typed,
}

#[derive(Template)]
#[template(path = "steps/communication/journal/show.html")]
pub(super) struct ShowPage {
    frame: Frame,
    id: JournalPageId,
    written: String,
    words: Opened<String>,
    /// What was shared of it: which copy, and when.
    copies: Opened<Vec<(JournalCopyId, String)>>,
    /// Somebody is there to share it with.
    partner: bool,
}

#[derive(Template)]
#[template(path = "steps/communication/journal/correct.html")]
pub(super) struct CorrectPage {
    frame: Frame,
    form: Typed,
    id: JournalPageId,
    /// How often the page had been changed that was looked at.
    revision: String,
    state: Correcting,
}

/// Whether it can be changed now.
#[derive(PartialEq)]
enum Correcting {
    /// It is open.
    Open,
    /// The password opens it.
    Closed,
    /// It was sealed before a reset.
    BeforeReset,
    /// It was changed outside the app.
    WasChanged,
}

#[derive(Template)]
#[template(path = "steps/communication/journal/search.html")]
pub(super) struct SearchPage {
    frame: Frame,
    form: Typed,
    is_closed: bool,
    /// Something was looked for.
    looked: bool,
    pages: Vec<Item>,
    /// How far back it was looked.
    until: Option<String>,
    further: Option<JournalPageId>,
    has_unreadable: bool,
}

/// What a search has found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) pages: Vec<(JournalPageId, DateTime<Utc>, String)>,
    /// The oldest page that was looked through.
    pub(super) until: Option<DateTime<Utc>>,
    /// From there it goes on.
    pub(super) further: Option<JournalPageId>,
    /// Some did not open.
    pub(super) has_unreadable: bool,
}

impl Found {
    /// A page, if it holds what is looked for.
    pub(super) fn add(&mut self, kept: &Kept, around: Option<String>) {
        self.pages.extend(around.map(|piece| (kept.id, kept.made_at, piece)));
    }
}

fn frame(member: &Member) -> Frame {
    let place = if member.is_paired() { Place::Talk } else { place(member) };
    Frame::of(member, place, TITLE)
}

fn written(member: &Member, at: DateTime<Utc>) -> String {
    day::and_time(at, member.zone(), member.today())
}

impl Item {
    fn of(member: &Member, kept: Kept) -> Self {
        Self {
            id: kept.id,
            written: written(member, kept.made_at),
            words: kept.words.map(|words| words.first_line()),
        }
    }
}

impl JournalListPage {
    pub(super) fn new(member: &Member, mut pages: Vec<Kept>, is_first: bool) -> Self {
        let more = pages.len() > PAGE;
        pages.truncate(PAGE);
        Self {
            frame: frame(member),
            is_locked: pages.iter().any(|kept| kept.words.is_locked()),
            last: pages.last().filter(|_| more).map(|kept| kept.id),
            pages: pages.into_iter().map(|kept| Item::of(member, kept)).collect(),
            is_first,
            form: Typed::default(),
        }
    }
}

impl NewPage {
    pub(super) fn new(member: &Member, form: Typed) -> Self {
        Self { frame: frame(member), form }
    }
}

impl ShowPage {
    pub(super) fn new(member: &Member, kept: Kept) -> Self {
        let line = |copied: Copied| {
            let on = copied.at.with_timezone(&member.zone()).date_naive();
            (copied.copy, day::in_words(on, member.today()))
        };
        let copies = kept.copies.map(|copies| copies.0.into_iter().map(line).collect());
        Self {
            frame: frame(member),
            id: kept.id,
            written: written(member, kept.made_at),
            copies,
            words: kept.words.map(|words| words.text),
            partner: member.is_paired(),
        }
    }
}

impl CorrectPage {
    /// With what stands there now.
    pub(super) fn filled(member: &Member, kept: &Kept) -> Self {
        let form = kept.words.get().map_or_else(Typed::default, |words: &Words| {
            Typed::with_values(&[("text", &words.text)])
        });
        let state = match &kept.words {
            Opened::Genuine(_) => Correcting::Open,
            Opened::Locked => Correcting::Closed,
            Opened::BeforeReset => Correcting::BeforeReset,
            Opened::ChangedOutside => Correcting::WasChanged,
        };
        Self { state, ..Self::over(member, kept, form) }
    }

    /// With what was typed, over the page as it is now.
    pub(super) fn over(member: &Member, kept: &Kept, form: Typed) -> Self {
        Self { revision: kept.revision.to_string(), ..Self::new(member, kept.id, form) }
    }

    /// With what was typed.
    pub(super) fn new(member: &Member, id: JournalPageId, form: Typed) -> Self {
        let revision = form.value("revision").to_owned();
        Self { frame: frame(member), form, id, revision, state: Correcting::Open }
    }
}

impl SearchPage {
    pub(super) fn new(member: &Member, form: Typed, found: Found) -> Self {
        let Found { pages, until, further, has_unreadable } = found;
        let item = |(id, at, piece)| Item {
            id,
            written: written(member, at),
            words: Opened::Genuine(piece),
        };
        let until = until.map(|at| at.with_timezone(&member.zone()).date_naive());
        Self {
            frame: frame(member),
            looked: form.faults().is_empty(),
            form,
            is_closed: false,
            pages: pages.into_iter().map(item).collect(),
            until: until.map(|on| day::in_words(on, member.today())),
            further,
            has_unreadable,
        }
    }

    /// Before anything is looked for.
    pub(super) fn blank(member: &Member) -> Self {
        Self { looked: false, ..Self::new(member, Typed::default(), Found::default()) }
    }

    /// The password opens it first.
    pub(super) fn closed(member: &Member, form: Typed) -> Self {
        Self { is_closed: true, ..Self::new(member, form, Found::default()) }
    }
}

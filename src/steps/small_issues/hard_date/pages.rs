//! Hard days that somebody keeps for themselves: all, one, writing and changing it.

use askama::Template;

use super::{
    HELPS_LIMIT, HardDateId, TITLE_LIMIT, Words,
    store::{Kept, PAGE},
};
use crate::{
    access::Member,
    people::place,
    sealed::Opened,
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/small_issues/hard_date/list.html")]
pub(super) struct HardDatesPage {
    frame: Frame,
    days: Vec<Item>,
    is_locked: bool,
    /// The last of this page, if there are earlier ones.
    last: Option<HardDateId>,
    is_first: bool,
    /// Somebody is there to share one with.
    partner: bool,
}

struct Item {
    id: HardDateId,
    when: String,
    title: Opened<String>,
}

#[derive(Template)]
#[template(path = "steps/small_issues/hard_date/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    form: Typed,
    partner: bool,
}

#[derive(Template)]
#[template(path = "steps/small_issues/hard_date/hard_date.html")]
pub(super) struct HardDatePage {
    frame: Frame,
    id: HardDateId,
    when: String,
    words: Opened<(String, String)>,
    partner: bool,
}

#[derive(Template)]
#[template(path = "steps/small_issues/hard_date/correct.html")]
pub(super) struct CorrectPage {
    frame: Frame,
    form: Typed,
    id: HardDateId,
    /// How often it had been changed that was looked at.
    revision: String,
    /// Whether it can be changed now.
    state: Opened<()>,
}

fn frame(member: &Member) -> Frame {
    let place = if member.is_paired() { Place::Talk } else { place(member) };
    Frame::of(member, place, "Days")
}

impl HardDatesPage {
    pub(super) fn new(member: &Member, mut all: Vec<Kept>, is_first: bool) -> Self {
        let more = all.len() > PAGE;
        all.truncate(PAGE);
        let (today, last) = (member.today(), all.last().filter(|_| more).map(|kept| kept.id));
        // What comes next stands first, and what is over last.
        all.sort_by_key(|kept| (kept.on.next(today).is_none(), kept.on.next(today)));
        let item = |kept: Kept| Item {
            id: kept.id,
            when: kept.on.in_words(today),
            title: kept.words.map(|words| words.title),
        };
        Self {
            frame: frame(member),
            is_locked: all.iter().any(|kept| kept.words.is_locked()),
            days: all.into_iter().map(item).collect(),
            last,
            is_first,
            partner: member.is_paired(),
        }
    }
}

impl NewPage {
    pub(super) fn new(member: &Member, form: Typed) -> Self {
        Self { frame: frame(member), form, partner: member.is_paired() }
    }
}

impl HardDatePage {
    pub(super) fn new(member: &Member, kept: &Kept) -> Self {
        Self {
            frame: frame(member),
            id: kept.id,
            when: kept.on.in_words(member.today()),
            words: kept.words.clone().map(|words| (words.title, words.helps)),
            partner: member.is_paired(),
        }
    }
}

impl CorrectPage {
    /// With what stands there now.
    pub(super) fn filled(member: &Member, kept: &Kept) -> Self {
        let typed = |words: &Words| {
            Typed::with_values(&[
                ("title", words.title.as_str()),
                ("day", &words.on.day.to_string()),
                ("yearly", if words.on.yearly { "yes" } else { "" }),
                ("helps", &words.helps),
            ])
        };
        let form = kept.words.get().map_or_else(Typed::default, typed);
        Self { state: kept.words.clone().map(|_| ()), ..Self::over(member, kept, form) }
    }

    /// With what was typed, over the day as it is now.
    pub(super) fn over(member: &Member, kept: &Kept, form: Typed) -> Self {
        Self { revision: kept.revision.to_string(), ..Self::new(member, kept.id, form) }
    }

    /// With what was typed.
    pub(super) fn new(member: &Member, id: HardDateId, form: Typed) -> Self {
        let revision = form.value("revision").to_owned();
        Self { frame: frame(member), form, id, revision, state: Opened::Genuine(()) }
    }
}

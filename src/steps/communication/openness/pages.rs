//! What the two have opened up about, and one of it.

use askama::Template;
use chrono::NaiveDate;

use super::{
    OpennessId, State, TermsWords,
    store::{Kept, Openness, PAGE},
};
use crate::{
    access::{Ours, Partner},
    day,
    draft::{DraftId, store::Begun},
    sealed::Opened,
    web::page::{Frame, Place},
};

const TITLE: &str = "Openness";

#[derive(Template)]
#[template(path = "steps/communication/openness/list.html")]
pub(super) struct OpennessesPage {
    frame: Frame,
    partner: String,
    /// What the reader is writing.
    drafts: Vec<(DraftId, &'static str)>,
    current: Vec<Item>,
    past: Vec<Item>,
    /// The last of this page, if there are earlier ones.
    last: Option<OpennessId>,
    is_first: bool,
}

struct Item {
    id: OpennessId,
    what: Opened<String>,
    line: String,
}

#[derive(Template)]
#[template(path = "steps/communication/openness/openness.html")]
pub(super) struct OpennessPage {
    frame: Frame,
    partner: String,
    id: OpennessId,
    is_own: bool,
    words: Opened<TermsWords>,
    offered: String,
    from: String,
    review: String,
    state: State,
    line: String,
    /// What the reader is writing to offer.
    draft: Option<DraftId>,
}

impl OpennessesPage {
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        current: &[Kept],
        past: Vec<Kept>,
    ) -> Self {
        Self {
            drafts: Begun::listed(drafts, "/openness"),
            current: current.iter().map(|kept| Item::of(partner, kept)).collect(),
            is_first: true,
            ..Self::earlier(partner, past)
        }
    }

    /// Those that have ended, further back.
    pub(super) fn earlier(partner: &Partner, mut past: Vec<Kept>) -> Self {
        let more = past.len() > PAGE;
        past.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::Talk, TITLE),
            partner: partner.partner_name().to_owned(),
            drafts: Vec::new(),
            current: Vec::new(),
            last: past.last().filter(|_| more).map(|kept| kept.id),
            past: past.iter().map(|kept| Item::of(partner, kept)).collect(),
            is_first: false,
        }
    }
}

impl Item {
    fn of(partner: &Partner, kept: &Kept) -> Self {
        let who =
            if kept.course.author == partner.person() { "You" } else { partner.partner_name() };
        Self {
            id: kept.id,
            what: kept.words.clone().map(|words| words.what),
            line: format!("{who}. {}", line(partner, kept)),
        }
    }
}

/// Where it stands, in a sentence.
fn line(partner: &Partner, kept: &Kept) -> String {
    let (course, other) = (kept.course, partner.partner_name());
    let is_own = course.author == partner.person();
    let on = |day: NaiveDate| day::near(day, partner.today());
    match course.on(partner.today()) {
        State::Offered if is_own => format!("Offered. It counts once {other} says yes"),
        State::Offered => "Offered to you. It counts once you say yes".to_owned(),
        State::Declined if is_own => format!("{other} said: no, thank you"),
        State::Declined => "You said: no, thank you".to_owned(),
        State::Ahead => format!("Agreed. It begins {}", on(course.from)),
        State::On if course.review == partner.today() => {
            "Today you look at it again. It ends by itself tonight".to_owned()
        }
        State::On => format!("It is on until {}", on(course.review)),
        State::Ended(by) if by == partner.person() => "You ended it".to_owned(),
        State::Ended(_) => format!("{other} ended it"),
        State::Over => "It ended by itself".to_owned(),
    }
}

impl OpennessPage {
    pub(super) fn new(openness: &Ours<Openness>, drafts: &[Begun], kept: &Kept) -> Self {
        let today = openness.today();
        let offered = kept.course.offered_at.with_timezone(&openness.zone()).date_naive();
        Self {
            frame: Frame::of(openness, Place::Talk, TITLE),
            partner: openness.partner_name().to_owned(),
            id: kept.id,
            is_own: kept.course.author == openness.person(),
            words: kept.words.clone(),
            offered: day::on(offered, today),
            from: day::in_words(kept.course.from, today),
            review: day::in_words(kept.course.review, today),
            state: kept.course.on(today),
            line: line(openness, kept),
            draft: Begun::listed(drafts, "/openness").first().map(|(id, _)| *id),
        }
    }
}

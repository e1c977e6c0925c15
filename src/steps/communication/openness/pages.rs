//! What the two have opened up about, one of it, and the form of an offer.

use askama::Template;
use chrono::NaiveDate;

use super::{
    LIMIT, OpennessId, State, TermsWords,
    store::{Kept, Openness, PAGE},
};
use crate::{
    access::{Ours, Partner},
    day,
    sealed::Opened,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "Openness";

#[derive(Template)]
#[template(path = "steps/communication/openness/list.html")]
pub(super) struct OpennessesPage {
    frame: Frame,
    partner: String,
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
#[template(path = "steps/communication/openness/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    form: Typed,
    partner: String,
    /// What helps to say what it is for.
    purpose_hint: String,
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
}

impl OpennessesPage {
    pub(super) fn new(
        partner: &Partner,
        current: &[Kept],
        mut past: Vec<Kept>,
        is_first: bool,
    ) -> Self {
        let more = past.len() > PAGE;
        past.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::Talk, TITLE),
            partner: partner.partner_name().to_owned(),
            current: current.iter().map(|kept| Item::of(partner, kept)).collect(),
            last: past.last().filter(|_| more).map(|kept| kept.id),
            past: past.iter().map(|kept| Item::of(partner, kept)).collect(),
            is_first,
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

impl NewPage {
    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::Talk, TITLE),
            form,
            partner: partner.partner_name().to_owned(),
            purpose_hint: format!(
                "What should become easier, for you or for {}.",
                partner.partner_name()
            ),
        }
    }

    /// With what was offered before, if something is offered again.
    pub(super) fn again(partner: &Partner, before: Option<&Kept>) -> Self {
        let words = before.and_then(|kept| kept.words.get());
        let (what, purpose) = words.map_or(("", ""), |it| (&*it.what, &*it.purpose));
        let from = partner.today().to_string();
        let values = [("what", what), ("purpose", purpose), ("from", &*from)];
        Self::new(partner, Typed::with_values(&values))
    }
}

impl OpennessPage {
    pub(super) fn new(openness: &Ours<Openness>, kept: &Kept) -> Self {
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
        }
    }
}

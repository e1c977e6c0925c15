//! The cards of both, and the form of one's own.

use askama::Template;

use super::{HardMomentCardId, PARTS, Part, limit, store::Written};
use crate::{
    access::Partner,
    day,
    entry::{Said, withdrawn_line},
    sealed::Opened,
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "impact/hard_moment/cards.html")]
pub(super) struct CardsPage {
    frame: Frame,
    partner: String,
    own: Cards,
    theirs: Cards,
    /// Whether the reader keeps their own moments.
    keeps: bool,
}

/// The card of one of the two, and those before.
struct Cards {
    now: Option<CardView>,
    earlier: Vec<CardView>,
}

struct CardView {
    id: HardMomentCardId,
    is_own: bool,
    written: String,
    said: Opened<Vec<Said>>,
    withdrawn: Option<Opened<String>>,
}

#[derive(Template)]
#[template(path = "impact/hard_moment/new_card.html")]
pub(super) struct NewCardPage {
    frame: Frame,
    form: Typed,
    partner: String,
    parts: [Part; 5],
}

impl CardsPage {
    pub(super) fn new(
        partner: &Partner,
        (own, theirs): (Vec<Written>, Vec<Written>),
        keeps: bool,
    ) -> Self {
        Self {
            frame: Frame::of(partner, Place::Talk, "Hard moments"),
            partner: partner.partner_name().to_owned(),
            own: Cards::of(partner, own),
            theirs: Cards::of(partner, theirs),
            keeps,
        }
    }
}

impl Cards {
    fn of(partner: &Partner, newest_first: Vec<Written>) -> Self {
        let mut all: Vec<_> =
            newest_first.into_iter().map(|card| CardView::of(partner, card)).collect();
        let is_there = all.first().is_some_and(|card| card.withdrawn.is_none());
        let earlier = all.split_off(usize::from(is_there));
        Self { now: all.pop(), earlier }
    }
}

impl CardView {
    fn of(partner: &Partner, card: Written) -> Self {
        let day = card.made_at.with_timezone(&partner.zone()).date_naive();
        Self {
            id: card.id,
            is_own: card.author == partner.person(),
            written: format!("Written {}.", day::on(day, partner.today())),
            said: card.words.map(|card| card.said()),
            withdrawn: withdrawn_line(partner, card.author, card.withdrawn),
        }
    }
}

impl NewCardPage {
    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        Self {
            frame: Frame::of(partner, Place::Talk, "Hard moments"),
            form,
            partner: partner.partner_name().to_owned(),
            parts: PARTS,
        }
    }

    /// With what stands on the card before, if it can be read.
    pub(super) fn filled(partner: &Partner, before: Option<&Written>) -> Self {
        let before = before.filter(|card| card.withdrawn.is_none());
        let form = before.and_then(|card| card.words.get()).map(|card| {
            let names = PARTS.iter().map(|part| part.name).chain(["signal"]);
            let fields: Vec<_> = names.map(|name| (name, card.part(name))).collect();
            Typed::with_values(&fields)
        });
        Self::new(partner, form.unwrap_or_default())
    }
}

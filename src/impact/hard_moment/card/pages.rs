//! The cards of both.

use askama::Template;

use super::{HardMomentCardId, store::Written};
use crate::{
    access::Partner,
    day,
    draft::{DraftId, store::Begun},
    entry::{Said, withdrawn_line},
    sealed::Opened,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "impact/hard_moment/cards.html")]
pub(super) struct CardsPage {
    frame: Frame,
    partner: String,
    /// What the reader is writing.
    drafts: Vec<(DraftId, &'static str)>,
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

impl CardsPage {
    pub(super) fn new(
        partner: &Partner,
        (own, theirs): (Vec<Written>, Vec<Written>),
        drafts: &[Begun],
        keeps: bool,
    ) -> Self {
        Self {
            frame: Frame::of(partner, Place::Talk, "Hard moments"),
            partner: partner.partner_name().to_owned(),
            drafts: Begun::listed(drafts, "/hard-moment-cards"),
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

//! The other side: one's own draft, and what was shared of it.

use askama::Template;

use super::{
    OtherSideId,
    store::{PAGE, Told},
};
use crate::{
    access::Partner,
    day,
    draft::DraftId,
    entry::{Said, withdrawn_line},
    impact::role::Role,
    sealed::Opened,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "impact/other_side/other_side.html")]
pub(super) struct OtherSidePage {
    frame: Frame,
    partner: String,
    /// Where the reader stands in what happened.
    role: Option<Role>,
    draft: Option<DraftId>,
    shared: Vec<Item>,
    /// The last of this page, if there are earlier ones.
    last: Option<OtherSideId>,
    is_first: bool,
}

/// One that was shared.
struct Item {
    id: OtherSideId,
    is_own: bool,
    title: String,
    said: Opened<Vec<Said>>,
    withdrawn: Option<Opened<String>>,
}

impl OtherSidePage {
    pub(super) fn new(
        partner: &Partner,
        (draft, role): (Option<DraftId>, Option<Role>),
        mut shared: Vec<Told>,
        is_first: bool,
    ) -> Self {
        let more = shared.len() > PAGE;
        shared.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::More, "The other side"),
            partner: partner.partner_name().to_owned(),
            role,
            draft,
            last: shared.last().filter(|_| more).map(|told| told.id),
            shared: shared.into_iter().map(|told| Item::of(partner, told)).collect(),
            is_first,
        }
    }
}

impl Item {
    fn of(partner: &Partner, told: Told) -> Self {
        let is_own = told.author == partner.person();
        let at = day::and_time(told.made_at, partner.zone(), partner.today());
        let who = if is_own { "You" } else { partner.partner_name() };
        Self {
            id: told.id,
            is_own,
            title: format!("{who} shared this, {at}"),
            said: told.words.map(|words| words.said()),
            withdrawn: withdrawn_line(partner, told.author, told.withdrawn),
        }
    }
}

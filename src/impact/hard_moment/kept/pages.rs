//! The moments that somebody keeps for themselves.

use askama::Template;

use super::{KeptMoment, KeptMomentId, store::PAGE};
use crate::{
    access::Member,
    day,
    sealed::Opened,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "impact/hard_moment/kept.html")]
pub(super) struct KeptMomentsPage {
    frame: Frame,
    is_paired: bool,
    keeps: bool,
    is_locked: bool,
    kept: Vec<KeptView>,
    /// The last of this page, if there are earlier ones.
    last: Option<KeptMomentId>,
    /// The therapist who reads how many there are from now on.
    read_by: Option<String>,
}

struct KeptView {
    id: KeptMomentId,
    at: Opened<String>,
}

impl KeptMomentsPage {
    pub(super) fn new(
        member: &Member,
        mut kept: Vec<KeptMoment>,
        (keeps, read_by): (bool, Option<String>),
    ) -> Self {
        let more = kept.len() > PAGE;
        kept.truncate(PAGE);
        let place = if member.is_paired() { Place::Talk } else { Place::Nowhere };
        Self {
            frame: Frame::of(member, place, "Hard moments"),
            is_paired: member.is_paired(),
            keeps,
            read_by,
            is_locked: kept.iter().any(|moment| moment.words.is_locked()),
            last: kept.last().filter(|_| more).map(|moment| moment.id),
            kept: kept.into_iter().map(|moment| KeptView::of(member, moment)).collect(),
        }
    }
}

impl KeptView {
    fn of(member: &Member, moment: KeptMoment) -> Self {
        let at = moment.words.map(|words| day::and_time(words.at, member.zone(), member.today()));
        Self { id: moment.id, at }
    }
}

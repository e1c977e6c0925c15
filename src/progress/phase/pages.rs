//! The map of the phases.

use askama::Template;

use super::{Phase, WhereWeAre};
use crate::{
    access::Partner,
    agreeing::{
        Agreeable as _,
        pages::Wordings,
        store::{Wording, standing},
    },
    draft::{DraftId, store::Begun},
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "progress/phase/phases.html")]
pub(super) struct MapPage {
    frame: Frame,
    partner: String,
    /// Each, and whether both say that they are there.
    phases: [(Phase, bool); 4],
    /// What the reader is writing.
    drafts: Vec<(DraftId, &'static str)>,
    wordings: Wordings,
    /// Where it is answered and ended.
    path: &'static str,
}

impl MapPage {
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        newest_first: &[Wording<WhereWeAre>],
    ) -> Self {
        let counts = standing(newest_first).counts.and_then(|at| newest_first.get(at));
        let here = counts.and_then(|wording| wording.words.get()).map(|we| we.phase);
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            partner: partner.partner_name().to_owned(),
            phases: Phase::ALL.map(|phase| (phase, here == Some(phase))),
            drafts: Begun::listed(drafts, WhereWeAre::PATH),
            wordings: Wordings::of(partner, newest_first),
            path: WhereWeAre::PATH,
        }
    }
}

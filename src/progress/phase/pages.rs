//! The map of the phases.

use askama::Template;

use super::{Phase, WhereWeAre};
use crate::{
    access::Partner,
    agreeing::{Wording, pages::Wordings, store::counts},
    draft::store::Begun,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "progress/phase/phases.html")]
pub(super) struct MapPage {
    frame: Frame,
    /// Each, and whether both say that they are there.
    phases: [(Phase, bool); 4],
    wordings: Wordings,
}

impl MapPage {
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        newest_first: &[Wording<WhereWeAre>],
    ) -> Self {
        let here = counts(newest_first).and_then(|wording| wording.words.get()).map(|we| we.phase);
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            phases: Phase::ALL.map(|phase| (phase, here == Some(phase))),
            wordings: Wordings::of(partner, drafts, newest_first),
        }
    }
}

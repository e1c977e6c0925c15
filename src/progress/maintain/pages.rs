//! The page “Only the monthly meeting”.

use askama::Template;

use super::Maintain;
use crate::{
    access::Partner,
    agreeing::{Wording, pages::Wordings},
    draft::store::Begun,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "progress/maintain/maintain.html")]
pub(super) struct MaintainPage {
    frame: Frame,
    wordings: Wordings,
}

impl MaintainPage {
    pub(super) fn new(
        partner: &Partner,
        drafts: &[Begun],
        newest_first: &[Wording<Maintain>],
    ) -> Self {
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            wordings: Wordings::of(partner, drafts, newest_first),
        }
    }
}

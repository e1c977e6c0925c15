//! The page after a thought was parked.

use askama::Template;

use crate::{
    access::Partner,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/quality_time/date/parked.html")]
pub(super) struct ParkedPage {
    frame: Frame,
    partner: String,
}

impl ParkedPage {
    pub(super) fn new(partner: &Partner) -> Self {
        Self {
            frame: Frame::of(partner, Place::Together, "A date"),
            partner: partner.partner_name().to_owned(),
        }
    }
}

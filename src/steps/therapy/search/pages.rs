//! What to ask a therapist, and what to look for.

use askama::Template;

use crate::{
    access::Partner,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/therapy/search/search.html")]
pub(super) struct SearchPage {
    frame: Frame,
}

impl SearchPage {
    pub(super) fn new(partner: &Partner) -> Self {
        Self { frame: Frame::of(partner, Place::More, "The way") }
    }
}

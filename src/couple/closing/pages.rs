//! The page of the closing.

use askama::Template;

use crate::{
    access::Partner,
    day,
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "couple/closing/closing.html")]
pub(super) struct ClosingPage {
    frame: Frame,
    form: Typed,
    me: String,
    partner: String,
    closed: Option<ClosedView>,
}

/// What has happened.
struct ClosedView {
    sentence: String,
    /// From when each can decide.
    decide_on: String,
}

impl ClosingPage {
    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        let frame = Frame::of(partner, Place::More, "Closing");
        let closed = partner.stage().closed().zip(partner.stage_in_words());
        let (zone, today) = (partner.zone(), partner.today());
        Self {
            // The page says it itself.
            frame: Frame { stop: None, ..frame },
            form,
            me: partner.name().to_owned(),
            partner: partner.partner_name().to_owned(),
            closed: closed.map(|(closed, sentence)| ClosedView {
                sentence,
                decide_on: day::and_time(closed.readable_until(), zone, today),
            }),
        }
    }
}

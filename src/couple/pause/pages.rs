//! The page of the pause.

use askama::Template;

use crate::{
    access::{Partner, Stage},
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "couple/pause/pause.html")]
pub(super) struct PausePage {
    frame: Frame,
    partner: String,
    /// Who stopped and since when, if anybody did.
    sentence: Option<String>,
    /// One's own pause stands.
    is_mine: bool,
    /// The other's does.
    is_theirs: bool,
    is_closed: bool,
}

impl PausePage {
    pub(super) fn new(partner: &Partner) -> Self {
        let stage = partner.stage();
        let frame = Frame::of(partner, Place::More, "Pause");
        Self {
            // The page says it itself.
            frame: Frame { stop: None, ..frame },
            partner: partner.partner_name().to_owned(),
            sentence: partner.stage_in_words(),
            is_mine: stage.pauses().mine.is_some(),
            is_theirs: stage.pauses().theirs.is_some(),
            is_closed: matches!(stage, Stage::Closed(_)),
        }
    }
}

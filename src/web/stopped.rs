//! The page that says why nothing was shared, and gives back what was typed.

use askama::Template;

use super::page::Frame;
use crate::error::Sentence;

/// Who stopped what is shared, and since when.
#[derive(Debug, Clone)]
pub struct Stopped {
    /// Around the page.
    pub frame: Frame,
    /// Who, and since when.
    pub sentence: String,
}

impl Stopped {
    /// For a phone that replays a form: it gives the words back.
    pub fn said(&self) -> Sentence {
        let (title, sentence) = (self.frame.title, self.sentence.clone().into());
        Sentence { outcome: "gone", title, sentence }
    }
}

#[derive(Template)]
#[template(path = "stopped.html")]
pub(super) struct StoppedPage {
    frame: Frame,
    sentence: String,
    typed: Vec<String>,
}

impl StoppedPage {
    /// The page says it itself, so that the line above it need not.
    pub(super) fn new(stopped: Stopped, typed: Vec<String>) -> Self {
        let Stopped { frame, sentence } = stopped;
        Self { frame: Frame { stop: None, ..frame }, sentence, typed }
    }
}

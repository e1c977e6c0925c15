//! Pages that no feature has: an error, and words given back after the session has ended.

use axum::{http::StatusCode, response::IntoResponse as _};

use super::{
    answer::{ErrorPage, default_sentence},
    held::HeldPage,
    page::Frame,
    sample::{Sample, Shown, show},
    stopped::{Stopped, StoppedPage},
};
use crate::error::{Error, Sentence};

const NUMBER: &str = "7c1f0a94b2d35e86";

pub(crate) fn all() -> Vec<Shown> {
    [show::<ErrorPage>(), show::<HeldPage>(), show::<StoppedPage>()].concat()
}

fn said(error: Error) -> Sentence {
    let response = error.into_response();
    response.extensions().get::<Sentence>().cloned().expect("an error says something")
}

impl Sample for ErrorPage<'_> {
    fn samples() -> Vec<(&'static str, Self)> {
        let meanwhile = "The wording was changed meanwhile. Go back and read it again.";
        let written = vec!["For asking the next question as well.".to_owned()];
        let not_saved = said(Error::NotSaved(sqlx::Error::PoolClosed.into()));
        let not_saved = Self::new(not_saved, NUMBER).with_written(written);
        let mut samples: Vec<_> = [
            ("not theirs", said(Error::NotFound)),
            ("no such page", default_sentence(StatusCode::NOT_FOUND)),
            ("too long", default_sentence(StatusCode::PAYLOAD_TOO_LARGE)),
            ("not readable", default_sentence(StatusCode::BAD_REQUEST)),
            ("a rule refuses", said(Error::Refused(meanwhile))),
            ("a rule refuses a draft", said(Error::DraftKept(meanwhile))),
            ("a fault of ours", default_sentence(StatusCode::INTERNAL_SERVER_ERROR)),
        ]
        .map(|(state, sentence)| (state, Self::new(sentence, NUMBER)))
        .into();
        samples.push(("a full disk, and what was written", not_saved));
        samples
    }
}

impl Sample for HeldPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let note = "The soup was still warm when you came in.\n\nI had stopped listening for the \
                    car, and only noticed when I heard the key.";
        let thanks = "For asking the next question as well.";
        vec![
            ("one long note", Self::new(vec![note.to_owned()])),
            ("two fields", Self::new(vec![thanks.to_owned(), note.to_owned()])),
        ]
    }
}

impl Sample for StoppedPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let sentence = "Ben paused on Tuesday 10 March. You can read everything, and write for yourself. \
                        Nothing is asked of you.";
        let stopped = || Stopped { frame: Frame::plain("Paused"), sentence: sentence.to_owned() };
        let typed = ["Home by seven", "Because I lie awake until I hear the key."];
        vec![
            ("a proposal", Self::new(stopped(), typed.map(str::to_owned).to_vec())),
            ("nothing was typed", Self::new(stopped(), Vec::new())),
        ]
    }
}

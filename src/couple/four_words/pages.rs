//! The page of the four words.

use askama::Template;

use super::four_words;
use crate::{
    access::{KeyNews, Partner},
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "couple/four_words/four_words.html")]
pub(super) struct FourWordsPage {
    frame: Frame,
    partner: String,
    /// None while there is no key to make them from.
    words: Option<[&'static str; 4]>,
    own_was_changed: bool,
    state: State,
}

/// The partner's key, as this person took it and as it is now.
enum State {
    AsTaken,
    /// Another one, or the one that was taken is gone: `keys` names what the words are made from.
    Changed {
        keys: String,
        is_unknown: bool,
        form: Typed,
    },
    Gone,
}

impl FourWordsPage {
    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        let known = partner.partner_keys();
        let pinned = known.pinned().map(crate::sealed::Pinned::keys);
        let state = match known.offered() {
            _ if !known.have_changed() => State::AsTaken,
            Some(keys) => {
                let (keys, is_unknown) = (four_words::print(keys), pinned.is_none());
                State::Changed { keys, is_unknown, form }
            }
            None => State::Gone,
        };
        let own = partner.keys().public();
        Self {
            frame: Frame::of(partner, Place::More, "Four words"),
            partner: partner.partner_name().to_owned(),
            words: known.offered().or(pinned).map(|theirs| four_words::of(own, theirs)),
            own_was_changed: partner.key_news() == Some(&KeyNews::Own),
            state,
        }
    }
}

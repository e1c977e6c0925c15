//! Stories of becoming a pair: set-up, invite, acceptance, confirmation.

pub(crate) mod export;
mod four_words;
mod imported;
mod invite;
mod pairing;
mod races;

//! Stories of becoming a pair, set-up, invite, acceptance, confirmation; and of stopping.

mod beginning;
pub(crate) mod closing;
pub(crate) mod export;
mod four_words;
mod imported;
mod invite;
mod pairing;
pub(crate) mod parting;
mod pause;
mod races;
mod stopping;

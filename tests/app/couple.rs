//! Stories of becoming a pair: set-up, invite, acceptance, confirmation.

mod four_words;
mod invite;
mod pairing;
mod races;

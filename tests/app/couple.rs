//! Stories of becoming a pair: set-up, invite, acceptance, confirmation.

mod invite;
mod pairing;
mod races;

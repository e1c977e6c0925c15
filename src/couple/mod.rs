//! From a set-up link to two people who have both said yes.

pub(crate) mod closing;
mod code;
pub mod epoch;
pub mod export;
pub(crate) mod four_words;
mod handlers;
pub mod imported;
mod pages;
pub mod pairing;
pub mod parting;
pub(crate) mod pause;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub(crate) use code::{Code, InviteCodes};
pub(crate) use epoch::store::meet_again;
pub(crate) use handlers::{come_back, first_invite};
pub(crate) use pages::Codes;
pub use pairing::InviteId;

use crate::{
    access::{CoupleId, PersonId},
    routes::Routes,
};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/set-up/{code}", handlers::set_up_page)
        .post("/set-up/{code}", handlers::set_up)
        .get("/invite", handlers::words_page)
        .post("/invite", handlers::words)
        .get("/invite/{code}", handlers::invite_page)
        .post("/invite/{code}", handlers::accept)
        .get("/pairing", handlers::pairing_page)
        .post("/pairing/acceptances", handlers::accept_as)
        .post("/pairing/acceptances/ends", handlers::take_yes_back)
        .post("/pairing/invites", handlers::invite_again)
        .post("/pairing/confirmations", handlers::confirm)
        .get("/house-rules", handlers::house_rules)
        .get("/who-reads", handlers::who_reads)
        .merge(four_words::routes())
        .merge(export::routes())
        .merge(imported::routes())
        .merge(pause::routes())
        .merge(closing::routes())
        .merge(parting::routes())
}

/// A fresh set-up link's code, kept only as a hash.
pub use code::new_set_up_code;

/// What a handed-over couple key is for: it opens for no other person, couple or epoch.
pub(crate) fn key_purpose(couple: CoupleId, person: PersonId, epoch: u32) -> Vec<u8> {
    let mut purpose = b"troth v1 couple key\0".to_vec();
    purpose.extend_from_slice(couple.uuid().as_bytes());
    purpose.extend_from_slice(person.uuid().as_bytes());
    purpose.extend_from_slice(&epoch.to_be_bytes());
    purpose
}

/// What is told of earlier keys is for one person of one couple.
pub(crate) fn vouching_purpose(couple: CoupleId, person: PersonId) -> Vec<u8> {
    let what = b"troth v1 earlier keys\0".as_slice();
    [what, couple.uuid().as_bytes(), person.uuid().as_bytes()].concat()
}

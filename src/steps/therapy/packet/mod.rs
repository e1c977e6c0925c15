//! A packet: what the two hand to a therapist who has no account. One chooses sections and days and reads what would
//! stand in it; it is kept as it stood then, and the other says yes to exactly these words or not. Once both have, it is
//! printed or taken along as a file; either ends it at once.

mod document;
pub(crate) mod file;
mod gathered;
mod handlers;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod packet;
mod pages;
mod pdf;
#[cfg(test)]
pub(crate) mod samples;
mod sheet;
mod store;

pub use packet::{Choice, ChoiceForm, Group, Packet, Part, Row, Under};

use crate::{
    agreeing::handlers::{answer, end},
    routes::Routes,
};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/packets", handlers::list)
        .get("/packets/new", handlers::choose)
        .get("/packets/preview", handlers::preview)
        .post("/packets", handlers::propose)
        .post("/packets/answers", answer::<Packet>)
        .post("/packets/ends", end::<Packet>)
        .get("/packets/{id}", handlers::show)
        .get("/packets/{id}/print", handlers::print)
        .merge(file::routes())
}

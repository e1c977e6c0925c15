//! What somebody brings from another server: the file that they took along there (`couple/export`),
//! taken in here for themselves alone.
//!
//! Nothing of it becomes an entry: what the other wrote is signed with keys of another place, and
//! nobody here could sign it in their name. It is a record to read, and it is taken along again with
//! the rest, byte for byte.

mod handlers;
#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod imported;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

#[cfg(any(test, fuzzing))]
pub(crate) use imported::joined;
pub use imported::{Brought, ImportCode, ImportLinkId, ImportedId, Piece, Unfit};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/import/{code}", handlers::import_page)
        .post("/import/{code}", handlers::take_in)
        .get("/imported", handlers::list)
        .get("/imported/{id}", handlers::show)
}

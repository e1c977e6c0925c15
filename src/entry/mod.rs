//! What becomes of an entry that was shared: its author may withdraw it, the other may keep a copy.
//!
//! A kind of entry joins by implementing [`store::SharedKind`] and listing the four routes, as
//! check-ins do. What both agreed on is no entry of one of them: it ends by its own rules.

#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod entry;
mod handlers;
mod kept;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;
mod told;

pub use entry::*;
pub(crate) use handlers::{keep, keep_page, withdraw, withdraw_page};
pub use kept::{Kept, KeptCopy, KeptCopyId};
pub(crate) use pages::withdrawn_line;
pub use told::{Row, Told};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/kept-copies", handlers::kept_copies)
        .post("/kept-copies/{id}/deletions", handlers::delete_copy)
}

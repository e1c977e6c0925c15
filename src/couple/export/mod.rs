//! Taking one's words along: everything one wrote, or everything that both may read, as one file
//! that only a passphrase opens.
//!
//! It takes one person, and nobody is told. The record reads across the features through their
//! `record` folders; `docs/EXPORT.md` describes the file.

mod archive;
#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod export;
mod handlers;
mod pages;
pub(in crate::couple) mod readable;
mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub(in crate::couple) use archive::opened;
#[cfg(any(test, fuzzing))]
pub(crate) use archive::record_in;
pub(crate) use archive::sealed_alone;
pub use export::{ExportForm, Holds, Wish};
pub(crate) use export::{Opener, SAME};
pub(crate) use readable::alone;
pub(crate) use readable::{Section, sections};
pub use record::{BroughtAlong, FORMAT, House, Progress, Record, Therapy, VERSION, Who};

use crate::{
    access::{Former, Partner},
    routes::Routes,
};

/// So many words are opened before the pages of others have their turn.
pub(crate) const AT_A_TIME: usize = 64;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/export", handlers::export_page::<Partner>)
        .post("/exports", handlers::export::<Partner>)
        .get("/kept/{id}/export", handlers::export_page::<Former>)
        .post("/kept/{id}/exports", handlers::export::<Former>)
}

//! The note after a date: it opens when both wrote. Its author changes it freely until then, for a
//! quarter of an hour after that in its place, and later as a version beside it; its author withdraws
//! it, the other keeps a copy.

mod correction;
mod handlers;
pub mod opened;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

use chrono::{DateTime, Utc};

use super::plan::NoteWords;
use crate::{
    access::PersonId,
    entry::{self, Withdrawal},
    sealed::Opened,
};

pub use correction::{Becomes, CorrectionForm, Later};
pub(super) use handlers::{correct, correct_page, versions};

/// One good moment, as its reader may see it.
#[derive(Debug, Clone)]
pub struct Note {
    /// What was good, and how close it felt: as it is now.
    pub words: Opened<NoteWords>,
    /// It was withdrawn after both had written.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// Since when both can read it: when the second of the two wrote.
    pub opened_at: Option<DateTime<Utc>>,
    /// Which version it is, and since when, if it was changed in the open.
    pub changed: Option<(u32, DateTime<Utc>)>,
}

/// A note with all that stood there, once both can read it.
#[derive(Debug, Clone)]
pub struct Versions {
    /// Whose it is.
    pub author: PersonId,
    /// It was withdrawn: nothing else is left of it.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// Since when each stood there, the oldest first.
    pub all: Vec<(DateTime<Utc>, Opened<NoteWords>)>,
}

/// What stands in it, for pages that know only entries.
fn said(words: &NoteWords) -> Vec<entry::Said> {
    let felt = entry::Said::chosen("How close it felt", words.closeness.words());
    let moment = entry::Said::written("A good moment", &words.moment);
    [felt].into_iter().chain(moment).collect()
}

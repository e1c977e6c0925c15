//! The note after a date: it opens when both wrote, its author withdraws it, the other keeps a copy.

pub mod store;

use super::plan::NoteWords;
use crate::{
    entry::{self, Withdrawal},
    sealed::Opened,
};

/// One good moment, as its reader may see it.
#[derive(Debug, Clone)]
pub struct Note {
    /// What was good, and how close it felt.
    pub words: Opened<NoteWords>,
    /// It was withdrawn after both had written.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

/// What stands in it, for pages that know only entries.
fn said(words: &NoteWords) -> Vec<entry::Said> {
    let felt = entry::Said::chosen("How close it felt", words.closeness.words());
    let moment = entry::Said::written("A good moment", &words.moment);
    [felt].into_iter().chain(moment).collect()
}

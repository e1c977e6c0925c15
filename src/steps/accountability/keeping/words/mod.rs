//! What was written beside a mark: its owner withdraws it, the other keeps a copy. The mark stays.

pub mod store;

use super::KeepingWords;
use crate::entry::Said;

/// What got in the way and the repair, of one mark.
#[derive(Debug)]
pub struct MarkWords;

/// What stands in them, for pages that know only entries.
pub(super) fn said(words: &KeepingWords) -> Vec<Said> {
    let written = [("What got in the way", &words.obstacle), ("The repair", &words.repair)];
    written.into_iter().filter_map(|(about, words)| Said::written(about, words)).collect()
}

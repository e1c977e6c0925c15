//! A check-in that was shared: both read it, its author withdraws it, the other keeps a copy.

pub mod store;

use super::{Details, Said};
use crate::entry;

/// A check-in that both may read, in a path.
#[derive(Debug)]
pub struct SharedCheckIn;

/// What stands in it, for pages that know only entries.
pub(super) fn said(said: &Said, details: Option<&Details>) -> Vec<entry::Said> {
    let mut all = vec![entry::Said::chosen("How close", said.closeness.words())];
    let Some(details) = details else { return all };
    if !details.feelings.is_empty() {
        let felt = details.feelings.iter().map(|felt| match felt.strength {
            Some(strength) => format!("{}, {}", felt.feeling.word(), strength.word()),
            None => felt.feeling.word().to_owned(),
        });
        all.push(entry::Said::chosen("Feeling", felt.collect::<Vec<_>>().join("; ")));
    }
    if let Some(energy) = details.energy {
        all.push(entry::Said::chosen("Energy", energy.words()));
    }
    let written = [
        ("What would help", &details.need),
        ("Thank you", &details.thanks),
        ("Note", &details.note),
    ];
    all.extend(written.into_iter().filter_map(|(about, words)| entry::Said::written(about, words)));
    all
}

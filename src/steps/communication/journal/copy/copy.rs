//! What is shared of a page: its text as it was then, and the day it was written on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    entry::Said,
    sealed::{Kind, Words},
};

/// A copy of a page, for both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyWords {
    /// Its author's day when the page was written.
    pub day: NaiveDate,
    /// What is written.
    pub text: String,
}

impl Words for CopyWords {
    const KIND: Kind = Kind { name: "journal_copy", scope: "journal_copies" };
}

impl CopyWords {
    /// What stands in it, for pages that know only entries.
    pub fn said(&self) -> Vec<Said> {
        Said::written("", &self.text).into_iter().collect()
    }
}

//! What the two say when only the monthly meeting is left.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    agreeing::{Agreeable, Drafted},
    draft::{For, Part, Takes, ToShare},
    entry::Said,
    sealed::{Kind, Words},
    text::Faults,
};

/// That only the monthly meeting is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maintain {
    /// Why now.
    pub why: String,
    /// What would bring the rest back; may be empty.
    pub back: String,
}

/// What one writes to propose it.
pub(crate) const PARTS: [Part; 2] = [
    Part {
        name: "why",
        lead: "Why now",
        hint: "What you both see: “Four calm months, and we said the hard things ourselves.”",
        needed: true,
        takes: Takes::Text(400),
    },
    Part {
        name: "back",
        lead: "When we would take more again",
        hint: "For example: “When one of us sleeps badly for a week, or hides something small.” You can leave this out.",
        needed: false,
        takes: Takes::Text(400),
    },
];

impl Words for Maintain {
    const KIND: Kind = Kind { name: "maintain", scope: "maintain" };
}

impl Agreeable for Maintain {
    const NAME: &'static str = "maintain";
    const PATH: &'static str = "/maintain";

    fn said(&self) -> Vec<Said> {
        let all = [&self.why, &self.back].into_iter().zip(PARTS);
        all.filter_map(|(words, part)| Said::written(part.lead, words)).collect()
    }
}

impl Drafted for Maintain {
    const FOR: For = For::Maintain;

    fn of(said: &ToShare, _: NaiveDate) -> Result<Self, Faults> {
        let words = |part: &str| said.words(part).to_owned();
        Ok(Self { why: words("why"), back: words("back") })
    }

    fn parts(&self) -> Vec<(&'static str, String)> {
        let all = [&self.why, &self.back];
        PARTS.into_iter().zip(all).map(|(part, words)| (part.name, words.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_as_it_was_written() {
        let said = Maintain { why: "Four calm months.".to_owned(), back: String::new() };
        let parts = PARTS.into_iter().zip(said.parts()).map(|(part, (name, words))| {
            assert_eq!(part.name, name);
            (part, words)
        });
        let sent = ToShare { what: For::Maintain, parts: parts.collect() };
        assert_eq!(Maintain::of(&sent, NaiveDate::default()), Ok(said.clone()));
        assert_eq!(said.said().len(), 1);
    }
}

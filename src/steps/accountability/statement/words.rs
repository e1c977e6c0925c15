//! What stands in an accountability statement, and what is said about it.

use serde::{Deserialize, Serialize};

use super::{Act, PARTS};
use crate::{
    draft::{self, For, Takes, ToShare},
    entry::Said,
    sealed::{Kind, Words},
    steps::accountability::commitment::CommitmentId,
};

/// A part has so many characters at most.
const LIMIT: usize = 1500;
/// And what somebody needs more of.
pub const WISH_LIMIT: usize = 300;

/// The scope that opens statements and the answers to them.
const SCOPE: &str = "accountability";

const fn part(name: &'static str, lead: &'static str, hint: &'static str) -> draft::Part {
    draft::Part { name, lead, hint, needed: false, takes: Takes::Text(LIMIT) }
}

const fn needed(part: draft::Part) -> draft::Part {
    draft::Part { needed: true, ..part }
}

/// What one takes responsibility for, part by part. None of them asks for forgiveness.
pub(crate) const OWNED: [draft::Part; PARTS] = [
    needed(part("did", "What I did", "As it was, in plain words. No “but”, and no “because you”.")),
    needed(part(
        "choice",
        "It was my choice",
        "What you could have done instead. There may have been reasons. They are nobody else’s fault.",
    )),
    needed(part(
        "harm",
        "The harm I see",
        "What it did to them, as far as you understand it. Not how it was for you.",
    )),
    part("regret", "What I regret", "What you wish you had done. It asks for nothing back."),
    part(
        "changed",
        "What I have changed",
        "What is different already, on ordinary days. You link it to something you do, before you share it.",
    ),
    part(
        "repair",
        "What I offer",
        "Something you can do to repair a little. It may be taken or left.",
    ),
];

/// More about one of the parts: a page of its own for each.
const MORE: [[draft::Part; 1]; PARTS] = [
    [more(OWNED[0])],
    [more(OWNED[1])],
    [more(OWNED[2])],
    [more(OWNED[3])],
    [more(OWNED[4])],
    [more(OWNED[5])],
];

const fn more(part: draft::Part) -> draft::Part {
    draft::Part { needed: true, ..part }
}

/// What a draft of more about this part asks for.
pub(crate) fn more_about(part: usize) -> &'static [draft::Part] {
    MORE.get(part).map_or(&[], |part| part.as_slice())
}

/// What one takes responsibility for, without the parts that were left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owned {
    /// In the order of the pages.
    pub parts: Vec<Part>,
    /// The commitments in which the change shows.
    #[serde(default)]
    pub commitments: Vec<CommitmentId>,
}

/// What was written in one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which, as it stands in the address of its page.
    pub part: String,
    /// The words.
    pub words: String,
}

/// What one of the two says about it. Every act is sealed and signed, so that nobody else can say
/// "received" in their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
#[allow(missing_docs, reason = "parts are numbered from 0")]
pub enum Spoken {
    /// "Received."
    Received { part: usize },
    /// "I need more here", and what, if they say it.
    NeedsMore { part: usize, what: String },
    /// "I am not ready for this."
    NotReady,
    /// More about a part.
    More { part: usize, words: String },
}

impl Words for Owned {
    const KIND: Kind = Kind { name: "accountability_statement", scope: SCOPE };
}

impl Words for Spoken {
    const KIND: Kind = Kind { name: "accountability_statement_act", scope: SCOPE };
}

impl Owned {
    /// What a draft says, with the commitments that its author links.
    pub fn of(said: ToShare, commitments: Vec<CommitmentId>) -> Self {
        let parts = said.parts.into_iter();
        let parts = parts.map(|(part, words)| Part { part: part.name.to_owned(), words });
        Self { parts: parts.collect(), commitments }
    }

    /// The words of this part; nothing if it was left out.
    pub fn words(&self, nth: usize) -> Option<&str> {
        let name = OWNED.get(nth)?.name;
        self.parts.iter().find(|part| part.part == name).map(|part| part.words.as_str())
    }

    /// Which parts were written.
    pub fn written(&self) -> [bool; PARTS] {
        let mut nth = 0..;
        [(); PARTS].map(|()| nth.next().is_some_and(|nth| self.words(nth).is_some()))
    }

    /// What stands in it, each below the name of its part.
    pub fn said(&self) -> Vec<Said> {
        let parts = OWNED.iter().zip(0..);
        parts.filter_map(|(part, nth)| Said::written(part.lead, self.words(nth)?)).collect()
    }
}

impl Spoken {
    /// What a draft says, if it adds to a part.
    pub fn of(said: ToShare) -> Option<Self> {
        match said.what {
            For::More(_, part) => Some(Self::More { part, words: said.only() }),
            _ => None,
        }
    }

    /// What is done by saying it.
    pub const fn act(&self) -> Act {
        match self {
            Self::Received { part } => Act::Received(*part),
            Self::NeedsMore { part, .. } => Act::NeedsMore(*part),
            Self::NotReady => Act::NotReady,
            Self::More { part, .. } => Act::More(*part),
        }
    }

    /// Whether it holds words of its author's.
    pub fn is_written(&self) -> bool {
        match self {
            Self::More { .. } => true,
            Self::NeedsMore { what, .. } => !what.is_empty(),
            Self::Received { .. } | Self::NotReady => false,
        }
    }

    /// What stands in it, below the name of its part; nothing if it is only a tap.
    pub fn said(&self) -> Vec<Said> {
        match self {
            Self::NeedsMore { part, what: words } | Self::More { part, words } => {
                let lead = OWNED.get(*part).map_or("", |part| part.lead);
                Said::written(lead, words).into_iter().collect()
            }
            Self::Received { .. } | Self::NotReady => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::accountability::statement::AccountabilityStatementId;

    #[test]
    fn a_draft_becomes_what_it_says_without_what_was_left_out() {
        let written = OWNED.iter().filter(|part| part.name != "regret");
        let parts = written.map(|part| (*part, part.lead.to_owned())).collect();
        let said = ToShare { what: For::Accountability, parts };
        let owned = Owned::of(said, Vec::new());
        assert_eq!(owned.written(), [true, true, true, false, true, true]);
        assert_eq!(owned.said().len(), 5);
        assert_eq!((owned.words(0), owned.words(3)), (Some("What I did"), None));
    }

    #[test]
    fn more_belongs_to_its_part() {
        let id = AccountabilityStatementId::mint();
        for (nth, owned) in OWNED.into_iter().enumerate() {
            let part = more_about(nth)[0];
            assert_eq!((part.name, part.needed), (owned.name, true));
            let said = ToShare { what: For::More(id, nth), parts: vec![(part, "more".to_owned())] };
            let spoken = Spoken::of(said).expect("more");
            assert_eq!(spoken.act(), Act::More(nth));
            assert_eq!(spoken.said().len(), 1);
        }
        assert!(more_about(PARTS).is_empty());
    }
}

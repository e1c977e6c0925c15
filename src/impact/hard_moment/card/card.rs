//! What stands on a card.

use serde::{Deserialize, Serialize};

use crate::{
    draft::{Part, Takes, ToShare},
    entry::Said,
    sealed::{Kind, Words},
};

/// What somebody needs in a hard moment. Any part may be empty, but not all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// What sets it off.
    pub cue: String,
    /// How one notices it.
    pub signs: String,
    /// What helps from the other.
    pub helps: String,
    /// What does not.
    pub does_not: String,
    /// What one does oneself.
    pub myself: String,
    /// A word that both know.
    pub signal: String,
}

const fn part(name: &'static str, lead: &'static str, hint: &'static str) -> Part {
    Part { name, lead, hint, needed: false, takes: Takes::Text(300) }
}

/// All parts, as one writes them.
pub(crate) const PARTS: [Part; 6] = [
    part(
        "helps",
        "What helps me, from you",
        "For example: sit beside me and say nothing for a while.",
    ),
    part("does_not", "What does not help", "For example: “but that is over now”."),
    part("cue", "What sets it off", "For example: a Friday, a song, a phone that buzzes."),
    part("signs", "How you notice it", "For example: I go quiet, or tidy up at midnight."),
    part("myself", "What I do myself", "For example: walk once round the block."),
    Part {
        takes: Takes::Line(60),
        ..part(
            "signal",
            "My word for it",
            "A word for when there are no others. For example: “harbour”.",
        )
    },
];

impl Words for Card {
    const KIND: Kind = Kind { name: "hard_moment_card", scope: "hard_moments" };
}

impl Card {
    /// What a draft says.
    pub fn of(said: &ToShare) -> Self {
        let part = |name| said.words(name).to_owned();
        Self {
            cue: part("cue"),
            signs: part("signs"),
            helps: part("helps"),
            does_not: part("does_not"),
            myself: part("myself"),
            signal: part("signal"),
        }
    }

    /// What stands in a part.
    pub fn part(&self, name: &str) -> &str {
        match name {
            "helps" => &self.helps,
            "does_not" => &self.does_not,
            "cue" => &self.cue,
            "signs" => &self.signs,
            "myself" => &self.myself,
            _ => &self.signal,
        }
    }

    /// What stands on it, for pages.
    pub fn said(&self) -> Vec<Said> {
        let parts = PARTS.iter();
        parts.filter_map(|part| Said::written(part.lead, self.part(part.name))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::For;

    #[test]
    fn what_was_skipped_is_not_on_the_card() {
        let written = |name: &str, words: &str| {
            let part = PARTS.iter().find(|part| part.name == name).expect("a part");
            (*part, words.to_owned())
        };
        let parts = vec![written("myself", "Walk."), written("signal", "Harbour")];
        let card = Card::of(&ToShare { what: For::Card, parts });
        let said = [("What I do myself", "Walk."), ("My word for it", "Harbour")];
        assert_eq!(card.said(), said.map(|(a, b)| Said::written(a, b).expect("words")));
        assert_eq!((card.part("signal"), card.part("helps")), ("Harbour", ""));
    }
}

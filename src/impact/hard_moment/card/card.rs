//! What stands on a card.

use serde::{Deserialize, Serialize};

use crate::{
    entry::Said,
    sealed::{Kind, Words},
    steps::communication::wording::allowed,
    text::{Faults, passage},
};

/// The most characters a part takes.
pub mod limit {
    /// Every part but the signal.
    pub const PART: usize = 300;
    /// The signal.
    pub const SIGNAL: usize = 60;
}

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

/// One part of a card, as a page asks for it.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The name of its field.
    pub name: &'static str,
    /// What it is about.
    pub label: &'static str,
    /// An example.
    pub hint: &'static str,
}

/// All parts but the signal, in order.
pub const PARTS: [Part; 5] = [
    Part {
        name: "helps",
        label: "What helps me, from you",
        hint: "For example: sit beside me and say nothing for a while.",
    },
    Part {
        name: "does_not",
        label: "What does not help",
        hint: "For example: “but that is over now”.",
    },
    Part {
        name: "cue",
        label: "What sets it off",
        hint: "For example: a Friday, a song, a phone that buzzes.",
    },
    Part {
        name: "signs",
        label: "How you notice it",
        hint: "For example: I go quiet, or tidy up at midnight.",
    },
    Part {
        name: "myself",
        label: "What I do myself",
        hint: "For example: walk once round the block.",
    },
];

/// The form of a card, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct CardForm {
    pub helps: String,
    pub does_not: String,
    pub cue: String,
    pub signs: String,
    pub myself: String,
    pub signal: String,
}

impl Words for Card {
    const KIND: Kind = Kind { name: "hard_moment_card", scope: "hard_moments" };
}

impl Card {
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
        let parts = PARTS.iter().map(|part| (part.label, self.part(part.name)));
        let all = parts.chain([("Our signal", self.signal.as_str())]);
        all.filter_map(|(about, words)| Said::written(about, words)).collect()
    }
}

impl CardForm {
    /// The card, or what is wrong beside each field.
    ///
    /// # Errors
    /// The sentences beside the fields.
    pub fn parse(&self) -> Result<Card, Faults> {
        let mut faults = Faults::none();
        let mut part = |name: &str, typed: &str, limit| {
            let asks = ["helps", "does_not"].contains(&name);
            let words = passage(typed, limit);
            let words = if asks { words.and_then(allowed) } else { words };
            faults.take(name, words).unwrap_or_default()
        };
        let card = Card {
            helps: part("helps", &self.helps, limit::PART),
            does_not: part("does_not", &self.does_not, limit::PART),
            cue: part("cue", &self.cue, limit::PART),
            signs: part("signs", &self.signs, limit::PART),
            myself: part("myself", &self.myself, limit::PART),
            signal: part("signal", &self.signal, limit::SIGNAL),
        };
        if faults.is_empty() && card == Card::default() {
            faults.add("helps", "One thing is enough, but nothing is written yet");
        }
        if faults.is_empty() { Ok(card) } else { Err(faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Typed;

    #[test]
    fn one_part_is_enough_and_none_is_not() {
        let one = CardForm { myself: " Walk. \r\n".to_owned(), ..CardForm::default() };
        let card = one.parse().expect("a card");
        assert_eq!(card.said(), [Said::written("What I do myself", "Walk.").expect("words")]);
        let faults = CardForm { cue: " \n".to_owned(), ..CardForm::default() }.parse();
        let form = Typed::default().with_faults(faults.expect_err("nothing is written"));
        assert!(form.fault("helps").is_some() && form.faults().len() == 1);
    }

    #[test]
    fn every_part_has_its_own_limit_and_its_own_place() {
        let long = "x".repeat(limit::PART + 1);
        let form = CardForm {
            helps: long.clone(),
            does_not: long.clone(),
            cue: long.clone(),
            signs: long.clone(),
            myself: long,
            signal: "x".repeat(limit::SIGNAL + 1),
        };
        let form = Typed::default().with_faults(form.parse().expect_err("too long"));
        let fields: Vec<_> = form.faults().iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["helps", "does_not", "cue", "signs", "myself", "signal"]);
        let card = Card { cue: "a".to_owned(), signal: "b".to_owned(), ..Card::default() };
        assert_eq!((card.part("cue"), card.part("signal"), card.part("helps")), ("a", "b", ""));
    }
}

//! How one of the two goes on from a talk.

use serde::{Deserialize, Serialize};

use super::LIMIT;
use crate::draft::{Part, Takes};

/// How one of the two goes on from a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exit {
    /// With nothing more.
    Nothing,
    /// With a thank-you.
    ThankYou,
    /// With something to do: a new commitment.
    Commitment,
    /// It stays a concern, to be met again.
    Concern,
    /// It goes along to therapy.
    Therapy,
}

const EXITS: [(&str, &str); 5] = [
    (Exit::ALL[0].word(), Exit::ALL[0].label()),
    (Exit::ALL[1].word(), Exit::ALL[1].label()),
    (Exit::ALL[2].word(), Exit::ALL[2].label()),
    (Exit::ALL[3].word(), Exit::ALL[3].label()),
    (Exit::ALL[4].word(), Exit::ALL[4].label()),
];

/// What is said about it: its parts, one a page.
pub(super) const CLOSED: [Part; 2] = [
    Part {
        name: "exit",
        lead: "I go from here with",
        hint: "Nothing has to be solved today.",
        needed: true,
        takes: Takes::OneOf(&EXITS),
    },
    Part {
        name: "thanks",
        lead: "A few words to go with it",
        hint: "You can leave this empty.",
        needed: false,
        takes: Takes::Text(LIMIT),
    },
];

impl Exit {
    /// All there are, as they are offered.
    pub const ALL: [Self; 5] =
        [Self::Nothing, Self::ThankYou, Self::Commitment, Self::Concern, Self::Therapy];

    /// The one that a form sends with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|exit| exit.word() == word)
    }

    /// As a form sends it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::ThankYou => "thank-you",
            Self::Commitment => "commitment",
            Self::Concern => "concern",
            Self::Therapy => "therapy",
        }
    }

    /// As it is offered.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Nothing => "Nothing more for today",
            Self::ThankYou => "A thank-you",
            Self::Commitment => "Something I will do from now on",
            Self::Concern => "This stays with me. I’d like to come back to it",
            Self::Therapy => "I’d like to take this to a therapist",
        }
    }

    /// As both read it afterwards.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Nothing => "Nothing more for today.",
            Self::ThankYou => "Thank you.",
            Self::Commitment => "There is something I will do from now on.",
            Self::Concern => "This stays with me. I’d like to come back to it.",
            Self::Therapy => "I’d like to take this to a therapist.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_closes_with_one_of_five() {
        for (exit, (word, label)) in Exit::ALL.into_iter().zip(EXITS) {
            assert_eq!((Exit::parse(word), exit.label()), (Some(exit), label));
        }
        assert_eq!(Exit::parse("divorce"), None);
    }
}

//! What is said in a turn: its parts, one a page, and the words.

use serde::{Deserialize, Serialize};

use super::{
    Act, LIMIT,
    closing::{CLOSED, Exit},
};
use crate::{
    draft::{Part, Takes, ToShare},
    entry::Said,
    sealed::{Kind, Words},
    steps::{
        communication::wording::allowed,
        small_issues::feeling::{self, Strength},
    },
    text::Faults,
};

/// The scope that opens everything said in talks.
const SCOPE: &str = "talks";

/// What one of the two says in a turn. Every act is sealed and signed, so that nobody else can say
/// "I feel heard" in their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "turn", rename_all = "snake_case")]
#[allow(missing_docs, reason = "each field is what its part says")]
pub enum Spoken {
    /// "When … I felt … because … I would need …", and how strongly.
    Said {
        when: String,
        felt: String,
        because: String,
        need: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        strength: Option<Strength>,
    },
    /// "What I hear is … It makes sense because … I imagine you felt …"
    Reflected { hear: String, sense: String, imagine: String },
    /// "I feel heard."
    Heard,
    /// "Not quite. What is missing is …"
    NotQuite { missing: String },
    /// Nothing to say in the second half.
    NothingToAdd,
    /// How to go on from here.
    Closed { exit: Exit, thanks: String },
}

/// How strong a feeling is, as it is chosen.
const STRENGTHS: [(&str, &str); 5] = [
    ("1", feeling::STRENGTHS[0].word()),
    ("2", feeling::STRENGTHS[1].word()),
    ("3", feeling::STRENGTHS[2].word()),
    ("4", feeling::STRENGTHS[3].word()),
    ("5", feeling::STRENGTHS[4].word()),
];

/// A part that comes later is added at the end: where a part is sealed, its place is part of that.
const SAID: [Part; 5] = [
    Part {
        name: "when",
        lead: "When …",
        hint: "One thing that happened, as a camera would have seen it.",
        needed: true,
        takes: Takes::Text(LIMIT),
    },
    Part {
        name: "felt",
        lead: "I felt …",
        hint: "A feeling of yours, such as hurt, afraid, alone, angry, small.",
        needed: true,
        takes: Takes::Text(LIMIT),
    },
    Part {
        name: "because",
        lead: "because …",
        hint: "What it touches in you. Why it matters.",
        needed: false,
        takes: Takes::Text(LIMIT),
    },
    Part {
        name: "need",
        lead: "I would need …",
        hint: "A wish that the other can do something about.",
        needed: false,
        takes: Takes::Text(LIMIT),
    },
    Part {
        name: "strength",
        lead: "How strong the feeling is",
        hint: "So that the other can tell. You can leave it out.",
        needed: false,
        takes: Takes::OneOf(&STRENGTHS),
    },
];

const REFLECTED: [Part; 3] = [
    Part {
        name: "hear",
        lead: "What I hear is …",
        hint: "In your own words, as it was meant. Nothing of your own side yet: that comes after.",
        needed: true,
        takes: Takes::Text(LIMIT),
    },
    Part {
        name: "sense",
        lead: "It makes sense because …",
        hint: "You need not agree to see how it looks from there.",
        needed: false,
        takes: Takes::Text(LIMIT),
    },
    Part {
        name: "imagine",
        lead: "I imagine you felt …",
        hint: "A guess is welcome. It can be put right.",
        needed: false,
        takes: Takes::Text(LIMIT),
    },
];

const NOT_QUITE: [Part; 1] = [Part {
    name: "missing",
    lead: "What is missing is …",
    hint: "The one thing that matters most, in a sentence or two.",
    needed: true,
    takes: Takes::Text(LIMIT),
}];

impl Words for Spoken {
    const KIND: Kind = Kind { name: "turn", scope: SCOPE };
}

impl Act {
    /// The parts of a turn that is written; none if it is only a word.
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Said => &SAID,
            Self::Reflected => &REFLECTED,
            Self::NotQuite => &NOT_QUITE,
            Self::Closed => &CLOSED,
            Self::Heard | Self::NothingToAdd => &[],
        }
    }

    /// What the other did, which a turn of this kind answers.
    #[must_use]
    pub const fn answers_to(self) -> Self {
        match self {
            Self::NotQuite | Self::Heard => Self::Reflected,
            _ => Self::Said,
        }
    }
}

impl Spoken {
    /// Nothing written yet; nothing to write if it is only a word.
    fn blank(act: Act) -> Option<Self> {
        let empty = String::new;
        match act {
            Act::Said => Some(Self::Said {
                when: empty(),
                felt: empty(),
                because: empty(),
                need: empty(),
                strength: None,
            }),
            Act::Reflected => {
                Some(Self::Reflected { hear: empty(), sense: empty(), imagine: empty() })
            }
            Act::NotQuite => Some(Self::NotQuite { missing: empty() }),
            Act::Heard | Act::NothingToAdd | Act::Closed => None,
        }
    }

    /// What is done by saying it.
    pub const fn act(&self) -> Act {
        match self {
            Self::Said { .. } => Act::Said,
            Self::Reflected { .. } => Act::Reflected,
            Self::Heard => Act::Heard,
            Self::NotQuite { .. } => Act::NotQuite,
            Self::NothingToAdd => Act::NothingToAdd,
            Self::Closed { .. } => Act::Closed,
        }
    }

    /// What a draft says; nothing if it is no draft of a turn.
    pub fn of(said: &ToShare) -> Option<Self> {
        let (act, _) = said.what.turn()?;
        if act == Act::Closed {
            let (exit, thanks) = (Exit::parse(said.words("exit"))?, said.words("thanks"));
            return Some(Self::Closed { exit, thanks: thanks.to_owned() });
        }
        let blank = Self::blank(act)?;
        let parts = said.parts.iter();
        Some(parts.fold(blank, |spoken, (part, words)| spoken.with(part.name, words)))
    }

    /// The answers, each with its part, in their order.
    pub fn answers(&self) -> Vec<(Part, &str)> {
        let given: Vec<&str> = match self {
            Self::Said { when, felt, because, need, strength } => {
                vec![when, felt, because, need, strength.map_or("", Strength::word)]
            }
            Self::Reflected { hear, sense, imagine } => vec![hear, sense, imagine],
            Self::NotQuite { missing } => vec![missing],
            _ => Vec::new(),
        };
        self.act().parts().iter().copied().zip(given).collect()
    }

    /// The words of a part; empty if there are none.
    pub fn answer(&self, name: &str) -> &str {
        self.answers().iter().find(|(part, _)| part.name == name).map_or("", |(_, a)| a)
    }

    /// The same with these words in the part of that name.
    #[must_use]
    fn with(mut self, name: &str, answer: &str) -> Self {
        if let Self::Said { strength, .. } = &mut self
            && name == "strength"
        {
            *strength = Strength::parse(answer);
        }
        if let Some(place) = self.answer_mut(name) {
            answer.clone_into(place);
        }
        self
    }

    /// With what its author goes on, if it closes the talk.
    pub const fn exit(&self) -> Option<Exit> {
        match self {
            Self::Closed { exit, .. } => Some(*exit),
            _ => None,
        }
    }

    /// What somebody will do is offered: no keys to a phone.
    ///
    /// # Errors
    /// The faults.
    pub fn offers(&self) -> Result<(), Faults> {
        match self {
            Self::Closed { exit: Exit::Commitment, thanks } => {
                let allowed = allowed(thanks.clone()).map(drop);
                allowed.map_err(|sentence| Faults::one("thanks", sentence))
            }
            _ => Ok(()),
        }
    }

    /// What stands in it, without what was skipped; nothing if it is only a word.
    pub fn said(&self) -> Vec<Said> {
        if let Self::Closed { exit, thanks } = self {
            let exit = Said::chosen("", exit.said());
            return [exit].into_iter().chain(Said::written("", thanks)).collect();
        }
        let answers = self.answers().into_iter();
        let said = answers.filter_map(|(part, answer)| match part.takes {
            Takes::OneOf(_) => (!answer.is_empty()).then(|| Said::chosen(part.lead, answer)),
            _ => Said::written(part.lead, answer),
        });
        said.collect()
    }

    fn answer_mut(&mut self, name: &str) -> Option<&mut String> {
        match (self, name) {
            (Self::Said { when, .. }, "when") => Some(when),
            (Self::Said { felt, .. }, "felt") => Some(felt),
            (Self::Said { because, .. }, "because") => Some(because),
            (Self::Said { need, .. }, "need") => Some(need),
            (Self::Reflected { hear, .. }, "hear") => Some(hear),
            (Self::Reflected { sense, .. }, "sense") => Some(sense),
            (Self::Reflected { imagine, .. }, "imagine") => Some(imagine),
            (Self::NotQuite { missing }, "missing") => Some(missing),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::{draft::For, steps::communication::turn_talk::TurnTalkId};

    #[test]
    fn every_part_takes_its_words() {
        let id = TurnTalkId::mint();
        for what in [For::Said(None), For::Said(Some(id)), For::Reflected(id), For::NotQuite(id)] {
            let words = |part: &Part| match part.takes {
                Takes::OneOf(_) => "4".to_owned(),
                _ => format!("{} Wörter", part.name),
            };
            let parts = what.parts().iter().map(|part| (*part, words(part)));
            let written = ToShare { what, parts: parts.collect() };
            let spoken = Spoken::of(&written).expect("something to write");
            assert_eq!(Some(spoken.act()), what.turn().map(|(act, _)| act));
            for part in what.parts() {
                let shown = part.takes.shown(written.words(part.name), NaiveDate::MIN);
                assert_eq!(spoken.answer(part.name), shown);
            }
        }
        assert_eq!(Spoken::of(&ToShare { what: For::Question, parts: Vec::new() }), None);
    }
}

//! What is said in a turn: its questions, one a page, and the answers.

use serde::{Deserialize, Serialize};

use super::{Act, LIMIT};
use crate::{
    entry::Said,
    sealed::{Kind, Words},
    text::{Faults, passage},
};

/// The scope that opens everything said in talks.
const SCOPE: &str = "talks";

/// What one of the two says in a turn. Every act is sealed and signed, so that nobody else can say
/// "I feel heard" in their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "turn", rename_all = "snake_case")]
#[allow(missing_docs, reason = "each answer is what its question says")]
pub enum Spoken {
    /// "When … I felt … because … I would need …"
    Said { when: String, felt: String, because: String, need: String },
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

/// One question of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// As it stands in the address.
    pub name: &'static str,
    /// How the sentence begins.
    pub lead: &'static str,
    /// What helps to go on with it.
    pub hint: &'static str,
    /// Without it there is nothing to send.
    pub needed: bool,
}

const SAID: [Question; 4] = [
    Question {
        name: "when",
        lead: "When …",
        hint: "One thing that happened, as a camera would have seen it.",
        needed: true,
    },
    Question {
        name: "felt",
        lead: "I felt …",
        hint: "A feeling of yours, such as hurt, afraid, alone, angry, small.",
        needed: true,
    },
    Question {
        name: "because",
        lead: "because …",
        hint: "What it touches in you. Why it matters.",
        needed: false,
    },
    Question {
        name: "need",
        lead: "I would need …",
        hint: "A wish that the other can do something about.",
        needed: false,
    },
];

const REFLECTED: [Question; 3] = [
    Question {
        name: "hear",
        lead: "What I hear is …",
        hint: "In your own words, as it was meant. Nothing of your own side yet: that comes after.",
        needed: true,
    },
    Question {
        name: "sense",
        lead: "It makes sense because …",
        hint: "You need not agree to see how it looks from there.",
        needed: false,
    },
    Question {
        name: "imagine",
        lead: "I imagine you felt …",
        hint: "A guess is welcome. It can be put right.",
        needed: false,
    },
];

const NOT_QUITE: [Question; 1] = [Question {
    name: "missing",
    lead: "What is missing is …",
    hint: "The one thing that matters most. It will be said back to you once more.",
    needed: true,
}];

impl Question {
    /// Whether a feeling is asked for, one's own or the other's.
    pub fn asks_for_a_feeling(self) -> bool {
        ["felt", "imagine"].contains(&self.name)
    }
}

impl Words for Spoken {
    const KIND: Kind = Kind { name: "turn", scope: SCOPE };
}

impl Act {
    /// The questions of a turn that is written; none if it is only a word.
    pub const fn questions(self) -> &'static [Question] {
        match self {
            Self::Said => &SAID,
            Self::Reflected => &REFLECTED,
            Self::NotQuite => &NOT_QUITE,
            Self::Heard | Self::NothingToAdd | Self::Closed => &[],
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

    /// The question with this name, and the one that comes after it.
    pub fn question(self, name: &str) -> Option<(Question, Option<Question>)> {
        let all = self.questions();
        let at = all.iter().position(|question| question.name == name)?;
        Some((all[at], all.get(at + 1).copied()))
    }
}

impl Spoken {
    /// Nothing written yet; nothing to write if it is only a word.
    pub fn blank(act: Act) -> Option<Self> {
        let empty = String::new;
        match act {
            Act::Said => {
                Some(Self::Said { when: empty(), felt: empty(), because: empty(), need: empty() })
            }
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

    /// The answers, each with its question, in their order.
    pub fn answers(&self) -> Vec<(Question, &str)> {
        let given: Vec<&str> = match self {
            Self::Said { when, felt, because, need } => vec![when, felt, because, need],
            Self::Reflected { hear, sense, imagine } => vec![hear, sense, imagine],
            Self::NotQuite { missing } => vec![missing],
            _ => Vec::new(),
        };
        self.act().questions().iter().copied().zip(given).collect()
    }

    /// The answer to a question; empty if there is none.
    pub fn answer(&self, name: &str) -> &str {
        self.answers().iter().find(|(question, _)| question.name == name).map_or("", |(_, a)| a)
    }

    /// The same with this answer to the question of that name.
    #[must_use]
    pub fn with(mut self, name: &str, answer: &str) -> Self {
        if let Some(place) = self.answer_mut(name) {
            answer.clone_into(place);
        }
        self
    }

    /// What stands in it, without what was skipped; nothing if it is only a word.
    pub fn said(&self) -> Vec<Said> {
        if let Self::Closed { exit, thanks } = self {
            let exit = Said::chosen("", exit.said());
            return [exit].into_iter().chain(Said::written("", thanks)).collect();
        }
        let answers = self.answers().into_iter();
        answers.filter_map(|(question, answer)| Said::written(question.lead, answer)).collect()
    }

    /// How many characters it has in all.
    pub fn length(&self) -> usize {
        self.answers().iter().map(|(_, answer)| answer.chars().count()).sum()
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

    /// The first question that has to be answered and is not.
    pub fn lacks(&self) -> Option<Question> {
        self.answers().into_iter().find(|(q, a)| q.needed && a.is_empty()).map(|(q, _)| q)
    }
}

impl Exit {
    /// All there are, as they are offered.
    pub const ALL: [Self; 5] =
        [Self::Nothing, Self::ThankYou, Self::Commitment, Self::Concern, Self::Therapy];

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
            Self::Nothing => "Nothing more. It was good to talk",
            Self::ThankYou => "A thank-you",
            Self::Commitment => "Something I will do from now on",
            Self::Concern => "This stays with me. I’d like to come back to it",
            Self::Therapy => "I’d like to take this to a therapist",
        }
    }

    /// As both read it afterwards.
    pub const fn said(self) -> &'static str {
        match self {
            Self::Nothing => "It was good to talk.",
            Self::ThankYou => "Thank you.",
            Self::Commitment => "There is something I will do from now on.",
            Self::Concern => "This stays with me. I’d like to come back to it.",
            Self::Therapy => "I’d like to take this to a therapist.",
        }
    }
}

/// The form of the end, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ClosingForm {
    /// How to go on.
    pub exit: String,
    /// A thank-you, in one's own words or none.
    pub thanks: String,
}

impl ClosingForm {
    /// What it says, or what is wrong beside its fields.
    ///
    /// # Errors
    /// The faults.
    pub fn parse(&self) -> Result<Spoken, Faults> {
        let mut faults = Faults::none();
        let exit = Exit::ALL.into_iter().find(|exit| exit.word() == self.exit);
        let exit = faults.take(
            "exit",
            exit.ok_or_else(|| "Please choose how you’d like to go on from here".to_owned()),
        );
        let thanks = faults.take("thanks", passage(&self.thanks, LIMIT));
        match exit.zip(thanks) {
            Some((exit, thanks)) => Ok(Spoken::Closed { exit, thanks }),
            None => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: [Act; 3] = [Act::Said, Act::Reflected, Act::NotQuite];

    #[test]
    fn every_question_takes_its_answer() {
        for act in WRITTEN {
            let mut spoken = Spoken::blank(act).expect("something to write");
            assert_eq!(spoken.act(), act);
            assert_eq!(spoken.lacks(), act.questions().first().copied());
            for question in act.questions() {
                spoken = spoken.with(question.name, "Wörter");
                assert_eq!(spoken.answer(question.name), "Wörter");
            }
            assert_eq!((spoken.lacks(), spoken.length()), (None, 6 * act.questions().len()));
        }
    }

    #[test]
    fn one_closes_with_one_of_five() {
        for exit in Exit::ALL {
            let form = ClosingForm { exit: exit.word().to_owned(), thanks: String::new() };
            assert_eq!(form.parse(), Ok(Spoken::Closed { exit, thanks: String::new() }));
        }
        ClosingForm::default().parse().expect_err("nothing was chosen");
    }
}

//! What a draft is for, its parts, and when it is whole.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::DraftId;
use crate::{
    sealed::{Kind, Opened, Words},
    steps::communication::{
        question_box::QuestionId,
        turn_talk::draft::Unready,
        wording::{self, Refusal},
    },
};

pub use crate::steps::communication::turn_talk::Question as Part;

/// A part has so many characters at most.
pub const LIMIT: usize = 1200;

/// What somebody is writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// A question for the box.
    Question,
    /// An answer to this question.
    Answer(QuestionId),
    /// Something to be told.
    Telling,
}

/// One part, as far as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Written(pub String);

impl Words for Written {
    const KIND: Kind = Kind { name: "draft_part", scope: "draft" };
}

/// A draft, as its author sees it.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Which.
    pub id: DraftId,
    /// What for.
    pub what: For,
    /// Each part with what was written so far.
    pub parts: Vec<(Part, Option<Opened<Written>>)>,
}

const QUESTION: [Part; 1] = [Part {
    name: "question",
    lead: "What I would like to know",
    hint: "One question, in your own words. Ask yourself first: will the answer help me?",
    needed: true,
}];

const ANSWER: [Part; 1] = [Part {
    name: "answer",
    lead: "My answer",
    hint: "Plain and true, as much as you can say today. No details are needed that only hurt.",
    needed: true,
}];

const TELLING: [Part; 4] = [
    Part {
        name: "what",
        lead: "What it is …",
        hint: "In a sentence or two, plain. No details are needed.",
        needed: true,
    },
    Part {
        name: "since",
        lead: "Since when …",
        hint: "A day, a month. If it is over, until when.",
        needed: false,
    },
    Part {
        name: "why",
        lead: "Why I tell you now …",
        hint: "Your own reason. Not what anybody else did.",
        needed: false,
    },
    Part {
        name: "will",
        lead: "What I will do …",
        hint: "Something that lies with you alone, small enough to be kept.",
        needed: false,
    },
];

impl For {
    /// As it is kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer(_) => "answer",
            Self::Telling => "telling",
        }
    }

    /// What it is about, if that is something.
    pub fn about(self) -> Option<Uuid> {
        match self {
            Self::Question | Self::Telling => None,
            Self::Answer(question) => Some(question.uuid()),
        }
    }

    /// As it was kept.
    pub fn parse(word: &str, about: Option<Uuid>) -> Option<Self> {
        match (word, about) {
            ("question", None) => Some(Self::Question),
            ("telling", None) => Some(Self::Telling),
            ("answer", Some(question)) => Some(Self::Answer(question.into())),
            _ => None,
        }
    }

    /// Its parts, in their order.
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Self::Question => &QUESTION,
            Self::Answer(_) => &ANSWER,
            Self::Telling => &TELLING,
        }
    }

    /// The part with this name: which it is, and the one that comes after it.
    pub fn part(self, name: &str) -> Option<(usize, Part, Option<Part>)> {
        let parts = self.parts();
        let at = parts.iter().position(|part| part.name == name)?;
        Some((at, parts[at], parts.get(at + 1).copied()))
    }

    /// Why these words have no place in this part of it, if so. What happened can be told as it was.
    pub fn refusal(self, part: Part, words: &str) -> Option<Refusal> {
        let is_told = self == Self::Telling && part.name != "will";
        if is_told { None } else { wording::refusal(words) }
    }
}

impl Draft {
    /// What it says, part by part; what was skipped is empty.
    ///
    /// # Errors
    /// Why it can not be shared yet.
    pub fn to_share(&self) -> Result<Vec<String>, Unready> {
        let parts = self.parts.iter().map(|(part, written)| {
            let words = match written {
                None => "",
                Some(Opened::Genuine(written)) => written.0.as_str(),
                Some(Opened::Locked) => return Err(Unready::IsClosed),
                Some(Opened::BeforeReset) => return Err(Unready::BeforeReset),
                Some(Opened::ChangedOutside) => return Err(Unready::WasChanged),
            };
            if part.needed && words.is_empty() {
                return Err(Unready::Lacks(*part));
            }
            Ok(words.to_owned())
        });
        parts.collect()
    }

    /// What was written in this part so far.
    pub fn written(&self, name: &str) -> Option<&Opened<Written>> {
        self.parts.iter().find(|(part, _)| part.name == name)?.1.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(written: Option<Opened<Written>>) -> Draft {
        let what = For::Question;
        Draft { id: DraftId::mint(), what, parts: vec![(what.parts()[0], written)] }
    }

    #[test]
    fn it_is_shared_when_it_is_whole_and_open() {
        let words = Opened::Genuine(Written("Why did you stay?".to_owned()));
        assert_eq!(draft(Some(words)).to_share(), Ok(vec!["Why did you stay?".to_owned()]));
        for (written, expected) in [
            (None, Unready::Lacks(QUESTION[0])),
            (Some(Opened::Locked), Unready::IsClosed),
            (Some(Opened::ChangedOutside), Unready::WasChanged),
            (Some(Opened::BeforeReset), Unready::BeforeReset),
        ] {
            assert_eq!(draft(written).to_share(), Err(expected));
        }
    }

    #[test]
    fn what_it_is_for_is_read_as_it_was_kept() {
        for what in [For::Question, For::Answer(QuestionId::mint()), For::Telling] {
            assert_eq!(For::parse(what.word(), what.about()), Some(what));
            let (at, part, next) = what.part(what.parts()[0].name).expect("its first part");
            assert_eq!((at, part, next), (0, what.parts()[0], what.parts().get(1).copied()));
        }
        assert_eq!(For::parse("answer", None), None);
    }
}

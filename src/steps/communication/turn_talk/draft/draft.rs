//! When a draft is a turn: whole, short enough, and open.

use serde::{Deserialize, Serialize};

use super::TurnDraftId;
use crate::{
    sealed::{Kind, Opened, Words},
    steps::communication::turn_talk::{Act, LIMIT, Question, Spoken, TurnTalkId},
};

/// One answer, as far as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answer(pub String);

impl Words for Answer {
    const KIND: Kind = Kind { name: "turn_draft_answer", scope: "turn_draft" };
}

/// A draft of a turn, as its author sees it.
#[derive(Debug, Clone)]
pub struct TurnDraft {
    /// Which.
    pub id: TurnDraftId,
    /// What it will do.
    pub act: Act,
    /// In which talk; without one it begins a talk.
    pub talk: Option<TurnTalkId>,
    /// Each question with what was answered so far.
    pub answers: Vec<(Question, Option<Opened<Answer>>)>,
}

/// Why a draft is not a turn yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unready {
    /// What is only its author's is closed: their password opens it.
    IsClosed,
    /// It was sealed with a key from before a reset.
    BeforeReset,
    /// It was changed outside the app.
    WasChanged,
    /// This has to be answered.
    Lacks(Question),
    /// It has so many characters.
    IsLong(usize),
}

impl TurnDraft {
    /// What it says.
    ///
    /// # Errors
    /// Why it can not be shared yet.
    pub fn to_share(&self) -> Result<Spoken, Unready> {
        let mut spoken = Spoken::blank(self.act).ok_or(Unready::WasChanged)?;
        for (question, answer) in &self.answers {
            let answer = match answer {
                None => continue,
                Some(Opened::Genuine(answer)) => answer,
                Some(Opened::Locked) => return Err(Unready::IsClosed),
                Some(Opened::BeforeReset) => return Err(Unready::BeforeReset),
                Some(Opened::ChangedOutside) => return Err(Unready::WasChanged),
            };
            spoken = spoken.with(question.name, &answer.0);
        }
        match (spoken.lacks(), spoken.length()) {
            (Some(question), _) => Err(Unready::Lacks(question)),
            (None, length) if length > LIMIT => Err(Unready::IsLong(length)),
            (None, _) => Ok(spoken),
        }
    }

    /// What was answered to this question so far.
    pub fn answer(&self, name: &str) -> Option<&Opened<Answer>> {
        self.answers.iter().find(|(q, _)| q.name == name).and_then(|(_, answer)| answer.as_ref())
    }
}

impl Unready {
    /// Whether the password opens it.
    pub fn is_closed(self) -> bool {
        self == Self::IsClosed
    }

    /// As one can read it aloud.
    pub fn sentence(self) -> String {
        match self {
            Self::IsClosed => {
                "What you wrote is closed now. Your password opens it; then share it.".to_owned()
            }
            Self::BeforeReset => {
                "What you wrote was sealed before your account was reset, and does not open."
                    .to_owned()
            }
            Self::WasChanged => {
                "What you wrote was changed outside the app, so it can’t be shared.".to_owned()
            }
            Self::Lacks(question) => format!("“{}” has to be answered first.", question.lead),
            Self::IsLong(length) => format!(
                "This is {length} characters long; there is room for {LIMIT}, so that it can be said back. \
                 Please keep to the one thing that matters most."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(answers: &[(&str, &str)]) -> TurnDraft {
        let answer = |question: &Question| {
            let found = answers.iter().find(|(name, _)| *name == question.name);
            found.map(|(_, words)| Opened::Genuine(Answer((*words).to_owned())))
        };
        let questions = Act::Said.questions();
        TurnDraft {
            id: TurnDraftId::mint(),
            act: Act::Said,
            talk: None,
            answers: questions.iter().map(|question| (*question, answer(question))).collect(),
        }
    }

    #[test]
    fn it_is_shared_when_it_is_whole_and_short_and_open() {
        let unready =
            |answers: &[(&str, &str)]| draft(answers).to_share().map_err(Unready::sentence);
        let spoken =
            unready(&[("when", "You came home at ten"), ("felt", "alone")]).expect("whole");
        assert_eq!(spoken.answer("felt"), "alone");
        let lacks = unready(&[("when", "You came home at ten")]).expect_err("a feeling is missing");
        assert!(lacks.contains("I felt"), "{lacks}");
        let long = "a".repeat(LIMIT - 4);
        unready(&[("when", &long), ("felt", "cold")]).expect("fits exactly");
        let sentence = unready(&[("when", &long), ("felt", "small")]).expect_err("too long");
        assert!(sentence.contains("601"), "{sentence}");
    }

    #[test]
    fn nothing_that_is_closed_or_changed_is_shared() {
        for (opened, expected) in [
            (Opened::Locked, Unready::IsClosed),
            (Opened::ChangedOutside, Unready::WasChanged),
            (Opened::BeforeReset, Unready::BeforeReset),
        ] {
            let mut draft = draft(&[("when", "x"), ("felt", "y")]);
            draft.answers[3].1 = Some(opened);
            assert_eq!(draft.to_share(), Err(expected));
        }
    }
}

//! When a draft can be shared: something is written, and all of it is open.

use serde::{Deserialize, Serialize};

use super::{ImpactDraftId, Piece, Question};
use crate::{
    impact::statement::StatementId,
    sealed::{Kind, Opened, Words},
};

/// One answer, as far as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answer(pub String);

impl Words for Answer {
    const KIND: Kind = Kind { name: "impact_draft_answer", scope: "impact_draft" };
}

/// A draft, as its author sees it.
#[derive(Debug, Clone)]
pub struct ImpactDraft {
    /// Which.
    pub id: ImpactDraftId,
    /// What it will be.
    pub piece: Piece,
    /// The statement that it answers.
    pub statement: Option<StatementId>,
    /// Each question with what was answered so far.
    pub answers: Vec<(Question, Option<Opened<Answer>>)>,
}

/// Why a draft can not be shared yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unready {
    /// What is only its author's is closed: their password opens it.
    IsClosed,
    /// It was sealed with a key from before a reset.
    BeforeReset,
    /// It was changed outside the app.
    WasChanged,
    /// Nothing is written yet.
    IsEmpty,
}

impl ImpactDraft {
    /// What it says: each question that was answered, with its answer.
    ///
    /// # Errors
    /// Why it can not be shared yet.
    pub fn to_share(&self) -> Result<Vec<(Question, String)>, Unready> {
        let mut written = Vec::new();
        for (question, answer) in &self.answers {
            match answer {
                None => {}
                Some(Opened::Genuine(answer)) => written.push((*question, answer.0.clone())),
                Some(Opened::Locked) => return Err(Unready::IsClosed),
                Some(Opened::BeforeReset) => return Err(Unready::BeforeReset),
                Some(Opened::ChangedOutside) => return Err(Unready::WasChanged),
            }
        }
        written.retain(|(_, words)| !words.is_empty());
        if written.is_empty() { Err(Unready::IsEmpty) } else { Ok(written) }
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
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::IsClosed => "What you wrote is closed now. Your password opens it.",
            Self::BeforeReset => {
                "What you wrote was sealed before your account was reset, and does not open."
            }
            Self::WasChanged => {
                "What you wrote was changed outside the app, so it can’t be shared."
            }
            Self::IsEmpty => "Nothing is written yet. One line in one place is enough.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(answers: &[(&str, Opened<Answer>)]) -> ImpactDraft {
        let answer = |question: &Question| {
            answers.iter().find(|(name, _)| *name == question.name).map(|(_, it)| it.clone())
        };
        let questions = Piece::Statement.questions();
        ImpactDraft {
            id: ImpactDraftId::mint(),
            piece: Piece::Statement,
            statement: None,
            answers: questions.iter().map(|question| (*question, answer(question))).collect(),
        }
    }

    #[test]
    fn one_area_is_enough_and_what_was_skipped_is_not_there() {
        let said = draft(&[("trust", Opened::Genuine(Answer("I count the minutes".to_owned())))]);
        let written = said.to_share().expect("one area");
        assert_eq!(written.len(), 1);
        assert_eq!((written[0].0.name, written[0].1.as_str()), ("trust", "I count the minutes"));
        assert_eq!(draft(&[]).to_share(), Err(Unready::IsEmpty));
    }

    #[test]
    fn nothing_that_is_closed_or_changed_is_shared() {
        for (opened, expected) in [
            (Opened::Locked, Unready::IsClosed),
            (Opened::ChangedOutside, Unready::WasChanged),
            (Opened::BeforeReset, Unready::BeforeReset),
        ] {
            let genuine = Opened::Genuine(Answer("I lie awake".to_owned()));
            let draft = draft(&[("body", genuine), ("future", opened)]);
            assert_eq!(draft.to_share(), Err(expected));
        }
    }
}

//! The three answers, and what becomes of two of them: pure, and the one place where both are compared.

use serde::{Deserialize, Serialize};

use crate::{
    sealed::{Kind, Opened, Words},
    steps::communication::wording,
    text::line,
};

/// The most characters of a suggestion.
pub const LIMIT: usize = 100;
/// The most suggestions of one person that stand at a time.
pub const MOST: usize = 20;
/// Beside the field, when so many stand.
pub const FULL: &str = "Twenty suggestions of yours stand already. Withdraw one first";

/// What somebody answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// They would like to.
    Like,
    /// Maybe.
    Maybe,
    /// No.
    No,
}

/// An answer, with the hobby that it is about: what is sealed says itself to what it belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The card of the deck, or the suggestion.
    pub hobby: String,
    /// What was answered.
    pub answer: Choice,
}

impl Words for Answered {
    const KIND: Kind = Kind { name: "hobby_answer", scope: "hobbies" };
}

/// What one of the two suggests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggested {
    /// What.
    pub hobby: String,
}

impl Words for Suggested {
    const KIND: Kind = Kind { name: "hobby_suggestion", scope: "hobbies" };
}

/// The form of a suggestion, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct SuggestForm {
    pub hobby: String,
    pub read_hints: String,
}

/// Where a hobby stands, as one of the two may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stand {
    /// They have not answered. Whether the other has, nobody tells.
    Unanswered,
    /// They have; the other said no, or has not answered: nobody tells which.
    Answered(Opened<Choice>),
    /// Both would like to, or might.
    Together,
}

impl Choice {
    /// All there are, as they are offered.
    pub const ALL: [Self; 3] = [Self::Like, Self::Maybe, Self::No];

    /// As it is sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Like => "like",
            Self::Maybe => "maybe",
            Self::No => "no",
        }
    }

    /// As it is offered and shown.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Like => "I would like that",
            Self::Maybe => "Maybe",
            Self::No => "No",
        }
    }

    /// The answer with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.word() == word)
    }

    const fn is_willing(self) -> bool {
        matches!(self, Self::Like | Self::Maybe)
    }
}

impl Stand {
    /// What the reader may know of the two answers.
    pub fn of(mine: Option<Opened<Choice>>, theirs: Option<&Opened<Choice>>) -> Self {
        let is_willing = |answer: Option<&Opened<Choice>>| {
            answer.and_then(Opened::get).copied().is_some_and(Choice::is_willing)
        };
        match mine {
            None => Self::Unanswered,
            Some(mine) if is_willing(Some(&mine)) && is_willing(theirs) => Self::Together,
            Some(mine) => Self::Answered(mine),
        }
    }

    /// The reader answers, or answers otherwise.
    ///
    /// # Errors
    /// If it is on the list of both: it would be gone from there without a word.
    pub const fn answer(&self) -> Result<(), &'static str> {
        match self {
            Self::Together => {
                Err("This stands on the list of both of you. You can take it off there first.")
            }
            Self::Unanswered | Self::Answered(_) => Ok(()),
        }
    }

    /// The reader takes it off the list of both.
    ///
    /// # Errors
    /// If it is not on it; the same whatever the other answered, or did not.
    pub const fn take_off(&self) -> Result<(), &'static str> {
        match self {
            Self::Together => Ok(()),
            Self::Unanswered | Self::Answered(_) => {
                Err("This does not stand on the list of both of you.")
            }
        }
    }
}

impl SuggestForm {
    /// What it says.
    ///
    /// # Errors
    /// What is wrong, to stand beside the field.
    pub fn parse(&self) -> Result<Suggested, String> {
        let hobby = line(&self.hobby, LIMIT, "Please write one thing that you could do together")?;
        Ok(Suggested { hobby: wording::allowed(hobby)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stand(mine: Option<Choice>, theirs: Option<Choice>) -> Stand {
        Stand::of(mine.map(Opened::Genuine), theirs.map(Opened::Genuine).as_ref())
    }

    /// Each answer, and none.
    fn each() -> impl Iterator<Item = Option<Choice>> {
        [None].into_iter().chain(Choice::ALL.map(Some))
    }

    #[test]
    fn only_what_both_would_like_or_might_is_there_for_both() {
        for (mine, theirs) in each().flat_map(|mine| each().map(move |theirs| (mine, theirs))) {
            let willing = |answer| matches!(answer, Some(Choice::Like | Choice::Maybe));
            let together = stand(mine, theirs) == Stand::Together;
            assert_eq!(together, willing(mine) && willing(theirs), "{mine:?} {theirs:?}");
            assert_eq!(together, stand(theirs, mine) == Stand::Together, "the same for both");
        }
    }

    #[test]
    fn a_no_looks_like_no_answer_and_so_does_what_was_changed_outside() {
        for mine in each() {
            let unanswered = stand(mine, None);
            assert_eq!(stand(mine, Some(Choice::No)), unanswered, "{mine:?}");
            let changed = Stand::of(mine.map(Opened::Genuine), Some(&Opened::ChangedOutside));
            assert_eq!(changed, unanswered, "{mine:?}");
            assert_eq!(stand(mine, Some(Choice::No)).answer(), Ok(()));
            assert_eq!(stand(mine, Some(Choice::No)).take_off(), unanswered.take_off());
        }
        assert!(stand(Some(Choice::Like), Some(Choice::Maybe)).answer().is_err());
        assert_eq!(stand(Some(Choice::Like), Some(Choice::Maybe)).take_off(), Ok(()));
    }

    #[test]
    fn each_answer_is_found_by_its_word() {
        for choice in Choice::ALL {
            assert_eq!(Choice::parse(choice.word()), Some(choice));
        }
        assert_eq!(Choice::parse(""), None);
    }
}

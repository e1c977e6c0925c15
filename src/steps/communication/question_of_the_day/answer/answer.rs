//! An answer: what is written, what the reader may see of the two, and how long it can be changed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    entry::{Change, Said, Withdrawal},
    sealed::{Kind, Opened, Words},
    steps::communication::question_of_the_day::AnswerId,
    text::{Faults, passage},
};

/// Characters of an answer.
pub const LIMIT: usize = 1_000;
const NOTHING: &str = "Please write a few words, or leave it for today";
/// The page said that the other can not read it, and meanwhile both answers have opened.
pub const OPENED: &str = "Both answers have opened meanwhile, so what stood there may have been read. Sent now, \
                          your change takes its place without a word";
/// What both could read for a quarter of an hour stays.
pub const STANDS: &str = "Both of you could read this for more than a quarter of an hour, so it stays as it is. You \
                          can withdraw it. Nothing was changed.";
/// It can not be read, so nobody can say what is changed.
pub const UNREADABLE: &str =
    "What you wrote can’t be read now, so it can’t be changed. Nothing was changed.";

/// An answer, with the question as it was asked: what is sealed says itself to what it belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Which card of the deck.
    pub question: String,
    /// In which round through it.
    pub round: u32,
    /// The question in words.
    pub asked: String,
    /// The answer.
    pub words: String,
}

impl Words for Answered {
    const KIND: Kind = Kind { name: "question_answer", scope: "questions" };
}

/// One answer, as its reader may see it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Which.
    pub id: AnswerId,
    /// What it says.
    pub words: Opened<Answered>,
    /// It was withdrawn after both had answered.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

/// Both answers to one question, as one of the two may see them.
#[derive(Debug, Clone)]
pub enum Answers<A> {
    /// The reader has not answered: whether the other has, nobody tells.
    Unwritten,
    /// The reader's waits.
    YouWrote(A),
    /// Both can read both.
    Open {
        /// The reader's.
        yours: A,
        /// The other's.
        theirs: A,
        /// Since when.
        since: DateTime<Utc>,
    },
}

/// What a change to one's own answer becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Becomes {
    /// It takes its place, and nobody else has seen what stood there.
    Unseen,
    /// It takes its place without a word, though the other may have read what stood there.
    Mended,
}

/// The form of an answer, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct AnswerForm {
    pub day: String,
    pub question: String,
    pub words: String,
    /// "stop", where it is kept for later.
    pub then: String,
    /// Not empty once the hints on these words were seen.
    pub read_hints: String,
}

/// The form of a change, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct CorrectionForm {
    /// What the page said would become of it.
    pub becomes: String,
    pub words: String,
    /// Not empty once the hints on these words were seen.
    pub read_hints: String,
}

/// What was typed, if it is an answer.
///
/// # Errors
/// The sentence beside the field.
pub fn words(typed: &str) -> Result<String, Faults> {
    let words = passage(typed, LIMIT);
    let words =
        words.and_then(|words| if words.is_empty() { Err(NOTHING.to_owned()) } else { Ok(words) });
    words.map_err(|sentence| Faults::one("words", sentence))
}

impl AnswerForm {
    /// Whether it is kept for later.
    pub fn stops(&self) -> bool {
        self.then == "stop"
    }

    /// What was typed: an answer, or for later whatever there is.
    ///
    /// # Errors
    /// The sentence beside the field.
    pub fn parse(&self) -> Result<String, Faults> {
        let nothing = self.stops() && self.words.trim().is_empty();
        if nothing { Ok(String::new()) } else { words(&self.words) }
    }
}

impl Answered {
    /// What stands in it, for pages that know only entries.
    pub fn said(&self) -> Vec<Said> {
        Said::written(&self.asked, &self.words).into_iter().collect()
    }
}

impl<A> Answers<A> {
    /// What the reader may see of the two.
    pub fn of(yours: Option<A>, theirs: Option<A>, since: DateTime<Utc>) -> Self {
        match (yours, theirs) {
            (None, _) => Self::Unwritten,
            (Some(yours), None) => Self::YouWrote(yours),
            (Some(yours), Some(theirs)) => Self::Open { yours, theirs, since },
        }
    }
}

impl Becomes {
    /// What a change becomes now, of what both can read since `opened_at`.
    ///
    /// # Errors
    /// It stays as it is.
    pub fn of(opened_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Result<Self, &'static str> {
        let Some(opened_at) = opened_at else { return Ok(Self::Unseen) };
        match Change::to(opened_at, now, false) {
            Change::Mended => Ok(Self::Mended),
            Change::Version => Err(STANDS),
        }
    }

    /// As the form carries it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unseen => "unseen",
            Self::Mended => "mended",
        }
    }

    /// Why its author has to look again, if the page told them less than this.
    pub fn unless_told(self, told: &str) -> Option<&'static str> {
        (self == Self::Mended && told != self.word()).then_some(OPENED)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn it_changes_freely_until_both_wrote_then_for_a_quarter_of_an_hour() {
        let at = DateTime::UNIX_EPOCH;
        for (opened, minutes, becomes) in [
            (None, 100_000, Ok(Becomes::Unseen)),
            (Some(at), 0, Ok(Becomes::Mended)),
            (Some(at), 14, Ok(Becomes::Mended)),
            (Some(at), 15, Err(STANDS)),
        ] {
            assert_eq!(Becomes::of(opened, at + TimeDelta::minutes(minutes)), becomes, "{minutes}");
        }
    }

    #[test]
    fn nobody_changes_what_may_have_been_read_without_being_told() {
        assert_eq!(Becomes::Mended.unless_told("unseen"), Some(OPENED));
        assert_eq!(Becomes::Mended.unless_told(""), Some(OPENED));
        assert_eq!(Becomes::Mended.unless_told("mended"), None);
        assert_eq!(Becomes::Unseen.unless_told("mended"), None);
    }

    #[test]
    fn whoever_has_not_answered_sees_no_difference() {
        let since = DateTime::UNIX_EPOCH;
        let seen = |yours, theirs| Answers::of(yours, theirs, since);
        assert!(matches!(seen(None::<u8>, None), Answers::Unwritten));
        assert!(matches!(seen(None, Some(1)), Answers::Unwritten));
        assert!(matches!(seen(Some(1), None), Answers::YouWrote(1)));
        assert!(matches!(seen(Some(1), Some(2)), Answers::Open { yours: 1, theirs: 2, .. }));
    }

    #[test]
    fn an_answer_is_some_words_and_not_too_many() {
        assert_eq!(words("  The tram \r\n bell ").as_deref(), Ok("The tram \n bell"));
        assert!(words(" \n ").is_err());
        assert!(words(&"a".repeat(LIMIT)).is_ok());
        assert!(words(&"a".repeat(LIMIT + 1)).is_err());
    }
}

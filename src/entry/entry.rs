//! An entry that one of the two shared: who may do what with it, and until when.
//!
//! Its author alone withdraws it, and needs nobody for that. The other alone keeps a copy, and
//! nobody is told. Within a quarter of an hour its author may mend it without a word; after that,
//! or once it was answered, a change is a new version beside the old one.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    access::PersonId,
    sealed::{Kind, Opened, Words},
};

/// For how long after sharing its author may mend an entry without a word.
pub const MENDING: TimeDelta = TimeDelta::minutes(15);
/// The page promised to change it without a word, and a quarter of an hour has passed since.
pub const WAITED: &str = "A quarter of an hour has passed meanwhile. Sent now, it becomes a new version, and \
                          what stood there before stays readable for both of you";

/// An entry as both may read it.
#[derive(Debug, Clone)]
pub struct Shared {
    /// What it is called on a page, such as "a check-in".
    pub what: &'static str,
    /// Whose words they are.
    pub author: PersonId,
    /// The day it is about.
    pub day: NaiveDate,
    /// Which part of its record it is, for sealing; as a rule 0.
    pub part: u32,
    /// When it was shared.
    pub shared_at: DateTime<Utc>,
    /// Where it stands for its reader.
    pub path: String,
    /// The path below which it is withdrawn and kept.
    pub acts: String,
    /// Whether the other can read it already; a note after a date opens when both wrote.
    pub is_open: bool,
    /// What stands in it.
    pub said: Opened<Vec<Said>>,
    /// It was withdrawn, as its author said.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

/// What a path names beside the record.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    /// The day of a mark.
    pub day: String,
    /// Which version of it.
    pub version: String,
}

/// One thing that was said, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What it is about, or empty.
    pub about: String,
    /// The words, or the choice in words.
    pub words: String,
    /// Whether a person wrote them.
    pub own: bool,
}

/// Its author took it back; signed by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// When.
    pub at: DateTime<Utc>,
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// It is the other's to do: for this person it does not exist.
    NotYours,
    /// It was withdrawn before.
    Withdrawn,
    /// Its words are not certain to be its author's.
    WasChanged,
    /// One of the two has closed what they shared.
    Closed,
}

/// How a change to a shared entry is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// In its place: it was shared a moment ago and nobody answered it.
    Mended,
    /// As a new version; what stood there before stays readable.
    Version,
}

impl Words for Withdrawal {
    const KIND: Kind = Kind { name: "withdrawal", scope: "withdrawal" };
}

impl Shared {
    /// Whether this person may withdraw it now.
    ///
    /// # Errors
    /// Why not. That its words were changed outside is no reason: they can go all the same.
    pub fn may_withdraw(&self, who: PersonId) -> Result<(), No> {
        if who != self.author {
            return Err(No::NotYours);
        }
        if self.withdrawn.is_some() { Err(No::Withdrawn) } else { Ok(()) }
    }

    /// What this person may keep of it for themselves.
    ///
    /// # Errors
    /// Why there is nothing to keep. What is one's own, or not open yet, is not there to be kept.
    pub fn to_keep(&self, who: PersonId) -> Result<&[Said], No> {
        if who == self.author || !self.is_open {
            return Err(No::NotYours);
        }
        if self.withdrawn.is_some() {
            return Err(No::Withdrawn);
        }
        self.said.get().map(Vec::as_slice).ok_or(No::WasChanged)
    }
}

impl Said {
    /// A choice, in the words of the page.
    pub fn chosen(about: &str, words: impl Into<String>) -> Self {
        Self { about: about.to_owned(), words: words.into(), own: false }
    }

    /// Words of a person; nothing if there are none.
    pub fn written(about: &str, words: &str) -> Option<Self> {
        let said = Self { about: about.to_owned(), words: words.to_owned(), own: true };
        (!words.is_empty()).then_some(said)
    }
}

impl No {
    /// As one can read it aloud.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NotYours => "This is not yours to do.",
            Self::Withdrawn => {
                "This was withdrawn already. Its words are gone; only that line stays."
            }
            Self::WasChanged => {
                "This was changed outside the app, so nobody can say whose words they are. Nothing \
                 was kept."
            }
            Self::Closed => {
                "This is closed: both of you can read for thirty days what was there. Nothing is \
                 withdrawn any more."
            }
        }
    }
}

impl Change {
    /// How a change made now is kept. A quarter of an hour is over at its last second.
    pub fn to(shared_at: DateTime<Utc>, now: DateTime<Utc>, was_answered: bool) -> Self {
        let is_fresh = now - shared_at < MENDING;
        if is_fresh && !was_answered { Self::Mended } else { Self::Version }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shared(author: PersonId) -> Shared {
        Shared {
            what: "a check-in",
            author,
            day: NaiveDate::default(),
            part: 0,
            shared_at: DateTime::default(),
            path: "/check-ins".to_owned(),
            acts: "/check-ins/1".to_owned(),
            is_open: true,
            said: Opened::Genuine(vec![Said::chosen("", "Close")]),
            withdrawn: None,
        }
    }

    #[test]
    fn a_quarter_of_an_hour_ends_on_the_second() {
        let at = DateTime::UNIX_EPOCH;
        let cases = [
            (0, false, Change::Mended),
            (14 * 60 + 59, false, Change::Mended),
            (15 * 60, false, Change::Version),
            (15 * 60 + 1, false, Change::Version),
            (1, true, Change::Version),
        ];
        for (seconds, answered, expected) in cases {
            assert_eq!(Change::to(at, at + TimeDelta::seconds(seconds), answered), expected);
        }
    }

    /// What is tried, by whom.
    #[derive(Debug, Clone, Copy)]
    enum Try {
        Withdraw { by_author: bool },
        Keep { by_author: bool },
        ChangeOutside,
    }

    fn tries() -> impl Strategy<Value = Vec<Try>> {
        let one = prop_oneof![
            any::<bool>().prop_map(|by_author| Try::Withdraw { by_author }),
            any::<bool>().prop_map(|by_author| Try::Keep { by_author }),
            Just(Try::ChangeOutside),
        ];
        proptest::collection::vec(one, 0..12)
    }

    proptest! {
        /// Whatever is tried in whatever order: only its author withdraws it, and only once; only
        /// the other keeps it, and never what is gone or not certain.
        #[test]
        fn each_does_only_what_is_theirs(tries in tries(), is_open in any::<bool>()) {
            let (ana, ben) = (PersonId::mint(), PersonId::mint());
            let mut entry = Shared { is_open, ..shared(ana) };
            for attempt in tries {
                let gone = entry.withdrawn.is_some();
                match attempt {
                    Try::Withdraw { by_author } => {
                        let may = entry.may_withdraw(if by_author { ana } else { ben });
                        prop_assert_eq!(may.is_ok(), by_author && !gone);
                        if may.is_ok() {
                            let at = DateTime::UNIX_EPOCH;
                            entry.withdrawn = Some(Opened::Genuine(Withdrawal { at }));
                            entry.said = Opened::ChangedOutside;
                        }
                    }
                    Try::Keep { by_author } => {
                        let kept = entry.to_keep(if by_author { ana } else { ben });
                        let certain = entry.said.get().is_some();
                        prop_assert_eq!(kept.is_ok(), !by_author && is_open && !gone && certain);
                    }
                    Try::ChangeOutside => entry.said = Opened::ChangedOutside,
                }
            }
        }

        /// The other never sees a change to what they answered without seeing what stood before.
        #[test]
        fn what_was_answered_or_is_old_is_never_mended(seconds in 0_i64..4_000, answered in any::<bool>()) {
            let at = DateTime::UNIX_EPOCH;
            let change = Change::to(at, at + TimeDelta::seconds(seconds), answered);
            prop_assert_eq!(change == Change::Mended, seconds < 900 && !answered);
        }
    }

    #[test]
    fn every_no_is_a_sentence() {
        for no in [No::NotYours, No::Withdrawn, No::WasChanged] {
            assert!(no.sentence().ends_with('.'));
        }
    }
}

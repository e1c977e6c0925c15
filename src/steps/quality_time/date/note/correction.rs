//! What becomes of a change to one's own note.
//!
//! Until both wrote, nobody else can read it: its author changes it as they like, and the other sees
//! no difference. The quarter of an hour begins when both notes open, for both of the two, however
//! long ago one of them wrote: only from then on can somebody have read it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Note;
use crate::{
    entry::{Change, WAITED},
    sealed::{Kind, Words},
    steps::quality_time::date::plan::{NoteForm, NoteWords},
    text::Faults,
};

/// The page said that the other can not read it, and meanwhile both notes have opened.
pub const OPENED: &str = "Both notes have opened meanwhile, so what stood there may have been read. Sent now, your \
                          change takes its place without a word";
/// It can not be read, so nobody can say what is changed.
pub const UNREADABLE: &str =
    "What you wrote can’t be read now, so it can’t be corrected. Nothing was changed.";

/// A whole note as it was changed in the open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Later(pub NoteWords);

impl Words for Later {
    const KIND: Kind = Kind { name: "date_note_version", scope: "dates" };
}

/// What a change to it becomes. With time it only grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Becomes {
    /// It takes its place, and nobody else has seen what stood there.
    Unseen,
    /// It takes its place without a word, though the other may have read what stood there.
    Mended,
    /// It becomes a version of its own; what stood there stays readable.
    Version,
}

/// The form, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct CorrectionForm {
    /// What the page said would become of it.
    pub becomes: String,
    pub closeness: String,
    pub moment: String,
    pub read_hints: String,
}

impl Becomes {
    const ALL: [Self; 3] = [Self::Unseen, Self::Mended, Self::Version];

    /// What a change to this note becomes now. A version counts from when it was made.
    pub fn of(note: &Note, now: DateTime<Utc>) -> Self {
        let Some(opened_at) = note.opened_at else { return Self::Unseen };
        let readable_since = note.changed.map_or(opened_at, |(_, at)| at);
        match Change::to(readable_since, now, false) {
            Change::Mended => Self::Mended,
            Change::Version => Self::Version,
        }
    }

    /// As the form carries it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unseen => "unseen",
            Self::Mended => "mended",
            Self::Version => "a version",
        }
    }

    /// Why its author has to look again, if the page told them less than this.
    pub fn unless_told(self, told: &str) -> Option<&'static str> {
        let told = Self::ALL.into_iter().find(|it| it.word() == told).unwrap_or(Self::Unseen);
        match self {
            Self::Mended if told < self => Some(OPENED),
            Self::Version if told < self => Some(WAITED),
            _ => None,
        }
    }
}

impl CorrectionForm {
    /// What it shall say, or nothing after noting each fault beside its field.
    pub fn parse(&self) -> Result<NoteWords, Faults> {
        let (closeness, moment) = (self.closeness.clone(), self.moment.clone());
        NoteForm { closeness, moment, ..NoteForm::default() }.parse()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;
    use crate::sealed::Opened;

    fn note(opened: Option<i64>, changed: Option<i64>) -> Note {
        let at = |minutes| DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes);
        Note {
            words: Opened::Locked,
            withdrawn: None,
            opened_at: opened.map(at),
            changed: changed.map(|minutes| (2, at(minutes))),
        }
    }

    #[test]
    fn the_quarter_of_an_hour_begins_when_both_can_read_it() {
        let cases = [
            (None, None, 10_000, Becomes::Unseen),
            (Some(500), None, 514, Becomes::Mended),
            (Some(500), None, 515, Becomes::Version),
            (Some(500), Some(600), 614, Becomes::Mended),
            (Some(500), Some(600), 615, Becomes::Version),
        ];
        for (opened, changed, minutes, expected) in cases {
            let now = DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes);
            assert_eq!(Becomes::of(&note(opened, changed), now), expected, "{minutes}");
        }
    }

    proptest! {
        /// What both could read for a quarter of an hour never changes without staying beside it,
        /// and nobody changes something in another way than they were told.
        #[test]
        fn nothing_old_changes_without_a_word(opened in 0_i64..60, later in 0_i64..60, told in 0_usize..3) {
            let now = DateTime::UNIX_EPOCH + TimeDelta::minutes(opened + later);
            let becomes = Becomes::of(&note(Some(opened), None), now);
            prop_assert_eq!(becomes == Becomes::Version, later >= 15);
            let told = Becomes::ALL[told];
            prop_assert_eq!(becomes.unless_told(told.word()).is_some(), becomes > told);
            prop_assert!(becomes.unless_told("whatever").is_some());
        }
    }
}

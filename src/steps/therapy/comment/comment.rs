//! What a comment is about and says, and until when its author changes it.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::CommentId;
use crate::{
    sealed::{Kind, Words},
    steps::therapy::link::Section,
    text::{Faults, passage},
};

/// The scope of what a therapist writes for the two.
pub const SCOPE: &str = "therapist";
/// Characters of a comment.
pub const LIMIT: usize = 1_000;
/// So long after it was written its author may put it otherwise, as with any entry.
pub const MENDED_WITHIN: TimeDelta = TimeDelta::minutes(15);
/// Beside the field, when that is over.
pub const OVER: &str = "The quarter of an hour in which you could change it is over. What you wrote is kept in this \
                        form; write it as a comment of its own, or withdraw the other";
/// Beside the field, when there is nothing to change any more.
pub const GONE: &str = "It was withdrawn meanwhile. What you wrote is kept in this form; sending it once more writes \
                        it as a comment of its own";

const NOTHING: &str = "Please write what both of them should read";

/// Something that both opened to a therapist. What each gives alone is nothing that both could read a comment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Where it belongs.
    pub section: Section,
    /// Which.
    pub item: Uuid,
}

/// A comment, sealed together with what it is about: nobody moves it to something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentWords {
    /// What it is about.
    pub about: About,
    /// What it says.
    pub words: String,
}

/// The form of one, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct CommentForm {
    pub on: String,
    /// The one that these words are to take the place of.
    pub comment: Option<CommentId>,
    pub words: String,
}

/// What of a comment its author's acts go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// When.
    pub at: DateTime<Utc>,
    /// It was withdrawn.
    pub is_withdrawn: bool,
}

impl Words for CommentWords {
    const KIND: Kind = Kind { name: "therapist_comment", scope: SCOPE };
}

impl About {
    /// The one with this name.
    pub fn parse(name: &str) -> Option<Self> {
        let (section, item) = name.split_once('_')?;
        let section = Section::parse(&section.replace('-', " "))?;
        section.is_by_key().then_some(Self { section, item: item.parse().ok()? })
    }

    /// Where the two find it.
    pub fn path(self) -> String {
        let item = self.item;
        match self.section {
            Section::Agenda => format!("/agenda/{item}"),
            Section::Plan => "/therapy-plan".to_owned(),
            Section::Practice => format!("/practices/{item}"),
            Section::Commitments => format!("/commitments/{item}"),
            Section::Concerns => format!("/concerns/{item}"),
            Section::TimeTogether => format!("/dates/{item}"),
            Section::Pulse | Section::Talks | Section::HardMoments => "/therapist".to_owned(),
        }
    }
}

/// As it is called in an address.
impl std::fmt::Display for About {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}_{}", self.section.word().replace(' ', "-"), self.item)
    }
}

impl CommentForm {
    /// What it says.
    ///
    /// # Errors
    /// What is missing, beside its field.
    pub fn parse(&self, about: About) -> Result<CommentWords, Faults> {
        let words = passage(&self.words, LIMIT).and_then(|words| match words.as_str() {
            "" => Err(NOTHING.to_owned()),
            _ => Ok(words),
        });
        words.map(|words| CommentWords { about, words }).map_err(|it| Faults::one("words", it))
    }
}

impl Written {
    /// Whether its author may put it otherwise now.
    ///
    /// # Errors
    /// Why not, beside the field.
    pub fn may_change(self, now: DateTime<Utc>) -> Result<(), &'static str> {
        if self.is_withdrawn {
            Err(GONE)
        } else if now - self.at >= MENDED_WITHIN {
            Err(OVER)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_is_about_has_a_name_that_leads_back_to_it() {
        for section in Section::ALL {
            let about = About { section, item: Uuid::from_u128(7) };
            let found = section.is_by_key().then_some(about);
            assert_eq!(About::parse(&about.to_string()), found);
        }
        for name in ["", "agenda", "agenda_7", "nothing_00000000-0000-0000-0000-000000000007"] {
            assert_eq!(About::parse(name), None, "{name}");
        }
    }

    #[test]
    fn it_is_put_otherwise_for_a_quarter_of_an_hour_and_not_once_it_was_withdrawn() {
        let at = "2026-03-12T19:00:00Z".parse().expect("an instant");
        let written = Written { at, is_withdrawn: false };
        let last = at + MENDED_WITHIN - TimeDelta::seconds(1);
        assert_eq!(written.may_change(last), Ok(()));
        assert_eq!(written.may_change(at + MENDED_WITHIN), Err(OVER));
        assert_eq!(Written { is_withdrawn: true, ..written }.may_change(at), Err(GONE));
    }

    #[test]
    fn it_says_something_and_not_more_than_fits() {
        let about = About { section: Section::Plan, item: Uuid::nil() };
        let of = |words: &str| {
            CommentForm { words: words.to_owned(), ..CommentForm::default() }.parse(about)
        };
        assert!(of(" \n ").is_err());
        assert!(of(&"a".repeat(LIMIT + 1)).is_err());
        let said = of("Begin with the small one.\nThen look again. ").expect("it says something");
        assert_eq!(said.words, "Begin with the small one.\nThen look again.");
    }
}

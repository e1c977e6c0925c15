//! A check-in: how close it feels, who may read it, and when it may be shared as a copy.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Details;
use crate::{
    access::PersonId,
    entry::Withdrawal,
    id::id,
    sealed::{Kind, Opened, Words},
};

id!(
    /// A check-in.
    CheckInId
);

/// How close it feels, from one end to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Closeness {
    /// 0.
    FarApart,
    /// 1.
    SomeDistance,
    /// 2.
    InBetween,
    /// 3.
    FairlyClose,
    /// 4.
    Close,
}

/// Who may read a check-in and what was added to it. It never changes; a copy has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Its author.
    OnlyMe,
    /// Both partners.
    Both,
}

/// What is said in a check-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// How close it feels.
    pub closeness: Closeness,
}

/// A check-in as far as its reader may open it.
#[derive(Debug, Clone)]
pub struct CheckIn {
    /// Which.
    pub id: CheckInId,
    /// Who it is from.
    pub author: PersonId,
    /// The author's civil day.
    pub day: NaiveDate,
    /// Who may read it.
    pub audience: Audience,
    /// What is said in it.
    pub said: Opened<Said>,
    /// What was added afterwards; nothing if that was skipped.
    pub details: Option<Opened<Details>>,
    /// When it was saved; for a copy, when it was shared.
    pub made_at: DateTime<Utc>,
    /// The copy of it that was shared. Only its author is told.
    pub copied: Option<Copied>,
    /// It was withdrawn after it had been shared: its words are gone.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// It was changed in the open: what it says now is this version, made then.
    pub changed: Option<(u32, DateTime<Utc>)>,
    /// When the details were added.
    pub added_at: Option<DateTime<Utc>>,
}

/// A private check-in has been shared as a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// The copy.
    pub copy: CheckInId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Why a check-in can not be shared as a copy now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotCopy {
    /// It is for both already.
    IsShared,
    /// Once is enough.
    WasCopied,
    /// Nobody shares what they can not look at.
    IsClosed,
    /// Its words are not certain to be its author's.
    WasChanged,
    /// A key from before a reset sealed it.
    BeforeReset,
    /// More has been added than the preview showed.
    HasMore,
}

impl Closeness {
    /// From far apart to close.
    pub const ALL: [Self; 5] =
        [Self::FarApart, Self::SomeDistance, Self::InBetween, Self::FairlyClose, Self::Close];

    /// The one that a form sends.
    ///
    /// # Errors
    /// The sentence to show beside the choice.
    pub fn parse(value: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|closeness| closeness.value() == value)
            .ok_or_else(|| "Please choose the words that fit best".to_owned())
    }

    /// As a form sends it.
    pub const fn value(self) -> &'static str {
        match self {
            Self::FarApart => "0",
            Self::SomeDistance => "1",
            Self::InBetween => "2",
            Self::FairlyClose => "3",
            Self::Close => "4",
        }
    }

    /// As it is shown.
    pub const fn words(self) -> &'static str {
        match self {
            Self::FarApart => "Far apart",
            Self::SomeDistance => "Some distance",
            Self::InBetween => "In between",
            Self::FairlyClose => "Fairly close",
            Self::Close => "Close",
        }
    }
}

impl From<Closeness> for u8 {
    fn from(closeness: Closeness) -> Self {
        closeness as Self
    }
}

impl TryFrom<u8> for Closeness {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::ALL.get(usize::from(number)).copied().ok_or("not one of the five")
    }
}

impl Audience {
    /// The one that a button sends.
    ///
    /// # Errors
    /// The sentence to show beside the buttons.
    pub fn parse(words: &str) -> Result<Self, String> {
        [Self::OnlyMe, Self::Both]
            .into_iter()
            .find(|audience| audience.words() == words)
            .ok_or_else(|| "Please say who may read this, with one of the two buttons".to_owned())
    }

    /// As it is shown, sent and kept.
    pub const fn words(self) -> &'static str {
        match self {
            Self::OnlyMe => "only me",
            Self::Both => "both of us",
        }
    }

    /// Whether both may read it.
    pub const fn is_shared(self) -> bool {
        matches!(self, Self::Both)
    }
}

impl Words for Said {
    const KIND: Kind = Kind { name: "check_in", scope: "check_in" };
}

impl CheckIn {
    /// Whether there is room for saying more.
    pub fn takes_more(&self) -> bool {
        self.details.is_none() && self.withdrawn.is_none() && self.changed.is_none()
    }

    /// Exactly what a copy of it would say to the partner.
    ///
    /// # Errors
    /// Why there can be no copy now.
    pub fn to_copy(&self) -> Result<(&Said, Option<&Details>), CannotCopy> {
        if self.audience.is_shared() {
            return Err(CannotCopy::IsShared);
        }
        if self.copied.is_some() {
            return Err(CannotCopy::WasCopied);
        }
        let said = genuine(&self.said)?;
        let details = self.details.as_ref().map(genuine).transpose()?;
        Ok((said, details))
    }
}

fn genuine<W>(opened: &Opened<W>) -> Result<&W, CannotCopy> {
    match opened {
        Opened::Genuine(words) => Ok(words),
        Opened::Locked => Err(CannotCopy::IsClosed),
        Opened::ChangedOutside => Err(CannotCopy::WasChanged),
        Opened::BeforeReset => Err(CannotCopy::BeforeReset),
    }
}

impl CannotCopy {
    /// As one can read it aloud.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::IsShared => "Both of you can read this one already. Nothing was changed.",
            Self::WasCopied => {
                "You have shared a copy of this one already. Nothing was shared a second time."
            }
            Self::IsClosed => {
                "What is only yours has closed by itself meanwhile, so nothing was shared. Open it \
                 with your password, look at the preview again, and share it then."
            }
            Self::WasChanged => {
                "This was changed outside the app, so it can’t be shared. Nothing was shared."
            }
            Self::BeforeReset => {
                "This was sealed with your key from before the reset, and does not open now. Nothing \
                 was shared."
            }
            Self::HasMore => {
                "You have added something to it since you looked, so nothing was shared. Look at \
                 the preview again, and share it then."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_words_from_far_to_close() {
        let cases = [
            ("0", Some("Far apart")),
            ("1", Some("Some distance")),
            ("2", Some("In between")),
            ("3", Some("Fairly close")),
            ("4", Some("Close")),
            ("5", None),
            ("-1", None),
            ("04", None),
            ("+4", None),
            ("", None),
        ];
        for (value, words) in cases {
            assert_eq!(Closeness::parse(value).map(Closeness::words).ok(), words, "{value:?}");
        }
    }

    #[test]
    fn a_record_keeps_the_number() {
        let kept = r#"{"closeness":3}"#;
        let said = Said { closeness: Closeness::FairlyClose };
        assert_eq!(serde_json::to_string(&said).expect("serialises"), kept);
        assert_eq!(serde_json::from_str::<Said>(kept).expect("reads back"), said);
        assert!(serde_json::from_str::<Said>(r#"{"closeness":5}"#).is_err());
    }

    #[test]
    fn an_audience_is_never_guessed() {
        assert_eq!(Audience::parse("only me"), Ok(Audience::OnlyMe));
        assert_eq!(Audience::parse("both of us"), Ok(Audience::Both));
        for words in ["", "Only me", "both", "everybody"] {
            assert!(Audience::parse(words).is_err(), "{words:?}");
        }
    }

    fn check_in(audience: Audience, said: Opened<Said>) -> CheckIn {
        CheckIn {
            id: CheckInId::mint(),
            author: PersonId::mint(),
            day: NaiveDate::default(),
            audience,
            said,
            details: None,
            made_at: DateTime::default(),
            copied: None,
            withdrawn: None,
            changed: None,
            added_at: None,
        }
    }

    #[test]
    fn only_what_is_private_open_genuine_and_not_yet_copied_is_copied() {
        let said = || Opened::Genuine(Said { closeness: Closeness::Close });
        let mine = check_in(Audience::OnlyMe, said());
        assert_eq!(mine.to_copy(), Ok((&Said { closeness: Closeness::Close }, None)));

        let copied = Some(Copied { copy: CheckInId::mint(), at: DateTime::default() });
        let refused = [
            (check_in(Audience::Both, said()), CannotCopy::IsShared),
            (CheckIn { copied, ..mine.clone() }, CannotCopy::WasCopied),
            (check_in(Audience::OnlyMe, Opened::Locked), CannotCopy::IsClosed),
            (check_in(Audience::OnlyMe, Opened::ChangedOutside), CannotCopy::WasChanged),
            (
                CheckIn { details: Some(Opened::ChangedOutside), ..mine.clone() },
                CannotCopy::WasChanged,
            ),
            (CheckIn { details: Some(Opened::Locked), ..mine }, CannotCopy::IsClosed),
        ];
        for (check_in, why) in refused {
            assert_eq!(check_in.to_copy(), Err(why));
            assert!(why.sentence().ends_with('.'));
        }
    }
}

//! What a correction changes, and how it is kept.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    entry::Change,
    sealed::{Kind, Opened, Words},
    steps::small_issues::check_in::{CheckIn, Closeness, Details, DetailsForm, Said},
    text::Faults,
};

/// A whole check-in as it was changed in the open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// What is said in it.
    pub said: Said,
    /// What was added, if anything.
    pub details: Option<Details>,
}

impl Words for Version {
    const KIND: Kind = Kind { name: "check_in_version", scope: "check_in" };
}

/// One of its versions, as its reader may open it.
#[derive(Debug, Clone)]
pub struct Past {
    /// When it was shared.
    pub made_at: DateTime<Utc>,
    /// What was said.
    pub said: Opened<Said>,
    /// What was added.
    pub details: Option<Opened<Details>>,
}

/// What the page told its author would become of the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promised {
    /// It takes its place without a word.
    Mended,
    /// It becomes a version of its own.
    Version,
}

/// The form, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of Said and of Details")]
pub struct CorrectionForm {
    pub becomes: String,
    pub closeness: String,
    pub feeling_1: String,
    pub feeling_2: String,
    pub feeling_3: String,
    pub strength_1: String,
    pub strength_2: String,
    pub strength_3: String,
    pub energy: String,
    pub need: String,
    pub thanks: String,
    pub note: String,
    pub read_hints: String,
}

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// Nothing is different.
    Nothing,
    /// What was changed takes its place: what is said, what was added.
    Mended {
        /// If it is different.
        said: bool,
        /// If they are different.
        details: bool,
    },
    /// A new version beside those before.
    Version,
}

impl Version {
    /// Its two parts, each as far as it may be opened.
    pub fn parts(opened: Opened<Self>) -> (Opened<Said>, Option<Opened<Details>>) {
        match opened {
            Opened::Genuine(Self { said, details }) => {
                (Opened::Genuine(said), details.map(Opened::Genuine))
            }
            Opened::ChangedOutside => (Opened::ChangedOutside, None),
            Opened::Locked => (Opened::Locked, None),
            Opened::BeforeReset => (Opened::BeforeReset, None),
        }
    }
}

/// How a correction of this check-in is kept. What is only its author's is mended at any time. What
/// is shared is mended only if all that changes was shared less than a quarter of an hour ago; a
/// version counts from when it was made.
pub fn plan(before: &CheckIn, after: &Version, now: DateTime<Utc>) -> Correction {
    let said = before.said.get() != Some(&after.said);
    let details = before.details.as_ref().and_then(Opened::get) != after.details.as_ref();
    if !said && !details {
        return Correction::Nothing;
    }
    let mended = Correction::Mended { said, details };
    if !before.audience.is_shared() {
        return mended;
    }
    let version = before.changed.map(|(_, at)| at);
    let said_at = version.unwrap_or(before.made_at);
    let details_at = version.or(before.added_at).unwrap_or(now);
    let oldest = [(said, said_at), (details, details_at)];
    let oldest = oldest.into_iter().filter(|(changes, _)| *changes).map(|(_, at)| at).min();
    match Change::to(oldest.unwrap_or(now), now, false) {
        Change::Mended => mended,
        Change::Version => Correction::Version,
    }
}

impl Promised {
    /// What becomes of any change made now.
    pub fn of(check_in: &CheckIn, now: DateTime<Utc>) -> Self {
        if !check_in.audience.is_shared() {
            return Self::Mended;
        }
        let shared_at = check_in.changed.map_or(check_in.made_at, |(_, at)| at);
        match Change::to(shared_at, now, false) {
            Change::Mended => Self::Mended,
            Change::Version => Self::Version,
        }
    }

    /// As the form carries it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mended => "mended",
            Self::Version => "a version",
        }
    }
}

impl CorrectionForm {
    /// What it shall say, or nothing after noting each fault beside its field.
    pub fn parse(&self, faults: &mut Faults) -> Option<Version> {
        let closeness = faults.take("closeness", Closeness::parse(&self.closeness));
        let details = self.details().parse(faults);
        let (closeness, details) = (closeness?, details?);
        let details = Some(details).filter(|details| !details.is_empty());
        Some(Version { said: Said { closeness }, details })
    }

    fn details(&self) -> DetailsForm {
        let Self { feeling_1, feeling_2, feeling_3, .. } = self.clone();
        let Self { strength_1, strength_2, strength_3, .. } = self.clone();
        let Self { energy, need, thanks, note, .. } = self.clone();
        DetailsForm {
            feeling_1,
            feeling_2,
            feeling_3,
            strength_1,
            strength_2,
            strength_3,
            energy,
            need,
            thanks,
            note,
            ..DetailsForm::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;
    use crate::{
        access::PersonId,
        steps::small_issues::check_in::{Audience, CheckInId},
    };

    fn version(closeness: Closeness, note: &str) -> Version {
        let details = Details { note: note.to_owned(), ..Details::default() };
        let details = Some(details).filter(|details| !details.is_empty());
        Version { said: Said { closeness }, details }
    }

    fn check_in(audience: Audience, minutes: i64) -> CheckIn {
        let Version { said, details } = version(Closeness::Close, "A long evening");
        let made_at = DateTime::UNIX_EPOCH;
        CheckIn {
            id: CheckInId::mint(),
            author: PersonId::mint(),
            day: made_at.date_naive(),
            audience,
            said: Opened::Genuine(said),
            details: details.map(Opened::Genuine),
            made_at,
            copied: None,
            withdrawn: None,
            changed: None,
            added_at: Some(made_at + TimeDelta::minutes(minutes)),
        }
    }

    #[test]
    fn each_part_has_its_own_quarter_of_an_hour() {
        let shared = check_in(Audience::Both, 10);
        let cases = [
            (
                14,
                Closeness::FarApart,
                "A long evening",
                Correction::Mended { said: true, details: false },
            ),
            (15, Closeness::FarApart, "A long evening", Correction::Version),
            (
                24,
                Closeness::Close,
                "A short one",
                Correction::Mended { said: false, details: true },
            ),
            (25, Closeness::Close, "A short one", Correction::Version),
            (20, Closeness::FarApart, "A short one", Correction::Version),
            (99, Closeness::Close, "A long evening", Correction::Nothing),
        ];
        for (minutes, closeness, note, expected) in cases {
            let now = DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes);
            assert_eq!(plan(&shared, &version(closeness, note), now), expected, "{minutes}");
        }
    }

    proptest! {
        /// What is shared never changes in its place later than a quarter of an hour; what is only
        /// one's own always does.
        #[test]
        fn nothing_old_changes_without_a_word(minutes in 0_i64..600, shared in any::<bool>(), note in "[a-z]{0,6}") {
            let audience = if shared { Audience::Both } else { Audience::OnlyMe };
            let (before, now) = (check_in(audience, 0), DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes));
            let plan = plan(&before, &version(Closeness::FarApart, &note), now);
            let mended = matches!(plan, Correction::Mended { .. });
            prop_assert_eq!(mended, !shared || minutes < 15);
        }
    }
}

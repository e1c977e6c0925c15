//! What two open to a therapist: proposed by one, signed by each alone, ended by anybody of the three.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Section;
use crate::{
    access::PersonId,
    sealed::{Kind, Words},
    text::Faults,
};

/// How many days it lasts at most, the day of the proposal not counted.
pub const LASTS: [u64; 3] = [30, 60, 90];
/// Nobody proposes again sooner, unless both signed the last one.
pub const RESTS: TimeDelta = TimeDelta::days(7);
/// Until then its author takes a proposal back and makes another, as with any entry.
pub const MENDED_WITHIN: TimeDelta = TimeDelta::minutes(15);

const MOVED_ON: &str = "This has moved on meanwhile. Nothing was changed. Look at it again.";
const SIGNED: &str = "You have signed this already. Nothing was changed.";
const TOO_SOON: &str = "You proposed this within the last seven days. Nothing was changed. Ask again once a week has \
                        passed, or talk about it.";
const WRONG_WORDS: &str = "These are not the words that belong to this therapist and you. Ask for them again, face to \
                           face or on the phone. If they stay different, do not sign: somebody else may stand \
                           between you";

/// Whether a therapist keeps something from one of the two.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// What one of the two says alone, the other may hear.
    #[default]
    NoSecrets,
    /// Each may say something alone that the therapist keeps.
    IndividualNotes,
}

/// What each of the two signs: exactly this, for exactly these keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Names the therapist's public keys.
    pub therapist: String,
    /// What is opened, in the order of the page.
    pub sections: Vec<Section>,
    /// Which policy.
    pub policy: Policy,
    /// The last day.
    pub until: NaiveDate,
}

/// The form of a proposal, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "each is what it is called on the page")]
pub struct ProposalForm {
    pub section: Vec<String>,
    pub policy: String,
    pub days: String,
}

/// What one proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What is opened, in the order of the page.
    pub sections: Vec<Section>,
    /// Which policy.
    pub policy: Policy,
    /// The last day.
    pub until: NaiveDate,
}

/// A link and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Who proposed it.
    pub author: PersonId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// The instant after its last day.
    pub ends_at: DateTime<Utc>,
    /// Who signed it.
    pub signed: BTreeSet<PersonId>,
    /// Who said no. Nobody but they see it.
    pub declined: BTreeSet<PersonId>,
    /// What was closed again since both signed.
    pub closed: BTreeSet<Section>,
    /// The therapist reads it, whatever of the signatures opens for whoever asks.
    pub stands: bool,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
}

/// Where a link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Somebody has not signed it.
    Proposed,
    /// Both signed.
    Active,
    /// It was taken back, or has ended.
    Ended,
}

impl Policy {
    /// Both.
    pub const ALL: [Self; 2] = [Self::NoSecrets, Self::IndividualNotes];

    /// As it is kept and sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoSecrets => "no secrets",
            Self::IndividualNotes => "individual notes",
        }
    }

    /// The one with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.word() == word)
    }

    /// In a sentence that all three read.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NoSecrets => {
                "No secrets: what one of the two says to the therapist alone, the other may hear, too."
            }
            Self::IndividualNotes => {
                "Individual talks are allowed: what one of the two says to the therapist alone may stay there."
            }
        }
    }
}

impl Consent {
    /// Names it, so that whoever signs signs what they read.
    ///
    /// # Panics
    /// Never: it is plain words and a day.
    pub fn digest(&self) -> String {
        let json = serde_json::to_vec(self).expect("plain words and a day");
        HEXLOWER.encode(&Sha256::digest([b"troth v1 consent\0".as_slice(), &json].concat())[..16])
    }

    /// Whether it is that one, or what is left of it: the same for the same keys, with some of its sections or none.
    pub fn is_left_of(&self, whole: &Self) -> bool {
        let sections = self.sections.iter().all(|section| whole.sections.contains(section));
        sections && Self { sections: whole.sections.clone(), ..self.clone() } == *whole
    }

    /// Whether it is that one but for what its signer has closed.
    pub fn is_but_for(&self, whole: &Self, closed: impl Fn(Section) -> bool) -> bool {
        let stays = |section: &Section| self.sections.contains(section) || closed(*section);
        self.is_left_of(whole) && whole.sections.iter().all(stays)
    }
}

impl Words for Consent {
    const KIND: Kind = Kind { name: "therapist_consent", scope: "therapist_consent" };
}

impl ProposalForm {
    /// What it proposes on this day.
    ///
    /// # Errors
    /// What is missing, beside its field.
    pub fn parse(&self, today: NaiveDate) -> Result<Proposal, Faults> {
        let mut faults = Faults::none();
        let chosen: BTreeSet<_> = self.section.iter().filter_map(|it| Section::parse(it)).collect();
        if chosen.is_empty() {
            faults.add("section", "Please choose at least one section");
        }
        let policy = Policy::parse(&self.policy);
        let policy = policy.ok_or_else(|| "Please choose one of the two".to_owned());
        let policy = faults.take("policy", policy);
        let days = self.days.parse().ok().filter(|days| LASTS.contains(days));
        let until = days.and_then(|days| today.checked_add_days(Days::new(days)));
        let until = until.ok_or_else(|| "Please choose for how long".to_owned());
        let until = faults.take("days", until);
        match (policy, until) {
            (Some(policy), Some(until)) if faults.is_empty() => {
                Ok(Proposal { sections: chosen.into_iter().collect(), policy, until })
            }
            _ => Err(faults),
        }
    }
}

impl Link {
    /// Where it is now.
    pub fn state(&self, now: DateTime<Utc>) -> State {
        if self.ended_at.is_some() || self.ends_at <= now {
            State::Ended
        } else if self.stands || self.signed.len() == 2 {
            State::Active
        } else {
            State::Proposed
        }
    }

    /// This person signs it. A no of before does not bind them.
    ///
    /// # Errors
    /// Why not.
    pub fn sign(&mut self, who: PersonId, now: DateTime<Utc>) -> Result<(), &'static str> {
        match self.state(now) {
            _ if self.signed.contains(&who) => Err(SIGNED),
            State::Proposed => {
                self.signed.insert(who);
                Ok(())
            }
            State::Active | State::Ended => Err(MOVED_ON),
        }
    }

    /// This person says no, or takes back that they signed. Nobody else sees a difference.
    ///
    /// # Errors
    /// Why not.
    pub fn decline(&mut self, who: PersonId, now: DateTime<Utc>) -> Result<(), &'static str> {
        match self.state(now) {
            State::Proposed => {
                self.signed.remove(&who);
                self.declined.insert(who);
                Ok(())
            }
            State::Active | State::Ended => Err(MOVED_ON),
        }
    }

    /// Either of the two closes a section again, at once. Opening it anew is a new proposal.
    ///
    /// # Errors
    /// Why not.
    pub fn close(&mut self, section: Section, now: DateTime<Utc>) -> Result<(), &'static str> {
        if self.state(now) != State::Active || !self.closed.insert(section) {
            return Err(MOVED_ON);
        }
        Ok(())
    }

    /// Whether this person may end it now: what both signed, either; a proposal, its author alone.
    ///
    /// # Errors
    /// Why not.
    pub fn end(&mut self, who: PersonId, now: DateTime<Utc>) -> Result<(), &'static str> {
        match self.state(now) {
            State::Active => {}
            State::Proposed if self.author == who => {}
            State::Proposed | State::Ended => return Err(MOVED_ON),
        }
        self.ended_at = Some(now);
        Ok(())
    }

    /// It was taken back so soon that it was a slip.
    fn was_a_slip(&self) -> bool {
        self.ended_at.is_some_and(|at| at - self.made_at < MENDED_WITHIN)
    }
}

/// Whether somebody who proposed these may propose something again already: once a week, and once more after a slip.
///
/// # Errors
/// Why not.
pub fn may_propose(own: &[&Link], now: DateTime<Utc>) -> Result<(), &'static str> {
    let lately: Vec<_> =
        own.iter().filter(|link| link.signed.len() < 2 && now - link.made_at < RESTS).collect();
    match lately.as_slice() {
        [] => Ok(()),
        [only] if only.was_a_slip() => Ok(()),
        _ => Err(TOO_SOON),
    }
}

/// Whether somebody typed the four words that belong to their own key and the therapist's.
///
/// # Errors
/// The sentence beside the field.
pub fn compare(typed: &str, words: [&str; 4]) -> Result<(), String> {
    let lower = typed.to_lowercase();
    let said = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    if said.eq(words) { Ok(()) } else { Err(WRONG_WORDS.to_owned()) }
}

#[cfg(test)]
impl Consent {
    /// What Ana and Ben signed.
    pub(crate) fn sample(sections: &[Section]) -> Self {
        Self {
            therapist: String::new(),
            sections: sections.to_vec(),
            policy: Policy::NoSecrets,
            until: "2026-05-10".parse().expect("a day"),
        }
    }
}

#[cfg(test)]
#[path = "link_tests.rs"]
mod tests;

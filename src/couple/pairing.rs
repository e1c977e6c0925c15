//! The way to a pair: invited, accepted, confirmed.

use chrono::{DateTime, TimeDelta, Utc};

use crate::id::id;

id!(
    /// An invite.
    InviteId
);

/// How long an invite can be used.
pub const INVITE_LASTS: TimeDelta = TimeDelta::hours(48);

/// Where two people are on the way to being a pair, as the inviter sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pairing {
    /// Nobody can come: no invite, or it ran out.
    NotInvited,
    /// The link and the words are good until then.
    Invited {
        /// Which invite.
        invite: InviteId,
        /// Its end.
        until: DateTime<Utc>,
    },
    /// Somebody made an account with it; the inviter has the last word.
    Accepted {
        /// Which invite.
        invite: InviteId,
        /// Their name.
        name: String,
    },
}

/// The newest invite of a person, as it is kept.
#[derive(Debug, Clone)]
pub struct Latest {
    /// Which.
    pub invite: InviteId,
    /// Its end.
    pub expires_at: DateTime<Utc>,
    /// The inviter took it back.
    pub revoked: bool,
    /// Who accepted it.
    pub accepted_by: Option<String>,
}

impl Pairing {
    /// What the newest invite means now. An acceptance does not run out; an invite does, and a clock
    /// that fell back brings none back.
    pub fn of(latest: Option<Latest>, now: DateTime<Utc>) -> Self {
        match latest {
            Some(Latest { invite, revoked: false, accepted_by: Some(name), .. }) => {
                Self::Accepted { invite, name }
            }
            Some(Latest { invite, revoked: false, expires_at, .. })
                if now < expires_at && expires_at <= now + INVITE_LASTS =>
            {
                Self::Invited { invite, until: expires_at }
            }
            _ => Self::NotInvited,
        }
    }
}

/// Who runs this server, as the first person says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// The person who sets it up.
    First,
    /// Their partner.
    Second,
    /// Their therapist.
    Therapist,
    /// Somebody else.
    Other,
}

impl Host {
    /// All, in the order of the page.
    pub const ALL: [Self; 4] = [Self::First, Self::Second, Self::Therapist, Self::Other];

    /// The answer with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|host| host.word() == word)
    }

    /// As it is kept and sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::Therapist => "therapist",
            Self::Other => "other",
        }
    }

    /// The answer for another couple that one of the two sets up later: they know whether it is
    /// they themselves.
    #[must_use]
    pub fn anew(self, was_first: bool) -> Self {
        match (self, was_first) {
            (Self::First, true) | (Self::Second, false) => Self::First,
            _ => Self::Other,
        }
    }

    /// Who that is, for a page that both read.
    pub fn sentence(self, first: &str, second: &str) -> String {
        match self {
            Self::First => format!("{first} runs this server"),
            Self::Second => format!("{second} runs this server"),
            Self::Therapist => "Your therapist runs this server".to_owned(),
            Self::Other => "Somebody outside your relationship runs this server".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_runs_the_server_runs_it_for_the_next_couple_too() {
        for (host, was_first, anew) in [
            (Host::First, true, Host::First),
            (Host::Second, false, Host::First),
            (Host::First, false, Host::Other),
            (Host::Second, true, Host::Other),
            (Host::Therapist, true, Host::Other),
        ] {
            assert_eq!(host.anew(was_first), anew);
        }
    }

    #[test]
    fn what_the_newest_invite_means() {
        let (now, invite) = (DateTime::UNIX_EPOCH, InviteId::mint());
        let latest = |minutes, revoked, accepted_by: Option<&str>| Latest {
            invite,
            expires_at: now + TimeDelta::minutes(minutes),
            revoked,
            accepted_by: accepted_by.map(str::to_owned),
        };
        let accepted = Pairing::Accepted { invite, name: "Ben".to_owned() };
        for (latest, expected) in [
            (None, Pairing::NotInvited),
            (
                Some(latest(1, false, None)),
                Pairing::Invited { invite, until: now + TimeDelta::minutes(1) },
            ),
            (Some(latest(0, false, None)), Pairing::NotInvited),
            (Some(latest(48 * 60 + 1, false, None)), Pairing::NotInvited),
            (Some(latest(1, true, None)), Pairing::NotInvited),
            (Some(latest(1, true, Some("Ben"))), Pairing::NotInvited),
            (Some(latest(1, false, Some("Ben"))), accepted.clone()),
            (Some(latest(-60, false, Some("Ben"))), accepted),
        ] {
            assert_eq!(Pairing::of(latest, now), expected);
        }
    }
}

//! Erasing an account: asked for, seven days to take it back, then for good.

use chrono::{DateTime, TimeDelta, Utc};

/// How long it can be taken back. Only the owner sees that it was asked for.
pub const TAKEN_BACK_WITHIN: TimeDelta = TimeDelta::days(7);

/// Where an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasing {
    /// Nobody asked for it.
    NotAsked,
    /// Its owner asked for it, then.
    Asked {
        /// When.
        at: DateTime<Utc>,
    },
    /// Nothing of it is left.
    Erased,
}

impl Erasing {
    /// What a row says, if there is one.
    pub fn of(asked_at: Option<DateTime<Utc>>) -> Self {
        asked_at.map_or(Self::NotAsked, |at| Self::Asked { at })
    }

    /// When it is erased, if it will be.
    pub fn due_at(self) -> Option<DateTime<Utc>> {
        if let Self::Asked { at } = self { Some(at + TAKEN_BACK_WITHIN) } else { None }
    }

    /// Whether the time to take it back is over.
    pub fn is_due(self, now: DateTime<Utc>) -> bool {
        self.due_at().is_some_and(|due| now >= due)
    }

    /// Its owner asks. Asking again makes it neither sooner nor later.
    #[must_use]
    pub fn ask(self, now: DateTime<Utc>) -> Self {
        if self == Self::NotAsked { Self::Asked { at: now } } else { self }
    }

    /// Its owner takes it back.
    #[must_use]
    pub fn take_back(self) -> Self {
        if matches!(self, Self::Asked { .. }) { Self::NotAsked } else { self }
    }

    /// The hourly look: what is due is erased.
    #[must_use]
    pub fn looked_at(self, now: DateTime<Utc>) -> Self {
        if self.is_due(now) { Self::Erased } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_days_are_seven_days_and_asking_twice_changes_nothing() {
        let now = DateTime::UNIX_EPOCH;
        let asked = Erasing::NotAsked.ask(now);
        assert_eq!(asked.ask(now + TimeDelta::days(3)), asked);
        let due = now + TAKEN_BACK_WITHIN;
        assert_eq!(asked.looked_at(due - TimeDelta::seconds(1)), asked);
        assert_eq!(asked.take_back(), Erasing::NotAsked);
        let erased = asked.looked_at(due);
        assert_eq!(erased, Erasing::Erased);
        assert_eq!((erased.take_back(), erased.ask(due)), (erased, erased));
        assert_eq!(Erasing::NotAsked.looked_at(due), Erasing::NotAsked);
    }
}

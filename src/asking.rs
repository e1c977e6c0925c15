//! How long what one of the two asks stands on the other's Today.

use chrono::{DateTime, TimeDelta, Utc};

/// Then it waits where it is, and nothing reminds of it.
pub const ASKS_FOR: TimeDelta = TimeDelta::days(3);
/// So long after a no nothing of the same kind is asked there again.
pub const RESTS_FOR: TimeDelta = TimeDelta::days(7);

/// Whether what was asked then still stands there.
pub fn still_asks(asked_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    let since = now - asked_at;
    since >= TimeDelta::zero() && since < ASKS_FOR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_there_for_three_days() {
        let asked = DateTime::UNIX_EPOCH;
        assert!(still_asks(asked, asked) && still_asks(asked, asked + TimeDelta::days(2)));
        assert!(!still_asks(asked, asked + TimeDelta::days(3)));
        assert!(!still_asks(asked, asked - TimeDelta::hours(1)), "a clock that fell back");
    }
}

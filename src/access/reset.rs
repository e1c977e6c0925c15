//! What a member has to know of resets: that a link was made for them, or used. It is told on every
//! page of theirs for 90 days, so that nobody who runs the server can do it unseen.

use chrono::{DateTime, TimeDelta, Utc};

/// How long it is told.
const TOLD: TimeDelta = TimeDelta::days(90);

/// The reset links that were made for somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Resets {
    /// When the newest one was made.
    pub made_at: Option<DateTime<Utc>>,
    /// When one was last used; what was sealed before opens with an earlier seed.
    pub used_at: Option<DateTime<Utc>>,
    /// How many seeds they replaced.
    pub seeds: u32,
}

/// Something that is told on every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResetNews {
    /// A link was used.
    Used(DateTime<Utc>),
    /// A link was made and was not used, so far.
    Made(DateTime<Utc>),
}

impl Resets {
    /// What has to be told now, the gravest first.
    pub fn news(&self, now: DateTime<Utc>) -> Vec<ResetNews> {
        let lately = |at: &DateTime<Utc>| now - *at < TOLD;
        let unused = self.made_at.filter(|made| self.used_at.is_none_or(|used| *made > used));
        let used = self.used_at.filter(lately).map(ResetNews::Used);
        used.into_iter().chain(unused.filter(lately).map(ResetNews::Made)).collect()
    }

    /// Whether what was sealed then needs a seed that is not among those at hand.
    pub fn is_out_of_reach(&self, sealed_at: DateTime<Utc>, earlier_seeds: usize) -> bool {
        let all = usize::try_from(self.seeds).is_ok_and(|seeds| earlier_seeds >= seeds);
        !all && self.used_at.is_some_and(|used| sealed_at < used)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(day)
    }

    #[test]
    fn a_link_is_told_for_ninety_days_used_or_not() {
        let resets = |made_at: i64, used_at: Option<i64>| Resets {
            made_at: Some(day(made_at)),
            used_at: used_at.map(day),
            seeds: u32::from(used_at.is_some()),
        };
        let (made, used) = (ResetNews::Made, ResetNews::Used);
        for (resets, now, news) in [
            (Resets::default(), 0, vec![]),
            (resets(0, None), 0, vec![made(day(0))]),
            (resets(0, None), 89, vec![made(day(0))]),
            (resets(0, None), 90, vec![]),
            (resets(1, Some(1)), 1, vec![used(day(1))]),
            (resets(0, Some(1)), 90, vec![used(day(1))]),
            (resets(0, Some(1)), 91, vec![]),
            (resets(5, Some(1)), 90, vec![used(day(1)), made(day(5))]),
            (resets(5, Some(1)), 91, vec![made(day(5))]),
        ] {
            assert_eq!(resets.news(day(now)), news, "{resets:?} on {now}");
        }
    }

    #[test]
    fn what_was_sealed_before_needs_every_earlier_seed() {
        let resets = Resets { made_at: Some(day(3)), used_at: Some(day(4)), seeds: 2 };
        for (sealed_at, at_hand, out_of_reach) in
            [(3, 0, true), (3, 1, true), (3, 2, false), (4, 0, false), (5, 0, false)]
        {
            assert_eq!(resets.is_out_of_reach(day(sealed_at), at_hand), out_of_reach);
        }
        assert!(!Resets::default().is_out_of_reach(day(0), 0));
    }
}

//! Whether a couple is open: one of the two is enough to stop, both are needed to go on.
//!
//! Pure, and seen from one of the two: "mine" is the pause of whoever asks.

use chrono::{DateTime, TimeDelta, Utc};

/// After a closing both can read what they shared for so long. Then each decides alone.
pub const READABLE: TimeDelta = TimeDelta::days(30);

/// Where a couple stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stage {
    /// Whatever is shared arrives.
    #[default]
    Open,
    /// Nothing new is shared until everybody who paused goes on.
    Paused(Pauses),
    /// Nothing new is shared any more.
    Closed(Closed),
}

/// Who has paused, and since when: at least one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pauses {
    /// The pause of whoever asks.
    pub mine: Option<DateTime<Utc>>,
    /// The other's.
    pub theirs: Option<DateTime<Utc>>,
}

/// Who has closed it, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed {
    /// It was whoever asks.
    pub by_me: bool,
    /// When.
    pub at: DateTime<Utc>,
}

impl Closed {
    /// Until when both can read it without having decided.
    pub fn readable_until(self) -> DateTime<Utc> {
        self.at + READABLE
    }

    /// Whether nothing is readable any more until one has decided.
    pub fn is_over(self, now: DateTime<Utc>) -> bool {
        now >= self.readable_until()
    }
}

impl Stage {
    /// What the rows say: a closing outweighs every pause.
    pub fn of(closed: Option<Closed>, pauses: Pauses) -> Self {
        match (closed, pauses) {
            (Some(closed), _) => Self::Closed(closed),
            (None, Pauses { mine: None, theirs: None }) => Self::Open,
            (None, pauses) => Self::Paused(pauses),
        }
    }

    /// Whether something new can be shared.
    pub fn is_open(self) -> bool {
        self == Self::Open
    }

    /// The closing, if there was one.
    pub fn closed(self) -> Option<Closed> {
        if let Self::Closed(closed) = self { Some(closed) } else { None }
    }

    /// The pauses that stand.
    pub fn pauses(self) -> Pauses {
        if let Self::Paused(pauses) = self { pauses } else { Pauses { mine: None, theirs: None } }
    }

    /// Whoever asks pauses, now. Who has paused stays so, since then.
    ///
    /// # Errors
    /// What is closed cannot be paused.
    pub fn pause(self, now: DateTime<Utc>) -> Result<Self, &'static str> {
        if self.closed().is_some() {
            return Err("This is closed already. Nothing new is shared any more.");
        }
        let Pauses { mine, theirs } = self.pauses();
        Ok(Self::Paused(Pauses { mine: mine.or(Some(now)), theirs }))
    }

    /// Whoever asks goes on; the other's pause stands.
    #[must_use]
    pub fn go_on(self) -> Self {
        match self {
            Self::Paused(pauses) => Self::of(None, Pauses { mine: None, ..pauses }),
            other => other,
        }
    }

    /// Whoever asks closes it, now. Nobody opens it again, and the first closing stands.
    #[must_use]
    pub fn close(self, now: DateTime<Utc>) -> Self {
        Self::Closed(self.closed().unwrap_or(Closed { by_me: true, at: now }))
    }

    /// The same, as the other of the two sees it.
    #[must_use]
    pub fn seen_by_the_other(self) -> Self {
        match self {
            Self::Open => Self::Open,
            Self::Paused(Pauses { mine, theirs }) => {
                Self::Paused(Pauses { mine: theirs, theirs: mine })
            }
            Self::Closed(closed) => Self::Closed(Closed { by_me: !closed.by_me, ..closed }),
        }
    }

    /// Who stopped and since when, for every page; `day` puts an instant into words.
    pub fn sentence(
        self,
        partner: &str,
        now: DateTime<Utc>,
        day: impl Fn(DateTime<Utc>) -> String,
    ) -> Option<String> {
        let sentence = match self {
            Self::Open => return None,
            Self::Paused(Pauses { mine, theirs }) => match (mine.map(&day), theirs.map(&day)) {
                (Some(mine), Some(theirs)) => {
                    format!("Paused by you since {mine}, and by {partner} since {theirs}.")
                }
                (Some(mine), None) => format!("Paused by you since {mine}."),
                (None, theirs) => format!(
                    "{partner} paused on {}. You can read everything, and write for yourself. \
                     Nothing is asked of you.",
                    theirs.unwrap_or_default()
                ),
            },
            Self::Closed(closed) => {
                let who = if closed.by_me { "You" } else { partner };
                let (on, until) = (day(closed.at), day(closed.readable_until()));
                if closed.is_over(now) {
                    format!("{who} closed this on {on}. You decide what becomes of it.")
                } else {
                    format!("{who} closed this on {on}. You can read everything until {until}.")
                }
            }
        };
        Some(sentence)
    }

    /// What the words of the way onward are, and where it leads.
    pub fn way_on(self, now: DateTime<Utc>) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Open => None,
            Self::Paused(Pauses { mine: Some(_), .. }) => Some(("Go on", "/pause")),
            Self::Paused(_) => Some(("What this means", "/pause")),
            Self::Closed(closed) if closed.is_over(now) => Some(("Decide", "/closing/decision")),
            Self::Closed(_) => Some(("What happens now", "/closing")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(day)
    }

    fn day(at: DateTime<Utc>) -> String {
        format!("day {}", (at - DateTime::UNIX_EPOCH).num_days())
    }

    #[test]
    fn one_is_enough_to_stop_and_each_ends_only_their_own() {
        let ana = Stage::Open.pause(at(1)).expect("one is enough");
        assert!(!ana.is_open());
        let ben = ana.seen_by_the_other();
        assert_eq!(ben.go_on(), ben, "not his to end");
        let both = ben.pause(at(2)).expect("he pauses as well");
        assert_eq!(both.go_on(), ben, "hers still stands");
        assert_eq!(both.seen_by_the_other().go_on().seen_by_the_other().go_on(), Stage::Open);
    }

    #[test]
    fn pausing_again_changes_nothing_and_what_is_closed_stays_so() {
        let paused = Stage::Open.pause(at(1)).expect("paused");
        assert_eq!(paused.pause(at(9)), Ok(paused));
        let closed = paused.close(at(2));
        assert_eq!(closed.close(at(3)), closed);
        assert_eq!(closed.seen_by_the_other().close(at(3)), closed.seen_by_the_other());
        assert_eq!(closed.go_on(), closed);
        assert!(closed.pause(at(3)).is_err());
    }

    #[test]
    fn thirty_days_are_thirty_days() {
        let closed = Closed { by_me: true, at: at(0) };
        assert!(!closed.is_over(at(30) - TimeDelta::seconds(1)));
        assert!(closed.is_over(at(30)));
    }

    #[test]
    fn everybody_reads_who_stopped_and_since_when() {
        let mine = Stage::Open.pause(at(1)).expect("paused");
        let said = |stage: Stage| stage.sentence("Ben", at(3), day).unwrap_or_default();
        assert_eq!(Stage::Open.sentence("Ben", at(3), day), None);
        assert_eq!(said(mine), "Paused by you since day 1.");
        assert!(said(mine.seen_by_the_other()).starts_with("Ben paused on day 1. You can read"));
        let both = mine.seen_by_the_other().pause(at(2)).expect("paused");
        assert_eq!(said(both), "Paused by you since day 2, and by Ben since day 1.");
        let closed = Stage::Open.close(at(1));
        assert!(said(closed).starts_with("You closed this on day 1."));
        assert!(said(closed.seen_by_the_other()).starts_with("Ben closed this on day 1."));
    }

    #[test]
    fn everybody_reads_the_way_onward() {
        let mine = Stage::Open.pause(at(1)).expect("paused");
        let closed = Stage::Open.close(at(1));
        for (stage, on, way) in [
            (Stage::Open, 3, None),
            (mine, 3, Some(("Go on", "/pause"))),
            (mine.seen_by_the_other(), 3, Some(("What this means", "/pause"))),
            (closed, 30, Some(("What happens now", "/closing"))),
            (closed, 31, Some(("Decide", "/closing/decision"))),
        ] {
            assert_eq!(stage.way_on(at(on)), way);
        }
    }
}

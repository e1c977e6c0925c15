//! The only reader of the system time.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// What time it is.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The system's clock.
    #[default]
    System,
    /// A clock that somebody holds: tests, and the history of the demo.
    Held(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at this instant.
    pub fn held(at: DateTime<Utc>) -> Self {
        Self::Held(Arc::new(AtomicI64::new(at.timestamp_millis())))
    }

    /// Now, to the millisecond.
    ///
    /// # Panics
    /// If a held clock was set outside the years that chrono knows.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system")]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now().trunc_subsecs(3),
            Self::Held(millis) => DateTime::from_timestamp_millis(millis.load(Ordering::SeqCst))
                .expect("a held clock is set to a time that exists"),
        }
    }

    /// Moves a held clock; the system's clock stays as it is.
    pub fn set(&self, at: DateTime<Utc>) {
        if let Self::Held(millis) = self {
            millis.store(at.timestamp_millis(), Ordering::SeqCst);
        }
    }

    /// Moves a held clock on by this much.
    pub fn advance(&self, by: TimeDelta) {
        self.set(self.now() + by);
    }
}

//! How often a name or a code may be tried.

use std::{num::NonZeroU32, time::Duration};

use governor::{
    Quota, RateLimiter,
    clock::DefaultClock,
    state::{InMemoryState, NotKeyed, keyed::DefaultKeyedStateStore},
};
use sha2::{Digest, Sha256};

type PerName = RateLimiter<[u8; 32], DefaultKeyedStateStore<[u8; 32]>, DefaultClock>;
type Overall = RateLimiter<NotKeyed, InMemoryState, DefaultClock>;

/// Above this many names the quiet ones are forgotten.
const NAMES: usize = 4_096;

/// Counts tries: of one name when signing in, of any code overall.
pub struct Attempts {
    names: PerName,
    codes: Overall,
}

impl Default for Attempts {
    fn default() -> Self {
        Self {
            names: RateLimiter::keyed(quota(10, Duration::from_secs(10))),
            codes: RateLimiter::direct(quota(60, Duration::from_secs(1))),
        }
    }
}

impl Attempts {
    /// Whether this name may be tried now. The answer does not show in what is said.
    pub fn name(&self, sign_in_name: &str) -> bool {
        if self.names.len() > NAMES {
            self.names.retain_recent();
        }
        self.names.check_key(&Sha256::digest(sign_in_name).into()).is_ok()
    }

    /// Whether a set-up or invite code may be tried now.
    pub fn code(&self) -> bool {
        self.codes.check().is_ok()
    }
}

impl std::fmt::Debug for Attempts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attempts(..)")
    }
}

fn quota(burst: u32, then_each: Duration) -> Quota {
    Quota::with_period(then_each)
        .expect("a period above zero")
        .allow_burst(NonZeroU32::new(burst).expect("a burst above zero"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_be_tried_ten_times_and_does_not_lock_another() {
        let attempts = Attempts::default();
        assert_eq!((0..30).filter(|_| attempts.name("ana")).count(), 10);
        assert!(attempts.name("ben"));
    }
}

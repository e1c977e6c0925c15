//! How often six words of an invite may be tried. Passwords: `password/wrong.rs`.

use std::{net::IpAddr, num::NonZeroU32, time::Duration};

use governor::{
    Quota, RateLimiter,
    clock::DefaultClock,
    state::{InMemoryState, NotKeyed, keyed::DefaultKeyedStateStore},
};

type Per<K> = RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock>;
type Overall = RateLimiter<NotKeyed, InMemoryState, DefaultClock>;

/// Above this many sources the quiet ones are forgotten.
const KNOWN: usize = 4_096;

/// Counts tries of six words: from one source, and overall.
///
/// The codes in links are not counted: 160 bits are found by nobody, and whoever could use up the
/// tries of all could shut true links.
pub struct Attempts {
    sources: Per<Option<IpAddr>>,
    words: Overall,
}

impl Default for Attempts {
    fn default() -> Self {
        Self {
            sources: RateLimiter::keyed(quota(30, Duration::from_secs(10))),
            words: RateLimiter::direct(quota(600, Duration::from_millis(100))),
        }
    }
}

impl Attempts {
    /// Whether six words may be tried from this address now; nothing if it is not known.
    pub fn words(&self, from: Option<IpAddr>) -> bool {
        may(&self.sources, &from) && self.words.check().is_ok()
    }
}

impl std::fmt::Debug for Attempts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Attempts(..)")
    }
}

fn may<K: std::hash::Hash + Eq + Clone>(tries: &Per<K>, of: &K) -> bool {
    if tries.len() > KNOWN {
        tries.retain_recent();
    }
    tries.check_key(of).is_ok()
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
    fn one_source_uses_up_its_own_tries_and_nobody_elses() {
        let (attempts, [one, other]) =
            (Attempts::default(), [1, 2].map(|n| Some([10, 0, 0, n].into())));
        assert_eq!((0..100).filter(|_| attempts.words(one)).count(), 30);
        assert!(attempts.words(other));
    }
}

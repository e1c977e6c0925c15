//! Signatures that were right before: a page that is looked at again does not check them again. And
//! halves of a key that were found to fit.
//!
//! A check asks something that never changes, and takes as long as everything else on a page
//! together. What is kept are hashes over key, signature and words, in memory alone and so many at
//! most. A word that is changed has another hash and is checked.

use std::{
    collections::HashSet,
    sync::{LazyLock, Mutex, PoisonError},
};

use sha2::{Digest, Sha256};

/// Twice as many are kept at most: half a megabyte.
const GENERATION: usize = 4_096;

static RIGHT: LazyLock<Mutex<Checked>> = LazyLock::new(Mutex::default);

#[derive(Default)]
struct Checked {
    recent: HashSet<[u8; 32]>,
    before: HashSet<[u8; 32]>,
}

impl Checked {
    fn knows(&self, check: &[u8; 32]) -> bool {
        self.recent.contains(check) || self.before.contains(check)
    }

    /// What was not asked for in a whole generation is forgotten.
    fn remember(&mut self, check: [u8; 32]) {
        if self.recent.len() >= GENERATION {
            self.before = std::mem::take(&mut self.recent);
        }
        self.recent.insert(check);
    }
}

/// Whether this signature is right, from memory or by `check`.
pub(super) fn once(
    key: &[u8; 32],
    signature: &[u8],
    message: &[u8],
    check: impl FnOnce() -> bool,
) -> bool {
    let asked: [u8; 32] = Sha256::new()
        .chain_update(key)
        .chain_update(signature)
        .chain_update(message)
        .finalize()
        .into();
    let right = || RIGHT.lock().unwrap_or_else(PoisonError::into_inner);
    let known = right().knows(&asked);
    if !known && !check() {
        return false;
    }
    right().remember(asked);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_right_is_remembered() {
        let (key, signature) = ([1; 32], [2; 64]);
        assert!(!once(&key, &signature, b"Home by seven", || false));
        assert!(once(&key, &signature, b"Home by seven", || true), "wrong answers are not kept");
        assert!(once(&key, &signature, b"Home by seven", || unreachable!("asked before")));
        for (key, signature, words) in [
            ([9; 32], signature, "Home by seven"),
            (key, [9; 64], "Home by seven"),
            (key, signature, "Home by eight"),
        ] {
            assert!(!once(&key, &signature, words.as_bytes(), || false), "{words}");
        }
    }

    #[test]
    fn it_does_not_grow_for_ever() {
        let mut checked = Checked::default();
        for nth in 0..10 * GENERATION {
            let mut check = [0; 32];
            check[..8].copy_from_slice(&nth.to_be_bytes());
            checked.remember(check);
        }
        assert!(checked.recent.len() + checked.before.len() <= 2 * GENERATION);
    }
}

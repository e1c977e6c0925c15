//! The other's public keys as one of the two took them: opening goes by these, whatever the
//! database says later.

use serde::{Deserialize, Serialize};

use super::{PublicKeys, Signers, VerifyingKey};

/// The keys of somebody else, pinned. Sealed under a key of the reader's own, so that nobody can
/// swap them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pinned {
    keys: PublicKeys,
    earlier: Vec<Earlier>,
}

/// A key that was replaced with the reader's consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Earlier {
    ed25519: VerifyingKey,
    /// The couple's epoch when it was replaced: it signs nothing later.
    until: u32,
}

impl Pinned {
    /// Taken at the first meeting.
    pub fn first(keys: PublicKeys) -> Self {
        Self { keys, earlier: Vec::new() }
    }

    /// Other keys, taken in this epoch. What was signed before stays genuine.
    #[must_use]
    pub fn replaced(mut self, keys: PublicKeys, epoch: u32) -> Self {
        self.earlier.insert(0, Earlier { ed25519: self.keys.ed25519, until: epoch });
        self.earlier.retain(|earlier| earlier.ed25519 != keys.ed25519);
        Self { keys, earlier: self.earlier }
    }

    /// The keys that count now.
    pub fn keys(&self) -> &PublicKeys {
        &self.keys
    }

    /// Whose signature counts.
    pub fn signers(&self) -> Signers {
        let now = Signers::of(&self.keys.ed25519);
        self.earlier.iter().fold(now, |all, earlier| all.and(&earlier.ed25519, earlier.until))
    }
}

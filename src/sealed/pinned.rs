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

/// What one of the two tells the other, whose keys are new: which keys signed before. Who lost a
/// seed has lost what they had pinned, too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouched {
    /// Earlier keys of the one who is told.
    own: Vec<Earlier>,
    /// Earlier keys of the one who tells.
    partners: Vec<Earlier>,
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

    /// These keys, taken in this epoch in the place of what was pinned before, if anything was.
    pub fn taking(before: Option<Self>, keys: PublicKeys, epoch: u32) -> Self {
        match before {
            Some(before) => before.replaced(keys, epoch),
            None => Self::first(keys),
        }
    }

    /// The keys that count now.
    pub fn keys(&self) -> &PublicKeys {
        &self.keys
    }

    /// Whose signature counts.
    pub fn signers(&self) -> Signers {
        and_all(Signers::of(&self.keys.ed25519), &self.earlier)
    }
}

impl Vouched {
    /// What the holder of `pinned`, who was told `known` in their own time, knows of the other.
    pub(super) fn of(pinned: &Pinned, known: &Self) -> Self {
        Self { own: pinned.earlier.clone(), partners: known.own.clone() }
    }

    /// Whose signature counts as one's own, beside that of the key of now.
    pub(super) fn own(&self, now: Signers) -> Signers {
        and_all(now, &self.own)
    }

    /// Earlier keys of the other.
    pub fn partners(&self) -> Signers {
        and_all(Signers::nobody(), &self.partners)
    }
}

fn and_all(signers: Signers, earlier: &[Earlier]) -> Signers {
    earlier.iter().fold(signers, |all, earlier| all.and(&earlier.ed25519, earlier.until))
}

//! Words at rest: what a person gives is sealed before it reaches the database.
//!
//! ```text
//! password ── Argon2id ── root
//!    ├ "v1 verifier"  its SHA-256 is stored: the sign-in check        password.rs
//!    └ "v1 kek"       seals the person's SEED
//! recovery code ── seals the SEED as well                              recovery.rs
//! SEED                                                                 keyring.rs
//!    ├ "private"      key of private entries; "inbox" below it: writing without reading
//!    ├ "x25519"       keys are handed to it, signed                    envelope.rs
//!    ├ "ed25519"      signs shared entries and handed keys             author.rs
//!    ├ "second step"  seals what is asked for after the password
//!    └ "pins"         seals the partner's public keys, as pinned       pinned.rs
//! COUPLE KEY of an epoch
//!    └ "scope:<name>" key of one kind of shared entries; a therapist is handed such alone   scoped.rs
//! SESSION secret, only in the cookie: seals what the session may open
//! ```
//!
//! | Blob | What lies in it | Who can write it |
//! | --- | --- | --- |
//! | 1 | padded words under one key | whoever holds that key: the seed, a session, pinned keys |
//! | 2 | padded words for an inbox | one person's own sessions; reading needs the private tier |
//! | 3 | the author's signature over place and words, then the padded words | its author alone, although both partners hold the key |
//!
//! What only one of the two may read, and a therapist as well, is handed over like a key: signed, padded, and sealed
//! for the therapist's key, beside the words of its author's own: `keyring/handing.rs`.
//!
//! Opening a shared entry asks whose words it should be, and goes by the keys that were pinned when
//! the two became a pair, never by the plain row of public keys. What does not fit is
//! [`Opened::ChangedOutside`].
//!
//! Who, when and which state stays plain, so that pages can list, count and remind. This keeps
//! words from whoever reads the database or a backup. It cannot keep them from someone who changes
//! the program, watches the device, or guesses the password.

mod author;
mod blob;
mod checked;
mod envelope;
mod key;
mod keyring;
pub mod password;
mod pinned;
mod place;
mod recovery;
mod scoped;

pub use author::{PublicKeys, Signers, SigningKey, VerifyingKey};
pub use blob::Sealed;
#[cfg(any(test, fuzzing))]
pub(crate) use blob::unpad;
pub use envelope::{Inbox, PublicKey, SecretKey, Wrapped};
pub use key::{Key, random};
pub use keyring::{PrivateKey, Seed, SharedKeys};
pub use pinned::{Pinned, Vouched};
pub use place::{Kind, Place};
pub use recovery::{Recovery, RecoveryCode};
pub use scoped::ScopeKeys;

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// The words of one kind of record: what is inside its sealed blob.
pub trait Words: Serialize + DeserializeOwned {
    /// Which kind of record these words belong to.
    const KIND: Kind;
}

/// What opening a sealed record gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", content = "words")]
pub enum Opened<T> {
    /// Exactly what its author wrote, where they wrote it.
    #[serde(rename = "genuine")]
    Genuine(T),
    /// Edited, moved or re-attributed in the database: never shown as genuine.
    #[serde(rename = "changed outside the app")]
    ChangedOutside,
    /// Private, and the private tier of this session is closed.
    #[serde(rename = "locked")]
    Locked,
    /// Sealed with a key from before a reset, which this session does not have.
    #[serde(rename = "sealed before a reset")]
    BeforeReset,
}

impl<T> Opened<T> {
    /// The words, if they are genuine and open.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Genuine(words) => Some(words),
            Self::ChangedOutside | Self::Locked | Self::BeforeReset => None,
        }
    }

    /// Whether the private tier has to be opened first.
    pub fn is_locked(&self) -> bool {
        matches!(self, Self::Locked)
    }

    /// Whether it was sealed with a key from before a reset.
    pub fn is_before_reset(&self) -> bool {
        matches!(self, Self::BeforeReset)
    }

    /// The same, unless what stands beside it in the open says something else.
    #[must_use]
    pub fn beside(self, agrees: impl FnOnce(&T) -> bool) -> Self {
        match self {
            Self::Genuine(words) if !agrees(&words) => Self::ChangedOutside,
            opened => opened,
        }
    }

    /// The same state over other words.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Opened<U> {
        match self {
            Self::Genuine(words) => Opened::Genuine(change(words)),
            Self::ChangedOutside => Opened::ChangedOutside,
            Self::Locked => Opened::Locked,
            Self::BeforeReset => Opened::BeforeReset,
        }
    }
}

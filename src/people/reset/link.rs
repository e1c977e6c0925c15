//! The code in a reset link: 160 random bits, good for 48 hours and once.

use chrono::TimeDelta;
use data_encoding::BASE32_NOPAD;
use sha2::{Digest as _, Sha256};

use crate::{id::id, sealed::random};

id!(
    /// A reset link.
    ResetLinkId
);

/// How long a link can be used.
pub const LASTS: TimeDelta = TimeDelta::hours(48);

/// A code as it stands in a link. It needs no stretching: nobody guesses 160 random bits.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkCode(String);

impl LinkCode {
    /// A fresh code.
    pub fn random() -> Self {
        Self(BASE32_NOPAD.encode(&random::<20>()).to_lowercase())
    }

    /// A code as somebody opened or typed it.
    pub fn parse(typed: &str) -> Self {
        Self(typed.trim().to_lowercase())
    }

    /// As it stands in a link.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// All that is kept of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest([b"troth v1 reset link\0".as_slice(), self.0.as_bytes()].concat()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_160_bits_and_is_known_however_it_is_typed() {
        let code = LinkCode::random();
        assert_eq!(code.text().len(), 32);
        assert_eq!(
            LinkCode::parse(&format!(" {}", code.text().to_uppercase())).hash(),
            code.hash()
        );
        assert_ne!(LinkCode::random().hash(), code.hash());
    }
}

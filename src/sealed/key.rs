//! A symmetric key, and the keys below it.

use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::ZeroizeOnDrop;

/// 32 secret bytes that leave memory when dropped.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    /// A fresh key.
    pub fn random() -> Self {
        Self(random())
    }

    /// The key that these bytes are.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The sub-key with this label: HKDF-SHA256 (RFC 5869), no salt.
    #[must_use]
    pub fn derive(&self, label: &str) -> Self {
        Self::expand(&self.0, label)
    }

    /// A key from longer secret material.
    ///
    /// # Panics
    /// Never: 32 bytes are within what HKDF-SHA256 can give.
    pub fn expand(material: &[u8], label: &str) -> Self {
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(None, material)
            .expand(label.as_bytes(), &mut key)
            .expect("32 bytes are within what HKDF-SHA256 can give");
        Self(key)
    }

    /// A keyed hash: HMAC-SHA256 (RFC 2104), which is the extract step of HKDF.
    pub fn mac(&self, message: &[u8]) -> [u8; 32] {
        Hkdf::<Sha256>::extract(Some(&self.0), message).0.into()
    }

    /// The bytes, for the primitives that need them.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(..)")
    }
}

/// Random bytes from the operating system.
///
/// # Panics
/// If the operating system has none to give: nothing can be sealed safely then.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_give_unrelated_keys() {
        let key = Key::from_bytes([7; 32]);
        assert_ne!(key.derive("scope:check_in"), key.derive("scope:date"));
        assert_eq!(key.derive("private"), key.derive("private"));
    }

    #[test]
    fn debug_never_prints_a_key() {
        assert_eq!(format!("{:?}", Key::from_bytes([7; 32])), "Key(..)");
    }
}

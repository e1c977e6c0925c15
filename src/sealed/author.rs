//! Whose words they are: Ed25519 (RFC 8032) over the place and the words.
//!
//! Both partners hold the couple's key, so that opening proves nothing about who wrote. The
//! signature lies inside the sealed blob: nobody but the two can even see that it is there.

use ed25519_dalek::{
    Signer as _,
    hazmat::{ExpandedSecretKey, raw_sign},
};
use serde::{Deserialize, Serialize};
use sha2::Sha512;

use super::{Key, Place, PublicKey, checked};

/// Bytes of a signature.
pub(super) const SIGNATURE: usize = ed25519_dalek::SIGNATURE_LENGTH;
/// Asks, where a message would stand, whether two halves are a pair.
const PAIR: &[u8] = b"troth v1 key pair";

/// The half that signs, beside the other that grew from it: growing it anew would take as long as
/// signing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SigningKey {
    secret: Key,
    public: VerifyingKey,
}

/// The half that everyone may know: it checks what its holder signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifyingKey([u8; 32]);

/// What everyone may know of a person's keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKeys {
    /// Couple keys are handed to it.
    pub x25519: PublicKey,
    /// It checks the signatures under shared entries.
    pub ed25519: VerifyingKey,
}

/// Whose signature counts under the words of one person; the newest key first.
#[derive(Debug, Clone)]
pub struct Signers(Vec<Signer>);

/// A key that counts for entries up to an epoch.
#[derive(Debug, Clone)]
struct Signer {
    key: VerifyingKey,
    until: u32,
}

impl SigningKey {
    /// The key pair that grows from this key.
    pub fn from_key(key: &Key) -> Self {
        Self { secret: key.clone(), public: grown(key) }
    }

    /// Its public half.
    pub fn public(&self) -> VerifyingKey {
        self.public.clone()
    }

    /// Signs words as written at this place.
    pub(super) fn sign(&self, place: &Place, words: &[u8]) -> [u8; SIGNATURE] {
        self.signature(&message(place, words))
    }

    /// Signs what is handed over for this purpose.
    pub(super) fn sign_handed(&self, purpose: &[u8], what: &[u8]) -> [u8; SIGNATURE] {
        self.signature(&handed(purpose, what))
    }

    /// Signing with a public half of another pair would give the secret half away: that the two fit
    /// is looked at once, and remembered. Should they not, the public half is grown anew.
    fn signature(&self, message: &[u8]) -> [u8; SIGNATURE] {
        let Self { secret, public } = self;
        let fits = || grown(secret) == *public;
        let point = ed25519_dalek::VerifyingKey::from_bytes(&public.0);
        match point {
            Ok(point) if checked::once(&public.0, secret.bytes(), PAIR, fits) => {
                let secret = ExpandedSecretKey::from(secret.bytes());
                raw_sign::<Sha512>(&secret, message, &point).to_bytes()
            }
            _ => pair(secret).sign(message).to_bytes(),
        }
    }
}

fn pair(secret: &Key) -> ed25519_dalek::SigningKey {
    ed25519_dalek::SigningKey::from_bytes(secret.bytes())
}

fn grown(secret: &Key) -> VerifyingKey {
    VerifyingKey(pair(secret).verifying_key().to_bytes())
}

impl VerifyingKey {
    /// A public key as it was read.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        Some(Self(bytes.try_into().ok()?))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl PublicKeys {
    /// Both keys as they were read.
    pub fn from_slices(x25519: &[u8], ed25519: &[u8]) -> Option<Self> {
        let (x25519, ed25519) =
            (PublicKey::from_slice(x25519)?, VerifyingKey::from_slice(ed25519)?);
        Some(Self { x25519, ed25519 })
    }

    /// Both, one after the other.
    pub fn bytes(&self) -> Vec<u8> {
        [self.x25519.bytes(), self.ed25519.bytes()].concat()
    }
}

impl Signers {
    /// Nobody: whatever was signed is not genuine.
    pub fn nobody() -> Self {
        Self(Vec::new())
    }

    /// The holder of this key, whenever they wrote.
    pub fn of(key: &VerifyingKey) -> Self {
        Self::nobody().and(key, u32::MAX)
    }

    /// The holder of this key as well, for entries up to an epoch. What is no key signs nothing.
    #[must_use]
    pub fn and(mut self, key: &VerifyingKey, until: u32) -> Self {
        self.0.push(Signer { key: key.clone(), until });
        self
    }

    /// These, and others.
    #[must_use]
    pub fn or(mut self, others: &Self) -> Self {
        self.0.extend(others.0.iter().cloned());
        self
    }

    /// Whether one of them signed these words for this place.
    pub(super) fn signed(&self, place: &Place, words: &[u8], signature: &[u8; SIGNATURE]) -> bool {
        self.checks(&message(place, words), place.epoch, signature)
    }

    /// Whether one of them handed this over for this purpose, in this epoch.
    pub(super) fn handed(
        &self,
        (purpose, epoch): (&[u8], u32),
        what: &[u8],
        signature: &[u8; SIGNATURE],
    ) -> bool {
        self.checks(&handed(purpose, what), epoch, signature)
    }

    fn checks(&self, message: &[u8], epoch: u32, signature: &[u8; SIGNATURE]) -> bool {
        let parsed = ed25519_dalek::Signature::from_bytes(signature);
        let mut keys = self.0.iter().filter(|signer| epoch <= signer.until);
        keys.any(|Signer { key, .. }| {
            let check = || {
                let key = ed25519_dalek::VerifyingKey::from_bytes(&key.0);
                key.is_ok_and(|key| key.verify_strict(message, &parsed).is_ok())
            };
            checked::once(&key.0, signature, message, check)
        })
    }
}

/// What is signed. The place has one length for each kind, whose name ends with a zero byte: no two
/// entries give the same bytes.
fn message(place: &Place, words: &[u8]) -> Vec<u8> {
    [b"troth v1 signed entry\0", place.associated_data().as_slice(), words].concat()
}

fn handed(purpose: &[u8], what: &[u8]) -> zeroize::Zeroizing<Vec<u8>> {
    [b"troth v1 handed key\0", purpose, what].concat().into()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::sealed::Kind;

    fn place(epoch: u32) -> Place {
        let (kind, id) = (Kind { name: "line", scope: "line" }, Uuid::from_u128);
        Place { kind, id: id(1), part: 0, author: id(2), couple: id(3), epoch }
    }

    #[test]
    fn a_signature_counts_for_its_words_at_their_place_under_its_key() {
        let (ana, ben) =
            (SigningKey::from_key(&Key::random()), SigningKey::from_key(&Key::random()));
        let signature = ana.sign(&place(1), b"I came home at six.");
        let hers = Signers::of(&ana.public());
        assert!(hers.signed(&place(1), b"I came home at six.", &signature));
        assert!(!hers.signed(&place(1), b"I came home at ten.", &signature));
        assert!(!hers.signed(&place(2), b"I came home at six.", &signature));
        let his = Signers::of(&ben.public());
        assert!(!his.signed(&place(1), b"I came home at six.", &signature));
        assert!(!Signers::nobody().signed(&place(1), b"I came home at six.", &signature));
    }

    #[test]
    fn it_is_the_signature_that_grows_from_the_secret_half_alone() {
        let (secret, other) = (Key::random(), SigningKey::from_key(&Key::random()));
        let ana = SigningKey::from_key(&secret);
        let torn = SigningKey { secret: secret.clone(), public: other.public() };
        let no_point = SigningKey { secret: secret.clone(), public: VerifyingKey([2; 32]) };
        let right = pair(&secret).sign(&message(&place(1), b"words")).to_bytes();
        for key in [&ana, &ana, &torn, &no_point, &torn] {
            assert_eq!(key.sign(&place(1), b"words"), right);
        }
    }

    #[test]
    fn an_earlier_key_counts_for_what_was_written_until_it_was_replaced() {
        let (before, now) =
            (SigningKey::from_key(&Key::random()), SigningKey::from_key(&Key::random()));
        let signers = Signers::of(&now.public()).and(&before.public(), 2);
        for (key, epoch, counts) in
            [(&before, 1, true), (&before, 2, true), (&before, 3, false), (&now, 3, true)]
        {
            let signature = key.sign(&place(epoch), b"words");
            assert_eq!(signers.signed(&place(epoch), b"words", &signature), counts, "{epoch}");
        }
    }

    #[test]
    fn what_is_no_key_signs_nothing() {
        let no_point = VerifyingKey([2; 32]);
        let signature = SigningKey::from_key(&Key::random()).sign(&place(1), b"words");
        assert!(!Signers::of(&no_point).signed(&place(1), b"words", &signature));
        assert!(VerifyingKey::from_slice(&[0; 31]).is_none());
    }
}

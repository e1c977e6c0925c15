//! Handing a key, or private words, to the holder of a secret key: HPKE (RFC 9180),
//! X25519, HKDF-SHA256, ChaCha20-Poly1305.

use hpke::{
    Deserializable, Kem as _, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305,
    kdf::HkdfSha256, kem::X25519HkdfSha256 as Kem,
};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    Key,
    blob::{pad, unpad},
};

/// Version 2 of a blob: words sealed to an inbox, readable only with its secret half.
const TO_INBOX: u8 = 2;
const ENCAPSULATED: usize = 32;

/// The half that everyone may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey([u8; 32]);

/// The half that opens.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SecretKey(Key);

/// A key handed to one person, as it lies in the database.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct Wrapped(Vec<u8>);

/// Where private words go when the private tier is closed: writing needs no secret.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Inbox(PublicKey);

impl SecretKey {
    /// The key pair that grows from this key.
    pub fn from_key(key: &Key) -> Self {
        Self(key.clone())
    }

    /// The key it grew from.
    pub(super) fn key(&self) -> &Key {
        &self.0
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        let (_, public) = Kem::derive_keypair(self.0.bytes());
        PublicKey(public.to_bytes().into())
    }

    /// What is inside, if it was handed to this person for this purpose.
    pub(super) fn unwrap(&self, wrapped: &Wrapped, purpose: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        self.open(&wrapped.0, purpose)
    }

    /// Private words from the inbox.
    pub fn open_inbox(&self, blob: &[u8], associated: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (&version, rest) = blob.split_first()?;
        (version == TO_INBOX).then(|| self.open(rest, associated)).flatten().and_then(unpad)
    }

    fn open(&self, bytes: &[u8], info: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (secret, _) = Kem::derive_keypair(self.0.bytes());
        let encapsulated = bytes.get(..ENCAPSULATED)?;
        let encapsulated = <Kem as hpke::Kem>::EncappedKey::from_bytes(encapsulated).ok()?;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, Kem>(
            &OpModeR::Base,
            &secret,
            &encapsulated,
            info,
            &bytes[ENCAPSULATED..],
            b"",
        )
        .ok()
        .map(Zeroizing::new)
    }
}

impl Wrapped {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl PublicKey {
    /// A public key as it was read.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        Some(Self(bytes.try_into().ok()?))
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Hands bytes to the holder, for this purpose only.
    pub(super) fn wrap(&self, inside: &[u8], purpose: &[u8]) -> Option<Wrapped> {
        self.seal(inside, purpose).map(Wrapped)
    }

    fn seal(&self, words: &[u8], info: &[u8]) -> Option<Vec<u8>> {
        let public = <Kem as hpke::Kem>::PublicKey::from_bytes(&self.0).ok()?;
        let (encapsulated, ciphertext) =
            hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, Kem>(
                &OpModeS::Base,
                &public,
                info,
                words,
                b"",
            )
            .ok()?;
        Some([encapsulated.to_bytes().as_slice(), &ciphertext].concat())
    }
}

impl Inbox {
    /// The inbox of this secret key.
    pub fn of(secret: &SecretKey) -> Self {
        Self(secret.public())
    }

    /// Seals words that only the inbox's owner can read back.
    pub fn seal(&self, associated: &[u8], words: &[u8]) -> Option<Vec<u8>> {
        let sealed = self.0.seal(&pad(words), associated)?;
        Some([&[TO_INBOX], sealed.as_slice()].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reaches_only_the_person_and_purpose_it_is_for() {
        let (ana, ben) = (SecretKey(Key::random()), SecretKey(Key::random()));
        let wrapped = ana.public().wrap(b"a key", b"epoch 1, to ana").expect("wraps");
        let inside = ana.unwrap(&wrapped, b"epoch 1, to ana");
        assert_eq!(inside.as_deref().map(Vec::as_slice), Some(&b"a key"[..]));
        assert_eq!(ana.unwrap(&wrapped, b"epoch 2, to ana"), None);
        assert_eq!(ben.unwrap(&wrapped, b"epoch 1, to ana"), None);
    }

    #[test]
    fn an_inbox_can_be_written_to_without_reading_it() {
        let secret = SecretKey(Key::random());
        let blob = Inbox::of(&secret).seal(b"here", b"only for me").expect("seals");
        assert_eq!(
            secret.open_inbox(&blob, b"here").as_deref().map(Vec::as_slice),
            Some(&b"only for me"[..])
        );
        assert!(secret.open_inbox(&blob, b"there").is_none());
        assert!(SecretKey(Key::random()).open_inbox(&blob, b"here").is_none());
    }
}

//! A sealed blob: version, nonce, ciphertext; padded, bound to its place.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{Key, Place, Signers, SigningKey, author::SIGNATURE, random};

/// Version 1: XChaCha20-Poly1305 under a symmetric key. For what one person alone can write: the
/// seed, a session, pinned keys.
const SYMMETRIC: u8 = 1;
/// Version 3: the same cipher, with the author's signature before the padded words. Shared entries
/// have no other version. (2 is what lies in an inbox.)
const SIGNED: u8 = 3;
const NONCE: usize = 24;
/// Lengths are hidden: a blob's inside has one of these sizes, in bytes.
const SIZES: [usize; 5] = [256, 1_024, 4_096, 16_384, 65_536];

/// Words that only their readers can open, as they lie in the database.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// A blob as it was read.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Whether nothing lies there any more: its words were deleted, and their place stays.
    pub fn is_gone(&self) -> bool {
        self.0.is_empty()
    }

    /// Names these very bytes: SHA-256, in Base64.
    pub fn digest(&self) -> String {
        BASE64.encode(&Sha256::digest(&self.0))
    }

    /// Seals `words` under `key`, genuine only with this associated data.
    ///
    /// # Panics
    /// If the words are longer than 65,532 bytes: forms are limited to less.
    pub fn seal(key: &Key, associated: &[u8], words: &[u8]) -> Self {
        Self::encrypt(SYMMETRIC, key, associated, &pad(words))
    }

    /// The words, or nothing if the blob was changed, moved, or sealed under another key.
    pub fn open(&self, key: &Key, associated: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        unpad(self.decrypt(SYMMETRIC, key, associated)?)
    }

    /// Seals words under `key` as written by the holder of `author`.
    ///
    /// # Panics
    /// As [`Self::seal`].
    pub fn seal_signed(key: &Key, place: &Place, author: &SigningKey, words: &[u8]) -> Self {
        let signature = author.sign(place, words);
        let inside = Zeroizing::new([signature.as_slice(), &pad(words)].concat());
        Self::encrypt(SIGNED, key, &signed_at(place), &inside)
    }

    /// The words, or nothing if they are not exactly what one of `signers` wrote at this place.
    pub fn open_signed(
        &self,
        key: &Key,
        place: &Place,
        signers: &Signers,
    ) -> Option<Zeroizing<Vec<u8>>> {
        let mut inside = self.decrypt(SIGNED, key, &signed_at(place))?;
        let signature: [u8; SIGNATURE] = inside.get(..SIGNATURE)?.try_into().ok()?;
        inside.drain(..SIGNATURE);
        unpad(inside).filter(|words| signers.signed(place, words, &signature))
    }

    fn encrypt(version: u8, key: &Key, associated: &[u8], inside: &[u8]) -> Self {
        let nonce: [u8; NONCE] = random();
        let ciphertext = XChaCha20Poly1305::new(key.bytes().into())
            .encrypt(&XNonce::from(nonce), Payload { msg: inside, aad: associated })
            .expect("a padded blob is far below the cipher's limit");
        let mut bytes = Vec::with_capacity(1 + NONCE + ciphertext.len());
        bytes.push(version);
        bytes.extend_from_slice(&nonce);
        bytes.extend_from_slice(&ciphertext);
        Self(bytes)
    }

    fn decrypt(&self, version: u8, key: &Key, associated: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (&found, rest) = self.0.split_first()?;
        if found != version || rest.len() < NONCE {
            return None;
        }
        let (nonce, ciphertext) = rest.split_at(NONCE);
        let nonce: [u8; NONCE] = nonce.try_into().ok()?;
        XChaCha20Poly1305::new(key.bytes().into())
            .decrypt(&XNonce::from(nonce), Payload { msg: ciphertext, aad: associated })
            .ok()
            .map(Zeroizing::new)
    }
}

/// The version is bound as well, so that no blob passes for one of another version.
fn signed_at(place: &Place) -> Vec<u8> {
    [&[SIGNED], place.associated_data().as_slice()].concat()
}

/// The length in four bytes, the words, zeros up to the next size.
pub(super) fn pad(words: &[u8]) -> Zeroizing<Vec<u8>> {
    let length = words.len() + 4;
    let size = SIZES
        .into_iter()
        .find(|size| *size >= length)
        .expect("words are limited before they are sealed");
    let mut padded = Zeroizing::new(Vec::with_capacity(size));
    let prefix = u32::try_from(words.len()).expect("below 65,536");
    padded.extend_from_slice(&prefix.to_le_bytes());
    padded.extend_from_slice(words);
    padded.resize(size, 0);
    padded
}

pub(crate) fn unpad(mut padded: Zeroizing<Vec<u8>>) -> Option<Zeroizing<Vec<u8>>> {
    let prefix: [u8; 4] = padded.get(..4)?.try_into().ok()?;
    let length = usize::try_from(u32::from_le_bytes(prefix)).ok()?;
    padded.get(4..4 + length)?;
    padded.drain(..4);
    padded.truncate(length);
    Some(padded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::sealed::Kind;

    proptest! {
        #[test]
        fn opens_to_what_was_sealed(words in proptest::collection::vec(any::<u8>(), 0..2_000)) {
            let key = Key::random();
            let blob = Sealed::seal(&key, b"here", &words);
            let opened = blob.open(&key, b"here");
            prop_assert_eq!(opened.as_deref(), Some(&words));
        }

        #[test]
        fn any_flipped_bit_is_noticed(bit in 0_usize..(1 + 24 + 256 + 16) * 8) {
            let key = Key::random();
            let mut blob = Sealed::seal(&key, b"here", b"I came home late.");
            blob.0[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(blob.open(&key, b"here").is_none());
        }
    }

    #[test]
    fn another_place_or_key_does_not_open() {
        let key = Key::random();
        let blob = Sealed::seal(&key, b"here", b"words");
        assert!(blob.open(&key, b"there").is_none());
        assert!(blob.open(&Key::random(), b"here").is_none());
        assert!(Sealed(Vec::new()).open(&key, b"here").is_none());
    }

    #[test]
    fn the_length_of_an_answer_does_not_show() {
        let key = Key::random();
        let yes = Sealed::seal(&key, b"", b"yes");
        let long = Sealed::seal(&key, b"", &[b'x'; 250]);
        assert_eq!(yes.bytes().len(), long.bytes().len());
    }

    /// What version 3 was written with, for its vector.
    fn in_the_vector() -> (Key, Place, SigningKey) {
        let (kind, id) = (Kind { name: "check_in", scope: "check_in" }, Uuid::from_u128);
        let place = Place { kind, id: id(1), part: 2, author: id(3), couple: id(4), epoch: 5 };
        let author = SigningKey::from_key(&Key::from_bytes([0x43; 32]));
        (Key::from_bytes([0x42; 32]), place, author)
    }

    #[test]
    fn signed_words_open_with_the_author_they_were_sealed_by_and_in_no_other_version() {
        let (key, place, author) = in_the_vector();
        let blob = Sealed::seal_signed(&key, &place, &author, b"I came home late.");
        let opened = blob.open_signed(&key, &place, &Signers::of(&author.public()));
        assert_eq!(opened.as_deref().map(Vec::as_slice), Some(&b"I came home late."[..]));
        let other = SigningKey::from_key(&Key::random()).public();
        assert!(blob.open_signed(&key, &place, &Signers::of(&other)).is_none());
        let mut unsigned = blob.clone();
        unsigned.0[0] = SYMMETRIC;
        assert!(unsigned.open(&key, &place.associated_data()).is_none());
    }

    /// Version 3 stays readable for good.
    #[test]
    fn version_3_test_vector() {
        let (key, place, author) = in_the_vector();
        let blob = data_encoding::HEXLOWER
            .decode(include_bytes!("vectors/blob_v3.hex").trim_ascii_end())
            .expect("the vector is hex");
        let signers = Signers::of(&author.public());
        let opened = Sealed(blob).open_signed(&key, &place, &signers).expect("opens");
        assert_eq!(&opened[..], "Ana: I can breathe when the message comes.".as_bytes());
    }

    /// Version 1 stays readable for good.
    #[test]
    fn version_1_test_vector() {
        let key = Key::from_bytes([0x42; 32]);
        let blob = data_encoding::HEXLOWER
            .decode(include_bytes!("vectors/blob_v1.hex").trim_ascii_end())
            .expect("the vector is hex");
        let opened = Sealed(blob).open(&key, b"troth v1 vector").expect("opens");
        assert_eq!(&opened[..], "Ana: I can breathe when the message comes.".as_bytes());
    }
}

//! Four words for two people's public keys, and when a changed key may be taken.

use bip39::Language;
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::{access::PartnerKeys, sealed::PublicKeys};

/// Bits that choose one of the 2,048 words of BIP 39.
const BITS: usize = 11;

/// The words of two people: the same on both phones, whoever looks.
pub fn of(one: &PublicKeys, other: &PublicKeys) -> [&'static str; 4] {
    let mut both = [one.bytes(), other.bytes()];
    both.sort();
    let hash = Sha256::digest([b"troth v1 four words\0", both.concat().as_slice()].concat());
    let list = Language::English.word_list();
    let bits = hash[..6].iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
    [3, 2, 1, 0].map(|nth| list[bits >> (nth * BITS) & ((1 << BITS) - 1)])
}

/// Names keys in a form, so that only those that were compared are taken.
pub fn print(keys: &PublicKeys) -> String {
    let hash = Sha256::digest([b"troth v1 key print\0".as_slice(), &keys.bytes()].concat());
    HEXLOWER.encode(&hash[..16])
}

/// The keys to take in the place of those that were pinned, if they are the ones that were `seen`.
///
/// # Errors
/// Why nothing was taken.
pub fn take<'a>(partner: &'a PartnerKeys, seen: &str) -> Result<&'a PublicKeys, &'static str> {
    if !partner.have_changed() {
        return Err("The key is as you know it. There is nothing to take.");
    }
    let offered = partner.offered().filter(|keys| print(keys) == seen);
    offered.ok_or("The key has changed once more, and nothing was taken. Compare the words again.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealed::Seed;

    fn keys(byte: u8) -> PublicKeys {
        Seed::from_bytes(&[byte; 32]).expect("32 bytes").shared().public().clone()
    }

    #[test]
    fn both_see_the_same_words_and_each_key_counts() {
        let (ana, ben) = (keys(1), keys(2));
        assert_eq!(of(&ana, &ben), of(&ben, &ana));
        let other = PublicKeys { ed25519: keys(3).ed25519, x25519: ben.x25519.clone() };
        assert_ne!(of(&ana, &ben), of(&ana, &other));
        let other = PublicKeys { x25519: keys(3).x25519, ed25519: ben.ed25519.clone() };
        assert_ne!(of(&ana, &ben), of(&ana, &other));
    }

    /// Words that were compared once stay the same on every later version.
    #[test]
    fn the_words_stay_the_same_for_good() {
        assert_eq!(of(&keys(1), &keys(2)).join(" "), "select escape hawk trade");
    }

    #[test]
    fn only_the_changed_key_that_was_seen_is_taken() {
        let (ben, new) = (keys(2), keys(3));
        let same = PartnerKeys::as_pinned(&ben);
        assert!(take(&same, &print(&ben)).is_err());
        let changed = same.clone().changed(Some(&new));
        assert_eq!(take(&changed, &print(&new)), Ok(&new));
        assert!(take(&changed, &print(&ben)).is_err());
        assert!(take(&same.changed(None), &print(&ben)).is_err());
    }
}

//! The keys of one person: what grows from their seed, and what a session may open with it.

use serde::{Deserialize, Serialize};
use zeroize::ZeroizeOnDrop;

use super::{Inbox, Key, Opened, Place, PublicKey, Sealed, SecretKey, Words};

/// Where all keys of a person grow from.
#[derive(Clone, ZeroizeOnDrop)]
pub struct Seed(Key);

/// The shared tier: opens what a person shares with their partner, and lasts as long as a session.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SharedKeys {
    x25519: SecretKey,
    inbox: Inbox,
    epochs: Vec<(u32, Key)>,
}

/// The private tier: opens what a person keeps to themselves.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PrivateKey(Key);

impl Seed {
    /// A new person's seed.
    pub fn random() -> Self {
        Self(Key::random())
    }

    /// The seed that a sealed blob held.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self(Key::from_bytes(bytes.try_into().ok()?)))
    }

    /// Its bytes, to be sealed.
    pub fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    /// The key of private entries.
    pub fn private(&self) -> PrivateKey {
        PrivateKey(self.0.derive("private"))
    }

    /// The shared tier before any couple key is known.
    pub fn shared(&self) -> SharedKeys {
        SharedKeys {
            x25519: SecretKey::from_key(&self.0.derive("x25519")),
            inbox: Inbox::of(&self.private().inbox()),
            epochs: Vec::new(),
        }
    }

    /// Public half of the key that will sign shared entries.
    pub fn signing_public(&self) -> [u8; 32] {
        ed25519_dalek::SigningKey::from_bytes(self.0.derive("ed25519").bytes())
            .verifying_key()
            .to_bytes()
    }
}

impl SharedKeys {
    /// The public half that keys are handed to.
    pub fn public(&self) -> PublicKey {
        self.x25519.public()
    }

    /// The secret half, to open keys that were handed over.
    pub fn secret(&self) -> &SecretKey {
        &self.x25519
    }

    /// Whether the couple key of this epoch is at hand.
    pub fn knows(&self, epoch: u32) -> bool {
        self.epochs.iter().any(|(known, _)| *known == epoch)
    }

    /// Keeps the couple key of an epoch at hand.
    pub fn learn(&mut self, epoch: u32, key: Key) {
        if !self.knows(epoch) {
            self.epochs.push((epoch, key));
        }
    }

    /// Seals words for both, under the couple key of the place's epoch.
    pub fn seal<W: Words>(&self, place: &Place, words: &W) -> Option<Sealed> {
        let key = self.scope_key(place)?;
        Some(Sealed::seal(&key, &place.associated_data(), &encode(words)))
    }

    /// Opens words that both may read.
    pub fn open<W: Words>(&self, place: &Place, sealed: &Sealed) -> Opened<W> {
        self.scope_key(place)
            .and_then(|key| sealed.open(&key, &place.associated_data()))
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .map_or(Opened::ChangedOutside, Opened::Genuine)
    }

    /// Seals words that only their author can read back; reading needs the private tier.
    pub fn seal_private<W: Words>(&self, place: &Place, words: &W) -> Option<Sealed> {
        let blob = self.inbox.seal(&place.associated_data(), &encode(words))?;
        Some(Sealed::from_bytes(blob))
    }

    /// Tells two form bodies apart without letting anybody guess what was in them: a plain hash of
    /// a few taps would say as much as the taps.
    pub fn fingerprint(&self, body: &[u8]) -> [u8; 32] {
        self.x25519.key().derive("fingerprint").mac(body)
    }

    /// Where the codes of something that this person gives out grow from.
    pub fn code_key(&self, id: &[u8]) -> Key {
        Key::from_bytes(self.x25519.key().derive("codes").mac(id))
    }

    fn scope_key(&self, place: &Place) -> Option<Key> {
        let (_, key) = self.epochs.iter().find(|(epoch, _)| *epoch == place.epoch)?;
        Some(key.derive(&format!("scope:{}", place.kind.scope)))
    }
}

impl PrivateKey {
    fn inbox(&self) -> SecretKey {
        SecretKey::from_key(&self.0.derive("inbox"))
    }

    /// Opens words that only this person may read.
    pub fn open<W: Words>(&self, place: &Place, sealed: &Sealed) -> Opened<W> {
        self.inbox()
            .open_inbox(sealed.bytes(), &place.associated_data())
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .map_or(Opened::ChangedOutside, Opened::Genuine)
    }
}

fn encode<W: Words>(words: &W) -> zeroize::Zeroizing<Vec<u8>> {
    zeroize::Zeroizing::new(serde_json::to_vec(words).expect("words are plain text and numbers"))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::sealed::Kind;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Line(String);
    impl Words for Line {
        const KIND: Kind = Kind { name: "line", scope: "line" };
    }

    fn place(epoch: u32) -> Place {
        let id = Uuid::from_u128;
        Place { kind: Line::KIND, id: id(1), part: 0, author: id(2), couple: id(3), epoch }
    }

    #[test]
    fn both_open_what_is_sealed_for_both_and_an_earlier_key_never_opens_a_later_entry() {
        let (mut ana, mut ben) = (Seed::random().shared(), Seed::random().shared());
        let (first, second) = (Key::random(), Key::random());
        ana.learn(1, first.clone());
        ana.learn(2, second);
        ben.learn(1, first);
        let old = ana.seal(&place(1), &Line("then".into())).expect("seals");
        let new = ana.seal(&place(2), &Line("now".into())).expect("seals");
        assert_eq!(ben.open(&place(1), &old), Opened::Genuine(Line("then".into())));
        assert_eq!(ben.open::<Line>(&place(2), &new), Opened::ChangedOutside);
    }

    #[test]
    fn another_author_version_or_row_is_changed_outside_the_app() {
        let mut ana = Seed::random().shared();
        ana.learn(1, Key::random());
        let here = place(1);
        let sealed = ana.seal(&here, &Line("mine".into())).expect("seals");
        for moved in [
            Place { author: Uuid::from_u128(9), ..here },
            Place { id: Uuid::from_u128(9), ..here },
            Place { couple: Uuid::from_u128(9), ..here },
            Place { part: 1, ..here },
        ] {
            assert_eq!(ana.open::<Line>(&moved, &sealed), Opened::ChangedOutside);
        }
    }

    #[test]
    fn private_words_are_written_without_and_read_with_the_private_key() {
        let seed = Seed::random();
        let sealed =
            seed.shared().seal_private(&place(0), &Line("I am afraid".into())).expect("seals");
        assert_eq!(
            seed.private().open(&place(0), &sealed),
            Opened::Genuine(Line("I am afraid".into()))
        );
        assert_eq!(
            Seed::random().private().open::<Line>(&place(0), &sealed),
            Opened::ChangedOutside
        );
    }
}

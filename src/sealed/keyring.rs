//! The keys of one person: what grows from their seed, and what a session may open with it.

mod handing;

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    Inbox, Key, Opened, Pinned, Place, PublicKeys, Sealed, SecretKey, Signers, SigningKey, Vouched,
    Words,
};

/// Where all keys of a person grow from.
#[derive(Debug, Clone)]
pub struct Seed {
    key: Key,
    /// Seeds of before a reset, once their owner has opened them again: for private words alone.
    earlier: Vec<Key>,
}

/// The shared tier: opens what a person shares with their partner, and lasts as long as a session.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SharedKeys {
    x25519: SecretKey,
    ed25519: SigningKey,
    pins: Key,
    public: PublicKeys,
    inbox: Inbox,
    epochs: Vec<(u32, Key)>,
    #[serde(default)]
    vouched: Vouched,
}

/// The private tier: opens what a person keeps to themselves.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PrivateKey {
    key: Key,
    earlier: Vec<Key>,
}

impl Seed {
    /// A new person's seed.
    pub fn random() -> Self {
        Self { key: Key::random(), earlier: Vec::new() }
    }

    /// The seed that a sealed blob held: 32 bytes, and as many for each earlier one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (seeds, rest) = bytes.as_chunks::<32>();
        let mut keys = seeds.iter().map(|seed| Key::from_bytes(*seed));
        let key = keys.next().filter(|_| rest.is_empty())?;
        Some(Self { key, earlier: keys.collect() })
    }

    /// Its bytes, to be sealed.
    pub fn bytes(&self) -> Zeroizing<Vec<u8>> {
        self.each().flat_map(|key| *key.bytes()).collect::<Vec<u8>>().into()
    }

    /// The same, opening what was sealed for its owner under an earlier one, too.
    #[must_use]
    pub fn with_earlier(mut self, before: &Self) -> Self {
        let new = before.each().filter(|key| !self.each().any(|known| known == *key));
        let new: Vec<Key> = new.cloned().collect();
        self.earlier.extend(new);
        self
    }

    /// The key of private entries.
    pub fn private(&self) -> PrivateKey {
        let earlier = self.earlier.iter().map(|key| key.derive("private")).collect();
        PrivateKey { key: self.key.derive("private"), earlier }
    }

    fn each(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.key).chain(&self.earlier)
    }

    /// The key of what is asked for after the password.
    pub fn second_step(&self) -> Key {
        self.key.derive("second step")
    }

    /// The shared tier before any couple key is known.
    pub fn shared(&self) -> SharedKeys {
        let x25519 = SecretKey::from_key(&self.key.derive("x25519"));
        let ed25519 = SigningKey::from_key(&self.key.derive("ed25519"));
        SharedKeys {
            public: PublicKeys { x25519: x25519.public(), ed25519: ed25519.public() },
            x25519,
            ed25519,
            pins: self.key.derive("pins"),
            inbox: Inbox::of(&inbox(&self.key.derive("private"))),
            epochs: Vec::new(),
            vouched: Vouched::default(),
        }
    }
}

impl SharedKeys {
    /// What everyone may know of these keys, as it grows from the seed.
    pub fn public(&self) -> &PublicKeys {
        &self.public
    }

    /// Whose signature counts as this person's own.
    pub fn signers(&self) -> Signers {
        self.vouched.own(Signers::of(&self.public.ed25519))
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

    /// The same person's keys without those of any couple.
    #[must_use]
    pub fn without_couple(&self) -> Self {
        Self { epochs: Vec::new(), vouched: Vouched::default(), ..self.clone() }
    }

    /// The newest epoch whose couple key is at hand: whatever the database says, words are sealed
    /// under no other.
    pub fn newest(&self) -> Option<u32> {
        self.epochs.iter().map(|(epoch, _)| *epoch).max()
    }

    /// Seals words for both, under the couple key of the place's epoch, signed as this person's.
    pub fn seal<W: Words>(&self, place: &Place, words: &W) -> Option<Sealed> {
        let key = self.scope_key(place)?;
        Some(self.seal_with(&key, place, &encode(words)))
    }

    /// Seals words under a key that others hold as well, signed as this person's.
    pub(super) fn seal_with(&self, key: &Key, place: &Place, words: &[u8]) -> Sealed {
        Sealed::seal_signed(key, place, &self.ed25519, words)
    }

    /// Opens words that both may read, if one of `signers` wrote them.
    pub fn open<W: Words>(&self, place: &Place, signers: &Signers, sealed: &Sealed) -> Opened<W> {
        decode(self.scope_key(place).and_then(|key| sealed.open_signed(&key, place, signers)))
    }

    /// Seals the keys of the other of the two, for this person alone.
    ///
    /// # Panics
    /// Never: keys are plain bytes.
    pub fn seal_pinned(&self, person: Uuid, of: Uuid, pinned: &Pinned) -> Sealed {
        let json = serde_json::to_vec(pinned).expect("keys are plain bytes");
        Sealed::seal(&self.pins, &pinned_at(person, of), &json)
    }

    /// The keys of the other of the two, if this person pinned them.
    pub fn open_pinned(&self, person: Uuid, of: Uuid, sealed: &Sealed) -> Option<Pinned> {
        serde_json::from_slice(&sealed.open(&self.pins, &pinned_at(person, of))?).ok()
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

    /// The couple key of this epoch.
    pub(super) fn of_epoch(&self, epoch: u32) -> Option<&Key> {
        self.epochs.iter().find(|(known, _)| *known == epoch).map(|(_, key)| key)
    }

    /// Every epoch whose couple key is at hand.
    pub fn epochs(&self) -> impl Iterator<Item = u32> {
        self.epochs.iter().map(|(epoch, _)| *epoch)
    }

    fn scope_key(&self, place: &Place) -> Option<Key> {
        Some(scope_key(self.of_epoch(place.epoch)?, place.kind.scope))
    }
}

/// The key of one kind of shared entries.
pub(super) fn scope_key(couple: &Key, scope: &str) -> Key {
    couple.derive(&format!("scope:{scope}"))
}

impl PrivateKey {
    /// How many seeds of before a reset it opens with, too.
    pub fn earlier(&self) -> usize {
        self.earlier.len()
    }

    /// Opens words that only this person may read.
    pub fn open<W: Words>(&self, place: &Place, sealed: &Sealed) -> Opened<W> {
        let (blob, place) = (sealed.bytes(), place.associated_data());
        let words = std::iter::once(&self.key)
            .chain(&self.earlier)
            .find_map(|key| inbox(key).open_inbox(blob, &place));
        decode(words)
    }
}

/// Where private words lie until the private tier opens them.
fn inbox(private: &Key) -> SecretKey {
    SecretKey::from_key(&private.derive("inbox"))
}

fn pinned_at(person: Uuid, of: Uuid) -> Vec<u8> {
    [b"troth v1 pinned keys\0".as_slice(), person.as_bytes(), of.as_bytes()].concat()
}

/// What opened, read; what does not read is not genuine.
pub(super) fn decode<W: Words>(words: Option<Zeroizing<Vec<u8>>>) -> Opened<W> {
    let words = words.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    words.map_or(Opened::ChangedOutside, Opened::Genuine)
}

pub(super) fn encode<W: Words>(words: &W) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(serde_json::to_vec(words).expect("words are plain text and numbers"))
}

#[cfg(test)]
mod tests {
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
        let hers = Signers::of(&ana.public().ed25519);
        let old = ana.seal(&place(1), &Line("then".into())).expect("seals");
        let new = ana.seal(&place(2), &Line("now".into())).expect("seals");
        assert_eq!(ben.open(&place(1), &hers, &old), Opened::Genuine(Line("then".into())));
        assert_eq!(ben.open::<Line>(&place(2), &hers, &new), Opened::ChangedOutside);
        assert_eq!((ana.newest(), ben.newest()), (Some(2), Some(1)));
    }

    #[test]
    fn another_author_version_or_row_is_changed_outside_the_app() {
        let mut ana = Seed::random().shared();
        ana.learn(1, Key::random());
        let (mine, signers) = (place(1), Signers::of(&ana.public().ed25519));
        let sealed = ana.seal(&mine, &Line("mine".into())).expect("seals");
        for moved in [
            Place { author: Uuid::from_u128(9), ..mine },
            Place { id: Uuid::from_u128(9), ..mine },
            Place { couple: Uuid::from_u128(9), ..mine },
            Place { part: 1, ..mine },
        ] {
            assert_eq!(ana.open::<Line>(&moved, &signers, &sealed), Opened::ChangedOutside);
        }
    }

    #[test]
    fn nobody_writes_in_the_name_of_the_other() {
        let (mut ana, mut ben) = (Seed::random().shared(), Seed::random().shared());
        let (key, hers, line) =
            (Key::random(), Signers::of(&ana.public().ed25519), Line("I lied.".into()));
        ana.learn(1, key.clone());
        ben.learn(1, key);
        let his = ben.seal(&place(1), &line).expect("seals");
        for reader in [&ana, &ben] {
            assert_eq!(reader.open::<Line>(&place(1), &hers, &his), Opened::ChangedOutside);
        }
        let scope = ben.scope_key(&place(1)).expect("the couple's key");
        let unsigned = Sealed::seal(&scope, &place(1).associated_data(), &encode(&line));
        assert_eq!(ana.open::<Line>(&place(1), &hers, &unsigned), Opened::ChangedOutside);
    }

    #[test]
    fn a_key_is_taken_only_from_whom_it_may_come() {
        let (ana, ben) = (Seed::random().shared(), Seed::random().shared());
        let (key, signers) = (Key::random(), Signers::of(&ana.public().ed25519));
        let (to, purpose) = (&ben.public().x25519, b"epoch 1, to ben".as_slice());
        let wrapped = ana.hand_over(to, &key, purpose).expect("wraps");
        let taken = |from| ben.take_over(&wrapped, (purpose, 1), from);
        assert_eq!(taken(&signers), Some(key.clone()));
        assert_eq!(taken(&Signers::of(&ben.public().ed25519)), None);
        let unsigned = to.wrap(key.bytes(), purpose).expect("wraps");
        assert_eq!(ben.take_over(&unsigned, (purpose, 1), &signers), None);
    }

    #[test]
    fn pinned_keys_open_for_the_person_who_pinned_them_and_as_those_of_the_other() {
        let (ana, ben) = (Seed::random().shared(), Seed::random().shared());
        let [me, you, else_] = [1, 2, 3].map(Uuid::from_u128);
        let pinned = Pinned::first(ben.public().clone());
        let sealed = ana.seal_pinned(me, you, &pinned);
        assert_eq!(ana.open_pinned(me, you, &sealed), Some(pinned));
        assert_eq!(ana.open_pinned(me, else_, &sealed), None);
        assert_eq!(ben.open_pinned(me, you, &sealed), None);
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

//! Keys of single scopes: what a therapist is handed. Nothing leads from them to the couple's key, to
//! another scope, or to another epoch.

use std::sync::OnceLock;

use super::{
    Key, Opened, Place, PublicKey, Sealed, SharedKeys, Signers, Words, Wrapped,
    keyring::{decode, encode, scope_key},
};

/// What its holder may open of a couple: scopes in epochs, as one of the two handed them over. Each is unwrapped where
/// something of it is opened first: over the years there are many, and a page needs few.
#[derive(Debug)]
pub struct ScopeKeys {
    handed: Vec<Handed>,
    by: Signers,
}

/// One scope in one epoch.
#[derive(Debug)]
struct Handed {
    epoch: u32,
    scope: String,
    wrapped: Wrapped,
    purpose: Vec<u8>,
    /// Nothing, if nobody of those who may handed it over to this holder.
    key: OnceLock<Option<Key>>,
}

impl ScopeKeys {
    /// None yet; what one of these handed over counts.
    pub fn by(signers: Signers) -> Self {
        Self { handed: Vec::new(), by: signers }
    }

    /// Takes what was handed over for this purpose.
    pub fn take(&mut self, (epoch, scope, wrapped): (u32, String, Wrapped), purpose: Vec<u8>) {
        self.handed.push(Handed { epoch, scope, wrapped, purpose, key: OnceLock::new() });
    }

    /// Opens words of a scope that was handed to the holder of `own`, if one of `signers` wrote them.
    pub fn open<W: Words>(
        &self,
        own: &SharedKeys,
        place: &Place,
        (signers, sealed): (&Signers, &Sealed),
    ) -> Opened<W> {
        let key = self.at(own, place);
        decode(key.and_then(|key| sealed.open_signed(key, place, signers)))
    }

    /// Seals words that the two of the couple may read, too, signed as `own`.
    pub fn seal<W: Words>(&self, own: &SharedKeys, place: &Place, words: &W) -> Option<Sealed> {
        Some(own.seal_with(self.at(own, place)?, place, &encode(words)))
    }

    fn at(&self, own: &SharedKeys, place: &Place) -> Option<&Key> {
        let of_it = |it: &&Handed| it.epoch == place.epoch && it.scope == place.kind.scope;
        let unwrap = |it: &Handed| own.take_over(&it.wrapped, (&it.purpose, it.epoch), &self.by);
        self.handed.iter().filter(of_it).find_map(|it| it.key.get_or_init(|| unwrap(it)).as_ref())
    }
}

impl SharedKeys {
    /// Hands the key of one scope to the holder of a public key, signed. Nothing if the couple key of
    /// this epoch is not at hand.
    pub fn hand_over_scope(
        &self,
        to: &PublicKey,
        (epoch, scope): (u32, &str),
        purpose: &[u8],
    ) -> Option<Wrapped> {
        self.hand_over(to, &scope_key(self.of_epoch(epoch)?, scope), purpose)
    }

    /// The same of a couple key that begins just now.
    pub fn hand_over_scope_of(
        &self,
        to: &PublicKey,
        (key, scope): (&Key, &str),
        purpose: &[u8],
    ) -> Option<Wrapped> {
        self.hand_over(to, &scope_key(key, scope), purpose)
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};
    use uuid::Uuid;

    use super::*;
    use crate::sealed::{Kind, Seed};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Line(String);

    impl Words for Line {
        const KIND: Kind = Kind { name: "line", scope: "lines" };
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Note(String);

    impl Words for Note {
        const KIND: Kind = Kind { name: "note", scope: "notes" };
    }

    fn place<W: Words>(epoch: u32) -> Place {
        let id = Uuid::from_u128;
        Place { kind: W::KIND, id: id(1), part: 0, author: id(2), couple: id(3), epoch }
    }

    /// Ana, who knows two epochs, and the therapist.
    fn both() -> (SharedKeys, SharedKeys) {
        let [mut ana, noor] = [(); 2].map(|()| Seed::random().shared());
        for epoch in 1..=3 {
            ana.learn(epoch, Key::random());
        }
        (ana, noor)
    }

    #[test]
    fn one_scope_of_one_epoch_opens_and_nothing_else() {
        let (ana, noor) = both();
        let wrapped = ana.hand_over_scope(&noor.public().x25519, (2, "lines"), b"for noor");
        let wrapped = wrapped.expect("she knows this epoch");
        let mut keys = ScopeKeys::by(ana.signers());
        keys.take((2, "lines".to_owned(), wrapped), b"for noor".to_vec());
        let line = Line("Home at six".to_owned());
        let sealed = |epoch| ana.seal(&place::<Line>(epoch), &line).expect("sealed");
        let open = |epoch| {
            let (place, sealed) = (place::<Line>(epoch), sealed(epoch));
            keys.open::<Line>(&noor, &place, (&ana.signers(), &sealed))
        };
        assert_eq!(open(2), Opened::Genuine(Line("Home at six".to_owned())));
        assert_eq!([open(1), open(3)], [Opened::ChangedOutside, Opened::ChangedOutside]);
        let note = ana.seal(&place::<Note>(2), &Note("mine".to_owned())).expect("sealed");
        let opened = keys.open::<Note>(&noor, &place::<Note>(2), (&ana.signers(), &note));
        assert_eq!(opened, Opened::ChangedOutside);
    }

    #[test]
    fn what_somebody_else_handed_over_is_not_taken() {
        let (ana, noor) = both();
        let eve = Seed::random().shared();
        let to = &noor.public().x25519;
        let key = Key::random();
        let planted = eve.hand_over_scope_of(to, (&key, "lines"), b"for noor");
        let other = ana.hand_over_scope(to, (2, "lines"), b"for another");
        let line = Line("Home at six".to_owned());
        let sealed = ana.seal(&place::<Line>(2), &line).expect("sealed");
        for wrapped in [planted, other] {
            let mut keys = ScopeKeys::by(ana.signers());
            let wrapped = wrapped.expect("anybody may wrap");
            keys.take((2, "lines".to_owned(), wrapped), b"for noor".to_vec());
            let place = place::<Line>(2);
            let opened = keys.open::<Line>(&noor, &place, (&ana.signers(), &sealed));
            assert_eq!(opened, Opened::ChangedOutside);
            assert!(keys.seal(&noor, &place, &line).is_none());
        }
    }
}

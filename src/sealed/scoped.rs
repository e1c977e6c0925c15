//! Keys of single scopes: what a therapist is handed. Nothing leads from them to the couple's key, to
//! another scope, or to another epoch.

use super::{
    Key, Opened, Place, PublicKey, Sealed, SharedKeys, Signers, Words, Wrapped,
    keyring::{decode, encode, scope_key},
};

/// What its holder may open of a couple: this scope in this epoch.
#[derive(Debug, Clone, Default)]
pub struct ScopeKeys(Vec<(u32, String, Key)>);

impl ScopeKeys {
    /// Takes what one of `signers` handed over to the holder of `own` for this purpose, if they did.
    pub fn take(
        &mut self,
        own: &SharedKeys,
        (epoch, scope, wrapped): (u32, String, &Wrapped),
        purpose: &[u8],
        signers: &Signers,
    ) {
        if let Some(key) = own.take_over(wrapped, (purpose, epoch), signers) {
            self.0.push((epoch, scope, key));
        }
    }

    /// Opens words of a scope that is at hand, if one of `signers` wrote them.
    pub fn open<W: Words>(&self, place: &Place, signers: &Signers, sealed: &Sealed) -> Opened<W> {
        let words = self.at(place).and_then(|key| sealed.open_signed(key, place, signers));
        decode(words)
    }

    /// Seals words that the two of the couple may read, too, signed as `own`.
    pub fn seal<W: Words>(&self, own: &SharedKeys, place: &Place, words: &W) -> Option<Sealed> {
        Some(own.seal_with(self.at(place)?, place, &encode(words)))
    }

    /// The newest epoch of which this scope is at hand.
    pub fn newest(&self, scope: &str) -> Option<u32> {
        let of_scope = self.0.iter().filter(|(_, known, _)| known == scope);
        of_scope.map(|(epoch, _, _)| *epoch).max()
    }

    fn at(&self, place: &Place) -> Option<&Key> {
        let here = |(epoch, scope, _): &&(u32, String, Key)| {
            *epoch == place.epoch && scope == place.kind.scope
        };
        self.0.iter().find(here).map(|(_, _, key)| key)
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
        let mut keys = ScopeKeys::default();
        keys.take(&noor, (2, "lines".to_owned(), &wrapped), b"for noor", &ana.signers());
        let line = Line("Home at six".to_owned());
        let sealed = |epoch| ana.seal(&place::<Line>(epoch), &line).expect("sealed");
        let open = |epoch| keys.open::<Line>(&place::<Line>(epoch), &ana.signers(), &sealed(epoch));
        assert_eq!(open(2), Opened::Genuine(Line("Home at six".to_owned())));
        assert_eq!([open(1), open(3)], [Opened::ChangedOutside, Opened::ChangedOutside]);
        let note = ana.seal(&place::<Note>(2), &Note("mine".to_owned())).expect("sealed");
        let opened = keys.open::<Note>(&place::<Note>(2), &ana.signers(), &note);
        assert_eq!(opened, Opened::ChangedOutside);
        assert_eq!((keys.newest("lines"), keys.newest("notes")), (Some(2), None));
    }

    #[test]
    fn what_somebody_else_handed_over_is_not_taken() {
        let (ana, noor) = both();
        let eve = Seed::random().shared();
        let to = &noor.public().x25519;
        let planted = eve.hand_over_scope_of(to, (&Key::random(), "lines"), b"for noor");
        let mut keys = ScopeKeys::default();
        let planted = planted.expect("anybody may wrap");
        keys.take(&noor, (2, "lines".to_owned(), &planted), b"for noor", &ana.signers());
        let other = ana.hand_over_scope(to, (2, "lines"), b"for another").expect("wrapped");
        keys.take(&noor, (2, "lines".to_owned(), &other), b"for noor", &ana.signers());
        assert_eq!(keys.newest("lines"), None);
    }
}

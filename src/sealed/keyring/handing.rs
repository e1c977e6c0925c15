//! Handing keys over, signed: to the other of the two, or to a therapist. And words for a therapist alone.

use zeroize::Zeroizing;

use super::{Key, Pinned, SharedKeys, Signers, Vouched, decode, encode};
use crate::sealed::{
    Opened, PublicKey, Words, Wrapped,
    author::SIGNATURE,
    blob::{pad, unpad},
};

impl SharedKeys {
    /// Hands a key to the holder of a public key, signed: whoever knows no more than that public
    /// half can not plant a key under which the holder would then write.
    pub fn hand_over(&self, to: &PublicKey, key: &Key, purpose: &[u8]) -> Option<Wrapped> {
        self.hand(to, key.bytes(), purpose)
    }

    /// Hands every couple key at hand to the holder of a public key, by epoch.
    pub fn hand_over_all(
        &self,
        to: &PublicKey,
        purpose: impl Fn(u32) -> Vec<u8>,
    ) -> Option<Vec<(u32, Wrapped)>> {
        let hand =
            |(epoch, key): &(u32, Key)| Some((*epoch, self.hand_over(to, key, &purpose(*epoch))?));
        self.epochs.iter().map(hand).collect()
    }

    /// Tells the holder of a public key, whose earlier keys are known as `pinned`, which keys
    /// signed before.
    ///
    /// # Panics
    /// Never: keys are plain bytes.
    pub fn vouch(&self, to: &PublicKey, pinned: &Pinned, purpose: &[u8]) -> Option<Wrapped> {
        let vouched = Vouched::of(pinned, &self.vouched);
        let json = serde_json::to_vec(&vouched).expect("keys are plain bytes");
        self.hand(to, &json, purpose)
    }

    /// Believes what one of `signers` told this person of earlier keys.
    pub fn believe(&mut self, told: &Wrapped, purpose: &[u8], signers: &Signers) {
        let json = self.taken(told, (purpose, u32::MAX), signers);
        if let Some(vouched) = json.and_then(|json| serde_json::from_slice(&json).ok()) {
            self.vouched = vouched;
        }
    }

    /// What this person was told of earlier keys.
    pub fn vouched(&self) -> &Vouched {
        &self.vouched
    }

    /// Hands words to the holder of a public key, signed: nobody else opens them, their author included, and their
    /// length does not show.
    pub fn hand_words<W: Words>(
        &self,
        to: &PublicKey,
        words: &W,
        purpose: &[u8],
    ) -> Option<Wrapped> {
        self.hand(to, &pad(&encode(words)), purpose)
    }

    /// The words that one of `signers` handed to this person for this purpose, in this epoch.
    pub fn open_handed<W: Words>(
        &self,
        wrapped: &Wrapped,
        (purpose, epoch): (&[u8], u32),
        signers: &Signers,
    ) -> Opened<W> {
        decode(self.taken(wrapped, (purpose, epoch), signers).and_then(unpad))
    }

    fn hand(&self, to: &PublicKey, what: &[u8], purpose: &[u8]) -> Option<Wrapped> {
        let signature = self.ed25519.sign_handed(purpose, what);
        to.wrap(&Zeroizing::new([signature.as_slice(), what].concat()), purpose)
    }

    fn taken(
        &self,
        wrapped: &Wrapped,
        (purpose, epoch): (&[u8], u32),
        signers: &Signers,
    ) -> Option<Zeroizing<Vec<u8>>> {
        let mut inside = self.x25519.unwrap(wrapped, purpose)?;
        let signature: [u8; SIGNATURE] = inside.get(..SIGNATURE)?.try_into().ok()?;
        inside.drain(..SIGNATURE);
        signers.handed((purpose, epoch), &inside, &signature).then_some(inside)
    }

    /// The key that one of `signers` handed to this person for this purpose, in this epoch.
    pub fn take_over(
        &self,
        wrapped: &Wrapped,
        (purpose, epoch): (&[u8], u32),
        signers: &Signers,
    ) -> Option<Key> {
        let key = self.taken(wrapped, (purpose, epoch), signers)?;
        Some(Key::from_bytes(key.as_slice().try_into().ok()?))
    }

    /// Learns every key that one of these signers handed over, each for its purpose.
    pub fn take_all(
        &mut self,
        handed: Vec<(u32, Wrapped)>,
        purpose: impl Fn(u32) -> Vec<u8>,
        [own, theirs]: &[Signers; 2],
    ) {
        let signers = own.clone().or(theirs);
        for (epoch, wrapped) in handed {
            if let Some(key) = self.take_over(&wrapped, (&purpose(epoch), epoch), &signers) {
                self.learn(epoch, key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::*;
    use crate::sealed::{Kind, Seed};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Line(String);

    impl Words for Line {
        const KIND: Kind = Kind { name: "line", scope: "lines" };
    }

    #[test]
    fn words_that_were_handed_open_for_one_person_and_purpose_and_say_whose_they_are() {
        let [ana, ben, noor] = [(); 3].map(|()| Seed::random().shared());
        let to = &noor.public().x25519;
        let what = b"for noor".as_slice();
        let line = || Line("I felt safe".to_owned());
        let wrapped = ana.hand_words(to, &line(), what).expect("a key");
        let open = |who: &SharedKeys, purpose: &[u8], signers: &Signers| {
            who.open_handed::<Line>(&wrapped, (purpose, 1), signers)
        };
        assert_eq!(open(&noor, what, &ana.signers()), Opened::Genuine(line()));
        for opened in [
            open(&noor, what, &ben.signers()),
            open(&noor, b"for another", &ana.signers()),
            open(&ana, what, &ana.signers()),
            open(&ben, what, &ana.signers()),
        ] {
            assert_eq!(opened, Opened::ChangedOutside);
        }
    }

    #[test]
    fn how_much_was_handed_does_not_show() {
        let (ana, noor) = (Seed::random().shared(), Seed::random().shared());
        let size = |words: &str| {
            let line = Line(words.to_owned());
            let wrapped = ana.hand_words(&noor.public().x25519, &line, b"for noor");
            wrapped.expect("a key").bytes().len()
        };
        assert_eq!(size("0"), size(&"4".repeat(200)));
    }
}

//! Codes of set-up and invite: a link of 160 bits, six words of 66 bits; only hashes are kept.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};

use super::InviteId;
use crate::{
    people::{Attempts, account::six_words},
    sealed::SharedKeys,
    web::Source,
};

/// A code as it may be typed or scanned, made comparable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(String);

/// What the inviter shows to the other.
///
/// It grows from the inviter's own keys and the invite's id: nothing is stored that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteCodes {
    /// The code in the link.
    pub link: Code,
    /// Six words to read aloud.
    pub words: Code,
}

impl Code {
    /// Lower case, words joined by one hyphen.
    pub fn parse(typed: &str) -> Self {
        let lower = typed.to_lowercase();
        let parts: Vec<&str> =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        Self(parts.join("-"))
    }

    /// What somebody was sent: a whole link, to a partner or to a therapist, or the words.
    pub fn pasted(typed: &str) -> Self {
        Self::parse(typed.rsplit_once("invite/").map_or(typed, |(_, code)| code))
    }

    /// Whether these are words, which somebody could try out; a link's code nobody can.
    pub fn is_words(&self) -> bool {
        self.0.contains('-')
    }

    /// Whether it may be tried now: words from one source, and overall, only so often.
    pub fn may_be_tried(&self, attempts: &Attempts, source: Source) -> bool {
        !self.is_words() || attempts.words(source.household())
    }

    /// As it stands in a link.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// All that is kept of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest([b"troth v1 code\0".as_slice(), self.0.as_bytes()].concat()).into()
    }
}

impl InviteCodes {
    /// The codes of an invite, for its inviter.
    pub fn of(keys: &SharedKeys, invite: InviteId) -> Self {
        let key = keys.code_key(invite.uuid().as_bytes());
        let (link, words) = (key.derive("link"), key.derive("words"));
        let mut first = [0; 12];
        first.copy_from_slice(&words.bytes()[..12]);
        Self {
            link: Code(BASE32_NOPAD.encode(&link.bytes()[..20]).to_lowercase()),
            words: Code::parse(&six_words(&first)),
        }
    }
}

/// A fresh set-up link's code: 160 random bits.
pub fn new_set_up_code() -> Code {
    Code(BASE32_NOPAD.encode(&crate::sealed::random::<20>()).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealed::Seed;

    #[test]
    fn words_are_understood_however_they_are_typed() {
        let said = Code::parse("  Lamp, river  GARDEN–stone / milk.apple ");
        assert_eq!(said.text(), "lamp-river-garden-stone-milk-apple");
        assert_eq!(said.hash(), Code::parse("lamp river garden stone milk apple").hash());
    }

    #[test]
    fn a_link_is_understood_as_it_was_sent() {
        let (sent, code) = (" http://10.0.0.2:7878/invite/ABCD2345 ", Code::parse("abcd2345"));
        assert_eq!(Code::pasted(sent), code);
        assert_eq!(Code::pasted("abcd2345"), code);
        assert_eq!(Code::pasted("https://troth.home/therapist-invite/abcd2345"), code);
        assert!(!code.is_words() && Code::pasted("lamp river").is_words());
    }

    #[test]
    fn an_invite_shows_the_same_codes_again_and_another_invite_others() {
        let keys = Seed::random().shared();
        let (first, second) = (InviteId::mint(), InviteId::mint());
        assert_eq!(InviteCodes::of(&keys, first), InviteCodes::of(&keys, first));
        assert_ne!(InviteCodes::of(&keys, first), InviteCodes::of(&keys, second));
        assert_eq!(InviteCodes::of(&keys, first).link.text().len(), 32);
        assert_eq!(InviteCodes::of(&keys, first).words.text().split('-').count(), 6);
    }
}

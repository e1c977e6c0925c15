//! The recovery code: 160 random bits on paper, which open the seed when the password is lost.

use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{ZeroizeOnDrop, Zeroizing};

use super::{Key, Sealed, Seed, random};

const BYTES: usize = 20;
/// Letters of one group on the page.
const GROUP: usize = 4;

/// A recovery code. It needs no stretching: nobody guesses 160 random bits.
#[derive(Clone, ZeroizeOnDrop)]
pub struct RecoveryCode([u8; BYTES]);

/// What is kept of a code: the check, and the seed sealed under it.
#[derive(Debug, Clone)]
pub struct Recovery {
    /// SHA-256 of a key derived from the code.
    pub verifier: Vec<u8>,
    /// The seed, sealed under another.
    pub seed: Sealed,
}

impl RecoveryCode {
    /// A fresh code.
    pub fn random() -> Self {
        Self(random())
    }

    /// A code as it was kept for the session that shows it.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Its bytes, to be sealed.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// A code as somebody typed it from paper: any case, any spaces; 0 and 1 are read as the letters
    /// they look like.
    pub fn parse(typed: &str) -> Option<Self> {
        let letters: Zeroizing<String> = typed
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| match c.to_ascii_uppercase() {
                '0' => 'O',
                '1' => 'I',
                '8' => 'B',
                letter => letter,
            })
            .collect::<String>()
            .into();
        Self::from_bytes(&Zeroizing::new(BASE32_NOPAD.decode(letters.as_bytes()).ok()?))
    }

    /// Its groups of four letters, as they are shown and written down.
    pub fn groups(&self) -> Vec<String> {
        let letters = BASE32_NOPAD.encode(&self.0);
        letters.as_bytes().chunks(GROUP).map(|g| String::from_utf8_lossy(g).into_owned()).collect()
    }

    /// What is kept so that this code opens the seed later.
    pub fn guard(&self, person: &[u8], seed: &Seed) -> Recovery {
        let seed = Sealed::seal(&self.kek(), &place(person), &seed.bytes());
        Recovery { verifier: self.verifier().to_vec(), seed }
    }

    /// The seed, if this is the code.
    pub fn open(&self, recovery: &Recovery, person: &[u8]) -> Option<Seed> {
        if !bool::from(self.verifier().ct_eq(recovery.verifier.as_slice())) {
            return None;
        }
        Seed::from_bytes(&recovery.seed.open(&self.kek(), &place(person))?)
    }

    fn verifier(&self) -> [u8; 32] {
        Sha256::digest(Key::expand(&self.0, "v1 recovery verifier").bytes()).into()
    }

    fn kek(&self) -> Key {
        Key::expand(&self.0, "v1 recovery kek")
    }
}

fn place(person: &[u8]) -> Vec<u8> {
    [b"troth v1 recovery\0".as_slice(), person].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_code_opens_the_seed_of_its_person() {
        let (seed, code) = (Seed::random(), RecoveryCode::random());
        let kept = code.guard(b"ana", &seed);
        assert_eq!(code.open(&kept, b"ana").expect("opens").bytes(), seed.bytes());
        assert!(code.open(&kept, b"ben").is_none());
        assert!(RecoveryCode::random().open(&kept, b"ana").is_none());
    }

    #[test]
    fn a_code_is_understood_however_it_is_written_down() {
        let code = RecoveryCode::random();
        assert_eq!(code.groups().len(), 8);
        let shown = code.groups().join(" ");
        for typed in
            [shown.clone(), shown.to_lowercase(), shown.replace(' ', "-"), format!("  {shown}\n")]
        {
            assert_eq!(
                RecoveryCode::parse(&typed).expect("reads").bytes(),
                code.bytes(),
                "{typed}"
            );
        }
        let looked_like = shown.replace('O', "0").replace('I', "1").replace('B', "8");
        assert_eq!(RecoveryCode::parse(&looked_like).expect("reads").bytes(), code.bytes());
        for wrong in ["", "ABCD", "not a code", &shown[1..]] {
            assert!(RecoveryCode::parse(wrong).is_none(), "{wrong}");
        }
    }
}

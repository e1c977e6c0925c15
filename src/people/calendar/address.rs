//! The secret in the address of a calendar: 160 random bits.

use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    id::id,
    sealed::{Kind, Words, random},
};

id!(
    /// A calendar that somebody subscribes to.
    CalendarId
);

/// What ends the address, so that calendar apps know what it is.
const ENDING: &str = ".ics";

/// A code as it stands in an address. It needs no stretching: nobody guesses 160 random bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

/// The same, sealed for its owner alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// The code.
    pub code: String,
}

impl Words for Address {
    const KIND: Kind = Kind { name: "calendar", scope: "calendar" };
}

impl Code {
    /// A fresh code.
    pub fn random() -> Self {
        Self(BASE32_NOPAD.encode(&random::<20>()).to_lowercase())
    }

    /// As somebody asks for it; nothing if it does not end as an address does.
    pub fn parse(asked: &str) -> Option<Self> {
        Some(Self(asked.strip_suffix(ENDING)?.to_lowercase()))
    }

    /// For its owner.
    pub fn address(&self) -> Address {
        Address { code: self.0.clone() }
    }

    /// All that is kept of it in the open.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest([b"troth v1 calendar\0".as_slice(), self.0.as_bytes()].concat()).into()
    }
}

impl Address {
    /// On this server.
    pub fn url(&self, base: &str) -> String {
        format!("{base}/calendar/{}{ENDING}", self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_160_bits_and_opens_what_it_names() {
        let code = Code::random();
        assert_eq!(code.address().code.len(), 32);
        let url = code.address().url("https://us.example");
        let asked = url.strip_prefix("https://us.example/calendar/").expect("below it");
        assert_eq!(Code::parse(asked).map(|it| it.hash()), Some(code.hash()));
        assert!(Code::parse(&code.address().code).is_none(), "without its ending it is none");
        assert_ne!(Code::random().hash(), code.hash());
    }
}

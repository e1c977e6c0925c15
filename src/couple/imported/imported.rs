//! A record from another server, in pieces that can be sealed, and the code of its link.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::{
    couple::export::{self, FORMAT, Record, VERSION},
    id::id,
    sealed::{Key, Kind, Sealed, Words, random},
};

id!(
    /// A link to a record that waits to be taken in.
    ImportLinkId
);
id!(
    /// A record that was taken in.
    ImportedId
);

/// How long a record waits to be taken in.
pub const WAITS: TimeDelta = TimeDelta::days(7);
/// Bytes of a piece: sealed, also with every sign escaped, it stays below 16 KiB.
const PIECE: usize = 8_000;

/// The code in a link: 160 random bits. Only it opens what waits.
#[derive(Clone, ZeroizeOnDrop)]
pub struct ImportCode([u8; 20]);

/// A record as it was brought: its text, and what this program can read of it.
#[derive(Debug, Clone)]
pub struct Brought {
    /// `record.json`, byte for byte.
    pub text: Zeroizing<String>,
    /// The same, read.
    pub record: Record,
}

/// One piece of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// How many there are, so that a missing one is noticed.
    of: u32,
    text: String,
}

impl Words for Piece {
    const KIND: Kind = Kind { name: "imported", scope: "imported" };
}

/// Why a file can not be taken in.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    /// Another program's, or damaged, or these are not its words.
    #[error("this file does not open: look at the words and at the file")]
    DoesNotOpen,
    /// Not what `troth` makes.
    #[error("this file opens, but there is no record of Troth in it")]
    NoRecord,
    /// A newer program's.
    #[error("this record was made by a newer version of Troth than this one. Update Troth first")]
    TooNew,
}

impl ImportCode {
    /// A fresh code.
    pub fn random() -> Self {
        Self(random())
    }

    /// A code as it stands in a link.
    pub fn parse(typed: &str) -> Option<Self> {
        let bytes = BASE32_NOPAD.decode(typed.to_uppercase().as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// As it stands in a link.
    pub fn text(&self) -> String {
        BASE32_NOPAD.encode(&self.0).to_lowercase()
    }

    /// All that is kept of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(Key::expand(&self.0, "v1 import verifier").bytes()).into()
    }

    /// Seals a piece until it is taken in.
    ///
    /// # Panics
    /// Never: a piece is text and a number.
    pub fn seal(&self, link: ImportLinkId, part: u32, piece: &Piece) -> Sealed {
        let json = Zeroizing::new(serde_json::to_vec(piece).expect("text and a number"));
        Sealed::seal(&self.key(), &place(link, part), &json)
    }

    /// The piece, if it is the one that was sealed here.
    pub fn open(&self, link: ImportLinkId, part: u32, sealed: &Sealed) -> Option<Piece> {
        serde_json::from_slice(&sealed.open(&self.key(), &place(link, part))?).ok()
    }

    fn key(&self) -> Key {
        Key::expand(&self.0, "v1 import kek")
    }
}

impl Brought {
    /// Opens a file with the words that were chosen for it. Slow on purpose.
    ///
    /// # Errors
    /// Why it can not be taken in.
    pub fn open(file: &[u8], passphrase: &str) -> Result<Self, Unfit> {
        Self::read(export::opened(file, passphrase).ok_or(Unfit::DoesNotOpen)?)
    }

    /// Reads the text of a record.
    ///
    /// # Errors
    /// Why it can not be taken in.
    pub fn read(text: Zeroizing<String>) -> Result<Self, Unfit> {
        #[derive(Deserialize)]
        struct About {
            format: String,
            version: u32,
        }
        let about: About = serde_json::from_str(&text).map_err(|_| Unfit::NoRecord)?;
        if about.format != FORMAT {
            return Err(Unfit::NoRecord);
        }
        if about.version > VERSION {
            return Err(Unfit::TooNew);
        }
        let record = serde_json::from_str(&text).map_err(|_| Unfit::NoRecord)?;
        let brought = Self { text, record };
        if is_out_of_time(&brought.value()) { Err(Unfit::NoRecord) } else { Ok(brought) }
    }

    /// Every field of it, also those that this program does not know.
    pub fn value(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// Its text in pieces.
    pub fn pieces(&self) -> Vec<Piece> {
        let (mut texts, mut rest) = (Vec::new(), self.text.as_str());
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
            texts.push(piece.to_owned());
            rest = after;
        }
        let of = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        texts.into_iter().map(|text| Piece { of, text }).collect()
    }
}

/// Whether an instant or a day in it is of a year of more than four figures. None of Troth's is, and
/// at the end of all time no zone can say which day it is.
fn is_out_of_time(value: &Value) -> bool {
    let is_time =
        |text: &str| text.parse::<DateTime<Utc>>().is_ok() || text.parse::<NaiveDate>().is_ok();
    match value {
        Value::String(text) => text.trim_start().starts_with(['+', '-']) && is_time(text),
        Value::Array(all) => all.iter().any(is_out_of_time),
        Value::Object(fields) => fields.values().any(is_out_of_time),
        _ => false,
    }
}

/// The text of all pieces, if none is missing.
pub fn joined(pieces: &[Piece]) -> Option<Zeroizing<String>> {
    let all = |piece: &Piece| usize::try_from(piece.of).is_ok_and(|of| of == pieces.len());
    let whole = !pieces.is_empty() && pieces.iter().all(all);
    whole.then(|| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>().into())
}

fn place(link: ImportLinkId, part: u32) -> Vec<u8> {
    let what = b"troth v1 import\0".as_slice();
    [what, link.uuid().as_bytes(), &part.to_be_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<Piece> {
        let record = crate::couple::export::samples::record();
        Brought { text: text.to_owned().into(), record }.pieces()
    }

    #[test]
    fn pieces_join_to_the_same_text_and_a_missing_one_is_noticed() {
        for text in ["x".to_owned(), "\"ä\n👩🏽".repeat(9_000), "\u{10ffff}".repeat(4_001)] {
            let all = pieces(&text);
            assert_eq!(joined(&all).expect("whole").as_str(), text);
            assert!(joined(&all[1..]).is_none() && joined(&[]).is_none());
            let largest = all.iter().map(|piece| serde_json::to_vec(piece).expect("json").len());
            assert!(largest.max().expect("one") <= 16_380);
        }
    }

    #[test]
    fn only_the_code_opens_a_piece_in_its_place() {
        let (code, link) = (ImportCode::random(), ImportLinkId::mint());
        let piece = &pieces("The duck walked beside us.")[0];
        let sealed = code.seal(link, 3, piece);
        assert_eq!(code.open(link, 3, &sealed).as_ref(), Some(piece));
        assert_eq!(code.open(link, 4, &sealed), None);
        assert_eq!(code.open(ImportLinkId::mint(), 3, &sealed), None);
        assert_eq!(ImportCode::random().open(link, 3, &sealed), None);
        let read = ImportCode::parse(&code.text()).expect("a code");
        assert_eq!(read.open(link, 3, &sealed).as_ref(), Some(piece));
        assert!(ImportCode::parse("abc").is_none());
    }

    #[test]
    fn a_file_that_does_not_fit_says_why() {
        let read = |text: &str| Brought::read(text.to_owned().into()).expect_err("unfit");
        assert!(matches!(read("{}"), Unfit::NoRecord));
        assert!(matches!(read("{\"format\":\"other\",\"version\":1}"), Unfit::NoRecord));
        assert!(matches!(read("{\"format\":\"troth record\",\"version\":2}"), Unfit::TooNew));
        assert!(matches!(Brought::open(b"age", "words"), Err(Unfit::DoesNotOpen)));
    }

    #[test]
    fn a_record_from_the_end_of_time_is_none() {
        let sample = include_str!("../export/sample.json");
        assert!(Brought::read(sample.to_owned().into()).is_ok());
        for (then, now) in [
            ("2026-03-01T17:20:00Z", "+262142-12-31T23:59:59Z"),
            ("2026-02-22T19:14:00Z", "-262143-01-01T00:00:00Z"),
            ("2026-02-22\"", "+262142-12-31\""),
        ] {
            let text = sample.replace(then, now);
            assert_ne!(text, sample);
            assert!(matches!(Brought::read(text.into()), Err(Unfit::NoRecord)), "{now}");
        }
    }
}

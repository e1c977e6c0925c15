//! Looking for words in bytes, however they may be written down.

use std::{fs, path::Path};

use data_encoding::{BASE64, BASE64URL, HEXLOWER, HEXUPPER};
use memchr::memmem;

/// Everything that a server leaves behind, by the name of the place.
pub(crate) struct Haystack(Vec<(String, Vec<u8>)>);

impl Haystack {
    /// All files of the data folder, and the log.
    pub(crate) fn of(folder: &Path, log: &str) -> Self {
        let mut places = vec![("the log".to_owned(), log.as_bytes().to_vec())];
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    places.push((path.display().to_string(), fs::read(&path).expect("bytes")));
                }
            }
        }
        Self(places)
    }

    /// Whether these bytes are anywhere.
    pub(crate) fn holds(&self, needle: &[u8]) -> bool {
        self.0.iter().any(|(_, bytes)| contains(bytes, needle))
    }

    /// Fails with the place and the writing in which the words are.
    pub(crate) fn must_not_hold(&self, words: &str) {
        for (writing, needle) in writings(words) {
            for (place, bytes) in &self.0 {
                assert!(!contains(bytes, &needle), "{place} holds “{words}” in {writing}");
            }
        }
    }
}

/// The words as they might be written down.
fn writings(words: &str) -> Vec<(&'static str, Vec<u8>)> {
    let bytes = words.as_bytes();
    let mut writings = vec![
        ("plain letters", bytes.to_vec()),
        ("lower case", words.to_lowercase().into_bytes()),
        ("UTF-16, little end first", words.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("UTF-16, big end first", words.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ("hex", HEXLOWER.encode(bytes).into_bytes()),
        ("hex", HEXUPPER.encode(bytes).into_bytes()),
    ];
    for before in 0..3 {
        writings.push(("base64", in_base64(&BASE64, bytes, before)));
        writings.push(("base64url", in_base64(&BASE64URL, bytes, before)));
    }
    writings
}

/// What base64 surely holds if these bytes stand `before` bytes after a multiple of three.
fn in_base64(base64: &data_encoding::Encoding, bytes: &[u8], before: usize) -> Vec<u8> {
    let padded = [vec![0; before], bytes.to_vec()].concat();
    let whole = padded.len() / 3 * 3;
    let from = if before == 0 { 0 } else { 4 };
    base64.encode(&padded[..whole]).as_bytes()[from..].to_vec()
}

/// Whether these words stand in a text as they are; quick also in a program that is not optimised.
pub(crate) fn stands_in(text: &str, words: &str) -> bool {
    contains(text.as_bytes(), words.as_bytes())
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    memmem::find(bytes, needle).is_some()
}

//! The file itself: a tar of two files inside an age file, made in memory.
//!
//! Tar, because there are two files and nothing to compress: what opens it has been on every system
//! for decades. Nothing readable is ever written to a disk, so there is nothing to clean up.

use std::{
    io::{Read, Write as _},
    path::Path,
};

use age::{Decryptor, Encryptor, scrypt, secrecy::SecretString};
use anyhow::Context as _;
use chrono::{DateTime, Utc};
use tar::{Archive, Builder, Header};
use zeroize::Zeroizing;

/// scrypt with N = 2^16 and r = 8: 64 MiB, as much as signing in takes.
const WORK_FACTOR: u8 = 16;
/// What programs read.
pub(super) const RECORD: &str = "record.json";

/// Files by name, sealed under a passphrase. Slow and large on purpose: a turn at work is needed.
pub(super) fn sealed(
    files: &[(&str, Zeroizing<String>)],
    passphrase: &str,
    made_at: DateTime<Utc>,
) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut tar = Builder::new(encryptor(passphrase)?.wrap_output(&mut bytes)?);
    for (name, content) in files {
        let mut header = Header::new_ustar();
        header.set_size(content.len() as u64);
        header.set_mode(0o600);
        header.set_mtime(made_at.timestamp().unsigned_abs());
        tar.append_data(&mut header, name, content.as_bytes())?;
    }
    let mut writer = tar.into_inner()?;
    writer.flush()?;
    writer.finish()?;
    Ok(bytes)
}

/// One file alone, sealed under a passphrase. Slow and large on purpose.
pub(crate) fn sealed_alone(content: &[u8], passphrase: &str) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut writer = encryptor(passphrase)?.wrap_output(&mut bytes)?;
    writer.write_all(content)?;
    writer.finish()?;
    Ok(bytes)
}

fn encryptor(passphrase: &str) -> anyhow::Result<Encryptor> {
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(WORK_FACTOR);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    Encryptor::with_recipients(recipients).context("one recipient")
}

/// `record.json` out of such a file, if this is its passphrase. Slow and large on purpose.
pub(in crate::couple) fn opened(file: &[u8], passphrase: &str) -> Option<Zeroizing<String>> {
    let identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    let decryptor = Decryptor::new(file).ok()?;
    let inside = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).ok()?;
    record_in(inside)
}

/// `record.json` among the files of a tar. A sparse one is none of ours, and could be a few bytes
/// that unpack to more than any memory holds.
pub(crate) fn record_in(tar: impl Read) -> Option<Zeroizing<String>> {
    let mut tar = Archive::new(tar);
    let mut entries = tar.entries().ok()?.filter_map(Result::ok);
    let mut record = entries.find(|entry| {
        let is_plain = entry.header().entry_type().is_file();
        is_plain && entry.path().is_ok_and(|path| path == Path::new(RECORD))
    })?;
    let mut text = Zeroizing::new(String::new());
    record.read_to_string(&mut text).ok()?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_passphrase_opens_it_and_every_byte_is_there() {
        let long = "ä\u{301}\u{200f} ".repeat(50_000);
        let files = [("b.html", "<p>".to_owned().into()), ("record.json", long.clone().into())];
        let at = DateTime::from_timestamp(1_800_000_000, 0).expect("a time");
        let bytes = sealed(&files, "six plain words that were offered", at).expect("seals");
        assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
        let there = opened(&bytes, "six plain words that were offered").expect("opens");
        assert_eq!(*there, long);
        assert!(opened(&bytes, "six plain words that were offereD").is_none());
    }

    #[test]
    fn what_is_read_is_never_longer_than_the_file() {
        let megabyte_of_nothing = include_bytes!("../../../fuzz/seeds/archive/sparse");
        let entries = Archive::new(&megabyte_of_nothing[..]).entries().expect("a tar").count();
        assert_eq!(entries, 1);
        assert!(record_in(&megabyte_of_nothing[..]).is_none());
    }
}

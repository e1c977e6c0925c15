//! Where a sealed blob belongs: its associated data.

use uuid::Uuid;

use super::Words;

/// A kind of sealed record and the scope whose key opens it when it is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// The record, as its table is called.
    pub name: &'static str,
    /// What one may be allowed to read together: one key each.
    pub scope: &'static str,
}

/// The one place in the database where a blob is genuine.
///
/// Moving a blob to another row, author, couple, epoch or version changes its place, and it no
/// longer opens.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// What kind of record.
    pub kind: Kind,
    /// Its row; several words of one row are told apart by `part`.
    pub id: Uuid,
    /// Which part of the row: a version, a day, or 0.
    pub part: u32,
    /// Who wrote it.
    pub author: Uuid,
    /// Whose couple; nil for words of one person alone.
    pub couple: Uuid,
    /// Which couple key; 0 for words of one person alone.
    pub epoch: u32,
}

impl Place {
    /// Where words of one of a couple belong.
    pub fn of<W: Words>(
        (id, part): (Uuid, u32),
        author: Uuid,
        (couple, epoch): (Uuid, u32),
    ) -> Self {
        Self { kind: W::KIND, id, part, author, couple, epoch }
    }

    /// The bytes that are authenticated with the blob: fixed-width fields after the kind's name,
    /// so that no two places share them.
    pub fn associated_data(&self) -> Vec<u8> {
        let mut data = Vec::with_capacity(96);
        data.extend_from_slice(b"troth v1 ");
        data.extend_from_slice(self.kind.name.as_bytes());
        data.push(0);
        data.extend_from_slice(self.id.as_bytes());
        data.extend_from_slice(&self.part.to_be_bytes());
        data.extend_from_slice(self.author.as_bytes());
        data.extend_from_slice(self.couple.as_bytes());
        data.extend_from_slice(&self.epoch.to_be_bytes());
        data
    }
}

//! What is copied for a therapist, and what a copy is for.

use std::marker::PhantomData;

use uuid::Uuid;

use crate::{
    access::{CoupleId, PersonId, Shareable},
    sealed::Words,
    steps::therapy::link::Section,
};

/// Words of somebody alone, of which a therapist is handed a copy where both opened their section.
pub trait Copied: Words + Send + Sync + 'static {
    /// Where they belong.
    const SECTION: Section;
}

/// The copies of one kind: all that a therapist may be shown of it.
#[derive(Debug)]
pub struct CopyOf<W>(PhantomData<fn() -> W>);

impl<W: Copied> Shareable for CopyOf<W> {
    const SECTION: Section = W::SECTION;
}

/// What a copy is for: it opens for no other couple, therapist, author, entry, epoch or kind.
pub(crate) fn copy_purpose<W: Copied>(
    (couple, therapist): (CoupleId, PersonId),
    (author, entry, epoch): (PersonId, Uuid, u32),
) -> Vec<u8> {
    let ids = [couple.uuid(), therapist.uuid(), author.uuid(), entry];
    let ids: Vec<u8> = ids.iter().flat_map(|id| *id.as_bytes()).collect();
    let what = b"troth v1 therapist copy\0".as_slice();
    [what, &ids, &epoch.to_be_bytes(), W::KIND.name.as_bytes()].concat()
}

//! Which keys a therapist is handed: single scopes of the couple's keys, and only while a link lasts.
//!
//! When both have signed, a new couple key begins: what was written before stays out of reach, but for sections that
//! are of no use without their beginning. When a link has ended, a new couple key begins as well, before anything
//! more is sealed: nothing that the therapist ever held opens it.

pub(crate) mod store;

use super::TherapistLinkId;
use crate::access::{CoupleId, PersonId};

/// What a handed-over scope is for: it opens for no other couple, link, therapist, epoch or scope.
pub(crate) fn key_purpose(
    (couple, link): (CoupleId, TherapistLinkId),
    therapist: PersonId,
    epoch: u32,
    scope: &str,
) -> Vec<u8> {
    let ids = [couple.uuid(), link.uuid(), therapist.uuid()];
    let ids: Vec<u8> = ids.iter().flat_map(|id| *id.as_bytes()).collect();
    let what = b"troth v1 scope key\0".as_slice();
    [what, &ids, &epoch.to_be_bytes(), scope.as_bytes()].concat()
}

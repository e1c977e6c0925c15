//! Copies, for a therapist, of what somebody keeps for themselves: how a week was, and that they had a hard moment.
//!
//! What is private is sealed for its author alone, so no key can be handed over that opens it, and none may be: the
//! partner would hold it, too. Where both have opened such a section, whoever saves something hands the therapist a
//! copy in the same moment: signed by its author, and sealed for the therapist's key as the author compared it. So
//! nothing of before is ever among them, and nothing that is saved after the end.
//!
//! A copy is for one couple, therapist, author, entry, kind and epoch, and for no single link: signing the same anew
//! for longer goes on with those that are there. They are deleted with what they are a copy of, when their section is
//! closed, and at every end. Nobody but the therapist opens them; no page of the other shows that there are any.
//!
//! Whether a copy is made goes by what each of the two signed, not by what the plain rows of the database say.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod copy;
pub mod store;

pub(crate) use copy::copy_purpose;
pub use copy::{Copied, CopyOf};

//! Correcting a check-in: what is only mine at any time; what was shared within a quarter of an
//! hour without a word, and after that as a new version beside the old one.

#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod correction;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use correction::{Correction, CorrectionForm, Past, Promised, Version, plan};
pub(super) use handlers::{correct, correct_page, versions};

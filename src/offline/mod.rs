//! The form post is the operation.
//!
//! A double tap, a lost answer, a retry without script and a replay are one case: every form
//! carries an `op`, and the same `op` with the same body gets the same answer and one effect. The
//! row that remembers it is written in the same transaction as the effect.

pub mod operation;
mod store;
mod writing;

pub use operation::{Op, Outcome};
pub use writing::Writing;

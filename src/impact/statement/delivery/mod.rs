//! Delivering a statement: at its time, not while anything is paused, and taken back before that.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod delivery;
pub mod store;

pub use delivery::{Rest, WhenForm, delivered_at};

//! The time in which the two talk about questions: once a day, for as long as both agreed.

pub mod record;
pub mod store;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod time;

pub use time::{LENGTHS, Length, OfToday, Time, USUAL};

//! How a practice was, for each of the two.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod reflection;
pub mod store;

pub use reflection::{How, LIMIT, Reflection, ReflectionForm, Saying};

//! When a therapist and the two meet next: the therapist writes it down, and all three read it.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod next_session;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use next_session::{LASTS, SessionForm, SessionWords};

use crate::id::id;

id!(
    /// A session that a therapist wrote down.
    TherapistSessionId
);

//! Stories of step 1, open and honest communication.

mod hand_over;
pub(crate) mod turn_talk;
mod wording;

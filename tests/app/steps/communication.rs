//! Stories of step 1, open and honest communication.

pub(crate) mod turn_talk;

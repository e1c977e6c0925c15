//! Stories of step 1, open and honest communication.

pub(crate) mod disclosure;
mod hand_over;
pub(crate) mod journal;
pub(crate) mod openness;
pub(crate) mod question_box;
pub(crate) mod question_of_the_day;
pub(crate) mod time_out;
pub(crate) mod turn_talk;
mod wording;

//! Stories of step 4, small issues early.

mod check_in;
pub(crate) mod concern;
pub(crate) mod hard_date;
mod talk;
pub(crate) mod weekly_meeting;

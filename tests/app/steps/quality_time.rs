//! Stories of step 3, quality time.

mod date;
mod good_moments;
pub(crate) mod hobbies;
pub(crate) mod ideas;
mod note;

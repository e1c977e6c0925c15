//! Stories of step 3, quality time.

mod date;
mod good_moments;
mod note;

//! Stories of step 3, quality time.

mod date;
mod note;

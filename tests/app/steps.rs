//! Stories of the five steps.

mod accountability;

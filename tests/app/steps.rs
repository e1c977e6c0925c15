//! Stories of the five steps.

mod accountability;
mod small_issues;

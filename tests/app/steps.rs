//! Stories of the five steps.

mod accountability;
mod quality_time;
mod small_issues;

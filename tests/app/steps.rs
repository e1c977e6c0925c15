//! Stories of the five steps.

pub(crate) mod accountability;
pub(crate) mod communication;
mod quality_time;
mod small_issues;

//! Stories of the five steps.

pub(crate) mod accountability;
pub(crate) mod communication;
mod quality_time;
pub(crate) mod small_issues;

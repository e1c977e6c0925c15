//! Stories of the five steps.

pub(crate) mod accountability;
pub(crate) mod communication;
pub(crate) mod quality_time;
pub(crate) mod small_issues;
pub(crate) mod therapy;

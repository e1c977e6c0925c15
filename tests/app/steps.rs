//! Stories of the five steps.

mod quality_time;

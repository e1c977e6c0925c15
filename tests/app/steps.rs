//! Stories of the five steps.

mod small_issues;

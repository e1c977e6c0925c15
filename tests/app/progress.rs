//! Moving forward, as stories.

pub(crate) mod maintain;
pub(crate) mod milestone;
pub(crate) mod phase;
pub(crate) mod pulse;
mod road;
pub(crate) mod satisfaction;
pub(crate) mod setback_plan;
pub(crate) mod then_and_now;
pub(crate) mod where_i_stand;

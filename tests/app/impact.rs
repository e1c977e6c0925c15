//! Stories of understanding the impact.

pub(crate) mod breach;
pub(crate) mod hard_moment;
pub(crate) mod other_side;
pub(crate) mod role;
pub(crate) mod statement;

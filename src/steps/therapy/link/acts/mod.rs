//! What the three do with a link.

pub(crate) mod store;

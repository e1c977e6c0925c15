//! Questions that both have answered, the newest first.

pub mod store;

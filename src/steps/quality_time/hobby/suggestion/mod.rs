//! What one of the two suggested, as an entry that is withdrawn or kept as a copy.

pub mod store;

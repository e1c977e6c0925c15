//! Saving a check-in, what is added to it, a copy of it; deleting what is only one's own.

pub mod store;

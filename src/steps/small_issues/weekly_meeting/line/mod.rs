//! One line of a weekly meeting, as both read it, and as its author withdraws it.

pub mod store;

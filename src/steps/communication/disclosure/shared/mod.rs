//! Something told as an entry that its author withdraws and the other keeps a copy of.

pub mod store;

//! One turn of a talk, as both read it; its author withdraws it, the other keeps a copy.

pub mod store;

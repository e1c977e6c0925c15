//! A statement and the answers to it as entries: their authors withdraw them, the other keeps a copy.

pub mod store;

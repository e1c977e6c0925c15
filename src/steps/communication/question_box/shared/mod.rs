//! A question and an answer as entries that their authors withdraw and the other keeps a copy of.

pub mod store;

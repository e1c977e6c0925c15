//! Stories of help and of leaving at once.

mod help;
mod leaving;

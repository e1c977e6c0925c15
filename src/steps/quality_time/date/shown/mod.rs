//! Dates as a therapist reads them.

pub mod store;

//! Stories of a couples therapist.

pub(crate) mod after_session;
pub(crate) mod agenda;
pub(crate) mod plan;

//! Stories of a couples therapist.

pub(crate) mod after_session;
pub(crate) mod agenda;
mod any_order;
pub(crate) mod appointment;
pub(crate) mod comment;
pub(crate) mod contact;
mod copies;
pub(crate) mod ends;
pub(crate) mod link;
mod next_session;
pub(crate) mod packet;
pub(crate) mod plan;
pub(crate) mod practice;
mod races;
mod signed;
mod talks;
mod view;

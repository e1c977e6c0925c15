//! The password: what it is checked against, how wrong ones wait, and how it is changed.

mod check;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub(in crate::people) mod store;
pub mod wrong;

pub(crate) use check::{again, check};
pub(crate) use handlers::NOT_YOUR_PASSWORD;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/password", handlers::change_page).post("/password", handlers::change)
}

//! The password: what it is checked against, how wrong ones wait, and how it is changed.

mod check;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub(in crate::people) mod store;
pub mod wrong;

#[cfg(test)]
pub(crate) use check::NOT_YOUR_PASSWORD;
pub(crate) use check::{Asked, given, is_theirs, step_up};
pub(in crate::people) use check::{count_wrong, judge};
pub(in crate::people) use handlers::{NOT_OF_NOW, credential};

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/password", handlers::change_page)
        .post("/password", handlers::change)
        .get("/password/again", handlers::again_page)
        .post("/password/again", handlers::give_again)
}

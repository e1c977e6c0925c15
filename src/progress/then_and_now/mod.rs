//! Then and now: a sentence a month in one's own words, beside the one from months ago. For oneself alone.

mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod then_and_now;

pub use then_and_now::{Month, MonthForm};

use crate::{progress::look_back::delete, routes::Routes};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/then-and-now", handlers::list)
        .get("/then-and-now/new", handlers::new_page)
        .post("/then-and-now", handlers::write)
        .post("/then-and-now/{id}/deletions", delete::<Month>)
}

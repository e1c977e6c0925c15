//! Where I stand: going on, unsure, a pause, parting. For oneself alone, and nothing follows from it by itself.

mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod where_i_stand;

pub use where_i_stand::{Day, DayForm, Stand};

use crate::{progress::look_back::delete, routes::Routes};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/where-i-stand", handlers::list)
        .post("/where-i-stand", handlers::say)
        .post("/where-i-stand/{id}/deletions", delete::<Day>)
}

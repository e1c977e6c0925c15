//! Satisfaction with the relationship: four questions from research, at most once a month, for oneself alone.
//!
//! They are the CSI-4 of Funk and Rogge (2007), in its own words: `csi_4.toml`.

mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod satisfaction;

pub use satisfaction::{CSI_4, Csi4, Item, Satisfaction, SatisfactionForm};

use crate::{progress::look_back::delete, routes::Routes};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/satisfaction", handlers::list)
        .get("/satisfaction/new", handlers::new_page)
        .post("/satisfaction", handlers::answer)
        .post("/satisfaction/{id}/deletions", delete::<Satisfaction>)
}

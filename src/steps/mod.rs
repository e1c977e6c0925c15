//! The five steps: their order, their words, what is going on in each.

pub mod accountability;
pub mod communication;
mod going_on;
pub mod hand_over;
mod handlers;
mod pages;
pub mod quality_time;
#[cfg(test)]
pub(crate) mod samples;
pub mod small_issues;
mod step;
pub mod therapy;

pub use going_on::{GoingOn, Now};
pub(crate) use handlers::show;
pub use step::Step;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/steps", handlers::map)
        .get("/steps/{step}", handlers::step)
        .get("/together", handlers::together)
        .merge(communication::routes())
        .merge(accountability::routes())
        .merge(quality_time::routes())
        .merge(small_issues::routes())
        .merge(therapy::routes())
}

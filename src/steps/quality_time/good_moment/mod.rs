//! Good moments: what both wrote after dates, and thanks in check-ins that were shared, in their months.
//! It owns no table, and changes nothing.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod good_moment;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;

pub use good_moment::{GoodMoment, Of, Season};
pub use handlers::within;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/good-moments", handlers::list)
}

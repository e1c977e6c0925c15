//! How an occurrence went: said by its owner, answered by the other, seen over the weeks.

mod handlers;
#[expect(clippy::module_inception, reason = "the file with the resource's name holds its rules")]
mod keeping;
mod months;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;
mod words;

pub use keeping::*;
pub use pages::{Dot, dots};

use crate::{entry, routes::Routes};
use words::MarkWords;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/commitments/{id}/days/{day}", handlers::day)
        .get("/commitments/{id}/days/{day}/missed", handlers::missed)
        .get(
            "/commitments/{id}/days/{day}/versions/{version}/kept-copies/new",
            entry::keep_page::<MarkWords>,
        )
        .post(
            "/commitments/{id}/days/{day}/versions/{version}/kept-copies",
            entry::keep::<MarkWords>,
        )
        .get(
            "/commitments/{id}/days/{day}/versions/{version}/withdrawals/new",
            entry::withdraw_page::<MarkWords>,
        )
        .post(
            "/commitments/{id}/days/{day}/versions/{version}/withdrawals",
            entry::withdraw::<MarkWords>,
        )
        .post("/commitments/{id}/keepings", handlers::mark)
        .post("/commitments/{id}/sightings", handlers::answer)
        .get("/consistency", handlers::consistency)
        .get("/consistency/months", handlers::months)
}

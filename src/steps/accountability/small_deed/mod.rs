//! Small deeds: gestures that each would like to do, on a list of their own. The other stars those that
//! matter to them. Whether one was done is neither asked nor kept.

mod handlers;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod small_deed;
pub mod store;
mod suggestions;

pub use small_deed::{DeedForm, DeedWords, Standing, admits};

use crate::{entry, id::id, routes::Routes};
use store::SmallDeed;

id!(
    /// A small deed.
    SmallDeedId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/small-deeds", handlers::lists)
        .post("/small-deeds", handlers::add)
        .get("/small-deeds/suggestions", handlers::suggestions)
        .post("/small-deeds/suggestions", handlers::take)
        .get("/small-deeds/earlier", handlers::earlier)
        .get("/small-deeds/{id}", handlers::show)
        .post("/small-deeds/{id}/stars", handlers::star)
        .post("/small-deeds/{id}/stars/ends", handlers::take_star_back)
        .post("/small-deeds/{id}/retirements", handlers::retire)
        .get("/small-deeds/{id}/kept-copies/new", entry::keep_page::<SmallDeed>)
        .post("/small-deeds/{id}/kept-copies", entry::keep::<SmallDeed>)
        .get("/small-deeds/{id}/withdrawals/new", entry::withdraw_page::<SmallDeed>)
        .post("/small-deeds/{id}/withdrawals", entry::withdraw::<SmallDeed>)
}

//! The other side: guilt, regret, helplessness, fear. Written for oneself; a copy can be shared.

mod handlers;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod other_side;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub(crate) use other_side::QUESTIONS;
pub use other_side::{Part, Reflection};

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    id::id,
    routes::Routes,
};
use store::OtherSide;

id!(
    /// A shared copy of the other side.
    OtherSideId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/other-side", handlers::list)
        .post("/other-side/drafts", handlers::begin)
        .post("/other-side", handlers::share)
        .get("/other-side/{id}/kept-copies/new", keep_page::<OtherSide>)
        .post("/other-side/{id}/kept-copies", keep::<OtherSide>)
        .get("/other-side/{id}/withdrawals/new", withdraw_page::<OtherSide>)
        .post("/other-side/{id}/withdrawals", withdraw::<OtherSide>)
}

//! An accountability statement: what one did, that it was their choice, the harm, the regret, what has
//! changed, and what they offer; and what the other answers, part by part.
//!
//! It is written as a draft, part by part, and shared as it was looked at. The other says "received" or
//! "I need more here" to each part in their own time, or that they are not ready. Nothing is ever due.

mod handlers;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
mod shared;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod statement;
pub mod store;
mod words;

pub use statement::{Act, History, PARTS, ROUNDS, Standing, State};
pub(crate) use words::{OWNED, more_about};
pub use words::{Owned, Part, Spoken, WISH_LIMIT};

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    id::id,
    routes::Routes,
};
use shared::store::{Answer, Whole};

id!(
    /// An accountability statement.
    AccountabilityStatementId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/accountability-statements", handlers::list)
        .get("/accountability-statements/new", handlers::new)
        .post("/accountability-statements/drafts", handlers::begin)
        .post("/accountability-statements", handlers::share)
        .get("/accountability-statements/{id}", handlers::show)
        .post("/accountability-statements/{id}/answers", handlers::answer)
        .post("/accountability-statements/{id}/drafts", handlers::begin_more)
        .post("/accountability-statements/{id}/additions", handlers::add)
        .get("/accountability-statements/{id}/kept-copies/new", keep_page::<Whole>)
        .post("/accountability-statements/{id}/kept-copies", keep::<Whole>)
        .get("/accountability-statements/{id}/withdrawals/new", withdraw_page::<Whole>)
        .post("/accountability-statements/{id}/withdrawals", withdraw::<Whole>)
        .get(
            "/accountability-statements/{id}/answers/{version}/kept-copies/new",
            keep_page::<Answer>,
        )
        .post("/accountability-statements/{id}/answers/{version}/kept-copies", keep::<Answer>)
        .get(
            "/accountability-statements/{id}/answers/{version}/withdrawals/new",
            withdraw_page::<Answer>,
        )
        .post("/accountability-statements/{id}/answers/{version}/withdrawals", withdraw::<Answer>)
}

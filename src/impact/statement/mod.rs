//! A statement: what one of the two carries, in their own words, and what the other understands of it.
//!
//! It is written as a draft, area by area, and delivered at a time that its author chooses; until
//! then it is as if it did not exist. The other may answer with what they understand, its author
//! says whether that is it, three times at most. Either may stop, and nothing is ever due.

pub mod delivery;
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

pub use delivery::WhenForm;
pub use pages::{in_short, titled};
pub use statement::{Act, Ask, History, ROUNDS, State};
pub(crate) use words::{AREAS, MISSING, REPLY, hint_for};
pub use words::{Carried, Exit, Part, Spoken};

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    id::id,
    routes::Routes,
};
use shared::store::{Answer, Whole};

id!(
    /// A statement.
    StatementId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/impact-statements", handlers::list)
        .get("/impact-statements/new", handlers::new)
        .post("/impact-statements/drafts", handlers::begin)
        .post("/impact-statements", handlers::deliver)
        .get("/impact-statements/{id}", handlers::show)
        .post("/impact-statements/{id}/postponements", handlers::take_back)
        .post("/impact-statements/{id}/drafts", handlers::begin_answer)
        .post("/impact-statements/{id}/answers", handlers::share_answer)
        .post("/impact-statements/{id}/judgements", handlers::judge)
        .post("/impact-statements/{id}/closings", handlers::close)
        .post("/impact-statements/{id}/stops", handlers::stop)
        .post("/impact-statements/{id}/puttings-away", handlers::put_away)
        .get("/impact-statements/{id}/kept-copies/new", keep_page::<Whole>)
        .post("/impact-statements/{id}/kept-copies", keep::<Whole>)
        .get("/impact-statements/{id}/withdrawals/new", withdraw_page::<Whole>)
        .post("/impact-statements/{id}/withdrawals", withdraw::<Whole>)
        .get("/impact-statements/{id}/answers/{version}/kept-copies/new", keep_page::<Answer>)
        .post("/impact-statements/{id}/answers/{version}/kept-copies", keep::<Answer>)
        .get("/impact-statements/{id}/answers/{version}/withdrawals/new", withdraw_page::<Answer>)
        .post("/impact-statements/{id}/answers/{version}/withdrawals", withdraw::<Answer>)
}

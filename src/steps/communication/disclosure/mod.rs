//! Something that one tells the other before it is found out: prepared in private, offered, and opened
//! by the other when and how they choose.
//!
//! Nothing of it is shown before that. That it was opened is kept nowhere: its author learns only what
//! the other says of their own accord.

#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod disclosure;
mod handlers;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
mod shared;
pub mod store;

pub(crate) use disclosure::TELLING;
pub use disclosure::{Intention, Reply, State, Told};

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    id::id,
    routes::Routes,
};
use shared::store::SomethingTold;

id!(
    /// Something told.
    DisclosureId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/tellings", handlers::list)
        .post("/tellings/drafts", handlers::draft)
        .post("/tellings", handlers::tell)
        .get("/tellings/{id}", handlers::show)
        .get("/tellings/{id}/words", handlers::open)
        .post("/tellings/{id}/intentions", handlers::intend)
        .post("/tellings/{id}/replies", handlers::reply)
        .get("/tellings/{id}/kept-copies/new", keep_page::<SomethingTold>)
        .post("/tellings/{id}/kept-copies", keep::<SomethingTold>)
        .get("/tellings/{id}/withdrawals/new", withdraw_page::<SomethingTold>)
        .post("/tellings/{id}/withdrawals", withdraw::<SomethingTold>)
}

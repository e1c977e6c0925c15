//! Ideas for time together: a jar of our own and of the two's, sorted by time, money, place and energy. An
//! idea leads to the form of a date, filled in.

mod deck;
mod handlers;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod idea;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use deck::{Card, card, deck};
pub use idea::{Energy, Filter, IdeaForm, IdeaWords, Money, Needs, Spot, Time, mixed};

use crate::{entry, id::id, routes::Routes};
use store::OwnIdea;

id!(
    /// An idea of one of the two.
    IdeaId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/ideas", handlers::list)
        .post("/ideas", handlers::add)
        .get("/ideas/new", handlers::new_page)
        .get("/ideas/own", handlers::own)
        .get("/ideas/{id}", handlers::show)
        .get("/ideas/{id}/kept-copies/new", entry::keep_page::<OwnIdea>)
        .post("/ideas/{id}/kept-copies", entry::keep::<OwnIdea>)
        .get("/ideas/{id}/withdrawals/new", entry::withdraw_page::<OwnIdea>)
        .post("/ideas/{id}/withdrawals", entry::withdraw::<OwnIdea>)
}

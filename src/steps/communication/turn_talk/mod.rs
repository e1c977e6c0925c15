//! A talk in turns: one speaks, the other says back what they heard, until who spoke feels heard; then
//! they change places.
//!
//! What is being written is a draft of its author's, kept at every step. It becomes a turn when its
//! author shares it, after a look at exactly what the other will see.

mod closing;
mod handlers;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;
pub(crate) mod tick;
pub(crate) mod turn;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod turn_talk;
mod words;

pub use closing::Exit;
pub(crate) use pages::did;
pub use pages::in_short;
pub use turn_talk::{Act, Ask, Half, History, LIMIT, ROUNDS, State, TIME_OUT};
pub use words::Spoken;

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    id::id,
    routes::Routes,
    steps::hand_over,
};
use store::TurnTalk;
use turn::store::Turn;

id!(
    /// A talk in turns.
    TurnTalkId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/turn-talks", handlers::list)
        .get("/turn-talks/new", handlers::new)
        .post("/turn-talks/drafts", handlers::draft_first)
        .post("/turn-talks", handlers::begin)
        .get("/turn-talks/{id}", handlers::show)
        .get("/turn-talks/{id}/moves", handlers::moves)
        .post("/turn-talks/{id}/drafts", handlers::draft_turn)
        .post("/turn-talks/{id}/turns", handlers::say)
        .post("/turn-talks/{id}/hearings", handlers::heard)
        .post("/turn-talks/{id}/passes", handlers::nothing_to_add)
        .post("/turn-talks/{id}/closings", handlers::close)
        .post("/turn-talks/{id}/stops", handlers::stop)
        .get("/turn-talks/{id}/turns/{version}/kept-copies/new", keep_page::<Turn>)
        .post("/turn-talks/{id}/turns/{version}/kept-copies", keep::<Turn>)
        .get("/turn-talks/{id}/turns/{version}/withdrawals/new", withdraw_page::<Turn>)
        .post("/turn-talks/{id}/turns/{version}/withdrawals", withdraw::<Turn>)
        .post("/turn-talks/{id}/ticks", tick::handlers::tick)
        .post("/turn-talks/{id}/ticks/ends", tick::handlers::take_back)
        .get("/turn-talks/{id}/hand-over", hand_over::show::<TurnTalk>)
        .post("/turn-talks/{id}/hand-overs", hand_over::hand_over::<TurnTalk>)
}

//! The question of the day: our own deck, one question a day. Both answer, then both answers open.
//!
//! Which question it is follows from the couple and the day, or is taken from the deck by one of the
//! two. An answer that waits for the other's is its author's alone; nobody is told that it is there.

pub mod answer;
mod deck;
mod drawn;
mod handlers;
mod pages;
pub mod past;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod question_of_the_day;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use answer::{Answered, Answers, Becomes, Told};
pub use deck::{Card, Theme, card, deck, themes};
pub use drawn::Drawn;
pub use question_of_the_day::{Asked, Round, course, with_picks};

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    id::id,
    routes::Routes,
};
use answer::store::Answer;

id!(
    /// An answer of one of the two.
    AnswerId
);
id!(
    /// A question that both have answered.
    OpenedId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/question-of-the-day", handlers::today)
        .post("/question-of-the-day", handlers::share)
        .get("/question-of-the-day/past", handlers::past)
        .get("/question-of-the-day/deck", handlers::deck)
        .post("/question-of-the-day/picks", handlers::pick)
        .get("/question-of-the-day/{day}", handlers::day)
        .post("/answers", handlers::answer)
        .get("/answers/{id}", handlers::show)
        .get("/answers/{id}/corrections/new", handlers::correct_page)
        .post("/answers/{id}/corrections", handlers::correct)
        .get("/answers/{id}/kept-copies/new", keep_page::<Answer>)
        .post("/answers/{id}/kept-copies", keep::<Answer>)
        .get("/answers/{id}/withdrawals/new", withdraw_page::<Answer>)
        .post("/answers/{id}/withdrawals", withdraw::<Answer>)
}

//! The question box: one asks, the other answers at their own pace, and an answer stays closed until
//! who asked opens it.
//!
//! That it was opened is kept nowhere, so nobody can see it, not even in the database. Talking about
//! it has a soft frame, once a day.

mod handlers;
mod pages;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod question_box;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
mod shared;
pub mod store;
pub mod time;

pub(crate) use question_box::{ANSWER, QUESTION};
pub use question_box::{Act, Answered, Asked, MOST, Mark, Pace, State};
pub use time::{LENGTHS, Length, OfToday, Time, USUAL};

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    id::id,
    routes::Routes,
};
use shared::store::{AQuestion, AnAnswer};

id!(
    /// A question in the box.
    QuestionId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/question-box", handlers::list)
        .post("/question-box/drafts", handlers::draft_question)
        .post("/question-box/times", handlers::begin_time)
        .post("/question-box/times/ends", handlers::end_time)
        .post("/question-box/lengths", handlers::wish_for_length)
        .post("/question-box/lengths/answers", handlers::answer_length)
        .post("/questions", handlers::ask)
        .get("/questions/{id}", handlers::show)
        .get("/questions/{id}/answer", handlers::open_answer)
        .post("/questions/{id}/drafts", handlers::draft_answer)
        .post("/questions/{id}/marks", handlers::mark)
        .post("/questions/{id}/paces", handlers::choose_pace)
        .post("/questions/{id}/answers", handlers::answer)
        .get("/questions/{id}/kept-copies/new", keep_page::<AQuestion>)
        .post("/questions/{id}/kept-copies", keep::<AQuestion>)
        .get("/questions/{id}/withdrawals/new", withdraw_page::<AQuestion>)
        .post("/questions/{id}/withdrawals", withdraw::<AQuestion>)
        .get("/questions/{id}/answers/{version}/kept-copies/new", keep_page::<AnAnswer>)
        .post("/questions/{id}/answers/{version}/kept-copies", keep::<AnAnswer>)
        .get("/questions/{id}/answers/{version}/withdrawals/new", withdraw_page::<AnAnswer>)
        .post("/questions/{id}/answers/{version}/withdrawals", withdraw::<AnAnswer>)
}

//! A hard day that was shared: previewed, shared as a copy, answered, withdrawn, kept as a copy. Its
//! author's own note of it stays theirs, and nothing here leads to it.

pub mod answer;
mod handlers;
mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;

pub use answer::{Answer, CopyWords, LIMIT};
pub use store::{SharedHardDate, Told};

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    routes::Routes,
};
use answer::store::AnswerEntry;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/hard-dates/{id}/share", handlers::preview)
        .post("/hard-dates/{id}/copies", handlers::share)
        .get("/shared-hard-dates", handlers::list)
        .get("/shared-hard-dates/{id}", handlers::show)
        .post("/shared-hard-dates/{id}/answers", handlers::answer)
        .get("/shared-hard-dates/{id}/kept-copies/new", keep_page::<SharedHardDate>)
        .post("/shared-hard-dates/{id}/kept-copies", keep::<SharedHardDate>)
        .get("/shared-hard-dates/{id}/withdrawals/new", withdraw_page::<SharedHardDate>)
        .post("/shared-hard-dates/{id}/withdrawals", withdraw::<SharedHardDate>)
        .get("/shared-hard-dates/{id}/answers/{version}/kept-copies/new", keep_page::<AnswerEntry>)
        .post("/shared-hard-dates/{id}/answers/{version}/kept-copies", keep::<AnswerEntry>)
        .get(
            "/shared-hard-dates/{id}/answers/{version}/withdrawals/new",
            withdraw_page::<AnswerEntry>,
        )
        .post("/shared-hard-dates/{id}/answers/{version}/withdrawals", withdraw::<AnswerEntry>)
}

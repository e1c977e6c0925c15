//! When the two have their weekly meeting: proposed by one, agreed by the other, ended by either. On its
//! day Today says so; nothing else reminds.

mod handlers;
pub(super) mod pages;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod time;

pub use time::{Act, Done, History, MeetingTime, Rhythm, Spoken, Standing};

use crate::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/weekly-meetings/time", handlers::show)
        .post("/weekly-meetings/times", handlers::propose)
        .post("/weekly-meetings/times/answers", handlers::agree)
        .post("/weekly-meetings/times/ends", handlers::end)
}

//! The weekly meeting: the centre of the week, for two people on two phones or on one.
//!
//! It brings its own agenda: the thanks of the week, what went well, the commitments with what both saw,
//! one concern, the week ahead, one ask each. Either leads on, and either stops. What was written are
//! the notes, which both sign, or one says what they remember otherwise.

mod agenda;
pub mod for_today;
mod form;
mod handlers;
pub(crate) mod line;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod store;
pub mod time;
mod view;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod weekly_meeting;
mod words;

pub use weekly_meeting::{Act, Done, GOOD_LENGTH, History, Part, Phase, Standing, Topic};
pub use words::Spoken;

use crate::{
    entry::{keep, keep_page, withdraw, withdraw_page},
    id::id,
    routes::Routes,
    steps::hand_over,
};
use line::store::Line;
use store::WeeklyMeeting;

id!(
    /// A weekly meeting.
    WeeklyMeetingId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/weekly-meetings", handlers::list)
        .get("/weekly-meetings/new", handlers::new)
        .post("/weekly-meetings", handlers::begin)
        .get("/weekly-meetings/{id}", handlers::show)
        .get("/weekly-meetings/{id}/moves", handlers::moves)
        .post("/weekly-meetings/{id}/lines", handlers::say)
        .post("/weekly-meetings/{id}/parts", handlers::lead_on)
        .post("/weekly-meetings/{id}/concerns", handlers::choose_concern)
        .post("/weekly-meetings/{id}/answers", handlers::answer_ask)
        .post("/weekly-meetings/{id}/stops", handlers::stop)
        .post("/weekly-meetings/{id}/resumptions", handlers::go_on)
        .post("/weekly-meetings/{id}/closings", handlers::close)
        .post("/weekly-meetings/{id}/signatures", handlers::sign)
        .get("/weekly-meetings/{id}/lines/{version}/kept-copies/new", keep_page::<Line>)
        .post("/weekly-meetings/{id}/lines/{version}/kept-copies", keep::<Line>)
        .get("/weekly-meetings/{id}/lines/{version}/withdrawals/new", withdraw_page::<Line>)
        .post("/weekly-meetings/{id}/lines/{version}/withdrawals", withdraw::<Line>)
        .get("/weekly-meetings/{id}/hand-over", hand_over::show::<WeeklyMeeting>)
        .post("/weekly-meetings/{id}/hand-overs", hand_over::hand_over::<WeeklyMeeting>)
        .merge(time::routes())
}

//! Step 1, open and honest communication.

pub mod disclosure;
pub mod journal;
pub mod openness;
pub mod question_box;
pub mod question_of_the_day;
pub mod time_out;
pub mod turn_talk;
pub mod wording;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(turn_talk::routes())
        .merge(time_out::routes())
        .merge(question_of_the_day::routes())
        .merge(question_box::routes())
        .merge(journal::routes())
        .merge(wording::routes())
        .merge(disclosure::routes())
        .merge(openness::routes())
}

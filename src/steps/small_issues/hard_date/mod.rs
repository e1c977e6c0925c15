//! Days that are hard: an anniversary, a birthday, a season. Written for oneself, with what would help;
//! a copy can be shared, and the other may say what they will do on that day.

mod handlers;
#[expect(clippy::module_inception, reason = "a resource's rules bear the resource's name")]
mod hard_date;
mod pages;
pub mod record;
#[cfg(test)]
pub(crate) mod samples;
pub mod shared;
pub mod store;

pub use hard_date::{Ahead, Day, DayForm, HELPS_LIMIT, TITLE_LIMIT, Whose, Words};

use crate::{id::id, routes::Routes};

/// So many days before it comes, a hard day is shown.
pub const SHOWN_BEFORE: u8 = 3;

id!(
    /// A hard day that somebody keeps for themselves.
    HardDateId
);
id!(
    /// A copy of one that was shared.
    SharedHardDateId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/hard-dates", handlers::list)
        .get("/hard-dates/new", handlers::new_page)
        .post("/hard-dates", handlers::write)
        .get("/hard-dates/{id}", handlers::show)
        .get("/hard-dates/{id}/corrections/new", handlers::correct_page)
        .post("/hard-dates/{id}/corrections", handlers::correct)
        .post("/hard-dates/{id}/deletions", handlers::delete)
        .merge(shared::routes())
}

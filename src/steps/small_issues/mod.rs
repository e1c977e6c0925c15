//! Step 4, small issues early.

pub mod check_in;
pub mod concern;
pub mod feeling;
pub mod hard_date;
pub(crate) mod talk;
pub mod weekly_meeting;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(check_in::routes())
        .merge(concern::routes())
        .merge(talk::routes())
        .merge(hard_date::routes())
        .merge(weekly_meeting::routes())
}

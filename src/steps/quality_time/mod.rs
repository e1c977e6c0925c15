//! Step 3, quality time.

pub mod date;
pub mod good_moment;
pub mod hobby;
pub mod idea;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(date::routes())
        .merge(good_moment::routes())
        .merge(hobby::routes())
        .merge(idea::routes())
}

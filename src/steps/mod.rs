//! The five steps: their order and their words.

pub mod accountability;
pub mod quality_time;
pub mod small_issues;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(accountability::routes())
        .merge(quality_time::routes())
        .merge(small_issues::routes())
}

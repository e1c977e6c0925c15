//! Step 1, open and honest communication.

pub mod turn_talk;
pub mod wording;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().merge(turn_talk::routes()).merge(wording::routes())
}

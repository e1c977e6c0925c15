//! Step 3, quality time.

pub mod date;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().merge(date::routes())
}

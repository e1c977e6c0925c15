//! The home page.

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
}

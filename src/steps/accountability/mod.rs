//! Step 2, responsibility and consistency.

pub mod commitment;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new().merge(commitment::routes())
}

//! Step 2, responsibility and consistency: what one promised, and what both saw.

pub mod cadence;
pub mod commitment;
pub mod keeping;
pub mod small_deed;
pub mod statement;

use crate::routes::Routes;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(commitment::routes())
        .merge(keeping::routes())
        .merge(statement::routes())
        .merge(small_deed::routes())
}

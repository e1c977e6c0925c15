//! One kind of record.

use crate::{id::id, routes::Routes};

id!(
    /// Its id.
    DateId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
}

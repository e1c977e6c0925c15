//! One kind of record.

use crate::{id::id, routes::Routes};

id!(
    /// Its id.
    CheckInId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
}

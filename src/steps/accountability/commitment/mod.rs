//! One kind of record.

use crate::{id::id, routes::Routes};

id!(
    /// Its id.
    CommitmentId
);

pub(crate) fn routes() -> Routes {
    Routes::new()
}

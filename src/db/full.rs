//! Which of the database's errors say that the disk took nothing.

use super::NotSaved;

/// Full; not written, not made durable, not cut, the folder not made durable.
const DISK: [&str; 5] = ["13", "778", "1034", "1546", "1290"];

impl NotSaved {
    /// Whether this error means that nothing was saved, in the middle of a transaction.
    pub(crate) fn is(error: &sqlx::Error) -> bool {
        let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
        code.is_some_and(|code| DISK.contains(&&*code))
    }
}

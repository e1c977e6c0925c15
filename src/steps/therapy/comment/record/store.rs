//! Everything that a therapist wrote for the two.

use super::Entry;
use crate::{access::Partner, db::Reader, error::Result, steps::therapy::comment::store::every};

/// All of it, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let all = every(db, partner).await?.into_iter();
    let entries = all.map(|told| Entry {
        id: told.id,
        therapist: told.name,
        made_at: told.made_at,
        changed_at: told.changed_at,
        about: told.about,
        words: told.withdrawn.is_none().then_some(told.words),
        withdrawn: told.withdrawn,
    });
    Ok(entries.collect())
}

//! Every session that a therapist wrote down.

use super::Entry;
use crate::{
    access::Partner, db::Reader, error::Result, steps::therapy::next_session::store::every,
};

/// All of them, the earliest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let all = every(db, partner).await?.into_iter();
    let entries = all.map(|told| Entry {
        id: told.id,
        therapist: told.name,
        made_at: told.made_at,
        words: told.words,
        ended_at: told.ended_at,
    });
    Ok(entries.collect())
}

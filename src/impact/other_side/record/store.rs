//! Every one that was shared.

use super::Entry;
use crate::{
    access::Partner, couple::export::Who, db::Reader, error::Result,
    impact::other_side::store as shared,
};

/// All of both, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let told = shared::all(db, partner).await?.into_iter();
    let entries = told.map(|told| Entry {
        id: told.id,
        author: Who::of(partner, told.author),
        made_at: told.made_at,
        words: told.withdrawn.is_none().then_some(told.words),
        withdrawn: told.withdrawn,
    });
    Ok(entries.collect())
}

//! Every idea of the two.

use super::Entry;
use crate::{
    access::Partner, couple::export::Who, db::Reader, error::Result,
    steps::quality_time::idea::store::every,
};

/// All of them, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let all = every(db.conn(), partner).await?.into_iter();
    let entries = all.map(|told| Entry {
        id: told.id,
        author: Who::of(partner, told.author),
        made_at: told.made_at,
        words: told.withdrawn.is_none().then_some(told.words),
        withdrawn: told.withdrawn,
    });
    Ok(entries.collect())
}

//! Everything that stood on the agenda.

use super::{Done, Entry};
use crate::{
    access::Partner,
    couple::export::Who,
    db::Reader,
    error::Result,
    steps::therapy::agenda::store::{acts, every},
};

/// All of it, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for told in every(db.conn(), partner).await? {
        let acts = acts(db.conn(), told.id).await?.into_iter();
        let done = |(person, act, made_at)| Done { by: Who::of(partner, person), act, made_at };
        entries.push(Entry {
            id: told.id,
            author: Who::of(partner, told.author),
            made_at: told.made_at,
            words: told.withdrawn.is_none().then_some(told.words),
            withdrawn: told.withdrawn,
            acts: acts.map(done).collect(),
        });
    }
    Ok(entries)
}

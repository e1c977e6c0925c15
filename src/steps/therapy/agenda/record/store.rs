//! Everything that stood on the agenda.

use super::{Done, Entry};
use crate::{
    access::{Partner, PersonId},
    couple::export::Who,
    db::Reader,
    error::Result,
    steps::therapy::agenda::store::{acts, every},
};

/// All of it, the oldest first; what one of the two did with each, if it is only theirs.
pub async fn all(db: &mut Reader, partner: &Partner, only: Option<PersonId>) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for told in every(db.conn(), partner).await? {
        let acts = acts(db.conn(), partner, told.id).await?.into_iter();
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
    Ok(match only {
        Some(person) => entries.into_iter().filter_map(|it| it.only_of(person)).collect(),
        None => entries,
    })
}

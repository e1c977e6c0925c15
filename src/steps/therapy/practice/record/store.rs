//! Everything that the two practised.

use super::{Ended, Entry, Said};
use crate::{
    access::{Partner, PersonId},
    couple::export::Who,
    db::Reader,
    error::Result,
    steps::therapy::practice::{
        reflection::store::{Reflected, with_reflections},
        store::every,
    },
};

/// All of it, the oldest first; what one of the two did with each, if it is only theirs.
pub async fn all(db: &mut Reader, partner: &Partner, only: Option<PersonId>) -> Result<Vec<Entry>> {
    let told = every(db.conn(), partner).await?;
    let told = with_reflections(db, partner, told).await?.into_iter();
    let entries = told.map(|(told, said)| Entry {
        id: told.id,
        author: Who::of(partner, told.author),
        made_at: told.made_at,
        words: told.withdrawn.is_none().then_some(told.words),
        withdrawn: told.withdrawn,
        ended: told.ended.map(|(by, made_at)| Ended { by: Who::of(partner, by), made_at }),
        reflections: said.into_iter().map(|it| of(partner, it)).collect(),
    });
    Ok(match only {
        Some(person) => entries.filter_map(|it| it.only_of(person)).collect(),
        None => entries.collect(),
    })
}

fn of(partner: &Partner, it: Reflected) -> Said {
    Said {
        author: Who::of(partner, it.author),
        made_at: it.made_at,
        words: it.withdrawn.is_none().then_some(it.words),
        withdrawn: it.withdrawn,
    }
}

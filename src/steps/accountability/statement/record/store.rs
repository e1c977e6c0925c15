//! Every accountability statement of the two, with every answer.

use super::{Entry, Said, word};
use crate::{
    access::Partner,
    couple::export::Who,
    db::Reader,
    error::Result,
    steps::accountability::statement::store::{Kept, every},
};

/// All of them, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let all = every(db, partner).await?.into_iter();
    Ok(all.map(|kept| entry(partner, kept)).collect())
}

fn entry(partner: &Partner, kept: Kept) -> Entry {
    let answers = kept.told.into_iter().map(|told| Said {
        number: told.number,
        author: Who::of(partner, told.author),
        made_at: told.made_at,
        words: told.withdrawn.is_none().then_some(told.words),
        withdrawn: told.withdrawn,
    });
    Entry {
        id: kept.id,
        author: Who::of(partner, kept.whole.author),
        made_at: kept.whole.made_at,
        state: word(kept.history.state()).to_owned(),
        words: kept.whole.withdrawn.is_none().then_some(kept.whole.words),
        withdrawn: kept.whole.withdrawn,
        answers: answers.collect(),
    }
}

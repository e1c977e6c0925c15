//! Every hard day of one's own, and every one that was shared, with what was said to it.

use super::{Entry, HardDates, Own, Said};
use crate::{
    access::{Member, Partner},
    couple::export::Who,
    db::Reader,
    error::Result,
    steps::small_issues::hard_date::{
        shared::{answer::store as answers, store as copies},
        store,
    },
};

/// One's own and those that were shared.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<HardDates> {
    Ok(HardDates { own: own(db, partner).await?, shared: shared(db, partner).await? })
}

/// This person's own, the oldest first.
pub async fn own(db: &mut Reader, member: &Member) -> Result<Vec<Own>> {
    let all = store::all(db, member).await?.into_iter().map(|kept| Own {
        id: kept.id,
        made_at: kept.made_at,
        day: kept.on.day,
        yearly: kept.on.yearly,
        words: kept.words,
    });
    Ok(all.collect())
}

/// Those that the two shared, the oldest first.
pub async fn shared(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let mut all = Vec::new();
    for told in copies::all(db, partner).await? {
        let answers = answers::all_answers(db.conn(), partner, told.id).await?.into_iter();
        let said = answers.map(|answer| Said {
            number: answer.number,
            author: Who::of(partner, answer.author),
            made_at: answer.made_at,
            words: answer.withdrawn.is_none().then_some(answer.words),
            withdrawn: answer.withdrawn,
        });
        all.push(Entry {
            id: told.id,
            author: Who::of(partner, told.author),
            made_at: told.made_at,
            day: told.on.day,
            yearly: told.on.yearly,
            words: told.withdrawn.is_none().then_some(told.words),
            withdrawn: told.withdrawn,
            answers: said.collect(),
        });
    }
    Ok(all)
}

//! Every wording of the two.

use super::{Answered, Ended, Entry};
use crate::{
    access::Partner,
    couple::export::Who,
    db::Reader,
    error::Result,
    steps::communication::time_out::agreement::store::{self, Wording},
};

/// Every wording, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let all = store::all(db, partner).await?;
    Ok(all.into_iter().map(|wording| entry(partner, wording)).collect())
}

fn entry(partner: &Partner, wording: Wording) -> Entry {
    let other = partner.other_than(wording.author);
    Entry {
        id: wording.id,
        author: Who::of(partner, wording.author),
        made_at: wording.made_at,
        words: wording.words,
        answer: wording.answer.map(|(answer, made_at)| Answered {
            by: Who::of(partner, other),
            answer,
            made_at,
        }),
        ended: wording.ended.map(|(by, made_at)| Ended { by: Who::of(partner, by), made_at }),
    }
}

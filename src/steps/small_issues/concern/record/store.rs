//! Every concern of the two, with everything that was done about it.

use super::{Act, Entry, word};
use crate::{
    access::Partner,
    couple::export::Who,
    db::Reader,
    error::Result,
    steps::{
        accountability::commitment::CommitmentId,
        small_issues::concern::store::{Kept, commitments_of, every},
    },
};

/// All of them, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for kept in every(db, partner).await? {
        let commitments = commitments_of(db, kept.id).await?;
        entries.push(entry(partner, kept, commitments));
    }
    Ok(entries)
}

fn entry(partner: &Partner, kept: Kept, commitments: Vec<CommitmentId>) -> Entry {
    let acts = kept.history.done.iter().enumerate().map(|(nth, done)| {
        let (act, at) = done.act.kept();
        Act {
            author: Who::of(partner, done.who),
            made_at: done.at,
            act: act.to_owned(),
            at,
            changed_outside: kept.history.changed.contains(&nth),
        }
    });
    Entry {
        id: kept.id,
        author: Who::of(partner, kept.history.author),
        made_at: kept.made_at,
        state: word(kept.standing(partner.now()).state).to_owned(),
        acts: acts.collect(),
        words: kept.withdrawn.is_none().then_some(kept.words),
        withdrawn: kept.withdrawn,
        commitments,
    }
}

//! Every commitment of the two, with everything about it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::Entry;
use crate::{
    access::{Partner, PersonId},
    db::Reader,
    error::Result,
    sealed::Sealed,
    steps::accountability::{
        commitment::{
            CommitmentId, Retirement,
            store::{Row, together},
        },
        keeping,
    },
};

/// Every commitment, proposed, active or ended, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let mut entries = wordings(db, partner).await?;
    let at: HashMap<_, _> = entries.iter().enumerate().map(|(at, entry)| (entry.id, at)).collect();
    for (id, mark) in keeping::record::store::marks(db, partner).await? {
        if let Some(at) = at.get(&id) {
            entries[*at].marks.push(mark);
        }
    }
    for (id, sighting) in keeping::record::store::sightings(db, partner).await? {
        if let Some(at) = at.get(&id) {
            entries[*at].sightings.push(sighting);
        }
    }
    Ok(entries)
}

async fn wordings(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id as commitment, c.owner, v.version, v.author, v.cadence, v.review_on, v.epoch, v.words, v.made_at,
               a.person  as "answered_by?: PersonId",
               a.answer  as "answer?",
               a.epoch   as "answer_epoch?: u32",
               a.words   as "answer_words?: Sealed",
               a.made_at as "answered_at?: DateTime<Utc>"
          from commitment c
          join commitment_version v     on v.commitment = c.id
          left join commitment_answer a on a.commitment = v.commitment and a.version = v.version
         where c.couple = ?
         order by c.made_at, c.id, v.version
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut ends = retirements(db, partner).await?;
    let mut commitments = together(partner, rows)?;
    for commitment in &mut commitments {
        commitment.retirement = ends.remove(&commitment.id);
    }
    Ok(commitments.into_iter().map(|commitment| Entry::of(partner, commitment)).collect())
}

async fn retirements(
    db: &mut Reader,
    partner: &Partner,
) -> Result<HashMap<CommitmentId, Retirement>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        "select r.commitment, r.person, r.epoch, r.words, r.made_at
           from commitment c join commitment_retirement r on r.commitment = c.id
          where c.couple = ?",
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let end = |(id, person, epoch, words, made_at): (CommitmentId, PersonId, u32, Sealed, _)| {
        (
            id,
            Retirement {
                person,
                made_at,
                words: partner.open(id.uuid(), 0, person, epoch, &words),
            },
        )
    };
    Ok(rows
        .into_iter()
        .map(|row| end((row.commitment, row.person, row.epoch, row.words, row.made_at)))
        .collect())
}

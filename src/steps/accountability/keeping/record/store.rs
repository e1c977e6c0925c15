//! Every mark and every answer, of all commitments of the two.

use super::{Mark, Sighting};
use crate::{
    access::Partner,
    couple::export::{AT_A_TIME, Who},
    db::Reader,
    error::Result,
    steps::accountability::{commitment::CommitmentId, keeping::store::part},
};

/// Every mark, by day, each version of it.
pub async fn marks(db: &mut Reader, partner: &Partner) -> Result<Vec<(CommitmentId, Mark)>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        "select k.commitment, k.day, k.version, k.person, k.mark, k.epoch, k.words, k.made_at
           from commitment c join keeping k on k.commitment = c.id
          where c.couple = ?
          order by k.day, k.version",
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut marks = Vec::with_capacity(rows.len());
    for row in rows {
        if marks.len() % AT_A_TIME == 0 {
            tokio::task::yield_now().await;
        }
        let (id, part) = (row.commitment, part(row.day, row.version)?);
        let mark = Mark {
            day: row.day,
            version: row.version,
            by: Who::of(partner, row.person),
            mark: row.mark,
            made_at: row.made_at,
            words: partner.open(id.uuid(), part, row.person, row.epoch, &row.words),
        };
        marks.push((id, mark));
    }
    Ok(marks)
}

/// Every answer to a mark, by day.
pub async fn sightings(
    db: &mut Reader,
    partner: &Partner,
) -> Result<Vec<(CommitmentId, Sighting)>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        "select s.commitment, s.day, s.version, s.of_version, s.person, s.answer, s.made_at
           from commitment c join sighting s on s.commitment = c.id
          where c.couple = ?
          order by s.day, s.version",
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let sighting = rows.into_iter().map(|row| {
        let sighting = Sighting {
            day: row.day,
            version: row.version,
            of_version: row.of_version,
            by: Who::of(partner, row.person),
            answer: row.answer,
            made_at: row.made_at,
        };
        (row.commitment, sighting)
    });
    Ok(sighting.collect())
}

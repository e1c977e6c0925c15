//! Every mark and every answer, of all commitments of the two.

use super::{Mark, Sighting};
use crate::{
    access::Partner,
    couple::export::{AT_A_TIME, Who},
    db::Reader,
    entry::store as withdrawals,
    error::Result,
    steps::accountability::{commitment::CommitmentId, keeping::store::part},
};

/// Every mark, by day, each version of it.
pub async fn marks(db: &mut Reader, partner: &Partner) -> Result<Vec<(CommitmentId, Mark)>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select k.commitment, k.day, k.version, k.person, k.mark, k.epoch, k.words, k.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from commitment c
          join keeping k         on k.commitment = c.id
          left join withdrawal w on w.entry = c.id and w.kind = 'words beside a mark'
                and w.part = cast(julianday(k.day) - 1721424.5 as integer) << 8 | k.version
         where c.couple = ?
         order by k.day, k.version
        "#,
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
        let place = (id.uuid(), part, row.person);
        let gone = withdrawals::opened(partner, place, row.gone_epoch, row.gone_words.as_ref());
        let mark = Mark {
            withdrawn: gone,
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

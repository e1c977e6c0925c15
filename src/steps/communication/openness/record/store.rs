//! Every openness of the two.

use chrono::{DateTime, Utc};

use super::{Answered, Ended, Entry};
use crate::{
    access::{Partner, PersonId},
    couple::export::Who,
    db::Reader,
    error::Result,
};

/// All of them, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select o.id, o.author, o.from_day, o.review_day, o.epoch, o.words, o.made_at,
               a.person  as "answered_by?: PersonId",
               a.answer  as "answer?",
               a.made_at as "answered_at?: DateTime<Utc>",
               e.person  as "ended_by?: PersonId",
               e.made_at as "ended_at?: DateTime<Utc>"
          from openness o
          left join openness_answer a on a.openness = o.id
          left join openness_end e    on e.openness = o.id
         where o.couple = ?
         order by o.made_at, o.id
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let entries = rows.into_iter().map(|row| {
        let answered = row.answered_by.zip(row.answer).zip(row.answered_at);
        let ended = row.ended_by.zip(row.ended_at);
        Entry {
            id: row.id,
            author: Who::of(partner, row.author),
            made_at: row.made_at,
            from_day: row.from_day,
            review_day: row.review_day,
            words: Some(partner.open(row.id.uuid(), 0, row.author, row.epoch, &row.words)),
            answer: answered.map(|((by, answer), made_at)| Answered {
                by: Who::of(partner, by),
                answer,
                made_at,
            }),
            end: ended.map(|(by, made_at)| Ended { by: Who::of(partner, by), made_at }),
        }
    });
    Ok(entries.collect())
}

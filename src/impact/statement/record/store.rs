//! Every statement of the two, with every answer.

use chrono::{DateTime, Utc};

use super::{Entry, Said, Stopped, word};
use crate::{
    access::{Partner, PersonId},
    couple::export::Who,
    db::Reader,
    error::Result,
    impact::statement::{
        StatementId,
        shared::store::{self as shared, Told},
        store as statements,
    },
};

/// Every statement that is there for this partner, the oldest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Entry>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select s.id, s.made_at,
               e.person  as "stopped_by?: PersonId",
               e.made_at as "stopped_at?: DateTime<Utc>"
          from impact_statement s
          left join impact_statement_stop e on e.statement = s.id
         where s.couple = ?
         order by s.deliver_at, s.id
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut entries = Vec::new();
    for row in rows {
        let stopped = row.stopped_by.zip(row.stopped_at);
        let stopped = stopped.map(|(by, made_at)| Stopped { by: Who::of(partner, by), made_at });
        if let Some(entry) = entry(db, partner, row.id).await? {
            // Of the other's, only when it came: how long it had waited is theirs.
            let is_own = entry.author.id == partner.person();
            let made_at = if is_own { row.made_at } else { entry.made_at };
            entries.push(Entry { made_at, stopped, ..entry });
        }
    }
    Ok(entries)
}

async fn entry(db: &mut Reader, partner: &Partner, id: StatementId) -> Result<Option<Entry>> {
    let Some(listed) = statements::listed(db, partner, id).await? else { return Ok(None) };
    let (words, withdrawn) = shared::whole(db.conn(), partner, id).await?;
    let told = shared::all(db.conn(), partner, id).await?;
    let deliver_at = listed.delivered_at.unwrap_or(listed.deliver_at);
    Ok(Some(Entry {
        id,
        author: Who::of(partner, listed.author),
        made_at: deliver_at,
        deliver_at,
        state: word(listed.state).to_owned(),
        words: withdrawn.is_none().then_some(words),
        withdrawn,
        answers: told.into_iter().map(|told| said(partner, told)).collect(),
        stopped: None,
    }))
}

fn said(partner: &Partner, told: Told) -> Said {
    Said {
        number: told.number,
        author: Who::of(partner, told.author),
        made_at: told.made_at,
        words: told.withdrawn.is_none().then_some(told.words),
        withdrawn: told.withdrawn,
    }
}

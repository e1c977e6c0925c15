//! Events of accounts.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::event::{Event, KEPT};
use crate::{
    access::{Member, PersonId},
    db::{Reader, Tx},
    error::Result,
};

/// Writes an event down, and forgets this person's old ones.
pub async fn insert(tx: &mut Tx, person: PersonId, event: Event, now: DateTime<Utc>) -> Result<()> {
    let (id, word, before) = (Uuid::now_v7(), event.word(), now - KEPT);
    sqlx::query!("delete from security_event where person = ? and made_at < ?", person, before)
        .execute(tx.conn())
        .await?;
    sqlx::query!(
        "insert into security_event (id, person, kind, made_at) values (?, ?, ?, ?)",
        id,
        person,
        word,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What happened lately, the newest first.
pub async fn lately(db: &mut Reader, member: &Member) -> Result<Vec<(Event, DateTime<Utc>)>> {
    let (person, since) = (member.person(), member.now() - KEPT);
    let rows = sqlx::query!(
        r#"
        select kind, made_at as "made_at: DateTime<Utc>"
          from security_event
         where person = ? and made_at >= ?
         order by made_at desc, id desc
         limit 200
        "#,
        person,
        since
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().filter_map(|row| Some((Event::parse(&row.kind)?, row.made_at))).collect())
}

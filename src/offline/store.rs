//! Forms that were sent, remembered for 120 days.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::Op;
use crate::{
    access::{Member, PersonId},
    db::{Turn, Tx},
    error::Result,
};

const KEPT: TimeDelta = TimeDelta::days(120);
/// One form in so many forgets old ones; fewer than it forgets, so that the table shrinks.
const FORGET_EVERY: u8 = 32;

pub(super) struct Remembered {
    pub(super) person: PersonId,
    pub(super) body_hash: Vec<u8>,
    pub(super) outcome: String,
}

/// Begins a form's writing with a look at whether it was sent before.
pub(super) async fn begin(mut turn: Turn, op: Uuid) -> Result<(Tx, Option<Remembered>)> {
    let found = sqlx::query_as!(
        Remembered,
        "savepoint one; select person, body_hash, outcome from operation where id = ?",
        op
    )
    .fetch_optional(turn.conn())
    .await;
    Ok(turn.begun(found)?)
}

pub(super) async fn insert(
    tx: &mut Tx,
    member: &Member,
    op: &Op,
    body_hash: &[u8],
    outcome: &str,
) -> Result<()> {
    let (person, now) = (member.person(), member.now());
    sqlx::query!(
        "insert into operation (id, person, route, body_hash, outcome, made_at, received_at)
         values (?, ?, ?, ?, ?, ?, ?)",
        op.id,
        person,
        op.route,
        body_hash,
        outcome,
        op.made_at,
        now
    )
    .execute(tx.conn())
    .await?;
    // Now and then, a few at a time: a form need not wait for the tidying of every other.
    if op.id.as_bytes()[15].is_multiple_of(FORGET_EVERY) { forget(tx, now).await } else { Ok(()) }
}

/// Forgets some of the oldest, so that the table does not grow for ever.
async fn forget(tx: &mut Tx, now: DateTime<Utc>) -> Result<()> {
    let before = now - KEPT;
    sqlx::query!(
        "delete from operation
          where id in (select id from operation where received_at < ? order by received_at limit 64)",
        before
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

//! Wrong passwords of today, and the right one as it is kept.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::wrong::{WrongToday, day_began};
use crate::{
    access::PersonId, db::Tx, error::Result, people::store::Claimed, sealed::password::Credential,
};

/// What was judged a moment ago, by somebody who waited longer for their turn, counts too.
const MEANWHILE: TimeDelta = TimeDelta::minutes(1);

/// The wrong passwords of this person's civil day. None of a time to come: a clock that was wrong
/// for a while closes nobody out.
pub async fn wrong_today(tx: &mut Tx, claimed: &Claimed, now: DateTime<Utc>) -> Result<WrongToday> {
    let (person, since) = (claimed.person(), day_began(now, claimed.zone()));
    let until = now + MEANWHILE;
    let row = sqlx::query!(
        r#"
        select count(*) as "count!: u32", max(made_at) as "last?: DateTime<Utc>"
          from wrong_password
         where person = ? and made_at between ? and ?
        "#,
        person,
        since,
        until
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(WrongToday { count: row.count, last: row.last })
}

/// Keeps that one more was wrong.
pub async fn insert_wrong(tx: &mut Tx, claimed: &Claimed, now: DateTime<Utc>) -> Result<()> {
    let (id, person) = (Uuid::now_v7(), claimed.person());
    sqlx::query!(
        "insert into wrong_password (id, person, made_at) values (?, ?, ?)",
        id,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The right one came.
pub async fn forget_wrong(tx: &mut Tx, claimed: &Claimed) -> Result<()> {
    let person = claimed.person();
    sqlx::query!("delete from wrong_password where person = ?", person).execute(tx.conn()).await?;
    Ok(())
}

/// Keeps what a person's new password has to match, and the seed sealed under it.
pub async fn change(
    tx: &mut Tx,
    person: PersonId,
    credential: &Credential,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "update credential set salt = ?, verifier = ?, seed = ?, made_at = ? where person = ?",
        credential.salt,
        credential.verifier,
        credential.seed,
        now,
        person
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

//! Signing in, begun and not yet done.

use chrono::{DateTime, Utc};

use super::{Challenge, Halfway, NewHalfway};
use crate::{
    access::{PersonId, SessionId, session::COUNTS},
    db::{Reader, Tx},
    error::{Error, Result},
    sealed::Sealed,
};

/// One row: somebody halfway in.
pub(in crate::access) struct FoundHalfway {
    pub(in crate::access) person: PersonId,
    pub(in crate::access) own_device: bool,
    pub(in crate::access) seed: Sealed,
    pub(in crate::access) challenge: Sealed,
    pub(in crate::access) made_at: DateTime<Utc>,
}

pub(in crate::access) async fn find_halfway(
    db: &mut Reader,
    id: &SessionId,
) -> Result<Option<FoundHalfway>> {
    let id = id.as_slice();
    Ok(sqlx::query_as!(
        FoundHalfway,
        "select person, own_device, seed, challenge, made_at from sign_in_begun where id = ?",
        id
    )
    .fetch_optional(db.conn())
    .await?)
}

/// Keeps that somebody gave name and password, and forgets those who never went on.
pub async fn insert_halfway(tx: &mut Tx, new: &NewHalfway) -> Result<()> {
    let before = new.at - COUNTS;
    sqlx::query!("delete from sign_in_begun where made_at <= ?", before).execute(tx.conn()).await?;
    let id = new.id();
    let id = id.as_slice();
    sqlx::query!(
        "insert into sign_in_begun (id, person, own_device, seed, challenge, made_at)
         values (?, ?, ?, ?, ?, ?)",
        id,
        new.person,
        new.own_device,
        new.seed,
        new.challenge,
        new.at
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Something was signed: whatever it was worth, nothing that was signed before counts again.
pub async fn ask_anew(tx: &mut Tx, halfway: Halfway) -> Result<Halfway> {
    let (id, before) = (halfway.id(), &halfway.challenge.sealed);
    let id = id.as_slice();
    let challenge = Challenge::random(&halfway.secret, halfway.person);
    let asked = sqlx::query!(
        "update sign_in_begun set challenge = ? where id = ? and challenge = ?",
        challenge.sealed,
        id,
        before
    )
    .execute(tx.conn())
    .await?;
    if asked.rows_affected() == 0 {
        return Err(Error::SignInFirst);
    }
    Ok(Halfway { challenge, ..halfway })
}

/// Somebody went on from halfway in. `false` if that way is closed already.
pub async fn end_halfway(tx: &mut Tx, halfway: &Halfway) -> Result<bool> {
    let id = halfway.id();
    let id = id.as_slice();
    let ended =
        sqlx::query!("delete from sign_in_begun where id = ?", id).execute(tx.conn()).await?;
    Ok(ended.rows_affected() == 1)
}

/// Whoever is halfway in as this person begins again.
pub async fn end_halfways_of(tx: &mut Tx, person: PersonId) -> Result<()> {
    sqlx::query!("delete from sign_in_begun where person = ?", person).execute(tx.conn()).await?;
    Ok(())
}

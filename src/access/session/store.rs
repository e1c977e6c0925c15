//! Sessions: kept, used, ended.

use chrono::{DateTime, Utc};

use super::{COOKIE_AGE, Device, IDLE, NewSession, Secret, SessionId, SignedIn, lives};
use crate::{
    access::{Member, PersonId, SteppedUp, end_halfways_of},
    db::{Db, NotSaved, Reader, Tx},
    error::{Error, Result},
    sealed::SharedKeys,
};

pub(in crate::access) async fn touch(db: &Db, id: &SessionId, at: DateTime<Utc>) -> Result<()> {
    let id = id.as_slice();
    let mut tx = db.write().await?;
    sqlx::query!("update session set used_at = ? where id = ?", at, id).execute(tx.conn()).await?;
    Ok(tx.commit().await?)
}

pub(in crate::access) async fn touch_private(
    db: &Db,
    id: &SessionId,
    at: DateTime<Utc>,
) -> Result<()> {
    let id = id.as_slice();
    let mut tx = db.write().await?;
    sqlx::query!(
        "update session set private_used_at = ? where id = ? and private is not null",
        at,
        id
    )
    .execute(tx.conn())
    .await?;
    Ok(tx.commit().await?)
}

/// Keeps a new session, and forgets those of the same person that have run out.
pub async fn insert_session(tx: &mut Tx, new: &NewSession) -> Result<()> {
    let (made_before, used_before) = (new.at - COOKIE_AGE, new.at - IDLE);
    sqlx::query!(
        "delete from session
          where person = ?
            and ((own_device = 1 and made_at <= ?) or (own_device = 0 and used_at <= ?))",
        new.person,
        made_before,
        used_before
    )
    .execute(tx.conn())
    .await?;
    let id = new.id();
    let id = id.as_slice();
    sqlx::query!(
        "insert into session
                (id, person, own_device, shared, private, private_used_at, seed, stepped_up_at,
                 used_at, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        new.person,
        new.own_device,
        new.shared,
        new.private,
        new.at,
        new.seed,
        new.at,
        new.at,
        new.at
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps a session that takes the place of another, which ended meanwhile if this is `false`. The
/// other is still there, for what belongs to it.
pub(in crate::access) async fn insert_in_place(
    tx: &mut Tx,
    new: &NewSession,
    of: &Secret,
) -> Result<bool> {
    let (id, of) = (new.id(), of.id());
    let (id, of) = (id.as_slice(), of.as_slice());
    let private_used_at = new.private.as_ref().map(|_| new.at);
    let kept = sqlx::query!(
        "insert into session
                (id, person, own_device, shared, private, private_used_at, seed, stepped_up_at,
                 used_at, made_at)
         select ?, person, own_device, ?, ?, ?, ?, ?, ?, made_at
           from session
          where id = ? and person = ?",
        id,
        new.shared,
        new.private,
        private_used_at,
        new.seed,
        new.at,
        new.at,
        of,
        new.person
    )
    .execute(tx.conn())
    .await?;
    Ok(kept.rows_affected() == 1)
}

/// The five minutes are over.
pub(in crate::access) async fn forget_seed(db: &Db, id: &SessionId) -> Result<()> {
    let id = id.as_slice();
    let mut tx = db.write().await?;
    sqlx::query!("update session set seed = null, stepped_up_at = null where id = ?", id)
        .execute(tx.conn())
        .await?;
    Ok(tx.commit().await?)
}

/// Ends the session of this secret, if there is one; on a full disk too.
pub async fn end_session(db: &Db, secret: &Secret) -> Result<()> {
    db.even_if_full(|| async {
        let mut tx = db.write().await?;
        end_in(&mut tx, secret).await?;
        Ok(tx.commit().await?)
    })
    .await
}

/// Ends the session of this secret together with what takes its place.
pub(in crate::access) async fn end_in(tx: &mut Tx, secret: &Secret) -> Result<()> {
    let id = secret.id();
    let id = id.as_slice();
    sqlx::query!("delete from session where id = ?", id).execute(tx.conn()).await?;
    Ok(())
}

/// Where this member is signed in: here first, then what was used last.
pub async fn devices(db: &mut Reader, member: &Member) -> Result<Vec<SignedIn>> {
    let (person, here) = (member.person(), member.secret().id());
    let rows = sqlx::query!(
        r#"
        select id, own_device as "own_device: bool", used_at as "used_at: DateTime<Utc>",
               made_at as "made_at: DateTime<Utc>"
          from session
         where person = ?
         order by used_at desc
        "#,
        person
    )
    .fetch_all(db.conn())
    .await?;
    let good = rows
        .into_iter()
        .filter(|row| lives(row.own_device, row.made_at, row.used_at, member.now()));
    let signed_in = good.filter_map(|row| {
        Some(SignedIn {
            device: Device::of(&row.id)?,
            own_device: row.own_device,
            is_here: row.id == here,
            since: row.made_at,
            used_at: row.used_at,
        })
    });
    Ok(signed_in.collect())
}

/// Ends one other session of this member. `false` if there is none of this name.
pub async fn end_device(tx: &mut Tx, member: &Member, device: &Device) -> Result<bool> {
    let (person, here, name) = (member.person(), member.secret().id(), device.bytes());
    let here = here.as_slice();
    let ended = sqlx::query!(
        "delete from session where person = ? and id <> ? and substr(id, 1, 10) = ?",
        person,
        here,
        name
    )
    .execute(tx.conn())
    .await?;
    Ok(ended.rows_affected() > 0)
}

/// Ends all other sessions of this member, and what was to become one.
pub async fn end_other_sessions(tx: &mut Tx, member: &Member) -> Result<()> {
    end_halfways_of(tx, member.person()).await?;
    let (person, here) = (member.person(), member.secret().id());
    let here = here.as_slice();
    sqlx::query!("delete from session where person = ? and id <> ?", person, here)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Opens the private tier of the session.
pub async fn open_private(tx: &mut Tx, member: &SteppedUp) -> Result<()> {
    let (person, secret, now) = (member.person(), member.secret(), member.now());
    let (id, seed) = (secret.id(), secret.seal_seed(person, member.seed()));
    let (id, sealed) = (id.as_slice(), secret.seal_private(person, &member.seed().private()));
    sqlx::query!(
        "update session set private = ?, private_used_at = ?, seed = ? where id = ?",
        sealed,
        now,
        seed,
        id
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Closes the private tier of the member's session, and with it what the password gave.
pub async fn close_private(tx: &mut Tx, member: &Member) -> Result<()> {
    let id = member.secret().id();
    let id = id.as_slice();
    sqlx::query!(
        "update session
            set private = null, private_used_at = null, seed = null, stepped_up_at = null
          where id = ?",
        id
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps with the session what it can open now.
pub(in crate::access) async fn keep_shared(
    db: &Db,
    secret: &Secret,
    person: PersonId,
    keys: &SharedKeys,
) -> Result<()> {
    let (id, sealed) = (secret.id(), secret.seal_shared(person, keys));
    let id = id.as_slice();
    let mut tx = db.write().await?;
    sqlx::query!("update session set shared = ? where id = ?", sealed, id)
        .execute(tx.conn())
        .await?;
    tx.commit().await.map_err(|error: NotSaved| Error::from(error))
}

/// Takes the couple's keys out of this session: they have left the couple.
pub async fn forget_couple(tx: &mut Tx, member: &Member) -> Result<()> {
    let (id, shared) = (member.secret().id(), member.keys().without_couple());
    let (id, sealed) = (id.as_slice(), member.secret().seal_shared(member.person(), &shared));
    sqlx::query!("update session set shared = ? where id = ?", sealed, id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

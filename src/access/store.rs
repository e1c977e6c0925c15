//! Sessions and the person behind each, in one question.

use chrono::{DateTime, Utc};

use super::{
    CoupleId, Device, NewSession, PersonId, Secret, SessionId, SignedIn,
    member::{Appearance, Member},
    session,
};
use crate::{
    db::{Db, NotSaved, Reader, Tx},
    error::{Error, Result},
    sealed::{PrivateKey, Sealed, SharedKeys, Wrapped},
};

/// One row: the session, its person, and the couple they are in.
pub(super) struct Found {
    pub(super) person: PersonId,
    pub(super) own_device: bool,
    pub(super) shared: Sealed,
    pub(super) private: Option<Sealed>,
    pub(super) private_used_at: Option<DateTime<Utc>>,
    pub(super) used_at: DateTime<Utc>,
    pub(super) made_at: DateTime<Utc>,
    pub(super) name: String,
    pub(super) time_zone: String,
    pub(super) appearance: String,
    pub(super) couple: Option<CoupleId>,
    pub(super) partner: Option<PersonId>,
    pub(super) partner_name: Option<String>,
    pub(super) epoch: Option<u32>,
    /// As they stand in the database: one's own, the partner's, and the partner's as pinned.
    pub(super) x25519: Vec<u8>,
    pub(super) ed25519: Vec<u8>,
    pub(super) partner_x25519: Option<Vec<u8>>,
    pub(super) partner_ed25519: Option<Vec<u8>>,
    pub(super) pinned: Option<Sealed>,
}

pub(super) async fn find(db: &mut Reader, id: &SessionId) -> Result<Option<Found>> {
    let id = id.as_slice();
    Ok(sqlx::query_as!(
        Found,
        r#"
        select s.person, s.own_device, s.shared, s.private, s.private_used_at, s.used_at, s.made_at,
               p.name, p.time_zone, p.appearance,
               m.couple      as "couple?: CoupleId",
               other.person  as "partner?: PersonId",
               partner.name  as "partner_name?",
               (select max(k.epoch)
                  from couple_key k
                 where k.couple = m.couple and k.person = s.person) as "epoch?: u32",
               own.x25519, own.ed25519,
               theirs.x25519  as "partner_x25519?",
               theirs.ed25519 as "partner_ed25519?",
               pin.keys       as "pinned?: Sealed"
          from session s
          join person p               on p.id = s.person
          join credential own         on own.person = s.person
          left join membership m      on m.person = s.person
          left join membership other  on other.couple = m.couple and other.person <> s.person
          left join person partner    on partner.id = other.person
          left join credential theirs on theirs.person = other.person
          left join pinned_key pin    on pin.person = s.person and pin.of = other.person
         where s.id = ?
        "#,
        id
    )
    .fetch_optional(db.conn())
    .await?)
}

pub(super) async fn touch(db: &Db, id: &SessionId, at: DateTime<Utc>) -> Result<()> {
    let id = id.as_slice();
    let mut tx = db.write().await?;
    sqlx::query!("update session set used_at = ? where id = ?", at, id).execute(tx.conn()).await?;
    Ok(tx.commit().await?)
}

pub(super) async fn touch_private(db: &Db, id: &SessionId, at: DateTime<Utc>) -> Result<()> {
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
    let (made_before, used_before) = (new.at - session::COOKIE_AGE, new.at - session::IDLE);
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
                (id, person, own_device, shared, private, private_used_at, used_at, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        new.person,
        new.own_device,
        new.shared,
        new.private,
        new.at,
        new.at,
        new.at
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Ends the session of this secret, if there is one; on a full disk too.
pub async fn end_session(db: &Db, secret: &Secret) -> Result<()> {
    let ended = end_once(db, secret).await;
    if !matches!(ended, Err(Error::NotSaved(_))) {
        return ended;
    }
    let _room = db.last_room().await;
    end_once(db, secret).await
}

async fn end_once(db: &Db, secret: &Secret) -> Result<()> {
    let id = secret.id();
    let id = id.as_slice();
    let mut tx = db.write().await?;
    sqlx::query!("delete from session where id = ?", id).execute(tx.conn()).await?;
    Ok(tx.commit().await?)
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
        .filter(|row| session::lives(row.own_device, row.made_at, row.used_at, member.now()));
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

/// Ends all other sessions of this member.
pub async fn end_other_sessions(tx: &mut Tx, member: &Member) -> Result<()> {
    let (person, here) = (member.person(), member.secret().id());
    let here = here.as_slice();
    sqlx::query!("delete from session where person = ? and id <> ?", person, here)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Opens the private tier of the member's session.
pub async fn open_private(tx: &mut Tx, member: &Member, key: &PrivateKey) -> Result<()> {
    let (id, sealed) = (member.secret().id(), member.secret().seal_private(member.person(), key));
    let (id, now) = (id.as_slice(), member.now());
    sqlx::query!(
        "update session set private = ?, private_used_at = ? where id = ?",
        sealed,
        now,
        id
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Closes it.
pub async fn close_private(tx: &mut Tx, member: &Member) -> Result<()> {
    let id = member.secret().id();
    let id = id.as_slice();
    sqlx::query!("update session set private = null, private_used_at = null where id = ?", id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The couple keys that were handed to this person, by epoch.
pub(super) async fn handed(
    db: &mut Reader,
    couple: CoupleId,
    person: PersonId,
) -> Result<Vec<(u32, Wrapped)>> {
    let rows = sqlx::query!(
        "select epoch, wrapped from couple_key where couple = ? and person = ? order by epoch",
        couple,
        person
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.epoch, row.wrapped)).collect())
}

/// Keeps with the session what it can open now.
pub(super) async fn keep_shared(
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

impl Found {
    pub(super) fn lives(&self, now: DateTime<Utc>) -> bool {
        session::lives(self.own_device, self.made_at, self.used_at, now)
    }

    pub(super) fn appearance(&self) -> Appearance {
        Appearance::parse(&self.appearance).unwrap_or_default()
    }
}

//! Sessions and the person behind each, in one question.

use chrono::{DateTime, Utc};

use super::{
    Appearance, Closed, CoupleId, Device, Halfway, NewHalfway, NewSession, Pauses, PersonId,
    Resets, Secret, SessionId, SignedIn, Stage, SteppedUp, member::Member, session,
};
use crate::{
    db::{Db, NotSaved, Reader, Tx},
    error::{Error, Result},
    sealed::{Sealed, SharedKeys, Wrapped},
};

/// One row: the session, its person, and the couple they are in.
pub(super) struct Found {
    pub(super) person: PersonId,
    pub(super) own_device: bool,
    pub(super) shared: Sealed,
    pub(super) private: Option<Sealed>,
    pub(super) private_used_at: Option<DateTime<Utc>>,
    pub(super) seed: Option<Sealed>,
    pub(super) stepped_up_at: Option<DateTime<Utc>>,
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
    /// What stopped the couple, if anything.
    pub(super) own_pause: Option<DateTime<Utc>>,
    pub(super) partners_pause: Option<DateTime<Utc>>,
    pub(super) closed_by: Option<PersonId>,
    pub(super) closed_at: Option<DateTime<Utc>>,
    /// When this person asked for their account to be erased, if that stands.
    pub(super) erasing_at: Option<DateTime<Utc>>,
    pub(super) reset_link_made_at: Option<DateTime<Utc>>,
    pub(super) reset_at: Option<DateTime<Utc>>,
    pub(super) earlier_seeds: u32,
}

/// What one of the two handed to the other.
pub(super) struct Handed {
    /// Couple keys, by epoch.
    pub(super) keys: Vec<(u32, Wrapped)>,
    /// Which keys signed before a reset.
    pub(super) vouched: Option<Wrapped>,
}

pub(super) async fn find(db: &mut Reader, id: &SessionId) -> Result<Option<Found>> {
    let id = id.as_slice();
    Ok(sqlx::query_as!(
        Found,
        r#"
        select s.person, s.own_device, s.shared, s.private, s.private_used_at, s.seed, s.stepped_up_at,
               s.used_at, s.made_at,
               p.name, p.time_zone, p.appearance, m.couple as "couple?: CoupleId",
               partner.id as "partner?: PersonId", partner.name as "partner_name?",
               (select max(k.epoch)
                  from couple_key k
                 where k.couple = m.couple and k.person = s.person) as "epoch?: u32",
               own.x25519, own.ed25519, theirs.x25519 as "partner_x25519?",
               theirs.ed25519 as "partner_ed25519?",
               pin.keys       as "pinned?: Sealed",
               (select max(l.made_at)
                  from reset_link l
                 where l.person = s.person) as "reset_link_made_at?: DateTime<Utc>",
               (select max(e.made_at)
                  from earlier_seed e
                 where e.person = s.person) as "reset_at?: DateTime<Utc>",
               (select count(*)
                  from earlier_seed e
                 where e.person = s.person) as "earlier_seeds!: u32",
               own_stop.made_at as "own_pause?: DateTime<Utc>",
               stop.made_at as "partners_pause?: DateTime<Utc>",
               closed.person  as "closed_by?: PersonId",
               closed.made_at as "closed_at?: DateTime<Utc>",
               erasing.made_at as "erasing_at?: DateTime<Utc>"
          from session s
          join person p               on p.id = s.person
          join credential own         on own.person = s.person
          left join membership m      on m.person = s.person
          left join person partner    on partner.id = coalesce(
               (select person from membership where couple = m.couple and person <> s.person),
               (select person from parting where couple = m.couple and person <> s.person))
          left join credential theirs on theirs.person = partner.id
          left join pinned_key pin    on pin.person = s.person and pin.of = partner.id
          left join pause_now own_stop on own_stop.couple = m.couple and own_stop.person = s.person
          left join pause_now stop    on stop.couple = m.couple and stop.person = partner.id
          left join closing closed    on closed.couple = m.couple
          left join erasure_now erasing on erasing.person = s.person
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
pub(super) async fn insert_in_place(tx: &mut Tx, new: &NewSession, of: &Secret) -> Result<bool> {
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
pub(super) async fn forget_seed(db: &Db, id: &SessionId) -> Result<()> {
    let id = id.as_slice();
    let mut tx = db.write().await?;
    sqlx::query!("update session set seed = null, stepped_up_at = null where id = ?", id)
        .execute(tx.conn())
        .await?;
    Ok(tx.commit().await?)
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
    let mut tx = db.write().await?;
    end_in(&mut tx, secret).await?;
    Ok(tx.commit().await?)
}

/// Ends the session of this secret together with what takes its place.
pub(super) async fn end_in(tx: &mut Tx, secret: &Secret) -> Result<()> {
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

/// One row: somebody halfway in.
pub(super) struct FoundHalfway {
    pub(super) person: PersonId,
    pub(super) own_device: bool,
    pub(super) seed: Sealed,
    pub(super) made_at: DateTime<Utc>,
}

pub(super) async fn find_halfway(db: &mut Reader, id: &SessionId) -> Result<Option<FoundHalfway>> {
    let id = id.as_slice();
    Ok(sqlx::query_as!(
        FoundHalfway,
        "select person, own_device, seed, made_at from sign_in_begun where id = ?",
        id
    )
    .fetch_optional(db.conn())
    .await?)
}

/// Keeps that somebody gave name and password, and forgets those who never went on.
pub async fn insert_halfway(tx: &mut Tx, new: &NewHalfway) -> Result<()> {
    let before = new.at - session::COUNTS;
    sqlx::query!("delete from sign_in_begun where made_at <= ?", before).execute(tx.conn()).await?;
    let id = new.id();
    let id = id.as_slice();
    sqlx::query!(
        "insert into sign_in_begun (id, person, own_device, seed, made_at) values (?, ?, ?, ?, ?)",
        id,
        new.person,
        new.own_device,
        new.seed,
        new.at
    )
    .execute(tx.conn())
    .await?;
    Ok(())
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

/// What was handed to this person.
pub(super) async fn handed(db: &mut Reader, couple: CoupleId, person: PersonId) -> Result<Handed> {
    let vouched = sqlx::query_scalar!(
        "select keys from vouched_key where couple = ? and person = ?",
        couple,
        person
    )
    .fetch_optional(db.conn())
    .await?;
    let rows = sqlx::query!(
        "select epoch, wrapped from couple_key where couple = ? and person = ? order by epoch",
        couple,
        person
    )
    .fetch_all(db.conn())
    .await?;
    let keys = rows.into_iter().map(|row| (row.epoch, row.wrapped)).collect();
    Ok(Handed { keys, vouched })
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

/// Where a couple stands, as this member sees it: for whoever meets a change in the middle of
/// writing.
pub(crate) async fn stage_of(db: &mut Reader, member: &Member) -> Result<Stage> {
    let (couple, person) = (member.shares_in, member.person());
    let row = sqlx::query!(
        r#"
        select (select made_at from pause_now where couple = ?1 and person = ?2)
                   as "mine?: DateTime<Utc>",
               (select made_at from pause_now where couple = ?1 and person <> ?2)
                   as "theirs?: DateTime<Utc>",
               closed.person  as "closed_by?: PersonId",
               closed.made_at as "closed_at?: DateTime<Utc>"
          from (select 1)
          left join closing closed on closed.couple = ?1
        "#,
        couple,
        person
    )
    .fetch_one(db.conn())
    .await?;
    let closed = row.closed_by.zip(row.closed_at);
    let closed = closed.map(|(by, at)| Closed { by_me: by == person, at });
    Ok(Stage::of(closed, Pauses { mine: row.mine, theirs: row.theirs }))
}

/// A couple that somebody was in once.
pub(super) struct FoundFormer {
    pub(super) partner: PersonId,
    pub(super) partner_name: String,
    pub(super) pinned: Option<Sealed>,
    /// They keep a copy.
    pub(super) keeps: bool,
}

/// The couple, if this member has parted from it.
pub(super) async fn former(
    db: &mut Reader,
    member: &Member,
    couple: CoupleId,
) -> Result<Option<FoundFormer>> {
    let person = member.person();
    Ok(sqlx::query_as!(
        FoundFormer,
        r#"
        select q.id as partner, q.name as partner_name, pin.keys as "pinned?: Sealed",
               not exists (select 1 from letting_go l
                            where l.person = p.person and l.couple = p.couple) as "keeps!: bool"
          from parting p
          join person q on q.id = coalesce(
               (select person from membership where couple = p.couple and person <> p.person),
               (select person from parting where couple = p.couple and person <> p.person))
          left join pinned_key pin on pin.person = p.person and pin.of = q.id
         where p.person = ? and p.couple = ?
        "#,
        person,
        couple
    )
    .fetch_optional(db.conn())
    .await?)
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

impl Found {
    pub(super) fn stage(&self) -> Stage {
        let closed = self.closed_by.zip(self.closed_at);
        let closed = closed.map(|(by, at)| Closed { by_me: by == self.person, at });
        Stage::of(closed, Pauses { mine: self.own_pause, theirs: self.partners_pause })
    }

    pub(super) fn lives(&self, now: DateTime<Utc>) -> bool {
        session::lives(self.own_device, self.made_at, self.used_at, now)
    }

    pub(super) fn resets(&self) -> Resets {
        let (made_at, used_at) = (self.reset_link_made_at, self.reset_at);
        Resets { made_at, used_at, seeds: self.earlier_seeds }
    }

    pub(super) fn appearance(&self) -> Appearance {
        Appearance::parse(&self.appearance).unwrap_or_default()
    }
}

//! Reset links, and the seeds that they replaced.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{LASTS, LinkCode, ResetLinkId};
use crate::{
    access::{Member, NewSession, PersonId},
    db::{Reader, Tx},
    error::Result,
    people::{
        account::sign_in_name,
        calendar,
        security_log::{self, Event},
    },
    sealed::{PublicKeys, Recovery, password::Credential},
};

/// A link that can still be used.
#[derive(Debug, Clone)]
pub struct OpenLink {
    /// Which.
    pub id: ResetLinkId,
    /// Whose account it resets.
    pub person: PersonId,
    /// Their name.
    pub name: String,
}

/// The newest link that was made for somebody.
#[derive(Debug, Clone, Copy)]
pub struct NewestLink {
    /// Until when it could be used.
    pub expires_at: DateTime<Utc>,
    /// Whether it can be used now.
    pub is_open: bool,
}

/// What opened a seed before a reset replaced it.
pub struct Earlier {
    /// The password of then.
    pub credential: Credential,
    /// The recovery code of then.
    pub recovery: Option<Recovery>,
}

/// Makes a link for the person with this name; any earlier one ends. `None` if there is nobody.
pub async fn make(tx: &mut Tx, name: &str, now: DateTime<Utc>) -> Result<Option<LinkCode>> {
    let name = sign_in_name(name);
    let found = sqlx::query_scalar!("select id from person where sign_in_name = ?", name)
        .fetch_optional(tx.conn())
        .await?;
    let Some(person) = found else { return Ok(None) };
    end_all(tx, person, now).await?;
    let (code, id, until) = (LinkCode::random(), ResetLinkId::mint(), now + LASTS);
    let hash = code.hash();
    let hash = hash.as_slice();
    sqlx::query!(
        "insert into reset_link (id, person, code, expires_at, made_at) values (?, ?, ?, ?, ?)",
        id,
        person,
        hash,
        until,
        now
    )
    .execute(tx.conn())
    .await?;
    security_log::store::insert(tx, person, Event::ResetLinkMade, now).await?;
    Ok(Some(code))
}

/// The link that this code opens, if it still does. A clock that fell back opens none again.
pub async fn open(
    db: &mut Reader,
    code: &LinkCode,
    now: DateTime<Utc>,
) -> Result<Option<OpenLink>> {
    let hash = code.hash();
    let hash = hash.as_slice();
    Ok(sqlx::query_as!(
        OpenLink,
        "select l.id, l.person, p.name
           from reset_link l join person p on p.id = l.person
          where l.code = ? and l.made_at <= ? and l.expires_at > ?
            and l.id not in (select link from reset_use)
            and l.id not in (select link from reset_link_end)",
        hash,
        now,
        now
    )
    .fetch_optional(db.conn())
    .await?)
}

/// The newest link that was made for this member.
pub async fn newest(db: &mut Reader, member: &Member) -> Result<Option<NewestLink>> {
    let (person, now) = (member.person(), member.now());
    let row = sqlx::query!(
        r#"
        select l.expires_at,
               l.made_at <= ?1 and l.expires_at > ?1
                 and l.id not in (select link from reset_use)
                 and l.id not in (select link from reset_link_end) as "is_open!: bool"
          from reset_link l
         where l.person = ?2
         order by l.made_at desc, l.id desc
         limit 1
        "#,
        now,
        person
    )
    .fetch_optional(db.conn())
    .await?;
    Ok(row.map(|row| NewestLink { expires_at: row.expires_at, is_open: row.is_open }))
}

/// Makes every link of this member's useless that is still open.
pub async fn take_back(tx: &mut Tx, member: &Member) -> Result<()> {
    end_all(tx, member.person(), member.now()).await?;
    let (person, now) = (member.person(), member.now());
    security_log::store::insert(tx, person, Event::ResetLinkTakenBack, now).await
}

async fn end_all(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "insert into reset_link_end (link, made_at)
         select id, ? from reset_link
          where person = ? and id not in (select link from reset_link_end)
            and id not in (select link from reset_use)",
        now,
        person
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Uses a link up. `false` if it is not open any more.
pub async fn use_up(tx: &mut Tx, link: &OpenLink, now: DateTime<Utc>) -> Result<bool> {
    let used = sqlx::query!(
        "insert into reset_use (link, made_at)
         select id, ? from reset_link
          where id = ? and made_at <= ? and expires_at > ? and id not in (select link from reset_link_end)
             on conflict (link) do nothing",
        now,
        link.id,
        now,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(used.rows_affected() == 1)
}

/// Another seed in the place of the one of before, which is kept as it was sealed. Every session
/// and the recovery code are over, wrong passwords are forgotten.
pub async fn replace_seed(
    tx: &mut Tx,
    person: PersonId,
    (credential, keys): (&Credential, &PublicKeys),
    session: &NewSession,
) -> Result<()> {
    let (id, now) = (Uuid::now_v7(), session.made_at());
    sqlx::query!(
        "insert into earlier_seed
                (id, person, salt, verifier, seed, recovery_verifier, recovery_seed, made_at)
         select ?, c.person, c.salt, c.verifier, c.seed, r.verifier, r.seed, ?
           from credential c left join recovery r on r.person = c.person
          where c.person = ?",
        id,
        now,
        person
    )
    .execute(tx.conn())
    .await?;
    let (x25519, ed25519) = (keys.x25519.bytes(), keys.ed25519.bytes());
    sqlx::query!(
        "update credential
            set salt = ?, verifier = ?, seed = ?, x25519 = ?, ed25519 = ?, made_at = ?
          where person = ?",
        credential.salt,
        credential.verifier,
        credential.seed,
        x25519,
        ed25519,
        now,
        person
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!("delete from recovery where person = ?", person).execute(tx.conn()).await?;
    sqlx::query!("delete from session where person = ?", person).execute(tx.conn()).await?;
    calendar::store::end(tx, person, now).await?;
    sqlx::query!("delete from wrong_password where person = ?", person).execute(tx.conn()).await?;
    security_log::store::insert(tx, person, Event::ResetLinkUsed, now).await
}

/// What opened this member's earlier seeds, the newest first.
pub async fn earlier(db: &mut Reader, member: &Member) -> Result<Vec<Earlier>> {
    let person = member.person();
    let rows = sqlx::query!(
        "select salt, verifier, seed, recovery_verifier, recovery_seed
           from earlier_seed
          where person = ?
          order by made_at desc, id desc",
        person
    )
    .fetch_all(db.conn())
    .await?;
    let earlier = rows.into_iter().map(|row| Earlier {
        credential: Credential { salt: row.salt, verifier: row.verifier, seed: row.seed },
        recovery: (row.recovery_verifier.zip(row.recovery_seed))
            .map(|(verifier, seed)| Recovery { verifier, seed }),
    });
    Ok(earlier.collect())
}

//! Sessions that a therapist wrote down.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{LASTS, SessionWords, TherapistSessionId};
use crate::{
    access::{Linked, Partner, PersonId, Reads},
    db::{Reader, Tx},
    error::Result,
    sealed::{Opened, Sealed, Signers},
    steps::therapy::comment::store::signers,
};

/// A session as the three read it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Which.
    pub id: TherapistSessionId,
    /// The name of the therapist.
    pub name: String,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// The same, as the therapist signed it.
    pub words: Opened<SessionWords>,
    /// When it was written down.
    pub made_at: DateTime<Utc>,
    /// When it was called off, or another took its place.
    pub ended_at: Option<DateTime<Utc>>,
}

struct Row {
    id: TherapistSessionId,
    author: PersonId,
    name: String,
    starts_at: DateTime<Utc>,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
    pinned: Option<Sealed>,
}

impl Row {
    fn told(self, reader: &impl Reads) -> Told {
        let signers = signers(reader, self.author, self.pinned.as_ref());
        let signers = signers.unwrap_or_else(Signers::nobody);
        let by = (self.author, &signers);
        let words =
            reader.open_of_therapist::<SessionWords>(self.id.uuid(), by, self.epoch, &self.words);
        Told {
            id: self.id,
            name: self.name,
            starts_at: self.starts_at,
            words: words.beside(|words| {
                words.starts_at == self.starts_at && words.stands_where(self.ended_at.is_none())
            }),
            made_at: self.made_at,
            ended_at: self.ended_at,
        }
    }
}

/// The next one with a therapist who reads along, if there is one.
pub async fn ahead(db: &mut SqliteConnection, reader: &impl Reads) -> Result<Option<Told>> {
    let since = reader.now() - LASTS;
    // One that is going on gives way to one that is ahead.
    Ok(some(db, reader, Some(since)).await?.pop())
}

/// All of them, the earliest first.
pub(super) async fn every(db: &mut Reader, partner: &Partner) -> Result<Vec<Told>> {
    some(db.conn(), partner, None).await
}

/// Those that begin after an instant, were not called off and are with whom reads along now; or all.
async fn some(
    db: &mut SqliteConnection,
    reader: &impl Reads,
    since: Option<DateTime<Utc>>,
) -> Result<Vec<Told>> {
    let (couple, me, now) = (reader.couple(), reader.person(), reader.now());
    let rows = sqlx::query_as!(
        Row,
        r#"
        select s.id, s.author, p.name, s.starts_at, s.epoch, s.words, s.made_at, s.ended_at,
               k.keys as "pinned?: Sealed"
          from therapist_session s
          join person p          on p.id = s.author
          left join pinned_key k on k.person = ?2 and k.of = s.author
         where s.couple = ?1
           and (?3 is null
                or s.starts_at > ?3 and s.ended_at is null
               and s.author in (select therapist from therapist_link_standing where couple = ?1 and over_at > ?4))
         order by s.starts_at, s.id
        "#,
        couple,
        me,
        since,
        now
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.told(reader)).collect())
}

/// When the last session with this therapist began, if there was one.
pub async fn last(db: &mut Reader, linked: &Linked) -> Result<Option<DateTime<Utc>>> {
    let (couple, me, now) = (linked.couple(), linked.person(), linked.now());
    let rows = sqlx::query!(
        "select id, starts_at, epoch, words from therapist_session
          where couple = ? and author = ? and ended_at is null and starts_at <= ?
          order by starts_at desc, id limit 50",
        couple,
        me,
        now
    )
    .fetch_all(db.conn())
    .await?;
    let by = (me, &linked.keys().signers());
    let genuine = rows.into_iter().find(|row| {
        let words = linked.open_of_therapist(row.id.uuid(), by, row.epoch, &row.words);
        let words: Opened<SessionWords> = words;
        words.get() == Some(&SessionWords::at(row.starts_at))
    });
    Ok(genuine.map(|row| row.starts_at))
}

/// Writes one down, in the place of what was ahead.
pub async fn set(tx: &mut Tx, linked: &Linked, words: &SessionWords) -> Result<()> {
    call_off(tx, linked).await?;
    let id = TherapistSessionId::mint();
    let (epoch, sealed) = linked.seal(id.uuid(), words)?;
    let (link, couple, author, now) =
        (linked.link(), linked.couple(), linked.person(), linked.now());
    sqlx::query!(
        "insert into therapist_session (id, link, couple, author, starts_at, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        link,
        couple,
        author,
        words.starts_at,
        epoch,
        sealed,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// None is ahead any more.
pub async fn call_off(tx: &mut Tx, linked: &Linked) -> Result<()> {
    linked.still_opens(tx, None).await?;
    let (couple, me, now) = (linked.couple(), linked.person(), linked.now());
    let ahead = sqlx::query!(
        "select id, starts_at from therapist_session
          where couple = ? and author = ? and starts_at > ? and ended_at is null",
        couple,
        me,
        now
    )
    .fetch_all(tx.conn())
    .await?;
    for session in ahead {
        let words = SessionWords { is_off: true, ..SessionWords::at(session.starts_at) };
        let (epoch, sealed) = linked.seal(session.id.uuid(), &words)?;
        sqlx::query!(
            "update therapist_session set ended_at = ?, epoch = ?, words = ? where id = ?",
            now,
            epoch,
            sealed,
            session.id
        )
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

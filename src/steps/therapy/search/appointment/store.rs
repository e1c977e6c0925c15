//! When the two go there.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{AppointmentId, AppointmentWords, LENGTH, Standing};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    couple::export::Who,
    day,
    db::{Db, Reader, Tx},
    entry::{
        Said, Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::therapy::search::{
        End,
        record::{Ended, Entry},
    },
};

/// How many a page shows of those that are behind the two.
pub const PAGE: usize = 20;

/// An appointment, in a path.
#[derive(Debug)]
pub struct Appointment;

/// One as both may read it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Which.
    pub id: AppointmentId,
    /// Whose words they are.
    pub author: PersonId,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// What they say.
    pub words: Opened<AppointmentWords>,
    /// When they were written down.
    pub made_at: DateTime<Utc>,
    /// They were withdrawn.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// It will not be, or not like this.
    pub end: Option<End<AppointmentId>>,
    /// What it took the place of.
    pub before: Option<AppointmentId>,
}

struct Row {
    id: AppointmentId,
    author: PersonId,
    starts_at: DateTime<Utc>,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    ended_by: Option<PersonId>,
    ended_at: Option<DateTime<Utc>>,
    next: Option<AppointmentId>,
    before: Option<AppointmentId>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

impl CoupleRecord for Appointment {
    type Id = AppointmentId;
    const NAME: &'static str = "appointment";

    async fn couple_of(db: &Db, id: AppointmentId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from appointment where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

impl Row {
    fn told(self, partner: &Partner) -> Told {
        let (id, author) = (self.id.uuid(), self.author);
        let words = partner.open(id, 0, author, self.epoch, &self.words);
        let ended = self.ended_by.zip(self.ended_at);
        Told {
            id: self.id,
            author,
            starts_at: self.starts_at,
            words: AppointmentWords::beside(words, self.starts_at),
            made_at: self.made_at,
            withdrawn: opened(partner, (id, 0, author), self.gone_epoch, self.gone_words.as_ref()),
            end: ended.map(|(by, at)| End { by, at, next: self.next }),
            before: self.before,
        }
    }
}

impl Told {
    /// Where it stands now.
    pub fn standing(&self, now: DateTime<Utc>) -> Standing {
        Standing::of(self.starts_at, (self.end.as_ref(), self.withdrawn.is_some()), now)
    }
}

/// The next appointment of the two, if there is one: what a page about the next session refers to.
pub async fn next_appointment(db: &mut Reader, partner: &Partner) -> Result<Option<Told>> {
    Ok(ahead(db.conn(), partner).await?.into_iter().next())
}

/// Those that are to come or going on, the soonest first.
pub(super) async fn ahead(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<Told>> {
    let (couple, since) = (partner.couple(), partner.now() - LENGTH);
    let rows = sqlx::query_as!(
        Row,
        r#"
        select a.id, a.author, a.starts_at, a.epoch, a.words, a.made_at,
               null as "ended_by: PersonId", null as "ended_at: DateTime<Utc>", null as "next: AppointmentId",
               (select appointment from appointment_end where next = a.id) as "before?: AppointmentId",
               null as "gone_epoch: u32", null as "gone_words: Sealed"
          from appointment a
         where a.couple = ? and a.starts_at > ?
           and not exists (select 1 from appointment_end where appointment = a.id)
           and not exists (select 1 from withdrawal
                            where entry = a.id and kind = 'appointment' and author = a.author)
         order by a.starts_at, a.id
        "#,
        couple,
        since
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// Those that are behind the two, without those whose place another took: the latest first, after `before`, one
/// more than [`PAGE`] if there are more.
pub(super) async fn behind(
    db: &mut Reader,
    partner: &Partner,
    before: Option<AppointmentId>,
) -> Result<Vec<Told>> {
    let (couple, since) = (partner.couple(), partner.now() - LENGTH);
    let rows = sqlx::query_as!(
        Row,
        r#"
        select a.id, a.author, a.starts_at, a.epoch, a.words, a.made_at,
               e.person as "ended_by?", e.made_at as "ended_at?", e.next as "next?",
               (select appointment from appointment_end where next = a.id) as "before?: AppointmentId",
               w.epoch as "gone_epoch?", w.words as "gone_words?"
          from appointment a
          left join appointment_end e on e.appointment = a.id
          left join withdrawal w on w.entry = a.id and w.kind = 'appointment' and w.author = a.author
         where a.couple = ?1
           and (a.starts_at, a.id) < (coalesce((select starts_at from appointment where id = ?2 and couple = ?1), '9'),
                                      coalesce(?2, x'ff'))
           and e.next is null
           and (a.starts_at <= ?3 or e.appointment is not null or w.entry is not null)
         order by a.starts_at desc, a.id desc
         limit 21
        "#,
        couple,
        before,
        since
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// All of them, the oldest first, for the record that one takes along; what one of the two did with each, if it is
/// only theirs.
pub async fn taken_along(
    db: &mut Reader,
    partner: &Partner,
    only: Option<PersonId>,
) -> Result<Vec<Entry<AppointmentId, AppointmentWords>>> {
    let all = rows(db.conn(), partner, None).await?.into_iter().map(|told| Entry {
        id: told.id,
        author: Who::of(partner, told.author),
        made_at: told.made_at,
        words: told.withdrawn.is_none().then_some(told.words),
        withdrawn: told.withdrawn,
        ended: told.end.map(|end| Ended::of(partner, end)),
    });
    Ok(all.filter_map(|entry| entry.only_of(only)).collect())
}

/// One of the two's.
pub(super) async fn find(db: &mut SqliteConnection, ours: &Ours<Appointment>) -> Result<Told> {
    rows(db, ours, Some(ours.id())).await?.pop().ok_or(Error::NotFound)
}

async fn rows(
    db: &mut SqliteConnection,
    partner: &Partner,
    only: Option<AppointmentId>,
) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select a.id, a.author, a.starts_at, a.epoch, a.words, a.made_at,
               e.person as "ended_by?", e.made_at as "ended_at?", e.next as "next?",
               (select appointment from appointment_end where next = a.id) as "before?: AppointmentId",
               w.epoch as "gone_epoch?", w.words as "gone_words?"
          from appointment a
          left join appointment_end e on e.appointment = a.id
          left join withdrawal w on w.entry = a.id and w.kind = 'appointment' and w.author = a.author
         where a.couple = ?1
           and a.id in (select id from appointment where couple = ?1 and ?2 is null union all select ?2)
         order by a.made_at, a.id
        "#,
        couple,
        only
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// Writes one down.
pub(super) async fn insert(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    words: &AppointmentWords,
) -> Result<AppointmentId> {
    let id = AppointmentId::mint();
    let sealed = partner.seal(id.uuid(), 0, words)?;
    put(tx, partner, (id, words.starts_at, sealed)).await
}

/// Puts one in the place of another.
pub(super) async fn change(
    tx: &mut Tx,
    ours: &Sharing<Ours<Appointment>>,
    words: &AppointmentWords,
) -> Result<AppointmentId> {
    let id = AppointmentId::mint();
    let sealed = ours.seal(id.uuid(), 0, words)?;
    let next = put(tx, ours, (id, words.starts_at, sealed)).await?;
    end(tx, ours, Some(next)).await?;
    Ok(next)
}

async fn put(
    tx: &mut Tx,
    partner: &Partner,
    (id, starts_at, words): (AppointmentId, DateTime<Utc>, Sealed),
) -> Result<AppointmentId> {
    let (couple, author, epoch, now) =
        (partner.couple(), partner.person(), partner.epoch(), partner.now());
    sqlx::query!(
        "insert into appointment (id, couple, author, starts_at, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?)",
        id,
        couple,
        author,
        starts_at,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// Keeps that it was called off, or what took its place.
pub(super) async fn end(
    tx: &mut Tx,
    ours: &Ours<Appointment>,
    next: Option<AppointmentId>,
) -> Result<()> {
    let (id, person, now) = (ours.id(), ours.person(), ours.now());
    sqlx::query!(
        "insert into appointment_end (appointment, person, next, made_at) values (?, ?, ?, ?)",
        id,
        person,
        next,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What stands in it, for pages that know only entries.
fn said(partner: &Partner, words: &AppointmentWords) -> Vec<Said> {
    let when = day::and_time(words.starts_at, partner.zone(), partner.today());
    let who = Said::written("With whom", &words.who).into_iter();
    let rest = [("Where", &words.place), ("Note", &words.note)];
    let rest = rest.into_iter().filter_map(|(about, words)| Said::written(about, words));
    who.chain([Said::chosen("When", when)]).chain(rest).collect()
}

impl SharedKind for Appointment {
    type Record = Self;
    const NAME: &'static str = "appointment";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let told = find(db, ours).await?;
        let path = format!("/appointments/{}", told.id);
        Ok((told.author == author).then(|| Shared {
            what: "an appointment",
            author,
            part: 0,
            day: told.made_at.with_timezone(&ours.zone()).date_naive(),
            shared_at: told.made_at,
            acts: path.clone(),
            path,
            is_open: true,
            said: told.words.map(|words| said(ours, &words)),
            withdrawn: told.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = ours.id();
        sqlx::query!("update appointment set words = x'' where id = ?", id)
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    fn id(ours: &Ours<Self>) -> uuid::Uuid {
        ours.id().uuid()
    }
}

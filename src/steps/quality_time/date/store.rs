//! Dates: what was put forward, what was answered, how it ended, what was good.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    DateId,
    date::{Answer, Ask, History, Outcome, State, Version},
    plan::{DateWords, Plan},
};
use crate::{
    access::{CoupleId, CoupleRecord, OfCouple, Ours, Partner, PersonId, Sees, Shareable, Sharing},
    db::{Db, Reader, Tx},
    error::{Error, Result},
    people::calendar::Occasion,
    sealed::{Opened, Sealed},
    steps::therapy::link::Section,
};

/// How many past dates a page shows.
pub const PAGE: usize = 20;
/// How long after a date was done its note is still offered.
const NOTE_OFFERED: TimeDelta = TimeDelta::days(7);

/// A date about which both will read something new.
type Shared = Sharing<Ours<Date>>;

/// A date of the couple, in a path.
#[derive(Debug)]
pub struct Date;

impl Shareable for Date {
    const SECTION: Section = Section::TimeTogether;
}

impl CoupleRecord for Date {
    type Id = DateId;
    const NAME: &'static str = "date";

    async fn couple_of(db: &Db, id: DateId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from date where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// A date with everything that was done about it; its words still sealed.
#[derive(Debug)]
pub struct Kept {
    /// Which.
    pub id: DateId,
    /// What was done about it.
    pub history: History,
    pub(super) words: Vec<(u32, u32, Sealed)>,
}

impl Kept {
    /// The words of one of its versions.
    pub fn words(&self, reader: &impl Sees<Date>, version: &Version) -> Opened<DateWords> {
        let found = self.words.iter().find(|(part, ..)| *part == version.number);
        found.map_or(Opened::ChangedOutside, |(part, epoch, sealed)| {
            reader.open(self.id.uuid(), *part, version.author, *epoch, sealed)
        })
    }
}

/// A date that is proposed or planned, or whose time has passed without a word about it.
#[derive(Debug)]
pub struct Ahead {
    /// Which; its page is `/dates/{id}`.
    pub id: DateId,
    /// What, in the proposer's words.
    pub what: Opened<String>,
    /// When it begins: as planned, or as proposed last.
    pub starts_at: DateTime<Utc>,
    /// Where it stands.
    pub state: State,
    /// What it asks of the reader now.
    pub asks: Ask,
}

/// A date that took place lately, and the reader has not written about it.
#[derive(Debug)]
pub struct ToRemember {
    /// Which; its page is `/dates/{id}`.
    pub id: DateId,
    /// What, in the proposer's words.
    pub what: Opened<String>,
    /// When it began.
    pub starts_at: DateTime<Utc>,
}

impl Ahead {
    pub(super) fn of(partner: &Partner, kept: &Kept) -> Self {
        let current = kept.history.current();
        Self {
            id: kept.id,
            what: kept.words(partner, current).map(|words| words.what),
            starts_at: current.starts_at,
            state: kept.history.state(),
            asks: kept.history.asks(partner.person(), partner.now()),
        }
    }
}

impl Version {
    /// As it stands in a calendar, once both said yes to it.
    pub(super) fn occasion(&self, id: DateId) -> Occasion {
        Occasion {
            uid: id.to_string(),
            sequence: self.number,
            changed_at: self.made_at,
            starts_at: self.starts_at,
            ends_at: self.ends_at(),
            is_cancelled: false,
        }
    }
}

pub(super) struct Row {
    pub(super) id: DateId,
    pub(super) version: u32,
    pub(super) author: PersonId,
    pub(super) starts_at: DateTime<Utc>,
    pub(super) minutes: u32,
    pub(super) phones_away: bool,
    pub(super) epoch: u32,
    pub(super) words: Sealed,
    pub(super) made_at: DateTime<Utc>,
    pub(super) answered_by: Option<PersonId>,
    pub(super) answer: Option<String>,
    pub(super) ended_by: Option<PersonId>,
    pub(super) outcome: Option<String>,
}

/// What is proposed or planned, the soonest first.
pub async fn ahead(db: &mut Reader, partner: &Partner) -> Result<Vec<Ahead>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select v.date as id, v.version as "version!", v.author, v.starts_at, v.minutes, v.phones_away,
               v.epoch, v.words, v.made_at, a.person as "answered_by?: PersonId", a.answer as "answer?",
               null as "ended_by?: PersonId", null as "outcome?: String"
          from date_ahead d
          join date_version v     on v.date = d.date
          left join date_answer a on a.date = v.date and a.version = v.version
         where d.couple = ?
         order by v.date, v.version
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let dates = gathered(&rows)?;
    let mut ahead: Vec<_> = dates.iter().map(|kept| Ahead::of(partner, kept)).collect();
    ahead.sort_by_key(|date| date.starts_at);
    Ok(ahead)
}

/// Those that are over, newest first, after `before`: one more than [`PAGE`] if there are more.
pub async fn past(db: &mut Reader, partner: &Partner, before: Option<DateId>) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        with page as (
            select id, made_at
              from date
             where couple = ?1
               and id not in (select date from date_ahead where couple = ?1)
               and (made_at, id) < (coalesce((select made_at from date where id = ?2), '9'),
                                    coalesce(?2, x'ff'))
             order by made_at desc, id desc
             limit 21
        )
        select v.date as id, v.version as "version!", v.author, v.starts_at, v.minutes, v.phones_away,
               v.epoch, v.words, v.made_at, a.person as "answered_by?: PersonId", a.answer as "answer?",
               o.person as "ended_by?: PersonId", o.outcome as "outcome?"
          from page p
          join date_version v      on v.date = p.id
          left join date_answer a  on a.date = v.date and a.version = v.version
          left join date_outcome o on o.date = v.date
         order by p.made_at desc, p.id desc, v.version
        "#,
        couple,
        before
    )
    .fetch_all(db.conn())
    .await?;
    gathered(&rows)
}

/// A date that took place in the last seven days, and the reader has not written about it.
pub async fn to_remember(db: &mut Reader, partner: &Partner) -> Result<Option<ToRemember>> {
    let (couple, person) = (partner.couple(), partner.person());
    let since = partner.now() - NOTE_OFFERED;
    let found = sqlx::query!(
        r#"
        with lately as (
            select id from date where couple = ? order by made_at desc limit 10
        )
        select v.date, v.version as "version!", v.author, v.starts_at, v.epoch, v.words
          from lately l
          join date_outcome o on o.date = l.id
          join date_version v on v.date = l.id
          join date_answer a  on a.date = v.date and a.version = v.version
         where o.outcome = 'done' and o.made_at > ? and a.answer = 'accepted'
           and not exists (select 1 from date_note n where n.date = l.id and n.author = ?)
         order by o.made_at desc, v.version desc
         limit 1
        "#,
        couple,
        since,
        person
    )
    .fetch_optional(db.conn())
    .await?;
    Ok(found.map(|row| {
        let words: Opened<DateWords> =
            partner.open(row.date.uuid(), row.version, row.author, row.epoch, &row.words);
        ToRemember { id: row.date, what: words.map(|w| w.what), starts_at: row.starts_at }
    }))
}

/// One date.
pub async fn find(db: &mut Reader, date: &Ours<Date>) -> Result<Kept> {
    found(db.conn(), date.id()).await
}

/// One date, as it is while something is written about it.
pub async fn history(tx: &mut Tx, date: &Ours<Date>) -> Result<History> {
    found(tx.conn(), date.id()).await.map(|kept| kept.history)
}

async fn found(conn: &mut sqlx::SqliteConnection, id: DateId) -> Result<Kept> {
    let rows = sqlx::query_as!(
        Row,
        r#"
        select v.date as id, v.version as "version!", v.author, v.starts_at, v.minutes, v.phones_away,
               v.epoch, v.words, v.made_at, a.person as "answered_by?: PersonId", a.answer as "answer?",
               o.person as "ended_by?: PersonId", o.outcome as "outcome?"
          from date_version v
          left join date_answer a  on a.date = v.date and a.version = v.version
          left join date_outcome o on o.date = v.date
         where v.date = ?
         order by v.version
        "#,
        id
    )
    .fetch_all(conn)
    .await?;
    gathered(&rows)?.pop().ok_or(Error::NotFound)
}

/// Versions that stand together become dates.
pub(super) fn gathered(rows: &[Row]) -> Result<Vec<Kept>> {
    let dates = rows.chunk_by(|a, b| a.id == b.id).map(|rows| {
        let first = rows.first()?;
        let outcome = first.outcome.as_deref().and_then(Outcome::parse);
        Some(Kept {
            id: first.id,
            history: History::of(rows.iter().map(version).collect(), first.ended_by.zip(outcome))?,
            words: rows.iter().map(|row| (row.version, row.epoch, row.words.clone())).collect(),
        })
    });
    dates.collect::<Option<_>>().ok_or_else(|| Error::bug("a date has no version"))
}

fn version(row: &Row) -> Version {
    let answer = row.answer.as_deref().and_then(Answer::parse);
    Version {
        number: row.version,
        author: row.author,
        starts_at: row.starts_at,
        minutes: row.minutes,
        phones_away: row.phones_away,
        made_at: row.made_at,
        answer: row.answered_by.zip(answer),
    }
}

/// Puts a new date forward.
pub async fn insert(tx: &mut Tx, partner: &Sharing<Partner>, plan: &Plan) -> Result<DateId> {
    let (id, couple, person, now) =
        (DateId::mint(), partner.couple(), partner.person(), partner.now());
    sqlx::query!(
        "insert into date (id, couple, proposed_by, made_at) values (?, ?, ?, ?)",
        id,
        couple,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!("insert into date_ahead (couple, date) values (?, ?)", couple, id)
        .execute(tx.conn())
        .await?;
    put_version(tx, partner, (id, 1), plan).await?;
    Ok(id)
}

/// Puts another version forward.
pub async fn insert_version(tx: &mut Tx, date: &Shared, number: u32, plan: &Plan) -> Result<()> {
    put_version(tx, date, (date.id(), number), plan).await
}

async fn put_version(
    tx: &mut Tx,
    sharing: &Sharing<impl OfCouple>,
    (id, number): (DateId, u32),
    plan: &Plan,
) -> Result<()> {
    let (partner, words) = (sharing.who(), sharing.seal(id.uuid(), number, &plan.words)?);
    let (person, now, epoch) = (partner.person(), partner.now(), partner.epoch());
    sqlx::query!(
        "insert into date_version
             (date, version, author, starts_at, minutes, phones_away, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        number,
        person,
        plan.starts_at,
        plan.minutes,
        plan.phones_away,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps what became of a version, after which the date stands there.
pub async fn answer(
    tx: &mut Tx,
    date: &Shared,
    (version, answer): (u32, Answer),
    next: State,
) -> Result<()> {
    let (id, person, answer, now) = (date.id(), date.person(), answer.word(), date.now());
    sqlx::query!(
        "insert into date_answer (date, version, person, answer, made_at) values (?, ?, ?, ?, ?)",
        id,
        version,
        person,
        answer,
        now
    )
    .execute(tx.conn())
    .await?;
    settle(tx, date, next).await
}

/// Keeps how a planned date ended, after which it stands there.
pub async fn insert_outcome(
    tx: &mut Tx,
    date: &Shared,
    outcome: Outcome,
    next: State,
) -> Result<()> {
    let (id, person, outcome, now) = (date.id(), date.person(), outcome.word(), date.now());
    sqlx::query!(
        "insert into date_outcome (date, person, outcome, made_at) values (?, ?, ?, ?)",
        id,
        person,
        outcome,
        now
    )
    .execute(tx.conn())
    .await?;
    settle(tx, date, next).await
}

/// What is over is not ahead any more.
async fn settle(tx: &mut Tx, date: &Shared, state: State) -> Result<()> {
    if state.is_ahead() {
        return Ok(());
    }
    let (couple, id) = (date.couple(), date.id());
    sqlx::query!("delete from date_ahead where couple = ? and date = ?", couple, id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

//! Marks and answers.

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use serde::Deserialize;
use sqlx::SqliteConnection;

use super::{ANSWER_WITHIN, KeepingWords, Kept, MARK_WITHIN, Mark, NEAR_WEEKS, Seen, WEEKS};
use crate::{
    access::{Ours, Partner, PersonId, Reads, Sees, Sharing},
    db::{Reader, Tx},
    error::{Error, Result},
    sealed::Sealed,
    steps::accountability::commitment::{Commitment, CommitmentId},
};

/// Marks of the last twelve weeks, of one commitment on the table.
#[derive(Debug)]
pub struct Marked {
    /// Which commitment.
    pub commitment: CommitmentId,
    /// Day, how it went, what the other answered.
    pub marks: Vec<(NaiveDate, Mark, Option<Seen>)>,
}

/// Something the partner told about one day, which can still be answered.
#[derive(Debug, Clone)]
pub struct Told {
    /// Of which commitment.
    pub commitment: CommitmentId,
    /// How it went, and what was written beside it.
    pub kept: Kept,
}

#[derive(Deserialize)]
struct Packed(NaiveDate, Mark, Option<Seen>);

/// Where the words of a mark belong: one part a day and version.
pub(super) fn part(day: NaiveDate, version: u32) -> Result<u32> {
    let day = u32::try_from(day.num_days_from_ce()).map_err(|e| Error::Internal(e.into()))?;
    if version > 0xff {
        return Err(Error::Refused("This day was marked many times. Leave it as it is now."));
    }
    Ok(day << 8 | version)
}

/// Keeps how a day went, beside what was said before.
pub async fn insert_keeping(
    tx: &mut Tx,
    ours: &Sharing<Ours<Commitment>>,
    day: NaiveDate,
    mark: Mark,
    words: &KeepingWords,
) -> Result<()> {
    let (id, me, epoch, now) = (ours.id(), ours.person(), ours.epoch(), ours.now());
    let version = sqlx::query_scalar!(
        r#"select coalesce(max(version), 0) + 1 as "next!: u32"
             from keeping where commitment = ? and day = ?"#,
        id,
        day
    )
    .fetch_one(tx.conn())
    .await?;
    let (sealed, mark) = (ours.seal(id.uuid(), part(day, version)?, words)?, mark.word());
    sqlx::query!(
        "insert into keeping (commitment, day, version, person, mark, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        day,
        version,
        me,
        mark,
        epoch,
        sealed,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps what the other says to the mark they read.
pub async fn insert_sighting(
    tx: &mut Tx,
    ours: &Sharing<Ours<Commitment>>,
    kept: &Kept,
    seen: Seen,
) -> Result<()> {
    let (id, me, answer, now) = (ours.id(), ours.person(), seen.word(), ours.now());
    sqlx::query!(
        "insert into sighting (commitment, day, version, of_version, person, answer, made_at)
         select ?1, ?2, coalesce(max(version), 0) + 1, ?6, ?3, ?4, ?5
           from sighting where commitment = ?1 and day = ?2",
        id,
        kept.day,
        me,
        answer,
        now,
        kept.version
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Every mark of one day, the newest first.
pub async fn of_day(
    db: &mut Reader,
    ours: &Ours<Commitment>,
    commitment: &Commitment,
    day: NaiveDate,
) -> Result<Vec<Kept>> {
    between(db.conn(), ours, commitment, day, day).await
}

/// The newest mark of one day, inside a transaction, for a rule that decides about a write.
pub async fn newest_for_change(
    tx: &mut Tx,
    ours: &Ours<Commitment>,
    commitment: &Commitment,
    day: NaiveDate,
) -> Result<Option<Kept>> {
    Ok(between(tx.conn(), ours, commitment, day, day).await?.into_iter().next())
}

/// The marks of the last four weeks, the newest first; of each day every version.
pub async fn recent(
    db: &mut Reader,
    ours: &Ours<Commitment>,
    commitment: &Commitment,
) -> Result<Vec<Kept>> {
    let today = commitment.day_of(ours.now());
    let first = today - TimeDelta::weeks(NEAR_WEEKS) + TimeDelta::days(1);
    // Who lives further east has marked a day that has not begun here.
    between(db.conn(), ours, commitment, first, today + TimeDelta::days(2)).await
}

/// Every mark of a commitment since this day, the newest first.
pub async fn shown(
    db: &mut Reader,
    view: &impl Sees<Commitment>,
    commitment: &Commitment,
    first: NaiveDate,
) -> Result<Vec<Kept>> {
    between(db.conn(), view, commitment, first, view.today() + TimeDelta::days(2)).await
}

async fn between(
    conn: &mut SqliteConnection,
    reader: &impl Sees<Commitment>,
    commitment: &Commitment,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<Kept>> {
    let id = commitment.id;
    let rows = sqlx::query!(
        r#"
        select k.day, k.version, k.person as "person: PersonId", k.mark, k.epoch,
               k.words as "words: Sealed", k.made_at,
               (select s.answer from sighting s
                 where s.commitment = k.commitment and s.day = k.day
                   and s.of_version = k.version
                 order by s.version desc limit 1) as "seen?"
          from keeping k
         where k.commitment = ? and k.day between ? and ?
         order by k.day desc, k.version desc
        "#,
        id,
        first,
        last
    )
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| {
            let part = part(row.day, row.version)?;
            Ok(Kept {
                day: row.day,
                version: row.version,
                mark: read_mark(&row.mark)?,
                made_at: row.made_at,
                words: reader.open(id.uuid(), part, row.person, row.epoch, &row.words),
                seen: row.seen.as_deref().and_then(Seen::parse),
            })
        })
        .collect()
}

/// The last mark of each day of the last twelve weeks, of everything on the table.
pub async fn of_the_table(db: &mut Reader, reader: &impl Sees<Commitment>) -> Result<Vec<Marked>> {
    let (couple, first) = (reader.couple(), reader.today() - TimeDelta::weeks(WEEKS));
    let rows = sqlx::query!(
        r#"
        select t.commitment as "commitment: CommitmentId",
               (select json_group_array(json_array(k.day, k.mark,
                       (select s.answer from sighting s
                         where s.commitment = k.commitment and s.day = k.day
                   and s.of_version = k.version
                         order by s.version desc limit 1)))
                  from keeping k
                 where k.commitment = t.commitment and k.day > ?
                   and not exists (select 1 from keeping later
                                    where later.commitment = k.commitment and later.day = k.day
                                      and later.version > k.version)) as "marks!: String"
          from commitment_on_the_table t
         where t.couple = ?
        "#,
        first,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    rows.into_iter()
        .map(|row| {
            let packed: Vec<Packed> =
                serde_json::from_str(&row.marks).map_err(|e| Error::Internal(e.into()))?;
            let marks = packed.into_iter().map(|Packed(day, mark, seen)| (day, mark, seen));
            Ok(Marked { commitment: row.commitment, marks: marks.collect() })
        })
        .collect()
}

/// The last mark of each of these days, from one to before another, of everything there ever was, as it
/// was said by this moment.
pub async fn in_days(
    db: &mut Reader,
    partner: &Partner,
    (first, end): (NaiveDate, NaiveDate),
    by: DateTime<Utc>,
) -> Result<Vec<Marked>> {
    let couple = partner.couple();
    let rows = sqlx::query!(
        r#"
        select k.commitment, k.day, k.mark,
               (select s.answer from sighting s
                 where s.commitment = k.commitment and s.day = k.day and s.of_version = k.version
                   and s.made_at <= ?4
                 order by s.version desc limit 1) as "seen?: String"
          from commitment c
          join keeping k on k.commitment = c.id and k.day >= ?2 and k.day < ?3 and k.made_at <= ?4
         where c.couple = ?1
           and not exists (select 1 from keeping later
                            where later.commitment = k.commitment and later.day = k.day
                              and later.version > k.version and later.made_at <= ?4)
         order by k.commitment, k.day
        "#,
        couple,
        first,
        end,
        by
    );
    let mut all: Vec<Marked> = Vec::new();
    for row in rows.fetch_all(db.conn()).await? {
        let seen = row.seen.as_deref().and_then(Seen::parse);
        let mark = (row.day, read_mark(&row.mark)?, seen);
        match all.last_mut() {
            Some(same) if same.commitment == row.commitment => same.marks.push(mark),
            _ => all.push(Marked { commitment: row.commitment, marks: vec![mark] }),
        }
    }
    Ok(all)
}

/// The last day before this one on which anything was marked.
pub(super) async fn last_marked_before(
    db: &mut Reader,
    partner: &Partner,
    before: NaiveDate,
) -> Result<Option<NaiveDate>> {
    let couple = partner.couple();
    Ok(sqlx::query_scalar!(
        r#"select max((select max(day) from keeping k where k.commitment = c.id and k.day < ?2))
                  as "day: NaiveDate"
             from commitment c
            where c.couple = ?1"#,
        couple,
        before
    )
    .fetch_one(db.conn())
    .await?)
}

/// What Today asks of the marks.
#[derive(Debug, Clone)]
pub struct OfToday {
    /// What this member has marked for their civil day of today.
    pub marked: Vec<CommitmentId>,
    /// The partner's newest mark of the last days that this member has not answered.
    pub told: Option<Told>,
}

/// What was marked today, and what was told: one row, because each costs a way to the reader.
pub async fn of_today(db: &mut Reader, partner: &Partner) -> Result<OfToday> {
    let (couple, other) = (partner.couple(), partner.partner());
    let (since, today) = (partner.now() - ANSWER_WITHIN, partner.today());
    let first = today - MARK_WITHIN;
    let row = sqlx::query_as!(
        OfTodayRow,
        r#"
        select (select json_group_array(hex(k.commitment))
                  from commitment_on_the_table t
                  join keeping k on k.commitment = t.commitment
                 where t.couple = ?1 and k.day = ?2 and k.version = 1) as "marked!: String",
               told.commitment as "commitment?: CommitmentId",
               told.day        as "day?: NaiveDate",
               told.version    as "version?: u32",
               told.mark       as "mark?",
               told.epoch      as "epoch?: u32",
               told.words      as "words?: Sealed",
               told.made_at    as "made_at?: DateTime<Utc>"
          from (select 1)
          left join (select k.*
                       from commitment_on_the_table t
                       join keeping k on k.commitment = t.commitment
                      where t.couple = ?1 and k.person = ?3 and k.day >= ?4 and k.made_at > ?5
                        and k.mark <> 'excused'
                        and not exists (select 1 from sighting s
                                         where s.commitment = k.commitment and s.day = k.day
                                           and s.of_version = k.version)
                      order by k.made_at desc
                      limit 1) told on true
        "#,
        couple,
        today,
        other,
        first,
        since
    )
    .fetch_one(db.conn())
    .await?;
    row.open(partner)
}

/// The one row; all but `marked` is absent if nothing was told.
struct OfTodayRow {
    marked: String,
    commitment: Option<CommitmentId>,
    day: Option<NaiveDate>,
    version: Option<u32>,
    mark: Option<String>,
    epoch: Option<u32>,
    words: Option<Sealed>,
    made_at: Option<DateTime<Utc>>,
}

impl OfTodayRow {
    fn open(self, partner: &Partner) -> Result<OfToday> {
        let marked: Vec<uuid::Uuid> =
            serde_json::from_str(&self.marked).map_err(|e| Error::Internal(e.into()))?;
        let marked = marked.into_iter().map(CommitmentId::from).collect();
        let told = match (self.commitment, self.day, self.version, self.words, self.made_at) {
            (Some(commitment), Some(day), Some(version), Some(words), Some(made_at)) => {
                let (id, part, epoch) = (commitment.uuid(), part(day, version)?, self.epoch);
                let words = partner.open(id, part, partner.partner(), epoch.unwrap_or(0), &words);
                let mark = read_mark(&self.mark.unwrap_or_default())?;
                Some(Told {
                    commitment,
                    kept: Kept { day, version, mark, made_at, words, seen: None },
                })
            }
            _ => None,
        };
        Ok(OfToday { marked, told })
    }
}

fn read_mark(word: &str) -> Result<Mark> {
    Mark::parse(word).ok_or_else(|| Error::bug("a mark does not read"))
}

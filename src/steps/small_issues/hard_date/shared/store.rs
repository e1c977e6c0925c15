//! Hard days that one of the two shared.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::CopyWords;
use crate::{
    access::{CoupleId, CoupleRecord, Mine, Ours, Partner, PersonId, Sharing},
    db::{Db, Reader, Tx},
    entry::{
        Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::small_issues::hard_date::{
        Day, SharedHardDateId, Whose, Words,
        store::{HardDate, Window},
    },
};

/// How many a page shows.
pub const PAGE: usize = 20;

/// One that was shared, in a path; its author may withdraw it.
#[derive(Debug)]
pub struct SharedHardDate;

/// One as both may read it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Which.
    pub id: SharedHardDateId,
    /// Whose.
    pub author: PersonId,
    /// When it comes.
    pub on: Day,
    /// What it is.
    pub words: Opened<Words>,
    /// When it was shared.
    pub made_at: DateTime<Utc>,
    /// It was withdrawn.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

impl CoupleRecord for SharedHardDate {
    type Id = SharedHardDateId;
    const NAME: &'static str = "shared hard date";

    async fn couple_of(db: &Db, id: SharedHardDateId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from shared_hard_date where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

struct Row {
    id: SharedHardDateId,
    author: PersonId,
    day: NaiveDate,
    yearly: bool,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

impl Row {
    fn told(self, partner: &Partner) -> Told {
        let (id, author) = (self.id.uuid(), self.author);
        let on = Day { day: self.day, yearly: self.yearly };
        let words = partner.open::<CopyWords>(id, 0, author, self.epoch, &self.words);
        Told {
            id: self.id,
            author,
            on,
            words: Words::beside(words.map(|copy| copy.0), on),
            made_at: self.made_at,
            withdrawn: opened(partner, (id, 0, author), self.gone_epoch, self.gone_words.as_ref()),
        }
    }
}

/// One of them.
pub async fn find(db: &mut SqliteConnection, ours: &Ours<SharedHardDate>) -> Result<Told> {
    let id = ours.id();
    let row = sqlx::query_as!(
        Row,
        r#"
        select s.id, s.author, s.day, s.yearly, s.epoch, s.words, s.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from shared_hard_date s
          left join withdrawal w on w.entry = s.id and w.kind = 'hard date'
                                and w.part = 0 and w.author = s.author
         where s.id = ?
        "#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.ok_or(Error::NotFound)?.told(ours))
}

/// What the two have shared, the newest first, after `before`: one more than [`PAGE`] if there are more.
pub(super) async fn page(
    db: &mut Reader,
    partner: &Partner,
    before: Option<SharedHardDateId>,
) -> Result<Vec<Told>> {
    rows(db, partner, (before, 21)).await
}

/// All of them, the oldest first.
pub(in super::super) async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Told>> {
    let mut all = rows(db, partner, (None, -1)).await?;
    all.reverse();
    Ok(all)
}

async fn rows(
    db: &mut Reader,
    partner: &Partner,
    (before, most): (Option<SharedHardDateId>, i64),
) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select s.id, s.author, s.day, s.yearly, s.epoch, s.words, s.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from shared_hard_date s
          left join withdrawal w on w.entry = s.id and w.kind = 'hard date'
                                and w.part = 0 and w.author = s.author
         where s.couple = ?1
           and (s.made_at, s.id) < (coalesce((select made_at from shared_hard_date where id = ?2), '9'),
                                    coalesce(?2, x'ff'))
         order by s.made_at desc, s.id desc
         limit ?3
        "#,
        couple,
        before,
        most
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// Those that may come within these days and were not withdrawn.
pub(in super::super) async fn ahead(
    db: &mut Reader,
    partner: &Partner,
    window: &Window,
) -> Result<Vec<(Day, Whose, Opened<String>)>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select s.id, s.author, s.day, s.yearly, s.epoch, s.words, s.made_at,
               null as "gone_epoch: u32", null as "gone_words: Sealed"
          from shared_hard_date s
         where s.couple = ?1
           and (s.day between ?2 and ?3
                or s.yearly = 1 and s.day < ?2
                   and case when ?4 <= ?5 then substr(s.day, 6) between ?4 and ?5
                            else substr(s.day, 6) >= ?4 or substr(s.day, 6) <= ?5 end)
           and not exists (select 1 from withdrawal
                            where entry = s.id and kind = 'hard date' and author = s.author)
         order by s.made_at desc
         limit 20
        "#,
        couple,
        window.from,
        window.to,
        window.from_in_year,
        window.to_in_year
    )
    .fetch_all(db.conn())
    .await?;
    let me = partner.person();
    let all = rows.into_iter().map(|row| row.told(partner)).map(|it| {
        let whose = if it.author == me { Whose::Mine(it.id) } else { Whose::Theirs(it.id) };
        (it.on, whose, it.words.map(|words| words.title))
    });
    Ok(all.collect())
}

/// Shares a copy.
pub(super) async fn insert(
    tx: &mut Tx,
    mine: &Sharing<Mine<HardDate>>,
    words: &Words,
) -> Result<SharedHardDateId> {
    let (id, on) = (SharedHardDateId::mint(), words.on);
    let words = mine.seal(id.uuid(), 0, &CopyWords(words.clone()))?;
    let (couple, author, epoch, now) = (mine.couple(), mine.person(), mine.epoch(), mine.now());
    sqlx::query!(
        "insert into shared_hard_date (id, couple, author, day, yearly, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        couple,
        author,
        on.day,
        on.yearly,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

impl SharedKind for SharedHardDate {
    type Record = Self;
    const NAME: &'static str = "hard date";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let told = find(db, ours).await?;
        let path = format!("/shared-hard-dates/{}", ours.id());
        Ok((told.author == author).then(|| Shared {
            what: "a hard day",
            author,
            part: 0,
            day: told.made_at.with_timezone(&ours.zone()).date_naive(),
            shared_at: told.made_at,
            acts: path.clone(),
            path,
            is_open: true,
            said: told.words.map(|words| CopyWords(words).said()),
            withdrawn: told.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = ours.id();
        sqlx::query!("update shared_hard_date set words = x'' where id = ?", id)
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    fn id(ours: &Ours<Self>) -> uuid::Uuid {
        ours.id().uuid()
    }
}

//! What the two practise.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{PracticeId, PracticeWords, Standing};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Reads, Sees, Shareable, Sharing},
    db::{Db, Reader, Tx},
    entry::{
        Said, Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::therapy::link::Section,
};

/// How many a page shows of those that are behind the two.
pub const PAGE: usize = 20;

/// Something that is practised, in a path.
#[derive(Debug)]
pub struct Practice;

/// One as both may read it.
#[derive(Debug, Clone)]
pub struct Told {
    /// Which.
    pub id: PracticeId,
    /// Whose words they are.
    pub author: PersonId,
    /// Its last day.
    pub until: NaiveDate,
    /// What it says.
    pub words: Opened<PracticeWords>,
    /// When it was written down.
    pub made_at: DateTime<Utc>,
    /// It was withdrawn.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// Who said that the two are done with it, and when.
    pub ended: Option<(PersonId, DateTime<Utc>)>,
}

struct Row {
    id: PracticeId,
    author: PersonId,
    until: NaiveDate,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    ended_by: Option<PersonId>,
    ended_at: Option<DateTime<Utc>>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

impl Shareable for Practice {
    const SECTION: Section = Section::Practice;
}

impl CoupleRecord for Practice {
    type Id = PracticeId;
    const NAME: &'static str = "practice";

    async fn couple_of(db: &Db, id: PracticeId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from practice where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

impl Row {
    fn told(self, reader: &impl Reads) -> Told {
        let (id, author) = (self.id.uuid(), self.author);
        let words = reader.open(id, 0, author, self.epoch, &self.words);
        Told {
            id: self.id,
            author,
            until: self.until,
            words: PracticeWords::beside(words, self.until),
            made_at: self.made_at,
            withdrawn: opened(reader, (id, 0, author), self.gone_epoch, self.gone_words.as_ref()),
            ended: self.ended_by.zip(self.ended_at),
        }
    }
}

impl Told {
    /// Where it stands on this day.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        Standing::of(self.until, (self.ended.is_some(), self.withdrawn.is_some()), today)
    }
}

/// Those that go on, the one whose day comes first before the others.
pub async fn going_on(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<Told>> {
    let (couple, today) = (partner.couple(), partner.today());
    let rows = sqlx::query_as!(
        Row,
        r#"
        select p.id, p.author, p.until, p.epoch, p.words, p.made_at,
               null as "ended_by: PersonId", null as "ended_at: DateTime<Utc>",
               null as "gone_epoch: u32", null as "gone_words: Sealed"
          from practice p
         where p.couple = ? and p.until >= ?
           and not exists (select 1 from practice_end where practice = p.id)
           and not exists (select 1 from withdrawal
                            where entry = p.id and kind = 'practice' and author = p.author)
         order by p.until, p.made_at, p.id
        "#,
        couple,
        today
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// Those that are behind the two, the newest first, after `before`: one more than [`PAGE`] if there are more.
pub(super) async fn behind(
    db: &mut Reader,
    partner: &Partner,
    before: Option<PracticeId>,
) -> Result<Vec<Told>> {
    let (couple, today) = (partner.couple(), partner.today());
    let rows = sqlx::query_as!(
        Row,
        r#"
        select p.id, p.author, p.until, p.epoch, p.words, p.made_at,
               e.person as "ended_by?", e.made_at as "ended_at?",
               w.epoch as "gone_epoch?", w.words as "gone_words?"
          from practice p
          left join practice_end e on e.practice = p.id
          left join withdrawal w on w.entry = p.id and w.kind = 'practice' and w.author = p.author
         where p.couple = ?1
           and (p.made_at, p.id) < (coalesce((select made_at from practice where id = ?2 and couple = ?1), '9'),
                                    coalesce(?2, x'ff'))
           and (p.until < ?3 or e.practice is not null or w.entry is not null)
         order by p.made_at desc, p.id desc
         limit 21
        "#,
        couple,
        before,
        today
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// Those that go on, or whose last day was not before this one; the one whose day comes first before
/// the others.
pub async fn shown(
    db: &mut Reader,
    view: &impl Sees<Practice>,
    first: NaiveDate,
) -> Result<Vec<Told>> {
    let couple = view.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select p.id, p.author, p.until, p.epoch, p.words, p.made_at,
               e.person as "ended_by?", e.made_at as "ended_at?",
               null as "gone_epoch: u32", null as "gone_words: Sealed"
          from practice p
          left join practice_end e on e.practice = p.id
         where p.couple = ? and p.until >= ?
           and not exists (select 1 from withdrawal
                            where entry = p.id and kind = 'practice' and author = p.author)
         order by p.until, p.made_at, p.id
         limit 60
        "#,
        couple,
        first
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.told(view)).collect())
}

/// All of them, the oldest first.
pub(super) async fn every(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<Told>> {
    rows(db, partner, None).await
}

/// One of the two's.
pub(super) async fn find(db: &mut SqliteConnection, ours: &Ours<Practice>) -> Result<Told> {
    rows(db, ours, Some(ours.id())).await?.pop().ok_or(Error::NotFound)
}

async fn rows(
    db: &mut SqliteConnection,
    partner: &Partner,
    only: Option<PracticeId>,
) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select p.id, p.author, p.until, p.epoch, p.words, p.made_at,
               e.person as "ended_by?", e.made_at as "ended_at?",
               w.epoch as "gone_epoch?", w.words as "gone_words?"
          from practice p
          left join practice_end e on e.practice = p.id
          left join withdrawal w on w.entry = p.id and w.kind = 'practice' and w.author = p.author
         where p.couple = ?1
           and p.id in (select id from practice where couple = ?1 and ?2 is null union all select ?2)
         order by p.made_at, p.id
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
    words: &PracticeWords,
) -> Result<PracticeId> {
    let (id, until) = (PracticeId::mint(), words.until);
    let words = partner.seal(id.uuid(), 0, words)?;
    let (couple, author, epoch, now) =
        (partner.couple(), partner.person(), partner.epoch(), partner.now());
    sqlx::query!(
        "insert into practice (id, couple, author, until, epoch, words, made_at) values (?, ?, ?, ?, ?, ?, ?)",
        id,
        couple,
        author,
        until,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// Keeps that the two are done with it.
pub(super) async fn end(tx: &mut Tx, ours: &Ours<Practice>) -> Result<()> {
    let (id, person, now) = (ours.id(), ours.person(), ours.now());
    sqlx::query!(
        "insert into practice_end (practice, person, made_at) values (?, ?, ?)",
        id,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What stands in one, for pages that know only entries.
fn said(words: &PracticeWords) -> Vec<Said> {
    let until = words.until.format("%A %-d %B %Y").to_string();
    let what = Said::written("What", &words.what).into_iter();
    what.chain(Said::written("When", &words.after)).chain([Said::chosen("Until", until)]).collect()
}

impl SharedKind for Practice {
    type Record = Self;
    const NAME: &'static str = "practice";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let told = find(db, ours).await?;
        let path = format!("/practices/{}", told.id);
        Ok((told.author == author).then(|| Shared {
            what: "something that you practise",
            author,
            part: 0,
            day: told.made_at.with_timezone(&ours.zone()).date_naive(),
            shared_at: told.made_at,
            acts: path.clone(),
            path,
            is_open: true,
            said: told.words.map(|words| said(&words)),
            withdrawn: told.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = ours.id();
        sqlx::query!("update practice set words = x'' where id = ?", id).execute(tx.conn()).await?;
        Ok(())
    }

    fn id(ours: &Ours<Self>) -> uuid::Uuid {
        ours.id().uuid()
    }
}

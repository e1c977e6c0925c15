//! What the two said to hard days.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Answer;
use crate::{
    access::{CoupleId, Ours, Partner, PersonId, Sharing},
    db::Tx,
    entry::{
        Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::Result,
    sealed::{Opened, Sealed},
    steps::small_issues::hard_date::{SharedHardDateId, shared::SharedHardDate},
};

/// An answer to it, as an entry that its author may withdraw.
#[derive(Debug)]
pub struct AnswerEntry;

/// An answer as both may read it.
#[derive(Debug, Clone)]
pub struct Told {
    /// From 1.
    pub number: u32,
    /// Whose.
    pub author: PersonId,
    /// What it says.
    pub words: Opened<Answer>,
    /// When it was given.
    pub made_at: DateTime<Utc>,
    /// It was withdrawn.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

struct Row {
    number: u32,
    author: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

impl Row {
    fn told(self, partner: &Partner, id: SharedHardDateId) -> Told {
        let place = (id.uuid(), self.number, self.author);
        Told {
            number: self.number,
            author: self.author,
            words: partner.open(id.uuid(), self.number, self.author, self.epoch, &self.words),
            made_at: self.made_at,
            withdrawn: opened(partner, place, self.gone_epoch, self.gone_words.as_ref()),
        }
    }
}

/// What was said to it, in order: the last twenty.
pub(in super::super::super) async fn answers(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: SharedHardDateId,
) -> Result<Vec<Told>> {
    let (couple, most) = (partner.couple(), 20);
    some_answers(db, partner, (id, couple, most)).await
}

/// Everything that was said to it, in order.
pub(in super::super::super) async fn all_answers(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: SharedHardDateId,
) -> Result<Vec<Told>> {
    some_answers(db, partner, (id, partner.couple(), -1)).await
}

async fn some_answers(
    db: &mut SqliteConnection,
    partner: &Partner,
    (id, couple, most): (SharedHardDateId, CoupleId, i64),
) -> Result<Vec<Told>> {
    let rows = sqlx::query_as!(
        Row,
        r#"
        select a.number as "number!", a.author, a.epoch, a.words, a.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from hard_date_answer a
          join shared_hard_date s on s.id = a.hard_date and s.couple = ?2
          left join withdrawal w on w.entry = a.hard_date and w.kind = 'answer to a hard date'
                                and w.part = a.number and w.author = a.author
         where a.hard_date = ?1
         order by a.number desc
         limit ?3
        "#,
        id,
        couple,
        most
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().rev().map(|row| row.told(partner, id)).collect())
}

/// Adds an answer.
pub(in super::super) async fn add(
    tx: &mut Tx,
    ours: &Sharing<Ours<SharedHardDate>>,
    answer: &Answer,
) -> Result<()> {
    let id = ours.id();
    let number = sqlx::query_scalar!(
        r#"select coalesce(max(number), 0) + 1 as "number!: u32" from hard_date_answer where hard_date = ?"#,
        id
    )
    .fetch_one(tx.conn())
    .await?;
    let words = ours.seal(id.uuid(), number, answer)?;
    let (author, epoch, now) = (ours.person(), ours.epoch(), ours.now());
    sqlx::query!(
        "insert into hard_date_answer (hard_date, number, author, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?)",
        id,
        number,
        author,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

impl SharedKind for AnswerEntry {
    type Record = SharedHardDate;
    const NAME: &'static str = "answer to a hard date";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<SharedHardDate>,
        author: PersonId,
        which: &Which,
    ) -> Result<Option<Shared>> {
        let number = which.version.parse::<u32>().ok();
        let all = all_answers(db, ours, ours.id()).await?;
        let told = all.into_iter().find(|told| Some(told.number) == number);
        let path = format!("/shared-hard-dates/{}", ours.id());
        Ok(told.filter(|told| told.author == author).map(|told| Shared {
            what: "an answer to a hard day",
            author,
            part: told.number,
            day: told.made_at.with_timezone(&ours.zone()).date_naive(),
            shared_at: told.made_at,
            acts: format!("{path}/answers/{}", told.number),
            path,
            is_open: true,
            said: told.words.map(|words| words.said()),
            withdrawn: told.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<SharedHardDate>, entry: &Shared) -> Result<()> {
        let (id, number) = (ours.id(), entry.part);
        sqlx::query!(
            "update hard_date_answer set words = x'' where hard_date = ? and number = ?",
            id,
            number
        )
        .execute(tx.conn())
        .await?;
        Ok(())
    }

    fn id(ours: &Ours<SharedHardDate>) -> uuid::Uuid {
        ours.id().uuid()
    }
}

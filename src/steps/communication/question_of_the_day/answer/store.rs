//! Answers, those that wait, and what both have answered.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Answered, Answers, Told};
use crate::{
    access::{CoupleId, CoupleRecord, Mine, Ours, OwnRecord, Partner, PersonId, Sharing},
    db::{Db, Reader, Tx},
    entry::{
        Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::Result,
    sealed::{Opened, Sealed},
    steps::communication::question_of_the_day::{AnswerId, Asked, OpenedId},
};

/// An answer, in a path.
#[derive(Debug)]
pub struct Answer;

impl CoupleRecord for Answer {
    type Id = AnswerId;
    const NAME: &'static str = "shared answer";

    async fn couple_of(db: &Db, id: AnswerId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from question_answer where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// A question that was asked in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// In which.
    pub round: u32,
    /// Which card.
    pub id: String,
}

impl Question {
    /// The one of a day.
    pub fn of(asked: &Asked) -> Self {
        Self { round: asked.round, id: asked.card.id.clone() }
    }
}

/// An answer of one's own that waits for the other's.
#[derive(Debug)]
pub struct Waiting {
    /// Its page is `/answers/{id}`.
    pub answer: AnswerId,
    /// To which card.
    pub question: String,
}

/// What the reader has answered in a round, and what both have.
#[derive(Debug, Default)]
pub struct Done {
    /// The reader has.
    pub by_me: HashSet<String>,
    /// Both have.
    pub by_both: HashSet<String>,
}

/// What has been answered in a round. Of the other alone it says nothing.
pub(in super::super) async fn done(
    db: &mut SqliteConnection,
    partner: &Partner,
    round: u32,
) -> Result<Done> {
    let (couple, person) = (partner.couple(), partner.person());
    let rows = sqlx::query!(
        r#"
        select m.question, t.id is not null as "both!: bool"
          from question_answer m
          left join question_answer t on t.couple = m.couple and t.round = m.round
                                     and t.question = m.question and t.author <> m.author
         where m.couple = ? and m.round = ? and m.author = ?
        "#,
        couple,
        round,
        person
    )
    .fetch_all(db)
    .await?;
    let mut done = Done::default();
    for row in rows {
        if row.both {
            done.by_both.insert(row.question.clone());
        }
        done.by_me.insert(row.question);
    }
    Ok(done)
}

impl OwnRecord for Answer {
    type Id = AnswerId;
    const NAME: &'static str = "daily answer";

    async fn author_of(db: &Db, id: AnswerId) -> Result<Option<PersonId>> {
        Ok(sqlx::query_scalar!("select author from question_answer where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

struct Row {
    id: AnswerId,
    author: PersonId,
    round: u32,
    question: String,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

async fn rows(
    db: &mut SqliteConnection,
    partner: &Partner,
    question: &Question,
) -> Result<Vec<Row>> {
    let (couple, round, id) = (partner.couple(), question.round, &question.id);
    Ok(sqlx::query_as!(
        Row,
        r#"
        select a.id, a.author, a.round, a.question, a.epoch, a.words, a.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from question_answer a
          left join withdrawal w on w.entry = a.id and w.kind = 'answer to a question'
                                and w.author = a.author
         where a.couple = ? and a.round = ? and a.question = ?
        "#,
        couple,
        round,
        id
    )
    .fetch_all(db)
    .await?)
}

/// Both answers, as far as the reader may see them.
pub async fn of(
    db: &mut SqliteConnection,
    partner: &Partner,
    question: &Question,
) -> Result<Answers<Told>> {
    let rows = rows(db, partner, question).await?;
    let since = rows.iter().map(|row| row.made_at).max().unwrap_or_default();
    let by = |person| rows.iter().find(|row| row.author == person).map(|row| row.told(partner));
    Ok(Answers::of(by(partner.person()), by(partner.partner()), since))
}

/// Whether this partner has answered it.
pub(in super::super) async fn has_answered(
    db: &mut SqliteConnection,
    partner: &Partner,
    question: &Question,
) -> Result<bool> {
    let (couple, person) = (partner.couple(), partner.person());
    Ok(sqlx::query_scalar!(
        r#"
        select exists (select 1 from question_answer
                        where couple = ? and round = ? and question = ? and author = ?) as "answered!: bool"
        "#,
        couple,
        question.round,
        question.id,
        person
    )
    .fetch_one(db)
    .await?)
}

/// To which question this answer is.
pub(in super::super) async fn question_of(
    db: &mut SqliteConnection,
    id: AnswerId,
) -> Result<Option<Question>> {
    Ok(sqlx::query_as!(
        Question,
        "select round, question as id from question_answer where id = ?",
        id
    )
    .fetch_optional(db)
    .await?)
}

/// Keeps an answer. Nothing if they answered before: it stays as it is.
pub(in super::super) async fn insert(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    answered: &Answered,
) -> Result<Option<AnswerId>> {
    let id = AnswerId::mint();
    let words = partner.seal(id.uuid(), 0, answered)?;
    let (couple, author, now) = (partner.couple(), partner.person(), partner.now());
    let (round, question, epoch) = (answered.round, &answered.question, partner.epoch());
    let made = sqlx::query!(
        "insert into question_answer (id, couple, author, round, question, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (couple, round, question, author) do nothing",
        id,
        couple,
        author,
        round,
        question,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    if made.rows_affected() == 0 {
        return Ok(None);
    }
    let theirs = theirs(tx, partner, answered).await?;
    match theirs {
        Some(theirs) => open(tx, partner, (answered, theirs)).await?,
        None => wait(tx, partner, id).await?,
    }
    Ok(Some(id))
}

/// The other's answer to the same question.
async fn theirs(tx: &mut Tx, partner: &Partner, answered: &Answered) -> Result<Option<AnswerId>> {
    let (couple, other) = (partner.couple(), partner.partner());
    Ok(sqlx::query_scalar!(
        "select id from question_answer
          where couple = ? and round = ? and question = ? and author = ?",
        couple,
        answered.round,
        answered.question,
        other
    )
    .fetch_optional(tx.conn())
    .await?)
}

async fn wait(tx: &mut Tx, partner: &Partner, answer: AnswerId) -> Result<()> {
    let (couple, author, now) = (partner.couple(), partner.person(), partner.now());
    sqlx::query!(
        "insert into question_waiting (answer, couple, author, made_at) values (?, ?, ?, ?)",
        answer,
        couple,
        author,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Both can read both from now on.
async fn open(
    tx: &mut Tx,
    partner: &Partner,
    (answered, theirs): (&Answered, AnswerId),
) -> Result<()> {
    sqlx::query!("delete from question_waiting where answer = ?", theirs)
        .execute(tx.conn())
        .await?;
    let (id, couple) = (OpenedId::mint(), partner.couple());
    let (person, now) = (partner.person(), partner.now());
    sqlx::query!(
        "insert into question_opened (id, couple, round, question, opened_by, made_at)
         values (?, ?, ?, ?, ?, ?)",
        id,
        couple,
        answered.round,
        answered.question,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps a change to one's own answer in its place. When it was written stays as it was.
pub(in super::super) async fn correct(
    tx: &mut Tx,
    answer: &Sharing<Mine<Answer>>,
    answered: &Answered,
) -> Result<()> {
    let words = answer.seal(answer.id().uuid(), 0, answered)?;
    let (id, author, epoch) = (answer.id(), answer.person(), answer.epoch());
    sqlx::query!(
        "update question_answer set epoch = ?, words = ? where id = ? and author = ?",
        epoch,
        words,
        id,
        author
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What this partner wrote and waits, the newest first.
pub(in super::super) async fn waiting(db: &mut Reader, partner: &Partner) -> Result<Vec<Waiting>> {
    let (couple, person) = (partner.couple(), partner.person());
    Ok(sqlx::query_as!(
        Waiting,
        "select w.answer, a.question
           from question_waiting w
           join question_answer a on a.id = w.answer
          where w.couple = ? and w.author = ?
          order by w.made_at desc, w.answer desc
          limit 40",
        couple,
        person
    )
    .fetch_all(db.conn())
    .await?)
}

impl SharedKind for Answer {
    type Record = Self;
    const NAME: &'static str = "answer to a question";

    async fn find(
        db: &mut SqliteConnection,
        answer: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let Some(question) = question_of(db, answer.id()).await? else { return Ok(None) };
        let rows = rows(db, answer, &question).await?;
        let opened_at = rows.iter().map(|row| row.made_at).max().filter(|_| rows.len() == 2);
        let row = rows.iter().find(|row| row.id == answer.id() && row.author == author);
        Ok(row.map(|row| {
            let (told, path) = (row.told(answer), format!("/answers/{}", row.id));
            Shared {
                what: "an answer to a question",
                author,
                part: 0,
                day: row.made_at.with_timezone(&answer.zone()).date_naive(),
                shared_at: opened_at.unwrap_or(row.made_at),
                acts: path.clone(),
                // Before both wrote nothing is left of it.
                path: if opened_at.is_some() { path } else { "/question-of-the-day".to_owned() },
                is_open: opened_at.is_some(),
                said: told.words.map(|words| words.said()),
                withdrawn: told.withdrawn,
            }
        }))
    }

    /// Before both wrote, nobody but its author knows of it: then the row goes as well.
    async fn destroy(tx: &mut Tx, answer: &Ours<Self>, shared: &Shared) -> Result<()> {
        let id = answer.id();
        if shared.is_open {
            sqlx::query!("update question_answer set words = x'' where id = ?", id)
                .execute(tx.conn())
                .await?;
            return Ok(());
        }
        sqlx::query!("delete from question_waiting where answer = ?", id)
            .execute(tx.conn())
            .await?;
        sqlx::query!("delete from question_answer where id = ?", id).execute(tx.conn()).await?;
        Ok(())
    }

    fn id(answer: &Ours<Self>) -> uuid::Uuid {
        answer.id().uuid()
    }
}

impl Row {
    fn told(&self, partner: &Partner) -> Told {
        let (id, author) = (self.id.uuid(), self.author);
        let words: Opened<Answered> = partner.open(id, 0, author, self.epoch, &self.words);
        let withdrawn: Option<Opened<Withdrawal>> =
            opened(partner, (id, 0, author), self.gone_epoch, self.gone_words.as_ref());
        let belongs = |it: &Answered| it.question == self.question && it.round == self.round;
        // It was put beside another question outside the app.
        let words = match words {
            Opened::Genuine(answered) if !belongs(&answered) => Opened::ChangedOutside,
            opened => opened,
        };
        Told { id: self.id, words, withdrawn }
    }
}

//! Questions with their answers, and how long the two talk about them.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{
    Act, Answered, Asked, MOST, Mark, OfToday, Pace, QuestionId, State, time::store as times,
};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    asking::still_asks,
    db::{Db, Reader, Tx},
    entry::{Withdrawal, store::opened},
    error::{Error, Result},
    sealed::{Opened, Sealed},
};

/// How many questions a page shows of those that do not wait any more.
pub const PAGE: usize = 20;

/// A question of the couple, in a path.
#[derive(Debug)]
pub struct BoxQuestion;

/// A question as it stands.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which.
    pub id: QuestionId,
    /// Where it stands.
    pub state: State,
    /// What was asked.
    pub words: Opened<Asked>,
    /// When.
    pub made_at: DateTime<Utc>,
    /// When it got the mark that it has.
    pub marked_at: DateTime<Utc>,
    /// It was taken back.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// The last answer, also one that was taken back.
    pub answer: Option<Given>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Given {
    /// From 1.
    pub number: u32,
    /// Whose.
    pub author: PersonId,
    /// What they said.
    pub words: Opened<Answered>,
    /// When.
    pub made_at: DateTime<Utc>,
    /// They took it back.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

impl CoupleRecord for BoxQuestion {
    type Id = QuestionId;
    const NAME: &'static str = "question in the box";

    async fn couple_of(db: &Db, id: QuestionId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from box_question where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

struct Row {
    author: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    mark: String,
    marked_at: DateTime<Utc>,
    pace: Option<String>,
    by_day: Option<NaiveDate>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
    number: Option<u32>,
    answerer: Option<PersonId>,
    answer_epoch: Option<u32>,
    answer_words: Option<Sealed>,
    answered_at: Option<DateTime<Utc>>,
    answer_gone_epoch: Option<u32>,
    answer_gone_words: Option<Sealed>,
}

/// One question of the couple.
pub(super) async fn found(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: QuestionId,
) -> Result<Option<Kept>> {
    let couple = partner.couple();
    let row = sqlx::query_as!(
        Row,
        r#"
        select q.author, q.epoch, q.words, q.made_at, p.pace as "pace?", p.by_day as "by_day?: NaiveDate",
               m.mark as "mark!", m.made_at as "marked_at!: DateTime<Utc>",
               w.epoch   as "gone_epoch?: u32",
               w.words   as "gone_words?: Sealed",
               a.number  as "number?: u32",
               a.author  as "answerer?: PersonId",
               a.epoch   as "answer_epoch?: u32",
               a.words   as "answer_words?: Sealed",
               a.made_at as "answered_at?: DateTime<Utc>",
               v.epoch   as "answer_gone_epoch?: u32",
               v.words   as "answer_gone_words?: Sealed"
          from box_question q
          join box_mark m        on m.question = q.id
                                and m.number = (select max(number) from box_mark where question = q.id)
          left join box_pace p   on p.question = q.id
                                and p.number = (select max(number) from box_pace where question = q.id)
          left join box_answer a on a.question = q.id
                                and a.number = (select max(number) from box_answer where question = q.id)
          left join withdrawal w on w.entry = q.id and w.kind = 'question in the box'
                                and w.part = 0 and w.author = q.author
          left join withdrawal v on v.entry = q.id and v.kind = 'answer in the box'
                                and v.part = a.number and v.author = a.author
         where q.id = ? and q.couple = ?
        "#,
        id,
        couple
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| row.kept(partner, id)).transpose()
}

impl Row {
    fn kept(self, partner: &Partner, id: QuestionId) -> Result<Kept> {
        let mark =
            Mark::parse(&self.mark).ok_or_else(|| Error::bug("a mark of an unknown kind"))?;
        let pace = self.pace.as_deref().map(|word| {
            Pace::parse(word, self.by_day).ok_or_else(|| Error::bug("a pace of an unknown kind"))
        });
        let entry = (id.uuid(), 0, self.author);
        let withdrawn = opened(partner, entry, self.gone_epoch, self.gone_words.as_ref());
        let words = partner.open(id.uuid(), 0, self.author, self.epoch, &self.words);
        let (asker, made_at, marked_at) = (self.author, self.made_at, self.marked_at);
        let answer = self.given(partner, id);
        let state = State {
            asker,
            mark,
            pace: pace.transpose()?,
            is_answered: answer.as_ref().is_some_and(|given| given.withdrawn.is_none()),
            is_withdrawn: withdrawn.is_some(),
        };
        Ok(Kept { id, state, words, made_at, marked_at, withdrawn, answer })
    }

    fn given(self, partner: &Partner, id: QuestionId) -> Option<Given> {
        let (number, author) = self.number.zip(self.answerer)?;
        let (epoch, words) = self.answer_epoch.zip(self.answer_words)?;
        let place = (id.uuid(), number, author);
        let gone = (self.answer_gone_epoch, self.answer_gone_words.as_ref());
        Some(Given {
            number,
            author,
            words: partner.open(id.uuid(), number, author, epoch, &words),
            made_at: self.answered_at?,
            withdrawn: opened(partner, place, gone.0, gone.1),
        })
    }
}

/// One question with its answer.
pub(super) async fn find(db: &mut Reader, ours: &Ours<BoxQuestion>) -> Result<Kept> {
    found(db.conn(), ours, ours.id()).await?.ok_or(Error::NotFound)
}

/// What the other asked, for whoever writes an answer; nothing once it was taken back.
pub async fn words(
    db: &mut Reader,
    partner: &Partner,
    id: QuestionId,
) -> Result<Option<Opened<String>>> {
    let kept = found(db.conn(), partner, id).await?.filter(|kept| kept.withdrawn.is_none());
    Ok(kept.map(|kept| kept.words.map(|words| words.question)))
}

/// Where it stands, as it is while something is done with it.
pub(super) async fn state(tx: &mut Tx, ours: &Ours<BoxQuestion>) -> Result<State> {
    let kept = found(tx.conn(), ours, ours.id()).await?.ok_or(Error::NotFound)?;
    Ok(kept.state)
}

/// Questions that wait for something, the oldest first.
pub(super) async fn waiting(db: &mut Reader, partner: &Partner) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        "select question from box_place where couple = ? and waits = 1 order by at, question limit 80",
        couple
    )
    .fetch_all(db.conn())
    .await?;
    each(db, partner, ids).await
}

/// Questions that do not wait any more, the newest first, after `before`: one more than [`PAGE`] if
/// there are more.
pub(super) async fn past(
    db: &mut Reader,
    partner: &Partner,
    before: Option<QuestionId>,
) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        r#"
        select question
          from box_place
         where couple = ?1 and waits = 0
           and (at, question) < (coalesce((select at from box_place where question = ?2), '9'),
                                 coalesce(?2, x'ff'))
         order by at desc, question desc
         limit 21
        "#,
        couple,
        before
    )
    .fetch_all(db.conn())
    .await?;
    each(db, partner, ids).await
}

async fn each(db: &mut Reader, partner: &Partner, ids: Vec<QuestionId>) -> Result<Vec<Kept>> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.extend(found(db.conn(), partner, id).await?);
    }
    Ok(all)
}

/// A question that asks this partner for something today, unless it is enough for today.
pub async fn asks_today(db: &mut Reader, partner: &Partner) -> Result<Option<QuestionId>> {
    if times::of_today(db, partner).await? == OfToday::Over {
        return Ok(None);
    }
    let (me, now) = (partner.person(), partner.now());
    let asks = |kept: &Kept| kept.state.asks(me) && still_asks(kept.marked_at, now);
    Ok(waiting(db, partner).await?.into_iter().find(asks).map(|kept| kept.id))
}

/// Puts a question into the box.
///
/// # Errors
/// Refused if [`MOST`] of this person wait already.
pub(super) async fn ask(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    (asked, mark): (&Asked, Mark),
) -> Result<QuestionId> {
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    needs_room(tx, partner).await?;
    let (id, epoch) = (QuestionId::mint(), partner.epoch());
    let words = partner.seal(id.uuid(), 0, asked)?;
    sqlx::query!(
        "insert into box_question (id, couple, author, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?)",
        id,
        couple,
        person,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    insert_mark(tx, (id, mark), now).await?;
    sqlx::query!(
        "insert into box_place (question, couple, waits, at) values (?, ?, 1, ?)",
        id,
        couple,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// Whether one more of this person can wait: a new one, or one that waits again.
///
/// # Errors
/// Refused if [`MOST`] of this person wait already.
pub(super) async fn needs_room(tx: &mut Tx, partner: &Partner) -> Result<()> {
    let (couple, person) = (partner.couple(), partner.person());
    let waiting = sqlx::query_scalar!(
        r#"
        select count(*) as "waiting!: i64"
          from box_place p
          join box_question q on q.id = p.question
         where p.couple = ? and p.waits = 1 and q.author = ?
        "#,
        couple,
        person
    );
    if waiting.fetch_one(tx.conn()).await? < MOST {
        return Ok(());
    }
    Err(Error::Refused(
        "Twenty of your questions wait already. Perhaps one of them is no longer needed.",
    ))
}

async fn insert_mark(
    tx: &mut Tx,
    (id, mark): (QuestionId, Mark),
    now: DateTime<Utc>,
) -> Result<()> {
    let word = mark.word();
    sqlx::query!(
        "insert into box_mark (question, number, mark, made_at)
         select ?1, coalesce(max(number), 0) + 1, ?2, ?3 from box_mark where question = ?1",
        id,
        word,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps what who asked says of it, and what follows for its place in the box.
pub(super) async fn mark(
    tx: &mut Tx,
    ours: &Ours<BoxQuestion>,
    (mark, next): (Mark, State),
) -> Result<()> {
    insert_mark(tx, (ours.id(), mark), ours.now()).await?;
    put(tx, ours, next.waits()).await
}

/// Keeps how who is asked would like to answer.
pub(super) async fn choose_pace(tx: &mut Tx, ours: &Ours<BoxQuestion>, pace: Pace) -> Result<()> {
    let (id, word, day, now) = (ours.id(), pace.word(), pace.day(), ours.now());
    sqlx::query!(
        "insert into box_pace (question, number, pace, by_day, made_at)
         select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4 from box_pace where question = ?1",
        id,
        word,
        day,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps an answer.
pub(super) async fn answer(
    tx: &mut Tx,
    ours: &Sharing<Ours<BoxQuestion>>,
    answered: &Answered,
) -> Result<()> {
    let (id, person, epoch, now) = (ours.id(), ours.person(), ours.epoch(), ours.now());
    let number = sqlx::query_scalar!(
        r#"select coalesce(max(number), 0) + 1 as "number!: u32" from box_answer where question = ?"#,
        id
    );
    let number = number.fetch_one(tx.conn()).await?;
    let words = ours.seal(id.uuid(), number, answered)?;
    sqlx::query!(
        "insert into box_answer (question, number, author, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?)",
        id,
        number,
        person,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    put(tx, ours, false).await
}

/// Puts a question among those that wait, or among the others.
pub(super) async fn put(tx: &mut Tx, ours: &Ours<BoxQuestion>, waits: bool) -> Result<()> {
    let (id, now) = (ours.id(), ours.now());
    sqlx::query!(
        "update box_place set waits = ?2, at = ?3 where question = ?1 and waits <> ?2",
        id,
        waits,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Its answer was taken back: it waits again, if an answer is needed.
pub(super) async fn put_by_its_mark(tx: &mut Tx, ours: &Ours<BoxQuestion>) -> Result<()> {
    let state = state(tx, ours).await?;
    // While it is taken back the answer stands in the state as it was.
    let next = state.after(ours.person(), Act::TookBack).unwrap_or(state);
    put(tx, ours, next.waits()).await
}

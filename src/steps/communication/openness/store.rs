//! What was offered, and what became of it.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{Answer, Course, OpennessId, Terms, TermsWords};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    db::{Db, Reader, Tx},
    error::{Error, Result},
    sealed::{Opened, Sealed},
};

/// How many a page shows of those that have ended.
pub const PAGE: usize = 20;

/// An openness, in a path.
#[derive(Debug)]
pub struct Openness;

/// An openness as it stands.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which.
    pub id: OpennessId,
    /// What was done about it.
    pub course: Course,
    /// What, and what for.
    pub words: Opened<TermsWords>,
}

impl CoupleRecord for Openness {
    type Id = OpennessId;
    const NAME: &'static str = "openness";

    async fn couple_of(db: &Db, id: OpennessId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from openness where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

struct Row {
    id: OpennessId,
    author: PersonId,
    from_day: NaiveDate,
    review_day: NaiveDate,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    answer: Option<String>,
    ended_by: Option<PersonId>,
}

impl Row {
    fn kept(self, partner: &Partner) -> Result<Kept> {
        let answer = self.answer.as_deref().map(|word| {
            Answer::parse(word).ok_or_else(|| Error::bug("an answer of an unknown kind"))
        });
        let course = Course {
            author: self.author,
            offered_at: self.made_at,
            from: self.from_day,
            review: self.review_day,
            answer: answer.transpose()?,
            ended_by: self.ended_by,
        };
        let words = partner.open(self.id.uuid(), 0, self.author, self.epoch, &self.words);
        Ok(Kept { id: self.id, course, words })
    }
}

async fn found(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: OpennessId,
) -> Result<Option<Kept>> {
    let couple = partner.couple();
    let row = sqlx::query_as!(
        Row,
        r#"
        select o.id, o.author, o.from_day, o.review_day, o.epoch, o.words, o.made_at,
               a.answer as "answer?",
               e.person as "ended_by?: PersonId"
          from openness o
          left join openness_answer a on a.openness = o.id
          left join openness_end e    on e.openness = o.id
         where o.id = ? and o.couple = ?
        "#,
        id,
        couple
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| row.kept(partner)).transpose()
}

/// One of the two's.
pub(super) async fn find(db: &mut Reader, ours: &Ours<Openness>) -> Result<Kept> {
    found(db.conn(), ours, ours.id()).await?.ok_or(Error::NotFound)
}

/// One that this partner offered before, to be offered again.
pub(super) async fn before(
    db: &mut Reader,
    partner: &Partner,
    id: OpennessId,
) -> Result<Option<Kept>> {
    let kept = found(db.conn(), partner, id).await?;
    Ok(kept.filter(|kept| kept.course.author == partner.person()))
}

/// What was done about it, as it is while something is done about it.
pub(super) async fn course(tx: &mut Tx, ours: &Ours<Openness>) -> Result<Course> {
    let kept = found(tx.conn(), ours, ours.id()).await?.ok_or(Error::NotFound)?;
    Ok(kept.course)
}

/// Those that wait or count, the oldest first.
pub(super) async fn current(db: &mut Reader, partner: &Partner) -> Result<Vec<Kept>> {
    let (couple, today) = (partner.couple(), partner.today());
    let ids = sqlx::query_scalar!(
        r#"
        select o.id
          from openness o
          left join openness_answer a on a.openness = o.id
          left join openness_end e    on e.openness = o.id
         where o.couple = ? and o.review_day >= ? and e.openness is null
           and coalesce(a.answer, '') <> 'declined'
         order by o.made_at, o.id
        "#,
        couple,
        today
    )
    .fetch_all(db.conn())
    .await?;
    each(db, partner, ids).await
}

/// Those that have ended, the newest first, after `before`: one more than [`PAGE`] if there are more.
pub(super) async fn past(
    db: &mut Reader,
    partner: &Partner,
    before: Option<OpennessId>,
) -> Result<Vec<Kept>> {
    let (couple, today) = (partner.couple(), partner.today());
    let ids = sqlx::query_scalar!(
        r#"
        select o.id
          from openness o
          left join openness_answer a on a.openness = o.id
          left join openness_end e    on e.openness = o.id
         where o.couple = ?1
           and (o.review_day < ?2 or e.openness is not null or a.answer = 'declined')
           and (o.made_at, o.id) < (coalesce((select made_at from openness where id = ?3), '9'),
                                    coalesce(?3, x'ff'))
         order by o.made_at desc, o.id desc
         limit 21
        "#,
        couple,
        today,
        before
    )
    .fetch_all(db.conn())
    .await?;
    each(db, partner, ids).await
}

async fn each(db: &mut Reader, partner: &Partner, ids: Vec<OpennessId>) -> Result<Vec<Kept>> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.extend(found(db.conn(), partner, id).await?);
    }
    Ok(all)
}

/// One that stands on this partner's Today.
pub async fn asks_today(db: &mut Reader, partner: &Partner) -> Result<Option<OpennessId>> {
    let now = (partner.today(), partner.now());
    let mut asking = current(db, partner).await?.into_iter();
    Ok(asking.find(|kept| kept.course.asks(partner.person(), now)).map(|kept| kept.id))
}

/// Offers it.
pub(super) async fn offer(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    terms: &Terms,
) -> Result<OpennessId> {
    let (id, couple, person) = (OpennessId::mint(), partner.couple(), partner.person());
    let (epoch, now) = (partner.epoch(), partner.now());
    let words = partner.seal(id.uuid(), 0, &terms.words)?;
    sqlx::query!(
        "insert into openness (id, couple, author, from_day, review_day, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        couple,
        person,
        terms.from,
        terms.review,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// Keeps what the other says to it.
pub(super) async fn answer(
    tx: &mut Tx,
    ours: &Sharing<Ours<Openness>>,
    answer: Answer,
) -> Result<()> {
    let (id, person, word, now) = (ours.id(), ours.person(), answer.word(), ours.now());
    sqlx::query!(
        "insert into openness_answer (openness, person, answer, made_at) values (?, ?, ?, ?)",
        id,
        person,
        word,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Its author takes it back before an answer: nothing of it stays.
pub(super) async fn take_back(tx: &mut Tx, ours: &Ours<Openness>) -> Result<()> {
    let id = ours.id();
    sqlx::query!("delete from openness where id = ?", id).execute(tx.conn()).await?;
    Ok(())
}

/// It is ended: one is enough, at once.
pub(super) async fn end(tx: &mut Tx, ours: &Ours<Openness>) -> Result<()> {
    let (id, person, now) = (ours.id(), ours.person(), ours.now());
    sqlx::query!(
        "insert into openness_end (openness, person, made_at) values (?, ?, ?)",
        id,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

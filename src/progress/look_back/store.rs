//! What somebody said for themselves, week by week or month by month, sealed.

use std::marker::PhantomData;

use chrono::{DateTime, Months, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::{LookBackId, Own, Said, Span};
use crate::{
    access::{Member, OwnRecord, PersonId},
    db::{Db, Reader, Tx},
    error::{Error, Result},
    sealed::{Opened, Sealed},
    steps::therapy::copy::store as copies,
};

/// A clock may have run ahead by so many months.
const AHEAD: u32 = 12 * 100;

/// One of a kind, in a path: its author's alone.
#[derive(Debug)]
pub struct LookBack<W>(PhantomData<fn() -> W>);

/// One as its author may read it.
#[derive(Debug, Clone)]
pub struct Kept<W> {
    /// Which.
    pub id: LookBackId,
    /// The first day of its week or month.
    pub since: NaiveDate,
    /// What was said.
    pub said: Opened<W>,
    /// How often it was said anew.
    pub revision: u32,
    /// When it was said last.
    pub made_at: DateTime<Utc>,
}

struct Row {
    id: LookBackId,
    since: NaiveDate,
    words: Sealed,
    revision: u32,
    made_at: DateTime<Utc>,
}

impl<W: Said> OwnRecord for LookBack<W> {
    type Id = LookBackId;
    const NAME: &'static str = W::NAME;

    async fn author_of(db: &Db, id: LookBackId) -> Result<Option<PersonId>> {
        let kind = W::NAME;
        Ok(sqlx::query_scalar!("select author from look_back where id = ? and kind = ?", id, kind)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

impl Row {
    fn open<W: Said>(self, member: &Member) -> Kept<W> {
        let place = member.own_place::<W>(self.id.uuid());
        let said = member.open_private_of::<W>(&place, self.made_at, &self.words);
        Kept {
            id: self.id,
            since: self.since,
            said: said.beside(|said| said.since() == self.since),
            revision: self.revision,
            made_at: self.made_at,
        }
    }
}

impl<W> Kept<W> {
    /// How often something was said about this week or month, as a form sends it along: see
    /// [`crate::web::form::is_as_seen`].
    pub fn seen(before: Option<&Self>) -> usize {
        before.map_or(0, |kept| kept.revision as usize + 1)
    }
}

/// Those that begin from one day to another, the oldest first.
pub async fn within<W: Said>(
    db: &mut Reader,
    member: &Member,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<Kept<W>>> {
    let (person, kind) = (member.person(), W::NAME);
    let rows = sqlx::query_as!(
        Row,
        "select id, since, words, revision, made_at from look_back
          where author = ? and kind = ? and since between ? and ? order by since",
        person,
        kind,
        first,
        last
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.open(member)).collect())
}

/// All of them as they are taken along, the oldest first.
pub async fn taken_along<W: Said>(db: &mut Reader, member: &Member) -> Result<Vec<Own<W>>> {
    // Days are compared as text: from the first year with four figures that anybody here has lived, and on
    // from today, for a clock that ran ahead.
    let whole = (NaiveDate::default(), member.today() + Months::new(AHEAD));
    let all = within(db, member, whole).await?.into_iter().map(|kept| Own {
        id: kept.id,
        since: kept.since,
        made_at: kept.made_at,
        words: kept.said,
    });
    Ok(all.collect())
}

/// How many there are, and the oldest day of them.
pub async fn so_far<W: Said>(db: &mut Reader, member: &Member) -> Result<(i64, Option<NaiveDate>)> {
    let (person, kind) = (member.person(), W::NAME);
    let row = sqlx::query!(
        r#"select count(*) as "count!: i64", min(since) as "oldest?: NaiveDate"
             from look_back where author = ? and kind = ?"#,
        person,
        kind
    )
    .fetch_one(db.conn())
    .await?;
    Ok((row.count, row.oldest))
}

/// What a page of twelve months shows, up to the day that was asked for, the oldest first; and the oldest day of all.
pub async fn months<W: Said>(
    db: &mut Reader,
    member: &Member,
    until: &str,
) -> Result<(Span, Vec<Kept<W>>, Option<NaiveDate>)> {
    let span = Span::asked(until, member.today());
    let (_, oldest) = so_far::<W>(db, member).await?;
    Ok((span, within(db, member, (span.first(), span.last())).await?, oldest))
}

/// What this person said about the week or month that begins on this day, if they did.
pub async fn since<W: Said>(
    db: &mut SqliteConnection,
    member: &Member,
    day: NaiveDate,
) -> Result<Option<Kept<W>>> {
    let (person, kind) = (member.person(), W::NAME);
    let row = sqlx::query_as!(
        Row,
        "select id, since, words, revision, made_at from look_back
          where author = ? and kind = ? and since = ?",
        person,
        kind,
        day
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| row.open(member)))
}

/// Whether this person has said something about it.
pub async fn is_said<W: Said>(db: &mut Reader, member: &Member, since: NaiveDate) -> Result<bool> {
    let (person, kind) = (member.person(), W::NAME);
    Ok(sqlx::query_scalar!(
        r#"select exists (select 1 from look_back
                           where author = ? and kind = ? and since = ?) as "is: bool""#,
        person,
        kind,
        since
    )
    .fetch_one(db.conn())
    .await?)
}

/// One of this person's own.
pub async fn find<W: Said>(db: &mut Reader, member: &Member, id: LookBackId) -> Result<Kept<W>> {
    let (person, kind) = (member.person(), W::NAME);
    let row = sqlx::query_as!(
        Row,
        "select id, since, words, revision, made_at from look_back
          where id = ? and author = ? and kind = ?",
        id,
        person,
        kind
    )
    .fetch_optional(db.conn())
    .await?;
    Ok(row.ok_or(Error::NotFound)?.open(member))
}

/// Keeps what was said, in the place of what there was for this week or month. Which one it is.
pub async fn keep<W: Said>(
    tx: &mut Tx,
    member: &Member,
    (before, said): (Option<&Kept<W>>, &W),
) -> Result<LookBackId> {
    let id = before.map_or_else(LookBackId::mint, |kept| kept.id);
    let (person, now, since, kind) = (member.person(), member.now(), said.since(), W::NAME);
    let words = member.seal_private(&member.own_place::<W>(id.uuid()), said)?;
    sqlx::query!(
        "insert into look_back (id, author, kind, since, words, revision, made_at)
         values (?, ?, ?, ?, ?, 0, ?)
             on conflict (id) do update set words = excluded.words, made_at = excluded.made_at,
                                            revision = revision + 1",
        id,
        person,
        kind,
        since,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// It is no more, nor what a therapist had of it.
pub async fn delete<W: Said>(tx: &mut Tx, member: &Member, id: LookBackId) -> Result<()> {
    let (person, kind) = (member.person(), W::NAME);
    sqlx::query!(
        "delete from look_back where id = ? and author = ? and kind = ?",
        id,
        person,
        kind
    )
    .execute(tx.conn())
    .await?;
    copies::forget(tx, member, id.uuid()).await
}

//! Accountability statements: what was said in them and about them.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{
    AccountabilityStatementId, Act, History, Owned, PARTS, Spoken, State,
    shared::store::{self as shared, Kept as Whole, Told},
};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    asking::still_asks,
    db::{Db, Reader, Tx},
    error::{Error, Result},
    sealed::Opened,
};

/// How many statements a page shows.
pub const PAGE: usize = 20;

/// An accountability statement, in a path.
#[derive(Debug)]
pub struct Statement;

/// A statement with everything that was said about it.
#[derive(Debug)]
pub struct Kept {
    /// Which.
    pub id: AccountabilityStatementId,
    /// What stands in it.
    pub whole: Whole,
    /// What was done with it.
    pub history: History,
    /// What was said about it, in order.
    pub told: Vec<Told>,
}

/// A statement in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Which.
    pub id: AccountabilityStatementId,
    /// Whose.
    pub author: PersonId,
    /// When it was shared.
    pub made_at: DateTime<Utc>,
    /// Where it stands.
    pub state: State,
}

/// Something new about a statement, for one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct News {
    /// Which; its page is `/accountability-statements/{id}`.
    pub id: AccountabilityStatementId,
    /// The other wrote it; else they have said something to it.
    pub is_theirs: bool,
}

impl CoupleRecord for Statement {
    type Id = AccountabilityStatementId;
    const NAME: &'static str = "statement of responsibility";

    async fn couple_of(db: &Db, id: AccountabilityStatementId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from accountability_statement where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// One statement, with every word.
pub async fn find(db: &mut Reader, statement: &Ours<Statement>) -> Result<Kept> {
    found(db.conn(), statement, statement.id()).await?.ok_or(Error::NotFound)
}

/// What was done with a statement, as it is while something is done with it.
pub(super) async fn history(tx: &mut Tx, statement: &Ours<Statement>) -> Result<History> {
    let kept = found(tx.conn(), statement, statement.id()).await?;
    Ok(kept.ok_or(Error::NotFound)?.history)
}

async fn found(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: AccountabilityStatementId,
) -> Result<Option<Kept>> {
    let Some(whole) = shared::whole(db, partner, id).await? else { return Ok(None) };
    let told = shared::all(db, partner, id).await?;
    // What does not open may have been any of its parts.
    let written = whole.words.get().map_or([true; PARTS], Owned::written);
    // Whoever withdraws what they said last may say it anew: nobody answers an empty line.
    let last = told.iter().rposition(|told| told.withdrawn.is_none()).map_or(0, |last| last + 1);
    let history = History {
        author: whole.author,
        written,
        acts: told.iter().take(last).map(|told| (told.author, told.act)).collect(),
        is_withdrawn: whole.withdrawn.is_some(),
    };
    Ok(Some(Kept { id, whole, history, told }))
}

/// Statements of both, newest first, after `before`: one more than [`PAGE`] if there are more.
pub async fn all(
    db: &mut Reader,
    partner: &Partner,
    before: Option<AccountabilityStatementId>,
) -> Result<Vec<Listed>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        r#"
        select id
          from accountability_statement
         where couple = ?1
           and (made_at, id)
             < (coalesce((select made_at from accountability_statement where id = ?2), '9'),
                coalesce(?2, x'ff'))
         order by made_at desc, id desc
         limit 21
        "#,
        couple,
        before
    )
    .fetch_all(db.conn())
    .await?;
    let mut listed = Vec::with_capacity(ids.len());
    for id in ids {
        listed.extend(found(db.conn(), partner, id).await?.map(|kept| Listed {
            id,
            author: kept.whole.author,
            made_at: kept.whole.made_at,
            state: kept.history.state(),
        }));
    }
    Ok(listed)
}

/// Every one of the two, with every word, the oldest first.
pub(super) async fn every(db: &mut Reader, partner: &Partner) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        "select id from accountability_statement where couple = ? order by made_at, id",
        couple
    );
    let ids = ids.fetch_all(db.conn()).await?;
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.extend(found(db.conn(), partner, id).await?);
    }
    Ok(all)
}

/// What the other has written or said last, for so long as it stands on Today.
pub async fn news(db: &mut Reader, partner: &Partner) -> Result<Option<News>> {
    let (couple, me, now) = (partner.couple(), partner.person(), partner.now());
    let rows = sqlx::query!(
        r#"
        select s.id, s.author, s.made_at,
               a.author  as "last_by?: PersonId",
               a.made_at as "last_at?: DateTime<Utc>"
          from accountability_statement s
          left join accountability_statement_act a
            on a.statement = s.id
           and a.number = (select max(number) from accountability_statement_act where statement = s.id)
         where s.couple = ?
           and not exists (select 1 from withdrawal
                            where entry = s.id and kind = 'accountability statement' and part = 0
                              and author = s.author)
         order by coalesce(a.made_at, s.made_at) desc
         limit 20
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut new = rows.into_iter().filter(|row| {
        let by = row.last_by.unwrap_or(row.author);
        by != me && still_asks(row.last_at.unwrap_or(row.made_at), now)
    });
    Ok(new.next().map(|row| News { id: row.id, is_theirs: row.author != me }))
}

/// What somebody takes responsibility for, shared.
pub(super) async fn share(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    owned: &Owned,
) -> Result<AccountabilityStatementId> {
    let id = AccountabilityStatementId::mint();
    let words = partner.seal(id.uuid(), 0, owned)?;
    let (couple, person, epoch) = (partner.couple(), partner.person(), partner.epoch());
    let now = partner.now();
    sqlx::query!(
        "insert into accountability_statement (id, couple, author, epoch, words, made_at)
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
    Ok(id)
}

/// Adds what somebody says about it.
pub(super) async fn add(
    tx: &mut Tx,
    statement: &Sharing<Ours<Statement>>,
    said: &Spoken,
) -> Result<()> {
    let id = statement.id();
    let number = sqlx::query_scalar!(
        r#"select count(*) as "acts!: u32" from accountability_statement_act where statement = ?"#,
        id
    );
    let number = number.fetch_one(tx.conn()).await? + 1;
    let words = statement.seal(id.uuid(), number, said)?;
    let (kind, part) = said.act().kept();
    let part = u32::try_from(part).map_err(|e| Error::Internal(e.into()))?;
    let (author, epoch, now) = (statement.person(), statement.epoch(), statement.now());
    sqlx::query!(
        "insert into accountability_statement_act
                (statement, number, author, kind, part, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        number,
        author,
        kind,
        part,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What the other needs more of in this part, to look at while writing.
pub async fn wished(
    db: &mut Reader,
    partner: &Partner,
    (id, part): (AccountabilityStatementId, usize),
) -> Result<Option<Opened<Spoken>>> {
    let Some(kept) = found(db.conn(), partner, id).await? else { return Ok(None) };
    let wish = kept.told.into_iter().rfind(|told| told.act == Act::NeedsMore(part));
    Ok(wish.filter(|told| told.withdrawn.is_none()).map(|told| told.words))
}

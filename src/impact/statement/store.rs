//! Statements: what was said in them and about them, and which are on the table.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{
    Act, Ask, Carried, History, Spoken, State, StatementId,
    delivery::store::{Row, Stops, there},
    shared::store::{self as shared, Told},
};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    db::{Db, Reader, Tx},
    entry::{Said, Withdrawal},
    error::{Error, Result},
    sealed::Opened,
};

/// How many statements a page shows.
pub const PAGE: usize = 20;

/// A statement of one of the two, in a path. Before its time it is there for its author alone: what is
/// asked of it goes through [`find`], `history` or its entries, which find it only then.
#[derive(Debug)]
pub struct Statement;

/// A statement with everything that was said about it.
#[derive(Debug)]
pub struct Kept {
    /// Which.
    pub id: StatementId,
    /// What was done with it.
    pub history: History,
    /// The time that its author chose.
    pub deliver_at: DateTime<Utc>,
    /// When it reached the other.
    pub delivered_at: Option<DateTime<Utc>>,
    /// What stands in it.
    pub words: Opened<Carried>,
    /// Its author took it back.
    pub withdrawn: Option<Opened<Withdrawal>>,
    /// What was said about it, in order.
    pub told: Vec<Told>,
    /// This person's Today does not show it.
    pub is_put_away: bool,
}

/// A statement in a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Which.
    pub id: StatementId,
    /// Whose.
    pub author: PersonId,
    /// The time that its author chose.
    pub deliver_at: DateTime<Utc>,
    /// When it reached the other.
    pub delivered_at: Option<DateTime<Utc>>,
    /// Where it stands.
    pub state: State,
    /// What it asks of this person.
    pub asks: Ask,
}

/// Something new about a statement, for one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct News {
    /// Which; its page is `/impact-statements/{id}`.
    pub id: StatementId,
    /// What it asks.
    pub asks: Ask,
    /// They have put it away: Today does not show it.
    pub is_put_away: bool,
}

impl CoupleRecord for Statement {
    type Id = StatementId;
    const NAME: &'static str = "statement of the impact";

    async fn couple_of(db: &Db, id: StatementId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from impact_statement where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// One statement, with every word.
pub async fn find(db: &mut Reader, statement: &Ours<Statement>) -> Result<Kept> {
    let id = statement.id();
    let (row, delivered_at) = there(db.conn(), statement, id).await?.ok_or(Error::NotFound)?;
    let told = shared::all(db.conn(), statement, id).await?;
    let history = history_of(db.conn(), &row, delivered_at.is_some()).await?;
    let (words, withdrawn) = shared::whole(db.conn(), statement, id).await?;
    let acts = u32::try_from(told.len()).map_err(|e| Error::Internal(e.into()))?;
    let is_put_away = is_put_away(db.conn(), statement, (id, acts)).await?;
    let deliver_at = row.deliver_at;
    Ok(Kept { id, history, deliver_at, delivered_at, words, withdrawn, told, is_put_away })
}

/// What was done with a statement, as it is while something is done with it.
pub(super) async fn history(tx: &mut Tx, statement: &Ours<Statement>) -> Result<History> {
    let found = there(tx.conn(), statement, statement.id()).await?;
    let (row, delivered_at) = found.ok_or(Error::NotFound)?;
    history_of(tx.conn(), &row, delivered_at.is_some()).await
}

async fn history_of(db: &mut SqliteConnection, row: &Row, is_delivered: bool) -> Result<History> {
    let id = row.id;
    let acts = said(&mut *db, id).await?;
    let ends = sqlx::query!(
        r#"
        select (select person from impact_statement_stop where statement = ?1)
                   as "stopped_by?: PersonId",
               exists (select 1 from withdrawal
                        where entry = ?1 and kind = 'impact statement' and part = 0 and author = ?2)
                   as "is_withdrawn!: bool"
        "#,
        id,
        row.author
    )
    .fetch_one(db)
    .await?;
    let (author, stopped_by, is_withdrawn) = (row.author, ends.stopped_by, ends.is_withdrawn);
    Ok(History { author, is_delivered, acts, stopped_by, is_withdrawn })
}

/// What each did, in order. Whoever withdraws what was said last may say it anew: nobody answers an
/// empty line.
async fn said(db: &mut SqliteConnection, id: StatementId) -> Result<Vec<(PersonId, Act)>> {
    let acts = sqlx::query!(
        r#"
        select a.author, a.kind,
               exists (select 1 from withdrawal
                        where entry = a.statement and kind = 'answer to an impact statement'
                          and part = a.number and author = a.author) as "is_withdrawn!: bool"
          from impact_statement_act a
         where a.statement = ?
         order by a.number
        "#,
        id
    )
    .fetch_all(db)
    .await?;
    let last = acts.iter().rposition(|act| !act.is_withdrawn).map_or(0, |last| last + 1);
    let acts = acts.into_iter().take(last);
    acts.map(|row| Ok((row.author, shared::act(&row.kind)?))).collect()
}

async fn is_put_away(
    db: &mut SqliteConnection,
    partner: &Partner,
    (id, acts): (StatementId, u32),
) -> Result<bool> {
    let person = partner.person();
    let put_away = sqlx::query_scalar!(
        "select acts from impact_statement_put_away where person = ? and statement = ?",
        person,
        id
    );
    Ok(put_away.fetch_optional(db).await? == Some(acts))
}

/// Those that are open and there for this partner, each as it stands; the oldest first.
async fn open(db: &mut SqliteConnection, partner: &Partner) -> Result<(Vec<Listed>, usize)> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select s.id, s.author, s.deliver_at
          from impact_statement_open o
          join impact_statement s on s.id = o.statement
         where o.couple = ?
         order by s.deliver_at, s.id
        "#,
        couple
    )
    .fetch_all(&mut *db)
    .await?;
    let all = rows.len();
    let listed = list(db, partner, rows).await?;
    let hidden = all - listed.len();
    Ok((listed, hidden))
}

/// Of these, those that are there for this partner.
async fn list(db: &mut SqliteConnection, partner: &Partner, rows: Vec<Row>) -> Result<Vec<Listed>> {
    let Some(first) = rows.iter().map(|row| row.deliver_at).min() else { return Ok(Vec::new()) };
    let stops = Stops::since(db, partner, first).await?;
    let mut listed = Vec::new();
    for row in rows {
        let delivered_at = stops.delivered_at(&row, partner.now());
        if delivered_at.is_none() && row.author != partner.person() {
            continue;
        }
        let history = history_of(db, &row, delivered_at.is_some()).await?;
        let (state, asks) = (history.state(), history.asks(partner.person()));
        let Row { id, author, deliver_at } = row;
        listed.push(Listed { id, author, deliver_at, delivered_at, state, asks });
    }
    Ok(listed)
}

/// One, if it is there for this partner.
pub(super) async fn listed(
    db: &mut Reader,
    partner: &Partner,
    id: StatementId,
) -> Result<Option<Listed>> {
    let Some((row, _)) = there(db.conn(), partner, id).await? else { return Ok(None) };
    Ok(list(db.conn(), partner, vec![row]).await?.pop())
}

/// What is new about statements for this partner: the oldest first.
pub async fn news(db: &mut Reader, partner: &Partner) -> Result<Vec<News>> {
    let mut news = Vec::new();
    for Listed { id, asks, .. } in open(db.conn(), partner).await?.0 {
        if asks.is_news() {
            let acts = acts(db.conn(), id).await?;
            let is_put_away = is_put_away(db.conn(), partner, (id, acts)).await?;
            news.push(News { id, asks, is_put_away });
        }
    }
    Ok(news)
}

async fn acts(db: &mut SqliteConnection, id: StatementId) -> Result<u32> {
    let acts = sqlx::query_scalar!(
        r#"select count(*) as "acts!: u32" from impact_statement_act where statement = ?"#,
        id
    );
    Ok(acts.fetch_one(db).await?)
}

/// Statements of both, newest first, after `before`: one more than [`PAGE`] if there are more.
pub async fn all(
    db: &mut Reader,
    partner: &Partner,
    before: Option<StatementId>,
) -> Result<Vec<Listed>> {
    let couple = partner.couple();
    // What is not there for this partner makes no room either.
    let hidden = open(db.conn(), partner).await?.1;
    let limit = i64::try_from(PAGE + 1 + hidden).map_err(|e| Error::Internal(e.into()))?;
    let rows = sqlx::query_as!(
        Row,
        r#"
        select id, author, deliver_at
          from impact_statement
         where couple = ?1
           and (deliver_at, id)
             < (coalesce((select deliver_at from impact_statement where id = ?2), '9'),
                coalesce(?2, x'ff'))
         order by deliver_at desc, id desc
         limit ?3
        "#,
        couple,
        before,
        limit
    )
    .fetch_all(db.conn())
    .await?;
    let mut listed = list(db.conn(), partner, rows).await?;
    listed.truncate(PAGE + 1);
    Ok(listed)
}

/// Those that went round three times since this moment, without being understood.
pub async fn gone_round(
    db: &mut Reader,
    partner: &Partner,
    since: DateTime<Utc>,
) -> Result<Vec<Listed>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select id, author, deliver_at
          from impact_statement
         where couple = ?
           and exists (select 1 from impact_statement_act where statement = id and made_at >= ?)
         order by deliver_at, id
        "#,
        couple,
        since
    );
    let rows = rows.fetch_all(db.conn()).await?;
    let mut listed = list(db.conn(), partner, rows).await?;
    listed.retain(|statement| statement.state == State::Enough);
    Ok(listed)
}

/// What a reply answers: the statement; or what a draft of what is missing answers: the last reply.
pub async fn answered_by(
    db: &mut Reader,
    partner: &Partner,
    (id, act): (StatementId, Act),
) -> Result<Option<Opened<Vec<Said>>>> {
    if there(db.conn(), partner, id).await?.is_none() {
        return Ok(None);
    }
    if act == Act::Partly {
        return shared::last_reply(db.conn(), partner, id).await;
    }
    let (words, withdrawn) = shared::whole(db.conn(), partner, id).await?;
    Ok(withdrawn.is_none().then(|| words.map(|words| words.said())))
}

/// Adds what somebody says about it.
pub(super) async fn add(
    tx: &mut Tx,
    statement: &Sharing<Ours<Statement>>,
    (said, next): (&Spoken, State),
) -> Result<()> {
    let (id, kind) = (statement.id(), said.act().word());
    let number = acts(tx.conn(), id).await? + 1;
    let words = statement.seal(id.uuid(), number, said)?;
    let (author, epoch, now) = (statement.person(), statement.epoch(), statement.now());
    sqlx::query!(
        "insert into impact_statement_act (statement, number, author, kind, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?)",
        id,
        number,
        author,
        kind,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    if next.is_at_rest() { at_rest(tx, id).await } else { Ok(()) }
}

/// Nothing new comes of it any more.
pub(super) async fn at_rest(tx: &mut Tx, id: StatementId) -> Result<()> {
    sqlx::query!("delete from impact_statement_open where statement = ?", id)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// One of the two stops it: one is enough, at any time.
pub(super) async fn stop(tx: &mut Tx, statement: &Ours<Statement>) -> Result<()> {
    let (id, person, now) = (statement.id(), statement.person(), statement.now());
    sqlx::query!(
        "insert into impact_statement_stop (statement, person, made_at) values (?, ?, ?)",
        id,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    at_rest(tx, id).await
}

/// This person's Today does not show it any more, until something new is said about it.
pub(super) async fn put_away(tx: &mut Tx, statement: &Ours<Statement>) -> Result<()> {
    let (id, person) = (statement.id(), statement.person());
    let acts = acts(tx.conn(), id).await?;
    sqlx::query!(
        "insert into impact_statement_put_away (person, statement, acts) values (?, ?, ?)
             on conflict (person, statement) do update set acts = excluded.acts",
        person,
        id,
        acts
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

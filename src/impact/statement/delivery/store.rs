//! Which statements have reached the other, and those that wait.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::{Rest, delivered_at};
use crate::{
    access::{CoupleId, Ours, Partner, PersonId, Sharing},
    db::Tx,
    error::Result,
    impact::statement::{
        Carried, StatementId,
        shared::store as shared,
        store::{Statement, at_rest},
    },
    sealed::Opened,
};

/// When nothing new reached either of the two.
pub(in super::super) struct Stops {
    rests: Vec<Rest>,
    closed_at: Option<DateTime<Utc>>,
}

/// A statement with the time that its author chose.
pub(in super::super) struct Row {
    pub(in super::super) id: StatementId,
    pub(in super::super) author: PersonId,
    pub(in super::super) deliver_at: DateTime<Utc>,
}

impl Stops {
    /// Those that may have kept something back that was due then or later.
    pub(in super::super) async fn since(
        db: &mut SqliteConnection,
        partner: &Partner,
        at: DateTime<Utc>,
    ) -> Result<Self> {
        let couple = partner.couple();
        let rests = sqlx::query_as!(
            Rest,
            r#"
            select p.made_at as "from!: DateTime<Utc>", e.made_at as "until?: DateTime<Utc>"
              from pause p
              left join pause_end e on e.pause = p.id
             where p.couple = ? and (e.made_at is null or e.made_at > ?)
             order by p.made_at
            "#,
            couple,
            at
        )
        .fetch_all(&mut *db)
        .await?;
        let closed_at = sqlx::query_scalar!(
            r#"select made_at as "at: DateTime<Utc>" from closing where couple = ?"#,
            couple
        )
        .fetch_optional(db)
        .await?;
        Ok(Self { rests, closed_at })
    }

    pub(in super::super) fn delivered_at(
        &self,
        row: &Row,
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        delivered_at(row.deliver_at, &self.rests, self.closed_at, now)
    }
}

/// When a statement reached the other, if this partner may know of it; else it is not there.
pub(in super::super) async fn there(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: StatementId,
) -> Result<Option<(Row, Option<DateTime<Utc>>)>> {
    let couple = partner.couple();
    let row = sqlx::query_as!(
        Row,
        "select id, author, deliver_at from impact_statement where id = ? and couple = ?",
        id,
        couple
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let stops = Stops::since(db, partner, row.deliver_at).await?;
    let delivered = stops.delivered_at(&row, partner.now());
    let is_there = delivered.is_some() || row.author == partner.person();
    Ok(is_there.then_some((row, delivered)))
}

/// Keeps a statement until its time.
pub(in super::super) async fn deliver(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    (carried, at): (&Carried, DateTime<Utc>),
) -> Result<StatementId> {
    // It tells no time: how long it waits before it is delivered is its author's.
    let id = StatementId::from(Uuid::new_v4());
    let words = partner.seal(id.uuid(), 0, carried)?;
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    let epoch = partner.epoch();
    sqlx::query!(
        "insert into impact_statement (id, couple, author, deliver_at, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?)",
        id,
        couple,
        person,
        at,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!("insert into impact_statement_open (couple, statement) values (?, ?)", couple, id)
        .execute(tx.conn())
        .await?;
    Ok(id)
}

/// What stands in it, for its author, who takes it back.
pub(in super::super) async fn words_of(
    tx: &mut Tx,
    statement: &Ours<Statement>,
) -> Result<Opened<Carried>> {
    Ok(shared::whole(tx.conn(), statement, statement.id()).await?.0)
}

/// It never was, for the other.
pub(in super::super) async fn delete(tx: &mut Tx, id: StatementId) -> Result<()> {
    at_rest(tx, id).await?;
    sqlx::query!("delete from impact_statement where id = ?", id).execute(tx.conn()).await?;
    Ok(())
}

/// What this person wrote in a couple that is closed and that never reached the other.
pub(crate) async fn destroy_undelivered(
    tx: &mut Tx,
    (person, couple): (PersonId, CoupleId),
) -> Result<()> {
    let rows = sqlx::query!(
        r#"
        select s.id, s.deliver_at, c.made_at as "closed_at?: DateTime<Utc>"
          from impact_statement_open o
          join impact_statement s on s.id = o.statement
          left join closing c     on c.couple = s.couple
         where o.couple = ? and s.author = ?
        "#,
        couple,
        person
    )
    .fetch_all(tx.conn())
    .await?;
    let rests = sqlx::query_as!(
        Rest,
        r#"
        select p.made_at as "from!: DateTime<Utc>", e.made_at as "until?: DateTime<Utc>"
          from pause p
          left join pause_end e on e.pause = p.id
         where p.couple = ?
         order by p.made_at
        "#,
        couple
    )
    .fetch_all(tx.conn())
    .await?;
    for row in rows {
        let Some(closed) = row.closed_at else { continue };
        if delivered_at(row.deliver_at, &rests, Some(closed), closed).is_none() {
            delete(tx, row.id).await?;
        }
    }
    Ok(())
}

//! Records that wait to be taken in, and those that were.

use chrono::{DateTime, Utc};

use super::{
    Brought, ImportCode, ImportLinkId, ImportedId, Piece,
    imported::{WAITS, joined},
};
use crate::{
    access::Member,
    couple::export::AT_A_TIME,
    db::{Reader, Tx},
    error::{Error, Result},
    sealed::{Opened, Place, Words as _},
};

/// A record that waits, opened with the code of its link.
#[derive(Debug)]
pub struct Waiting {
    /// Which link.
    pub link: ImportLinkId,
    /// What it leads to.
    pub brought: Brought,
}

/// A record that somebody took in.
#[derive(Debug)]
pub struct TakenIn {
    /// Which.
    pub id: ImportedId,
    /// When.
    pub made_at: DateTime<Utc>,
    /// What it holds.
    pub brought: Opened<Brought>,
}

/// Keeps a record until it is taken in, sealed under a code that is kept nowhere. Others that have
/// run out are forgotten.
pub async fn bring(tx: &mut Tx, brought: &Brought, now: DateTime<Utc>) -> Result<ImportCode> {
    forget(tx, now).await?;
    let (code, link, until) = (ImportCode::random(), ImportLinkId::mint(), now + WAITS);
    let hash = code.hash();
    let hash = hash.as_slice();
    sqlx::query!(
        "insert into import_link (id, code, expires_at, made_at) values (?, ?, ?, ?)",
        link,
        hash,
        until,
        now
    )
    .execute(tx.conn())
    .await?;
    for (part, piece) in (0..).zip(brought.pieces()) {
        let sealed = code.seal(link, part, &piece);
        sqlx::query!(
            "insert into import_part (link, part, words) values (?, ?, ?)",
            link,
            part,
            sealed
        )
        .execute(tx.conn())
        .await?;
    }
    Ok(code)
}

async fn forget(tx: &mut Tx, now: DateTime<Utc>) -> Result<()> {
    sqlx::query!(
        "delete from import_part where link in (select id from import_link where expires_at <= ?)",
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What this code leads to, if it still waits and is whole.
pub async fn waiting(
    db: &mut Reader,
    code: &ImportCode,
    now: DateTime<Utc>,
) -> Result<Option<Waiting>> {
    let hash = code.hash();
    let hash = hash.as_slice();
    let rows = sqlx::query!(
        "select p.link as \"link: ImportLinkId\", p.words
           from import_link l join import_part p on p.link = l.id
          where l.code = ? and l.made_at <= ? and l.expires_at > ?
          order by p.part",
        hash,
        now,
        now
    )
    .fetch_all(db.conn())
    .await?;
    let Some(link) = rows.first().map(|row| row.link) else { return Ok(None) };
    let open = (0..).zip(&rows).map(|(part, row)| code.open(link, part, &row.words));
    let text = open.collect::<Option<Vec<Piece>>>().and_then(|pieces| joined(&pieces));
    let brought = text.and_then(|text| Brought::read(text).ok());
    Ok(brought.map(|brought| Waiting { link, brought }))
}

/// Takes a record in for this member alone; the link leads nowhere from then on.
pub async fn take_in(tx: &mut Tx, member: &Member, waiting: &Waiting) -> Result<ImportedId> {
    let (id, person, now) = (ImportedId::mint(), member.person(), member.now());
    let taken = sqlx::query!(
        "insert into imported (id, link, person, made_at) values (?, ?, ?, ?)
             on conflict (link) do nothing",
        id,
        waiting.link,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    if taken.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    for (part, piece) in (0..).zip(waiting.brought.pieces()) {
        let sealed = member.seal_private(&place(member, id, part), &piece)?;
        sqlx::query!(
            "insert into imported_part (imported, part, words) values (?, ?, ?)",
            id,
            part,
            sealed
        )
        .execute(tx.conn())
        .await?;
    }
    sqlx::query!("delete from import_part where link = ?", waiting.link).execute(tx.conn()).await?;
    Ok(id)
}

/// Every record that this member took in, the oldest first.
pub async fn all(db: &mut Reader, member: &Member) -> Result<Vec<TakenIn>> {
    let person = member.person();
    let rows = sqlx::query!(
        "select id, made_at from imported where person = ? order by made_at, id",
        person
    )
    .fetch_all(db.conn())
    .await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        all.push(opened(db, member, (row.id, row.made_at)).await?);
    }
    Ok(all)
}

/// One of them, if it is this member's.
pub async fn one(db: &mut Reader, member: &Member, id: ImportedId) -> Result<Option<TakenIn>> {
    let person = member.person();
    let row =
        sqlx::query!("select id, made_at from imported where id = ? and person = ?", id, person)
            .fetch_optional(db.conn())
            .await?;
    match row {
        Some(row) => Ok(Some(opened(db, member, (row.id, row.made_at)).await?)),
        None => Ok(None),
    }
}

async fn opened(
    db: &mut Reader,
    member: &Member,
    (id, made_at): (ImportedId, DateTime<Utc>),
) -> Result<TakenIn> {
    let rows = sqlx::query!("select words from imported_part where imported = ? order by part", id)
        .fetch_all(db.conn())
        .await?;
    let mut pieces: Opened<Vec<Piece>> = Opened::Genuine(Vec::with_capacity(rows.len()));
    for (part, row) in (0..).zip(rows) {
        if (part as usize).is_multiple_of(AT_A_TIME) {
            tokio::task::yield_now().await;
        }
        let opened = member.open_private_of(&place(member, id, part), made_at, &row.words);
        pieces = and(pieces, opened);
    }
    let brought = match pieces.map(|pieces| joined(&pieces).map(Brought::read)) {
        Opened::Genuine(Some(Ok(brought))) => Opened::Genuine(brought),
        Opened::Genuine(_) | Opened::ChangedOutside => Opened::ChangedOutside,
        Opened::Locked => Opened::Locked,
        Opened::BeforeReset => Opened::BeforeReset,
    };
    Ok(TakenIn { id, made_at, brought })
}

/// The pieces with one more; the first that does not open says why none of it is shown.
fn and(pieces: Opened<Vec<Piece>>, piece: Opened<Piece>) -> Opened<Vec<Piece>> {
    match (pieces, piece) {
        (Opened::Genuine(mut pieces), Opened::Genuine(piece)) => {
            pieces.push(piece);
            Opened::Genuine(pieces)
        }
        (Opened::Genuine(_), closed) => closed.map(|_| Vec::new()),
        (closed, _) => closed,
    }
}

fn place(member: &Member, id: ImportedId, part: u32) -> Place {
    let (author, couple) = (member.person().uuid(), uuid::Uuid::nil());
    Place { kind: Piece::KIND, id: id.uuid(), part, author, couple, epoch: 0 }
}

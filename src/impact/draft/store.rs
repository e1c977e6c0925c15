//! Drafts about the impact: each author's own.

use sqlx::SqliteConnection;

use super::{Answer, ImpactDraft, ImpactDraftId, Piece};
use crate::{
    access::{Mine, OwnRecord, Partner, PersonId},
    db::{Db, Reader, Tx},
    error::{Error, Result},
    impact::statement::StatementId,
    sealed::Place,
};

impl OwnRecord for ImpactDraft {
    type Id = ImpactDraftId;
    const NAME: &'static str = "draft about the impact";

    async fn author_of(db: &Db, id: ImpactDraftId) -> Result<Option<PersonId>> {
        Ok(sqlx::query_scalar!("select author from impact_draft where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// A draft in a list.
#[derive(Debug, Clone, Copy)]
pub struct Begun {
    /// Which; its page is `/impact-drafts/{id}`.
    pub id: ImpactDraftId,
    /// What it will be.
    pub piece: Piece,
    /// The statement that it answers.
    pub statement: Option<StatementId>,
}

/// One draft.
pub(super) async fn mine(db: &mut Reader, draft: &Mine<ImpactDraft>) -> Result<ImpactDraft> {
    read(db, draft, draft.id()).await?.ok_or(Error::NotFound)
}

/// The draft of this partner with this id, as it is now.
pub async fn read(
    db: &mut Reader,
    partner: &Partner,
    id: ImpactDraftId,
) -> Result<Option<ImpactDraft>> {
    found(db.conn(), partner, id).await
}

/// The same, as it is while it is shared.
pub async fn of(tx: &mut Tx, partner: &Partner, id: ImpactDraftId) -> Result<Option<ImpactDraft>> {
    found(tx.conn(), partner, id).await
}

async fn found(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: ImpactDraftId,
) -> Result<Option<ImpactDraft>> {
    let (person, couple) = (partner.person(), partner.couple());
    let row = sqlx::query!(
        r#"
        select kind, statement as "statement: StatementId"
          from impact_draft
         where id = ? and author = ? and couple = ?
        "#,
        id,
        person,
        couple
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let piece = piece(&row.kind)?;
    let rows = sqlx::query!(
        "select question, words, made_at from impact_draft_answer where draft = ?",
        id
    )
    .fetch_all(db)
    .await?;
    let answers = (0_u32..).zip(piece.questions()).map(|(nth, question)| {
        let row = rows.iter().find(|row| row.question == question.name);
        let place = place(partner, id, nth);
        (*question, row.map(|row| partner.open_private_of(&place, row.made_at, &row.words)))
    });
    Ok(Some(ImpactDraft { id, piece, statement: row.statement, answers: answers.collect() }))
}

fn piece(kind: &str) -> Result<Piece> {
    Piece::parse(kind).ok_or_else(|| Error::bug("a draft of an unknown kind"))
}

fn place(partner: &Partner, id: ImpactDraftId, nth: u32) -> Place {
    Place { part: nth, ..partner.own_place::<Answer>(id.uuid()) }
}

/// Everything that this partner has begun to write, the newest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Begun>> {
    let (person, couple) = (partner.person(), partner.couple());
    let rows = sqlx::query!(
        r#"
        select id as "id: ImpactDraftId", kind, statement as "statement: StatementId"
          from impact_draft
         where author = ? and couple = ?
         order by id desc
        "#,
        person,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let begun = rows
        .into_iter()
        .map(|row| Ok(Begun { id: row.id, piece: piece(&row.kind)?, statement: row.statement }));
    begun.collect()
}

/// The draft for this: the one that was begun, or a new one.
pub async fn begin(
    tx: &mut Tx,
    partner: &Partner,
    (piece, statement): (Piece, Option<StatementId>),
) -> Result<ImpactDraftId> {
    let (person, couple) = (partner.person(), partner.couple());
    let kind = piece.word();
    let begun = sqlx::query_scalar!(
        r#"
        select id as "id: ImpactDraftId"
          from impact_draft
         where author = ? and couple = ? and kind = ? and statement is ?
         order by id desc limit 1
        "#,
        person,
        couple,
        kind,
        statement
    )
    .fetch_optional(tx.conn())
    .await?;
    match begun {
        Some(id) => Ok(id),
        None => new(tx, partner, (piece, statement)).await,
    }
}

/// A new draft, whatever was begun before.
pub async fn new(
    tx: &mut Tx,
    partner: &Partner,
    (piece, statement): (Piece, Option<StatementId>),
) -> Result<ImpactDraftId> {
    let (id, person, couple) = (ImpactDraftId::mint(), partner.person(), partner.couple());
    let (kind, now) = (piece.word(), partner.now());
    sqlx::query!(
        "insert into impact_draft (id, author, couple, kind, statement, made_at)
         values (?, ?, ?, ?, ?, ?)",
        id,
        person,
        couple,
        kind,
        statement,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// Keeps what was answered to the question of this name; nothing if it was left empty.
pub async fn answer(
    tx: &mut Tx,
    partner: &Partner,
    (id, piece, name): (ImpactDraftId, Piece, &str),
    answer: &Answer,
) -> Result<()> {
    if answer.0.is_empty() {
        sqlx::query!("delete from impact_draft_answer where draft = ? and question = ?", id, name)
            .execute(tx.conn())
            .await?;
        return Ok(());
    }
    let nth = (0_u32..).zip(piece.questions()).find(|(_, question)| question.name == name);
    let (nth, _) = nth.ok_or(Error::NotFound)?;
    let (words, now) = (partner.seal_private(&place(partner, id, nth), answer)?, partner.now());
    sqlx::query!(
        "insert into impact_draft_answer (draft, question, words, made_at) values (?, ?, ?, ?)
             on conflict (draft, question) do update set words = excluded.words,
                                                         made_at = excluded.made_at",
        id,
        name,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A draft of this partner is no more: it was shared, or its author lets it go.
pub async fn delete(tx: &mut Tx, partner: &Partner, id: ImpactDraftId) -> Result<()> {
    let person = partner.person();
    sqlx::query!(
        "delete from impact_draft_answer
          where draft in (select id from impact_draft where id = ? and author = ?)",
        id,
        person
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!("delete from impact_draft where id = ? and author = ?", id, person)
        .execute(tx.conn())
        .await?;
    Ok(())
}

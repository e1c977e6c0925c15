//! Drafts of turns: each author's own.

use sqlx::SqliteConnection;

use super::{Answer, TurnDraft, TurnDraftId};
use crate::{
    access::{Mine, OwnRecord, Partner, PersonId},
    db::{Db, Reader, Tx},
    error::{Error, Result},
    sealed::Place,
    steps::communication::turn_talk::{Act, TurnTalkId},
};

impl OwnRecord for TurnDraft {
    type Id = TurnDraftId;
    const NAME: &'static str = "draft of a turn";

    async fn author_of(db: &Db, id: TurnDraftId) -> Result<Option<PersonId>> {
        Ok(sqlx::query_scalar!("select author from turn_draft where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// One draft.
pub(super) async fn mine(db: &mut Reader, draft: &Mine<TurnDraft>) -> Result<TurnDraft> {
    found(db.conn(), draft, draft.id()).await?.ok_or(Error::NotFound)
}

/// The draft of this partner with this id, as it is now.
pub async fn read(
    db: &mut Reader,
    partner: &Partner,
    id: TurnDraftId,
) -> Result<Option<TurnDraft>> {
    found(db.conn(), partner, id).await
}

/// The same, as it is while it is shared.
pub async fn of(tx: &mut Tx, partner: &Partner, id: TurnDraftId) -> Result<Option<TurnDraft>> {
    found(tx.conn(), partner, id).await
}

async fn found(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: TurnDraftId,
) -> Result<Option<TurnDraft>> {
    let (person, couple) = (partner.person(), partner.couple());
    let row = sqlx::query!(
        r#"
        select talk as "talk: TurnTalkId", kind
          from turn_draft
         where id = ? and author = ? and couple = ?
        "#,
        id,
        person,
        couple
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let act = Act::parse(&row.kind).ok_or_else(|| Error::bug("a draft of an unknown kind"))?;
    let rows =
        sqlx::query!("select question, words, made_at from turn_draft_answer where draft = ?", id)
            .fetch_all(db)
            .await?;
    let answers = (0_u32..).zip(act.questions()).map(|(nth, question)| {
        let row = rows.iter().find(|row| row.question == question.name);
        let place = place(partner, id, nth);
        (*question, row.map(|row| partner.open_private_of(&place, row.made_at, &row.words)))
    });
    Ok(Some(TurnDraft { id, act, talk: row.talk, answers: answers.collect() }))
}

fn place(partner: &Partner, id: TurnDraftId, nth: u32) -> Place {
    Place { part: nth, ..partner.own_place::<Answer>(id.uuid()) }
}

/// A draft in a list.
#[derive(Debug, Clone, Copy)]
pub struct Begun {
    /// Which; its page is `/turn-drafts/{id}`.
    pub id: TurnDraftId,
    /// What it will do.
    pub act: Act,
    /// In which talk; without one it begins a talk.
    pub talk: Option<TurnTalkId>,
}

/// Everything that this partner has begun to write, the newest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Begun>> {
    let (person, couple) = (partner.person(), partner.couple());
    let rows = sqlx::query!(
        r#"
        select id as "id: TurnDraftId", talk as "talk: TurnTalkId", kind
          from turn_draft
         where author = ? and couple = ?
         order by id desc
        "#,
        person,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let begun = rows.into_iter().map(|row| {
        let act = Act::parse(&row.kind)?;
        Some(Begun { id: row.id, act, talk: row.talk })
    });
    begun.collect::<Option<_>>().ok_or_else(|| Error::bug("a draft of an unknown kind"))
}

/// The draft for this turn: the one that was begun, or a new one.
pub(super) async fn begin(
    tx: &mut Tx,
    partner: &Partner,
    (talk, act): (Option<TurnTalkId>, Act),
) -> Result<TurnDraftId> {
    let (person, couple, now) = (partner.person(), partner.couple(), partner.now());
    let kind = act.word();
    let begun = sqlx::query_scalar!(
        r#"
        select id as "id: TurnDraftId"
          from turn_draft
         where author = ? and couple = ? and talk is ? and kind = ?
        "#,
        person,
        couple,
        talk,
        kind
    )
    .fetch_optional(tx.conn())
    .await?;
    if let Some(id) = begun {
        return Ok(id);
    }
    let id = TurnDraftId::mint();
    sqlx::query!(
        "insert into turn_draft (id, author, couple, talk, kind, made_at) values (?, ?, ?, ?, ?, ?)",
        id,
        person,
        couple,
        talk,
        kind,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// Keeps what was answered; nothing if it was left empty.
pub(super) async fn answer(
    tx: &mut Tx,
    draft: &Mine<TurnDraft>,
    (nth, name): (u32, &str),
    answer: &Answer,
) -> Result<()> {
    let (id, now) = (draft.id(), draft.now());
    if answer.0.is_empty() {
        sqlx::query!("delete from turn_draft_answer where draft = ? and question = ?", id, name)
            .execute(tx.conn())
            .await?;
        return Ok(());
    }
    let words = draft.seal_private(&place(draft, id, nth), answer)?;
    sqlx::query!(
        "insert into turn_draft_answer (draft, question, words, made_at) values (?, ?, ?, ?)
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
pub async fn delete(tx: &mut Tx, partner: &Partner, id: TurnDraftId) -> Result<()> {
    let person = partner.person();
    sqlx::query!(
        "delete from turn_draft_answer
          where draft in (select id from turn_draft where id = ? and author = ?)",
        id,
        person
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!("delete from turn_draft where id = ? and author = ?", id, person)
        .execute(tx.conn())
        .await?;
    Ok(())
}

//! Drafts: each author's own.

use std::collections::HashMap;

use sqlx::SqliteConnection;
use uuid::Uuid;

use super::{Draft, DraftId, For, Written, draft::digest, record};
use crate::{
    access::{Mine, OwnRecord, Partner, PersonId},
    db::{Db, Reader, Tx},
    error::{Error, Result},
    sealed::Place,
};

impl OwnRecord for Draft {
    type Id = DraftId;
    const NAME: &'static str = "draft";

    async fn author_of(db: &Db, id: DraftId) -> Result<Option<PersonId>> {
        Ok(sqlx::query_scalar!("select author from draft where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// A draft in a list.
#[derive(Debug, Clone, Copy)]
pub struct Begun {
    /// Which; its page is `/drafts/{id}`.
    pub id: DraftId,
    /// What for.
    pub what: For,
}

impl Begun {
    /// Those that belong to the feature with this page, each as it stands in its list.
    pub fn listed(drafts: &[Self], page: &str) -> Vec<(DraftId, &'static str)> {
        let of_it = drafts.iter().filter(|draft| draft.what.list() == page);
        of_it.map(|draft| (draft.id, draft.what.label())).collect()
    }
}

/// One draft.
pub(super) async fn mine(db: &mut Reader, draft: &Mine<Draft>) -> Result<Draft> {
    found(db.conn(), draft, draft.id()).await?.ok_or(Error::NotFound)
}

/// The draft of this partner with this id, as it is now.
pub(super) async fn read(db: &mut Reader, partner: &Partner, id: DraftId) -> Result<Option<Draft>> {
    found(db.conn(), partner, id).await
}

/// The same, as it is while it is shared.
pub(super) async fn of(tx: &mut Tx, partner: &Partner, id: DraftId) -> Result<Option<Draft>> {
    found(tx.conn(), partner, id).await
}

async fn found(db: &mut SqliteConnection, partner: &Partner, id: DraftId) -> Result<Option<Draft>> {
    let (person, couple) = (partner.person(), partner.couple());
    let row = sqlx::query!(
        r#"
        select kind, about as "about: Vec<u8>"
          from draft
         where id = ? and author = ? and couple = ?
        "#,
        id,
        person,
        couple
    )
    .fetch_optional(&mut *db)
    .await?;
    let what = row.and_then(|row| For::parse(&row.kind, about(row.about.as_deref())));
    let Some(what) = what else { return Ok(None) };
    let rows = sqlx::query!("select part, words, made_at from draft_part where draft = ?", id)
        .fetch_all(db)
        .await?;
    let mut kept = HashMap::new();
    let parts = (0_u32..).zip(what.parts()).map(|(nth, part)| {
        let row = rows.iter().find(|row| row.part == part.name);
        kept.extend(row.map(|row| (part.name, digest([row.words.bytes()].into_iter()))));
        let place = place(partner, (id, what), nth);
        (*part, row.map(|row| partner.open_private_of(&place, row.made_at, &row.words)))
    });
    Ok(Some(Draft { id, what, parts: parts.collect(), kept }))
}

/// What cannot be an id was changed outside the app: such a draft is not there.
fn about(bytes: Option<&[u8]>) -> Option<Uuid> {
    bytes.and_then(|bytes| Uuid::from_slice(bytes).ok())
}

fn place(partner: &Partner, (id, what): (DraftId, For), nth: u32) -> Place {
    Place { kind: what.kind(), part: nth, ..partner.own_place::<Written>(id.uuid()) }
}

/// Everything that this partner has begun to write, the newest first.
pub async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Begun>> {
    let (person, couple) = (partner.person(), partner.couple());
    let rows = sqlx::query!(
        r#"
        select id as "id: DraftId", kind, about as "about: Vec<u8>"
          from draft
         where author = ? and couple = ?
         order by id desc
        "#,
        person,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let begun = rows.into_iter().filter_map(|row| {
        let what = For::parse(&row.kind, about(row.about.as_deref()))?;
        Some(Begun { id: row.id, what })
    });
    Ok(begun.collect())
}

/// The same with every word, the oldest first: for the record that one takes along.
pub async fn taken_along(db: &mut Reader, partner: &Partner) -> Result<Vec<record::Entry>> {
    let mut entries = Vec::new();
    for begun in all(db, partner).await?.into_iter().rev() {
        let draft = found(db.conn(), partner, begun.id).await?;
        entries.extend(draft.map(record::Entry::of));
    }
    Ok(entries)
}

/// The draft for this that was begun, if there is one.
pub(super) async fn begun(tx: &mut Tx, partner: &Partner, what: For) -> Result<Option<DraftId>> {
    let (person, couple) = (partner.person(), partner.couple());
    let (kind, about) = (what.word(), what.about());
    let begun = sqlx::query_scalar!(
        r#"
        select id as "id: DraftId"
          from draft
         where author = ? and couple = ? and kind = ? and about is ?
         order by id desc limit 1
        "#,
        person,
        couple,
        kind,
        about
    )
    .fetch_optional(tx.conn())
    .await?;
    Ok(begun)
}

/// A new draft, whatever was begun before.
pub async fn new(tx: &mut Tx, partner: &Partner, what: For) -> Result<DraftId> {
    let (id, person, couple) = (DraftId::mint(), partner.person(), partner.couple());
    let (kind, about, now) = (what.word(), what.about(), partner.now());
    sqlx::query!(
        "insert into draft (id, author, couple, kind, about, made_at) values (?, ?, ?, ?, ?, ?)",
        id,
        person,
        couple,
        kind,
        about,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// Keeps what was written in the part of this name; nothing if it was left empty.
pub async fn write(
    tx: &mut Tx,
    partner: &Partner,
    (id, what, name): (DraftId, For, &str),
    written: &Written,
) -> Result<()> {
    if written.0.is_empty() {
        sqlx::query!("delete from draft_part where draft = ? and part = ?", id, name)
            .execute(tx.conn())
            .await?;
        return Ok(());
    }
    let (nth, ..) = what.part(name).ok_or(Error::NotFound)?;
    let nth = u32::try_from(nth).map_err(|e| Error::Internal(e.into()))?;
    let words = partner.seal_private(&place(partner, (id, what), nth), written)?;
    let now = partner.now();
    sqlx::query!(
        "insert into draft_part (draft, part, words, made_at) values (?, ?, ?, ?)
             on conflict (draft, part) do update set words = excluded.words,
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

/// What drafts were about is gone: they go on by themselves.
pub async fn is_about_nothing(tx: &mut Tx, about: Uuid) -> Result<()> {
    sqlx::query!("update draft set about = null where about = ?", about).execute(tx.conn()).await?;
    Ok(())
}

/// A draft of this partner is no more: it was shared, or its author lets it go.
pub(super) async fn delete(tx: &mut Tx, partner: &Partner, id: DraftId) -> Result<()> {
    let person = partner.person();
    sqlx::query!(
        "delete from draft_part where draft in (select id from draft where id = ? and author = ?)",
        id,
        person
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!("delete from draft where id = ? and author = ?", id, person)
        .execute(tx.conn())
        .await?;
    Ok(())
}

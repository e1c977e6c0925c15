//! Ideas of the two, beside the jar that comes along.

use sqlx::SqliteConnection;

use super::{IdeaId, IdeaWords, card};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    db::{Db, Reader, Tx},
    entry::{self, Said, Shared, Which, store::SharedKind},
    error::{Error, Result},
};

/// How many a page shows.
pub const PAGE: usize = 20;

/// An idea of one of the two, in a path.
#[derive(Debug)]
pub struct OwnIdea;

/// One as both may read it.
pub type Told = entry::Told<IdeaId, IdeaWords>;
type Row = entry::Row<IdeaId>;

impl CoupleRecord for OwnIdea {
    type Id = IdeaId;
    const NAME: &'static str = "idea";

    async fn couple_of(db: &Db, id: IdeaId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from idea where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// One of the couple's.
async fn found(db: &mut SqliteConnection, partner: &Partner, id: IdeaId) -> Result<Option<Told>> {
    let couple = partner.couple();
    let row = sqlx::query_as!(
        Row,
        r#"
        select i.id, i.author, i.epoch, i.words, i.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from idea i
          left join withdrawal w on w.entry = i.id and w.kind = 'idea' and w.author = i.author
         where i.id = ? and i.couple = ?
        "#,
        id,
        couple
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| row.told(partner)))
}

/// One of the two's.
pub(super) async fn find(db: &mut SqliteConnection, ours: &Ours<OwnIdea>) -> Result<Told> {
    found(db, ours, ours.id()).await?.ok_or(Error::NotFound)
}

/// An idea of the jar or of the two, by its id, to be proposed as a date.
pub async fn to_propose(db: &mut Reader, partner: &Partner, id: &str) -> Result<Option<IdeaWords>> {
    if let Some(card) = card(id) {
        return Ok(Some(IdeaWords { what: card.text.clone(), needs: card.needs }));
    }
    let Ok(id) = id.parse::<uuid::Uuid>() else { return Ok(None) };
    let told = found(db.conn(), partner, id.into()).await?;
    Ok(told.filter(|told| told.withdrawn.is_none()).and_then(|told| told.words.get().cloned()))
}

/// What the two have written, the oldest first.
pub(super) async fn every(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select i.id, i.author, i.epoch, i.words, i.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from idea i
          left join withdrawal w on w.entry = i.id and w.kind = 'idea' and w.author = i.author
         where i.couple = ?
         order by i.made_at, i.id
        "#,
        couple
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// Those that stand, the oldest first.
pub(super) async fn standing(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<Told>> {
    let mut all = every(db, partner).await?;
    all.retain(|told| told.withdrawn.is_none());
    Ok(all)
}

/// The newest first, after `before`: one more than [`PAGE`] if there are more.
pub(super) async fn page(
    db: &mut Reader,
    partner: &Partner,
    before: Option<IdeaId>,
) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select i.id, i.author, i.epoch, i.words, i.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from idea i
          left join withdrawal w on w.entry = i.id and w.kind = 'idea' and w.author = i.author
         where i.couple = ?1
           and (i.made_at, i.id) < (coalesce((select made_at from idea where id = ?2), '9'),
                                    coalesce(?2, x'ff'))
         order by i.made_at desc, i.id desc
         limit 21
        "#,
        couple,
        before
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// Puts one into the jar.
pub(super) async fn insert(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    words: &IdeaWords,
) -> Result<IdeaId> {
    let id = IdeaId::mint();
    let words = partner.seal(id.uuid(), 0, words)?;
    let (couple, author, epoch, now) =
        (partner.couple(), partner.person(), partner.epoch(), partner.now());
    sqlx::query!(
        "insert into idea (id, couple, author, epoch, words, made_at) values (?, ?, ?, ?, ?, ?)",
        id,
        couple,
        author,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// What stands in it, for pages that know only entries.
fn said(words: &IdeaWords) -> Vec<Said> {
    let needs = words.needs.sentence();
    let chosen = (!needs.is_empty()).then(|| Said::chosen("", format!("{needs}.")));
    Said::written("", &words.what).into_iter().chain(chosen).collect()
}

impl SharedKind for OwnIdea {
    type Record = Self;
    const NAME: &'static str = "idea";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let told = find(db, ours).await?;
        let path = format!("/ideas/{}", told.id);
        Ok((told.author == author)
            .then(|| told.shared(ours, ("an idea for time together", path), |words| said(&words))))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = ours.id();
        sqlx::query!("update idea set words = x'' where id = ?", id).execute(tx.conn()).await?;
        Ok(())
    }

    fn id(ours: &Ours<Self>) -> uuid::Uuid {
        ours.id().uuid()
    }
}

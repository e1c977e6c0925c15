//! Suggestions: shared words, beside the deck.

use sqlx::SqliteConnection;

use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    db::{Db, Reader, Tx},
    entry::{self, Said, Shared, Which, store::SharedKind},
    error::{Error, Result},
    steps::quality_time::hobby::{HobbyId, Suggested},
};

/// How many a page shows.
pub const PAGE: usize = 20;

/// A suggestion, in a path.
#[derive(Debug)]
pub struct Suggestion;

/// One as both may read it.
pub type Told = entry::Told<HobbyId, Suggested>;
type Row = entry::Row<HobbyId>;

impl CoupleRecord for Suggestion {
    type Id = HobbyId;
    const NAME: &'static str = "suggested hobby";

    async fn couple_of(db: &Db, id: HobbyId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from hobby_suggestion where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// One suggestion.
pub async fn find(db: &mut SqliteConnection, ours: &Ours<Suggestion>) -> Result<Told> {
    let id = ours.id();
    let row = sqlx::query_as!(
        Row,
        r#"
        select s.id, s.author, s.epoch, s.words, s.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from hobby_suggestion s
          left join withdrawal w on w.entry = s.id and w.kind = 'hobby' and w.author = s.author
         where s.id = ?
        "#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.ok_or(Error::NotFound)?.told(ours))
}

/// What the two have suggested, the newest first, after `before`: one more than [`PAGE`] if there are
/// more.
pub async fn page(
    db: &mut Reader,
    partner: &Partner,
    before: Option<HobbyId>,
) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select s.id, s.author, s.epoch, s.words, s.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from hobby_suggestion s
          left join withdrawal w on w.entry = s.id and w.kind = 'hobby' and w.author = s.author
         where s.couple = ?1
           and (s.made_at, s.id) < (coalesce((select made_at from hobby_suggestion where id = ?2), '9'),
                                    coalesce(?2, x'ff'))
         order by s.made_at desc, s.id desc
         limit 21
        "#,
        couple,
        before
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// All of them, the oldest first.
pub async fn every(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select s.id, s.author, s.epoch, s.words, s.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from hobby_suggestion s
          left join withdrawal w on w.entry = s.id and w.kind = 'hobby' and w.author = s.author
         where s.couple = ?
         order by s.made_at, s.id
        "#,
        couple
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// Suggests it.
pub async fn insert(tx: &mut Tx, partner: &Sharing<Partner>, words: &Suggested) -> Result<HobbyId> {
    let id = HobbyId::mint();
    let words = partner.seal(id.uuid(), 0, words)?;
    let (couple, author, epoch, now) =
        (partner.couple(), partner.person(), partner.epoch(), partner.now());
    sqlx::query!(
        "insert into hobby_suggestion (id, couple, author, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?)",
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

impl SharedKind for Suggestion {
    type Record = Self;
    const NAME: &'static str = "hobby";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let told = find(db, ours).await?;
        let path = format!("/hobbies/suggestions/{}", told.id);
        Ok((told.author == author).then(|| {
            told.shared(ours, ("a suggestion of something to do together", path), |words| {
                Said::written("", &words.hobby).into_iter().collect()
            })
        }))
    }

    /// What was answered to it goes as well: there is nothing left that it was about.
    async fn destroy(tx: &mut Tx, ours: &Ours<Self>, _: &Shared) -> Result<()> {
        let (id, couple, hobby) = (ours.id(), ours.couple(), ours.id().to_string());
        sqlx::query!("delete from hobby_answer where couple = ? and hobby = ?", couple, hobby)
            .execute(tx.conn())
            .await?;
        sqlx::query!("update hobby_suggestion set words = x'' where id = ?", id)
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    fn id(ours: &Ours<Self>) -> uuid::Uuid {
        ours.id().uuid()
    }
}

//! Copies of pages that one of the two shared.

use chrono::TimeDelta;
use sqlx::SqliteConnection;

use super::CopyWords;
use crate::{
    access::{CoupleId, CoupleRecord, Mine, Ours, Partner, PersonId, Sharing},
    db::{Db, Reader, Tx},
    entry::{self, Shared, Which, store::SharedKind},
    error::{Error, Result},
    steps::communication::journal::{JournalCopyId, store::JournalPage},
};

/// How many copies a page shows.
pub const PAGE: usize = 20;

/// A copy, in a path.
#[derive(Debug)]
pub struct JournalCopy;

/// A copy as both may read it.
pub type Told = entry::Told<JournalCopyId, CopyWords>;
type Row = entry::Row<JournalCopyId>;

impl CoupleRecord for JournalCopy {
    type Id = JournalCopyId;
    const NAME: &'static str = "journal copy";

    async fn couple_of(db: &Db, id: JournalCopyId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from journal_copy where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// One copy.
pub async fn find(db: &mut SqliteConnection, copy: &Ours<JournalCopy>) -> Result<Told> {
    let id = copy.id();
    let row = sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.epoch, c.words, c.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from journal_copy c
          left join withdrawal w on w.entry = c.id and w.kind = 'journal copy'
                                and w.author = c.author
         where c.id = ?
        "#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.ok_or(Error::NotFound)?.told(copy))
}

/// What the two have shared of their journals, the newest first, after `before`: one more than
/// [`PAGE`] if there are more.
pub async fn all(
    db: &mut Reader,
    partner: &Partner,
    before: Option<JournalCopyId>,
) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.epoch, c.words, c.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from journal_copy c
          left join withdrawal w on w.entry = c.id and w.kind = 'journal copy'
                                and w.author = c.author
         where c.couple = ?1
           and (c.made_at, c.id) < (coalesce((select made_at from journal_copy where id = ?2), '9'),
                                    coalesce(?2, x'ff'))
         order by c.made_at desc, c.id desc
         limit 21
        "#,
        couple,
        before
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// The newest that the other has shared within so many days, if it was not withdrawn.
pub async fn newest_of_partner(
    db: &mut Reader,
    partner: &Partner,
    days: u8,
) -> Result<Option<JournalCopyId>> {
    let (couple, other) = (partner.couple(), partner.partner());
    let since = partner.now() - TimeDelta::days(i64::from(days));
    Ok(sqlx::query_scalar!(
        "select c.id
           from journal_copy c
          where c.couple = ? and c.made_at >= ? and c.author = ?
            and not exists (select 1 from withdrawal
                             where entry = c.id and kind = 'journal copy')
          order by c.made_at desc
          limit 1",
        couple,
        since,
        other
    )
    .fetch_optional(db.conn())
    .await?)
}

/// Shares a copy.
pub(super) async fn insert(
    tx: &mut Tx,
    page: &Sharing<Mine<JournalPage>>,
    words: &CopyWords,
) -> Result<JournalCopyId> {
    let id = JournalCopyId::mint();
    let words = page.seal(id.uuid(), 0, words)?;
    let (couple, author, epoch, now) = (page.couple(), page.person(), page.epoch(), page.now());
    sqlx::query!(
        "insert into journal_copy (id, couple, author, epoch, words, made_at)
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

impl SharedKind for JournalCopy {
    type Record = Self;
    const NAME: &'static str = "journal copy";

    async fn find(
        db: &mut SqliteConnection,
        copy: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let told = find(db, copy).await?;
        let path = format!("/journal-copies/{}", copy.id());
        Ok((told.author == author)
            .then(|| told.shared(copy, ("a page of a journal", path), |words| words.said())))
    }

    async fn destroy(tx: &mut Tx, copy: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = copy.id();
        sqlx::query!("update journal_copy set words = x'' where id = ?", id)
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    fn id(copy: &Ours<Self>) -> uuid::Uuid {
        copy.id().uuid()
    }
}

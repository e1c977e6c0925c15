//! Pages of journals.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Copies, JournalPageId, Words};
use crate::{
    access::{Member, OwnRecord, PersonId},
    db::{Db, Reader, Tx},
    error::{Error, Result},
    sealed::{Opened, Sealed},
};

/// How many pages a list shows.
pub const PAGE: usize = 20;

/// A page of somebody's journal, in a path.
#[derive(Debug)]
pub struct JournalPage;

/// A page as its author may read it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which.
    pub id: JournalPageId,
    /// What it says.
    pub words: Opened<Words>,
    /// What was shared of it.
    pub copies: Opened<Copies>,
    /// How often it was changed.
    pub revision: u32,
    /// When it was written.
    pub made_at: DateTime<Utc>,
}

impl OwnRecord for JournalPage {
    type Id = JournalPageId;
    const NAME: &'static str = "journal page";

    async fn author_of(db: &Db, id: JournalPageId) -> Result<Option<PersonId>> {
        Ok(sqlx::query_scalar!("select author from journal_page where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

struct Row {
    id: JournalPageId,
    words: Sealed,
    copies: Sealed,
    revision: u32,
    made_at: DateTime<Utc>,
}

impl Row {
    fn open(self, member: &Member) -> Kept {
        let place = member.own_place::<Words>(self.id.uuid());
        let words = member.open_private_of(&place, self.made_at, &self.words);
        let place = member.own_place::<Copies>(self.id.uuid());
        let copies = member.open_private_of(&place, self.made_at, &self.copies);
        Kept { id: self.id, words, copies, revision: self.revision, made_at: self.made_at }
    }
}

/// One page of this person's own.
pub async fn find(db: &mut SqliteConnection, member: &Member, id: JournalPageId) -> Result<Kept> {
    let person = member.person();
    let row = sqlx::query_as!(
        Row,
        "select id, words, copies, revision, made_at from journal_page where id = ? and author = ?",
        id,
        person
    )
    .fetch_optional(db)
    .await?;
    Ok(row.ok_or(Error::NotFound)?.open(member))
}

/// This person's pages, the newest first, after `before`: one more than [`PAGE`] if there are more.
pub async fn pages(
    db: &mut Reader,
    member: &Member,
    before: Option<JournalPageId>,
) -> Result<Vec<Kept>> {
    some(db, member, (before, 21)).await
}

/// The same, so many.
pub(super) async fn some(
    db: &mut Reader,
    member: &Member,
    (before, most): (Option<JournalPageId>, u32),
) -> Result<Vec<Kept>> {
    let person = member.person();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select id, words, copies, revision, made_at
          from journal_page
         where author = ?1
           and (made_at, id) < (coalesce((select made_at from journal_page where id = ?2), '9'),
                                coalesce(?2, x'ff'))
         order by made_at desc, id desc
         limit ?3
        "#,
        person,
        before,
        most
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.open(member)).collect())
}

/// Keeps a page for this person alone.
pub(super) async fn insert(tx: &mut Tx, member: &Member, words: &Words) -> Result<JournalPageId> {
    let (id, person, now) = (JournalPageId::mint(), member.person(), member.now());
    let words = member.seal_private(&member.own_place::<Words>(id.uuid()), words)?;
    let copies = member.seal_private(&member.own_place::<Copies>(id.uuid()), &Copies::default())?;
    sqlx::query!(
        "insert into journal_page (id, author, words, copies, revision, made_at)
         values (?, ?, ?, ?, 0, ?)",
        id,
        person,
        words,
        copies,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// Puts other words in the place of those that were there.
pub(super) async fn correct(
    tx: &mut Tx,
    member: &Member,
    (id, words): (JournalPageId, &Words),
) -> Result<()> {
    let person = member.person();
    let words = member.seal_private(&member.own_place::<Words>(id.uuid()), words)?;
    sqlx::query!(
        "update journal_page set words = ?, revision = revision + 1 where id = ? and author = ?",
        words,
        id,
        person
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps, for its author alone, what was shared of a page.
pub(super) async fn remember_copies(
    tx: &mut Tx,
    member: &Member,
    (id, copies): (JournalPageId, &Copies),
) -> Result<()> {
    let person = member.person();
    let copies = member.seal_private(&member.own_place::<Copies>(id.uuid()), copies)?;
    sqlx::query!(
        "update journal_page set copies = ? where id = ? and author = ?",
        copies,
        id,
        person
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A page is no more. A copy that was shared of it stays: that is withdrawn by itself.
pub(super) async fn delete(tx: &mut Tx, member: &Member, id: JournalPageId) -> Result<()> {
    let person = member.person();
    sqlx::query!("delete from journal_page where id = ? and author = ?", id, person)
        .execute(tx.conn())
        .await?;
    Ok(())
}

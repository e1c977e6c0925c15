//! Withdrawals and kept copies, and what a kind of entry has to know of itself.

use std::future::Future;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Kept, KeptCopy, KeptCopyId, Shared, Which, Withdrawal, record::Copy};
use crate::{
    access::{CoupleRecord, Member, Ours, Own, OwnRecord, Partner, PersonId, Reads},
    couple::export::AT_A_TIME,
    db::{Db, Reader, Tx},
    error::Result,
    sealed::{Opened, Sealed},
};

/// How many kept copies a page shows.
pub const PAGE: usize = 20;

/// A kind of entry that one of the two shares with the other.
pub trait SharedKind: Send + Sync + 'static {
    /// The record that a path names.
    type Record: CoupleRecord;
    /// As it is called in the table of withdrawals.
    const NAME: &'static str;

    /// The entry of this record that `author` shared; nothing if there is none.
    fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Self::Record>,
        author: PersonId,
        which: &Which,
    ) -> impl Future<Output = Result<Option<Shared>>> + Send;

    /// Destroys its words: every blob of them. What is not open yet goes as a whole.
    fn destroy(
        tx: &mut Tx,
        ours: &Ours<Self::Record>,
        entry: &Shared,
    ) -> impl Future<Output = Result<()>> + Send;

    /// Its bare id, for sealing.
    fn id(ours: &Ours<Self::Record>) -> uuid::Uuid;
}

impl OwnRecord for KeptCopy {
    type Id = KeptCopyId;
    const NAME: &'static str = "kept copy";

    async fn author_of(db: &Db, id: KeptCopyId) -> Result<Option<PersonId>> {
        Ok(sqlx::query_scalar!("select person from kept_copy where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// Keeps that this entry was withdrawn now by its author.
pub(super) async fn insert_withdrawal<K: SharedKind>(
    tx: &mut Tx,
    ours: &Ours<K::Record>,
    part: u32,
) -> Result<()> {
    let (entry, now) = (K::id(ours), ours.now());
    let words = ours.seal_taking_back(entry, part, &Withdrawal { at: now })?;
    let (kind, author, epoch) = (K::NAME, ours.person(), ours.epoch());
    sqlx::query!(
        "insert into withdrawal (entry, kind, part, author, epoch, words, made_at)
         values (?, ?, ?, ?, ?, ?, ?)",
        entry,
        kind,
        part,
        author,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What a row of withdrawals says, when there is one.
pub fn opened(
    reader: &impl Reads,
    (entry, part, author): (uuid::Uuid, u32, PersonId),
    epoch: Option<u32>,
    words: Option<&Sealed>,
) -> Option<Opened<Withdrawal>> {
    let (epoch, words) = epoch.zip(words)?;
    Some(reader.open(entry, part, author, epoch, words))
}

/// Keeps a copy for this person alone. Nothing plain says of what.
pub(super) async fn insert_copy(tx: &mut Tx, partner: &Partner, kept: &Kept) -> Result<()> {
    let (id, person, now) = (KeptCopyId::mint(), partner.person(), partner.now());
    let words = partner.seal_private(&partner.own_place::<Kept>(id.uuid()), kept)?;
    sqlx::query!(
        "insert into kept_copy (id, person, words, made_at) values (?, ?, ?, ?)",
        id,
        person,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// This person's copies, the newest first, after `before`: one more than [`PAGE`] if there are more.
pub(super) async fn copies(
    db: &mut Reader,
    member: &Member,
    before: Option<KeptCopyId>,
) -> Result<Vec<KeptCopy>> {
    let person = member.person();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select id, words, made_at
          from kept_copy
         where person = ?1
           and (made_at, id) < (coalesce((select made_at from kept_copy where id = ?2), '9'),
                                coalesce(?2, x'ff'))
         order by made_at desc, id desc
         limit 21
        "#,
        person,
        before
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.open(member)).collect())
}

/// All of them, for the record that one takes along.
pub async fn all_copies(db: &mut Reader, member: &Member) -> Result<Vec<Copy>> {
    let person = member.person();
    let rows = sqlx::query_as!(
        Row,
        "select id, words, made_at from kept_copy where person = ? order by made_at, id",
        person
    )
    .fetch_all(db.conn())
    .await?;
    let mut copies = Vec::with_capacity(rows.len());
    for row in rows {
        if copies.len() % AT_A_TIME == 0 {
            tokio::task::yield_now().await;
        }
        let KeptCopy { id, made_at, kept } = row.open(member);
        copies.push(Copy { id, made_at, kept });
    }
    Ok(copies)
}

/// A copy is no more.
pub(super) async fn delete_copy(tx: &mut Tx, copy: &Own<KeptCopy>) -> Result<()> {
    let id = copy.id();
    sqlx::query!("delete from kept_copy where id = ?", id).execute(tx.conn()).await?;
    Ok(())
}

struct Row {
    id: KeptCopyId,
    words: Sealed,
    made_at: DateTime<Utc>,
}

impl Row {
    fn open(self, member: &Member) -> KeptCopy {
        let place = member.own_place::<Kept>(self.id.uuid());
        let kept = member.open_private_of(&place, self.made_at, &self.words);
        KeptCopy { id: self.id, made_at: self.made_at, kept }
    }
}

//! Whether somebody keeps their moments, and those they keep.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{KeptMoment, KeptMomentId, MomentWeek, MomentWords};
use crate::{
    access::{Member, Own, OwnRecord, Partner, PersonId},
    db::{Db, Reader, Tx},
    error::Result,
    sealed::Sealed,
    steps::{small_issues::check_in::Week, therapy::copy::store as copies},
};

/// How many a page shows.
pub const PAGE: usize = 20;

struct Row {
    id: KeptMomentId,
    words: Sealed,
    made_at: DateTime<Utc>,
}

impl OwnRecord for KeptMoment {
    type Id = KeptMomentId;
    const NAME: &'static str = "kept hard moment";

    async fn author_of(db: &Db, id: KeptMomentId) -> Result<Option<PersonId>> {
        Ok(sqlx::query_scalar!("select author from hard_moment_kept where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// Whether this member keeps their own moments.
pub(in super::super) async fn keeps(db: &mut SqliteConnection, member: &Member) -> Result<bool> {
    let person = member.person();
    let found = sqlx::query_scalar!(
        r#"select exists (select 1 from hard_moment_keeper where person = ?) as "keeps!: bool""#,
        person
    );
    Ok(found.fetch_one(db).await?)
}

/// From now on they do.
pub(super) async fn keep(tx: &mut Tx, member: &Member) -> Result<()> {
    let (person, now) = (member.person(), member.now());
    sqlx::query!(
        "insert into hard_moment_keeper (person, made_at) values (?, ?)
             on conflict (person) do nothing",
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// From now on they do not; those they kept stay until they delete them.
pub(super) async fn keep_no_more(tx: &mut Tx, member: &Member) -> Result<()> {
    let person = member.person();
    sqlx::query!("delete from hard_moment_keeper where person = ?", person)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// A moment that begins now, if its sender keeps theirs; and its week for a therapist who reads along in that.
pub(in super::super) async fn note(tx: &mut Tx, partner: &Partner) -> Result<()> {
    if !keeps(tx.conn(), partner).await? {
        return Ok(());
    }
    let (id, author, now) = (KeptMomentId::mint(), partner.person(), partner.now());
    let place = partner.own_place::<MomentWords>(id.uuid());
    let words = partner.seal_private(&place, &MomentWords { at: now })?;
    sqlx::query!(
        "insert into hard_moment_kept (id, author, words, made_at) values (?, ?, ?, ?)",
        id,
        author,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    let week = MomentWeek { week: Week::of(partner.today()).monday() };
    copies::keep(tx, partner, (id.uuid(), &week)).await
}

/// Those of this member, the newest first, after `before`: one more than [`PAGE`] if there are more.
pub(super) async fn newest(
    db: &mut Reader,
    member: &Member,
    before: Option<KeptMomentId>,
) -> Result<Vec<KeptMoment>> {
    let author = member.person();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select id, words, made_at
          from hard_moment_kept
         where author = ?1
           and (made_at, id) < (coalesce((select made_at from hard_moment_kept where id = ?2), '9'),
                                coalesce(?2, x'ff'))
         order by made_at desc, id desc
         limit 21
        "#,
        author,
        before
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.open(member)).collect())
}

/// All of them, the oldest first.
pub(in super::super) async fn all(db: &mut Reader, member: &Member) -> Result<Vec<KeptMoment>> {
    let author = member.person();
    let rows = sqlx::query_as!(
        Row,
        "select id, words, made_at from hard_moment_kept where author = ? order by made_at, id",
        author
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.open(member)).collect())
}

impl Row {
    fn open(self, member: &Member) -> KeptMoment {
        let place = member.own_place::<MomentWords>(self.id.uuid());
        let words = member.open_private_of(&place, self.made_at, &self.words);
        KeptMoment { id: self.id, made_at: self.made_at, words }
    }
}

/// One is no more, nor what a therapist had of it.
pub(super) async fn delete(tx: &mut Tx, kept: &Own<KeptMoment>) -> Result<()> {
    let id = kept.id();
    sqlx::query!("delete from hard_moment_kept where id = ?", id).execute(tx.conn()).await?;
    copies::forget(tx, kept, id.uuid()).await
}

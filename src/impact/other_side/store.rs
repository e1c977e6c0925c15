//! Shared copies of the other side.

use chrono::TimeDelta;
use sqlx::SqliteConnection;

use super::{OtherSideId, Reflection};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    db::{Db, Reader, Tx},
    entry::{self, Shared, Which, store::SharedKind},
    error::Result,
};

/// How many a page shows.
pub const PAGE: usize = 20;

/// A shared copy, in a path; its author may withdraw it.
#[derive(Debug)]
pub struct OtherSide;

/// One, as both read it.
pub type Told = entry::Told<OtherSideId, Reflection>;
type Row = entry::Row<OtherSideId>;

impl CoupleRecord for OtherSide {
    type Id = OtherSideId;
    const NAME: &'static str = "shared other side";

    async fn couple_of(db: &Db, id: OtherSideId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from other_side where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// Those of both, newest first, after `before`: at most so many.
async fn rows(
    db: &mut SqliteConnection,
    partner: &Partner,
    (before, limit): (Option<OtherSideId>, i64),
) -> Result<Vec<Told>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select s.id, s.author, s.epoch, s.words, s.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from other_side s
          left join withdrawal w on w.entry = s.id and w.kind = 'the other side'
                                and w.part = 0 and w.author = s.author
         where s.couple = ?1
           and (s.made_at, s.id) < (coalesce((select made_at from other_side where id = ?2), '9'),
                                    coalesce(?2, x'ff'))
         order by s.made_at desc, s.id desc
         limit ?3
        "#,
        couple,
        before,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.told(partner)).collect())
}

/// A page of them: one more than [`PAGE`] if there are more.
pub(super) async fn page(
    db: &mut Reader,
    partner: &Partner,
    before: Option<OtherSideId>,
) -> Result<Vec<Told>> {
    rows(db.conn(), partner, (before, 21)).await
}

/// All of them, the oldest first.
pub(super) async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Told>> {
    let mut all = rows(db.conn(), partner, (None, -1)).await?;
    all.reverse();
    Ok(all)
}

/// Whether the other has shared one within so many days that was not withdrawn.
pub async fn is_shared_by_partner(db: &mut Reader, partner: &Partner, days: u8) -> Result<bool> {
    let (couple, other) = (partner.couple(), partner.partner());
    let since = partner.now() - TimeDelta::days(i64::from(days));
    let shared = sqlx::query_scalar!(
        r#"
        select exists (select 1 from other_side s
                        where s.couple = ? and s.author = ? and s.made_at >= ?
                          and not exists (select 1 from withdrawal
                                           where entry = s.id and kind = 'the other side'
                                             and author = s.author)) as "shared!: bool"
        "#,
        couple,
        other,
        since
    );
    Ok(shared.fetch_one(db.conn()).await?)
}

/// Keeps a copy for both.
pub(super) async fn share(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    words: &Reflection,
) -> Result<()> {
    let id = OtherSideId::mint();
    let words = partner.seal(id.uuid(), 0, words)?;
    let (couple, person, epoch) = (partner.couple(), partner.person(), partner.epoch());
    let now = partner.now();
    sqlx::query!(
        "insert into other_side (id, couple, author, epoch, words, made_at) values (?, ?, ?, ?, ?, ?)",
        id,
        couple,
        person,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn find(db: &mut SqliteConnection, ours: &Ours<OtherSide>) -> Result<Option<Told>> {
    let id = ours.id();
    let row = sqlx::query_as!(
        Row,
        r#"
        select s.id, s.author, s.epoch, s.words, s.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from other_side s
          left join withdrawal w on w.entry = s.id and w.kind = 'the other side'
                                and w.part = 0 and w.author = s.author
         where s.id = ?
        "#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| row.told(ours)))
}

impl SharedKind for OtherSide {
    type Record = Self;
    const NAME: &'static str = "the other side";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let Some(told) = find(db, ours).await?.filter(|told| told.author == author) else {
            return Ok(None);
        };
        Ok(Some(Shared {
            path: "/other-side".to_owned(),
            ..told.shared(ours, ("the other side", format!("/other-side/{}", ours.id())), |words| {
                words.said()
            })
        }))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = ours.id();
        sqlx::query!("update other_side set words = x'' where id = ?", id)
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    fn id(ours: &Ours<Self>) -> uuid::Uuid {
        ours.id().uuid()
    }
}

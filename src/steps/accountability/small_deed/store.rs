//! Small deeds: on a list or once on it, starred or not.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{DeedWords, SmallDeedId, Standing};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    db::{Db, Reader, Tx},
    entry::{
        Said, Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::{Error, Result},
    sealed::{Opened, Sealed},
};

/// How many a page shows of those that are on no list any more.
pub const PAGE: usize = 20;

/// A small deed, in a path.
#[derive(Debug)]
pub struct SmallDeed;

/// One as both may read it.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which.
    pub id: SmallDeedId,
    /// Where it stands.
    pub standing: Standing,
    /// What.
    pub words: Opened<DeedWords>,
    /// When it was written.
    pub made_at: DateTime<Utc>,
    /// When the other gave the star that it has.
    pub starred_at: Option<DateTime<Utc>>,
    /// When its author took it off.
    pub retired_at: Option<DateTime<Utc>>,
    /// Its author withdrew it.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

impl CoupleRecord for SmallDeed {
    type Id = SmallDeedId;
    const NAME: &'static str = "small deed";

    async fn couple_of(db: &Db, id: SmallDeedId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from small_deed where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

struct Row {
    author: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    is_listed: bool,
    starred_at: Option<DateTime<Utc>>,
    retired_at: Option<DateTime<Utc>>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

impl Row {
    fn kept(self, partner: &Partner, id: SmallDeedId) -> Kept {
        let (place, author) = (id.uuid(), self.author);
        Kept {
            id,
            standing: Standing {
                author,
                is_listed: self.is_listed,
                is_starred: self.starred_at.is_some(),
            },
            words: partner.open(place, 0, author, self.epoch, &self.words),
            made_at: self.made_at,
            starred_at: self.starred_at,
            retired_at: self.retired_at,
            withdrawn: opened(
                partner,
                (place, 0, author),
                self.gone_epoch,
                self.gone_words.as_ref(),
            ),
        }
    }
}

/// One of the couple's.
async fn found(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: SmallDeedId,
) -> Result<Option<Kept>> {
    let couple = partner.couple();
    let row = sqlx::query_as!(
        Row,
        r#"
        select d.author, d.epoch, d.words, d.made_at,
               l.deed is not null as "is_listed!: bool",
               s.made_at as "starred_at?: DateTime<Utc>",
               r.made_at as "retired_at?: DateTime<Utc>",
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from small_deed d
          left join small_deed_listed l     on l.deed = d.id
          left join small_deed_star s       on s.deed = d.id
          left join small_deed_retirement r on r.deed = d.id
          left join withdrawal w on w.entry = d.id and w.kind = 'small deed' and w.author = d.author
         where d.id = ? and d.couple = ?
        "#,
        id,
        couple
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| row.kept(partner, id)))
}

/// One of the two's.
pub(super) async fn find(db: &mut SqliteConnection, ours: &Ours<SmallDeed>) -> Result<Kept> {
    found(db, ours, ours.id()).await?.ok_or(Error::NotFound)
}

async fn each(
    db: &mut SqliteConnection,
    partner: &Partner,
    ids: Vec<SmallDeedId>,
) -> Result<Vec<Kept>> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.extend(found(db, partner, id).await?);
    }
    Ok(all)
}

/// Those on the lists of both, the oldest first.
pub(super) async fn listed(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        r#"
        select d.id
          from small_deed_listed l
          join small_deed d on d.id = l.deed
         where l.couple = ?
         order by d.made_at, d.id
        "#,
        couple
    )
    .fetch_all(&mut *db)
    .await?;
    each(db, partner, ids).await
}

/// Those on this partner's own list.
pub(super) async fn own_list(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<Kept>> {
    let mut all = listed(db, partner).await?;
    all.retain(|kept| kept.standing.author == partner.person());
    Ok(all)
}

/// Those that are on no list any more, the newest first, after `before`: one more than [`PAGE`] if there
/// are more.
pub(super) async fn earlier(
    db: &mut Reader,
    partner: &Partner,
    before: Option<SmallDeedId>,
) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        r#"
        select d.id
          from small_deed d
         where d.couple = ?1
           and not exists (select 1 from small_deed_listed where deed = d.id)
           and (d.made_at, d.id) < (coalesce((select made_at from small_deed where id = ?2), '9'),
                                    coalesce(?2, x'ff'))
         order by d.made_at desc, d.id desc
         limit 21
        "#,
        couple,
        before
    )
    .fetch_all(db.conn())
    .await?;
    each(db.conn(), partner, ids).await
}

/// Every one there was, the oldest first.
pub(super) async fn every(db: &mut Reader, partner: &Partner) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        "select id from small_deed where couple = ? order by made_at, id",
        couple
    )
    .fetch_all(db.conn())
    .await?;
    each(db.conn(), partner, ids).await
}

/// Puts one on this partner's list.
pub(super) async fn insert(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    words: &DeedWords,
) -> Result<SmallDeedId> {
    let id = SmallDeedId::mint();
    let words = partner.seal(id.uuid(), 0, words)?;
    let (couple, author, epoch, now) =
        (partner.couple(), partner.person(), partner.epoch(), partner.now());
    sqlx::query!(
        "insert into small_deed (id, couple, author, epoch, words, made_at) values (?, ?, ?, ?, ?, ?)",
        id,
        couple,
        author,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!("insert into small_deed_listed (deed, couple) values (?, ?)", id, couple)
        .execute(tx.conn())
        .await?;
    Ok(id)
}

/// It matters to this partner. A star that is there stays as it is.
pub(super) async fn star(tx: &mut Tx, deed: &Sharing<Ours<SmallDeed>>) -> Result<()> {
    let (id, person, now) = (deed.id(), deed.person(), deed.now());
    sqlx::query!(
        "insert into small_deed_star (deed, person, made_at) values (?, ?, ?)
         on conflict (deed) do nothing",
        id,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Without a star from now on.
pub(super) async fn take_star_back(tx: &mut Tx, deed: &Ours<SmallDeed>) -> Result<()> {
    let id = deed.id();
    sqlx::query!("delete from small_deed_star where deed = ?", id).execute(tx.conn()).await?;
    Ok(())
}

/// Its author has taken it off their list.
pub(super) async fn retire(tx: &mut Tx, deed: &Ours<SmallDeed>) -> Result<()> {
    let (id, person, now) = (deed.id(), deed.person(), deed.now());
    unlist(tx, id).await?;
    sqlx::query!(
        "insert into small_deed_retirement (deed, person, made_at) values (?, ?, ?)",
        id,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn unlist(tx: &mut Tx, id: SmallDeedId) -> Result<()> {
    sqlx::query!("delete from small_deed_listed where deed = ?", id).execute(tx.conn()).await?;
    Ok(())
}

impl SharedKind for SmallDeed {
    type Record = Self;
    const NAME: &'static str = "small deed";

    async fn find(
        db: &mut SqliteConnection,
        deed: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let kept = find(db, deed).await?;
        let path = format!("/small-deeds/{}", kept.id);
        Ok((kept.standing.author == author).then(|| Shared {
            what: "a small deed",
            author,
            part: 0,
            day: kept.made_at.with_timezone(&deed.zone()).date_naive(),
            shared_at: kept.made_at,
            acts: path.clone(),
            path,
            is_open: true,
            said: kept.words.map(|words| Said::written("", &words.deed).into_iter().collect()),
            withdrawn: kept.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, deed: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = deed.id();
        unlist(tx, id).await?;
        sqlx::query!("delete from small_deed_star where deed = ?", id).execute(tx.conn()).await?;
        sqlx::query!("update small_deed set words = x'' where id = ?", id)
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    fn id(deed: &Ours<Self>) -> uuid::Uuid {
        deed.id().uuid()
    }
}

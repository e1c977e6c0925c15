//! The cards of the two: the newest of each, those before, withdrawn ones.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{Card, HardMomentCardId};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    db::{Db, Reader, Tx},
    entry::{
        Shared, Which, Withdrawal,
        store::{SharedKind, opened},
    },
    error::Result,
    sealed::{Opened, Sealed},
};

/// A card, in a path, and as an entry that its author may withdraw.
#[derive(Debug)]
pub struct HardMomentCard;

/// One card, as both read it.
#[derive(Debug, Clone)]
pub struct Written {
    /// Which.
    pub id: HardMomentCardId,
    /// Whose.
    pub author: PersonId,
    /// What stands on it.
    pub words: Opened<Card>,
    /// When.
    pub made_at: DateTime<Utc>,
    /// They took it back.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

struct Row {
    id: HardMomentCardId,
    author: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

impl CoupleRecord for HardMomentCard {
    type Id = HardMomentCardId;
    const NAME: &'static str = "card for a hard moment";

    async fn couple_of(db: &Db, id: HardMomentCardId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from hard_moment_card where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

/// The newest fifty of one of the two, the newest first. The first is the card, unless withdrawn.
pub async fn newest(
    db: &mut SqliteConnection,
    partner: &Partner,
    author: PersonId,
) -> Result<Vec<Written>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.epoch, c.words, c.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from hard_moment_card c
          left join withdrawal w on w.entry = c.id and w.kind = 'card for a hard moment'
                                and w.part = 0 and w.author = c.author
         where c.couple = ? and c.author = ?
         order by c.made_at desc, c.id desc
         limit 50
        "#,
        couple,
        author
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.written(partner)).collect())
}

/// All of both, the oldest first.
pub(in super::super) async fn all(db: &mut Reader, partner: &Partner) -> Result<Vec<Written>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select c.id, c.author, c.epoch, c.words, c.made_at,
               w.epoch as "gone_epoch?",
               w.words as "gone_words?"
          from hard_moment_card c
          left join withdrawal w on w.entry = c.id and w.kind = 'card for a hard moment'
                                and w.part = 0 and w.author = c.author
         where c.couple = ?
         order by c.made_at, c.id
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| row.written(partner)).collect())
}

/// The card that this partner would send now.
pub(in super::super) async fn own(
    db: &mut SqliteConnection,
    partner: &Partner,
) -> Result<Option<HardMomentCardId>> {
    let (couple, person) = (partner.couple(), partner.person());
    let found = sqlx::query!(
        r#"
        select c.id,
               exists (select 1 from withdrawal
                        where entry = c.id and kind = 'card for a hard moment') as "gone!: bool"
          from hard_moment_card c
         where c.couple = ? and c.author = ?
         order by c.made_at desc, c.id desc
         limit 1
        "#,
        couple,
        person
    )
    .fetch_optional(db)
    .await?;
    Ok(found.filter(|row| !row.gone).map(|row| row.id))
}

impl Row {
    fn written(self, partner: &Partner) -> Written {
        let id = self.id.uuid();
        let gone = self.gone_words.as_ref();
        Written {
            id: self.id,
            author: self.author,
            words: partner.open(id, 0, self.author, self.epoch, &self.words),
            made_at: self.made_at,
            withdrawn: opened(partner, (id, 0, self.author), self.gone_epoch, gone),
        }
    }
}

/// A new card of this partner's.
pub(super) async fn share(tx: &mut Tx, partner: &Sharing<Partner>, card: &Card) -> Result<()> {
    let id = HardMomentCardId::mint();
    let words = partner.seal(id.uuid(), 0, card)?;
    let (couple, author, epoch) = (partner.couple(), partner.person(), partner.epoch());
    let now = partner.now();
    sqlx::query!(
        "insert into hard_moment_card (id, couple, author, epoch, words, made_at)
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
    Ok(())
}

impl SharedKind for HardMomentCard {
    type Record = Self;
    const NAME: &'static str = "card for a hard moment";

    async fn find(
        db: &mut SqliteConnection,
        ours: &Ours<Self>,
        author: PersonId,
        _: &Which,
    ) -> Result<Option<Shared>> {
        let id = ours.id();
        let row = sqlx::query_as!(
            Row,
            r#"
            select c.id, c.author, c.epoch, c.words, c.made_at,
                   w.epoch as "gone_epoch?",
                   w.words as "gone_words?"
              from hard_moment_card c
              left join withdrawal w on w.entry = c.id and w.kind = 'card for a hard moment'
                                    and w.part = 0 and w.author = c.author
             where c.id = ? and c.author = ?
            "#,
            id,
            author
        )
        .fetch_optional(db)
        .await?;
        let Some(written) = row.map(|row| row.written(ours)) else { return Ok(None) };
        Ok(Some(Shared {
            what: "a card for a hard moment",
            author,
            day: written.made_at.with_timezone(&ours.zone()).date_naive(),
            part: 0,
            shared_at: written.made_at,
            path: "/hard-moment-cards".to_owned(),
            acts: format!("/hard-moment-cards/{id}"),
            is_open: true,
            said: written.words.map(|card| card.said()),
            withdrawn: written.withdrawn,
        }))
    }

    async fn destroy(tx: &mut Tx, ours: &Ours<Self>, _: &Shared) -> Result<()> {
        let id = ours.id();
        sqlx::query!("update hard_moment_card set words = x'' where id = ?", id)
            .execute(tx.conn())
            .await?;
        Ok(())
    }

    fn id(ours: &Ours<Self>) -> uuid::Uuid {
        ours.id().uuid()
    }
}

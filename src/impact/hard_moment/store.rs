//! The hard moments that are going on.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{
    AFTERWARDS, Answer, HardMomentId, LASTS, Moment,
    card::{self, Card, HardMomentCardId},
    kept,
};
use crate::{
    access::{Partner, PersonId, Sharing},
    db::{Reader, Tx},
    entry::{Withdrawal, store::opened},
    error::Result,
    sealed::{Opened, Sealed},
};

/// What is there now.
#[derive(Debug, Clone, Default)]
pub struct Now {
    /// The partner's.
    pub theirs: Option<On>,
    /// The reader's own.
    pub own: Option<On>,
    /// Whether the reader has a card to send.
    pub has_card: bool,
}

/// One that is going on, with the card that was sent.
#[derive(Debug, Clone)]
pub struct On {
    /// Which.
    pub id: HardMomentId,
    /// It.
    pub moment: Moment,
    /// The card.
    pub card: Opened<Card>,
    /// The card was withdrawn since.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

struct Row {
    id: HardMomentId,
    person: PersonId,
    made_at: DateTime<Utc>,
    answered_at: Option<DateTime<Utc>>,
    can_at: Option<DateTime<Utc>>,
    card: HardMomentCardId,
    epoch: u32,
    words: Sealed,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

/// The moments of the two, and whether the reader has a card.
pub async fn now(db: &mut Reader, partner: &Partner) -> Result<Now> {
    let has_card = card::store::own(db.conn(), partner).await?.is_some();
    let mut now = Now { theirs: None, own: None, has_card };
    for on in on(db.conn(), partner).await? {
        let place = if on.moment.by == partner.person() { &mut now.own } else { &mut now.theirs };
        *place = Some(on);
    }
    Ok(now)
}

impl Now {
    /// A number that is another one whenever something about it has changed.
    pub fn stamp(&self) -> u64 {
        let stamp = |on: &Option<On>| on.as_ref().map_or(0, |on| on.moment.stamp());
        stamp(&self.theirs).wrapping_mul(3).wrapping_add(stamp(&self.own))
    }
}

pub(super) async fn on(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<On>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select m.id, m.person, m.made_at, m.card, c.epoch, c.words,
               a.made_at as "answered_at?: DateTime<Utc>",
               a.can_at  as "can_at?: DateTime<Utc>",
               w.epoch   as "gone_epoch?",
               w.words   as "gone_words?"
          from hard_moment_now m
          join hard_moment_card c        on c.id = m.card
          left join hard_moment_answer a on a.moment = m.id
          left join withdrawal w         on w.entry = c.id and w.kind = 'card for a hard moment'
                                        and w.part = 0 and w.author = c.author
         where m.couple = ?
        "#,
        couple
    )
    .fetch_all(db)
    .await?;
    let on = rows.into_iter().map(|row| row.on(partner));
    Ok(on.filter(|on| !on.moment.is_over(partner.now())).collect())
}

impl Row {
    fn on(self, partner: &Partner) -> On {
        let card = self.card.uuid();
        let said = self.can_at.map_or(Answer::Here, Answer::At);
        let moment = Moment {
            by: self.person,
            since: self.made_at,
            answer: self.answered_at.map(|at| (said, at)),
        };
        let gone = self.gone_words.as_ref();
        On {
            id: self.id,
            moment,
            card: partner.open(card, 0, self.person, self.epoch, &self.words),
            withdrawn: opened(partner, (card, 0, self.person), self.gone_epoch, gone),
        }
    }
}

/// Sends the other this partner's card, if they have one and none is on its way. Whether it was sent.
pub(super) async fn send(tx: &mut Tx, partner: &Sharing<Partner>) -> Result<bool> {
    let Some(card) = card::store::own(tx.conn(), partner).await? else { return Ok(false) };
    if on(tx.conn(), partner).await?.iter().any(|on| on.moment.by == partner.person()) {
        return Ok(false);
    }
    delete_own(tx, partner).await?; // one that is over, and was not let go yet
    let (id, couple, person) = (HardMomentId::mint(), partner.couple(), partner.person());
    let now = partner.now();
    sqlx::query!(
        "insert into hard_moment_now (id, couple, person, card, made_at) values (?, ?, ?, ?, ?)",
        id,
        couple,
        person,
        card,
        now
    )
    .execute(tx.conn())
    .await?;
    kept::store::note(tx, partner).await?;
    Ok(true)
}

/// The other answers; what they said before makes room.
pub(super) async fn answer(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    (on, answer): (&On, Answer),
) -> Result<()> {
    let (id, now) = (on.id, partner.now());
    let can_at = match answer {
        Answer::Here => None,
        Answer::At(at) => Some(at),
    };
    sqlx::query!(
        "insert into hard_moment_answer (moment, can_at, made_at) values (?1, ?2, ?3)
             on conflict (moment) do update set can_at = ?2, made_at = ?3",
        id,
        can_at,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// This partner's own is over: nothing of it stays.
pub(super) async fn delete_own(tx: &mut Tx, partner: &Partner) -> Result<()> {
    let (couple, person) = (partner.couple(), partner.person());
    sqlx::query!(
        "delete from hard_moment_answer
          where moment in (select id from hard_moment_now where couple = ? and person = ?)",
        couple,
        person
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!("delete from hard_moment_now where couple = ? and person = ?", couple, person)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Whether there is one that is over, in any couple.
pub(super) async fn is_any_past(db: &mut Reader, now: DateTime<Utc>) -> Result<bool> {
    let (begun, could) = (now - LASTS, now - AFTERWARDS);
    let found = sqlx::query_scalar!(
        r#"
        select exists (select 1
                         from hard_moment_now m
                         left join hard_moment_answer a on a.moment = m.id
                        where m.made_at <= ? and coalesce(a.can_at, '') <= ?) as "any!: bool"
        "#,
        begun,
        could
    );
    Ok(found.fetch_one(db.conn()).await?)
}

/// They are gone for good, and what was answered.
pub(super) async fn delete_past(tx: &mut Tx, now: DateTime<Utc>) -> Result<()> {
    let (begun, could) = (now - LASTS, now - AFTERWARDS);
    let past = sqlx::query_scalar!(
        r#"
        select m.id as "id: HardMomentId"
          from hard_moment_now m
          left join hard_moment_answer a on a.moment = m.id
         where m.made_at <= ? and coalesce(a.can_at, '') <= ?
        "#,
        begun,
        could
    )
    .fetch_all(tx.conn())
    .await?;
    for id in past {
        sqlx::query!("delete from hard_moment_answer where moment = ?", id)
            .execute(tx.conn())
            .await?;
        sqlx::query!("delete from hard_moment_now where id = ?", id).execute(tx.conn()).await?;
    }
    Ok(())
}

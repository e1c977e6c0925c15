//! What was told, and how the other would like to meet it.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{DisclosureId, Intention, Reply, State, Told};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId, Sharing},
    db::{Db, Reader, Tx},
    entry::{Withdrawal, store::opened},
    error::{Error, Result},
    sealed::{Opened, Sealed},
};

/// How many a page shows.
pub const PAGE: usize = 20;
/// How many are looked at for Today: what is older does not ask.
const LATEST: i64 = 20;

/// Something told, in a path.
#[derive(Debug)]
pub struct Disclosure;

/// Something told, as it stands.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which.
    pub id: DisclosureId,
    /// Where it stands; the intention only for the one whose it is.
    pub state: State,
    /// What was told.
    pub words: Opened<Told>,
    /// It was taken back.
    pub withdrawn: Option<Opened<Withdrawal>>,
}

/// What the other said to it.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    /// Who.
    pub by: PersonId,
    /// What.
    pub reply: Reply,
    /// When.
    pub made_at: DateTime<Utc>,
}

impl CoupleRecord for Disclosure {
    type Id = DisclosureId;
    const NAME: &'static str = "something told";

    async fn couple_of(db: &Db, id: DisclosureId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from disclosure where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

struct Row {
    id: DisclosureId,
    author: PersonId,
    epoch: u32,
    words: Sealed,
    made_at: DateTime<Utc>,
    intention: Option<String>,
    at: Option<DateTime<Utc>>,
    gone_epoch: Option<u32>,
    gone_words: Option<Sealed>,
}

impl Row {
    fn kept(self, partner: &Partner) -> Result<Kept> {
        let place = (self.id.uuid(), 0, self.author);
        let withdrawn = opened(partner, place, self.gone_epoch, self.gone_words.as_ref());
        let intention = self.intention.as_deref().map(|word| {
            Intention::parse(word, self.at)
                .ok_or_else(|| Error::bug("an intention of an unknown kind"))
        });
        let state = State {
            author: self.author,
            offered_at: self.made_at,
            is_withdrawn: withdrawn.is_some(),
            intention: intention.transpose()?,
        };
        let words = partner.open(self.id.uuid(), 0, self.author, self.epoch, &self.words);
        Ok(Kept { id: self.id, state, words, withdrawn })
    }
}

/// One of the couple.
pub(super) async fn found(
    db: &mut SqliteConnection,
    partner: &Partner,
    id: DisclosureId,
) -> Result<Option<Kept>> {
    let (couple, person) = (partner.couple(), partner.person());
    let row = sqlx::query_as!(
        Row,
        r#"
        select d.id, d.author, d.epoch, d.words, d.made_at,
               i.intention as "intention?",
               i.at        as "at?: DateTime<Utc>",
               w.epoch     as "gone_epoch?: u32",
               w.words     as "gone_words?: Sealed"
          from disclosure d
          left join disclosure_intention i on i.disclosure = d.id and i.person = ?2
                                          and i.number = (select max(number) from disclosure_intention
                                                           where disclosure = d.id and person = ?2)
          left join withdrawal w           on w.entry = d.id and w.kind = 'something told'
                                          and w.part = 0 and w.author = d.author
         where d.id = ?1 and d.couple = ?3
        "#,
        id,
        person,
        couple
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| row.kept(partner)).transpose()
}

/// One, as it stands for this partner.
pub(super) async fn find(db: &mut Reader, ours: &Ours<Disclosure>) -> Result<Kept> {
    found(db.conn(), ours, ours.id()).await?.ok_or(Error::NotFound)
}

/// The same, as it is while something is done with it.
pub(super) async fn state(tx: &mut Tx, ours: &Ours<Disclosure>) -> Result<State> {
    let kept = found(tx.conn(), ours, ours.id()).await?.ok_or(Error::NotFound)?;
    Ok(kept.state)
}

/// Everything told, the newest first, after `before`: one more than [`PAGE`] if there are more.
pub(super) async fn all(
    db: &mut Reader,
    partner: &Partner,
    before: Option<DisclosureId>,
) -> Result<Vec<Kept>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        r#"
        select id
          from disclosure
         where couple = ?1
           and (made_at, id) < (coalesce((select made_at from disclosure where id = ?2), '9'),
                                coalesce(?2, x'ff'))
         order by made_at desc, id desc
         limit 21
        "#,
        couple,
        before
    )
    .fetch_all(db.conn())
    .await?;
    each(db, partner, ids).await
}

async fn each(db: &mut Reader, partner: &Partner, ids: Vec<DisclosureId>) -> Result<Vec<Kept>> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        all.extend(found(db.conn(), partner, id).await?);
    }
    Ok(all)
}

/// Something told that stands on this partner's Today.
pub async fn asks_today(db: &mut Reader, partner: &Partner) -> Result<Option<DisclosureId>> {
    let couple = partner.couple();
    let ids = sqlx::query_scalar!(
        "select id from disclosure where couple = ? order by made_at desc, id desc limit ?",
        couple,
        LATEST
    )
    .fetch_all(db.conn())
    .await?;
    let told = each(db, partner, ids).await?.into_iter().rev();
    let mut asking = told.filter(|kept| kept.state.asks(partner.person(), partner.now()));
    Ok(asking.next().map(|kept| kept.id))
}

/// Offers it.
pub(super) async fn tell(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    told: &Told,
) -> Result<DisclosureId> {
    let (id, couple, person) = (DisclosureId::mint(), partner.couple(), partner.person());
    let (epoch, now) = (partner.epoch(), partner.now());
    let words = partner.seal(id.uuid(), 0, told)?;
    sqlx::query!(
        "insert into disclosure (id, couple, author, epoch, words, made_at) values (?, ?, ?, ?, ?, ?)",
        id,
        couple,
        person,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(id)
}

/// Keeps how this partner would like to meet it, for them alone.
pub(super) async fn intend(
    tx: &mut Tx,
    ours: &Ours<Disclosure>,
    intention: Intention,
) -> Result<()> {
    let (id, person, now) = (ours.id(), ours.person(), ours.now());
    let (word, at) = (intention.word(), intention.at());
    sqlx::query!(
        "insert into disclosure_intention (disclosure, number, person, intention, at, made_at)
         select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5
           from disclosure_intention where disclosure = ?1",
        id,
        person,
        word,
        at,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Keeps what this partner says to it, for both.
pub(super) async fn reply(
    tx: &mut Tx,
    ours: &Sharing<Ours<Disclosure>>,
    reply: Reply,
) -> Result<()> {
    let (id, person, now) = (ours.id(), ours.person(), ours.now());
    let (word, at) = (reply.word(), reply.at());
    sqlx::query!(
        "insert into disclosure_reply (disclosure, number, person, reply, talk_at, made_at)
         select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5
           from disclosure_reply where disclosure = ?1",
        id,
        person,
        word,
        at,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What the other said last, the oldest first.
pub(super) async fn replies(db: &mut Reader, ours: &Ours<Disclosure>) -> Result<Vec<Said>> {
    let id = ours.id();
    let rows = sqlx::query!(
        "select person, reply, talk_at, made_at
           from disclosure_reply where disclosure = ? order by number desc limit 5",
        id
    )
    .fetch_all(db.conn())
    .await?;
    let said = rows.into_iter().rev().map(|row| {
        let reply = Reply::parse(&row.reply, row.talk_at)
            .ok_or_else(|| Error::bug("a reply of an unknown kind"))?;
        Ok(Said { by: row.person, reply, made_at: row.made_at })
    });
    said.collect()
}

//! The time-out that is on, if one is.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::{AWAITED, GREETED, Phase, TimeOut, agreement::Agreement, length};
use crate::{
    access::{OfCouple, Partner, PersonId, Sharing},
    agreeing::{self, Agreeable as _, Answer, Reply, WordingId},
    db::{Reader, Tx},
    error::Result,
    sealed::{Opened, Sealed},
};

/// What is there now.
#[derive(Debug, Clone, Default)]
pub struct Now {
    /// The one that somebody takes, or came back from a moment ago.
    pub time_out: Option<TimeOut>,
    /// What the two agreed.
    pub agreed: Option<Opened<Agreement>>,
}

struct Row {
    by: Option<PersonId>,
    since: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    moved_to: Option<DateTime<Utc>>,
    back_at: Option<DateTime<Utc>>,
    agreement: Option<WordingId>,
    number: Option<i64>,
    author: Option<PersonId>,
    epoch: Option<u32>,
    words: Option<Sealed>,
    answer_epoch: Option<u32>,
    answer: Option<Sealed>,
}

/// The time-out that is on, and what the two agreed.
pub async fn now(db: &mut Reader, partner: &Partner) -> Result<Now> {
    now_in(db.conn(), partner).await
}

/// The same, as it is while something is written.
pub async fn now_in(db: &mut SqliteConnection, partner: &Partner) -> Result<Now> {
    let (couple, about) = (partner.couple(), Agreement::NAME);
    let row = sqlx::query_as!(
        Row,
        r#"
        select t.person   as "by?: PersonId",
               t.made_at  as "since?: DateTime<Utc>",
               t.until    as "until?: DateTime<Utc>",
               t.moved_to as "moved_to?: DateTime<Utc>",
               t.back_at  as "back_at?: DateTime<Utc>",
               a.id       as "agreement?: WordingId",
               a.number   as "number?: i64",
               a.author   as "author?: PersonId",
               a.epoch    as "epoch?: u32",
               a.words    as "words?: Sealed",
               y.epoch    as "answer_epoch?: u32",
               y.words    as "answer?: Sealed"
          from (select 1)
          left join time_out_now t on t.couple = ?1
          left join wording a
            on a.couple = ?1 and a.about = ?2
           and a.number = (select max(g.number)
                             from wording g
                             join wording_answer y on y.wording = g.id and y.answer = 'agreed'
                            where g.couple = ?1 and g.about = ?2)
           and not exists (select 1 from wording_end where wording = a.id)
          left join wording_answer y on y.wording = a.id
         order by t.made_at desc, t.back_at is not null
         limit 1
        "#,
        couple,
        about
    )
    .fetch_one(db)
    .await?;
    let time_out = row.time_out().filter(|time_out| !time_out.is_past(partner.now()));
    Ok(Now { time_out, agreed: row.agreed(partner) })
}

impl Row {
    fn time_out(&self) -> Option<TimeOut> {
        Some(TimeOut {
            by: self.by?,
            since: self.since?,
            until: self.moved_to.or(self.until)?,
            moved: self.moved_to.is_some(),
            back_at: self.back_at,
        })
    }

    fn agreed(&self, partner: &Partner) -> Option<Opened<Agreement>> {
        let (place, author, words) =
            ((self.agreement?, self.number?), self.author?, self.words.as_ref()?);
        let answer = (self.answer_epoch?, self.answer.as_ref()?);
        let reply = agreeing::store::reply(partner, place, (author, words), answer);
        let words = (author, self.epoch?, words);
        (reply == Some(Reply::Said(Answer::Agreed)))
            .then(|| agreeing::store::opened(partner, place, words))
    }
}

impl Now {
    /// What the two agreed, if it can be read.
    pub fn agreement(&self) -> Option<&Agreement> {
        self.agreed.as_ref().and_then(Opened::get)
    }

    /// Whether nothing is asked of anybody now.
    pub fn rests(&self, now: DateTime<Utc>) -> bool {
        self.time_out.and_then(|time_out| time_out.phase(now)) == Some(Phase::Rests)
    }
}

/// One begins now, of so many minutes; without a number as long as agreed. This partner's last one is over,
/// and so is one whose time has come.
///
/// If one is on, it is theirs as well: nothing is refused.
pub async fn take(tx: &mut Tx, sharing: &Sharing<impl OfCouple>, minutes: &str) -> Result<()> {
    let partner = sharing.who();
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    let there = now_in(tx.conn(), partner).await?;
    if there.rests(now) {
        return Ok(());
    }
    let until = now + length(minutes, there.agreement().map(Agreement::length));
    sqlx::query!(
        "delete from time_out_now
          where couple = ? and (person = ? or coalesce(moved_to, until) <= ?)",
        couple,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!(
        "insert into time_out_now (couple, person, until, made_at) values (?, ?, ?, ?)",
        couple,
        person,
        until,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Who took it is back at another time.
pub(super) async fn move_return(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    to: DateTime<Utc>,
) -> Result<()> {
    let (couple, person) = (partner.couple(), partner.person());
    sqlx::query!(
        "update time_out_now set moved_to = ?
          where couple = ? and person = ? and moved_to is null and back_at is null",
        to,
        couple,
        person
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Who took it is back.
pub(super) async fn come_back(tx: &mut Tx, partner: &Partner) -> Result<()> {
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    sqlx::query!(
        "update time_out_now set back_at = ? where couple = ? and person = ? and back_at is null",
        now,
        couple,
        person
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Whether there is one of which nothing has to be left, in any couple.
pub(super) async fn is_any_past(db: &mut Reader, now: DateTime<Utc>) -> Result<bool> {
    let (due, back) = (now - AWAITED, now - GREETED);
    let found = sqlx::query_scalar!(
        r#"
        select exists (select 1 from time_out_now
                        where coalesce(moved_to, until) <= ? or back_at <= ?) as "any!: bool"
        "#,
        due,
        back
    );
    Ok(found.fetch_one(db.conn()).await?)
}

/// They are gone for good.
pub(super) async fn delete_past(tx: &mut Tx, now: DateTime<Utc>) -> Result<()> {
    let (due, back) = (now - AWAITED, now - GREETED);
    sqlx::query!(
        "delete from time_out_now where coalesce(moved_to, until) <= ? or back_at <= ?",
        due,
        back
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

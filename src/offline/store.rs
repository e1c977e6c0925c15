//! Forms that were sent, remembered for 120 days.

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::Op;
use crate::{
    access::{Member, PersonId},
    db::{Db, Sent, Tx},
    error::Result,
};

const KEPT: TimeDelta = TimeDelta::days(120);
/// One form in so many forgets old ones; fewer than it forgets, so that the table shrinks.
const FORGET_EVERY: u8 = 32;

/// What was known when a form's writing began.
pub(super) struct Known {
    person: Option<PersonId>,
    body_hash: Option<Vec<u8>>,
    outcome: Option<String>,
    /// One of the two has stopped what this form would share.
    pub(super) stopped: bool,
    /// A new key of the two has begun, or has to.
    pub(super) moved_on: bool,
}

pub(super) struct Remembered {
    pub(super) person: PersonId,
    pub(super) body_hash: Vec<u8>,
    pub(super) outcome: String,
}

impl Known {
    pub(super) fn before(self) -> Option<Remembered> {
        let Self { person, body_hash, outcome, .. } = self;
        Some(Remembered { person: person?, body_hash: body_hash?, outcome: outcome? })
    }
}

/// Begins a form's writing with a look at whether it was sent before, and whether the couple that
/// it shares something in has been stopped: where everybody who writes waits for each other. If it
/// was sent a moment ago, that is answered when it is on disk, not before.
///
/// What is shared is sealed under the key that was the newest when the gate let it pass: if another has begun since,
/// or has to, because a therapist may not read along any more, it is not kept.
pub(super) async fn begin(db: &Db, op: Uuid, member: &Member) -> Result<(Tx, Known)> {
    let (shares, now, person) = (member.shares_in(), member.now(), member.person());
    let (couple, epoch) = (shares.map(|it| it.couple), shares.map(|it| it.epoch));
    let mut turn = db.turn().await?;
    if turn.is_being_saved(op) {
        turn.settled().await?;
        turn = db.turn().await?;
    }
    let known = sqlx::query_as!(
        Known,
        r#"
        savepoint one;
        select o.person    as "person?: PersonId",
               o.body_hash as "body_hash?",
               o.outcome   as "outcome?",
               exists (select 1 from pause_now where couple = ?2)
                   or exists (select 1 from closing where couple = ?2) as "stopped!: bool",
               exists (select 1 from couple_key where couple = ?2 and person = ?5 and epoch > ?3)
                   or exists (select 1 from therapist_link_standing
                               where couple = ?2 and (over_at <= ?4 or new_key = 1)) as "moved_on!: bool"
          from (select 1)
          left join operation o on o.id = ?1
        "#,
        op,
        couple,
        epoch,
        now,
        person
    )
    .fetch_one(turn.conn())
    .await;
    Ok(turn.begun(known)?)
}

/// Saves what was done together with the memory of the form that asked for it.
pub(super) async fn commit(
    mut tx: Tx,
    member: &Member,
    op: &Op,
    body_hash: [u8; 32],
    outcome: String,
) -> Result<()> {
    let (person, received_at) = (member.person().uuid(), member.now());
    // Now and then, a few at a time: a form need not wait for the tidying of every other.
    if op.id.as_bytes()[15].is_multiple_of(FORGET_EVERY) {
        forget(&mut tx, received_at).await?;
    }
    let (id, route, made_at) = (op.id, op.route.clone(), op.made_at);
    let sent = Sent { id, person, route, body_hash, outcome, made_at, received_at };
    Ok(tx.commit_sent(sent).await?)
}

/// Forgets some of the oldest, so that the table does not grow for ever.
async fn forget(tx: &mut Tx, now: DateTime<Utc>) -> Result<()> {
    let before = now - KEPT;
    sqlx::query!(
        "delete from operation
          where id in (select id from operation where received_at < ? order by received_at limit 64)",
        before
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

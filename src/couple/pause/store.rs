//! Pauses: begun, ended, never overwritten.

use uuid::Uuid;

use crate::{
    access::{CoupleId, Member, Partner},
    db::Tx,
    error::Result,
    steps::therapy::link::acts::store::{self as acts, Cause},
};

/// Begins a pause of this member's in their couple, unless theirs stands or it is closed.
pub(crate) async fn begin(tx: &mut Tx, member: &Member, couple: CoupleId) -> Result<()> {
    let (id, person, now) = (Uuid::now_v7(), member.person(), member.now());
    sqlx::query!(
        "insert into pause (id, couple, person, made_at)
         select ?1, ?2, ?3, ?4
          where not exists (select 1 from pause_now where couple = ?2 and person = ?3)
            and not exists (select 1 from closing where couple = ?2)",
        id,
        couple,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!(
        "insert into pause_now (couple, person, pause, made_at)
         select couple, person, id, made_at from pause where id = ?",
        id
    )
    .execute(tx.conn())
    .await?;
    acts::end_all(tx, couple, (Cause::Pause, now)).await
}

/// Ends this partner's own pause, if one stands.
pub(super) async fn end(tx: &mut Tx, partner: &Partner) -> Result<()> {
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    sqlx::query!(
        "insert into pause_end (pause, made_at)
         select pause, ? from pause_now where couple = ? and person = ?",
        now,
        couple,
        person
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!("delete from pause_now where couple = ? and person = ?", couple, person)
        .execute(tx.conn())
        .await?;
    Ok(())
}

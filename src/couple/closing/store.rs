//! A closing: one row a couple, never taken back.

use crate::{
    access::Partner,
    db::Tx,
    error::Result,
    people::security_log::{self, Event},
    steps::therapy::link::acts::store::{self as acts, Cause},
};

/// Closes this partner's couple, unless it is closed already.
pub(super) async fn close(tx: &mut Tx, partner: &Partner) -> Result<()> {
    let (couple, person, now) = (partner.couple(), partner.person(), partner.now());
    let closed = sqlx::query!(
        "insert into closing (couple, person, made_at) values (?, ?, ?)
             on conflict (couple) do nothing",
        couple,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    if closed.rows_affected() == 1 {
        acts::end_all(tx, couple, (Cause::Closing, now)).await?;
        security_log::note(tx, partner, Event::Closed).await?;
    }
    Ok(())
}

//! Where each stands: sealed for themselves.

use super::Role;
use crate::{
    access::Partner,
    db::{Reader, Tx},
    error::Result,
    sealed::Opened,
};

/// What this partner chose, if they did.
pub async fn of(db: &mut Reader, partner: &Partner) -> Result<Option<Opened<Role>>> {
    let (person, couple) = (partner.person(), partner.couple());
    let row = sqlx::query!(
        "select words, made_at from impact_role where person = ? and couple = ?",
        person,
        couple
    )
    .fetch_optional(db.conn())
    .await?;
    let place = partner.own_place::<Role>(couple.uuid());
    Ok(row.map(|row| partner.open_private_of(&place, row.made_at, &row.words)))
}

/// The same, as far as it is open now.
pub async fn known(db: &mut Reader, partner: &Partner) -> Result<Option<Role>> {
    Ok(of(db, partner).await?.and_then(|role| role.get().copied()))
}

/// Keeps what this partner chose.
pub(super) async fn keep(tx: &mut Tx, partner: &Partner, role: Role) -> Result<()> {
    let (person, couple, now) = (partner.person(), partner.couple(), partner.now());
    let words = partner.seal_private(&partner.own_place::<Role>(couple.uuid()), &role)?;
    sqlx::query!(
        "insert into impact_role (person, couple, words, made_at) values (?, ?, ?, ?)
             on conflict (person, couple) do update set words = excluded.words,
                                                        made_at = excluded.made_at",
        person,
        couple,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

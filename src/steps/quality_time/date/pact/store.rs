//! Who has said yes to a date that is not about the past.

use crate::{
    access::{Ours, PersonId, Sharing},
    db::{Reader, Tx},
    error::Result,
    steps::quality_time::date::store::Date,
};

/// Those who have.
pub async fn all(db: &mut Reader, date: &Ours<Date>) -> Result<Vec<PersonId>> {
    let id = date.id();
    Ok(sqlx::query_scalar!("select person from date_pact where date = ?", id)
        .fetch_all(db.conn())
        .await?)
}

/// This partner says yes; once is enough.
pub(super) async fn insert(tx: &mut Tx, date: &Sharing<Ours<Date>>) -> Result<()> {
    let (id, person, now) = (date.id(), date.person(), date.now());
    sqlx::query!(
        "insert into date_pact (date, person, made_at) values (?, ?, ?) on conflict do nothing",
        id,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// This partner takes it back.
pub(super) async fn delete(tx: &mut Tx, date: &Ours<Date>) -> Result<()> {
    let (id, person) = (date.id(), date.person());
    sqlx::query!("delete from date_pact where date = ? and person = ?", id, person)
        .execute(tx.conn())
        .await?;
    Ok(())
}

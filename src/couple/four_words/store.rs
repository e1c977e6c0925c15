//! Pinned keys: `person` took the public keys `of` somebody.

use chrono::{DateTime, Utc};

use crate::{
    access::{Member, Partner, PartnerKeys, PersonId},
    db::Tx,
    error::{Error, Result},
    sealed::{Pinned, PublicKeys, SharedKeys},
};

/// Takes the public keys of somebody as they stand now. What was pinned already stays.
///
/// `own` are the keys of `person`, who meets `of` in this transaction: from then on a missing pin
/// is no first meeting, but was taken away.
pub(crate) async fn pin(
    tx: &mut Tx,
    own: &SharedKeys,
    (person, of): (PersonId, PersonId),
    now: DateTime<Utc>,
) -> Result<PublicKeys> {
    let keys = public_keys(tx, of).await?;
    let pinned = own.seal_pinned(person.uuid(), of.uuid(), &Pinned::first(keys.clone()));
    sqlx::query!(
        "insert into pinned_key (person, of, keys, made_at) values (?, ?, ?, ?)
             on conflict (person, of) do nothing",
        person,
        of,
        pinned,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(keys)
}

async fn public_keys(tx: &mut Tx, of: PersonId) -> Result<PublicKeys> {
    let row = sqlx::query!("select x25519, ed25519 from credential where person = ?", of)
        .fetch_one(tx.conn())
        .await?;
    PublicKeys::from_slices(&row.x25519, &row.ed25519)
        .ok_or_else(|| Error::bug("a public key has another length"))
}

/// Takes the public keys of everybody whom `person` had met as they stand now: what was pinned is
/// sealed under a key that this person has lost. Those of a therapist are compared anew when there is something to
/// sign; whose account was erased has none.
pub(in crate::couple) async fn pin_again(
    tx: &mut Tx,
    person: PersonId,
    own: &SharedKeys,
    now: DateTime<Utc>,
) -> Result<()> {
    let met = sqlx::query_scalar!(
        "select of from pinned_key
          where person = ? and of in (select person from credential)
            and of not in (select person from therapist)",
        person
    )
    .fetch_all(tx.conn())
    .await?;
    sqlx::query!("delete from pinned_key where person = ?", person).execute(tx.conn()).await?;
    for of in met {
        pin(tx, own, (person, of), now).await?;
    }
    Ok(())
}

/// Keeps the partner's keys as they were accepted, in the place of those that were pinned.
pub(super) async fn replace(tx: &mut Tx, partner: &Partner, accepted: &PartnerKeys) -> Result<()> {
    let pinned = accepted.pinned().ok_or_else(|| Error::bug("nothing was accepted"))?;
    keep(tx, partner, (partner.partner(), pinned)).await
}

/// Keeps the keys of somebody as this member took them, in the place of those that were pinned.
pub(crate) async fn keep(
    tx: &mut Tx,
    member: &Member,
    (of, pinned): (PersonId, &Pinned),
) -> Result<()> {
    let (person, now) = (member.person(), member.now());
    let pinned = member.keys().seal_pinned(person.uuid(), of.uuid(), pinned);
    sqlx::query!(
        "insert into pinned_key (person, of, keys, made_at) values (?, ?, ?, ?)
             on conflict (person, of) do update set keys = excluded.keys, made_at = excluded.made_at",
        person,
        of,
        pinned,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Puts the keys that grow from this person's seed where they belong.
pub(super) async fn put_own_back(tx: &mut Tx, partner: &Partner) -> Result<()> {
    let (person, own) = (partner.person(), partner.keys().public());
    let (x25519, ed25519) = (own.x25519.bytes(), own.ed25519.bytes());
    sqlx::query!(
        "update credential set x25519 = ?, ed25519 = ? where person = ?",
        x25519,
        ed25519,
        person
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

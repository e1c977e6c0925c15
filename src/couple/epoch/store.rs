//! Couple keys, handed over: signed, and wrapped for a public key that was pinned.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::{
    App,
    access::{Partner, PartnerKeys, PersonId},
    couple::{four_words::store::pin_again, key_purpose, vouching_purpose},
    db::Tx,
    error::{Error, Result},
    sealed::{Key, Pinned, SharedKeys, Wrapped},
    steps::therapy::link,
};

const COMPARE_FIRST: Error = Error::Refused(
    "Your partner’s key has changed. Nothing was handed to it. Compare the four words first.",
);

/// Begins a new epoch: a fresh key for the two, handed to the partner as pinned in `keys` and to
/// nobody else. What was written before stays readable to whoever could read it.
///
/// # Errors
/// Refused while the partner's keys are not as pinned.
pub async fn begin(tx: &mut Tx, partner: &Partner, keys: &PartnerKeys) -> Result<u32> {
    let (own, theirs) = (partner.keys(), pinned(keys)?.keys());
    let (epoch, key) = (next(tx, partner).await?, Key::random());
    for (person, public) in
        [(partner.person(), &own.public().x25519), (partner.partner(), &theirs.x25519)]
    {
        let purpose = key_purpose(partner.couple(), person, epoch);
        let wrapped = own.hand_over(public, &key, &purpose).ok_or_else(no_key)?;
        hand(tx, partner, (person, epoch), &wrapped).await?;
    }
    link::keys::store::hand_on(tx, partner, (epoch, &key)).await?;
    Ok(epoch)
}

/// A therapist could read along and may not any more, or not all of it: begins a new epoch, unless somebody was faster.
///
/// # Errors
/// As [`begin`].
pub(crate) async fn begin_after_link(app: &App, partner: &Partner) -> Result<()> {
    app.db
        .even_if_full(|| async {
            let mut tx = app.db.write().await?;
            if link::keys::store::is_due(&mut tx, partner).await? {
                begin(&mut tx, partner, partner.partner_keys()).await?;
                tx.commit().await?;
            }
            Ok(())
        })
        .await
}

/// Hands the partner, whose keys are new, every couple key at hand, and tells them which keys of
/// the two signed before.
///
/// # Errors
/// As [`begin`].
pub async fn hand_over_all(tx: &mut Tx, partner: &Partner, keys: &PartnerKeys) -> Result<()> {
    let (pinned, person) = (pinned(keys)?, partner.partner());
    let to = &pinned.keys().x25519;
    let purpose = |epoch| key_purpose(partner.couple(), person, epoch);
    let all = partner.keys().hand_over_all(to, purpose).ok_or_else(no_key)?;
    for (epoch, wrapped) in all {
        hand(tx, partner, (person, epoch), &wrapped).await?;
    }
    let purpose = vouching_purpose(partner.couple(), person);
    let told = partner.keys().vouch(to, pinned, &purpose).ok_or_else(no_key)?;
    tell(tx, partner, &told).await
}

/// Somebody whose keys are new takes the public keys of those they had met as they stand now, and
/// takes back invites that grew from the old ones.
pub(crate) async fn meet_again(
    tx: &mut Tx,
    person: PersonId,
    own: &SharedKeys,
    now: DateTime<Utc>,
) -> Result<()> {
    sqlx::query!(
        "insert into invite_revocation (invite, made_at)
         select id, ? from invite
          where inviter = ? and id not in (select invite from invite_revocation)
            and couple not in (select couple from membership)",
        now,
        person
    )
    .execute(tx.conn())
    .await?;
    sqlx::query!(
        "insert into therapist_invite_end (invite, made_at)
         select id, ? from therapist_invite
          where inviter = ? and id not in (select invite from therapist_invite_end)
            and id not in (select invite from therapist_acceptance)",
        now,
        person
    )
    .execute(tx.conn())
    .await?;
    pin_again(tx, person, own, now).await
}

fn pinned(keys: &PartnerKeys) -> Result<&Pinned> {
    keys.pinned().filter(|_| !keys.have_changed()).ok_or(COMPARE_FIRST)
}

fn no_key() -> Error {
    Error::bug("a public key does not take a key")
}

/// The first number after those that this person can open which nobody has used: whatever else
/// lies there is left alone.
async fn next(tx: &mut Tx, partner: &Partner) -> Result<u32> {
    let couple = partner.couple();
    let rows = sqlx::query!("select epoch from couple_key where couple = ?", couple)
        .fetch_all(tx.conn())
        .await?;
    let used: BTreeSet<u32> = rows.into_iter().map(|row| row.epoch).collect();
    let after = partner.keys().newest().unwrap_or_default() + 1;
    (after..=u32::MAX)
        .find(|epoch| !used.contains(epoch))
        .ok_or_else(|| Error::bug("no epoch is left"))
}

async fn hand(
    tx: &mut Tx,
    partner: &Partner,
    (person, epoch): (PersonId, u32),
    wrapped: &Wrapped,
) -> Result<()> {
    let (couple, now) = (partner.couple(), partner.now());
    sqlx::query!(
        "insert into couple_key (couple, person, epoch, wrapped, made_at) values (?, ?, ?, ?, ?)
             on conflict (couple, person, epoch)
             do update set wrapped = excluded.wrapped, made_at = excluded.made_at",
        couple,
        person,
        epoch,
        wrapped,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

async fn tell(tx: &mut Tx, partner: &Partner, told: &Wrapped) -> Result<()> {
    let (couple, person, now) = (partner.couple(), partner.partner(), partner.now());
    sqlx::query!(
        "insert into vouched_key (couple, person, keys, made_at) values (?, ?, ?, ?)
             on conflict (couple, person)
             do update set keys = excluded.keys, made_at = excluded.made_at",
        couple,
        person,
        told,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

//! People and what their passwords open.

use chrono_tz::Tz;

use super::account::{NewPerson, sign_in_name};
use crate::{
    access::{self, Appearance, Member, PersonId},
    db::{Reader, Tx},
    error::Result,
    sealed::password::Credential,
};

/// Keeps a new person, their keys and their first session. `false` if the name is taken.
pub async fn insert_person(tx: &mut Tx, new: &NewPerson) -> Result<bool> {
    let (folded, zone) = (sign_in_name(&new.name), new.zone.name());
    let inserted = sqlx::query!(
        "insert into person (id, name, sign_in_name, time_zone, made_at)
         values (?, ?, ?, ?, ?)
             on conflict (sign_in_name) do nothing",
        new.id,
        new.name,
        folded,
        zone,
        new.at
    )
    .execute(tx.conn())
    .await?;
    if inserted.rows_affected() == 0 {
        return Ok(false);
    }
    let (x25519, ed25519) = (new.seed.shared().public(), new.seed.signing_public());
    let (x25519, ed25519) = (x25519.bytes(), ed25519.as_slice());
    sqlx::query!(
        "insert into credential (person, salt, verifier, seed, x25519, ed25519, made_at)
         values (?, ?, ?, ?, ?, ?, ?)",
        new.id,
        new.credential.salt,
        new.credential.verifier,
        new.credential.seed,
        x25519,
        ed25519,
        new.at
    )
    .execute(tx.conn())
    .await?;
    access::insert_session(tx, &new.session).await?;
    Ok(true)
}

/// Whose name this is, and what their password has to match.
pub async fn credential_of_name(
    db: &mut Reader,
    name: &str,
) -> Result<Option<(PersonId, Credential)>> {
    let name = sign_in_name(name);
    let row = sqlx::query!(
        "select c.person, c.salt, c.verifier, c.seed
           from person p join credential c on c.person = p.id
          where p.sign_in_name = ?",
        name
    )
    .fetch_optional(db.conn())
    .await?;
    Ok(row.map(|row| {
        (row.person, Credential { salt: row.salt, verifier: row.verifier, seed: row.seed })
    }))
}

/// What the member's own password has to match.
pub async fn own_credential(db: &mut Reader, member: &Member) -> Result<Credential> {
    let person = member.person();
    let row = sqlx::query!("select salt, verifier, seed from credential where person = ?", person)
        .fetch_one(db.conn())
        .await?;
    Ok(Credential { salt: row.salt, verifier: row.verifier, seed: row.seed })
}

/// Keeps the member's settings.
pub async fn change_settings(
    tx: &mut Tx,
    member: &Member,
    zone: Tz,
    appearance: Appearance,
) -> Result<()> {
    let (person, zone, appearance) = (member.person(), zone.name(), appearance.word());
    sqlx::query!(
        "update person set time_zone = ?, appearance = ? where id = ?",
        zone,
        appearance,
        person
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

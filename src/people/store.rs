//! People and what their passwords open.

use chrono_tz::Tz;

use super::{
    account::{NewPerson, sign_in_name},
    security_log::{self, Event},
};
use crate::{
    access::{self, Appearance, Halfway, Member, Partner, PersonId},
    db::{Reader, Tx},
    error::Result,
    sealed::{
        Seed,
        password::{Credential, Root},
    },
};

/// Somebody whom a name or a session leads to, before their password is known to be right.
#[derive(Debug, Clone)]
pub struct Claimed {
    person: PersonId,
    zone: Tz,
    credential: Credential,
}

impl Claimed {
    /// Who it would be.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// Where they live.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// What their password was stretched with.
    pub fn salt(&self) -> &[u8] {
        &self.credential.salt
    }

    /// Their seed, if this grew from their password.
    pub fn open(&self, root: &Root) -> Option<Seed> {
        root.open(&self.credential, self.person.uuid().as_bytes())
    }
}

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
    let keys = new.seed.shared();
    let (x25519, ed25519) = (keys.public().x25519.bytes(), keys.public().ed25519.bytes());
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
    security_log::store::insert(tx, new.id, Event::AccountMade, new.at).await?;
    Ok(true)
}

/// Whose name this is.
pub async fn claimed_by_name(db: &mut Reader, name: &str) -> Result<Option<Claimed>> {
    let name = sign_in_name(name);
    let row = sqlx::query!(
        "select c.person, c.salt, c.verifier, c.seed, p.time_zone
           from person p join credential c on c.person = p.id
          where p.sign_in_name = ?",
        name
    )
    .fetch_optional(db.conn())
    .await?;
    Ok(row.map(|row| Claimed {
        person: row.person,
        zone: row.time_zone.parse().unwrap_or(Tz::UTC),
        credential: Credential { salt: row.salt, verifier: row.verifier, seed: row.seed },
    }))
}

/// The member, who is to give their password once more.
pub async fn claimed_by(db: &mut Reader, member: &Member) -> Result<Claimed> {
    let person = member.person();
    let row = sqlx::query!("select salt, verifier, seed from credential where person = ?", person)
        .fetch_one(db.conn())
        .await?;
    let credential = Credential { salt: row.salt, verifier: row.verifier, seed: row.seed };
    Ok(Claimed { person, zone: member.zone(), credential })
}

/// Who is halfway in, and is to give the second step.
pub async fn claimed_halfway(db: &mut Reader, halfway: &Halfway) -> Result<Claimed> {
    claimed(db, halfway.person()).await
}

/// The other of the two, to whom the phone is given.
pub async fn claimed_partner(db: &mut Reader, partner: &Partner) -> Result<Claimed> {
    claimed(db, partner.partner()).await
}

async fn claimed(db: &mut Reader, person: PersonId) -> Result<Claimed> {
    let row = sqlx::query!(
        "select c.salt, c.verifier, c.seed, p.time_zone
           from credential c join person p on p.id = c.person
          where c.person = ?",
        person
    )
    .fetch_one(db.conn())
    .await?;
    Ok(Claimed {
        person,
        zone: row.time_zone.parse().unwrap_or(Tz::UTC),
        credential: Credential { salt: row.salt, verifier: row.verifier, seed: row.seed },
    })
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

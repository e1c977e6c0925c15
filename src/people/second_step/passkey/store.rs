//! Passkeys, kept and about to be made.

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};
use sqlx::SqliteConnection;

use super::{
    passkey::{self, Judged, OFFERED_FOR, Offer, Passkey},
    site::Site,
};
use crate::{
    access::{Halfway, PersonId, SteppedUp},
    db::{Reader, Tx},
    error::{Error, Result},
    id::id,
    people::security_log::{self, Event},
    sealed::{Sealed, Seed},
};

id! {
    /// A passkey of somebody's.
    PasskeyId
}

/// What one is sealed for.
const KEPT: &[u8] = b"troth v1 passkey\0";
const OFFERED: &[u8] = b"troth v1 passkey offer\0";

/// One row: a passkey, unless it was changed outside the app.
#[derive(Debug)]
pub struct Kept {
    /// Which.
    pub id: PasskeyId,
    /// What it holds.
    pub passkey: Option<Passkey>,
    /// When it was added.
    pub made_at: DateTime<Utc>,
}

struct Row {
    id: PasskeyId,
    words: Sealed,
    made_at: DateTime<Utc>,
}

fn place(person: PersonId, id: PasskeyId) -> Vec<u8> {
    [KEPT, person.uuid().as_bytes(), id.uuid().as_bytes()].concat()
}

fn offered_at(person: PersonId) -> Vec<u8> {
    [OFFERED, person.uuid().as_bytes()].concat()
}

fn seal(seed: &Seed, place: &[u8], what: &impl serde::Serialize) -> Result<Sealed> {
    let json = serde_json::to_vec(what).map_err(|e| Error::Internal(e.into()))?;
    Ok(Sealed::seal(&seed.second_step(), place, &json))
}

fn open<T: serde::de::DeserializeOwned>(seed: &Seed, place: &[u8], sealed: &Sealed) -> Option<T> {
    serde_json::from_slice(&sealed.open(&seed.second_step(), place)?).ok()
}

/// The member's passkeys, the oldest first.
pub async fn all(db: &mut Reader, member: &SteppedUp) -> Result<Vec<Kept>> {
    of(db.conn(), member.person(), member.seed()).await
}

/// Those of whoever is halfway in.
pub async fn all_of(db: &mut Reader, halfway: &Halfway) -> Result<Vec<Kept>> {
    of(db.conn(), halfway.person(), halfway.seed()).await
}

async fn of(db: &mut SqliteConnection, person: PersonId, seed: &Seed) -> Result<Vec<Kept>> {
    let rows = sqlx::query_as!(
        Row,
        "select id, words, made_at from passkey where person = ? order by made_at, id",
        person
    )
    .fetch_all(db)
    .await?;
    let kept = |Row { id, words, made_at }| {
        let passkey = open(seed, &place(person, id), &words);
        Kept { id, passkey, made_at }
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// Keeps what a device is asked to make; an earlier question counts no more.
pub async fn offer(tx: &mut Tx, member: &SteppedUp, offer: &Offer) -> Result<()> {
    let (person, now) = (member.person(), member.now());
    let words = seal(member.seed(), &offered_at(person), offer)?;
    sqlx::query!(
        "insert or replace into passkey_offer (person, words, made_at) values (?, ?, ?)",
        person,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// What a device was asked to make, if that is not too long ago.
pub async fn offered(db: &mut Reader, member: &SteppedUp) -> Result<Option<Offer>> {
    let (person, old) = (member.person(), member.now() - OFFERED_FOR);
    let words = sqlx::query_scalar!(
        "select words from passkey_offer where person = ? and made_at > ?",
        person,
        old
    )
    .fetch_optional(db.conn())
    .await?;
    Ok(words.and_then(|words| open(member.seed(), &offered_at(person), &words)))
}

/// It was made: from now on it is asked for. `false` if it is somebody's already.
pub async fn keep(tx: &mut Tx, member: &SteppedUp, made: &Passkey) -> Result<bool> {
    let (id, person, now) = (PasskeyId::mint(), member.person(), member.now());
    let credential = Sha256::digest(made.credential());
    let credential = credential.as_slice();
    let words = seal(member.seed(), &place(person, id), made)?;
    let ended = sqlx::query!("delete from passkey_offer where person = ?", person);
    if ended.execute(tx.conn()).await?.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    let kept = sqlx::query!(
        "insert into passkey (id, person, credential, words, made_at) values (?, ?, ?, ?, ?)
             on conflict (credential) do nothing",
        id,
        person,
        credential,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    security_log::store::insert(tx, person, Event::PasskeyMade, now).await?;
    Ok(kept.rows_affected() == 1)
}

/// The member removes one of theirs.
pub async fn end(tx: &mut Tx, member: &SteppedUp, id: PasskeyId) -> Result<()> {
    let (person, now) = (member.person(), member.now());
    let ended = sqlx::query!("delete from passkey where id = ? and person = ?", id, person)
        .execute(tx.conn())
        .await?;
    if ended.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    security_log::store::insert(tx, person, Event::PasskeyEnded, now).await
}

/// All of somebody's, and what their device was asked.
pub async fn end_for(tx: &mut Tx, person: PersonId) -> Result<()> {
    sqlx::query!("delete from passkey_offer where person = ?", person).execute(tx.conn()).await?;
    sqlx::query!("delete from passkey where person = ?", person).execute(tx.conn()).await?;
    Ok(())
}

/// What an answer of whoever is halfway in is worth. A use that counts is counted, and a counter
/// that ran backwards is told to its owner.
pub async fn use_one(tx: &mut Tx, halfway: &Halfway, site: &Site, answer: &str) -> Result<Judged> {
    let person = halfway.person();
    let kept = of(tx.conn(), person, halfway.seed()).await?;
    let (ids, passkeys): (Vec<_>, Vec<_>) =
        kept.into_iter().filter_map(|it| Some((it.id, it.passkey?))).unzip();
    let judged = passkey::judge(site, halfway.challenge(), &passkeys, answer);
    match &judged {
        Judged::Right(used) => {
            let nth = passkeys.iter().position(|it| it.credential() == used.credential());
            let id = nth.map(|nth| ids[nth]).ok_or_else(|| Error::bug("a passkey of nobody"))?;
            let words = seal(halfway.seed(), &place(person, id), used)?;
            sqlx::query!("update passkey set words = ? where id = ?", words, id)
                .execute(tx.conn())
                .await?;
        }
        Judged::Backwards => {
            security_log::store::insert(tx, person, Event::PasskeyRefused, halfway.now()).await?;
        }
        Judged::Wrong => {}
    }
    Ok(judged)
}

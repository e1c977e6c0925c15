//! Secrets that apps share, kept and offered.

use chrono::{DateTime, Utc};

use super::{
    passkey,
    second_step::{AppSecret, OFFERED_FOR, Step},
};
use crate::{
    access::{self, Halfway, Member, PersonId, SteppedUp},
    db::{Reader, Tx},
    error::{Error, Result},
    people::security_log::{self, Event},
    sealed::{Sealed, Seed},
};

/// What a secret is sealed for.
const KEPT: &[u8] = b"troth v1 app code\0";
const OFFERED: &[u8] = b"troth v1 app code offer\0";

fn place(what: &[u8], person: PersonId) -> Vec<u8> {
    [what, person.uuid().as_bytes()].concat()
}

fn seal(what: &[u8], person: PersonId, seed: &Seed, secret: &AppSecret) -> Sealed {
    Sealed::seal(&seed.second_step(), &place(what, person), secret.bytes())
}

fn open(what: &[u8], person: PersonId, seed: &Seed, sealed: &Sealed) -> Option<AppSecret> {
    AppSecret::from_bytes(&sealed.open(&seed.second_step(), &place(what, person))?)
}

/// Whether this person is asked for a second step.
pub async fn is_on(tx: &mut Tx, person: PersonId) -> Result<bool> {
    let found = sqlx::query_scalar!(
        "select exists (select 1 from app_code where person = ?1)
             or exists (select 1 from passkey where person = ?1)",
        person
    )
    .fetch_one(tx.conn())
    .await?;
    Ok(found != 0)
}

/// Whether whoever is halfway in may give a code from an app.
pub async fn has_app(db: &mut Reader, halfway: &Halfway) -> Result<bool> {
    let person = halfway.person();
    let found =
        sqlx::query_scalar!("select exists (select 1 from app_code where person = ?)", person)
            .fetch_one(db.conn())
            .await?;
    Ok(found != 0)
}

/// Since when the member's app is asked for a code.
pub async fn since(db: &mut Reader, member: &Member) -> Result<Option<DateTime<Utc>>> {
    let person = member.person();
    Ok(sqlx::query_scalar!(
        r#"select made_at as "made_at: DateTime<Utc>" from app_code where person = ?"#,
        person
    )
    .fetch_optional(db.conn())
    .await?)
}

/// A secret to scan: the one of before, for whoever went to look for an app in between.
pub async fn offer(tx: &mut Tx, member: &SteppedUp) -> Result<()> {
    let (person, now, old) = (member.person(), member.now(), member.now() - OFFERED_FOR);
    let secret = seal(OFFERED, person, member.seed(), &AppSecret::random());
    sqlx::query!("delete from app_code_offer where person = ? and made_at <= ?", person, old)
        .execute(tx.conn())
        .await?;
    sqlx::query!(
        "insert into app_code_offer (person, secret, made_at) values (?, ?, ?)
             on conflict (person) do nothing",
        person,
        secret,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The secret that waits for being typed back.
pub async fn offered(db: &mut Reader, member: &SteppedUp) -> Result<Option<AppSecret>> {
    let (person, old) = (member.person(), member.now() - OFFERED_FOR);
    let sealed = sqlx::query_scalar!(
        r#"select secret as "secret: Sealed" from app_code_offer where person = ? and made_at > ?"#,
        person,
        old
    )
    .fetch_optional(db.conn())
    .await?;
    Ok(sealed.and_then(|sealed| open(OFFERED, person, member.seed(), &sealed)))
}

/// A code of it was typed back: from now on it is asked for, and that code never counts again.
pub async fn keep(tx: &mut Tx, member: &SteppedUp, secret: &AppSecret, used: Step) -> Result<()> {
    let (person, now) = (member.person(), member.now());
    let ended = sqlx::query!("delete from app_code_offer where person = ?", person)
        .execute(tx.conn())
        .await?;
    if ended.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    let sealed = seal(KEPT, person, member.seed(), secret);
    sqlx::query!(
        "insert or replace into app_code (person, secret, used_step, made_at) values (?, ?, ?, ?)",
        person,
        sealed,
        used,
        now
    )
    .execute(tx.conn())
    .await?;
    if member.is_therapist() {
        // What couples show opens to sessions that gave a code, or stood here when it was set up.
        access::end_other_sessions(tx, member).await?;
    }
    security_log::store::insert(tx, person, Event::AppCodeMade, now).await
}

/// The member is not asked for a code any more.
pub async fn end(tx: &mut Tx, member: &SteppedUp) -> Result<()> {
    let (person, now) = (member.person(), member.now());
    if end_app(tx, person).await? {
        security_log::store::insert(tx, person, Event::AppCodeEnded, now).await?;
    }
    Ok(())
}

/// Nothing is asked any more of somebody who came back with their recovery code or a reset link.
pub async fn end_for(tx: &mut Tx, person: PersonId) -> Result<()> {
    passkey::store::end_for(tx, person).await?;
    end_app(tx, person).await?;
    Ok(())
}

/// Whether there was one.
async fn end_app(tx: &mut Tx, person: PersonId) -> Result<bool> {
    sqlx::query!("delete from app_code_offer where person = ?", person).execute(tx.conn()).await?;
    let ended =
        sqlx::query!("delete from app_code where person = ?", person).execute(tx.conn()).await?;
    Ok(ended.rows_affected() > 0)
}

/// Whether this code counts now, for whoever is halfway in; then it never counts again.
pub async fn use_up(tx: &mut Tx, halfway: &Halfway, code: &str) -> Result<bool> {
    let person = halfway.person();
    let row = sqlx::query!("select secret, used_step from app_code where person = ?", person)
        .fetch_optional(tx.conn())
        .await?;
    // Taken away meanwhile, or changed outside: nothing counts, and signing in begins anew.
    let Some(row) = row else { return Ok(false) };
    let secret = open(KEPT, person, halfway.seed(), &row.secret);
    let step = secret.and_then(|secret| secret.step(code, halfway.now(), row.used_step));
    let Some(step) = step else { return Ok(false) };
    sqlx::query!("update app_code set used_step = ? where person = ?", step, person)
        .execute(tx.conn())
        .await?;
    Ok(true)
}

//! Recovery codes: those that are kept, and those that are being shown.

use chrono::{DateTime, Utc};

use crate::{
    access::{self, Member, NewSession, PersonId, Secret, SteppedUp},
    db::{Reader, Tx},
    error::{Error, Result},
    people::{
        account::NewPerson,
        calendar, password, second_step,
        store::{Claimed, claimed_by_name},
    },
    sealed::{Recovery, RecoveryCode, Sealed, Seed, password::Credential},
};

/// What a session seals the code it shows for.
const SHOWN: &str = "recovery code";

/// A new person is shown their first code.
pub async fn offer_first(tx: &mut Tx, new: &NewPerson) -> Result<()> {
    offer(tx, new.session.secret(), new.id, &new.seed, new.at).await
}

/// The member is shown a new code; the one they have works until it was typed back.
pub async fn offer_another(tx: &mut Tx, member: &SteppedUp) -> Result<()> {
    offer(tx, member.secret(), member.person(), member.seed(), member.now()).await
}

/// The code of before opens nothing any more, and the member is shown another.
pub async fn begin_anew(tx: &mut Tx, member: &SteppedUp) -> Result<()> {
    let person = member.person();
    sqlx::query!("delete from recovery where person = ?", person).execute(tx.conn()).await?;
    offer_another(tx, member).await
}

async fn offer(
    tx: &mut Tx,
    secret: &Secret,
    person: PersonId,
    seed: &Seed,
    now: DateTime<Utc>,
) -> Result<()> {
    let code = RecoveryCode::random();
    let recovery = code.guard(person.uuid().as_bytes(), seed);
    let (session, sealed) = (secret.id(), secret.seal(SHOWN, person, code.bytes()));
    let session = session.as_slice();
    sqlx::query!(
        "insert or replace into recovery_offer (session, code, verifier, seed, made_at)
         values (?, ?, ?, ?, ?)",
        session,
        sealed,
        recovery.verifier,
        recovery.seed,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The code that is being shown goes over into the session that takes the place of this one.
pub async fn take_along(tx: &mut Tx, member: &Member, to: &Secret) -> Result<()> {
    let (from, to_id) = (member.secret().id(), to.id());
    let (from, to_id) = (from.as_slice(), to_id.as_slice());
    let sealed = sqlx::query_scalar!(
        r#"select code as "code: Sealed" from recovery_offer where session = ?"#,
        from
    )
    .fetch_optional(tx.conn())
    .await?;
    let open = |sealed: Sealed| member.secret().open(SHOWN, member.person(), &sealed);
    let Some(code) = sealed.and_then(open) else { return Ok(()) };
    let sealed = to.seal(SHOWN, member.person(), &code);
    sqlx::query!(
        "update recovery_offer set session = ?, code = ? where session = ?",
        to_id,
        sealed,
        from
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Whether a code is being shown in this session.
pub async fn is_offered(db: &mut Reader, member: &Member) -> Result<bool> {
    Ok(offered(db, member).await?.is_some())
}

/// The code that is being shown in this session.
pub async fn offered(db: &mut Reader, member: &Member) -> Result<Option<RecoveryCode>> {
    let session = member.secret().id();
    let session = session.as_slice();
    let sealed = sqlx::query_scalar!(
        r#"select code as "code: Sealed" from recovery_offer where session = ?"#,
        session
    )
    .fetch_optional(db.conn())
    .await?;
    let open = |sealed| member.secret().open(SHOWN, member.person(), &sealed);
    Ok(sealed.and_then(open).and_then(|bytes| RecoveryCode::from_bytes(&bytes)))
}

/// It was typed back: from now on it is the one that works.
pub async fn keep_offer(tx: &mut Tx, member: &Member) -> Result<()> {
    let (session, person, now) = (member.secret().id(), member.person(), member.now());
    let session = session.as_slice();
    let kept = sqlx::query!(
        "insert or replace into recovery (person, verifier, seed, made_at)
         select ?, verifier, seed, ? from recovery_offer where session = ?",
        person,
        now,
        session
    )
    .execute(tx.conn())
    .await?;
    if kept.rows_affected() == 0 {
        return Err(Error::NotFound);
    }
    drop_offer(tx, member).await
}

/// It is not shown any more, and never works.
pub async fn drop_offer(tx: &mut Tx, member: &Member) -> Result<()> {
    let session = member.secret().id();
    let session = session.as_slice();
    sqlx::query!("delete from recovery_offer where session = ?", session)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Since when the member has a code that works.
pub async fn since(db: &mut Reader, member: &Member) -> Result<Option<DateTime<Utc>>> {
    let person = member.person();
    Ok(sqlx::query_scalar!(
        r#"select made_at as "made_at: DateTime<Utc>" from recovery where person = ?"#,
        person
    )
    .fetch_optional(db.conn())
    .await?)
}

/// Whose seed this code opens, if it is the code of somebody with this name.
pub async fn opened(
    db: &mut Reader,
    name: &str,
    code: &RecoveryCode,
) -> Result<Option<(Claimed, Seed)>> {
    let Some(claimed) = claimed_by_name(db, name).await? else { return Ok(None) };
    let person = claimed.person();
    let row = sqlx::query!(
        r#"select verifier, seed as "seed: Sealed" from recovery where person = ?"#,
        person
    )
    .fetch_optional(db.conn())
    .await?;
    let seed = row.and_then(|row| {
        let recovery = Recovery { verifier: row.verifier, seed: row.seed };
        code.open(&recovery, person.uuid().as_bytes())
    });
    Ok(seed.map(|seed| (claimed, seed)))
}

/// The code is used up: a new password, every session ended, wrong passwords forgotten, no second
/// step any more. `false` if somebody was faster with the same code.
pub async fn use_up(
    tx: &mut Tx,
    claimed: &Claimed,
    credential: &Credential,
    session: &NewSession,
) -> Result<bool> {
    let (person, now) = (claimed.person(), session.made_at());
    let used =
        sqlx::query!("delete from recovery where person = ?", person).execute(tx.conn()).await?;
    if used.rows_affected() == 0 {
        return Ok(false);
    }
    password::store::change(tx, person, credential, now).await?;
    password::store::forget_wrong(tx, claimed).await?;
    sqlx::query!("delete from session where person = ?", person).execute(tx.conn()).await?;
    calendar::store::end(tx, person, now).await?;
    access::end_halfways_of(tx, person).await?;
    second_step::store::end_for(tx, person).await?;
    Ok(true)
}

/// The session that follows is shown the next code.
pub async fn offer_next(
    tx: &mut Tx,
    session: &NewSession,
    person: PersonId,
    seed: &Seed,
) -> Result<()> {
    offer(tx, session.secret(), person, seed, session.made_at()).await
}

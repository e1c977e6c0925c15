//! Accounts that are to be erased, and everything that goes with one.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::erasing::TAKEN_BACK_WITHIN;
use crate::{
    access::{Member, PersonId},
    couple::parting,
    db::{Reader, Tx},
    error::Result,
    people::security_log::{self, Event},
    steps::therapy::link::acts::store as acts,
};

/// What the partner reads in the place of a name.
const NO_NAME: &str = "Former partner";
/// The same in the place of a therapist's.
const NO_THERAPIST: &str = "Former therapist";

/// Every row that is one person’s alone, those that point to others first.
const MINE: [&str; 49] = [
    "therapist_acceptance where person = ?",
    "therapist_key where link in (select id from therapist_link where therapist = ?)",
    "therapist_copy where link in (select id from therapist_link where therapist = ?)",
    "therapist_copy where author = ?",
    "therapist_acceptance where invite in (select id from therapist_invite where inviter = ?)",
    "therapist_invite_end where invite in (select id from therapist_invite where inviter = ?)",
    "therapist_invite where inviter = ?",
    "therapist_link_decline where person = ?",
    "calendar where person = ?",
    "app_code where person = ?",
    "app_code_offer where person = ?",
    "passkey where person = ?",
    "passkey_offer where person = ?",
    "sign_in_begun where person = ?",
    "kept_copy where person = ?",
    "journal_page where author = ?",
    "hard_date where author = ?",
    "look_back where author = ?",
    "imported_part where imported in (select id from imported where person = ?)",
    "imported where person = ?",
    "reset_use where link in (select id from reset_link where person = ?)",
    "reset_link_end where link in (select id from reset_link where person = ?)",
    "reset_link where person = ?",
    "earlier_seed where person = ?",
    "vouched_key where person = ?",
    "check_in_copy where check_in in (select id from check_in
                                       where author = ? and audience = 'only me')",
    "check_in_detail where check_in in (select id from check_in
                                         where author = ? and audience = 'only me')",
    "check_in where author = ? and audience = 'only me'",
    "disclosure_intention where person = ?",
    "draft_part where draft in (select id from draft where author = ?)",
    "draft where author = ?",
    "hard_moment_keeper where person = ?",
    "hard_moment_kept where author = ?",
    "impact_statement_put_away where person = ?",
    "impact_role where person = ?",
    "recovery_offer where session in (select id from session where person = ?)",
    "session where person = ?",
    "recovery where person = ?",
    "credential where person = ?",
    "pinned_key where person = ?",
    "couple_key where person = ?",
    "block_lift where person = ?",
    "operation where person = ?",
    "wrong_password where person = ?",
    "security_event where person = ?",
    "invite_revocation where invite in (select id from invite where inviter = ?)",
    "invite_acceptance where invite in (select id from invite where inviter = ?)",
    "invite_acceptance where person = ?",
    "invite where inviter = ?",
];

/// Proof: the seven days of this account are over.
#[derive(Debug)]
pub(super) struct Due(PersonId);

/// Keeps that this member wants their account erased, unless that stands already.
pub(super) async fn ask(tx: &mut Tx, member: &Member) -> Result<()> {
    let (id, person, now) = (Uuid::now_v7(), member.person(), member.now());
    let asked = sqlx::query!(
        "insert into erasure (id, person, made_at)
         select ?1, ?2, ?3 where not exists (select 1 from erasure_now where person = ?2)",
        id,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    if asked.rows_affected() == 0 {
        return Ok(());
    }
    sqlx::query!(
        "insert into erasure_now (person, erasure, made_at) values (?, ?, ?)",
        person,
        id,
        now
    )
    .execute(tx.conn())
    .await?;
    security_log::note(tx, member, Event::ErasingAsked).await
}

/// Takes it back.
pub(super) async fn take_back(tx: &mut Tx, member: &Member) -> Result<()> {
    let (person, now) = (member.person(), member.now());
    let taken_back = sqlx::query!(
        "insert into erasure_end (erasure, made_at)
         select erasure, ? from erasure_now where person = ?",
        now,
        person
    )
    .execute(tx.conn())
    .await?;
    if taken_back.rows_affected() == 0 {
        return Ok(());
    }
    sqlx::query!("delete from erasure_now where person = ?", person).execute(tx.conn()).await?;
    security_log::note(tx, member, Event::ErasingTakenBack).await
}

/// Whose seven days are over.
pub(super) async fn due(db: &mut Reader, now: DateTime<Utc>) -> Result<Vec<Due>> {
    let before = now - TAKEN_BACK_WITHIN;
    let people = sqlx::query_scalar!(
        r#"select person as "person: PersonId" from erasure_now where made_at <= ?"#,
        before
    );
    Ok(people.fetch_all(db.conn()).await?.into_iter().map(Due).collect())
}

/// Destroys the account, unless it was taken back in this moment. What remains is an id, to which
/// the rows point that the partner may read.
pub(super) async fn erase(tx: &mut Tx, Due(person): &Due, now: DateTime<Utc>) -> Result<()> {
    let (person, before) = (*person, now - TAKEN_BACK_WITHIN);
    let gone =
        sqlx::query!("delete from erasure_now where person = ? and made_at <= ?", person, before);
    if gone.execute(tx.conn()).await?.rows_affected() == 0 {
        return Ok(());
    }
    parting::store::leave(tx, person, now).await?;
    acts::end_all_of(tx, person, now).await?;
    destroy(tx, person).await?;
    let nobody = person.to_string();
    sqlx::query!(
        "update person set name = iif(id in (select person from therapist), ?, ?), sign_in_name = ?, time_zone = 'UTC', appearance = 'device'
          where id = ?",
        NO_THERAPIST,
        NO_NAME,
        nobody,
        person
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Every row of [`MINE`].
async fn destroy(tx: &mut Tx, person: PersonId) -> Result<()> {
    for mine in MINE {
        let delete = sqlx::AssertSqlSafe(format!("delete from {mine}"));
        sqlx::query(delete).bind(person).execute(tx.conn()).await?;
    }
    Ok(())
}

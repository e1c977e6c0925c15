//! Set-up links, invites, and who belongs to whom.

use chrono::{DateTime, Utc};

use super::{
    InviteId,
    code::{Code, InviteCodes},
    four_words::store::pin,
    pairing::{Host, INVITE_LASTS, Latest},
};
use crate::{
    access::{CoupleId, Member, Partner, PersonId, SteppedUp},
    db::{Reader, Tx},
    error::{Error, Result},
    people::account::NewPerson,
    sealed::{Key, PublicKey, SharedKeys},
};

/// An invite that can still be used.
#[derive(Debug, Clone)]
pub struct OpenInvite {
    /// Which.
    pub id: InviteId,
    /// Who invites.
    pub inviter: String,
}

/// Whether nobody has ever been here. A set-up link that was made says little: the program may have
/// been killed before it had said it.
pub async fn is_new(db: &mut Reader) -> Result<bool> {
    let found = sqlx::query_scalar!(r#"select exists (select 1 from person) as "found: bool""#);
    Ok(!found.fetch_one(db.conn()).await?)
}

/// Keeps a set-up link.
pub async fn insert_set_up_link(tx: &mut Tx, code: &Code, now: DateTime<Utc>) -> Result<()> {
    let hash = code.hash();
    let hash = hash.as_slice();
    sqlx::query!("insert into set_up_link (code, made_at) values (?, ?)", hash, now)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// Whether a set-up link can still be used.
pub async fn set_up_is_open(db: &mut Reader, code: &Code) -> Result<bool> {
    let hash = code.hash();
    let hash = hash.as_slice();
    let open = sqlx::query_scalar!(
        "select exists (select 1 from set_up_link where code = ?)
            and not exists (select 1 from set_up where code = ?)",
        hash,
        hash
    )
    .fetch_one(db.conn())
    .await?;
    Ok(open != 0)
}

/// Uses a set-up link up. `false` if it is not open any more.
pub async fn set_up(tx: &mut Tx, code: &Code, new: &NewPerson, host: Host) -> Result<bool> {
    let (hash, couple, host) = (code.hash(), CoupleId::mint(), host.word());
    let hash = hash.as_slice();
    sqlx::query!(
        "insert into couple (id, host, made_by, made_at) values (?, ?, ?, ?)",
        couple,
        host,
        new.id,
        new.at
    )
    .execute(tx.conn())
    .await?;
    let used = sqlx::query!(
        "insert into set_up (code, couple, made_at)
         select code, ?, ? from set_up_link where code = ?
             on conflict (code) do nothing",
        couple,
        new.at,
        hash
    )
    .execute(tx.conn())
    .await?;
    Ok(used.rows_affected() == 1)
}

/// Makes an invite for the couple that this person has set up.
pub async fn insert_invite(
    tx: &mut Tx,
    inviter: PersonId,
    invite: InviteId,
    codes: &InviteCodes,
    now: DateTime<Utc>,
) -> Result<()> {
    let (link, words, until) = (codes.link.hash(), codes.words.hash(), now + INVITE_LASTS);
    let (link, words) = (link.as_slice(), words.as_slice());
    let made = sqlx::query!(
        "insert into invite (id, couple, inviter, link, words, expires_at, made_at)
         select ?, id, made_by, ?, ?, ?, ?
           from couple
          where made_by = ? and id not in (select couple from closing)",
        invite,
        link,
        words,
        until,
        now,
        inviter
    )
    .execute(tx.conn())
    .await?;
    if made.rows_affected() == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Whether this member was in a couple before, and has parted.
pub async fn has_parted(db: &mut Reader, member: &Member) -> Result<bool> {
    let person = member.person();
    let found = sqlx::query_scalar!(
        r#"select exists (select 1 from parting where person = ?) as "found: bool""#,
        person
    );
    Ok(found.fetch_one(db.conn()).await?)
}

/// Somebody who has parted sets up another couple, once, before they invite somebody to it.
pub async fn set_up_anew(tx: &mut Tx, member: &Member) -> Result<()> {
    let person = member.person();
    let before = sqlx::query!(
        "select c.host, c.made_by
           from parting p join couple c on c.id = p.couple
          where p.person = ?1
            and not exists (select 1 from couple
                             where made_by = ?1 and id not in (select couple from closing))
          order by p.made_at desc
          limit 1",
        person
    )
    .fetch_optional(tx.conn())
    .await?;
    let Some(before) = before else { return Ok(()) };
    let host = Host::parse(&before.host).unwrap_or(Host::Other).anew(before.made_by == person);
    let (id, host, now) = (CoupleId::mint(), host.word(), member.now());
    sqlx::query!(
        "insert into couple (id, host, made_by, made_at) values (?, ?, ?, ?)",
        id,
        host,
        person,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Takes back every invite of this member that was not confirmed.
pub async fn revoke_invites(tx: &mut Tx, member: &Member) -> Result<()> {
    let (person, now) = (member.person(), member.now());
    sqlx::query!(
        "insert into invite_revocation (invite, made_at)
         select id, ? from invite
          where inviter = ? and id not in (select invite from invite_revocation)",
        now,
        person
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// A yes that was not confirmed yet counts no longer, and its invite is used up: this member's own,
/// or any between them and somebody. `false` if there is none.
pub async fn take_yes_back(
    tx: &mut Tx,
    member: &Member,
    between: Option<PersonId>,
) -> Result<bool> {
    let (person, now) = (member.person(), member.now());
    let taken_back = sqlx::query!(
        "insert into invite_revocation (invite, made_at)
         select a.invite, ?1
           from invite_acceptance a join invite i on i.id = a.invite
          where ((a.person = ?2 and i.inviter = coalesce(?3, i.inviter))
                 or (a.person = ?3 and i.inviter = ?2))
            and a.invite not in (select invite from invite_revocation)
            and i.couple not in (select couple from membership)
            and i.couple not in (select couple from closing)",
        now,
        person,
        between
    )
    .execute(tx.conn())
    .await?;
    Ok(taken_back.rows_affected() > 0)
}

/// The newest invite that this member made.
pub async fn latest(db: &mut Reader, member: &Member) -> Result<Option<Latest>> {
    let person = member.person();
    Ok(sqlx::query!(
        r#"
        select i.id, i.expires_at, r.invite is not null as "revoked!: bool", p.name as "accepted_by?"
          from invite i
          left join invite_revocation r on r.invite = i.id
          left join invite_acceptance a on a.invite = i.id
          left join person p            on p.id = a.person
         where i.inviter = ? and i.couple not in (select couple from closing)
         order by i.made_at desc, i.id desc
         limit 1
        "#,
        person
    )
    .fetch_optional(db.conn())
    .await?
    .map(|row| Latest {
        invite: row.id,
        expires_at: row.expires_at,
        revoked: row.revoked,
        accepted_by: row.accepted_by,
    }))
}

/// Who invited this member, if they accepted an invite that was not taken back.
pub async fn invited_by(db: &mut Reader, member: &Member) -> Result<Option<String>> {
    let person = member.person();
    Ok(sqlx::query_scalar!(
        "select p.name
           from invite_acceptance a
           join invite i on i.id = a.invite
           join person p on p.id = i.inviter
          where a.person = ? and i.id not in (select invite from invite_revocation)
            and i.couple not in (select couple from closing)",
        person
    )
    .fetch_optional(db.conn())
    .await?)
}

/// The invite that this code opens, if it still does, by a clock that did not fall back: to somebody who was the inviter's partner it
/// is one like any other that opens nothing.
pub async fn open_invite(
    db: &mut Reader,
    code: &Code,
    asker: Option<PersonId>,
    now: DateTime<Utc>,
) -> Result<Option<OpenInvite>> {
    let hash = code.hash();
    let hash = hash.as_slice();
    Ok(sqlx::query!(
        "select i.id, p.name
           from invite i join person p on p.id = i.inviter
          where (i.link = ? or i.words = ?)
            and i.made_at <= ? and i.expires_at > ?
            and i.id not in (select invite from invite_revocation)
            and i.id not in (select invite from invite_acceptance)
            and not exists (select 1 from apart where one = i.inviter and other = ?)",
        hash,
        hash,
        now,
        now,
        asker
    )
    .fetch_optional(db.conn())
    .await?
    .map(|row| OpenInvite { id: row.id, inviter: row.name }))
}

/// The new person says yes. `false` if somebody was faster or it was taken back meanwhile.
pub async fn accept(tx: &mut Tx, invite: InviteId, new: &NewPerson) -> Result<bool> {
    insert_acceptance(tx, invite, (new.id, &new.seed.shared()), new.at).await
}

/// A member says yes with the account they have. `false` as for [`accept`], or if they have
/// said yes to another invite that still stands.
pub async fn accept_as(tx: &mut Tx, invite: InviteId, member: &Member) -> Result<bool> {
    insert_acceptance(tx, invite, (member.person(), member.keys()), member.now()).await
}

/// Who says yes takes the inviter's public keys in the same moment.
async fn insert_acceptance(
    tx: &mut Tx,
    invite: InviteId,
    (person, keys): (PersonId, &SharedKeys),
    now: DateTime<Utc>,
) -> Result<bool> {
    let accepted = sqlx::query!(
        "insert into invite_acceptance (invite, person, made_at)
         select i.id, ?, ?
           from invite i
          where i.id = ? and i.made_at <= ? and i.expires_at > ? and i.inviter <> ?
            and not exists (select 1 from apart where one = i.inviter and other = ?)
            and i.id not in (select invite from invite_revocation)
            and not exists (select 1
                              from invite_acceptance a join invite before on before.id = a.invite
                             where a.person = ?
                               and a.invite not in (select invite from invite_revocation)
                               and before.couple not in (select couple from closing))
             on conflict (invite) do nothing",
        person,
        now,
        invite,
        now,
        now,
        person,
        person,
        person
    )
    .execute(tx.conn())
    .await?;
    if accepted.rows_affected() == 0 {
        return Ok(false);
    }
    let inviter = sqlx::query_scalar!("select inviter from invite where id = ?", invite)
        .fetch_one(tx.conn())
        .await?;
    pin(tx, keys, (person, inviter), now).await?;
    Ok(true)
}

/// The inviter says yes: both are members of the couple, and both are handed its first key. The
/// inviter takes the other's public keys in the same moment.
pub async fn confirm(tx: &mut Tx, member: &SteppedUp, invite: InviteId) -> Result<()> {
    let person = member.person();
    let found = sqlx::query!(
        "select i.couple, a.person
           from invite i join invite_acceptance a on a.invite = i.id
          where i.id = ? and i.inviter = ? and i.id not in (select invite from invite_revocation)",
        invite,
        person
    )
    .fetch_optional(tx.conn())
    .await?
    .ok_or(Error::NotFound)?;
    for someone in [person, found.person] {
        insert_membership(tx, found.couple, someone, member.now()).await?;
    }
    let theirs = pin(tx, member.keys(), (person, found.person), member.now()).await?;
    let (key, own) = (Key::random(), member.keys().public());
    hand_over(tx, member, found.couple, (person, &own.x25519), &key).await?;
    hand_over(tx, member, found.couple, (found.person, &theirs.x25519), &key).await
}

async fn insert_membership(
    tx: &mut Tx,
    couple: CoupleId,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    let made = sqlx::query!(
        "insert into membership (person, couple, made_at) values (?, ?, ?)
             on conflict (person) do nothing",
        person,
        couple,
        now
    )
    .execute(tx.conn())
    .await?;
    if made.rows_affected() == 1 {
        Ok(())
    } else {
        Err(Error::Refused("You are a pair already. Nothing was changed."))
    }
}

/// Hands the first couple key to somebody whose public key was pinned, or is one's own.
async fn hand_over(
    tx: &mut Tx,
    member: &Member,
    couple: CoupleId,
    (person, public): (PersonId, &PublicKey),
    key: &Key,
) -> Result<()> {
    const FIRST: u32 = 1;
    let now = member.now();
    let wrapped = member
        .keys()
        .hand_over(public, key, &super::key_purpose(couple, person, FIRST))
        .ok_or_else(|| Error::bug("a public key does not take a key"))?;
    sqlx::query!(
        "insert into couple_key (couple, person, epoch, wrapped, made_at) values (?, ?, ?, ?, ?)",
        couple,
        person,
        FIRST,
        wrapped,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Who runs this server, and who of the two set it up.
pub async fn host(db: &mut Reader, partner: &Partner) -> Result<(Host, PersonId)> {
    let couple = partner.couple();
    let row = sqlx::query!("select host, made_by from couple where id = ?", couple)
        .fetch_one(db.conn())
        .await?;
    Ok((Host::parse(&row.host).unwrap_or(Host::Other), row.made_by))
}

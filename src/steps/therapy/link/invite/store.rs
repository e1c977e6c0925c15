//! Invites for a therapist, and who came with them.

use chrono::{DateTime, Utc};

use crate::{
    access::{Partner, PersonId, Sharing, SteppedUp, Therapist},
    couple::{
        Code, InviteCodes, InviteId,
        four_words::store::pin,
        pairing::{INVITE_LASTS, Latest},
    },
    db::{Reader, Tx},
    error::Result,
    people::account::NewPerson,
    sealed::SharedKeys,
};

/// An invite that can still be used.
#[derive(Debug, Clone)]
pub(crate) struct OpenInvite {
    /// Which.
    pub(crate) id: InviteId,
    /// Who invites.
    pub(crate) inviter: String,
}

/// Keeps an invite of this partner's; those before stop working.
pub(super) async fn insert(
    tx: &mut Tx,
    partner: &SteppedUp<Sharing<Partner>>,
    invite: InviteId,
    codes: &InviteCodes,
) -> Result<()> {
    end(tx, partner).await?;
    let (couple, me, now) = (partner.couple(), partner.person(), partner.now());
    let (link, words, until) = (codes.link.hash(), codes.words.hash(), now + INVITE_LASTS);
    let (link, words) = (link.as_slice(), words.as_slice());
    sqlx::query!(
        "insert into therapist_invite (id, couple, inviter, link, words, expires_at, made_at)
         values (?, ?, ?, ?, ?, ?, ?)",
        invite,
        couple,
        me,
        link,
        words,
        until,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Takes back every invite of this partner's. Who came with one is not proposed any more, unless they were before.
pub(super) async fn end(tx: &mut Tx, partner: &Partner) -> Result<()> {
    let (couple, me, now) = (partner.couple(), partner.person(), partner.now());
    sqlx::query!(
        "insert into therapist_invite_end (invite, made_at)
         select id, ?1 from therapist_invite
          where couple = ?2 and inviter = ?3 and id not in (select invite from therapist_invite_end)",
        now,
        couple,
        me
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// The newest invite of this partner's.
pub(crate) async fn latest(db: &mut Reader, partner: &Partner) -> Result<Option<Latest>> {
    let (couple, me) = (partner.couple(), partner.person());
    Ok(sqlx::query!(
        r#"
        select i.id, i.expires_at, e.invite is not null as "revoked!: bool", p.name as "accepted_by?"
          from therapist_invite i
          left join therapist_invite_end e on e.invite = i.id
          left join therapist_acceptance a on a.invite = i.id
          left join person p               on p.id = a.person
         where i.couple = ? and i.inviter = ?
         order by i.made_at desc, i.id desc
         limit 1
        "#,
        couple,
        me
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

/// The invite that this code opens, if it still does.
pub(crate) async fn open(
    db: &mut Reader,
    code: &Code,
    now: DateTime<Utc>,
) -> Result<Option<OpenInvite>> {
    let hash = code.hash();
    let hash = hash.as_slice();
    Ok(sqlx::query_as!(
        OpenInvite,
        "select i.id, p.name as inviter
           from therapist_invite i
           join person p     on p.id = i.inviter
           join membership m on m.person = i.inviter and m.couple = i.couple
          where (i.link = ?1 or i.words = ?1)
            and i.made_at <= ?2 and i.expires_at > ?2
            and i.id not in (select invite from therapist_invite_end)
            and i.id not in (select invite from therapist_acceptance)
            and i.couple not in (select couple from closing)",
        hash,
        now
    )
    .fetch_optional(db.conn())
    .await?)
}

/// Somebody new comes with it, as a therapist. `false` if somebody was faster or it was taken back meanwhile.
pub(crate) async fn accept(tx: &mut Tx, invite: InviteId, new: &NewPerson) -> Result<bool> {
    sqlx::query!("insert into therapist (person, made_at) values (?, ?)", new.id, new.at)
        .execute(tx.conn())
        .await?;
    insert_acceptance(tx, invite, (new.id, &new.seed.shared()), new.at).await
}

/// A therapist who has an account comes with it. `false` as for [`accept`].
pub(super) async fn accept_as(
    tx: &mut Tx,
    invite: InviteId,
    therapist: &Therapist,
) -> Result<bool> {
    let (me, keys, now) = (therapist.person(), therapist.keys(), therapist.now());
    insert_acceptance(tx, invite, (me, keys), now).await
}

/// Who comes takes the public keys of both in the same moment.
async fn insert_acceptance(
    tx: &mut Tx,
    invite: InviteId,
    (person, keys): (PersonId, &SharedKeys),
    now: DateTime<Utc>,
) -> Result<bool> {
    let accepted = sqlx::query!(
        "insert into therapist_acceptance (invite, person, couple, made_at)
         select id, ?1, couple, ?2 from therapist_invite
          where id = ?3 and made_at <= ?2 and expires_at > ?2
            and id not in (select invite from therapist_invite_end)
            and couple not in (select couple from closing)
             on conflict (invite) do nothing",
        person,
        now,
        invite
    )
    .execute(tx.conn())
    .await?;
    if accepted.rows_affected() == 0 {
        return Ok(false);
    }
    let both = sqlx::query_scalar!(
        "select m.person from membership m join therapist_invite i on i.couple = m.couple where i.id = ?",
        invite
    )
    .fetch_all(tx.conn())
    .await?;
    for partner in both {
        pin(tx, keys, (person, partner), now).await?;
    }
    Ok(true)
}

//! Links with a therapist: proposed, signed, closed in part, ended.

use chrono::{DateTime, Utc};

use crate::{
    access::{CoupleId, Linked, Ours, Partner, PersonId, Sharing, SteppedUp},
    couple::{epoch::store as epoch, four_words::store as four_words},
    db::Tx,
    error::Result,
    sealed::{Opened, Pinned, PublicKeys, Sealed},
    steps::therapy::{
        copy::store as copies,
        link::{
            Consent, Proposal, Section, State, TherapistLinkId,
            keys::store as keys,
            store::{TherapistLink, find, known, newest},
        },
    },
};

/// How a link ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// One of the two.
    Partner,
    /// The therapist.
    Therapist,
    /// One of the two paused.
    Pause,
    /// One of the two closed.
    Closing,
    /// Another link has taken its place.
    Another,
}

impl Cause {
    const fn word(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Therapist => "therapist",
            Self::Pause => "pause",
            Self::Closing => "closing",
            Self::Another => "another",
        }
    }
}

/// Keeps a proposal; one that waited before it waits no more.
pub(in crate::steps::therapy::link) async fn propose(
    tx: &mut Tx,
    partner: &Sharing<Partner>,
    therapist: PersonId,
    (proposal, ends_at): (&Proposal, DateTime<Utc>),
) -> Result<TherapistLinkId> {
    for before in newest(tx.conn(), partner).await? {
        if before.link.state(partner.now()) == State::Proposed {
            leave(tx, partner, (before.id, |_| false)).await?;
            insert_end(tx, before.id, Cause::Another, partner.now()).await?;
        }
    }
    let (id, couple, me) = (TherapistLinkId::mint(), partner.couple(), partner.person());
    let (policy, until, now) = (proposal.policy.word(), proposal.until, partner.now());
    sqlx::query!(
        "insert into therapist_link (id, couple, therapist, author, policy, until, ends_at, made_at)
         values (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        couple,
        therapist,
        me,
        policy,
        until,
        ends_at,
        now
    )
    .execute(tx.conn())
    .await?;
    for section in &proposal.sections {
        let section = section.word();
        sqlx::query!(
            "insert into therapist_link_section (link, section) values (?, ?)",
            id,
            section
        )
        .execute(tx.conn())
        .await?;
    }
    Ok(id)
}

/// Keeps that this partner signed it, for these keys, and opens it if both have.
pub(in crate::steps::therapy::link) async fn sign(
    tx: &mut Tx,
    ours: &SteppedUp<Sharing<Ours<TherapistLink>>>,
    link: &TherapistLink,
    keys: &PublicKeys,
) -> Result<()> {
    let (id, me, epoch, now) = (ours.id(), ours.person(), ours.epoch(), ours.now());
    take(tx, ours, (link.therapist, keys)).await?;
    let words = ours.seal(id.uuid(), 0, &link.consent(keys))?;
    sqlx::query!(
        "insert into therapist_link_signature (link, person, epoch, words, made_at)
         values (?1, ?2, ?3, ?4, ?5)
             on conflict (link, person)
             do update set epoch = excluded.epoch, words = excluded.words, made_at = excluded.made_at",
        id,
        me,
        epoch,
        words,
        now
    )
    .execute(tx.conn())
    .await?;
    // Read again: whose signature counts goes by the keys that were taken just now.
    let link = find(tx.conn(), ours).await?;
    if link.link.state(now) == State::Active { open(tx, ours, &link).await } else { Ok(()) }
}

/// Takes the therapist's keys as they were compared.
async fn take(
    tx: &mut Tx,
    partner: &Partner,
    (therapist, keys): (PersonId, &PublicKeys),
) -> Result<()> {
    let known = known(tx.conn(), partner, therapist).await?;
    if known.pinned.as_ref().map(Pinned::keys) == Some(keys) {
        return Ok(());
    }
    let pinned = Pinned::taking(known.pinned, keys.clone(), partner.epoch());
    four_words::keep(tx, partner, (therapist, &pinned)).await
}

/// From now on the therapist reads it: a new key begins, and they are handed what opens the sections.
async fn open(tx: &mut Tx, partner: &Partner, link: &TherapistLink) -> Result<()> {
    let (couple, now) = (partner.couple(), partner.now());
    let before = keys::standing(tx, partner).await?;
    if let Some(before) = &before {
        copies::go_over(tx, partner, link).await?;
        leave(tx, partner, (before.link, |_| false)).await?;
        insert_end(tx, before.link, Cause::Another, now).await?;
    }
    sqlx::query!(
        "insert or replace into therapist_link_now (couple, link, ends_at, made_at) values (?, ?, ?, ?)",
        couple,
        link.id,
        link.link.ends_at,
        now
    )
    .execute(tx.conn())
    .await?;
    let first = epoch::begin(tx, partner, partner.partner_keys()).await?;
    keys::begin_sections(tx, partner, (link, before.as_ref()), first).await?;
    keys::hand_earlier(tx, partner, link, first).await
}

/// Keeps a no; what they had signed before counts no longer.
pub(in crate::steps::therapy::link) async fn decline(
    tx: &mut Tx,
    ours: &Ours<TherapistLink>,
) -> Result<()> {
    let (id, me, now) = (ours.id(), ours.person(), ours.now());
    sqlx::query!("delete from therapist_link_signature where link = ? and person = ?", id, me)
        .execute(tx.conn())
        .await?;
    sqlx::query!(
        "insert into therapist_link_decline (link, person, made_at) values (?, ?, ?)
             on conflict (link, person) do nothing",
        id,
        me,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Closes a section again.
pub(in crate::steps::therapy::link) async fn close(
    tx: &mut Tx,
    ours: &Ours<TherapistLink>,
    section: Section,
) -> Result<()> {
    let (id, me, word, now) = (ours.id(), ours.person(), section.word(), ours.now());
    sqlx::query!(
        "insert into therapist_link_narrowing (link, section, person, made_at) values (?, ?, ?, ?)",
        id,
        word,
        me,
        now
    )
    .execute(tx.conn())
    .await?;
    leave(tx, ours, (id, |it| it != section)).await?;
    copies::forget_section(tx, id, section).await?;
    keys::close(tx, id).await
}

/// Signs for no more than these sections from now on, if this partner signed: what the plain rows say can not open
/// again what they have closed.
async fn leave(
    tx: &mut Tx,
    partner: &Partner,
    (link, stays): (TherapistLinkId, impl Fn(Section) -> bool),
) -> Result<()> {
    let me = partner.person();
    let row = sqlx::query!(
        r#"select epoch as "epoch: u32", words as "words: Sealed" from therapist_link_signature
            where link = ? and person = ?"#,
        link,
        me
    );
    let Some(row) = row.fetch_optional(tx.conn()).await? else { return Ok(()) };
    let opened = partner.open::<Consent>(link.uuid(), 0, me, row.epoch, &row.words);
    let Opened::Genuine(mut left) = opened else { return Ok(()) };
    left.sections.retain(|section| stays(*section));
    // Where nothing can be sealed any more, stopping goes on all the same.
    let Ok(words) = partner.seal_left(link.uuid(), &left) else { return Ok(()) };
    let epoch = partner.epoch();
    sqlx::query!(
        "update therapist_link_signature set epoch = ?, words = ? where link = ? and person = ?",
        epoch,
        words,
        link,
        me
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

/// Ends it for one of the two.
pub(in crate::steps::therapy::link) async fn end(
    tx: &mut Tx,
    ours: &Ours<TherapistLink>,
) -> Result<()> {
    leave(tx, ours, (ours.id(), |_| false)).await?;
    insert_end(tx, ours.id(), Cause::Partner, ours.now()).await
}

/// Ends the one that this therapist reads.
pub(crate) async fn end_by_therapist(tx: &mut Tx, linked: &Linked) -> Result<()> {
    insert_end(tx, linked.link(), Cause::Therapist, linked.now()).await
}

/// Ends what a couple has open or proposed, because one of the two stops: in the same moment.
pub(crate) async fn end_all(
    tx: &mut Tx,
    couple: CoupleId,
    (cause, now): (Cause, DateTime<Utc>),
) -> Result<()> {
    let links = sqlx::query_scalar!(
        "select id from therapist_link
          where couple = ? and id not in (select link from therapist_link_end)",
        couple
    )
    .fetch_all(tx.conn())
    .await?;
    for link in links {
        insert_end(tx, link, cause, now).await?;
    }
    Ok(())
}

/// Ends whatever a therapist could read whose account is erased.
pub(crate) async fn end_all_of(tx: &mut Tx, therapist: PersonId, now: DateTime<Utc>) -> Result<()> {
    let links = sqlx::query_scalar!(
        "select id from therapist_link
          where therapist = ? and id not in (select link from therapist_link_end)",
        therapist
    )
    .fetch_all(tx.conn())
    .await?;
    for link in links {
        insert_end(tx, link, Cause::Therapist, now).await?;
    }
    Ok(())
}

/// What was handed over is taken away in the same moment. The next of the two who comes begins a new key.
async fn insert_end(
    tx: &mut Tx,
    link: TherapistLinkId,
    cause: Cause,
    now: DateTime<Utc>,
) -> Result<()> {
    let cause = cause.word();
    sqlx::query!(
        "insert into therapist_link_end (link, cause, made_at) values (?, ?, ?)
             on conflict (link) do nothing",
        link,
        cause,
        now
    )
    .execute(tx.conn())
    .await?;
    keys::take_away(tx, link).await?;
    copies::forget_all(tx, link).await
}

//! Scope keys, handed over: signed, and wrapped for the therapist's public key as it was compared.

use chrono::{DateTime, Utc};

use super::key_purpose;
use crate::{
    access::{Partner, PersonId},
    db::Tx,
    error::{Error, Result},
    sealed::{Key, Pinned, Wrapped},
    steps::therapy::{
        copy::store as copies,
        link::{
            Consent, Section, TherapistLinkId,
            store::{TherapistLink, known},
        },
    },
};

/// The link that a couple has open, or whose end no new key has followed yet.
pub(crate) struct Standing {
    /// Which.
    pub(crate) link: TherapistLinkId,
    therapist: PersonId,
    is_over: bool,
    wants_key: bool,
}

/// The couple's, if there is one.
pub(crate) async fn standing(tx: &mut Tx, partner: &Partner) -> Result<Option<Standing>> {
    let (couple, now) = (partner.couple(), partner.now());
    Ok(sqlx::query_as!(
        Standing,
        r#"select link as "link!: TherapistLinkId", therapist as "therapist!: PersonId", over_at <= ?2 as "is_over!: bool",
                  new_key = 1 as "wants_key!: bool"
             from therapist_link_standing
            where couple = ?1"#,
        couple,
        now
    )
    .fetch_optional(tx.conn())
    .await?)
}

/// Whether a new key has to begin: the couple's is over, or a part of it was closed, and none has begun since.
pub(crate) async fn is_due(tx: &mut Tx, partner: &Partner) -> Result<bool> {
    let standing = standing(tx, partner).await?;
    Ok(standing.is_some_and(|standing| standing.is_over || standing.wants_key))
}

/// A section was closed: the keys that nothing open needs any more are taken away, and a new one has to begin.
pub(crate) async fn close(tx: &mut Tx, link: TherapistLinkId) -> Result<()> {
    let open = scopes(tx, link).await?;
    let handed =
        sqlx::query_scalar!("select distinct scope from therapist_key where link = ?", link)
            .fetch_all(tx.conn())
            .await?;
    for scope in handed.iter().filter(|scope| !open.contains(&scope.as_str())) {
        sqlx::query!("delete from therapist_key where link = ? and scope = ?", link, scope)
            .execute(tx.conn())
            .await?;
        tx.deletes_for_good();
    }
    sqlx::query!("update therapist_link_now set new_key = 1 where link = ?", link)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// A couple key begins. A link that is over is left behind for good; a therapist who may read along is handed the
/// open sections of it, unless their own key has changed since it was compared.
pub(crate) async fn hand_on(
    tx: &mut Tx,
    partner: &Partner,
    (epoch, key): (u32, &Key),
) -> Result<()> {
    let Some(standing) = standing(tx, partner).await? else { return Ok(()) };
    if standing.is_over {
        return leave_behind(tx, partner, standing.link).await;
    }
    let link = standing.link;
    sqlx::query!("update therapist_link_now set new_key = 0 where link = ?", link)
        .execute(tx.conn())
        .await?;
    let known = known(tx.conn(), partner, standing.therapist).await?;
    let Some(pinned) = known.pinned.as_ref().filter(|_| known.is_as_taken()) else { return Ok(()) };
    for scope in scopes(tx, standing.link).await? {
        let purpose =
            key_purpose((partner.couple(), standing.link), standing.therapist, epoch, scope);
        let to = &pinned.keys().x25519;
        let wrapped = partner.keys().hand_over_scope_of(to, (key, scope), &purpose);
        hand(tx, (partner, standing.link), (epoch, scope), &wrapped.ok_or_else(no_key)?).await?;
    }
    Ok(())
}

/// It has ended: no key of it is left, in no file of the database either.
pub(crate) async fn take_away(tx: &mut Tx, link: TherapistLinkId) -> Result<()> {
    let gone = sqlx::query!("delete from therapist_key where link = ?", link);
    if gone.execute(tx.conn()).await?.rows_affected() > 0 {
        tx.deletes_for_good();
    }
    Ok(())
}

async fn leave_behind(tx: &mut Tx, partner: &Partner, link: TherapistLinkId) -> Result<()> {
    let (couple, now) = (partner.couple(), partner.now());
    sqlx::query!(
        "insert into therapist_link_end (link, cause, made_at) values (?, 'date', ?)
             on conflict (link) do nothing",
        link,
        now
    )
    .execute(tx.conn())
    .await?;
    take_away(tx, link).await?;
    copies::forget_all(tx, link).await?;
    sqlx::query!("delete from therapist_link_now where couple = ? and link = ?", couple, link)
        .execute(tx.conn())
        .await?;
    Ok(())
}

/// The scopes of what is open in this link.
async fn scopes(tx: &mut Tx, link: TherapistLinkId) -> Result<Vec<&'static str>> {
    let rows = sqlx::query_scalar!(
        "select section from therapist_link_section
          where link = ?1 and section not in (select section from therapist_link_narrowing where link = ?1)",
        link
    )
    .fetch_all(tx.conn())
    .await?;
    let sections = rows.iter().filter_map(|word| Section::parse(word));
    let scopes = sections.flat_map(|section| section.scopes().iter().copied());
    Ok(scopes.chain(Section::scopes_of_every_link()).collect())
}

/// Writes down from which key on each section is read: from the first if it is whole, from where it was read before
/// if another link goes over into this one, else from the key that begins now.
pub(crate) async fn begin_sections(
    tx: &mut Tx,
    partner: &Partner,
    (link, before): (&TherapistLink, Option<&Standing>),
    first: u32,
) -> Result<()> {
    for (section, _) in &link.sections {
        let read = match before {
            Some(before) if !before.is_over && before.therapist == link.therapist => {
                since(tx, before.link, *section).await?
            }
            _ => None,
        };
        let (epoch, at) = match (section.is_whole(), read) {
            (true, _) => (0, None),
            (false, Some((epoch, at))) => (epoch, Some(at)),
            (false, None) => (first, Some(partner.now())),
        };
        let (id, word) = (link.id, section.word());
        sqlx::query!(
            "update therapist_link_section set from_epoch = ?, from_at = ? where link = ? and section = ?",
            epoch,
            at,
            id,
            word
        )
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

async fn since(
    tx: &mut Tx,
    link: TherapistLinkId,
    section: Section,
) -> Result<Option<(u32, DateTime<Utc>)>> {
    let word = section.word();
    let row = sqlx::query!(
        r#"select from_epoch as "from_epoch: u32", from_at from therapist_link_section
            where link = ?1 and section = ?2
              and section not in (select section from therapist_link_narrowing where link = ?1)"#,
        link,
        word
    )
    .fetch_optional(tx.conn())
    .await?;
    Ok(row.and_then(|row| row.from_epoch.zip(row.from_at)))
}

/// Hands what opens earlier words: those of sections that begin earlier, what the two signed, that something was
/// withdrawn, and what this therapist wrote before.
pub(crate) async fn hand_earlier(
    tx: &mut Tx,
    partner: &Partner,
    link: &TherapistLink,
    first: u32,
) -> Result<()> {
    let known = known(tx.conn(), partner, link.therapist).await?;
    let to = known.pinned.as_ref().map(Pinned::keys).ok_or_else(no_key)?;
    let [consent, withdrawal, own] = Section::scopes_of_every_link();
    debug_assert_eq!(consent, <Consent as crate::sealed::Words>::KIND.scope, "in this order");
    let written = written(tx, partner, link.therapist).await?;
    let mut wanted = vec![(consent, first_signed(tx, link.id).await?), (withdrawal, 0)];
    for row in begun(tx, link.id).await? {
        wanted.extend(row.0.scopes().iter().map(|scope| (*scope, row.1)));
    }
    for epoch in partner.keys().epochs().filter(|epoch| *epoch < first) {
        let open = wanted.iter().filter(|(_, from)| *from <= epoch).map(|(scope, _)| *scope);
        for scope in open.chain(written.contains(&epoch).then_some(own)) {
            let purpose = key_purpose((partner.couple(), link.id), link.therapist, epoch, scope);
            let wrapped = partner.keys().hand_over_scope(&to.x25519, (epoch, scope), &purpose);
            let wrapped = wrapped.ok_or_else(no_key)?;
            hand(tx, (partner, link.id), (epoch, scope), &wrapped).await?;
        }
    }
    Ok(())
}

async fn begun(tx: &mut Tx, link: TherapistLinkId) -> Result<Vec<(Section, u32)>> {
    let rows = sqlx::query!(
        r#"select section, from_epoch as "from_epoch!: u32" from therapist_link_section
            where link = ? and from_epoch is not null"#,
        link
    )
    .fetch_all(tx.conn())
    .await?;
    let of =
        rows.into_iter().filter_map(|row| Some((Section::parse(&row.section)?, row.from_epoch)));
    Ok(of.collect())
}

/// Under which keys this therapist wrote something for the two: under others somebody else may have.
async fn written(tx: &mut Tx, partner: &Partner, therapist: PersonId) -> Result<Vec<u32>> {
    let couple = partner.couple();
    Ok(sqlx::query_scalar!(
        r#"select epoch as "epoch!: u32" from therapist_comment where couple = ?1 and author = ?2
            union select epoch from therapist_session where couple = ?1 and author = ?2"#,
        couple,
        therapist
    )
    .fetch_all(tx.conn())
    .await?)
}

async fn first_signed(tx: &mut Tx, link: TherapistLinkId) -> Result<u32> {
    Ok(sqlx::query_scalar!(
        r#"select coalesce(min(epoch), 0) as "epoch!: u32" from therapist_link_signature where link = ?"#,
        link
    )
    .fetch_one(tx.conn())
    .await?)
}

async fn hand(
    tx: &mut Tx,
    (partner, link): (&Partner, TherapistLinkId),
    (epoch, scope): (u32, &str),
    wrapped: &Wrapped,
) -> Result<()> {
    let now = partner.now();
    sqlx::query!(
        "insert into therapist_key (link, epoch, scope, wrapped, made_at) values (?, ?, ?, ?, ?)
             on conflict (link, epoch, scope) do nothing",
        link,
        epoch,
        scope,
        wrapped,
        now
    )
    .execute(tx.conn())
    .await?;
    Ok(())
}

fn no_key() -> Error {
    Error::bug("a therapist's public key does not take a key")
}

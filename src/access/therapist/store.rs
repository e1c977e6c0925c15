//! What a therapist may read now, in a few questions.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::{Linked, Read, Since, Therapist};
use crate::{
    access::{CoupleId, Member, PersonId},
    couple::four_words::print,
    db::Reader,
    error::Result,
    sealed::{ScopeKeys, Sealed, Signers},
    steps::therapy::link::{
        Consent, Policy, Section, TherapistLinkId, key_purpose, store::sections,
    },
};

/// A link that both signed and nobody has ended, as its plain rows say.
pub(super) struct Found {
    pub(super) couple: CoupleId,
    /// The newest key of the two.
    pub(super) epoch: u32,
    policy: String,
    until: NaiveDate,
    /// What was closed again stands among `signed` alone.
    open: Vec<(Section, Option<Since>)>,
    signed: Vec<Section>,
    /// What was closed again, and by whom.
    pub(super) closed: Vec<(Section, PersonId)>,
}

/// What one of the two signed.
pub(super) struct Signature {
    pub(super) person: PersonId,
    pub(super) epoch: u32,
    pub(super) words: Sealed,
}

/// One of the two, with the keys that the therapist took.
pub(super) struct OneOfTwo {
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) pinned: Sealed,
}

impl Found {
    /// What both should have signed.
    pub(super) fn consent(&self, therapist: &Therapist) -> Consent {
        Consent {
            therapist: print(therapist.keys().public()),
            sections: self.signed.clone(),
            policy: Policy::parse(&self.policy).unwrap_or_default(),
            until: self.until,
        }
    }

    /// What was not closed again.
    pub(super) fn open(&self) -> Vec<(Section, Option<Since>)> {
        self.open.clone()
    }
}

/// Whether signing in asks this person for a code from an app.
pub(super) async fn has_code(db: &mut Reader, member: &Member) -> Result<bool> {
    let person = member.person();
    let found = sqlx::query_scalar!(
        r#"select exists (select 1 from app_code where person = ?) as "found!: bool""#,
        person
    );
    Ok(found.fetch_one(db.conn()).await?)
}

/// The link, if it is this therapist's and nothing has ended it.
pub(super) async fn link(
    db: &mut SqliteConnection,
    therapist: &Therapist,
    link: TherapistLinkId,
) -> Result<Option<Found>> {
    let (person, now) = (therapist.person(), therapist.now());
    let row = sqlx::query!(
        r#"select l.couple, l.policy, l.until,
                (select max(epoch) from couple_key where couple = l.couple) as "epoch!: u32"
           from therapist_link l
           join therapist_link_standing n on n.link = l.id and n.couple = l.couple
          where l.id = ?1 and l.therapist = ?2 and n.over_at > ?3 and l.ends_at > ?3 and n.made_at <= ?3
            and l.couple not in (select couple from pause_now)
            and l.couple not in (select couple from closing)"#,
        link,
        person,
        now
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let mut found = Found {
        couple: row.couple,
        epoch: row.epoch,
        policy: row.policy,
        until: row.until,
        open: Vec::new(),
        signed: Vec::new(),
        closed: Vec::new(),
    };
    for it in sections(db, link).await? {
        found.signed.push(it.section);
        found.closed.extend(it.closed_by.map(|by| (it.section, by)));
        if !it.is_closed() {
            let from = it.since.zip(it.epoch).map(|(at, epoch)| Since { at, epoch });
            found.open.push((it.section, from));
        }
    }
    Ok(Some(found))
}

/// The two of the couple, in the order in which they came, as far as their keys were taken.
pub(super) async fn people(
    db: &mut Reader,
    therapist: &Therapist,
    couple: CoupleId,
) -> Result<[Option<OneOfTwo>; 2]> {
    let me = therapist.person();
    let rows = sqlx::query_as!(
        OneOfTwo,
        r#"
        select p.id as person, p.name, k.keys as "pinned: Sealed"
          from membership m
          join couple c     on c.id = m.couple
          join person p     on p.id = m.person
          join pinned_key k on k.person = ? and k.of = p.id
         where m.couple = ?
         order by p.id = c.made_by desc, p.id
         limit 2
        "#,
        me,
        couple
    )
    .fetch_all(db.conn())
    .await?;
    let mut rows = rows.into_iter();
    Ok([rows.next(), rows.next()])
}

/// What was handed to this therapist.
pub(super) async fn keys(
    db: &mut Reader,
    therapist: &Therapist,
    (found, link): (&Found, TherapistLinkId),
    people: &[Read; 2],
) -> Result<ScopeKeys> {
    let rows = sqlx::query!("select epoch, scope, wrapped from therapist_key where link = ?", link)
        .fetch_all(db.conn())
        .await?;
    let signers = people.iter().fold(Signers::nobody(), |all, read| all.or(&read.signers));
    let mut keys = ScopeKeys::by(signers);
    for row in rows {
        let purpose = key_purpose((found.couple, link), therapist.person(), row.epoch, &row.scope);
        keys.take((row.epoch, row.scope, row.wrapped), purpose);
    }
    Ok(keys)
}

/// What each of the two signed.
pub(super) async fn signatures(db: &mut Reader, linked: &Linked) -> Result<Vec<Signature>> {
    Ok(sqlx::query_as!(
        Signature,
        "select person, epoch, words from therapist_link_signature where link = ?",
        linked.link
    )
    .fetch_all(db.conn())
    .await?)
}

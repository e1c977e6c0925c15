//! Sessions and the person behind each, in one question.

use chrono::{DateTime, Utc};

use super::{Appearance, Closed, CoupleId, Member, Pauses, PersonId, Resets, Stage, session};
use crate::{
    db::Reader,
    error::Result,
    sealed::{Sealed, Wrapped},
};

/// One row: the session, its person, and the couple they are in.
pub(super) struct Found {
    pub(super) person: PersonId,
    pub(super) own_device: bool,
    pub(super) shared: Sealed,
    pub(super) private: Option<Sealed>,
    pub(super) private_used_at: Option<DateTime<Utc>>,
    pub(super) seed: Option<Sealed>,
    pub(super) stepped_up_at: Option<DateTime<Utc>>,
    pub(super) used_at: DateTime<Utc>,
    pub(super) made_at: DateTime<Utc>,
    pub(super) name: String,
    pub(super) time_zone: String,
    pub(super) appearance: String,
    pub(super) couple: Option<CoupleId>,
    pub(super) partner: Option<PersonId>,
    pub(super) partner_name: Option<String>,
    pub(super) epoch: Option<u32>,
    /// As they stand in the database: one's own, the partner's, and the partner's as pinned.
    pub(super) x25519: Vec<u8>,
    pub(super) ed25519: Vec<u8>,
    pub(super) partner_x25519: Option<Vec<u8>>,
    pub(super) partner_ed25519: Option<Vec<u8>>,
    pub(super) pinned: Option<Sealed>,
    /// What stopped the couple, if anything.
    pub(super) own_pause: Option<DateTime<Utc>>,
    pub(super) partners_pause: Option<DateTime<Utc>>,
    pub(super) closed_by: Option<PersonId>,
    pub(super) closed_at: Option<DateTime<Utc>>,
    /// When this person asked for their account to be erased, if that stands.
    pub(super) erasing_at: Option<DateTime<Utc>>,
    pub(super) reset_link_made_at: Option<DateTime<Utc>>,
    pub(super) reset_at: Option<DateTime<Utc>>,
    pub(super) earlier_seeds: u32,
    /// Theirs is an account for a therapist.
    pub(super) therapist: bool,
    /// A therapist may not read the two any more, and their key is still the one of before.
    pub(super) key_is_due: bool,
}

/// What one of the two handed to the other.
pub(super) struct Handed {
    /// Couple keys, by epoch.
    pub(super) keys: Vec<(u32, Wrapped)>,
    /// Which keys signed before a reset.
    pub(super) vouched: Option<Wrapped>,
}

pub(super) async fn find(
    db: &mut Reader,
    (id, now): (&[u8], DateTime<Utc>),
) -> Result<Option<Found>> {
    Ok(sqlx::query_as!(
        Found,
        r#"select s.person, s.own_device, s.shared, s.private, s.private_used_at, s.seed, s.stepped_up_at, s.used_at,
               s.made_at, p.name, p.time_zone, p.appearance, m.couple as "couple?: CoupleId",
               partner.id as "partner?: PersonId", partner.name as "partner_name?",
               (select max(epoch) from couple_key where couple = m.couple and person = s.person) as "epoch?: u32",
               own.x25519, own.ed25519, pin.keys as "pinned?: Sealed",
               theirs.x25519 as "partner_x25519?", theirs.ed25519 as "partner_ed25519?",
               (select max(made_at) from reset_link where person = s.person) as "reset_link_made_at?: DateTime<Utc>",
               (select max(made_at) from earlier_seed where person = s.person) as "reset_at?: DateTime<Utc>",
               (select count(*) from earlier_seed where person = s.person) as "earlier_seeds!: u32",
               exists (select 1 from therapist where person = s.person) as "therapist!: bool",
               exists (select 1 from therapist_link_standing where couple = m.couple and (over_at <= ?2 or new_key)) as "key_is_due!: bool",
               own_stop.made_at as "own_pause?: DateTime<Utc>", stop.made_at as "partners_pause?: DateTime<Utc>",
               closed.person as "closed_by?: PersonId", closed.made_at as "closed_at?: DateTime<Utc>",
               erasing.made_at as "erasing_at?: DateTime<Utc>"
          from session s
          join person p               on p.id = s.person
          join credential own         on own.person = s.person
          left join membership m      on m.person = s.person
          left join person partner    on partner.id = coalesce(
               (select person from membership where couple = m.couple and person <> s.person),
               (select person from parting where couple = m.couple and person <> s.person))
          left join credential theirs on theirs.person = partner.id
          left join pinned_key pin    on pin.person = s.person and pin.of = partner.id
          left join pause_now own_stop on own_stop.couple = m.couple and own_stop.person = s.person
          left join pause_now stop    on stop.couple = m.couple and stop.person = partner.id
          left join closing closed    on closed.couple = m.couple
          left join erasure_now erasing on erasing.person = s.person
         where s.id = ?1"#,
        id,
        now
    )
    .fetch_optional(db.conn())
    .await?)
}

/// What was handed to this person.
pub(super) async fn handed(db: &mut Reader, couple: CoupleId, person: PersonId) -> Result<Handed> {
    let vouched = sqlx::query_scalar!(
        "select keys from vouched_key where couple = ? and person = ?",
        couple,
        person
    )
    .fetch_optional(db.conn())
    .await?;
    let rows = sqlx::query!(
        "select epoch, wrapped from couple_key where couple = ? and person = ? order by epoch",
        couple,
        person
    )
    .fetch_all(db.conn())
    .await?;
    let keys = rows.into_iter().map(|row| (row.epoch, row.wrapped)).collect();
    Ok(Handed { keys, vouched })
}

/// Where a couple stands, as this member sees it: for whoever meets a change in the middle of
/// writing.
pub(crate) async fn stage_of(db: &mut Reader, member: &Member) -> Result<Stage> {
    let couple = member.shares_in.map(|shares| shares.couple);
    let person = member.person();
    let row = sqlx::query!(
        r#"
        select (select made_at from pause_now where couple = ?1 and person = ?2)
                   as "mine?: DateTime<Utc>",
               (select made_at from pause_now where couple = ?1 and person <> ?2)
                   as "theirs?: DateTime<Utc>",
               closed.person  as "closed_by?: PersonId",
               closed.made_at as "closed_at?: DateTime<Utc>"
          from (select 1)
          left join closing closed on closed.couple = ?1
        "#,
        couple,
        person
    )
    .fetch_one(db.conn())
    .await?;
    let closed = row.closed_by.zip(row.closed_at);
    let closed = closed.map(|(by, at)| Closed { by_me: by == person, at });
    Ok(Stage::of(closed, Pauses { mine: row.mine, theirs: row.theirs }))
}

/// A couple that somebody was in once.
pub(super) struct FoundFormer {
    pub(super) partner: PersonId,
    pub(super) partner_name: String,
    pub(super) pinned: Option<Sealed>,
    /// They keep a copy.
    pub(super) keeps: bool,
}

/// The couple, if this member has parted from it.
pub(super) async fn former(
    db: &mut Reader,
    member: &Member,
    couple: CoupleId,
) -> Result<Option<FoundFormer>> {
    let person = member.person();
    Ok(sqlx::query_as!(
        FoundFormer,
        r#"
        select q.id as partner, q.name as partner_name, pin.keys as "pinned?: Sealed",
               not exists (select 1 from letting_go l
                            where l.person = p.person and l.couple = p.couple) as "keeps!: bool"
          from parting p
          join person q on q.id = coalesce(
               (select person from membership where couple = p.couple and person <> p.person),
               (select person from parting where couple = p.couple and person <> p.person))
          left join pinned_key pin on pin.person = p.person and pin.of = q.id
         where p.person = ? and p.couple = ?
        "#,
        person,
        couple
    )
    .fetch_optional(db.conn())
    .await?)
}

impl Found {
    pub(super) fn stage(&self) -> Stage {
        let closed = self.closed_by.zip(self.closed_at);
        let closed = closed.map(|(by, at)| Closed { by_me: by == self.person, at });
        Stage::of(closed, Pauses { mine: self.own_pause, theirs: self.partners_pause })
    }

    pub(super) fn lives(&self, now: DateTime<Utc>) -> bool {
        session::lives(self.own_device, self.made_at, self.used_at, now)
    }

    pub(super) fn resets(&self) -> Resets {
        let (made_at, used_at) = (self.reset_link_made_at, self.reset_at);
        Resets { made_at, used_at, seeds: self.earlier_seeds }
    }

    pub(super) fn appearance(&self) -> Appearance {
        Appearance::parse(&self.appearance).unwrap_or_default()
    }
}

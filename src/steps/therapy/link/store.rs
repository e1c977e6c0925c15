//! Links with a therapist, as the two read them.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, Utc};
use chrono_tz::Tz;
use sqlx::SqliteConnection;

use super::{Consent, Link, Policy, Section, State, TherapistLinkId};
use crate::{
    access::{CoupleId, CoupleRecord, Ours, Partner, PersonId},
    couple::four_words::print,
    day,
    db::{Db, Reader},
    error::{Error, Result},
    sealed::{Pinned, PublicKeys, Sealed},
};

/// What two open to a therapist.
#[derive(Debug, Clone)]
pub struct TherapistLink {
    /// Which.
    pub id: TherapistLinkId,
    /// To whom.
    pub therapist: PersonId,
    /// Their name.
    pub name: String,
    /// Whether a therapist keeps something from one of the two.
    pub policy: Policy,
    /// The last day.
    pub until: NaiveDate,
    /// What is opened, in the order of the page, and since when, once both signed; nothing is left out where no
    /// instant is named.
    pub sections: Vec<(Section, Option<DateTime<Utc>>)>,
    /// What became of it. A signature that is not over exactly this does not count.
    pub link: Link,
}

/// A therapist's public keys: as this partner took them, and as the database has them now.
#[derive(Debug, Clone)]
pub struct Known {
    /// As taken.
    pub pinned: Option<Pinned>,
    /// As they stand; nothing once the account was erased.
    pub offered: Option<PublicKeys>,
}

struct Row {
    id: TherapistLinkId,
    therapist: PersonId,
    name: String,
    author: PersonId,
    policy: String,
    until: NaiveDate,
    ends_at: DateTime<Utc>,
    made_at: DateTime<Utc>,
    stands: bool,
    ended_at: Option<DateTime<Utc>>,
}

/// So many are looked at: the one that stands, one that waits, and those before.
const NEWEST: i64 = 8;
const ALL: i64 = -1;

impl Known {
    /// Whether they stand as this partner took them.
    pub fn is_as_taken(&self) -> bool {
        self.offered.is_some() && self.pinned.as_ref().map(Pinned::keys) == self.offered.as_ref()
    }
}

impl CoupleRecord for TherapistLink {
    type Id = TherapistLinkId;
    const NAME: &'static str = "link with a therapist";

    async fn couple_of(db: &Db, id: TherapistLinkId) -> Result<Option<CoupleId>> {
        Ok(sqlx::query_scalar!("select couple from therapist_link where id = ?", id)
            .fetch_optional(db.read().await?.conn())
            .await?)
    }
}

impl TherapistLink {
    /// What each of the two signs.
    pub fn consent(&self, keys: &PublicKeys) -> Consent {
        Consent {
            therapist: print(keys),
            sections: self.sections.iter().map(|(section, _)| *section).collect(),
            policy: self.policy,
            until: self.until,
        }
    }

    /// Whether both had signed it once.
    pub fn was_open(&self) -> bool {
        self.link.stands || self.link.signed.len() == 2
    }

    /// What is open of it.
    pub fn open(&self) -> impl Iterator<Item = (Section, Option<DateTime<Utc>>)> {
        let open = |(section, _): &&(Section, _)| !self.link.closed.contains(section);
        self.sections.iter().filter(open).copied()
    }
}

/// The newest links of the two, the newest first.
pub async fn newest(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<TherapistLink>> {
    some(db, partner, (NEWEST, None)).await
}

/// Every link of the two, the newest first.
pub async fn every(db: &mut SqliteConnection, partner: &Partner) -> Result<Vec<TherapistLink>> {
    some(db, partner, (ALL, None)).await
}

async fn some(
    db: &mut SqliteConnection,
    partner: &Partner,
    (limit, only): (i64, Option<TherapistLinkId>),
) -> Result<Vec<TherapistLink>> {
    let couple = partner.couple();
    let rows = sqlx::query_as!(
        Row,
        r#"
        select l.id, l.therapist, p.name, l.author, l.policy, l.until, l.ends_at, l.made_at,
               n.link is not null as "stands!: bool", e.made_at as "ended_at?: DateTime<Utc>"
          from therapist_link l
          join person p                  on p.id = l.therapist
          left join therapist_link_now n on n.link = l.id and n.couple = l.couple
          left join therapist_link_end e on e.link = l.id
         where l.couple = ?1 and (?3 is null or l.id = ?3)
           and (?3 is not null or n.link is not null or e.link is null
                or l.id in (select id from therapist_link where couple = ?1
                             order by made_at desc, id desc limit ?2))
         order by l.made_at desc, l.id desc
        "#,
        couple,
        limit,
        only
    )
    .fetch_all(&mut *db)
    .await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        all.push(load(db, partner, row).await?);
    }
    Ok(all)
}

/// This one.
pub async fn find(db: &mut SqliteConnection, ours: &Ours<TherapistLink>) -> Result<TherapistLink> {
    some(db, ours, (NEWEST, Some(ours.id()))).await?.pop().ok_or(Error::NotFound)
}

/// The one that stands now, and the therapist's keys: both signed it, as this partner finds it, and the keys are those
/// that they compared.
pub(crate) async fn standing(
    db: &mut SqliteConnection,
    partner: &Partner,
) -> Result<Option<(TherapistLink, PublicKeys)>> {
    let (couple, now) = (partner.couple(), partner.now());
    let id = sqlx::query_scalar!(
        r#"select link as "link!: TherapistLinkId" from therapist_link_standing
            where couple = ? and over_at > ?"#,
        couple,
        now
    )
    .fetch_optional(&mut *db)
    .await?;
    let Some(id) = id else { return Ok(None) };
    let Some(link) = some(db, partner, (NEWEST, Some(id))).await?.pop() else { return Ok(None) };
    let known = known(db, partner, link.therapist).await?;
    let stands = link.link.signed.len() == 2 && link.link.state(now) == State::Active;
    let keys = known.pinned.as_ref().filter(|_| stands && known.is_as_taken());
    Ok(keys.map(|pinned| (link, pinned.keys().clone())))
}

async fn load(db: &mut SqliteConnection, partner: &Partner, row: Row) -> Result<TherapistLink> {
    let known = known(db, partner, row.therapist).await?;
    let all = sections(db, row.id).await?;
    let closed = all.iter().filter(|it| it.is_closed()).map(|it| it.section);
    let mut link = TherapistLink {
        id: row.id,
        therapist: row.therapist,
        name: row.name,
        policy: Policy::parse(&row.policy).unwrap_or_default(),
        until: row.until,
        link: Link {
            author: row.author,
            made_at: row.made_at,
            ends_at: row.ends_at.min(day::begins(row.until + Days::new(2), Tz::UTC)),
            stands: row.stands,
            signed: BTreeSet::new(),
            declined: declined(db, row.id).await?,
            closed: closed.collect(),
            ended_at: row.ended_at,
        },
        sections: all.iter().map(|it| (it.section, it.since)).collect(),
    };
    if let Some(keys) = known.pinned.as_ref().map(Pinned::keys).or(known.offered.as_ref()) {
        let is_over = link.link.state(partner.now()) == State::Ended;
        let counts = |left: &Consent, whole: &Consent, by: PersonId| {
            let closed =
                |section| all.iter().any(|it| (it.section, it.closed_by) == (section, Some(by)));
            if is_over { left.is_left_of(whole) } else { left.is_but_for(whole, closed) }
        };
        link.link.signed = signed(db, partner, (row.id, &link.consent(keys)), counts).await?;
    }
    Ok(link)
}

/// A section of a link.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OfLink {
    /// Which.
    pub(crate) section: Section,
    /// Since when it is read; nothing is left out where no instant is named.
    pub(crate) since: Option<DateTime<Utc>>,
    /// The first key that the therapist was handed for it.
    pub(crate) epoch: Option<u32>,
    /// Who closed it again.
    pub(crate) closed_by: Option<PersonId>,
}

impl OfLink {
    /// It was closed again.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed_by.is_some()
    }
}

/// What a link is to open, in the order of the page.
pub(crate) async fn sections(
    db: &mut SqliteConnection,
    link: TherapistLinkId,
) -> Result<Vec<OfLink>> {
    let rows = sqlx::query!(
        r#"select s.section, s.from_at, s.from_epoch, n.person as "closed_by?: PersonId"
             from therapist_link_section s
             left join therapist_link_narrowing n on n.link = s.link and n.section = s.section
            where s.link = ?"#,
        link
    )
    .fetch_all(db)
    .await?;
    let of = rows.iter().filter_map(|row| {
        let section = Section::parse(&row.section)?;
        Some(OfLink {
            section,
            since: row.from_at,
            epoch: row.from_epoch,
            closed_by: row.closed_by,
        })
    });
    let mut all: Vec<_> = of.collect();
    all.sort_by_key(|it| it.section);
    Ok(all)
}

async fn declined(db: &mut SqliteConnection, link: TherapistLinkId) -> Result<BTreeSet<PersonId>> {
    let rows =
        sqlx::query_scalar!("select person from therapist_link_decline where link = ?", link);
    Ok(rows.fetch_all(db).await?.into_iter().collect())
}

/// Who signed this. Who closes a section, or ends it all, signs for less from then on: it counts for no more.
async fn signed(
    db: &mut SqliteConnection,
    partner: &Partner,
    (link, consent): (TherapistLinkId, &Consent),
    counts: impl Fn(&Consent, &Consent, PersonId) -> bool,
) -> Result<BTreeSet<PersonId>> {
    let rows = sqlx::query!(
        r#"select person, epoch, words as "words: Sealed" from therapist_link_signature where link = ?"#,
        link
    )
    .fetch_all(db)
    .await?;
    let genuine = rows.into_iter().filter(|row| {
        let opened = partner.open::<Consent>(link.uuid(), 0, row.person, row.epoch, &row.words);
        opened.get().is_some_and(|left| counts(left, consent, row.person))
    });
    Ok(genuine.map(|row| row.person).collect())
}

/// The therapist's public keys, as this partner knows them.
pub async fn known(
    db: &mut SqliteConnection,
    partner: &Partner,
    therapist: PersonId,
) -> Result<Known> {
    let me = partner.person();
    let row = sqlx::query!(
        r#"select c.x25519 as "x25519?: Vec<u8>", c.ed25519 as "ed25519?: Vec<u8>", k.keys as "pinned?: Sealed"
             from person p
             left join credential c on c.person = p.id
             left join pinned_key k on k.of = p.id and k.person = ?
            where p.id = ?"#,
        me,
        therapist
    )
    .fetch_one(db)
    .await?;
    let offered = row.x25519.zip(row.ed25519);
    let open = |sealed: Sealed| partner.keys().open_pinned(me.uuid(), therapist.uuid(), &sealed);
    Ok(Known {
        pinned: row.pinned.and_then(open),
        offered: offered.and_then(|(x25519, ed25519)| PublicKeys::from_slices(&x25519, &ed25519)),
    })
}

/// The therapists whom this partner may propose: who came with their own invite, and whom the two had before.
pub async fn therapists(db: &mut Reader, partner: &Partner) -> Result<Vec<(PersonId, String)>> {
    let (couple, me) = (partner.couple(), partner.person());
    let rows = sqlx::query!(
        "select p.id, p.name
           from person p
          where p.id in (select person from credential)
            and (p.id in (select a.person from therapist_acceptance a
                           join therapist_invite i on i.id = a.invite
                          where a.couple = ?1 and i.inviter = ?2
                            and i.id not in (select invite from therapist_invite_end))
             or p.id in (select therapist from therapist_link where couple = ?1))
          order by p.name, p.id",
        couple,
        me
    )
    .fetch_all(db.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

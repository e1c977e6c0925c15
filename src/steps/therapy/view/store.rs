//! The couples of a therapist, and which sections they opened.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use crate::{
    access::{CoupleId, Linked, Partner, PersonId, Therapist},
    couple::four_words::store as four_words,
    db::{Reader, Tx},
    error::Result,
    sealed::{Pinned, PublicKeys, Sealed},
    steps::therapy::link::{Section, TherapistLinkId},
};

/// Looking again within this time leaves no further line.
const SAME_LOOK: TimeDelta = TimeDelta::minutes(15);

/// A couple that a therapist came to.
#[derive(Debug)]
pub(super) struct Client {
    pub(super) couple: CoupleId,
    /// The newest key of the two.
    pub(super) epoch: u32,
    /// What they may read now, and until when.
    pub(super) open: Option<(TherapistLinkId, NaiveDate)>,
    /// They could read it once.
    pub(super) was_open: bool,
    pub(super) people: Vec<ClientPerson>,
}

/// One of the two.
#[derive(Debug)]
pub(super) struct ClientPerson {
    pub(super) person: PersonId,
    pub(super) name: String,
    /// Theirs was the invite.
    pub(super) invited: bool,
    pub(super) pinned: Option<Pinned>,
    pub(super) offered: Option<PublicKeys>,
}

/// A look at one section.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) name: String,
    pub(super) section: String,
    pub(super) made_at: DateTime<Utc>,
}

struct Row {
    couple: CoupleId,
    epoch: u32,
    person: PersonId,
    name: String,
    invited: bool,
    pinned: Option<Sealed>,
    x25519: Vec<u8>,
    ed25519: Vec<u8>,
    link: Option<TherapistLinkId>,
    until: Option<NaiveDate>,
    was_open: bool,
}

/// Everybody who came to this therapist.
pub(super) async fn couples(db: &mut Reader, therapist: &Therapist) -> Result<Vec<Client>> {
    let mut all: Vec<Client> = Vec::new();
    for row in rows(db, therapist).await? {
        let person = row.of(therapist);
        match all.last_mut() {
            Some(same) if same.couple == row.couple => same.people.push(person),
            _ => all.push(Client {
                couple: row.couple,
                epoch: row.epoch,
                open: row.link.zip(row.until),
                was_open: row.was_open,
                people: vec![person],
            }),
        }
    }
    Ok(all)
}

impl Row {
    fn of(&self, therapist: &Therapist) -> ClientPerson {
        let (me, keys) = (therapist.person().uuid(), therapist.keys());
        let open = |sealed| keys.open_pinned(me, self.person.uuid(), sealed);
        ClientPerson {
            person: self.person,
            name: self.name.clone(),
            invited: self.invited,
            pinned: self.pinned.as_ref().and_then(open),
            offered: PublicKeys::from_slices(&self.x25519, &self.ed25519),
        }
    }
}

async fn rows(db: &mut Reader, therapist: &Therapist) -> Result<Vec<Row>> {
    let (me, now) = (therapist.person(), therapist.now());
    Ok(sqlx::query_as!(
        Row,
        r#"with before as (
            select distinct l.couple from therapist_link l join therapist_link_section s on s.link = l.id
             where l.therapist = ?1 and s.from_epoch is not null
        ), mine as (
            select couple from therapist_acceptance
             where person = ?1 and invite not in (select invite from therapist_invite_end)
            union select couple from before
        ), open as (
            select n.couple, l.id, l.until
              from therapist_link_standing n join therapist_link l on l.id = n.link
             where n.therapist = ?1 and n.over_at > ?2
               and n.couple not in (select couple from pause_now)
               and n.couple not in (select couple from closing)
        )
        select m.couple as "couple!: CoupleId",
               (select max(epoch) from couple_key where couple = m.couple) as "epoch!: u32", p.id as "person: PersonId", p.name,
               exists (select 1 from therapist_acceptance a join therapist_invite i on i.id = a.invite
                        where a.person = ?1 and i.couple = m.couple and i.inviter = p.id) as "invited!: bool",
               k.keys as "pinned?: Sealed", c.x25519, c.ed25519,
               open.id as "link?: TherapistLinkId", open.until as "until?: NaiveDate",
               m.couple in (select couple from before) as "was_open!: bool"
          from mine m
          join membership b      on b.couple = m.couple
          join couple            on couple.id = m.couple
          join person p          on p.id = b.person
          join credential c      on c.person = p.id
          left join pinned_key k on k.person = ?1 and k.of = p.id
          left join open         on open.couple = m.couple
         order by m.couple, p.id = couple.made_by desc
        "#,
        me,
        now
    )
    .fetch_all(db.conn())
    .await?)
}

/// One of those who came, with their couple.
pub(super) fn named(
    clients: &[Client],
    person: Option<PersonId>,
) -> Option<(&Client, &ClientPerson)> {
    clients.iter().find_map(|client| {
        let found = client.people.iter().find(|it| Some(it.person) == person)?;
        Some((client, found))
    })
}

/// Takes the key of one of the two as it was compared.
pub(super) async fn take_key(
    tx: &mut Tx,
    therapist: &Therapist,
    (client, person): (&Client, &ClientPerson),
    keys: &PublicKeys,
) -> Result<()> {
    let pinned = Pinned::taking(person.pinned.clone(), keys.clone(), client.epoch);
    four_words::keep(tx, therapist, (person.person, &pinned)).await
}

/// Writes down, for both partners, that these sections are looked at now.
pub(super) async fn look(tx: &mut Tx, linked: &Linked) -> Result<()> {
    let (link, now, lately) = (linked.link(), linked.now(), linked.now() - SAME_LOOK);
    for (section, _) in linked.open() {
        let (id, section) = (Uuid::now_v7(), section.word());
        sqlx::query!(
            "insert into therapist_access (id, link, section, made_at)
             select ?1, ?2, ?3, ?4
              where not exists (select 1 from therapist_access
                                 where link = ?2 and section = ?3 and made_at > ?5 and made_at <= ?4)",
            id,
            link,
            section,
            now,
            lately
        )
        .execute(tx.conn())
        .await?;
    }
    Ok(())
}

/// The newest looks of every therapist of the two, the newest first.
pub(super) async fn looks(db: &mut Reader, partner: &Partner) -> Result<Vec<Look>> {
    let couple = partner.couple();
    Ok(sqlx::query_as!(
        Look,
        r#"
        select p.name, a.section, a.made_at
          from therapist_access a
          join therapist_link l on l.id = a.link
          join person p         on p.id = l.therapist
         where l.couple = ?
         order by a.made_at desc, a.id desc
         limit 200
        "#,
        couple
    )
    .fetch_all(db.conn())
    .await?)
}

impl Look {
    /// As pages call it.
    pub(super) fn title(&self) -> &'static str {
        Section::parse(&self.section).map_or("A section", Section::title)
    }
}

//! The couples of a therapist, and which sections they opened.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use crate::{
    access::{CoupleId, Linked, Partner, PersonId, Therapist},
    couple::four_words::store as four_words,
    db::{Reader, Tx},
    error::Result,
    sealed::{Opened, Pinned, Place, PublicKeys, ScopeKeys, Sealed, Signers, Words as _, Wrapped},
    steps::therapy::{
        link::{Section, TherapistLinkId, key_purpose},
        next_session::{SessionWords, TherapistSessionId},
    },
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
    /// When the three meet next.
    pub(super) next: Option<Opened<DateTime<Utc>>>,
    /// Since when something is new: the last session, or since both signed.
    pub(super) since: Option<DateTime<Utc>>,
    /// How much is new of each section.
    pub(super) news: Vec<(Section, i64)>,
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
                next: None,
                since: None,
                news: Vec::new(),
                people: vec![person],
            }),
        }
    }
    let sessions = sessions(db, therapist).await?.into_iter();
    let (passed, ahead): (Vec<_>, Vec<_>) = sessions.partition(|it| it.is_passed);
    let since = last_of_each(therapist, &all, passed);
    for it in news(db, therapist, &since).await? {
        let section = Section::parse(&it.section);
        if let Some((client, section)) = of_link(&mut all, it.link).zip(section) {
            client.since = Some(it.since);
            client.news.push((section, it.how_many));
        }
    }
    for next in ahead {
        if let Some(client) = of_link(&mut all, next.link) {
            client.next = Some(next.opened(therapist, client));
        }
    }
    Ok(all)
}

/// The last session of each link that this therapist wrote down, as JSON. They come the latest first.
fn last_of_each(therapist: &Therapist, all: &[Client], passed: Vec<Session>) -> String {
    let mut last = BTreeMap::new();
    for session in passed {
        let (link, key) = (session.link, session.link.uuid().simple().to_string());
        if last.contains_key(&key) {
            continue;
        }
        let client = all.iter().find(|it| it.open.is_some_and(|(open, _)| open == link));
        let at = client.and_then(|client| session.opened(therapist, client).get().copied());
        last.extend(at.map(|at| (key, at)));
    }
    serde_json::json!(last).to_string()
}

fn of_link(all: &mut [Client], link: TherapistLinkId) -> Option<&mut Client> {
    all.iter_mut().find(|client| client.open.is_some_and(|(open, _)| open == link))
}

/// How much of a section has come since the last session, or since both signed.
struct News {
    link: TherapistLinkId,
    since: DateTime<Utc>,
    section: String,
    how_many: i64,
}

/// Of everything that is open to this therapist, and nothing of before it was.
async fn news(db: &mut Reader, therapist: &Therapist, last: &str) -> Result<Vec<News>> {
    let (me, now) = (therapist.person(), therapist.now());
    Ok(sqlx::query_as!(
        News,
        r#"with last as (select unhex(key) as link, value as at from json_each(?3)), open as materialized (
            select n.couple, n.link, coalesce(last.at, n.made_at) as since
              from therapist_link_standing n left join last on last.link = n.link where n.therapist = ?1 and n.over_at > ?2
        )
        select o.link as "link!: TherapistLinkId", o.since as "since!: DateTime<Utc>", s.section as "section!",
               case s.section
               when 'agenda' then (select count(*) from agenda_item i where i.couple = o.couple and i.made_at > o.since
                   and not exists (select 1 from withdrawal where entry = i.id and kind = 'agenda item'))
               when 'plan' then (select count(*) from wording w join wording_answer y on y.wording = w.id
                   where w.couple = o.couple and w.about = 'therapy plan' and y.answer = 'agreed' and y.made_at > o.since)
               when 'practice' then (select count(*) from practice p where p.couple = o.couple and p.made_at > o.since
                   and not exists (select 1 from withdrawal where entry = p.id and kind = 'practice'))
                 + (select count(*) from practice p join practice_reflection r on r.practice = p.id
                   where p.couple = o.couple and p.until >= substr(o.since, 1, 10) and r.made_at > o.since
                   and r.author not in (select author from withdrawal where (entry, kind) = (p.id, 'reflection on a practice')))
               when 'commitments' then (select count(distinct k.commitment || k.day) from commitment_on_the_table t
                   join keeping k on k.commitment = t.commitment
                   where t.couple = o.couple and k.day >= substr(o.since, 1, 10) and k.made_at > o.since)
               when 'concerns' then (select count(*) from concern c where c.couple = o.couple
                   and c.made_at > max(o.since, s.from_at) and not exists (select 1 from withdrawal where entry = c.id and kind = 'concern'))
               when 'time together' then (select count(*) from date d where d.couple = o.couple
                   and d.made_at > max(o.since, s.from_at))
               when 'hard moments' then 0
               else (select count(*) from therapist_copy c where c.link = o.link and c.section = s.section and c.made_at > o.since)
               end as "how_many!: i64"
          from open o join therapist_link_section s on s.link = o.link
         where not exists (select 1 from therapist_link_narrowing where link = o.link and section = s.section)
         order by o.link
        "#,
        me,
        now,
        last
    )
    .fetch_all(db.conn())
    .await?)
}

/// A session, with the key that was handed for it.
struct Session {
    link: TherapistLinkId,
    id: TherapistSessionId,
    starts_at: DateTime<Utc>,
    is_passed: bool,
    epoch: u32,
    words: Sealed,
    wrapped: Option<Wrapped>,
}

/// Those that are ahead, and of each couple the last that have passed.
async fn sessions(db: &mut Reader, therapist: &Therapist) -> Result<Vec<Session>> {
    let (me, now) = (therapist.person(), therapist.now());
    Ok(sqlx::query_as!(
        Session,
        r#"
        select link as "link!: TherapistLinkId", id as "id!: TherapistSessionId",
               starts_at as "starts_at!: DateTime<Utc>", is_passed as "is_passed!: bool", epoch as "epoch!: u32",
               words as "words!: Sealed", wrapped as "wrapped?: Wrapped"
          from (select n.link, s.id, s.starts_at, s.starts_at <= ?2 as is_passed, s.epoch, s.words, k.wrapped,
                       row_number() over (partition by n.link, s.starts_at <= ?2 order by s.starts_at desc) as nth
                  from therapist_link_standing n
                  join therapist_session s  on s.couple = n.couple and s.author = n.therapist
                  left join therapist_key k on k.link = n.link and k.epoch = s.epoch and k.scope = 'therapist'
                 where n.therapist = ?1 and n.over_at > ?2 and s.ended_at is null)
         where not is_passed or nth <= 3
         order by starts_at desc
        "#,
        me,
        now
    )
    .fetch_all(db.conn())
    .await?)
}

impl Session {
    /// When it begins, if this therapist wrote that down.
    fn opened(self, therapist: &Therapist, client: &Client) -> Opened<DateTime<Utc>> {
        let (me, own, couple) = (therapist.person(), therapist.keys(), client.couple);
        let pinned = client.people.iter().filter_map(|person| person.pinned.as_ref());
        let signers = pinned.fold(Signers::nobody(), |all, pinned| all.or(&pinned.signers()));
        let mut keys = ScopeKeys::by(signers);
        if let Some(wrapped) = self.wrapped {
            let scope = SessionWords::KIND.scope;
            let purpose = key_purpose((couple, self.link), me, self.epoch, scope);
            keys.take((self.epoch, scope.to_owned(), wrapped), purpose);
        }
        let id = self.id.uuid();
        let place = Place::of::<SessionWords>((id, 0), me.uuid(), (couple.uuid(), self.epoch));
        let words = keys.open::<SessionWords>(own, &place, (&own.signers(), &self.words));
        words
            .beside(|words| *words == SessionWords::at(self.starts_at))
            .map(|words| words.starts_at)
    }
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
        r#"with invited as (select i.couple, i.inviter from therapist_acceptance a
                              join therapist_invite i on i.id = a.invite where a.person = ?1), before as (
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
               (m.couple, p.id) in (select couple, inviter from invited) as "invited!: bool",
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
pub(super) async fn look(tx: &mut Tx, linked: &Linked, sections: &[Section]) -> Result<()> {
    let (link, now, lately) = (linked.link(), linked.now(), linked.now() - SAME_LOOK);
    for section in sections.iter().copied() {
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

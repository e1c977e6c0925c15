//! `Therapist`, `Linked`, `TherapistView<T>`: both partners agreed, in writing, that this person reads this kind of
//! record, and neither has ended it.
//!
//! What a therapist may be shown is [`Shareable`]; a page of theirs over anything else does not compile:
//!
//! ```compile_fail,E0277
//! # use troth::{access::Linked, steps::communication::journal::store::JournalPage};
//! fn read(linked: &Linked) {
//!     let journal = linked.view::<JournalPage>();
//! }
//! ```

mod store;

use axum::{extract::FromRequestParts, http::request::Parts};
use chrono::{DateTime, Utc};

use super::{
    Audience, CoupleId, Gate, Member, PersonId, Shareable,
    records::id_in_path,
    stepped_up::{OfMember, Within},
};
use crate::{
    App,
    db::Tx,
    error::{Error, Result},
    sealed::{Opened, Place, PublicKeys, ScopeKeys, Sealed, Signers, Words, Wrapped},
    steps::therapy::{
        copy::{Copied, CopyOf, copy_purpose},
        link::{Consent, Policy, Section, TherapistLinkId},
    },
};

const NO_KEY: Error = Error::Refused(
    "The two have a newer key than the one that was handed to you, and nothing was saved. It comes as soon as both \
     sign again what you may read.",
);
const CHANGED: Error = Error::Refused(
    "What the two agreed to was changed outside the app, or a key of theirs has changed. Nothing is shown. Ask them \
     to look at what you may read, and to sign it anew.",
);

/// Proof: signed in, with an account for a therapist.
#[derive(Debug)]
pub struct Therapist {
    member: Member,
    has_code: bool,
}

/// One of the two whom a therapist reads.
#[derive(Debug)]
pub struct Read {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    signers: Signers,
}

/// Proof: a therapist who gives a code from an app when signing in, and a couple that lets them read, named by
/// `{id}` in the path.
#[derive(Debug)]
pub struct Linked {
    therapist: Therapist,
    link: TherapistLinkId,
    couple: CoupleId,
    people: [Read; 2],
    keys: ScopeKeys,
    /// The newest key of the two.
    epoch: u32,
    consent: Consent,
    open: Vec<(Section, Option<Since>)>,
}

/// Since where on something is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    /// Since when.
    pub at: DateTime<Utc>,
    /// The first key of the two under which it was sealed.
    pub epoch: u32,
}

/// Proof: the same, and both let them read this kind of record.
#[derive(Debug)]
pub struct TherapistView<'a, T: ?Sized> {
    linked: &'a Linked,
    since: Option<Since>,
    of: std::marker::PhantomData<fn() -> Box<T>>,
}

impl Therapist {
    /// Whether signing in asks for a code from an app, as it has to before anything is shown.
    pub fn has_code(&self) -> bool {
        self.has_code
    }
}

impl Linked {
    /// Which link.
    pub fn link(&self) -> TherapistLinkId {
        self.link
    }

    /// The two whom they read; the first is who set up the couple.
    pub fn people(&self) -> &[Read; 2] {
        &self.people
    }

    /// The name of either of the two.
    pub fn name_of(&self, person: PersonId) -> &str {
        self.people.iter().find(|read| read.person == person).map_or("", |read| &read.name)
    }

    /// What both signed.
    pub fn consent(&self) -> &Consent {
        &self.consent
    }

    /// Which policy both chose.
    pub fn policy(&self) -> Policy {
        self.consent.policy
    }

    /// What is open, and since when; nothing is left out where no instant is named.
    pub fn open(&self) -> &[(Section, Option<Since>)] {
        &self.open
    }

    /// The records of this kind, if both let them read those.
    pub fn view<T: Shareable + ?Sized>(&self) -> Option<TherapistView<'_, T>> {
        let (_, since) = self.open.iter().find(|(section, _)| *section == T::SECTION)?;
        Some(TherapistView { linked: self, since: *since, of: std::marker::PhantomData })
    }

    /// Whose.
    pub(super) fn couple(&self) -> CoupleId {
        self.couple
    }

    pub(super) fn other_than(&self, person: PersonId) -> PersonId {
        let [first, second] = &self.people;
        if first.person == person { second.person } else { first.person }
    }

    async fn find(app: &App, therapist: Therapist, link: TherapistLinkId) -> Result<Self> {
        let db = &mut app.db.read().await?;
        let found = store::link(db.conn(), &therapist, link).await?.ok_or(Error::NotFound)?;
        if !therapist.has_code {
            return Err(Error::CodeFirst);
        }
        let people = store::people(db, &therapist, found.couple).await?;
        let [Some(first), Some(second)] = people.map(|row| Read::of(&therapist, row)) else {
            return Err(CHANGED);
        };
        let people = [first, second];
        let mut linked = Self {
            keys: store::keys(db, &therapist, (&found, link), &people).await?,
            consent: found.consent(&therapist),
            couple: found.couple,
            epoch: found.epoch,
            open: found.open(),
            therapist,
            link,
            people,
        };
        let signatures = store::signatures(db, &linked).await?;
        linked.both_signed(&signatures, &found.closed)?;
        linked.open.retain(|(section, _)| linked.consent.sections.contains(section));
        Ok(linked)
    }

    /// Both have, and exactly this, but for what each has closed.
    fn both_signed(
        &self,
        signatures: &[store::Signature],
        closed: &[(Section, PersonId)],
    ) -> Result<()> {
        let signed = |read: &Read| {
            let mut theirs = signatures.iter().filter(|signature| signature.person == read.person);
            theirs.any(|it| {
                let id = self.link.uuid();
                let opened = self.unseal::<Consent>(id, 0, it.person, it.epoch, &it.words);
                let by_them = |section| closed.contains(&(section, read.person));
                opened.get().is_some_and(|left| left.is_but_for(&self.consent, by_them))
            })
        };
        if self.people.iter().all(signed) { Ok(()) } else { Err(CHANGED) }
    }

    /// Refuses if somebody has ended it, or has closed this section, since the request came: asked again where it is
    /// written.
    ///
    /// # Errors
    /// As if it were not there.
    pub async fn still_opens(&self, tx: &mut Tx, section: Option<Section>) -> Result<()> {
        let found = store::link(tx.conn(), &self.therapist, self.link).await?;
        let open = found.ok_or(Error::NotFound)?.open();
        let opens = section.is_none_or(|section| open.iter().any(|(of_it, _)| *of_it == section));
        if opens { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Seals words of this therapist's that both of the two may read, too; and under which key.
    ///
    /// # Errors
    /// If the newest key of the two was not handed to this therapist.
    pub fn seal<W: Words>(&self, id: uuid::Uuid, words: &W) -> Result<(u32, Sealed)> {
        let (me, couple) = (self.person().uuid(), self.couple.uuid());
        let place = Place::of::<W>((id, 0), me, (couple, self.epoch));
        let sealed = self.keys.seal(self.therapist.keys(), &place, words).ok_or(NO_KEY)?;
        Ok((self.epoch, sealed))
    }

    /// Opens words that this therapist wrote for the two.
    pub(super) fn unseal_own<W: Words>(&self, place: &Place, sealed: &Sealed) -> Opened<W> {
        let me = self.person().uuid();
        if place.author != me {
            return Opened::ChangedOutside;
        }
        let own = self.therapist.keys();
        self.keys.open(own, place, (&own.signers(), sealed))
    }

    pub(super) fn unseal<W: Words>(
        &self,
        id: uuid::Uuid,
        part: u32,
        author: PersonId,
        epoch: u32,
        sealed: &Sealed,
    ) -> Opened<W> {
        let read = self.people.iter().find(|read| read.person == author);
        let place = Place::of::<W>((id, part), author.uuid(), (self.couple.uuid(), epoch));
        read.map_or(Opened::ChangedOutside, |read| {
            self.keys.open(self.therapist.keys(), &place, (&read.signers, sealed))
        })
    }
}

impl Read {
    fn of(therapist: &Therapist, row: Option<store::OneOfTwo>) -> Option<Self> {
        let row = row?;
        let (me, keys) = (therapist.person().uuid(), therapist.keys());
        let pinned = keys.open_pinned(me, row.person.uuid(), &row.pinned)?;
        Some(Self { person: row.person, name: row.name, signers: pinned.signers() })
    }
}

impl<T: ?Sized> TherapistView<'_, T> {
    pub(super) fn linked(&self) -> &Linked {
        self.linked
    }

    pub(super) fn linked_since(&self) -> Option<Since> {
        self.since
    }

    /// The name of either of the two.
    pub fn name_of(&self, person: PersonId) -> &str {
        self.linked.name_of(person)
    }

    /// Which link.
    pub fn link(&self) -> TherapistLinkId {
        self.linked.link
    }

    /// The two whom the therapist reads.
    pub fn people(&self) -> [PersonId; 2] {
        self.linked.people.each_ref().map(|read| read.person)
    }

    /// The public half of the therapist's keys.
    pub fn therapist_keys(&self) -> &PublicKeys {
        self.linked.therapist.keys().public()
    }
}

impl<W: Copied> TherapistView<'_, CopyOf<W>> {
    /// Opens a copy of something of this author's, if they signed it for this therapist.
    pub fn open_copy(
        &self,
        (entry, author, epoch): (uuid::Uuid, PersonId, u32),
        wrapped: &Wrapped,
    ) -> Opened<W> {
        let Linked { therapist, couple, people, .. } = self.linked;
        let purpose = copy_purpose::<W>((*couple, therapist.person()), (author, entry, epoch));
        let read = people.iter().find(|read| read.person == author);
        read.map_or(Opened::ChangedOutside, |read| {
            therapist.keys().open_handed(wrapped, (&purpose, epoch), &read.signers)
        })
    }
}

impl std::ops::Deref for Therapist {
    type Target = Member;

    fn deref(&self) -> &Member {
        &self.member
    }
}

impl std::ops::Deref for Linked {
    type Target = Therapist;

    fn deref(&self) -> &Therapist {
        &self.therapist
    }
}

impl OfMember for Therapist {
    fn member(&self) -> &Member {
        &self.member
    }

    fn member_mut(&mut self, _: Within) -> &mut Member {
        &mut self.member
    }
}

impl Gate for Therapist {
    const AUDIENCE: Audience = Audience::Therapist;
}

impl Gate for Linked {
    const AUDIENCE: Audience = Audience::Linked;
}

impl FromRequestParts<App> for Therapist {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let member = Member::from_request_parts(parts, app).await?;
        if !member.is_therapist() {
            return Err(Error::NotFound);
        }
        let has_code = store::has_code(&mut app.db.read().await?, &member).await?;
        Ok(Self { member, has_code })
    }
}

impl FromRequestParts<App> for Linked {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let therapist = Therapist::from_request_parts(parts, app).await?;
        let link = id_in_path(parts, app).await?.into();
        Self::find(app, therapist, link).await
    }
}

#[cfg(test)]
impl Therapist {
    /// Noor, who reads Ana and Ben.
    pub(crate) fn sample() -> Self {
        Self { member: Member::sample_therapist(), has_code: true }
    }

    /// The same, before she has set up an app for codes.
    pub(crate) fn without_code(self) -> Self {
        Self { has_code: false, ..self }
    }
}

#[cfg(test)]
impl Linked {
    /// Noor, to whom Ana and Ben have opened these sections.
    pub(crate) fn sample(sections: &[Section]) -> Self {
        let read = |who: u8, name: &str| Read {
            person: uuid::Uuid::from_u128(who.into()).into(),
            name: name.to_owned(),
            signers: Signers::of(&Member::sample_keys(who).public().ed25519),
        };
        Self {
            therapist: Therapist::sample(),
            link: uuid::Uuid::from_u128(70).into(),
            couple: uuid::Uuid::from_u128(3).into(),
            people: [read(1, "Ana"), read(2, "Ben")],
            keys: ScopeKeys::by(Signers::nobody()),
            epoch: 1,
            consent: Consent::sample(sections),
            open: sections.iter().map(|section| (*section, None)).collect(),
        }
    }
}

//! `Partner`: one of two in a couple.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{
    Audience, Gate, Member, PartnerKeys,
    member::InCouple,
    stepped_up::{OfMember, Within},
};
use crate::{
    App,
    error::{Error, Result},
    id::id,
    sealed::{Opened, Place, Sealed, Signers, Words},
};

id!(
    /// A person.
    PersonId
);
id!(
    /// A couple.
    CoupleId
);

const NO_KEY: &str = "The key that the two of you share was changed or taken away outside the app. Nothing \
                      was saved. Ask the person who runs this server for the last good backup.";

/// Proof: signed in, and one of the two partners of a couple.
#[derive(Debug)]
pub struct Partner {
    member: Member,
    couple: InCouple,
    /// Whose signature counts as one's own, and as the partner's.
    signers: [Signers; 2],
}

impl Partner {
    fn new(mut member: Member) -> Option<Self> {
        let couple = member.couple.take()?;
        let own = Signers::of(&member.keys().public().ed25519);
        let signers = [own, couple.keys.signers()];
        Some(Self { member, couple, signers })
    }

    /// Their couple.
    pub fn couple(&self) -> CoupleId {
        self.couple.couple
    }

    /// The other of the two.
    pub fn partner(&self) -> PersonId {
        self.couple.partner
    }

    /// The other's name.
    pub fn partner_name(&self) -> &str {
        &self.couple.partner_name
    }

    /// The other's public keys.
    pub fn partner_keys(&self) -> &PartnerKeys {
        &self.couple.keys
    }

    /// The couple key that new words are sealed under.
    pub fn epoch(&self) -> u32 {
        self.couple.epoch
    }

    /// The name of either of the two.
    pub fn name_of(&self, person: PersonId) -> &str {
        if person == self.person() { self.name() } else { self.partner_name() }
    }

    /// Where words written now by this partner, for both, belong.
    pub fn place<W: Words>(&self, id: uuid::Uuid, part: u32) -> Place {
        self.place_of::<W>(id, part, self.person(), self.epoch())
    }

    /// Where words of either of the two belong.
    pub fn place_of<W: Words>(
        &self,
        id: uuid::Uuid,
        part: u32,
        author: PersonId,
        epoch: u32,
    ) -> Place {
        let couple = if epoch == 0 { uuid::Uuid::nil() } else { self.couple().uuid() };
        Place { kind: W::KIND, id, part, author: author.uuid(), couple, epoch }
    }

    /// Seals words that both may read, as written now by this partner.
    pub fn seal<W: Words>(&self, id: uuid::Uuid, part: u32, words: &W) -> Result<Sealed> {
        self.keys().seal(&self.place::<W>(id, part), words).ok_or(Error::Refused(NO_KEY))
    }

    /// Opens words that both may read, if `author` is one of the two and signed them.
    pub fn open<W: Words>(
        &self,
        id: uuid::Uuid,
        part: u32,
        author: PersonId,
        epoch: u32,
        sealed: &Sealed,
    ) -> Opened<W> {
        let [own, partners] = &self.signers;
        let signers = match author {
            author if author == self.person() => own,
            author if author == self.partner() => partners,
            _ => return Opened::ChangedOutside,
        };
        self.keys().open(&self.place_of::<W>(id, part, author, epoch), signers, sealed)
    }
}

#[cfg(test)]
impl Partner {
    /// Ana, with Ben: see [`Member::sample`].
    pub(crate) fn sample() -> Self {
        Self::new(Member::sample()).expect("Ana and Ben are a pair")
    }

    /// The same, with these keys in the place of Ben's, known to her or not.
    pub(crate) fn with_partner_keys(
        self,
        known: bool,
        offered: Option<&crate::sealed::PublicKeys>,
    ) -> Self {
        let keys = self.couple.keys.changed(offered);
        let keys = if known { keys } else { keys.forgotten() };
        let member = self.member.with_key_news(super::KeyNews::Partner("Ben".to_owned()));
        Self { member, couple: InCouple { keys, ..self.couple }, ..self }
    }

    /// The same, when her own key in the database is not hers.
    pub(crate) fn with_own_key_changed(self) -> Self {
        Self { member: self.member.with_key_news(super::KeyNews::Own), ..self }
    }

    /// What one of the two wrote, as it lies in the database.
    pub(crate) fn sealed_by<W: Words>(
        &self,
        author: PersonId,
        (id, part): (uuid::Uuid, u32),
        words: &W,
    ) -> Sealed {
        let keys = Member::sample_keys(if author == self.person() { 1 } else { 2 });
        let place = self.place_of::<W>(id, part, author, self.epoch());
        keys.seal(&place, words).expect("both hold the couple's key")
    }
}

impl std::ops::Deref for Partner {
    type Target = Member;

    fn deref(&self) -> &Member {
        &self.member
    }
}

impl OfMember for Partner {
    fn member(&self) -> &Member {
        &self.member
    }

    fn member_mut(&mut self, _: Within) -> &mut Member {
        &mut self.member
    }
}

impl Gate for Partner {
    const AUDIENCE: Audience = Audience::Partner;
}

impl FromRequestParts<App> for Partner {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        Self::new(Member::from_request_parts(parts, app).await?).ok_or(Error::NotFound)
    }
}

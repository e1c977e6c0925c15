//! `Partner`: one of two in a couple.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{Audience, Gate, Member, member::InCouple};
use crate::{
    App,
    error::{Error, Result},
    id::id,
    sealed::{Opened, Place, Sealed, Words},
};

id!(
    /// A person.
    PersonId
);
id!(
    /// A couple.
    CoupleId
);

/// Proof: signed in, and one of the two partners of a couple.
#[derive(Debug)]
pub struct Partner {
    member: Member,
    couple: InCouple,
}

impl Partner {
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
        self.keys()
            .seal(&self.place::<W>(id, part), words)
            .ok_or_else(|| Error::bug("this session does not hold the couple's key"))
    }

    /// Opens words that both may read.
    pub fn open<W: Words>(
        &self,
        id: uuid::Uuid,
        part: u32,
        author: PersonId,
        epoch: u32,
        sealed: &Sealed,
    ) -> Opened<W> {
        self.keys().open(&self.place_of::<W>(id, part, author, epoch), sealed)
    }
}

#[cfg(test)]
impl Partner {
    /// Ana, with Ben: see [`Member::sample`].
    pub(crate) fn sample() -> Self {
        let mut member = Member::sample();
        let couple = member.couple.take().expect("Ana and Ben are a pair");
        Self { member, couple }
    }
}

impl std::ops::Deref for Partner {
    type Target = Member;

    fn deref(&self) -> &Member {
        &self.member
    }
}

impl Gate for Partner {
    const AUDIENCE: Audience = Audience::Partner;
}

impl FromRequestParts<App> for Partner {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let mut member = Member::from_request_parts(parts, app).await?;
        let couple = member.couple.take().ok_or(Error::NotFound)?;
        Ok(Self { member, couple })
    }
}

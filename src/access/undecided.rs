//! `Undecided`: one of two whose couple is closed, and who has not said what becomes of it.

use super::{
    Closed, CoupleId, Member,
    stepped_up::{OfMember, Within},
};
use crate::error::{Error, Result};

/// Proof: in a closed couple. It reads nothing of what was shared.
#[derive(Debug)]
pub struct Undecided {
    member: Member,
    couple: CoupleId,
    partner_name: String,
    closed: Closed,
}

impl Undecided {
    /// Nothing for a member of no couple: they may have decided a moment ago.
    ///
    /// # Errors
    /// [`Error::NotFound`] if their couple is not closed.
    pub fn of(mut member: Member) -> Result<Option<Self>> {
        let Some(couple) = member.couple.take() else { return Ok(None) };
        let closed = member.stage().closed().ok_or(Error::NotFound)?;
        let (couple, partner_name) = (couple.couple, couple.partner_name);
        Ok(Some(Self { member, couple, partner_name, closed }))
    }

    /// What they were in together.
    pub fn couple(&self) -> CoupleId {
        self.couple
    }

    /// The other's name.
    pub fn partner_name(&self) -> &str {
        &self.partner_name
    }

    /// Who closed it, and when.
    pub fn closed(&self) -> Closed {
        self.closed
    }
}

impl std::ops::Deref for Undecided {
    type Target = Member;

    fn deref(&self) -> &Member {
        &self.member
    }
}

impl OfMember for Undecided {
    fn member(&self) -> &Member {
        &self.member
    }

    fn member_mut(&mut self, _: Within) -> &mut Member {
        &mut self.member
    }
}

#[cfg(test)]
impl Undecided {
    /// Ana, after Ben or she has closed.
    pub(crate) fn sample(closed: Closed) -> Self {
        let member = Member::sample().with_stage(super::Stage::Closed(closed));
        Self::of(member).expect("closed").expect("a couple")
    }
}

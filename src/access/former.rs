//! `Former`: one of two who were a pair once, in the record of that time.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{
    Audience, CoupleId, Gate, Member, Partner,
    records::id_in_path,
    stepped_up::{OfMember, Within},
    store,
};
use crate::{
    App,
    error::{Error, Result},
};

/// Proof: has decided about the couple named by `{id}` in the path. It reads, and shares nothing:
/// it is no gate that [`super::Sharing`] takes.
#[derive(Debug)]
pub struct Former {
    partner: Partner,
    keeps: bool,
}

impl Former {
    /// Whether they keep a copy; else no key opens what was shared.
    pub fn keeps(&self) -> bool {
        self.keeps
    }
}

impl std::ops::Deref for Former {
    type Target = Partner;

    fn deref(&self) -> &Partner {
        &self.partner
    }
}

impl OfMember for Former {
    fn member(&self) -> &Member {
        &self.partner
    }

    fn member_mut(&mut self, within: Within) -> &mut Member {
        self.partner.member_mut(within)
    }
}

impl Gate for Former {
    const AUDIENCE: Audience = Audience::Former;
}

impl FromRequestParts<App> for Former {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let member = Member::from_request_parts(parts, app).await?;
        let couple: CoupleId = id_in_path(parts, app).await?.into();
        let db = &mut app.db.read().await?;
        let found = store::former(db, &member, couple).await?.ok_or(Error::NotFound)?;
        let handed = store::handed(db, couple, member.person()).await?;
        let keeps = found.keeps;
        Ok(Self { partner: Partner::former(member, couple, found, handed), keeps })
    }
}

#[cfg(test)]
impl Former {
    /// Ana, long after she and Ben have parted.
    pub(crate) fn sample(keeps: bool) -> Self {
        Self { partner: Partner::sample(), keeps }
    }
}

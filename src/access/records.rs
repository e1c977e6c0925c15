//! `Ours<T>` and `Mine<T>`: a record found through the couple or through oneself, else 404.

use std::future::Future;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};
use uuid::Uuid;

use super::{
    Audience, CoupleId, Gate, Member, Partner, PersonId,
    stepped_up::{OfMember, Within},
};
use crate::{
    App,
    db::Db,
    error::{Error, Result},
};

/// A kind of record that belongs to a couple.
pub trait CoupleRecord: Send + Sync + 'static {
    /// Its id.
    type Id: From<Uuid> + Copy + Send + Sync;
    /// As it is called in the access matrix.
    const NAME: &'static str;

    /// Whose it is, if it exists and both may see it.
    fn couple_of(db: &Db, id: Self::Id) -> impl Future<Output = Result<Option<CoupleId>>> + Send;
}

/// A kind of record that its author alone may open.
pub trait OwnRecord: Send + Sync + 'static {
    /// Its id.
    type Id: From<Uuid> + Copy + Send + Sync;
    /// As it is called in the access matrix.
    const NAME: &'static str;

    /// Who wrote it, if it exists.
    fn author_of(db: &Db, id: Self::Id) -> impl Future<Output = Result<Option<PersonId>>> + Send;
}

/// Proof: a partner, and a record of their own couple, named by `{id}` in the path.
#[derive(Debug)]
pub struct Ours<T: CoupleRecord> {
    pub(super) partner: Partner,
    pub(super) id: T::Id,
}

/// Proof: a partner, and a record that they wrote themselves, named by `{id}` in the path.
#[derive(Debug)]
pub struct Mine<T: OwnRecord> {
    pub(super) partner: Partner,
    pub(super) id: T::Id,
}

/// Proof: signed in, and a record that they wrote themselves, named by `{id}` in the path: theirs
/// in whatever couple they are, or in none.
#[derive(Debug)]
pub struct Own<T: OwnRecord> {
    member: Member,
    id: T::Id,
}

impl<T: OwnRecord> Own<T> {
    /// Which record.
    pub fn id(&self) -> T::Id {
        self.id
    }
}

impl<T: OwnRecord> std::ops::Deref for Own<T> {
    type Target = Member;

    fn deref(&self) -> &Member {
        &self.member
    }
}

impl<T: OwnRecord> Gate for Own<T> {
    const AUDIENCE: Audience = Audience::Mine(T::NAME);
}

impl<T: OwnRecord> FromRequestParts<App> for Own<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let member = Member::from_request_parts(parts, app).await?;
        let id = id_in_path(parts, app).await?.into();
        let author = T::author_of(&app.db, id).await?;
        if author == Some(member.person()) { Ok(Self { member, id }) } else { Err(Error::NotFound) }
    }
}

impl<T: CoupleRecord> Ours<T> {
    /// Which record.
    pub fn id(&self) -> T::Id {
        self.id
    }
}

impl<T: OwnRecord> Mine<T> {
    /// Which record.
    pub fn id(&self) -> T::Id {
        self.id
    }
}

#[cfg(test)]
impl<T: CoupleRecord> Ours<T> {
    /// A record of Ana and Ben, as Ana comes to it.
    pub(crate) fn sample(id: T::Id) -> Self {
        Self { partner: Partner::sample(), id }
    }
}

#[cfg(test)]
impl<T: OwnRecord> Mine<T> {
    /// A record that Ana wrote.
    pub(crate) fn sample(id: T::Id) -> Self {
        Self { partner: Partner::sample(), id }
    }
}

impl<T: CoupleRecord> std::ops::Deref for Ours<T> {
    type Target = Partner;

    fn deref(&self) -> &Partner {
        &self.partner
    }
}

impl<T: OwnRecord> std::ops::Deref for Mine<T> {
    type Target = Partner;

    fn deref(&self) -> &Partner {
        &self.partner
    }
}

impl<T: CoupleRecord> OfMember for Ours<T> {
    fn member(&self) -> &Member {
        self.partner.member()
    }

    fn member_mut(&mut self, within: Within) -> &mut Member {
        self.partner.member_mut(within)
    }
}

impl<T: CoupleRecord> Gate for Ours<T> {
    const AUDIENCE: Audience = Audience::Ours(T::NAME);
}

impl<T: OwnRecord> OfMember for Mine<T> {
    fn member(&self) -> &Member {
        self.partner.member()
    }

    fn member_mut(&mut self, within: Within) -> &mut Member {
        self.partner.member_mut(within)
    }
}

impl<T: OwnRecord> Gate for Mine<T> {
    const AUDIENCE: Audience = Audience::Mine(T::NAME);
}

impl<T: CoupleRecord> FromRequestParts<App> for Ours<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let partner = Partner::from_request_parts(parts, app).await?;
        let id = id_in_path(parts, app).await?.into();
        let couple = T::couple_of(&app.db, id).await?;
        if couple == Some(partner.couple()) {
            Ok(Self { partner, id })
        } else {
            Err(Error::NotFound)
        }
    }
}

impl<T: OwnRecord> FromRequestParts<App> for Mine<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let partner = Partner::from_request_parts(parts, app).await?;
        let id = id_in_path(parts, app).await?.into();
        let author = T::author_of(&app.db, id).await?;
        if author == Some(partner.person()) {
            Ok(Self { partner, id })
        } else {
            Err(Error::NotFound)
        }
    }
}

pub(super) async fn id_in_path(parts: &mut Parts, app: &App) -> Result<Uuid> {
    let params =
        RawPathParams::from_request_parts(parts, app).await.map_err(|_| Error::NotFound)?;
    params
        .iter()
        .find(|(name, _)| *name == "id")
        .and_then(|(_, value)| value.parse().ok())
        .ok_or(Error::NotFound)
}

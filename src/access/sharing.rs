//! `Sharing<G>`: the gate `G`, and the couple is open, so that something new may reach both.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{
    Audience, CoupleRecord, Gate, Member, Mine, Ours, OwnRecord, Partner,
    stepped_up::{OfMember, Within},
};
use crate::{
    App,
    error::{Error, Result},
    sealed::{Sealed, Words},
};

/// A gate that proves one of the two of a couple.
pub trait OfCouple: Gate + FromRequestParts<App, Rejection = Error> {
    /// Who passed it.
    fn who(&self) -> &Partner;

    /// The same, noted down as about to share: see `Partner::sharing`.
    #[must_use]
    fn sharing(self) -> Self;
}

/// Proof: this gate, and neither of the two has paused or closed. Words for both are sealed through
/// it alone, and whoever writes with it is refused if somebody stops in the meantime.
#[derive(Debug)]
pub struct Sharing<G>(G);

impl<G: OfCouple> Sharing<G> {
    /// For a form that decides itself whether it is for both.
    ///
    /// # Errors
    /// [`Error::Stopped`] if one of the two has paused or closed.
    pub fn of(gate: G) -> Result<Self> {
        match gate.who().stopped() {
            Some(stopped) => Err(Error::Stopped(Box::new(stopped))),
            None => Ok(Self(gate.sharing())),
        }
    }

    /// Who shares.
    pub fn who(&self) -> &Partner {
        self.0.who()
    }

    /// Seals words that both may read, as written now by this partner.
    pub fn seal<W: Words>(&self, id: uuid::Uuid, part: u32, words: &W) -> Result<Sealed> {
        self.who().seal(id, part, words)
    }
}

impl<G: OfMember> OfMember for Sharing<G> {
    fn member(&self) -> &Member {
        self.0.member()
    }

    fn member_mut(&mut self, within: Within) -> &mut Member {
        self.0.member_mut(within)
    }
}

impl<G> std::ops::Deref for Sharing<G> {
    type Target = G;

    fn deref(&self) -> &G {
        &self.0
    }
}

impl OfCouple for Partner {
    fn who(&self) -> &Partner {
        self
    }

    fn sharing(self) -> Self {
        Self::sharing(self)
    }
}

impl<T: CoupleRecord> OfCouple for Ours<T> {
    fn who(&self) -> &Partner {
        self
    }

    fn sharing(self) -> Self {
        Self { partner: self.partner.sharing(), ..self }
    }
}

impl<T: OwnRecord> OfCouple for Mine<T> {
    fn who(&self) -> &Partner {
        self
    }

    fn sharing(self) -> Self {
        Self { partner: self.partner.sharing(), ..self }
    }
}

impl<G: OfCouple> Gate for Sharing<G> {
    const AUDIENCE: Audience = G::AUDIENCE;
    const WHILE_OPEN: bool = true;
}

impl<G: OfCouple> FromRequestParts<App> for Sharing<G> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        Self::of(G::from_request_parts(parts, app).await?)
    }
}

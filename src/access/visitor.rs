//! `Visitor`: proves nothing, on purpose.

use std::convert::Infallible;

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{Audience, Cookie, Gate, Member, PersonId, end_session, member::AskedBy};
use crate::{App, error::Result};

/// Anybody at all, with the session cookie they may have sent.
#[derive(Debug)]
pub struct Visitor {
    cookie: Option<Cookie>,
}

impl Visitor {
    /// The cookie, not yet looked up: to end its session.
    pub fn cookie(&self) -> Option<&Cookie> {
        self.cookie.as_ref()
    }
}

impl Visitor {
    /// Who they are, if they happen to be signed in.
    pub async fn person(&self, app: &App) -> Result<Option<PersonId>> {
        let Some(cookie) = &self.cookie else { return Ok(None) };
        Ok(Member::find(app, cookie, AskedBy::APerson).await?.map(|member| member.person()))
    }

    /// Ends the session that this browser came with, because another takes its place: else it would
    /// live on, and nobody could sign it out from here.
    pub async fn give_way(&self, app: &App) -> Result<()> {
        match &self.cookie {
            Some(cookie) => end_session(&app.db, cookie.secret()).await,
            None => Ok(()),
        }
    }
}

impl Gate for Visitor {
    const AUDIENCE: Audience = Audience::Anyone;
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self { cookie: Cookie::of(&parts.headers, &app.config) })
    }
}

//! `Watching<G>`: the gate `G`, for a page that waits for news by itself.

use axum::{extract::FromRequestParts, http::request::Parts};

use super::{Audience, Gate, member::AskedBy};
use crate::{App, error::Error};

/// Proof: this gate. It keeps no session alive and nothing open: a phone that lies there with a page
/// on it is not somebody who uses it.
#[derive(Debug)]
pub struct Watching<G>(G);

impl<G> std::ops::Deref for Watching<G> {
    type Target = G;

    fn deref(&self) -> &G {
        &self.0
    }
}

impl<G: Gate<Rejection = Error>> Gate for Watching<G> {
    const AUDIENCE: Audience = G::AUDIENCE;
    const WHILE_OPEN: bool = G::WHILE_OPEN;
}

impl<G: FromRequestParts<App, Rejection = Error>> FromRequestParts<App> for Watching<G> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        parts.extensions.insert(AskedBy::APage);
        G::from_request_parts(parts, app).await.map(Self)
    }
}

//! What a session may open, and for how long: being used keeps it open.

use axum::http::request::Parts;
use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    App,
    access::{
        Secret,
        session::{self, store as sessions},
        store::Found,
    },
    error::Result,
    sealed::{PrivateKey, Seed},
};

/// How often the time of last use is written down.
const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(1);

/// Who asks: a page that waits for something asks by itself, and nobody need be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::access) enum AskedBy {
    /// Somebody who looks, or taps.
    APerson,
    /// A page that waits.
    APage,
}

impl AskedBy {
    /// As the gate around has noted it down.
    pub(super) fn of(parts: &Parts) -> Self {
        parts.extensions.get().copied().unwrap_or(Self::APerson)
    }

    /// Whether it counts as use that comes so long after the last.
    pub(super) fn is_use(self, since: TimeDelta) -> bool {
        self == Self::APerson && since >= TOUCH_EVERY
    }
}

/// Reading goes on when the disk takes nothing at the moment.
pub(super) fn kept_or_logged(result: Result<()>) {
    if let Err(error) = result {
        tracing::warn!(%error, "the session was not brought up to date");
    }
}

/// Reading keeps the private tier open for another ten minutes.
pub(super) async fn open_private_tier(
    app: &App,
    secret: &Secret,
    found: &Found,
    (now, by): (DateTime<Utc>, AskedBy),
) -> Result<Option<PrivateKey>> {
    let Some(sealed) = &found.private else { return Ok(None) };
    if !session::private_lives(found.private_used_at, now) {
        return Ok(None);
    }
    if found.private_used_at.is_some_and(|at| by.is_use(now - at)) {
        kept_or_logged(sessions::touch_private(&app.db, &secret.id(), now).await);
    }
    Ok(secret.open_private(found.person, sealed))
}

/// The seed, for as long as the password counts; then it is forgotten.
pub(super) async fn open_seed(
    app: &App,
    secret: &Secret,
    found: &Found,
    now: DateTime<Utc>,
) -> Option<Seed> {
    let sealed = found.seed.as_ref()?;
    if !session::counts(found.stepped_up_at, now) {
        kept_or_logged(sessions::forget_seed(&app.db, &secret.id()).await);
        return None;
    }
    secret.open_seed(found.person, sealed)
}

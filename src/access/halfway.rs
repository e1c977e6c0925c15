//! `Halfway`: name and password were right, and a second step is owed. Nobody is signed in yet.

pub(super) mod store;

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, request::Parts},
};
use chrono::{DateTime, Utc};

use super::{Audience, Cookie, Gate, PersonId, Secret, session};
use crate::{
    App,
    config::Config,
    error::{Error, Result},
    sealed::{Sealed, Seed, random},
};

/// What the seed of somebody halfway in is sealed for: no session opens it, and no session's seed
/// opens here.
const HALFWAY: &str = "halfway";
/// The same of what a passkey is to sign: nobody else can say what that is.
const CHALLENGE: &str = "passkey challenge";
const CHALLENGE_BYTES: usize = 32;

/// Proof: somebody gave name and password within the last five minutes, on this device. It opens
/// no page but that of the second step.
#[derive(Debug)]
pub struct Halfway {
    person: PersonId,
    own_device: bool,
    secret: Secret,
    seed: Seed,
    challenge: Challenge,
    now: DateTime<Utc>,
}

/// What a passkey is to sign on this way in, and as it is kept. It counts once.
#[derive(Debug)]
struct Challenge {
    bytes: Vec<u8>,
    sealed: Sealed,
}

/// The same, about to be kept.
pub struct NewHalfway {
    pub(super) person: PersonId,
    pub(super) own_device: bool,
    pub(super) seed: Sealed,
    pub(super) challenge: Sealed,
    pub(super) at: DateTime<Utc>,
    secret: Secret,
}

impl Challenge {
    fn random(secret: &Secret, person: PersonId) -> Self {
        let bytes = random::<CHALLENGE_BYTES>().to_vec();
        Self { sealed: secret.seal(CHALLENGE, person, &bytes), bytes }
    }

    fn open(secret: &Secret, person: PersonId, sealed: Sealed) -> Option<Self> {
        let bytes = secret.open(CHALLENGE, person, &sealed)?.to_vec();
        Some(Self { bytes, sealed })
    }
}

impl NewHalfway {
    /// Somebody whose password opened this seed.
    pub fn new(person: PersonId, own_device: bool, seed: &Seed, at: DateTime<Utc>) -> Self {
        let secret = Secret::random();
        let challenge = Challenge::random(&secret, person).sealed;
        let seed = secret.seal(HALFWAY, person, &seed.bytes());
        Self { person, own_device, seed, challenge, at, secret }
    }

    pub(super) fn id(&self) -> session::SessionId {
        self.secret.id()
    }

    /// The `Set-Cookie` header for the way to the second step. It is gone with the browser.
    pub fn cookie(&self, config: &Config) -> HeaderValue {
        session::passing_cookie(&self.secret, config)
    }
}

impl Halfway {
    /// Who it is, if the second step is right.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// Whether they said that this is their own device.
    pub fn own_device(&self) -> bool {
        self.own_device
    }

    /// Where all their keys grow from.
    pub fn seed(&self) -> &Seed {
        &self.seed
    }

    /// What a passkey is to sign.
    pub fn challenge(&self) -> &[u8] {
        &self.challenge.bytes
    }

    /// When the request came.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    pub(super) fn id(&self) -> session::SessionId {
        self.secret.id()
    }

    async fn find(app: &App, cookie: &Cookie) -> Result<Option<Self>> {
        let (secret, now) = (cookie.secret().clone(), app.clock.now());
        let found = store::find_halfway(&mut app.db.read().await?, &secret.id()).await?;
        let found = found.filter(|found| session::counts(Some(found.made_at), now));
        Ok(found.and_then(|found| {
            let (person, own_device) = (found.person, found.own_device);
            let seed = Seed::from_bytes(&secret.open(HALFWAY, person, &found.seed)?)?;
            let challenge = Challenge::open(&secret, person, found.challenge)?;
            Some(Self { person, own_device, secret, seed, challenge, now })
        }))
    }
}

impl Gate for Halfway {
    const AUDIENCE: Audience = Audience::Halfway;
}

impl FromRequestParts<App> for Halfway {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let cookie = Cookie::of(&parts.headers, &app.config).ok_or(Error::SignInFirst)?;
        Self::find(app, &cookie).await?.ok_or(Error::SignInFirst)
    }
}

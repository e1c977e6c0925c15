//! From a cookie to a session and back.
//!
//! The cookie holds 32 secret bytes. The database holds only their hash, as the row's id, and keys
//! sealed under them: who has the database but not the cookie opens nothing.

pub(super) mod store;

use std::sync::{Arc, OnceLock};

use axum::http::{HeaderMap, HeaderValue, header};
use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD};
use serde::{Serialize, de::DeserializeOwned};

use super::PersonId;
use crate::{
    config::Config,
    sealed::{Key, PrivateKey, Sealed, Seed, SharedKeys},
};

/// How long a session on one's own device lasts.
pub const COOKIE_AGE: TimeDelta = TimeDelta::days(30);
/// A session on a shared device ends after this time without use.
pub(super) const IDLE: TimeDelta = TimeDelta::minutes(30);
/// And after this time, however it was used.
const SHARED_AGE: TimeDelta = TimeDelta::days(1);
/// The private tier closes after this time without use.
const PRIVATE_IDLE: TimeDelta = TimeDelta::minutes(10);
/// How long a password counts, once given.
pub(super) const COUNTS: TimeDelta = TimeDelta::minutes(5);

/// Over HTTPS the browser itself refuses this cookie from anywhere else; plain HTTP knows no such
/// name. Neither says what it is for.
const NAME_SECURE: &str = "__Host-s";
const NAME_PLAIN: &str = "s";

/// The tiers as they are packed now: whoever holds one that was packed otherwise signs in again.
const SHARED: &str = "shared, packed";
const PRIVATE: &str = "private, packed";

/// Hash of a session's secret.
pub type SessionId = [u8; 32];

/// One of somebody's sessions, named so that its owner can end it from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device([u8; Device::LENGTH]);

/// Where somebody is signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Which session.
    pub device: Device,
    /// Their own phone or computer.
    pub own_device: bool,
    /// The one that asks.
    pub is_here: bool,
    /// When they signed in.
    pub since: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub used_at: DateTime<Utc>,
}

/// The secret bytes of a session.
#[derive(Debug, Clone)]
pub struct Secret(Key);

/// What a browser sent.
#[derive(Debug, Clone)]
pub struct Cookie(Secret);

/// A session that is about to be kept.
pub struct NewSession {
    pub(super) person: PersonId,
    pub(super) own_device: bool,
    pub(super) shared: Sealed,
    pub(super) private: Option<Sealed>,
    pub(super) seed: Sealed,
    pub(super) at: DateTime<Utc>,
    secret: Secret,
}

/// Where a gate leaves the cookie of a session that took the place of the one that asked: it goes
/// out with whatever is answered, also with a refusal, or its owner would be signed out.
#[derive(Debug, Clone, Default)]
pub struct Handover(Arc<OnceLock<HeaderValue>>);

impl Device {
    /// Bytes of the session's id: enough to tell a person's sessions apart.
    const LENGTH: usize = 10;

    /// As it stands in a path.
    pub fn parse(text: &str) -> Option<Self> {
        BASE32_NOPAD.decode(text.to_uppercase().as_bytes()).ok()?.try_into().ok().map(Self)
    }

    /// The name of a session.
    pub(super) fn of(id: &[u8]) -> Option<Self> {
        id.get(..Self::LENGTH)?.try_into().ok().map(Self)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Display for Device {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&BASE32_NOPAD.encode(&self.0).to_lowercase())
    }
}

impl Secret {
    pub(super) fn random() -> Self {
        Self(Key::random())
    }

    /// The row id: says nothing about the secret.
    pub fn id(&self) -> SessionId {
        *self.0.derive("v1 session id").bytes()
    }

    pub(super) fn seal_shared(&self, person: PersonId, keys: &SharedKeys) -> Sealed {
        self.seal_keys(SHARED, person, keys)
    }

    pub(super) fn open_shared(&self, person: PersonId, sealed: &Sealed) -> Option<SharedKeys> {
        self.open_keys(SHARED, person, sealed)
    }

    /// The private tier, sealed for this session.
    ///
    /// # Panics
    /// Never: keys are plain bytes.
    pub fn seal_private(&self, person: PersonId, key: &PrivateKey) -> Sealed {
        self.seal_keys(PRIVATE, person, key)
    }

    pub(super) fn open_private(&self, person: PersonId, sealed: &Sealed) -> Option<PrivateKey> {
        self.open_keys(PRIVATE, person, sealed)
    }

    /// Every page opens them: packed, not spelled out.
    fn seal_keys<K: Serialize>(&self, what: &str, person: PersonId, keys: &K) -> Sealed {
        let packed = postcard::to_allocvec(keys).expect("keys are plain bytes");
        self.seal(what, person, &zeroize::Zeroizing::new(packed))
    }

    fn open_keys<K: DeserializeOwned>(
        &self,
        what: &str,
        person: PersonId,
        sealed: &Sealed,
    ) -> Option<K> {
        postcard::from_bytes(&self.open(what, person, sealed)?).ok()
    }

    pub(super) fn seal_seed(&self, person: PersonId, seed: &Seed) -> Sealed {
        self.seal("seed", person, &seed.bytes())
    }

    pub(super) fn open_seed(&self, person: PersonId, sealed: &Sealed) -> Option<Seed> {
        Seed::from_bytes(&self.open("seed", person, sealed)?)
    }

    /// Seals something for this session alone; `what` says what it is.
    pub fn seal(&self, what: &str, person: PersonId, bytes: &[u8]) -> Sealed {
        Sealed::seal(&self.wrap(), &tier(what, person), bytes)
    }

    /// Opens it.
    pub fn open(
        &self,
        what: &str,
        person: PersonId,
        sealed: &Sealed,
    ) -> Option<zeroize::Zeroizing<Vec<u8>>> {
        sealed.open(&self.wrap(), &tier(what, person))
    }

    fn text(&self) -> String {
        BASE64URL_NOPAD.encode(self.0.bytes())
    }

    /// The secret of a session that nobody has.
    #[cfg(test)]
    pub(super) fn sample() -> Self {
        Self(Key::from_bytes([3; 32]))
    }

    fn wrap(&self) -> Key {
        self.0.derive("v1 session wrap")
    }
}

impl Cookie {
    /// The session cookie among a request's headers.
    pub fn of(headers: &HeaderMap, config: &Config) -> Option<Self> {
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(cookie::Cookie::split_parse)
            .filter_map(Result::ok)
            .find(|cookie| cookie.name() == name(config))
            .and_then(|cookie| BASE64URL_NOPAD.decode(cookie.value().as_bytes()).ok())
            .and_then(|bytes| bytes.try_into().ok())
            .map(|bytes| Self(Secret(Key::from_bytes(bytes))))
    }

    /// Its secret.
    pub fn secret(&self) -> &Secret {
        &self.0
    }
}

impl NewSession {
    /// Both tiers open, as right after giving the password.
    pub fn new(person: PersonId, own_device: bool, seed: &Seed, at: DateTime<Utc>) -> Self {
        Self::with(person, own_device, (seed, &seed.shared(), Some(&seed.private())), at)
    }

    /// With the couple keys that are at hand already, and the private tier only if it is open.
    pub(super) fn with(
        person: PersonId,
        own_device: bool,
        (seed, shared, private): (&Seed, &SharedKeys, Option<&PrivateKey>),
        at: DateTime<Utc>,
    ) -> Self {
        let secret = Secret::random();
        Self {
            person,
            own_device,
            shared: secret.seal_shared(person, shared),
            private: private.map(|key| secret.seal_private(person, key)),
            seed: secret.seal_seed(person, seed),
            at,
            secret,
        }
    }

    pub(super) fn id(&self) -> SessionId {
        self.secret.id()
    }

    /// Its secret.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// When it begins.
    pub fn made_at(&self) -> DateTime<Utc> {
        self.at
    }

    /// The `Set-Cookie` header that hands the secret to the browser.
    pub fn cookie(&self, config: &Config) -> HeaderValue {
        let mut cookie = plain_cookie(config, self.secret.text());
        if self.own_device {
            cookie.set_max_age(cookie::time::Duration::seconds(COOKIE_AGE.num_seconds()));
        }
        header_value(&cookie)
    }

    /// The `Set-Cookie` header that takes it back.
    pub fn forget(config: &Config) -> HeaderValue {
        let mut cookie = plain_cookie(config, String::new());
        cookie.set_max_age(cookie::time::Duration::ZERO);
        header_value(&cookie)
    }
}

impl Handover {
    pub(super) fn leave(&self, cookie: HeaderValue) {
        let _ = self.0.set(cookie);
    }

    /// Hands the new cookie over, if there is one.
    pub fn add_to(&self, headers: &mut HeaderMap) {
        if let Some(cookie) = self.0.get() {
            headers.append(header::SET_COOKIE, cookie.clone());
        }
    }
}

/// Whether a session is still good. One that was made or used at a time to come, by a clock that
/// was wrong, lasts no longer for that.
pub(super) fn lives(
    own_device: bool,
    made_at: DateTime<Utc>,
    used_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> bool {
    if own_device {
        near(made_at, now, COOKIE_AGE)
    } else {
        near(made_at, now, SHARED_AGE) && near(used_at, now, IDLE)
    }
}

/// Whether the private tier is still open.
pub(super) fn private_lives(used_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    used_at.is_some_and(|used_at| near(used_at, now, PRIVATE_IDLE))
}

fn near(at: DateTime<Utc>, now: DateTime<Utc>, by: TimeDelta) -> bool {
    (now - at).abs() < by
}

/// Whether a password that was given then still counts.
pub(super) fn counts(given_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    given_at.is_some_and(|given_at| near(given_at, now, COUNTS))
}

/// Where a session's keys belong: to one person. A row that is made somebody else's opens nothing.
fn tier(name: &str, person: PersonId) -> Vec<u8> {
    [b"troth v1 session ", name.as_bytes(), b"\0", person.uuid().as_bytes()].concat()
}

fn name(config: &Config) -> &'static str {
    if config.secure() { NAME_SECURE } else { NAME_PLAIN }
}

fn plain_cookie(config: &Config, value: String) -> cookie::Cookie<'static> {
    cookie::Cookie::build((name(config), value))
        .path("/")
        .http_only(true)
        .secure(config.secure())
        .same_site(cookie::SameSite::Lax)
        .build()
}

/// The `Set-Cookie` header of a secret that is gone with the browser.
pub(super) fn passing_cookie(secret: &Secret, config: &Config) -> HeaderValue {
    header_value(&plain_cookie(config, secret.text()))
}

fn header_value(cookie: &cookie::Cookie<'_>) -> HeaderValue {
    HeaderValue::from_str(&cookie.to_string()).expect("a cookie of base64 is a header value")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sealed::Seed;

    #[test]
    fn only_the_cookie_opens_what_a_session_holds() {
        let seed = Seed::random();
        let at = DateTime::UNIX_EPOCH;
        let (ana, ben) = (PersonId::mint(), PersonId::mint());
        let new = |own| NewSession::new(ana, own, &seed, at);
        let (mine, other) = (new(true), new(false));
        assert!(mine.secret.open_shared(ana, &mine.shared).is_some());
        let private = mine.private.as_ref().expect("open as right after giving the password");
        assert!(mine.secret.open_private(ana, private).is_some());
        assert!(mine.secret.open_shared(ben, &mine.shared).is_none());
        assert!(other.secret.open_shared(ana, &mine.shared).is_none());
        assert!(other.secret.open_private(ana, private).is_none());
        assert!(mine.secret.open_seed(ana, &mine.seed).is_some());
        assert!(mine.secret.open_seed(ben, &mine.seed).is_none());
        assert!(other.secret.open_seed(ana, &mine.seed).is_none());
        assert_ne!(mine.id(), other.id());
    }

    #[test]
    fn sessions_end_by_themselves() {
        let at = DateTime::UNIX_EPOCH;
        let later = |minutes| at + TimeDelta::minutes(minutes);
        assert!(lives(false, at, at, later(29)));
        assert!(!lives(false, at, at, later(30)));
        assert!(lives(false, at, later(60 * 24 - 2), later(60 * 24 - 1)));
        assert!(!lives(false, at, later(60 * 24 - 1), later(60 * 24)));
        assert!(lives(true, at, at, later(60 * 24 * 29)));
        assert!(!lives(true, at, later(60 * 24 * 30), later(60 * 24 * 30)));
        assert!(private_lives(Some(at), later(9)));
        assert!(!private_lives(Some(at), later(10)));
        assert!(!private_lives(None, at));
        assert!(counts(Some(at), later(4)));
        assert!(!counts(Some(at), later(5)));
        assert!(!counts(Some(later(5)), at), "a clock that fell back makes it last no longer");
        assert!(!counts(None, at));
    }
}

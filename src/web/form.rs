//! A form that was sent: read once, kept as typed, with the operation it is.

use std::time::Duration;

use axum::{
    extract::{FromRequest, MatchedPath, Request},
    http::{HeaderMap, header},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    App,
    access::Member,
    error::{Error, Result},
    offline::{Op, Writing, operation::mint},
    text::{Faults, Typed},
};

/// The largest body, in bytes.
pub const LIMIT: usize = 64 * 1024;
/// A form is a few thousand bytes; whoever sends them one by one is shut out.
const PATIENCE: Duration = Duration::from_secs(10);
/// Fields that say something about the form itself.
const ABOUT: [&str; 5] = ["op", "v", "made_at", "rev", "aud"];

const NOT_OURS: Error = Error::Unreadable(
    "It does not fit this page. Go back, load the page again and send it once more. What you typed is \
     still in the form.",
);
const TOO_LONG: Error = Error::Unreadable(
    "It was too long and nothing was saved. Go back: your words are still in the form. Please shorten \
     them.",
);
const TOO_SLOW: Error = Error::Unreadable(
    "It did not arrive whole and nothing was saved. Go back: your words are still in the form. Please \
     send them again.",
);

/// A form's fields, everything typed, and its operation.
#[derive(Debug)]
pub struct Posted<F> {
    /// The fields, as text.
    pub form: F,
    /// Exactly what was typed, for showing the page again.
    pub typed: Typed,
    op: Op,
}

/// A form that says all by being sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NoFields {}

/// Whether a form comes from a page that showed as much as there is now: it sends that along as `seen`.
pub fn is_as_seen(seen: &str, now: usize) -> bool {
    seen.parse() == Ok(now)
}

impl<F> Posted<F> {
    /// Begins the effect of this form.
    ///
    /// # Errors
    /// As [`Writing::begin`].
    pub async fn begin<'a>(&'a self, app: &App, member: &'a Member) -> Result<Writing<'a>> {
        Writing::begin(app, member, &self.op).await
    }

    /// What was typed, with what is wrong.
    pub fn with_faults(&self, faults: Faults) -> Typed {
        self.typed.with_faults(faults)
    }
}

impl<F: DeserializeOwned> FromRequest<App> for Posted<F> {
    type Rejection = Error;

    async fn from_request(request: Request, _: &App) -> Result<Self> {
        let (parts, body) = request.into_parts();
        if !is_form(&parts.headers) {
            return Err(NOT_OURS);
        }
        let body = read_body(body).await?;
        let path = parts.uri.path();
        let route = parts.extensions.get::<MatchedPath>().map_or(path, MatchedPath::as_str);
        Self::read(&body, (path, route)).ok_or(NOT_OURS)
    }
}

impl<F: DeserializeOwned> Posted<F> {
    /// Reads a body; nothing if it has a field that the form does not have. Without an `op` it is
    /// a form of its own, which cannot be told from a retry.
    pub fn read(body: &[u8], (path, route): (&str, &str)) -> Option<Self> {
        std::str::from_utf8(body).ok()?;
        let pairs: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
        let about = |name: &str| pairs.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        let id = about("op").map_or_else(|| Some(mint()), |id| id.parse().ok())?;
        let made_at: Option<DateTime<Utc>> = about("made_at").and_then(|at| at.parse().ok());
        let (path, route) = (path.to_owned(), route.to_owned());
        let op = Op { id, path, route, body: body.to_vec(), made_at };
        let fields: Vec<_> =
            pairs.into_iter().filter(|(name, _)| !ABOUT.contains(&name.as_str())).collect();
        let encoded =
            form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
        let form = serde_html_form::from_str(&encoded).ok()?;
        Some(Self { form, typed: Typed::new(fields), op })
    }
}

/// A whole body, if it is short enough and comes in time.
pub(super) async fn read_body(body: axum::body::Body) -> Result<axum::body::Bytes> {
    let read = tokio::time::timeout(PATIENCE, axum::body::to_bytes(body, LIMIT));
    read.await.map_err(|_| TOO_SLOW)?.map_err(|_| TOO_LONG)
}

fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Example {
        #[serde(default)]
        promise: String,
        #[serde(default)]
        day: Vec<String>,
    }

    const OP: &str = "op=0198c5c2-5f6a-7000-8000-000000000000";

    fn read(body: &str) -> Option<Posted<Example>> {
        Posted::read(body.as_bytes(), ("/x", "/x"))
    }

    #[test]
    fn repeated_fields_and_everything_typed_are_kept() {
        let posted = read(&format!("{OP}&promise=+Home+by+7&day=mon&day=fri")).expect("reads");
        assert_eq!(posted.form.promise, " Home by 7");
        assert_eq!(posted.form.day, ["mon", "fri"]);
        assert!(posted.typed.has("day", "fri"));
    }

    #[test]
    fn unknown_fields_and_a_broken_op_are_refused() {
        assert!(read(&format!("{OP}&couple=1")).is_none());
        assert!(read(&format!("{OP}&promise=one&promise=another")).is_none(), "there once alone");
        assert!(read("op=x&promise=x").is_none());
        assert!(Posted::<Example>::read(b"promise=\xff", ("/x", "/x")).is_none());
    }
}

//! Words that arrive when nobody is signed in any more: given back on a page, not lost.
//!
//! On a shared phone a session ends after half an hour without use, which is one long note.

use askama::Template as _;
use axum::{
    body::Body,
    extract::Request,
    http::{Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::{
    Stopped,
    form::{LIMIT, read_body},
    page::{Frame, html},
    stopped::StoppedPage,
};
use crate::error::{Error, Sentence};

/// Fields that are never shown again: secrets, and what a page or a device filled in.
const UNWRITTEN: [&str; 7] =
    ["password", "passphrase", "own_passphrase", "secret", "signed", "draft", "seen"];
/// What is shorter and has no space was tapped, not written.
const WRITTEN: usize = 12;

/// What a form held, in the order of its fields.
pub(super) struct Held(Vec<String>);

/// What somebody wrote, for a page that says why it was not taken.
#[derive(Clone)]
pub(super) struct Written(pub(super) Vec<String>);

#[derive(askama::Template)]
#[template(path = "held.html")]
pub(super) struct HeldPage {
    frame: Frame,
    written: Vec<String>,
}

impl HeldPage {
    pub(super) fn new(written: Vec<String>) -> Self {
        Self { frame: Frame::plain("Please sign in"), written }
    }
}

/// Reads a form that is not too long, and passes it on unchanged.
pub(super) async fn hold(request: Request) -> Result<(Request, Held), Error> {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|l| l.to_str().ok());
    let fits = length.and_then(|l| l.parse::<usize>().ok()).is_some_and(|l| l <= LIMIT);
    if request.method() != Method::POST || !fits {
        return Ok((request, Held(Vec::new())));
    }
    let (parts, body) = request.into_parts();
    let body = read_body(body).await?;
    let written = form_urlencoded::parse(&body)
        .filter(|(name, _)| !UNWRITTEN.contains(&name.as_ref()) && name != "op")
        .map(|(_, value)| value.into_owned())
        .collect();
    Ok((Request::from_parts(parts, Body::from(body)), Held(written)))
}

impl Held {
    /// The response, or the page that gives the words back: if it would lead to signing in, or if
    /// one of the two has stopped what is shared. To any other sentence they are given along.
    pub(super) fn or_given_back(self, mut response: Response) -> Response {
        if let Some(stopped) = response.extensions().get::<Stopped>() {
            let page = StoppedPage::new(stopped.clone(), self.typed()).render();
            return page
                .map_or(response, |body| (StatusCode::CONFLICT, html(body)).into_response());
        }
        let said = response.extensions().get::<Sentence>();
        let signed_out = said.is_some_and(|sentence| sentence.outcome == "signed out");
        let written = self.written();
        if written.is_empty() {
            return response;
        }
        if !signed_out {
            response.extensions_mut().insert(Written(written));
            return response;
        }
        match HeldPage::new(written).render() {
            Ok(body) => (StatusCode::UNAUTHORIZED, html(body)).into_response(),
            Err(_) => response,
        }
    }

    /// What was surely written.
    fn written(self) -> Vec<String> {
        let is_long =
            |words: &str| words.chars().count() >= WRITTEN || words.contains(char::is_whitespace);
        self.0.into_iter().filter(|value| is_long(value.trim())).collect()
    }

    /// What may have been typed: everything but numbers, days, ids and the shortest answers.
    fn typed(self) -> Vec<String> {
        let is_word = |value: &String| {
            let letters = value.chars().filter(|c| c.is_alphabetic()).count();
            letters > 3 && value.parse::<uuid::Uuid>().is_err()
        };
        self.0.into_iter().filter(is_word).collect()
    }
}

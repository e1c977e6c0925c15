//! What leaves the program: an outcome as JSON for a phone that replays a form, an error as a page.

use askama::Template as _;
use axum::{
    Json,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde_json::json;

use super::{
    held::Written,
    page::{Frame, html},
};
use crate::{
    error::{NOT_YOUR_DOING, Sentence},
    offline::Outcome,
    text::Faults,
};

/// Seconds until it makes sense to try again.
const COME_AGAIN: &str = "10";

#[derive(askama::Template)]
#[template(path = "error.html")]
pub(super) struct ErrorPage<'a> {
    frame: Frame,
    sentence: Sentence,
    id: &'a str,
    /// Said instead of lost: not every browser still has the form when one goes back.
    written: Vec<String>,
}

impl<'a> ErrorPage<'a> {
    pub(super) fn new(sentence: Sentence, id: &'a str) -> Self {
        Self { frame: Frame::plain(sentence.title), sentence, id, written: Vec::new() }
    }

    pub(super) fn with_written(self, written: Vec<String>) -> Self {
        Self { written, ..self }
    }
}

pub(super) fn wants_json(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).is_some_and(|accept| accept == "application/json")
}

/// The response as this client understands it.
pub(super) fn finish(response: Response, json: bool, request_id: &str) -> Response {
    let mut response = if json { as_json(response) } else { as_page(response, request_id) };
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .entry(header::RETRY_AFTER)
            .or_insert(HeaderValue::from_static(COME_AGAIN));
    }
    response
}

fn as_json(response: Response) -> Response {
    let status = response.status();
    let extensions = response.extensions();
    if let Some(outcome) = extensions.get::<Outcome>() {
        return Json(outcome).into_response();
    }
    if let Some(faults) = extensions.get::<Faults>() {
        return (status, Json(json!({ "outcome": "invalid", "faults": faults }))).into_response();
    }
    if let Some(said) = extensions.get::<Sentence>() {
        let status = if status.is_redirection() { StatusCode::UNAUTHORIZED } else { status };
        let body = json!({ "outcome": said.outcome, "sentence": said.sentence });
        return (status, Json(body)).into_response();
    }
    response
}

fn as_page(response: Response, request_id: &str) -> Response {
    let status = response.status();
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        kind.as_bytes().starts_with(b"text/html")
            || kind.as_bytes().starts_with(b"application/json")
    });
    if is_page || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let sentence = response.extensions().get::<Sentence>().cloned();
    let sentence = sentence.unwrap_or_else(|| default_sentence(status));
    let written = response.extensions().get::<Written>().map(|written| written.0.clone());
    let page = ErrorPage::new(sentence, request_id).with_written(written.unwrap_or_default());
    match page.render() {
        Ok(body) => (status, html(body)).into_response(),
        Err(_) => response,
    }
}

pub(super) fn default_sentence(status: StatusCode) -> Sentence {
    let (outcome, title, sentence) = match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => {
            ("gone", "Nothing here", "This page does not exist, or it is not yours to see.")
        }
        StatusCode::PAYLOAD_TOO_LARGE => (
            "invalid",
            "That was too long",
            "Nothing was saved. Go back: your words are still in the form. Please shorten them.",
        ),
        status if status.is_client_error() => (
            "invalid",
            "This could not be read",
            "Go back and load the page again. What you typed is still in the form.",
        ),
        _ => ("not reached", "Something went wrong here", NOT_YOUR_DOING),
    };
    Sentence { outcome, title, sentence: sentence.into() }
}

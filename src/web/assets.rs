//! The static files: inside the program, compressed once, named by their content.

use std::sync::OnceLock;

use axum::{
    extract::Path,
    http::{HeaderMap, header},
    response::{IntoResponse as _, Response},
};

use crate::{
    access::Visitor,
    error::{Error, Result},
    routes::Routes,
};

pub(super) struct Asset {
    name: &'static str,
    url: &'static str,
    mime: &'static str,
    plain: &'static [u8],
    brotli: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// A file whose name changes with its content.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

static NEUTRAL_URL: OnceLock<String> = OnceLock::new();

/// The address of a static file. It changes with the file, so it may be kept for a year.
///
/// # Panics
/// If there is no such file: every template is rendered by a test.
pub fn url(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map(|asset| asset.url).expect("a known file")
}

/// Where "Leave this page" goes.
pub fn neutral_url() -> &'static str {
    NEUTRAL_URL.get().map_or("/", String::as_str)
}

/// Said once, when the program starts.
pub(crate) fn set_neutral_url(url: &str) {
    let _ = NEUTRAL_URL.set(url.to_owned());
}

/// Every static file: its address and what is in it.
#[cfg(test)]
pub(crate) fn all() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    ASSETS.iter().map(|asset| (asset.url, asset.plain))
}

/// They leave no line in the log: files loaded for a page that leaves none would tell of it.
pub(crate) fn routes() -> Routes {
    Routes::new().get("/static/{file}", file).unlogged()
}

async fn file(_: Visitor, Path(file): Path<String>, headers: HeaderMap) -> Result<Response> {
    let asset = ASSETS
        .iter()
        .find(|asset| asset.url.strip_prefix("/static/") == Some(&file) || asset.name == file)
        .ok_or(Error::NotFound)?;
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let kept = if asset.name == file { "public, max-age=3600" } else { FOR_GOOD };
    let kept = (header::CACHE_CONTROL, kept);
    let kind = (header::CONTENT_TYPE, asset.mime);
    let varies = (header::VARY, "accept-encoding");
    if accepted.is_some_and(|accepted| accepted.split(',').any(|e| e.trim().starts_with("br"))) {
        let encoding = (header::CONTENT_ENCODING, "br");
        return Ok(([kind, kept, varies, encoding], asset.brotli).into_response());
    }
    Ok(([kind, kept, varies], asset.plain).into_response())
}

//! Only this program's own pages may send forms to it (CSRF), by fetch metadata.
//!
//! tower-http's layer lets a form through that carries neither `Sec-Fetch-Site` nor `Origin`; here
//! that is refused.

use axum::{
    extract::Request,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use crate::{config::Config, error::Sentence};

pub(crate) fn allows(request: &Request, config: &Config) -> bool {
    request.method().is_safe() || own_page(request.headers(), config)
}

/// `Sec-Fetch-Site` decides; without it `Origin` does, without that `Referer`; without all, no.
fn own_page(headers: &HeaderMap, config: &Config) -> bool {
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    let host = text(header::HOST);
    let ours = |origin: &str| {
        origin == config.origin()
            || host.is_some_and(|host| {
                origin.strip_prefix("http://") == Some(host) && !config.secure()
            })
    };
    match (text(header::ORIGIN), text(header::REFERER)) {
        (Some(origin), _) => ours(origin),
        (None, Some(referer)) => {
            let end = referer.match_indices('/').nth(2).map_or(referer.len(), |(at, _)| at);
            ours(&referer[..end])
        }
        (None, None) => false,
    }
}

pub(super) fn refused() -> Response {
    let sentence = Sentence {
        outcome: "invalid",
        title: "That did not come from this page",
        sentence:
            "Nothing was saved. Go back, load the page again, and send it once more. What you \
                   typed is still in the form."
                .into(),
    };
    (StatusCode::UNPROCESSABLE_ENTITY, axum::Extension(sentence)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Given;

    fn allowed(headers: &[(&'static str, &'static str)], base_url: &str) -> bool {
        let given = Given { base_url: Some(base_url.to_owned()), ..Given::default() };
        let config = Config::load(&given, None).expect("loads");
        let map = headers.iter().map(|(name, value)| {
            (header::HeaderName::from_static(name), header::HeaderValue::from_static(value))
        });
        own_page(&map.collect(), &config)
    }

    #[test]
    fn a_form_counts_only_from_an_own_page() {
        let https = "https://home.example";
        for (headers, expected) in [
            (&[("sec-fetch-site", "same-origin")][..], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://home.example")], false),
            (&[("origin", "https://home.example")], true),
            (&[("origin", "https://evil.example")], false),
            (&[("origin", "null")], false),
            (&[("referer", "https://home.example/today")], true),
            (&[("referer", "https://home.example.evil/today")], false),
            (&[("origin", "http://home.example"), ("host", "home.example")], false),
            (&[], false),
        ] {
            assert_eq!(allowed(headers, https), expected, "{headers:?}");
        }
        assert!(allowed(
            &[("origin", "http://192.168.1.5:7878"), ("host", "192.168.1.5:7878")],
            "http://pi:7878"
        ));
    }
}

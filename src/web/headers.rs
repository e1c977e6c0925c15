//! Headers of every answer.

use axum::http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{
        CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
        X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
    },
};

use crate::config::Config;

const FIXED: [(HeaderName, HeaderValue); 5] = [
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=()"),
    ),
];

pub(super) fn add(headers: &mut HeaderMap, config: &Config) {
    for (name, value) in FIXED {
        headers.insert(name, value);
    }
    headers.insert(REFERRER_POLICY, referrer_policy(config));
    headers.insert(CONTENT_SECURITY_POLICY, config.content_security_policy());
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if config.secure() {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(STRICT_TRANSPORT_SECURITY, year);
    }
}

/// Nothing is told to anybody. Over plain HTTP a browser sends no `Sec-Fetch-Site`, and under
/// `no-referrer` its forms say `Origin: null`: there, this server alone is told, or no form of its
/// own would be known by `origin.rs`.
fn referrer_policy(config: &Config) -> HeaderValue {
    let plain = config.plain_beyond_this_machine();
    HeaderValue::from_static(if plain { "same-origin" } else { "no-referrer" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Given;

    #[test]
    fn own_forms_can_be_known_where_browsers_send_no_fetch_metadata() {
        for (base_url, expected) in [
            ("https://home.example", "no-referrer"),
            ("http://127.0.0.1:7878", "no-referrer"),
            ("http://localhost:7878", "no-referrer"),
            ("http://192.168.1.5:7878", "same-origin"),
        ] {
            let given = Given { base_url: Some(base_url.to_owned()), ..Given::default() };
            let config = Config::load(&given, None).expect("loads");
            assert_eq!(referrer_policy(&config), expected, "{base_url}");
        }
    }
}

//! Where a request comes from: for counting tries, never kept, never logged.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr},
};

use axum::{
    extract::{FromRequestParts, Request},
    http::{HeaderMap, request::Parts},
};

use crate::config::Config;

/// Whoever opened a connection, or whom the server in front names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source(Option<IpAddr>);

impl Source {
    /// The source with this address.
    pub fn of(address: IpAddr) -> Self {
        Self(Some(address.to_canonical()))
    }

    /// One household, as far as an address tells: an IPv6 network hands out the second half
    /// freely. Nothing if the request did not come over a connection.
    pub fn household(self) -> Option<IpAddr> {
        self.0.map(|address| match address {
            IpAddr::V6(six) => Ipv6Addr::from_bits(six.to_bits() >> 64 << 64).into(),
            four @ IpAddr::V4(_) => four,
        })
    }

    /// Whom the server in front names, if it is the one of the settings. What it adds to
    /// `X-Forwarded-For` comes last; anybody can have written what stands before.
    fn behind(self, proxy: IpAddr, headers: &HeaderMap) -> Self {
        if self != Self::of(proxy) {
            return self;
        }
        let named = headers.get_all("x-forwarded-for").iter().next_back();
        let named =
            named.and_then(|list| list.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        named.map_or(self, Self::of)
    }
}

/// Takes the word of the server in front, if the settings name one.
pub(super) fn look_behind_proxy(request: &mut Request, config: &Config) {
    let connected = request.extensions().get::<Source>().copied();
    if let (Some(connected), Some(proxy)) = (connected, config.proxy) {
        let source = connected.behind(proxy, request.headers());
        request.extensions_mut().insert(source);
    }
}

impl<S: Sync> FromRequestParts<S> for Source {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().copied().unwrap_or(Self(None)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str) -> Source {
        Source::of(address.parse().expect("an address"))
    }

    #[test]
    fn an_ipv6_network_is_one_household_and_a_mapped_ipv4_address_is_that_address() {
        let household = |address| of(address).household();
        assert_eq!(household("2001:db8::1"), household("2001:db8::ffff:2"));
        assert_ne!(household("2001:db8::1"), household("2001:db8:0:1::1"));
        assert_eq!(household("::ffff:10.0.0.1"), household("10.0.0.1"));
        assert_ne!(household("10.0.0.1"), household("10.0.0.2"));
    }

    #[test]
    fn the_server_of_the_settings_is_believed_and_only_the_last_that_it_names() {
        let behind = |from: &str, lists: &[&str]| {
            let lists = lists.iter().map(|list| {
                ("x-forwarded-for".parse().expect("a name"), list.parse().expect("a value"))
            });
            of(from).behind([127, 0, 0, 1].into(), &lists.collect())
        };
        for (from, lists, seen) in [
            ("127.0.0.1", &["10.0.0.7"][..], "10.0.0.7"),
            ("::ffff:127.0.0.1", &["10.0.0.7"], "10.0.0.7"),
            ("127.0.0.1", &["10.0.0.7, 2001:db8::1"], "2001:db8::1"),
            ("127.0.0.1", &["10.0.0.7", "10.0.0.8"], "10.0.0.8"),
            ("127.0.0.1", &["10.0.0.7, somebody"], "127.0.0.1"),
            ("127.0.0.1", &[], "127.0.0.1"),
            ("10.0.0.2", &["10.0.0.7"], "10.0.0.2"),
        ] {
            assert_eq!(behind(from, lists), of(seen), "{from} with {lists:?}");
        }
    }
}

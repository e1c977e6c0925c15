//! The app on somebody's phone that shows a code of six figures.

use chrono::{DateTime, Utc};
use data_encoding::BASE32_NOPAD;
use totp_rs::{Builder, Secret};

use crate::page::Page;

/// An app that was given the secret by hand.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Authenticator(Vec<u8>);

impl Authenticator {
    /// It takes the secret from the page that shows it once.
    pub(crate) fn of(page: &Page) -> Self {
        assert_eq!(page.heading(), "Scan this with your app", "{}", page.text());
        assert!(page.html.contains("<svg viewBox"), "a code to scan");
        let letters = page.all("ol.code li").concat();
        Self(BASE32_NOPAD.decode(letters.as_bytes()).expect("base32"))
    }

    /// The secret that it shares with the server.
    pub(crate) fn secret(&self) -> &[u8] {
        &self.0
    }

    /// What it shows at this time.
    pub(crate) fn code(&self, at: DateTime<Utc>) -> String {
        let secret = Secret::from(self.0.clone());
        let totp = Builder::new().with_account_name("x".to_owned()).with_secret(secret).build();
        let seconds = u64::try_from(at.timestamp()).expect("after 1970");
        totp.expect("an app").generate(seconds).to_string()
    }
}

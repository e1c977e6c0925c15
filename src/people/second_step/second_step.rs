//! What an app and this program both know, and which of its codes counts (RFC 6238).

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE32_NOPAD;
use totp_rs::{Builder, Secret, Totp};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::sealed::random;

const BYTES: usize = 20;
/// Letters of one group on the page.
const GROUP: usize = 4;
/// As the app shows it, beside the name.
const ISSUER: &str = "Troth";
/// How long a secret that was not typed back is kept for scanning it.
pub const OFFERED_FOR: TimeDelta = TimeDelta::hours(1);

/// The half minute of a code, counted from 1970.
pub type Step = i64;

/// What the app makes its codes from: 160 random bits.
#[derive(Clone, ZeroizeOnDrop)]
pub struct AppSecret([u8; BYTES]);

impl AppSecret {
    /// A fresh one.
    pub fn random() -> Self {
        Self(random())
    }

    /// As it was sealed.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Its bytes, to be sealed.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Its groups of four letters, for an app that cannot scan.
    pub fn groups(&self) -> Vec<String> {
        let letters = Zeroizing::new(BASE32_NOPAD.encode(&self.0));
        letters.as_bytes().chunks(GROUP).map(|g| String::from_utf8_lossy(g).into_owned()).collect()
    }

    /// What the app scans.
    pub fn link(&self, name: &str) -> Option<String> {
        self.totp(name)?.to_url().ok()
    }

    /// The half minute that this code belongs to, if that is now, the one before or the one after,
    /// and none of it or later was used.
    pub fn step(&self, typed: &str, now: DateTime<Utc>, used: Step) -> Option<Step> {
        let code: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let now = u64::try_from(now.timestamp()).ok()?;
        let step = self.totp("")?.check(&code, now)?;
        Step::try_from(step).ok().filter(|step| *step > used)
    }

    /// What an app shows now.
    pub fn code(&self, now: DateTime<Utc>) -> Option<String> {
        let now = u64::try_from(now.timestamp()).ok()?;
        Some(self.totp("")?.generate(now).to_string())
    }

    /// Six digits, half a minute, SHA-1: what every app knows.
    fn totp(&self, name: &str) -> Option<Totp> {
        let named = if name.is_empty() { "-" } else { name };
        Builder::new()
            .with_secret(Secret::from(self.0.to_vec()))
            .with_account_name(named.to_owned())
            .with_issuer(Some(ISSUER.to_owned()))
            .build()
            .ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    const RFC: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("an instant")
    }

    fn secret() -> AppSecret {
        AppSecret::from_bytes(RFC).expect("20 bytes")
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")]
        {
            assert_eq!(secret().step(code, at(seconds), 0), Some(seconds / 30), "{code}");
        }
    }

    #[test]
    fn a_code_counts_half_a_minute_early_and_late_and_once() {
        let (secret, code, step) = (secret(), "081804", 1_111_111_109 / 30);
        let begins = step * 30;
        for (seconds, expected) in [
            (begins - 31, None),
            (begins - 30, Some(step)),
            (begins, Some(step)),
            (begins + 59, Some(step)),
            (begins + 60, None),
        ] {
            assert_eq!(secret.step(code, at(seconds), 0), expected, "{}", seconds - begins);
        }
        assert_eq!(secret.step(" 081 804 ", at(begins), step - 1), Some(step));
        assert_eq!(secret.step(code, at(begins), step), None, "used");
        assert_eq!(secret.step(code, at(begins), step + 1), None, "a later one was used");
        for wrong in ["", "081805", "81804", "0081804", "code"] {
            assert_eq!(secret.step(wrong, at(begins), 0), None, "{wrong}");
        }
    }

    #[test]
    fn the_link_names_whose_it_is_and_holds_the_secret() {
        let link = secret().link("Ana").expect("a link");
        assert!(link.starts_with("otpauth://totp/Troth:Ana?"), "{link}");
        assert!(link.contains(&secret().groups().concat()), "{link}");
    }
}

//! What an account needs: a name, a password that is not guessed first, a time zone.

use bip39::Language;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

use crate::{
    App,
    access::{NewSession, PersonId},
    error::Result,
    sealed::{
        Seed,
        password::{Credential, Root, salt},
        random,
    },
    text::{self, Faults},
};

/// Characters in a name.
pub const NAME_LIMIT: usize = 40;
const CHOOSE_ONE: &str = "Please choose: these six words, or your own password";
/// Characters in a password, at least and at most (ASVS 5.0, 6.2.1 and 6.2.9).
pub const PASSWORD_LENGTH: std::ops::RangeInclusive<usize> = 15..=256;

/// The account part of a sign-up form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SignUpForm {
    /// How the partner will see this person.
    pub name: String,
    /// `words` for the offered passphrase, `own` for one's own password.
    pub secret: String,
    /// The six words that were offered.
    pub passphrase: String,
    /// One's own password.
    pub password: String,
    /// IANA name.
    pub time_zone: String,
    /// Present if this is the person's own phone.
    pub own_device: String,
}

/// The account part of a form that has it beside fields of its own: forms refuse what they do not know, so that it
/// cannot be nested.
macro_rules! sign_up {
    ($form:expr) => {
        $crate::people::account::SignUpForm {
            name: $form.name.clone(),
            secret: $form.secret.clone(),
            passphrase: $form.passphrase.clone(),
            password: $form.password.clone(),
            time_zone: $form.time_zone.clone(),
            own_device: $form.own_device.clone(),
        }
    };
}
pub(crate) use sign_up;

/// A new password as it was chosen on a page.
#[derive(Debug, Clone, Copy)]
pub struct NewSecret<'a> {
    /// `words` for the offered passphrase, `own` for one's own password.
    pub secret: &'a str,
    /// The six words that were offered.
    pub passphrase: &'a str,
    /// One's own password.
    pub password: &'a str,
}

/// A sign-up that can be done.
pub struct SignUp {
    name: String,
    password: zeroize::Zeroizing<String>,
    zone: Tz,
    own_device: bool,
}

/// A person about to be kept, with their keys and first session.
pub struct NewPerson {
    /// Their id.
    pub id: PersonId,
    /// Their name, as shown.
    pub name: String,
    /// Their time zone.
    pub zone: Tz,
    /// What their password opens.
    pub credential: Credential,
    /// Where their keys grow from.
    pub seed: Seed,
    /// The session they are in right away.
    pub session: NewSession,
    /// Now.
    pub at: DateTime<Utc>,
}

impl SignUpForm {
    /// Reads the form; `others` are names known here, which make weak passwords.
    pub fn parse(&self, others: &[&str], faults: &mut Faults) -> Option<SignUp> {
        let name =
            text::line(&self.name, NAME_LIMIT, "Please write the name your partner calls you");
        let name = faults.take("name", name);
        let zone = self.time_zone.parse().map_err(|_| "Please choose a time zone".to_owned());
        let zone = faults.take("time_zone", zone);
        let mut known = vec![self.name.as_str(), "troth"];
        known.extend(others);
        let password = self.new_secret().parse(&known, faults);
        let own_device = !self.own_device.is_empty();
        Some(SignUp { name: name?, zone: zone?, password: password?.into(), own_device })
    }

    /// What was chosen as the password.
    pub fn new_secret(&self) -> NewSecret<'_> {
        NewSecret { secret: &self.secret, passphrase: &self.passphrase, password: &self.password }
    }
}

impl<'a> NewSecret<'a> {
    /// The password that was chosen, and the field it stands in.
    pub fn chosen(self) -> Option<(&'static str, &'a str)> {
        match self.secret {
            "words" => Some(("passphrase", self.passphrase)),
            "own" => Some(("password", self.password)),
            _ => None,
        }
    }

    /// The password, if it is good enough; `known` are names that make weak ones.
    pub fn parse(self, known: &[&str], faults: &mut Faults) -> Option<String> {
        let (field, password) = match self.chosen() {
            Some((field, password)) => (field, check_password(password, known)),
            None => ("secret", Err(CHOOSE_ONE.to_owned())),
        };
        faults.take(field, password)
    }
}

impl SignUp {
    /// Makes the account: slow on purpose, because the password is stretched.
    pub async fn make(self, app: &App) -> Result<NewPerson> {
        let (salt, at) = (salt(), app.clock.now());
        let root = app.hashing.root(&self.password, &salt).await?;
        Ok(NewPerson::with_root(self.name, self.zone, &root, &salt, self.own_device, at))
    }
}

impl NewPerson {
    /// Somebody whose password was stretched with this salt.
    pub fn with_root(
        name: String,
        zone: Tz,
        root: &Root,
        salt: &[u8],
        own_device: bool,
        at: DateTime<Utc>,
    ) -> Self {
        let (id, seed) = (PersonId::mint(), Seed::random());
        let credential = root.credential(salt, id.uuid().as_bytes(), &seed);
        let session = NewSession::new(id, own_device, &seed, at);
        Self { id, name, zone, credential, seed, session, at }
    }
}

/// A name as it is compared when signing in.
pub fn sign_in_name(name: &str) -> String {
    name.trim().nfkc().collect::<String>().to_lowercase()
}

/// The password, or the reason why not.
///
/// # Errors
/// The sentence to show beside the field.
pub fn check_password(password: &str, known: &[&str]) -> Result<String, String> {
    let length = password.chars().count();
    if length < *PASSWORD_LENGTH.start() {
        return Err(format!(
            "This has {length} characters; please use at least {}. Several words are easier to remember \
             than signs",
            PASSWORD_LENGTH.start()
        ));
    }
    if length > *PASSWORD_LENGTH.end() {
        return Err(format!("There is room for {} characters", PASSWORD_LENGTH.end()));
    }
    let guess = zxcvbn::zxcvbn(password, known);
    if guess.score() < zxcvbn::Score::Three {
        let why = guess.feedback().and_then(zxcvbn::feedback::Feedback::warning);
        let why = why.map_or_else(String::new, |warning| format!(" ({warning})"));
        return Err(format!(
            "This would be guessed too soon{why} Please choose another, or take the six words"
        ));
    }
    Ok(password.to_owned())
}

/// The six words to offer on a page: those of before if it comes back.
pub fn offered(form: &text::Typed) -> String {
    Some(form.value("passphrase")).filter(|w| !w.is_empty()).map_or_else(passphrase, str::to_owned)
}

/// Six words from the BIP 39 list: 66 bits.
pub fn passphrase() -> String {
    six_words(&random())
}

/// The six words that these random bytes choose.
pub fn six_words(bytes: &[u8; 12]) -> String {
    let list = Language::English.word_list();
    let words: Vec<&str> = bytes
        .chunks_exact(2)
        .map(|pair| list[usize::from(u16::from_be_bytes([pair[0], pair[1]])) % list.len()])
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_refused_with_its_reason() {
        for (password, reason) in [
            ("short", "at least 15"),
            ("passwordpassword", "guessed"),
            ("aaaaaaaaaaaaaaaaaaaa", "guessed"),
        ] {
            let refused = check_password(password, &["Ana"]).expect_err(password);
            assert!(refused.contains(reason), "{password}: {refused}");
        }
        assert!(check_password("correct horse battery staple lamp", &["Ana"]).is_ok());
        assert!(check_password(&"x".repeat(257), &[]).is_err());
    }

    #[test]
    fn six_offered_words_are_always_good_enough() {
        for _ in 0..20 {
            let words = passphrase();
            assert_eq!(words.split(' ').count(), 6);
            assert!(check_password(&words, &["Ana", "Ben"]).is_ok(), "{words}");
        }
    }

    #[test]
    fn names_are_compared_without_case_or_composition() {
        assert_eq!(sign_in_name(" ANA "), "ana");
        assert_eq!(sign_in_name("Jose\u{301}"), sign_in_name("JOSÉ"));
    }
}

//! What one may take along, and the passphrase that will open it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{people::account::check_password, text::Faults};

/// Said of a passphrase that opens more than its file.
pub(crate) const SAME: &str =
    "This is the password you sign in with. Please choose another for the file";

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holds {
    /// Everything one wrote, private included, and nothing of the other's.
    #[serde(rename = "my words")]
    MyWords,
    /// Everything that both may read.
    #[serde(rename = "our record")]
    OurRecord,
}

/// The form, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExportForm {
    /// What to take along.
    pub holds: String,
    /// `words` for the offered six, `own` for a passphrase of one's own.
    pub secret: String,
    /// The six words that were offered.
    pub passphrase: String,
    /// One's own, for this file.
    pub own_passphrase: String,
    /// The password one signs in with, again.
    pub password: String,
}

/// What shall open a file, as typed.
pub(crate) struct Opener<'a> {
    /// `words` for the offered six, `own` for a passphrase of one's own.
    pub(crate) secret: &'a str,
    /// The six words that were offered.
    pub(crate) offered: &'a str,
    /// One's own, for this file.
    pub(crate) own: &'a str,
    /// The password one signs in with, again.
    pub(crate) password: &'a str,
}

/// What somebody wants to take along.
#[derive(Debug)]
pub struct Wish {
    /// What.
    pub holds: Holds,
    /// What will open it.
    pub passphrase: Zeroizing<String>,
}

impl Holds {
    /// The choice that a form sends.
    ///
    /// # Errors
    /// The sentence to show beside the choice.
    pub fn parse(word: &str) -> Result<Self, String> {
        [Self::MyWords, Self::OurRecord]
            .into_iter()
            .find(|holds| holds.word() == word)
            .ok_or_else(|| "Please choose what you want to take along".to_owned())
    }

    /// As it is sent, and as the file says it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::MyWords => "my words",
            Self::OurRecord => "our record",
        }
    }
}

impl ExportForm {
    /// Reads the form but for the password; `names` make weak passphrases.
    pub fn parse(&self, names: &[&str], faults: &mut Faults) -> Option<Wish> {
        let holds = faults.take("holds", Holds::parse(&self.holds));
        let (field, passphrase) = self.opener().passphrase(names);
        let passphrase = faults.take(field, passphrase);
        Some(Wish { holds: holds?, passphrase: passphrase?.into() })
    }

    /// Words of one's own that could not be compared with the password: it was not asked for.
    pub fn not_compared(&self) -> Option<&str> {
        self.opener().not_compared()
    }

    fn opener(&self) -> Opener<'_> {
        Opener {
            secret: &self.secret,
            offered: &self.passphrase,
            own: &self.own_passphrase,
            password: &self.password,
        }
    }
}

impl<'a> Opener<'a> {
    /// Words of one's own that could not be compared with the password: it was not asked for.
    pub(crate) fn not_compared(&self) -> Option<&'a str> {
        (self.secret == "own" && self.password.is_empty()).then_some(self.own)
    }

    /// What opens it, or what is wrong and beside which field; `names` make weak passphrases.
    pub(crate) fn passphrase(&self, names: &[&str]) -> (&'static str, Result<String, String>) {
        match self.secret {
            "words" => ("passphrase", check_password(self.offered, names)),
            // Who gets hold of the file may guess for years, and must not find what opens the rest.
            "own" if self.own == self.password => ("own_passphrase", Err(SAME.to_owned())),
            "own" => ("own_passphrase", check_password(self.own, names)),
            _ => ("secret", Err("Please choose: these six words, or words of your own".to_owned())),
        }
    }
}

/// A name that tells nobody what is in the file.
pub fn file_name(today: NaiveDate) -> String {
    format!("notes-{today}.age")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(secret: &str, own: &str) -> ExportForm {
        ExportForm {
            holds: "my words".to_owned(),
            secret: secret.to_owned(),
            passphrase: "six plain words that were offered".to_owned(),
            own_passphrase: own.to_owned(),
            password: "violet harbour ladder nineteen".to_owned(),
        }
    }

    fn fault(form: &ExportForm) -> Option<String> {
        let mut faults = Faults::none();
        let wish = form.parse(&["Ana", "Ben"], &mut faults);
        assert_eq!(wish.is_some(), faults.is_empty());
        let typed = crate::text::Typed::default().with_faults(faults);
        typed.faults().first().map(|(field, sentence)| format!("{field}: {sentence}"))
    }

    #[test]
    fn the_file_is_opened_by_six_words_or_own_ones_but_never_by_the_password() {
        for (secret, own, wrong) in [
            ("words", "", None),
            ("own", "a winter garden behind the mill", None),
            ("own", "too short", Some("own_passphrase: This has 9 characters")),
            ("own", "violet harbour ladder nineteen", Some("own_passphrase: This is the password")),
            ("", "", Some("secret: Please choose")),
        ] {
            let fault = fault(&form(secret, own));
            match wrong {
                None => assert_eq!(fault, None),
                Some(wrong) => assert!(fault.expect(wrong).starts_with(wrong)),
            }
        }
    }

    #[test]
    fn what_to_take_along_is_never_guessed() {
        let nothing = ExportForm { holds: String::new(), ..form("words", "") };
        assert!(fault(&nothing).expect("a fault").starts_with("holds: Please choose"));
        assert_eq!(Holds::parse("our record"), Ok(Holds::OurRecord));
    }

    #[test]
    fn the_name_of_the_file_is_neutral() {
        assert_eq!(file_name("2026-11-24".parse().expect("a day")), "notes-2026-11-24.age");
    }
}

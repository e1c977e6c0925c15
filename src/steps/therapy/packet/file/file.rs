//! Which file, and what opens it.

use chrono::NaiveDate;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::{
    couple::export::{Opener, SAME},
    text::Faults,
};

/// Which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// For paper, and for programs that read it aloud.
    Pdf,
    /// One page that loads nothing, for any browser.
    Html,
}

/// The form, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct FileForm {
    /// `pdf` or `html`.
    pub(super) form: String,
    /// `none`, `words` for the offered six, `own` for a passphrase of one's own.
    pub(super) secret: String,
    /// The six words that were offered.
    pub(super) passphrase: String,
    /// One's own, for this file.
    pub(super) own_passphrase: String,
    /// The password one signs in with, again.
    pub(super) password: String,
}

/// What somebody wants to take.
pub(super) struct Wish {
    pub(super) form: Form,
    /// What will open it; nothing if it lies open.
    pub(super) passphrase: Option<Zeroizing<String>>,
}

impl Form {
    /// How its name ends.
    pub(super) const fn ends(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
        }
    }

    /// What it is, to a browser.
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Html => "text/html; charset=utf-8",
        }
    }

    /// The one that a form sends.
    fn parse(word: &str) -> Result<Self, String> {
        let found = [Self::Pdf, Self::Html].into_iter().find(|form| form.ends() == word);
        found.ok_or_else(|| "Please choose which file you want".to_owned())
    }
}

impl FileForm {
    /// Reads the form but for the password; `names` make weak passphrases.
    ///
    /// # Errors
    /// What is not right, beside each field.
    pub(super) fn parse(&self, names: &[&str]) -> Result<Wish, Faults> {
        let mut faults = Faults::none();
        let form = faults.take("form", Form::parse(&self.form));
        let passphrase = if self.secret == "none" {
            Some(None)
        } else {
            let (field, passphrase) = self.opener().passphrase(names);
            faults.take(field, passphrase).map(|words| Some(words.into()))
        };
        match form.zip(passphrase) {
            Some((form, passphrase)) => Ok(Wish { form, passphrase }),
            None => Err(faults),
        }
    }

    fn opener(&self) -> Opener<'_> {
        Opener {
            secret: &self.secret,
            offered: &self.passphrase,
            own: &self.own_passphrase,
            password: &self.password,
        }
    }

    /// Words of one's own that could not be compared with the password: it was not asked for.
    pub(super) fn not_compared(&self) -> Option<&str> {
        self.opener().not_compared()
    }

    /// Said of a passphrase that opens more than its file.
    pub(super) fn same() -> Faults {
        Faults::one("own_passphrase", SAME)
    }
}

/// A name that tells nobody what is in the file.
pub(super) fn name(form: Form, is_sealed: bool, today: NaiveDate) -> String {
    let age = if is_sealed { ".age" } else { "" };
    format!("notes-{today}.{}{age}", form.ends())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(form: &FileForm) -> Option<(String, String)> {
        let faults = form.parse(&["Ana", "Ben"]).err()?;
        crate::text::Typed::default().with_faults(faults).faults().first().cloned()
    }

    #[test]
    fn it_lies_open_only_if_somebody_chose_that() {
        let form = |form: &str, secret: &str| FileForm {
            form: form.to_owned(),
            secret: secret.to_owned(),
            passphrase: "six plain words that were offered".to_owned(),
            password: "violet harbour ladder nineteen".to_owned(),
            own_passphrase: "violet harbour ladder nineteen".to_owned(),
        };
        assert!(form("pdf", "none").parse(&[]).is_ok_and(|wish| wish.passphrase.is_none()));
        assert!(form("html", "words").parse(&[]).is_ok_and(|wish| wish.passphrase.is_some()));
        assert_eq!(fault(&form("pdf", "")).expect("a fault").0, "secret");
        assert_eq!(fault(&form("", "none")).expect("a fault").0, "form");
        assert_eq!(
            fault(&form("pdf", "own")),
            Some(("own_passphrase".to_owned(), SAME.to_owned()))
        );
    }

    #[test]
    fn its_name_is_neutral() {
        let today = "2026-03-12".parse().expect("a day");
        assert_eq!(name(Form::Pdf, false, today), "notes-2026-03-12.pdf");
        assert_eq!(name(Form::Html, true, today), "notes-2026-03-12.html.age");
    }
}

//! What may be made new, and what was chosen.

use serde::Deserialize;
use zeroize::Zeroizing;

use crate::{people::account::NewSecret, text::Faults};

/// One tick of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Every other device is signed out.
    SignOut,
    /// The password of before opens nothing any more.
    NewPassword,
    /// The recovery code of before opens nothing any more.
    NewCode,
    /// A therapist reads nothing any more, and the partner sees that.
    Therapist,
    /// Nothing new is shared with the partner, who sees that.
    Pause,
}

impl Part {
    /// All, in the order of the page.
    pub const ALL: [Self; 5] =
        [Self::SignOut, Self::NewPassword, Self::NewCode, Self::Therapist, Self::Pause];

    /// Chosen at first: whoever is frightened has nothing to choose, and nothing that the partner
    /// sees happens unasked.
    pub fn is_chosen_at_first(self) -> bool {
        !self.is_seen()
    }

    /// Whether the partner sees it, and it is there only for one of two.
    pub fn is_seen(self) -> bool {
        matches!(self, Self::Therapist | Self::Pause)
    }

    /// The choice with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.word() == word)
    }

    /// As it is sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::SignOut => "sign out",
            Self::NewPassword => "new password",
            Self::NewCode => "new code",
            Self::Therapist => "therapist",
            Self::Pause => "pause",
        }
    }

    /// What it does.
    pub fn label(self) -> &'static str {
        match self {
            Self::SignOut => "Sign out everywhere else",
            Self::NewPassword => "Take a new password",
            Self::NewCode => "Make a new recovery code",
            Self::Therapist => "End what a therapist may read",
            Self::Pause => "Pause what you two share",
        }
    }

    /// What that means.
    pub fn hint(self) -> &'static str {
        match self {
            Self::SignOut => "Whoever is signed in as you on another device is out at once.",
            Self::NewPassword => {
                "The old one opens nothing any more, and every other device is signed out. You choose the \
                 new one below."
            }
            Self::NewCode => {
                "The old one stops working at once. You see the new one on the next page."
            }
            Self::Therapist => {
                "At once, for both of you; a pause does it, too. Your partner sees that it has ended, and not \
                 who ended it."
            }
            Self::Pause => {
                "Your partner sees that you paused, and since which day. Leave this out if that is \
                 not safe for you."
            }
        }
    }
}

/// The form, as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ResetForm {
    /// What was ticked.
    pub part: Vec<String>,
    /// The password of now.
    pub current_password: String,
    /// `words` for the offered passphrase, `own` for one's own password.
    pub secret: String,
    /// The six words that were offered.
    pub passphrase: String,
    /// One's own password.
    pub password: String,
}

/// What is to be made new.
#[derive(Debug)]
pub struct Wish {
    parts: Vec<Part>,
    /// The new password, if there is to be one.
    pub password: Option<Zeroizing<String>>,
}

impl ResetForm {
    /// Reads the form but for the password of now; `known` are names that make weak passwords.
    pub fn parse(&self, known: &[&str], faults: &mut Faults) -> Option<Wish> {
        let parts: Option<Vec<Part>> = self.part.iter().map(|word| Part::parse(word)).collect();
        let parts = parts.filter(|parts| !parts.is_empty());
        let parts = parts.ok_or_else(|| "Please choose at least one".to_owned());
        let parts = faults.take("part", parts)?;
        let password = if parts.contains(&Part::NewPassword) {
            Some(self.new_secret().parse(known, faults)?.into())
        } else {
            None
        };
        Some(Wish { parts, password })
    }

    fn new_secret(&self) -> NewSecret<'_> {
        let Self { secret, passphrase, password, .. } = self;
        NewSecret { secret, passphrase, password }
    }
}

impl Wish {
    /// Whether this was ticked, or comes with what was. A new password signs out, here as anywhere.
    pub fn has(&self, part: Part) -> bool {
        let comes_along = part == Part::SignOut && self.parts.contains(&Part::NewPassword);
        comes_along || self.parts.contains(&part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(parts: &[&str], secret: &str) -> ResetForm {
        ResetForm {
            part: parts.iter().map(|part| (*part).to_owned()).collect(),
            secret: secret.to_owned(),
            passphrase: "six plain words that were offered".to_owned(),
            ..ResetForm::default()
        }
    }

    #[test]
    fn what_was_ticked_is_what_is_done() {
        let wish = form(&["sign out", "new code"], "").parse(&[], &mut Faults::none());
        let wish = wish.expect("no password is needed");
        assert!(wish.has(Part::SignOut) && wish.has(Part::NewCode) && !wish.has(Part::NewPassword));
        let wish = form(&["new password"], "words").parse(&[], &mut Faults::none());
        let wish = wish.expect("the six words will do");
        assert!(wish.has(Part::SignOut), "a new password signs out as well");
        assert!(!wish.has(Part::NewCode) && wish.password.is_some());
    }

    #[test]
    fn nothing_an_unknown_word_and_no_password_are_faults() {
        for (parts, secret, field) in [
            (vec![], "words", "part"),
            (vec!["everything"], "words", "part"),
            (vec!["new password"], "", "secret"),
        ] {
            let mut faults = Faults::none();
            assert!(form(&parts, secret).parse(&[], &mut faults).is_none(), "{parts:?}");
            assert!(format!("{faults:?}").contains(field), "{faults:?}");
        }
    }
}

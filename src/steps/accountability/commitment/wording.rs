//! Hints on the wording of a promise: words that make it hard to keep or that control the other.
//!
//! A hint is shown once before sending. It never blocks and is never kept.

use std::sync::LazyLock;

use serde::Serialize;

use crate::steps::communication::wording::{self, Phrases, Spellings, Text};

/// One hint: the words it is about, why they land badly, what to try instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Hint {
    /// As they stand in the text, in lower case.
    pub phrase: &'static str,
    /// Why.
    pub why: &'static str,
    /// A better way.
    pub instead: &'static str,
}

const ABSOLUTE: (&str, &str) = (
    "Nobody keeps an always or a never, and the first miss breaks all of it.",
    "Say what happens, on which days, and what you do if it doesn’t work out once.",
);
const BODY: (&str, &str) = (
    "Each of you decides about your own body, clothes and sleep.",
    "Say what you yourself will do, or what you would wish for.",
);
const MONEY: (&str, &str) = (
    "A promise that takes the other’s money out of their hands is control, not trust.",
    "Say what you will show or decide together, and until when.",
);
const CONTACTS: (&str, &str) = (
    "Choosing whom the other may see, or reading along, is watching, not trusting.",
    "Say what you will tell of your own accord, and when.",
);

const HINTS: [(&[&str], (&str, &str)); 4] = [
    (&["always", "never", "every single time", "no matter what", "for ever", "forever"], ABSOLUTE),
    (
        &[
            "what you wear",
            "what she wears",
            "what he wears",
            "your weight",
            "lose weight",
            "sex",
            "your body",
        ],
        BODY,
    ),
    (
        &[
            "your salary",
            "your bank card",
            "your money",
            "hand over your card",
            "pin",
            "ask before you spend",
        ],
        MONEY,
    ),
    (
        &[
            "password",
            "passwords",
            "your location",
            "share location",
            "track",
            "read your messages",
            "check your phone",
            "not allowed to see",
            "stop seeing your friends",
            "no contact with your family",
        ],
        CONTACTS,
    ),
];

/// Each with what finds it.
static ALL: LazyLock<Vec<(Hint, Phrases)>> = LazyLock::new(|| {
    let each = HINTS.iter().flat_map(|(phrases, (why, instead))| {
        phrases.iter().map(move |phrase| Hint { phrase, why, instead })
    });
    let compiled = each.map(|hint| {
        let found = Phrases::any(&[hint.phrase], &Spellings::default());
        (hint, found.unwrap_or_else(|error| panic!("{}: {error}", hint.phrase)))
    });
    compiled.collect()
});

/// Everything that is pointed out before a promise is sent.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// What makes it hard to keep, or controls the other.
    pub of_promises: Vec<Hint>,
    /// What lands badly wherever it is said.
    pub of_all: Vec<&'static wording::Hint>,
}

impl Hints {
    /// What there is to be pointed out in these texts.
    pub fn of(texts: &[&str]) -> Self {
        let mut of_all = wording::found(&texts.join("\n"));
        // A promise has its own words for always and never.
        of_all.retain(|hint| hint.kind != wording::Kind::AlwaysAndNever);
        Self { of_promises: hints(texts), of_all }
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.of_promises.is_empty() && self.of_all.is_empty()
    }
}

/// The hints for these texts, each phrase once, in the order of the list.
fn hints(texts: &[&str]) -> Vec<Hint> {
    let text = Text::of(&texts.join("\n"), &[]);
    ALL.iter().filter(|(_, found)| found.are_in(&text)).map(|(hint, _)| *hint).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hinted_at_and_what_is_not() {
        let phrases = |text| hints(&[text]).iter().map(|hint| hint.phrase).collect::<Vec<_>>();
        assert_eq!(phrases("I will never be late. Always!"), ["always", "never"]);
        assert_eq!(phrases("You give me your password"), ["password"]);
        assert!(phrases("Home by seven, or a message before six").is_empty());
        assert!(phrases("Nevertheless we spin and opine").is_empty());
        let both = Hints::of(&["I never come late", "You are overreacting"]);
        assert!(both.of_promises.len() == 1 && !both.of_all.is_empty() && !both.is_empty());
        assert!(Hints::of(&["Home by seven"]).is_empty());
    }
}

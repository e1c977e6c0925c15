//! What is not asked for here, however kindly: keys to somebody's phone, and watching where they are.
//!
//! A hint never blocks. This does, because what was handed over once can not be taken back, and
//! whoever is asked may not feel free to say no. The words stay with who wrote them.

use std::{collections::HashMap, sync::LazyLock};

use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde::Deserialize;

use super::phrases::{Phrases, Spellings, Text};

/// The list, as it comes with the program.
const REFUSALS: &str = include_str!("refusals.toml");

/// Why words have no place in what one asks for, offers or agrees on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// A password, a PIN, a code, a face or a finger that unlocks.
    Secret,
    /// Seeing where somebody is.
    Tracking,
}

#[derive(Debug, Deserialize)]
struct File {
    refusal: Vec<Written>,
}

/// A refusal as it is written down.
#[derive(Debug, Deserialize)]
struct Written {
    kind: Refusal,
    phrases: Vec<String>,
    unless: Vec<String>,
}

struct Rule {
    kind: Refusal,
    phrases: Phrases,
    unless: Phrases,
}

/// Read and compiled when the first text is looked at.
static ALL: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    read(REFUSALS).unwrap_or_else(|error| panic!("the list of refusals that comes along: {error}"))
});

impl Refusal {
    /// Why, and what may be said instead; to stand beside a field.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Secret => {
                "Passwords, PINs, codes and unlocked phones have no place here: what was handed over once can’t be \
                 taken back, and looking is not the same as trusting. Say what you would like to know, or to \
                 tell, instead"
            }
            Self::Tracking => {
                "Seeing where somebody is has no place here: being watched is not the same as being trusted. \
                 Say what would help instead, such as a message when it gets later"
            }
        }
    }
}

/// Why a text has no place in what one asks for, offers or agrees on, if so.
pub fn refusal(text: &str) -> Option<Refusal> {
    let text = Text::of(text, &[]);
    let is_in = |rule: &&Rule| rule.phrases.are_in(&rule.unless.cut_from(&text));
    ALL.iter().find(is_in).map(|rule| rule.kind)
}

/// The words, if they may stand in what one asks for, offers or agrees on.
///
/// # Errors
/// The sentence to show beside the field.
pub fn allowed(words: String) -> Result<String, String> {
    match refusal(&words) {
        Some(refusal) => Err(refusal.sentence().to_owned()),
        None => Ok(words),
    }
}

fn read(text: &str) -> anyhow::Result<Vec<Rule>> {
    let file: File = Figment::from(Toml::string(text)).extract().map_err(Box::new)?;
    let spellings = Spellings::of(HashMap::new());
    let rules = file.refusal.into_iter().map(|Written { kind, phrases, unless }| {
        let [phrases, unless] = [phrases, unless].map(|all| Phrases::any(&all, &spellings));
        Ok(Rule { kind, phrases: phrases?, unless: unless? })
    });
    rules.collect()
}

#[cfg(test)]
#[path = "refusal_tests.rs"]
mod tests;

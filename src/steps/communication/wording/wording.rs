//! The hints of `hints.toml`, and which of them a text gets.

use std::{collections::HashMap, sync::LazyLock};

use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde::{Deserialize, Serialize};

use super::phrases::{Phrases, Spellings, Text};
use crate::text::Typed;

/// The list, as it comes with the program.
const HINTS: &str = include_str!("hints.toml");

/// In which fields of a form its author has read what may land badly.
const READ: &str = "read_hints";

/// What makes a phrase land badly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Kind {
    /// It makes the hurt smaller than it is.
    #[serde(rename = "makes smaller")]
    MakesSmaller,
    /// It gives the blame to the other.
    #[serde(rename = "shifts blame")]
    ShiftsBlame,
    /// It excuses, and takes the apology back.
    #[serde(rename = "excuses")]
    Excuses,
    /// It says always or never.
    #[serde(rename = "always and never")]
    AlwaysAndNever,
    /// It takes control of the other.
    #[serde(rename = "control")]
    Control,
}

/// One hint.
#[derive(Debug)]
pub struct Hint {
    /// What makes it land badly.
    pub kind: Kind,
    /// How it sounds.
    pub heard: String,
    /// Why it lands badly.
    pub why: String,
    /// What to say instead, for example.
    pub instead: String,
    phrases: Phrases,
    unless: Option<Phrases>,
}

/// The hints as a script finds them: it reads a text as [`Text`] does.
#[derive(Debug, Serialize)]
pub struct Rules {
    /// Words that are passed over.
    fillers: &'static [String],
    hints: Vec<Rule>,
}

#[derive(Debug, Serialize)]
struct Rule {
    heard: &'static str,
    why: &'static str,
    instead: &'static str,
    phrases: &'static str,
    unless: Option<&'static str>,
}

#[derive(Debug, Deserialize)]
struct File {
    fillers: Vec<String>,
    spellings: HashMap<String, Vec<String>>,
    hint: Vec<Written>,
}

/// A hint as it is written down.
#[derive(Debug, Deserialize)]
struct Written {
    kind: Kind,
    heard: String,
    phrases: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    why: String,
    instead: String,
}

struct Hints {
    fillers: Vec<String>,
    all: Vec<Hint>,
}

/// Read and compiled when the first hint is looked for.
static ALL: LazyLock<Hints> = LazyLock::new(|| {
    Hints::read(HINTS).unwrap_or_else(|error| panic!("the list of hints that comes along: {error}"))
});

impl Kind {
    /// In the order of the list.
    pub const ALL: [Self; 5] =
        [Self::MakesSmaller, Self::ShiftsBlame, Self::Excuses, Self::AlwaysAndNever, Self::Control];

    /// As it is said on a page.
    pub const fn label(self) -> &'static str {
        match self {
            Self::MakesSmaller => "Makes the hurt smaller",
            Self::ShiftsBlame => "Shifts the blame",
            Self::Excuses => "Excuses",
            Self::AlwaysAndNever => "Always and never",
            Self::Control => "Takes control",
        }
    }
}

/// Every hint, in the order of the list.
pub fn all() -> &'static [Hint] {
    &ALL.all
}

/// The hints for a text, each once, in the order of the list.
pub fn found(text: &str) -> Vec<&'static Hint> {
    let text = Text::of(text, &ALL.fillers);
    ALL.all.iter().filter(|hint| hint.is_for(&text)).collect()
}

/// The form once more, if what stands in these fields may land badly and its author has not read that
/// yet: it says then in which fields they have.
pub fn to_read(form: &Typed, fields: &[&str]) -> Option<Typed> {
    if !form.value(READ).is_empty() {
        return None;
    }
    let form = form.and(READ, &fields.join(" "));
    (!found_in(&form).is_empty()).then_some(form)
}

/// What may land badly in the fields of which a form says that it was read.
pub fn found_in(form: &Typed) -> Vec<&'static Hint> {
    let words: Vec<_> = form.value(READ).split(' ').map(|field| form.value(field)).collect();
    found(&words.join("\n"))
}

/// The rules by which hints are found, in the order of the list.
pub fn rules() -> Rules {
    let rule = |hint: &'static Hint| Rule {
        heard: &hint.heard,
        why: &hint.why,
        instead: &hint.instead,
        phrases: hint.phrases.pattern(),
        unless: hint.unless.as_ref().map(Phrases::pattern),
    };
    Rules { fillers: &ALL.fillers, hints: all().iter().map(rule).collect() }
}

impl Hints {
    fn read(text: &str) -> anyhow::Result<Self> {
        let File { fillers, spellings, hint } =
            Figment::from(Toml::string(text)).extract().map_err(Box::new)?;
        let spellings = Spellings::of(spellings);
        let all = hint.into_iter().map(|written| written.compiled(&spellings));
        Ok(Self { fillers, all: all.collect::<anyhow::Result<_>>()? })
    }
}

impl Written {
    fn compiled(self, spellings: &Spellings) -> anyhow::Result<Hint> {
        let any = |patterns: &[String]| Phrases::any(patterns, spellings);
        Ok(Hint {
            phrases: any(&self.phrases)?,
            unless: (!self.unless.is_empty()).then(|| any(&self.unless)).transpose()?,
            kind: self.kind,
            heard: printed(&self.heard),
            why: printed(&self.why),
            instead: printed(&self.instead),
        })
    }
}

impl Hint {
    /// What its exceptions find becomes a stop; then its phrases are looked for in what is left.
    fn is_for(&self, text: &Text) -> bool {
        match &self.unless {
            Some(unless) => self.phrases.are_in(&unless.cut_from(text)),
            None => self.phrases.are_in(text),
        }
    }
}

/// With the apostrophes of a page.
fn printed(words: &str) -> String {
    words.replace('\'', "’")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Corpus {
        known: Vec<Sentence>,
        unseen: Vec<Sentence>,
    }

    #[derive(Debug, Deserialize)]
    struct Sentence {
        text: String,
        kinds: Vec<Kind>,
    }

    fn corpus() -> Corpus {
        let text = include_str!("../../../../tests/app/steps/communication/wording/sentences.toml");
        Figment::from(Toml::string(text)).extract().expect("sentences")
    }

    /// How many of those that should be hinted are, and how many others are.
    fn hinted(sentences: &[Sentence]) -> ((usize, usize), (usize, usize)) {
        let (harmless, harmful): (Vec<_>, Vec<_>) =
            sentences.iter().partition(|sentence| sentence.kinds.is_empty());
        let is_right = |sentence: &&&Sentence| {
            found(&sentence.text).iter().any(|hint| sentence.kinds.contains(&hint.kind))
        };
        let is_wrong = |sentence: &&&Sentence| !found(&sentence.text).is_empty();
        let (right, wrong) =
            (harmful.iter().filter(is_right).count(), harmless.iter().filter(is_wrong).count());
        ((right, harmful.len()), (wrong, harmless.len()))
    }

    #[test]
    fn nine_in_ten_are_found_and_few_others() {
        let Corpus { known, unseen } = corpus();
        assert!(known.len() >= 200);
        for (sentences, least, most) in [(&known, 97, 1), (&unseen, 80, 5)] {
            let ((right, harmful), (wrong, harmless)) = hinted(sentences);
            assert!(right * 100 >= harmful * least, "found {right} of {harmful}");
            assert!(wrong * 100 <= harmless * most, "wrongly {wrong} of {harmless}");
        }
    }

    #[test]
    fn what_is_said_instead_gets_no_hint_itself() {
        for hint in all() {
            let hints: Vec<_> = found(&hint.instead).iter().map(|hint| &hint.heard).collect();
            assert!(hints.is_empty(), "{}: {hints:?}", hint.instead);
            assert!(hint.why.ends_with('.') && !hint.heard.is_empty());
        }
        for kind in Kind::ALL {
            assert!(all().iter().any(|hint| hint.kind == kind), "{kind:?}");
        }
    }
}

//! Finds the phrases of `hints.toml`, which says how a text and a pattern are read.
//!
//! A pattern becomes a regular expression over the words of a text, in lower case and without
//! apostrophes, with one space between two words and a full stop of its own where a sentence ends.

use std::{collections::HashMap, sync::LazyLock};

use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use regex::Regex;
use serde::Deserialize;

/// The list, as it comes with the program.
const HINTS: &str = include_str!("hints.toml");
const APOSTROPHES: [char; 6] = ['\'', '’', '‘', 'ʼ', '`', '´'];
/// Where a sentence ends, between words. No word of a pattern is like it.
const STOP: &str = " . ";

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
    phrases: Vec<Regex>,
    unless: Vec<Regex>,
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
    let words = words_of(text, &ALL.fillers);
    ALL.all.iter().filter(|hint| hint.is_found(&words)).collect()
}

impl Hints {
    fn read(text: &str) -> anyhow::Result<Self> {
        let File { fillers, spellings, hint } =
            Figment::from(Toml::string(text)).extract().map_err(Box::new)?;
        let bare_all = |all: Vec<String>| all.iter().map(|it| bare(it)).collect();
        let spellings = spellings.into_iter().map(|(word, ways)| (bare(&word), bare_all(ways)));
        let spellings: HashMap<String, Vec<String>> = spellings.collect();
        let all = hint.into_iter().map(|written| written.compiled(&spellings));
        Ok(Self { fillers, all: all.collect::<anyhow::Result<_>>()? })
    }
}

impl Written {
    fn compiled(self, spellings: &HashMap<String, Vec<String>>) -> anyhow::Result<Hint> {
        let compile = |patterns: &[String]| -> anyhow::Result<Vec<Regex>> {
            patterns.iter().map(|it| Ok(Regex::new(&regex_of(it, spellings))?)).collect()
        };
        Ok(Hint {
            phrases: compile(&self.phrases)?,
            unless: compile(&self.unless)?,
            kind: self.kind,
            heard: printed(&self.heard),
            why: printed(&self.why),
            instead: printed(&self.instead),
        })
    }
}

impl Hint {
    /// What its exceptions find becomes a stop; then its phrases are looked for in what is left.
    fn is_found(&self, words: &str) -> bool {
        let left = self
            .unless
            .iter()
            .fold(words.to_owned(), |left, unless| unless.replace_all(&left, STOP).into_owned());
        self.phrases.iter().any(|phrase| phrase.is_match(&left))
    }
}

/// With the apostrophes of a page.
fn printed(words: &str) -> String {
    words.replace('\'', "’")
}

/// In lower case and without apostrophes.
fn bare(text: &str) -> String {
    text.to_lowercase().replace(APOSTROPHES, "")
}

/// The words of a text with one space between two, without fillers, and where a sentence stops.
fn words_of(text: &str, fillers: &[String]) -> String {
    let mut words: Vec<String> = Vec::new();
    let text = bare(text);
    let mut rest = text.chars().peekable();
    while let Some(&next) = rest.peek() {
        if next.is_alphanumeric() {
            let mut word = String::new();
            while let Some(letter) = rest.next_if(|c| c.is_alphanumeric()) {
                word.push(letter);
            }
            if !fillers.contains(&word) {
                words.push(word);
            }
        } else if ends(next) {
            let mut run = String::new();
            while let Some(end) = rest.next_if(|c| ends(*c)) {
                run.push(end);
            }
            if !is_pause(&run) {
                words.push(".".to_owned());
            }
        } else {
            rest.next();
        }
    }
    words.join(" ")
}

fn ends(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '\n' | '\r')
}

/// Dots that trail off are no end: two or more alone, or an ellipsis.
fn is_pause(run: &str) -> bool {
    let dots = run.chars().all(|c| matches!(c, '.' | '…'));
    dots && (run.contains('…') || run.len() > 1)
}

/// A pattern as a regular expression over the words of a text.
fn regex_of(pattern: &str, spellings: &HashMap<String, Vec<String>>) -> String {
    let parts = parts(&bare(pattern));
    let part = |(at, part): (usize, &String)| {
        let space = if at == 0 { "" } else { " " };
        let alone = part.strip_prefix('(').and_then(|part| part.strip_suffix(')'));
        match alone.filter(|inside| !inside.contains(['(', ')'])) {
            _ if part == "..." => r"(?: \w+){0,3}?".to_owned(),
            Some(inside) => group(inside, space, spellings),
            None if part.contains('(') => format!("{space}{}", joined(part)),
            None => format!("{space}{}", words(part, spellings)),
        }
    };
    format!(r"\b{}\b", parts.iter().enumerate().map(part).collect::<String>())
}

/// The parts of a pattern: spaces within a group do not part it.
fn parts(pattern: &str) -> Vec<String> {
    let mut depth = 0_u8;
    let parts = pattern.split(|c: char| {
        depth = match c {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        c == ' ' && depth == 0
    });
    parts.map(str::to_owned).collect()
}

/// One of several words or word groups; with an empty last one, or none.
fn group(inside: &str, space: &str, spellings: &HashMap<String, Vec<String>>) -> String {
    let ways: Vec<_> = inside.split('|').filter(|way| !way.is_empty()).collect();
    let optional = if ways.len() < inside.split('|').count() { "?" } else { "" };
    let ways: Vec<_> = ways.iter().map(|way| words(way, spellings)).collect();
    format!("(?:{space}(?:{})){optional}", ways.join("|"))
}

/// A word made of letters and a group of endings.
fn joined(part: &str) -> String {
    part.replace('(', "(?:")
}

/// Words one after the other, each in all its spellings.
fn words(words: &str, spellings: &HashMap<String, Vec<String>>) -> String {
    let word = |word: &str| {
        let others = spellings.get(word).map_or(&[][..], Vec::as_slice);
        let ways = std::iter::once(word).chain(others.iter().map(String::as_str));
        let ways: Vec<_> = ways
            .map(|way| if way == "#" { r"\d\w*".to_owned() } else { regex::escape(way) })
            .collect();
        format!("(?:{})", ways.join("|"))
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
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

    #[test]
    fn a_text_is_read_as_words_and_stops() {
        let fillers = ["really".to_owned()];
        for (text, words) in [
            ("You’re REALLY over-reacting!", "youre over reacting ."),
            ("Well... at least", "well at least"),
            ("No. At least", "no . at least"),
            ("Wait… what?\nOk", "wait what . ok"),
        ] {
            assert_eq!(words_of(text, &fillers), words);
        }
    }

    #[test]
    fn a_pattern_is_read_as_its_file_says() {
        let spellings = HashMap::from([("youre".to_owned(), vec!["you are".to_owned()])]);
        let matches = |pattern: &str, text: &str| {
            let regex = Regex::new(&regex_of(pattern, &spellings)).expect("a pattern");
            regex.is_match(&words_of(text, &[]))
        };
        assert!(matches("you're (so|too|) sensitive", "You are sensitive"));
        assert!(matches("you're (so|too|) sensitive", "youre too sensitive"));
        assert!(!matches("you're (so|too|) sensitive", "you are. sensitive"));
        assert!(
            matches("overreact(ing|ed|)", "I overreact") && !matches("react(ed|)", "overreact")
        );
        assert!(matches("if you ... hadn't", "if you had just not, hadn't"));
        assert!(!matches("if you ... hadn't", "if you a b c d hadn't"));
        assert!(matches("at least #", "at least 20min") && !matches("at least #", "at least it"));
        assert!(matches("(be|should be) (glad|happy that) you", "you should be happy that you"));
    }
}

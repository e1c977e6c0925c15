//! Phrases, with their inflections, in what somebody writes: `hints.toml` says how a text and a
//! pattern are read.
//!
//! The words of a text stand in lower case and without apostrophes, each between two spaces of its
//! own, and a full stop where a sentence ends. Patterns become one regular expression over that,
//! without classes of letters and borders of words, which for all scripts there are would take fifty
//! megabytes.

use std::collections::HashMap;

use regex::Regex;

const APOSTROPHES: [char; 6] = ['\'', '’', '‘', 'ʼ', '`', '´'];
/// Where a sentence ends. No word of a pattern is like it.
const STOP: &str = " . ";
/// Between two words of a pattern: the space after the one, and that before the other.
const BETWEEN: &str = "  ";

/// A text as its words.
#[derive(Debug, Clone)]
pub struct Text(String);

/// Any of several patterns.
#[derive(Debug)]
pub struct Phrases(Regex);

/// How else some words of patterns are written.
#[derive(Debug, Default)]
pub struct Spellings(HashMap<String, Vec<String>>);

impl Spellings {
    /// By word.
    pub fn of(all: HashMap<String, Vec<String>>) -> Self {
        let bare_all = |ways: Vec<String>| ways.iter().map(|way| bare(way)).collect();
        Self(all.into_iter().map(|(word, ways)| (bare(&word), bare_all(ways))).collect())
    }
}

impl Phrases {
    /// Any of these patterns.
    ///
    /// # Errors
    /// If one is no pattern.
    pub fn any(patterns: &[impl AsRef<str>], spellings: &Spellings) -> Result<Self, regex::Error> {
        let all: Vec<_> = patterns.iter().map(|it| regex_of(it.as_ref(), spellings)).collect();
        Ok(Self(Regex::new(&all.join("|"))?))
    }

    /// As a regular expression over the words of a text, which a browser reads alike.
    pub fn pattern(&self) -> &str {
        self.0.as_str()
    }

    /// Whether one of them stands in this text.
    pub fn are_in(&self, text: &Text) -> bool {
        self.0.is_match(&text.0)
    }

    /// The text with a stop in the place of each of them.
    pub fn cut_from(&self, text: &Text) -> Text {
        Text(self.0.replace_all(&text.0, STOP).into_owned())
    }
}

impl Text {
    /// A text without these fillers.
    pub fn of(text: &str, fillers: &[String]) -> Self {
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
        Self(words.iter().flat_map(|word| [" ", word.as_str(), " "]).collect())
    }
}

fn ends(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '\n' | '\r')
}

/// Dots that trail off are no end: two or more alone, or an ellipsis.
fn is_pause(run: &str) -> bool {
    let dots = run.chars().all(|c| matches!(c, '.' | '…'));
    dots && (run.contains('…') || run.len() > 1)
}

/// In lower case and without apostrophes.
fn bare(text: &str) -> String {
    text.to_lowercase().replace(APOSTROPHES, "")
}

/// A pattern as a regular expression over the words of a text.
fn regex_of(pattern: &str, spellings: &Spellings) -> String {
    let parts = parts(&bare(pattern));
    let part = |(at, part): (usize, &String)| {
        let space = if at == 0 { " " } else { BETWEEN };
        let alone = part.strip_prefix('(').and_then(|part| part.strip_suffix(')'));
        match alone.filter(|inside| !inside.contains(['(', ')'])) {
            _ if part == "..." => "(?:  [^ .]+){0,3}?".to_owned(),
            Some(inside) => group(inside, space, spellings),
            None if part.contains('(') => format!("{space}{}", joined(part)),
            None => format!("{space}{}", words(part, spellings)),
        }
    };
    parts.iter().enumerate().map(part).collect::<String>() + " "
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
fn group(inside: &str, space: &str, spellings: &Spellings) -> String {
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
fn words(words: &str, spellings: &Spellings) -> String {
    let word = |word: &str| {
        let others = spellings.0.get(word).map_or(&[][..], Vec::as_slice);
        let ways = std::iter::once(word).chain(others.iter().map(String::as_str));
        let ways: Vec<_> = ways
            .map(|way| {
                if way == "#" {
                    "[0-9][^ .]*".to_owned()
                } else {
                    regex::escape(way).replace(' ', BETWEEN)
                }
            })
            .collect();
        format!("(?:{})", ways.join("|"))
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_as_words_and_stops() {
        let fillers = ["really".to_owned()];
        for (text, words) in [
            ("You’re REALLY over-reacting!", " youre  over  reacting  . "),
            ("Well... at least", " well  at  least "),
            ("No. At least", " no  .  at  least "),
            ("Wait… what?\nOk", " wait  what  .  ok "),
        ] {
            assert_eq!(Text::of(text, &fillers).0, words);
        }
    }

    #[test]
    fn a_pattern_is_read_as_its_file_says() {
        let spellings = [("you're".to_owned(), vec!["you are".to_owned()])];
        let spellings = Spellings::of(HashMap::from(spellings));
        let matches = |pattern: &str, text: &str| {
            let phrases = Phrases::any(&[pattern], &spellings).expect("a pattern");
            phrases.are_in(&Text::of(text, &[]))
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

//! What a page of a journal is, and when it can be shared.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::JournalCopyId;
use crate::{
    sealed::{Kind, Opened, Words as Sealable},
    text::{Faults, passage},
};

/// Characters of a page.
pub const LIMIT: usize = 5_000;
/// Characters of its first line in a list.
const FIRST_LINE: usize = 80;
const NOTHING: &str = "There is nothing written yet. A word is enough";

/// A page, as its author may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What is written.
    pub text: String,
}

/// What was shared of a page, the oldest first: sealed beside it, so that nobody else learns of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Copies(pub Vec<Copied>);

/// That it was shared as a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// Which copy.
    pub copy: JournalCopyId,
    /// When.
    pub at: DateTime<Utc>,
}

impl Sealable for Words {
    const KIND: Kind = Kind { name: "journal_page", scope: "journal" };
}

impl Sealable for Copies {
    const KIND: Kind = Kind { name: "journal_page_copies", scope: "journal" };
}

/// Why a page can not be shared now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotShare {
    /// What is only its author's is closed: their password opens it.
    IsClosed,
    /// It was sealed with a key from before a reset.
    BeforeReset,
    /// It was changed outside the app.
    WasChanged,
}

/// The form of a page, as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[allow(missing_docs, reason = "it is what it is called on the page")]
pub struct PageForm {
    pub text: String,
}

/// What was typed, if it is a page.
///
/// # Errors
/// The sentence beside the field.
pub fn words(typed: &str) -> Result<String, Faults> {
    let text = passage(typed, LIMIT);
    let text =
        text.and_then(|text| if text.is_empty() { Err(NOTHING.to_owned()) } else { Ok(text) });
    text.map_err(|sentence| Faults::one("text", sentence))
}

impl Words {
    /// Its first line, shortened, for a list.
    pub fn first_line(&self) -> String {
        shortened(self.text.lines().next().unwrap_or_default(), FIRST_LINE)
    }

    /// A piece of it around these words, if it holds all of them, in capitals or not.
    pub fn around(&self, wanted: &[String]) -> Option<String> {
        let text = self.text.to_lowercase();
        let first = wanted.iter().map(|word| text.find(word.as_str())).min()??;
        if !wanted.iter().all(|word| text.contains(word.as_str())) {
            return None;
        }
        // In lower case some letters are longer: counted in letters, it is near enough.
        let before = text.get(..first)?.chars().count().saturating_sub(FIRST_LINE / 2);
        let piece: String = self.text.chars().skip(before).collect();
        let piece =
            shortened(&piece.split_whitespace().collect::<Vec<_>>().join(" "), 2 * FIRST_LINE);
        if before == 0 {
            return Some(piece);
        }
        // It begins with a whole word, unless that is very long.
        let cut = piece.split_once(' ').filter(|(cut, _)| cut.chars().count() < FIRST_LINE / 4);
        Some(format!("… {}", cut.map_or(piece.as_str(), |(_, rest)| rest)))
    }
}

/// At most so many characters of it.
fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

/// The words to look for, in lower case; none if nothing was typed.
pub fn wanted(typed: &str) -> Vec<String> {
    typed.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

impl CannotShare {
    /// What the page says, if it can be shared.
    ///
    /// # Errors
    /// Why not.
    pub fn unless<W>(page: &Opened<W>) -> Result<&W, Self> {
        match page {
            Opened::Genuine(words) => Ok(words),
            Opened::Locked => Err(Self::IsClosed),
            Opened::BeforeReset => Err(Self::BeforeReset),
            Opened::ChangedOutside => Err(Self::WasChanged),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn page(text: &str) -> Words {
        Words { text: text.to_owned() }
    }

    #[test]
    fn a_page_is_some_words_and_not_too_many() {
        assert_eq!(words(" Tonight \r\n it rained ").as_deref(), Ok("Tonight \n it rained"));
        assert!(words(" \n").is_err());
        assert!(words(&"ä".repeat(LIMIT)).is_ok());
        assert!(words(&"ä".repeat(LIMIT + 1)).is_err());
    }

    #[test]
    fn a_list_shows_the_first_line() {
        assert_eq!(page("Tonight\nit rained").first_line(), "Tonight");
        let long = page(&"word ".repeat(40)).first_line();
        assert!(long.ends_with('…') && long.chars().count() <= FIRST_LINE + 2, "{long}");
    }

    #[test]
    fn all_words_are_looked_for_in_capitals_or_not() {
        let tram = page("Tonight the TRAM stood still.\nNobody said why.");
        for (typed, found) in [
            ("tram", true),
            ("Nobody tram", true),
            ("still", true),
            ("tram bell", false),
            ("x", false),
        ] {
            assert_eq!(tram.around(&wanted(typed)).is_some(), found, "{typed}");
        }
        let long = page(&format!("{}the tram stood still", "and on ".repeat(40)));
        let piece = long.around(&wanted("tram")).expect("it is there");
        assert!(piece.starts_with("… ") && piece.contains("the tram stood still"), "{piece}");
    }

    #[test]
    fn only_what_is_open_and_genuine_is_shared() {
        assert!(CannotShare::unless(&Opened::Genuine(page("x"))).is_ok());
        for (opened, why) in [
            (Opened::<Words>::Locked, CannotShare::IsClosed),
            (Opened::BeforeReset, CannotShare::BeforeReset),
            (Opened::ChangedOutside, CannotShare::WasChanged),
        ] {
            assert_eq!(CannotShare::unless(&opened), Err(why));
        }
    }

    proptest! {
        /// Whatever is written and looked for: no letter is cut in two, and what is found is there.
        #[test]
        fn looking_for_anything_in_anything_is_safe(text in "\\PC{0,300}", typed in "\\PC{0,8}") {
            let (page, wanted) = (page(&text), wanted(&typed));
            let found = page.around(&wanted);
            let all = wanted.iter().all(|word| text.to_lowercase().contains(word.as_str()));
            prop_assert_eq!(found.is_some(), all && !wanted.is_empty());
            let _ = page.first_line();
        }
    }
}

//! The deck: the questions of `questions.toml`, by theme.

use std::{collections::HashMap, sync::LazyLock};

use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde::Deserialize;

/// The questions, as they come with the program.
const QUESTIONS: &str = include_str!("questions.toml");

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Card {
    /// Names it for good: it is kept beside every answer.
    pub id: String,
    /// What it is about.
    pub theme: String,
    /// 1 light, 2 warmer, 3 close.
    pub depth: u8,
    /// The question.
    pub text: String,
}

/// Questions that are about the same.
#[derive(Debug)]
pub struct Theme {
    /// Its name.
    pub name: &'static str,
    /// The lightest first.
    pub cards: Vec<&'static Card>,
}

#[derive(Deserialize)]
struct File {
    question: Vec<Card>,
}

struct Deck {
    cards: Vec<Card>,
    by_id: HashMap<String, usize>,
}

/// Read when the first question is asked.
static DECK: LazyLock<Deck> = LazyLock::new(|| {
    let read = Figment::from(Toml::string(QUESTIONS)).extract::<File>();
    let File { question: cards } =
        read.unwrap_or_else(|error| panic!("the deck that comes along: {error}"));
    let by_id = cards.iter().enumerate().map(|(at, card)| (card.id.clone(), at)).collect();
    Deck { cards, by_id }
});

/// Every question.
pub fn deck() -> &'static [Card] {
    &DECK.cards
}

/// The question with this id, if the deck has it.
pub fn card(id: &str) -> Option<&'static Card> {
    DECK.by_id.get(id).and_then(|at| DECK.cards.get(*at))
}

/// Every theme, in the order of the deck.
pub fn themes() -> Vec<Theme> {
    let mut themes: Vec<Theme> = Vec::new();
    for card in deck() {
        match themes.iter_mut().find(|theme| theme.name == card.theme) {
            Some(theme) => theme.cards.push(card),
            None => themes.push(Theme { name: &card.theme, cards: vec![card] }),
        }
    }
    for theme in &mut themes {
        theme.cards.sort_by_key(|card| card.depth);
    }
    themes
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// What no question speaks of: what happened between the two, and what is not every couple's.
    const NEVER: [&str; 44] = [
        "affair",
        "betray",
        "cheat",
        "lie",
        "lied",
        "lies",
        "lying",
        "trust",
        "forgive",
        "forgiveness",
        "apolog",
        "guilt",
        "guilty",
        "secret",
        "secrets",
        "jealous",
        "hurt",
        "past",
        "husband",
        "wife",
        "spouse",
        "married",
        "marriage",
        "wedding",
        "child",
        "children",
        "kids",
        "son",
        "daughter",
        "boyfriend",
        "girlfriend",
        "god",
        "pray",
        "prayer",
        "church",
        "faith",
        "religion",
        "sex",
        "sexual",
        "mother",
        "father",
        "parents",
        "money",
        "house",
    ];

    #[test]
    fn there_are_many_and_each_is_one_of_its_kind() {
        assert!(deck().len() >= 150, "{}", deck().len());
        let ids: BTreeSet<_> = deck().iter().map(|card| &card.id).collect();
        let texts: BTreeSet<_> = deck().iter().map(|card| card.text.to_lowercase()).collect();
        assert_eq!((ids.len(), texts.len()), (deck().len(), deck().len()));
        for card in deck() {
            assert!((1..=3).contains(&card.depth), "{}", card.id);
            assert!((10..=110).contains(&card.text.chars().count()), "{}", card.text);
            assert!(card.text.ends_with(['?', '.', '…']), "{}", card.text);
        }
    }

    #[test]
    fn none_asks_about_what_happened_or_takes_for_granted_what_not_all_have() {
        for card in deck() {
            let text = card.text.to_lowercase();
            // "As a child" is about the one who answers.
            let text = text.replace("as a child", "").replace("the past week", "");
            let mut words = text.split(|letter: char| !letter.is_alphabetic());
            let found = words.find(|word| NEVER.contains(word));
            assert_eq!(found, None, "{}: {}", card.id, card.text);
        }
    }

    #[test]
    fn every_theme_has_light_ones_and_close_ones() {
        let themes = themes();
        assert!((6..=12).contains(&themes.len()), "a list that one can look through");
        assert_eq!(themes.iter().map(|theme| theme.cards.len()).sum::<usize>(), deck().len());
        for theme in themes {
            let depths: BTreeSet<_> = theme.cards.iter().map(|card| card.depth).collect();
            assert_eq!(depths, BTreeSet::from([1, 2, 3]), "{}", theme.name);
            assert!(theme.cards.is_sorted_by_key(|card| card.depth), "{}", theme.name);
        }
    }

    #[test]
    fn a_question_is_found_by_its_id() {
        assert_eq!(card("small-joys-01").map(|card| card.theme.as_str()), Some("small joys"));
        assert_eq!(card("small-joys-99"), None);
    }
}

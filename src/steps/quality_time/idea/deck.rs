//! The jar that comes along: the ideas of `ideas.toml`.

use std::sync::LazyLock;

use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde::Deserialize;

use super::{Energy, Money, Needs, Spot, Time};

const IDEAS: &str = include_str!("ideas.toml");

/// An idea of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Names it for good.
    pub id: String,
    /// What.
    pub text: String,
    /// What it needs.
    pub needs: Needs,
}

/// One as it is written down.
#[derive(Deserialize)]
struct Written {
    id: String,
    minutes: Time,
    money: Money,
    place: Spot,
    energy: Energy,
    text: String,
}

#[derive(Deserialize)]
struct File {
    idea: Vec<Written>,
}

/// Read when the first is shown.
static DECK: LazyLock<Vec<Card>> = LazyLock::new(|| {
    let read = Figment::from(Toml::string(IDEAS)).extract::<File>();
    let all = read.unwrap_or_else(|error| panic!("the ideas that come along: {error}")).idea;
    all.into_iter().map(Card::of).collect()
});

impl Card {
    fn of(written: Written) -> Self {
        let Written { id, minutes, money, place, energy, text } = written;
        let needs = Needs {
            time: Some(minutes),
            money: Some(money),
            place: Some(place),
            energy: Some(energy),
        };
        Self { id, text, needs }
    }
}

/// Every idea of ours.
pub fn deck() -> &'static [Card] {
    &DECK
}

/// The one with this id, if there is one.
pub fn card(id: &str) -> Option<&'static Card> {
    deck().iter().find(|card| card.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{super::idea::every_filter, *};
    use crate::steps::{communication::wording::found, quality_time::date::plan::limit};

    /// What is not every couple's, and what no evening needs.
    const NEVER: [&str; 40] = [
        "children",
        "kids",
        "son",
        "daughter",
        "married",
        "marriage",
        "wedding",
        "husband",
        "wife",
        "spouse",
        "boyfriend",
        "girlfriend",
        "god",
        "pray",
        "prayer",
        "church",
        "faith",
        "mosque",
        "religion",
        "sex",
        "sexy",
        "kiss",
        "massage",
        "naked",
        "undress",
        "car",
        "drive",
        "garage",
        "wine",
        "beer",
        "cocktail",
        "cocktails",
        "drinks",
        "bar",
        "pub",
        "champagne",
        "he",
        "she",
        "past",
        "forgive",
    ];

    #[test]
    fn there_are_many_and_each_is_one_of_its_kind() {
        let ids: BTreeSet<_> = deck().iter().map(|card| &card.id).collect();
        let texts: BTreeSet<_> = deck().iter().map(|card| card.text.to_lowercase()).collect();
        assert_eq!((ids.len(), texts.len()), (deck().len(), deck().len()));
        assert!(deck().len() >= 120, "{}", deck().len());
        for card in deck() {
            let length = card.text.chars().count();
            assert!((4..=limit::WHAT).contains(&length), "{}", card.text);
            assert!(card.id.parse::<uuid::Uuid>().is_err(), "{}", card.id);
        }
    }

    #[test]
    fn none_takes_for_granted_what_not_all_have_and_none_lands_badly() {
        for card in deck() {
            let text = card.text.to_lowercase();
            let mut words = text.split(|letter: char| !letter.is_alphabetic());
            assert_eq!(words.find(|word| NEVER.contains(word)), None, "{}", card.text);
            assert!(found(&card.text).is_empty(), "{}", card.text);
        }
    }

    #[test]
    fn whatever_is_chosen_something_is_there() {
        let all = every_filter();
        assert_eq!(all.len(), 6 * 4 * 3 * 3);
        for filter in all {
            let shown = deck().iter().filter(|card| filter.admits(card.needs)).count();
            assert!(shown > 0, "nothing for {filter:?}");
        }
    }
}

//! The deck: the hobbies of `hobbies.toml`, in their order.

use std::sync::LazyLock;

use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde::Deserialize;

const HOBBIES: &str = include_str!("hobbies.toml");

/// Something to do together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Card {
    /// Names it for good: it is kept beside every answer.
    pub id: String,
    /// What.
    pub text: String,
}

#[derive(Deserialize)]
struct File {
    hobby: Vec<Card>,
}

/// Read when the first is shown.
static DECK: LazyLock<Vec<Card>> = LazyLock::new(|| {
    let read = Figment::from(Toml::string(HOBBIES)).extract::<File>();
    read.unwrap_or_else(|error| panic!("the hobbies that come along: {error}")).hobby
});

/// Every hobby of the deck.
pub fn deck() -> &'static [Card] {
    &DECK
}

/// The one with this id, if the deck has it.
pub fn card(id: &str) -> Option<&'static Card> {
    deck().iter().find(|card| card.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::steps::communication::wording::found;

    #[test]
    fn there_are_some_sixty_and_each_is_one_of_its_kind() {
        let ids: BTreeSet<_> = deck().iter().map(|card| &card.id).collect();
        let texts: BTreeSet<_> = deck().iter().map(|card| card.text.to_lowercase()).collect();
        assert_eq!((ids.len(), texts.len()), (deck().len(), deck().len()));
        assert!((60..=70).contains(&deck().len()), "{}", deck().len());
        for card in deck() {
            assert!((4..=70).contains(&card.text.chars().count()), "{}", card.text);
            assert!(found(&card.text).is_empty(), "{}", card.text);
            assert!(card.id.parse::<uuid::Uuid>().is_err(), "{}", card.id);
        }
    }
}

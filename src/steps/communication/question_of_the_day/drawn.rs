//! A question as it was drawn for the two: a card in a round, which a draft of an answer is about.

use std::{array, sync::LazyLock};

use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use super::{Card, answer::LIMIT, deck};
use crate::draft::{Part, Takes};

/// The only part of an answer to each card of the deck.
static PARTS: LazyLock<Vec<[Part; 1]>> = LazyLock::new(|| deck().iter().map(part).collect());

fn part(card: &'static Card) -> [Part; 1] {
    [Part {
        name: "words",
        lead: &card.text,
        hint: "Two sentences are plenty.",
        needed: true,
        takes: Takes::Text(LIMIT),
    }]
}

/// A card in a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// Which question.
    pub card: &'static Card,
    /// In which round through the deck.
    pub round: u32,
}

impl Drawn {
    /// The same as an id: the beginning of the SHA-256 of the card's id, and the round.
    pub fn uuid(self) -> Uuid {
        let digest = Sha256::digest(&self.card.id);
        let round = self.round.to_be_bytes();
        let byte = |at: usize| if at < 12 { digest[at] } else { round[at - 12] };
        Builder::from_custom_bytes(array::from_fn(byte)).into_uuid()
    }

    /// What has this id, if the deck has it.
    pub fn of(id: Uuid) -> Option<Self> {
        let &[.., a, b, c, d] = id.as_bytes();
        let round = u32::from_be_bytes([a, b, c, d]);
        let mut all = deck().iter().map(|card| Self { card, round });
        all.find(|drawn| drawn.uuid() == id)
    }

    /// What one writes to answer it.
    pub fn parts(self) -> &'static [Part] {
        let at = deck().iter().position(|card| card.id == self.card.id);
        at.and_then(|at| PARTS.get(at)).map_or(&[], |parts| parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_found_by_its_id_in_each_round() {
        for round in [0, 1, 40, u32::MAX] {
            for card in deck() {
                let drawn = Drawn { card, round };
                assert_eq!(Drawn::of(drawn.uuid()), Some(drawn));
                assert_eq!(drawn.parts()[0].lead, card.text);
            }
        }
        assert_eq!(Drawn::of(Uuid::nil()), None);
    }
}

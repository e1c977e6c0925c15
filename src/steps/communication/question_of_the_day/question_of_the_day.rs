//! Which question it is on which day: pure, from the couple, the day, and what was taken from the deck.
//!
//! A round goes once through the whole deck. Its order is the couple's own, the light questions mostly
//! first, and no two of one theme beside each other where that can be. A question that was taken for a
//! day changes places with the one that would have come: so none is lost, and none comes twice.
//!
//! Days are civil days. Two who live in different time zones have the same question on a day of the
//! same date, though it begins later for one of them.

use chrono::{Days, NaiveDate};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{Card, Drawn};
use crate::access::PersonId;

/// How far each depth is spread over the round: more than the distance between two of them, so that
/// it rises gently.
const SPREAD: u64 = 150;
const STEP: u64 = 100;

/// Once through the deck.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    /// From 0.
    pub number: u32,
    /// Its first day.
    pub begins: NaiveDate,
}

/// The question of a day.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// On which day.
    pub day: NaiveDate,
    /// In which round.
    pub round: u32,
    /// Which question.
    pub card: &'static Card,
    /// Who took it from the deck, if it would not have come by itself.
    pub picked_by: Option<PersonId>,
}

impl Asked {
    /// The question in its round.
    pub fn drawn(&self) -> Drawn {
        Drawn { card: self.card, round: self.round }
    }
}

impl Round {
    /// The round that this day belongs to, of a couple whose first day was `began`.
    pub fn of(began: NaiveDate, day: NaiveDate, cards: usize) -> Self {
        let cards = u64::try_from(cards).unwrap_or(u64::MAX).max(1);
        let passed = u64::try_from((day - began).num_days()).unwrap_or(0);
        let number = passed / cards;
        let begins = began.checked_add_days(Days::new(number * cards)).unwrap_or(began);
        Self { number: u32::try_from(number).unwrap_or(u32::MAX), begins }
    }

    /// Which of its days this one is, from 0.
    pub fn nth(self, day: NaiveDate) -> usize {
        usize::try_from((day - self.begins).num_days()).unwrap_or(0)
    }
}

/// The deck in the order in which this couple is asked in this round.
pub fn course(couple: Uuid, round: u32, deck: &[Card]) -> Vec<&Card> {
    let mut left: Vec<_> = deck.iter().map(|card| (rank(couple, round, card), card)).collect();
    left.sort_by_key(|(rank, card)| (*rank, &card.id));
    let mut course: Vec<&Card> = Vec::with_capacity(deck.len());
    while !left.is_empty() {
        let before = course.last().map(|card| card.theme.as_str());
        let next = left.iter().position(|(_, card)| Some(card.theme.as_str()) != before);
        course.push(left.remove(next.unwrap_or(0)).1);
    }
    course
}

/// The lighter the earlier, and within that by chance; the same for both of the two.
fn rank(couple: Uuid, round: u32, card: &Card) -> u64 {
    let mixed = Sha256::new()
        .chain_update(couple.as_bytes())
        .chain_update(round.to_be_bytes())
        .chain_update(card.id.as_bytes())
        .finalize();
    let chance = mixed.iter().take(4).fold(0, |all, byte| all << 8 | u64::from(*byte));
    u64::from(card.depth) * STEP + chance % SPREAD
}

/// The same with what was taken from the deck: for which of its days, and which question. A question
/// that lies ahead changes places; one that had its day before comes once more, and the one that it
/// comes in place of waits for the next round.
#[must_use]
pub fn with_picks<'a>(mut course: Vec<&'a Card>, picks: &[(usize, &'a Card)]) -> Vec<&'a Card> {
    for (nth, taken) in picks.iter().copied() {
        let ahead = course.iter().skip(nth).position(|card| card.id == taken.id);
        match (ahead, course.get_mut(nth)) {
            (Some(after), _) => course.swap(nth, nth + after),
            (None, Some(place)) => *place = taken,
            (None, None) => {}
        }
    }
    course
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::{super::deck, *};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn ids<'a>(course: &[&'a Card]) -> Vec<&'a str> {
        course.iter().map(|card| card.id.as_str()).collect()
    }

    #[test]
    fn a_round_is_as_long_as_the_deck() {
        let began = day("2026-03-11");
        for (on, number, begins, nth) in [
            ("2026-03-11", 0, "2026-03-11", 0),
            ("2026-03-20", 0, "2026-03-11", 9),
            ("2026-03-21", 1, "2026-03-21", 0),
            ("2026-04-01", 2, "2026-03-31", 1),
            ("2026-03-01", 0, "2026-03-11", 0),
        ] {
            let round = Round::of(began, day(on), 10);
            assert_eq!((round.number, round.begins), (number, day(begins)), "{on}");
            assert_eq!(round.nth(day(on)), nth, "{on}");
        }
    }

    #[test]
    fn depth_rises_gently_and_themes_change() {
        let course = course(Uuid::from_u128(7), 0, deck());
        let third = course.len() / 3;
        let depth = |part: &[&Card]| part.iter().map(|card| u32::from(card.depth)).sum::<u32>();
        let (first, middle, last) = (
            depth(&course[..third]),
            depth(&course[third..2 * third]),
            depth(&course[2 * third..]),
        );
        assert!(first < middle && middle < last, "{first} {middle} {last}");
        assert!(course[..third].iter().all(|card| card.depth < 3), "none too close too soon");
        assert!(course[..7].iter().any(|card| card.depth == 1));
        let same = course.windows(2).filter(|two| two[0].theme == two[1].theme).count();
        assert!(same < 6, "{same} times twice the same theme");
    }

    #[test]
    fn what_was_taken_changes_places_with_what_would_have_come() {
        let before = course(Uuid::from_u128(7), 0, deck());
        let (wanted, displaced) = (before[40], before[3]);
        let after = with_picks(before.clone(), &[(3, wanted)]);
        assert_eq!((after[3], after[40]), (wanted, displaced));
        let again = with_picks(before.clone(), &[(50, before[2])]);
        assert_eq!((again[2], again[50]), (before[2], before[2]), "asked for once more");
        assert_eq!(ids(&with_picks(before.clone(), &[(999, wanted)])), ids(&before));
    }

    proptest! {
        /// Whoever they are and whatever they take: both come to the same, every question once.
        #[test]
        fn every_question_comes_once_in_a_round(couple in any::<u128>(), round in 0_u32..40) {
            let couple = Uuid::from_u128(couple);
            let one = course(couple, round, deck());
            prop_assert_eq!(ids(&one), ids(&course(couple, round, deck())));
            prop_assert_eq!(ids(&one).into_iter().collect::<BTreeSet<_>>().len(), deck().len());
        }

        /// A day has what was last taken for it, and no day before the first pick is another.
        #[test]
        fn picks_change_nothing_that_was(picks in proptest::collection::btree_map(0_usize..176, 0_usize..176, 0..12)) {
            let before = course(Uuid::from_u128(7), 0, deck());
            let picks: Vec<_> =
                picks.iter().map(|(nth, card)| (*nth, &deck()[*card])).collect();
            let after = with_picks(before.clone(), &picks);
            for (nth, card) in &picks {
                prop_assert_eq!(&after[*nth].id, &card.id);
            }
            let first = picks.first().map_or(after.len(), |(nth, _)| *nth);
            prop_assert_eq!(ids(&after[..first]), ids(&before[..first]));
        }
    }
}

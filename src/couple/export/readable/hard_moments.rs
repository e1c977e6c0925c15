//! Cards for hard moments, and the moments that somebody keeps, in words.

use chrono_tz::Tz;

use super::{
    Group, Item, Line, at,
    entries::{gone, lines, said},
};
use crate::couple::export::Record;

pub(super) fn cards(record: &Record, zone: Tz) -> Vec<Group> {
    let cards = record.hard_moment_cards.iter().map(|card| {
        let mut all = gone(card.withdrawn.as_ref(), zone);
        let words = card.words.iter();
        all.extend(words.flat_map(|it| lines(it, |card| card.said().iter().map(said).collect())));
        let written =
            Item { title: card.author.name.clone(), byline: at(card.made_at, zone), lines: all };
        Group { title: Line::plain("", "A card"), items: vec![written], ..Group::default() }
    });
    cards.collect()
}

pub(super) fn kept(record: &Record, zone: Tz) -> Vec<Group> {
    let kept = record.hard_moments.iter().map(|kept| {
        let began = lines(&kept.words, |words| vec![Line::plain("Began", at(words.at, zone))]);
        let moment = Item { title: "A hard moment".to_owned(), lines: began, ..Item::default() };
        Group { title: Line::plain("", "Kept"), items: vec![moment], ..Group::default() }
    });
    kept.collect()
}

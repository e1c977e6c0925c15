//! A draft is shared whole, short enough, open, and as it was seen.

use super::*;
use crate::steps::communication::turn_talk;

fn draft(what: For, written: &[(&str, &str)]) -> Draft {
    let of = |part: &Part| {
        let found = written.iter().find(|(name, _)| *name == part.name);
        found.map(|(_, words)| Opened::Genuine(Written((*words).to_owned())))
    };
    let parts = what.parts().iter().map(|part| (*part, of(part)));
    Draft { id: DraftId::mint(), what, parts: parts.collect(), kept: HashMap::new() }
}

fn turn(written: &[(&str, &str)]) -> Result<ToShare, String> {
    draft(For::Said(None), written).to_share().map_err(Unready::sentence)
}

#[test]
fn a_turn_is_shared_when_it_is_whole_and_short() {
    let said = turn(&[("when", "You came home at ten"), ("felt", "alone")]).expect("whole");
    assert_eq!((said.words("felt"), said.words("because")), ("alone", ""));
    let lacks = turn(&[("when", "You came home at ten")]).expect_err("a feeling is missing");
    assert!(lacks.contains("I felt"), "{lacks}");
    let long = "a".repeat(turn_talk::LIMIT - 4);
    turn(&[("when", &long), ("felt", "cold")]).expect("fits exactly");
    let sentence = turn(&[("when", &long), ("felt", "small")]).expect_err("too long");
    assert!(sentence.contains("601"), "{sentence}");
}

#[test]
fn of_what_one_carries_one_area_is_enough_and_what_was_skipped_is_not_there() {
    let carried = [("trust", "I count the minutes"), ("future", "")];
    let said = draft(For::Statement, &carried).to_share().expect("one area");
    assert_eq!(said.parts.len(), 1);
    assert_eq!((said.parts[0].0.name, said.only()), ("trust", "I count the minutes".to_owned()));
    assert_eq!(draft(For::Statement, &[]).to_share(), Err(Unready::IsEmpty));
}

#[test]
fn nothing_that_is_closed_or_changed_is_shared() {
    for (opened, expected) in [
        (Opened::Locked, Unready::IsClosed),
        (Opened::ChangedOutside, Unready::WasChanged),
        (Opened::BeforeReset, Unready::BeforeReset),
    ] {
        assert_eq!(Unready::hides(Some(&opened)), Some(expected));
        let mut draft = draft(For::Said(None), &[("when", "x"), ("felt", "y")]);
        draft.parts[3].1 = Some(opened);
        assert_eq!(draft.to_share(), Err(expected));
    }
}

#[test]
fn a_look_shows_whether_anything_is_other_than_before() {
    let seen = |written: &[(&str, &str)]| {
        draft(For::Statement, written).to_share().expect("something").seen()
    };
    let first = seen(&[("trust", "I count"), ("future", "the days")]);
    assert_eq!(first, seen(&[("trust", "I count"), ("future", "the days")]));
    for other in [
        &[("trust", "I count"), ("future", "the hours")][..],
        &[("trust", "I countthe"), ("future", " days")],
        &[("body", "I count"), ("future", "the days")],
        &[("trust", "I count")],
    ] {
        assert_ne!(first, seen(other), "{other:?}");
    }
}

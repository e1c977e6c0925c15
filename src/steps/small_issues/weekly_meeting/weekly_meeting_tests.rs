//! The course of a meeting: whatever the two try, and in whatever order.

use proptest::{prelude::*, sample::select};

use super::*;

const ANA: u8 = 1;
const BEN: u8 = 2;

fn person(number: u8) -> PersonId {
    PersonId::from(uuid::Uuid::from_u128(number.into()))
}

fn concern(number: u8) -> ConcernId {
    ConcernId::from(uuid::Uuid::from_u128(u128::from(number) + 10))
}

fn begun() -> History {
    History { begun_by: person(ANA), begun_at: DateTime::UNIX_EPOCH, done: Vec::new() }
}

/// Does it if the rule lets them.
fn act(history: &mut History, who: u8, act: Act) -> Result<Standing, &'static str> {
    let number = u32::try_from(history.done.len()).expect("few") + 1;
    let at = DateTime::UNIX_EPOCH + TimeDelta::minutes(number.into());
    let standing = history.after(person(who), act, at)?;
    let (is_withdrawn, is_changed) = (false, false);
    history.done.push(Done { number, who: person(who), act, at, is_withdrawn, is_changed });
    Ok(standing)
}

fn after(done: &[(u8, Act)]) -> History {
    let mut history = begun();
    for (who, it) in done {
        act(&mut history, *who, *it).expect("may");
    }
    history
}

#[test]
fn the_parts_follow_one_another_and_lead_both() {
    assert_eq!(Part::ALL.map(Part::number), [1, 2, 3, 4, 5, 6]);
    assert!(Part::ALL.iter().all(|part| Part::parse(part.number()) == Some(*part)));
    assert_eq!((Part::Thanks.next(), Part::Ask.next()), (Some(Part::WentWell), None));
    let history = after(&[(BEN, Act::Went(Part::WentWell)), (ANA, Act::Went(Part::Thanks))]);
    assert_eq!(history.standing().part, Part::Thanks);
    assert!(history.after(person(BEN), Act::Went(Part::Thanks), DateTime::UNIX_EPOCH).is_err());
}

#[test]
fn a_concern_takes_both_and_none_takes_one() {
    let mut history = after(&[(ANA, Act::Suggested(concern(1)))]);
    assert_eq!(act(&mut history, ANA, Act::Agreed(concern(1))), Err(NOT_SUGGESTED));
    assert_eq!(act(&mut history, BEN, Act::Agreed(concern(2))), Err(NOT_SUGGESTED));
    let on = act(&mut history, BEN, Act::Agreed(concern(1))).expect("may");
    assert_eq!((on.topic, on.suggested), (Topic::Concern(concern(1)), None));
    let none = act(&mut history, BEN, Act::NoConcern).expect("may");
    assert_eq!(none.topic, Topic::Nothing);
    let both = after(&[(ANA, Act::Suggested(concern(1))), (BEN, Act::Suggested(concern(1)))]);
    assert_eq!(both.standing().topic, Topic::Concern(concern(1)), "each has said yes");
}

#[test]
fn one_ask_each_and_the_other_answers_it() {
    let mut history = after(&[(ANA, Act::Said(Part::Ask))]);
    assert_eq!(act(&mut history, ANA, Act::Said(Part::Ask)), Err(ONE_ASK));
    assert_eq!(act(&mut history, ANA, Act::Will(1)), Err(NO_ASK), "it is her own");
    assert_eq!(act(&mut history, BEN, Act::Will(7)), Err(NO_ASK));
    act(&mut history, BEN, Act::NotThisWeek(1)).expect("may");
    assert_eq!(history.answer_to(1), Some(false));
    act(&mut history, BEN, Act::Will(1)).expect("may change it");
    assert_eq!(history.answer_to(1), Some(true));
    history.done[0].is_withdrawn = true;
    assert!(act(&mut history, ANA, Act::Said(Part::Ask)).is_ok(), "hers was taken back");
    assert_eq!(act(&mut history, BEN, Act::Will(1)), Err(NO_ASK));
}

#[test]
fn six_lines_of_each_are_enough_for_a_part() {
    let mut history = after(&[(ANA, Act::Said(Part::Thanks)); 6]);
    assert_eq!(act(&mut history, ANA, Act::Said(Part::Thanks)), Err(FULL));
    assert!(act(&mut history, BEN, Act::Said(Part::Thanks)).is_ok());
    assert!(act(&mut history, ANA, Act::Said(Part::WentWell)).is_ok());
}

#[test]
fn either_stops_and_either_goes_on() {
    let mut history = after(&[(ANA, Act::Went(Part::Concern)), (BEN, Act::Stopped)]);
    assert_eq!(act(&mut history, ANA, Act::Went(Part::Ask)), Err(RESTS));
    assert!(act(&mut history, ANA, Act::Said(Part::Concern)).is_ok(), "no word is lost");
    let on = act(&mut history, ANA, Act::WentOn).expect("may");
    assert_eq!((on.phase, on.part), (Phase::UnderWay, Part::Concern));
    assert_eq!(on.since, DateTime::UNIX_EPOCH + TimeDelta::minutes(4), "they sit down anew");
}

#[test]
fn it_goes_on_after_its_end_until_one_has_signed() {
    let mut history = after(&[(ANA, Act::Closed), (BEN, Act::Said(Part::Thanks))]);
    act(&mut history, BEN, Act::WentOn).expect("nobody has signed");
    act(&mut history, BEN, Act::Closed).expect("may");
    act(&mut history, ANA, Act::Signed).expect("may");
    for no in [Act::WentOn, Act::Said(Part::Thanks)] {
        assert_eq!(act(&mut history, BEN, no), Err(SIGNED));
    }
    let differs = act(&mut history, BEN, Act::Differs).expect("may");
    assert_eq!(differs.signed, [Some(true), Some(false)]);
    let both = act(&mut history, BEN, Act::Signed).expect("may later");
    assert_eq!(both.signed, [Some(true), Some(true)]);
}

#[test]
fn what_was_changed_outside_counts_for_nothing() {
    let mut history = after(&[(ANA, Act::Closed), (BEN, Act::Signed)]);
    history.done[1].is_changed = true;
    assert!(history.standing().is_unsigned());
}

#[test]
fn every_act_is_kept_and_read_back() {
    for act in acts() {
        let (word, part, concern, line) = act.kept();
        assert_eq!(Act::parse(word, part, concern, line), Some(act));
    }
    assert_eq!(Act::parse("said", Some(7), None, None), None);
    assert_eq!(Act::parse("closed", Some(1), None, None), None);
}

fn acts() -> Vec<Act> {
    let each = Part::ALL.into_iter().flat_map(|part| [Act::Said(part), Act::Went(part)]);
    let concerns =
        [1, 2].into_iter().flat_map(|it| [Act::Suggested(concern(it)), Act::Agreed(concern(it))]);
    let lines = (1..4).flat_map(|line| [Act::Will(line), Act::NotThisWeek(line)]);
    let others =
        [Act::NoConcern, Act::Stopped, Act::WentOn, Act::Closed, Act::Signed, Act::Differs];
    each.chain(concerns).chain(lines).chain(others).collect()
}

proptest! {
    /// Whatever the two try, in whatever order.
    #[test]
    fn whatever_they_try_the_meeting_stays_one(
        tries in prop::collection::vec((select(vec![ANA, BEN]), select(acts())), 0..60)
    ) {
        let mut history = begun();
        for (who, it) in tries {
            let before = history.standing();
            let Ok(next) = act(&mut history, who, it) else {
                prop_assert_eq!(history.standing(), before, "a no changes nothing");
                continue;
            };
            prop_assert_eq!(history.standing(), next, "and where it stands follows from the acts");
            if let (Topic::Concern(on), true) = (next.topic, next.topic != before.topic) {
                let said = |done: &&Done| {
                    matches!(done.act, Act::Suggested(id) | Act::Agreed(id) if id == on)
                };
                let who: Vec<_> = history.done.iter().filter(said).map(|done| done.who).collect();
                prop_assert!(who.contains(&person(ANA)) && who.contains(&person(BEN)));
            }
            if !before.is_unsigned() {
                prop_assert_eq!(next.phase, Phase::Closed, "what one has signed stays closed");
                prop_assert!(!matches!(it, Act::Said(_)), "and nothing is added to it");
            }
            for who in [ANA, BEN] {
                prop_assert!(history.lines(person(who), Act::Said(Part::Ask)) <= 1);
            }
        }
    }
}

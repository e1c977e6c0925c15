//! Who may do what in a talk, and when.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;

fn two() -> [PersonId; 2] {
    [PersonId::mint(), PersonId::mint()]
}

fn talk(two: [PersonId; 2], acts: &[(usize, Act)]) -> History {
    let acts = acts.iter().map(|(who, act)| (two[*who], *act)).collect();
    History { two, acts, stopped_by: None, time_out: None }
}

const SAID: (usize, Act) = (0, Act::Said);
const BACK: (usize, Act) = (1, Act::Reflected);
const MISSING: (usize, Act) = (0, Act::NotQuite);
const HEARD: (usize, Act) = (0, Act::Heard);

#[test]
fn a_whole_talk_goes_both_ways() {
    let two @ [ana, ben] = two();
    let steps = [
        (SAID, Ask::Wait, Ask::Reflect),
        (BACK, Ask::Judge, Ask::Wait),
        (MISSING, Ask::Wait, Ask::Reflect),
        (BACK, Ask::Judge, Ask::Wait),
        (HEARD, Ask::Wait, Ask::Speak),
        ((1, Act::Said), Ask::Reflect, Ask::Wait),
        ((0, Act::Reflected), Ask::Wait, Ask::Judge),
        ((1, Act::Heard), Ask::Close, Ask::Close),
        ((1, Act::Closed), Ask::Close, Ask::Wait),
        ((0, Act::Closed), Ask::Over, Ask::Over),
    ];
    let mut acts = Vec::new();
    for (act, of_ana, of_ben) in steps {
        if !acts.is_empty() {
            let (who, act) = (two[act.0], act.1);
            talk(two, &acts).after(who, act, DateTime::UNIX_EPOCH).expect("it is their turn");
        }
        acts.push(act);
        let state = talk(two, &acts).state();
        assert_eq!((state.asks(ana), state.asks(ben)), (of_ana, of_ben), "after {act:?}");
    }
    assert_eq!(talk(two, &acts).state(), State::Done);
}

#[test]
fn after_four_rounds_it_closes_kindly() {
    let two = two();
    let mut acts = vec![SAID];
    for round in 1..=ROUNDS {
        acts.push(BACK);
        assert_eq!(talk(two, &acts).state().can_go_round(), round < ROUNDS);
        acts.push(MISSING);
    }
    assert_eq!(talk(two, &acts).state(), State::Closing { heard: false, closed: None });
}

#[test]
fn who_has_nothing_to_add_need_not_speak() {
    let two = two();
    let acts = [SAID, BACK, HEARD, (1, Act::NothingToAdd)];
    assert_eq!(talk(two, &acts).state(), State::Closing { heard: true, closed: None });
}

fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
}

fn until(by: PersonId, minutes: i64) -> TimeOut {
    TimeOut { by, since: at(0), until: at(minutes), moved: false, back_at: None }
}

#[test]
fn it_rests_until_the_time_out_ends_or_who_took_it_is_back() {
    let two @ [ana, ben] = two();
    let time_out = until(ben, 20);
    let rests = History { time_out: Some(time_out), ..talk(two, &[SAID]) };
    assert_eq!(rests.after(ben, Act::Reflected, at(19)), Err(TIME_OUT));
    assert_eq!(rests.after(ana, Act::Reflected, at(19)), Err(NOT_YOUR_TURN));
    rests.after(ben, Act::Reflected, at(20)).expect("its time has come");
    let time_out = Some(TimeOut { back_at: Some(at(1)), ..time_out });
    let back = History { time_out, ..rests };
    back.after(ben, Act::Reflected, at(1)).expect("he is back");
}

#[test]
fn every_act_is_found_by_its_word() {
    for act in Act::ALL {
        assert_eq!(Act::parse(act.word()), Some(act));
    }
}

fn any_act() -> impl Strategy<Value = (usize, Act)> {
    (0_usize..2, proptest::sample::select(&Act::ALL[..]))
}

proptest! {
    /// Wherever a talk stands that is not over: with a time-out of either it rests, nothing is done
    /// meanwhile, either can still stop, and then it goes on as it was.
    #[test]
    fn it_rests_from_anywhere_and_nothing_happens_meanwhile(
        tries in proptest::collection::vec(any_act(), 0..30),
        by in 0_usize..2,
        minutes in 20_i64..=1440,
    ) {
        let two = two();
        let mut acts = vec![SAID];
        for (who, act) in tries {
            if talk(two, &acts).after(two[who], act, at(0)).is_ok() {
                acts.push((who, act));
            }
        }
        let awake = talk(two, &acts);
        if awake.state().is_over() {
            return Ok(());
        }
        let rests = History { time_out: Some(until(two[by], minutes)), ..talk(two, &acts) };
        for who in two {
            for act in Act::ALL {
                prop_assert!(rests.after(who, act, at(minutes - 1)).is_err());
                let then = rests.after(who, act, at(minutes));
                prop_assert_eq!(then, awake.after(who, act, at(minutes)));
            }
            prop_assert!(rests.state().stop(who).is_ok());
        }
    }

    /// Whatever the two try, in whatever order: nobody but the listener says back, nobody but who
    /// spoke says whether they feel heard, nothing new is said before that, it is said back four
    /// times at most, and either stops it in one step from anywhere.
    #[test]
    fn only_the_listener_reflects_and_nothing_new_enters_before_heard(
        tries in proptest::collection::vec(any_act(), 0..60),
    ) {
        let two = two();
        let mut acts = vec![SAID];
        let (mut speaker, mut back, mut heard) = (Some(0_usize), 0_u8, 0_u8);
        for (who, act) in tries {
            let before = talk(two, &acts);
            prop_assert_eq!(before.state().stop(two[who]).is_ok(), !before.state().is_over());
            if before.after(two[who], act, DateTime::UNIX_EPOCH).is_err() {
                continue;
            }
            prop_assert!(!before.state().is_over());
            match act {
                Act::Said => {
                    prop_assert_eq!((heard, who), (1, 1));
                    (speaker, back) = (Some(1), 0);
                }
                Act::Reflected => {
                    prop_assert_eq!(speaker, Some(1 - who));
                    back += 1;
                    prop_assert!(back <= ROUNDS);
                }
                Act::Heard | Act::NotQuite => {
                    prop_assert_eq!(speaker, Some(who));
                    prop_assert!(back > 0);
                    heard += u8::from(act == Act::Heard);
                }
                Act::NothingToAdd => prop_assert_eq!((heard, who), (1, 1)),
                Act::Closed => prop_assert!(heard > 0 || back == ROUNDS),
            }
            if act == Act::Heard {
                speaker = None;
            }
            acts.push((who, act));
        }
    }
}

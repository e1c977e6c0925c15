//! What the two can do about a concern, and what comes of it.

use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;

fn at(day: i64) -> DateTime<Utc> {
    "2026-03-12T18:00:00Z".parse::<DateTime<Utc>>().expect("a time") + TimeDelta::days(day)
}

fn raised() -> (History, PersonId, PersonId) {
    let (ana, ben) = (PersonId::mint(), PersonId::mint());
    (History { author: ana, done: Vec::new(), changed: Vec::new(), is_withdrawn: false }, ana, ben)
}

fn does(history: &mut History, who: PersonId, act: Act, day: i64) -> Result<State, &'static str> {
    let standing = history.after(who, act, at(day))?;
    history.done.push(Done { who, act, at: at(day) });
    assert_eq!(history.standing(at(day)), standing);
    Ok(standing.state)
}

#[test]
fn it_is_read_with_a_time_talked_about_and_left_as_both_say() {
    let (mut history, ana, ben) = raised();
    assert_eq!(does(&mut history, ana, Act::Read(None), 0), Err(NOT_YOURS));
    assert_eq!(does(&mut history, ana, Act::Time(at(1)), 0), Err(NOT_READ));
    let time = Time { at: at(1), by: ben, suits: false };
    let read = does(&mut history, ben, Act::Read(Some(at(1))), 0);
    assert_eq!(read, Ok(State::Read { time: Some(time) }));
    assert_eq!(does(&mut history, ben, Act::Suits, 0), Err(NO_TIME), "he suggested it");
    does(&mut history, ana, Act::Time(at(2)), 0).expect("another time");
    let suits = does(&mut history, ben, Act::Suits, 0);
    assert_eq!(suits, Ok(State::Read { time: Some(Time { at: at(2), by: ana, suits: true }) }));
    assert_eq!(does(&mut history, ana, Act::Talked, 2), Ok(State::Talked));
    let resolved = Act::Suggested(Outcome::Resolved);
    assert_eq!(does(&mut history, ana, resolved, 2), Ok(State::Talked), "one alone leaves nothing");
    assert_eq!(does(&mut history, ana, Act::Confirmed, 2), Err(NOT_YOURS));
    assert_eq!(does(&mut history, ben, Act::NotYet, 2), Ok(State::Talked));
    assert_eq!(does(&mut history, ben, Act::Confirmed, 2), Err(NOTHING_SUGGESTED));
    does(&mut history, ana, resolved, 3).expect("once more");
    assert_eq!(does(&mut history, ben, Act::Confirmed, 3), Ok(State::Left(Outcome::Resolved)));
    assert_eq!(does(&mut history, ben, Act::Talked, 3), Err(LEFT));
    assert_eq!(does(&mut history, ben, Act::Reopened, 9), Ok(State::Read { time: None }));
    assert_eq!(does(&mut history, ana, Act::Reopened, 9), Err(OPEN));
}

#[test]
fn two_who_suggest_the_same_at_once_have_both_said_yes() {
    let (mut history, ana, ben) = raised();
    let therapy = Act::Suggested(Outcome::Therapy);
    does(&mut history, ana, therapy, 0).expect("suggested");
    assert_eq!(does(&mut history, ana, therapy, 0), Err(READ_ALREADY));
    assert_eq!(does(&mut history, ben, therapy, 0), Ok(State::Left(Outcome::Therapy)));
}

#[test]
fn what_is_parked_comes_back_by_itself() {
    let (mut history, ana, ben) = raised();
    does(&mut history, ben, Act::Suggested(Outcome::Parked(at(7))), 0).expect("suggested");
    does(&mut history, ana, Act::Confirmed, 1).expect("parked");
    let until = history.standing(at(6));
    assert_eq!((until.state, until.is_back), (State::Left(Outcome::Parked(at(7))), false));
    let back = history.standing(at(7));
    assert_eq!((back.state, back.is_back), (State::Read { time: None }, true));
    assert_eq!(does(&mut history, ana, Act::Talked, 8), Ok(State::Talked));
    assert!(!history.standing(at(8)).is_back, "it goes on");
}

#[test]
fn who_says_yes_after_its_day_finds_it_open() {
    let (mut history, ana, ben) = raised();
    does(&mut history, ben, Act::Suggested(Outcome::Parked(at(7))), 0).expect("suggested");
    assert_eq!(does(&mut history, ana, Act::Confirmed, 8), Ok(State::Read { time: None }));
}

#[test]
fn what_was_changed_outside_counts_for_nothing() {
    let (mut history, ana, ben) = raised();
    does(&mut history, ana, Act::Suggested(Outcome::Resolved), 0).expect("suggested");
    does(&mut history, ben, Act::Confirmed, 1).expect("confirmed");
    history.changed = vec![1];
    let standing = history.standing(at(2));
    assert_eq!(standing.state, State::Raised);
    assert_eq!(standing.suggested, Some((ana, Outcome::Resolved)));
}

#[test]
fn acts_are_kept_as_words() {
    for act in all(at(3)) {
        let (word, time) = act.kept();
        assert_eq!(Act::parse(word, time), Some(act));
    }
    assert_eq!(Act::parse("time", None), None);
    assert_eq!(Act::parse("suits", Some(at(1))), None);
}

fn all(at: DateTime<Utc>) -> [Act; 12] {
    [
        Act::Read(None),
        Act::Read(Some(at)),
        Act::Time(at),
        Act::Suits,
        Act::Talked,
        Act::Suggested(Outcome::Resolved),
        Act::Suggested(Outcome::Parked(at)),
        Act::Suggested(Outcome::Therapy),
        Act::Confirmed,
        Act::NotYet,
        Act::Agreed,
        Act::Reopened,
    ]
}

proptest! {
    /// One alone opens it again, and never leaves it: each outcome has something of both in it.
    #[test]
    fn an_outcome_needs_both(steps in prop::collection::vec((any::<bool>(), 0..12_usize, 0..5_i64), 0..30)) {
        let (mut history, ana, ben) = raised();
        let mut day = 0;
        for (is_ana, act, days) in steps {
            day += days;
            let (who, act) = (if is_ana { ana } else { ben }, all(at(day + 3))[act]);
            if act == Act::Agreed {
                continue;
            }
            let before = history.standing(at(day));
            let Ok(state) = does(&mut history, who, act, day) else { continue };
            if let State::Left(outcome) = state {
                prop_assert!(before.suggested.is_some_and(|(by, it)| by != who && it == outcome));
            }
            prop_assert!(state != State::Raised || before.state == State::Raised, "it is not unread again");
        }
    }
}

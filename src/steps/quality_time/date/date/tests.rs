//! Two are needed to plan, one is enough to stop, and what is kept says the same as the rules.

use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone, Copy)]
enum Act {
    Accept,
    NotNow,
    Withdraw,
    Change,
    CallOff,
    Done,
}

const ACTS: [Act; 6] =
    [Act::Accept, Act::NotNow, Act::Withdraw, Act::Change, Act::CallOff, Act::Done];

fn two() -> [PersonId; 2] {
    [1, 2].map(|n| PersonId::from(uuid::Uuid::from_u128(n)))
}

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
}

fn version(number: u32, author: PersonId) -> Version {
    Version {
        number,
        author,
        starts_at: at(1000),
        minutes: 60,
        phones_away: true,
        made_at: at(i64::from(number)),
        answer: None,
    }
}

fn proposed_by(who: PersonId) -> History {
    History::of(vec![version(1, who)], None).expect("one version")
}

/// Does what the rules allow, and keeps it as the store does.
fn act(history: &History, who: PersonId, act: Act) -> Result<(History, State), &'static str> {
    let (before, mut kept) = (history.state(), history.clone());
    let number = history.newest.number + 1;
    let next = match act {
        Act::Accept => before.accept(who),
        Act::NotNow => before.not_now(who),
        Act::Withdraw => before.withdraw(who),
        Act::Change => before.change(who, number),
        Act::CallOff => before.call_off(who),
        Act::Done => before.done(who, true),
    }?;
    match act {
        Act::Accept => kept.newest.answer = Some((who, Answer::Accepted)),
        Act::NotNow => kept.newest.answer = Some((who, Answer::NotNow)),
        Act::Withdraw => kept.newest.answer = Some((who, Answer::Withdrawn)),
        Act::CallOff => kept.outcome = Some((who, Outcome::CalledOff)),
        Act::Done => kept.outcome = Some((who, Outcome::Done)),
        Act::Change => {
            if let Some(answer) = before.replaced(who) {
                kept.newest.answer = Some((who, answer));
            }
            let replaced = std::mem::replace(&mut kept.newest, version(number, who));
            kept.earlier.push(replaced);
        }
    }
    Ok((kept, next))
}

#[test]
fn who_may_do_what() {
    let [ana, ben] = two();
    let proposed = State::Proposed { version: 1, by: ana };
    let planned = State::Planned { version: 1 };
    let changing = State::Changing { planned: 1, version: 2, by: ana };
    for (next, expected) in [
        (proposed.accept(ben), Some(planned)),
        (proposed.accept(ana), None),
        (proposed.not_now(ben), Some(State::NotNow { by: ben })),
        (proposed.not_now(ana), None),
        (proposed.withdraw(ana), Some(State::Withdrawn { by: ana })),
        (proposed.withdraw(ben), None),
        (proposed.change(ben, 2), Some(State::Proposed { version: 2, by: ben })),
        (proposed.call_off(ana), None),
        (proposed.done(ana, true), None),
        (planned.accept(ben), None),
        (planned.change(ana, 2), Some(changing)),
        (planned.call_off(ana), Some(State::CalledOff { by: ana })),
        (planned.done(ben, true), Some(State::Done { by: ben })),
        (planned.done(ben, false), None),
        (changing.accept(ben), Some(State::Planned { version: 2 })),
        (changing.accept(ana), None),
        (changing.not_now(ben), Some(planned)),
        (changing.withdraw(ana), Some(planned)),
        (changing.withdraw(ben), None),
        (changing.call_off(ben), Some(State::CalledOff { by: ben })),
        (State::NotNow { by: ben }.accept(ana), None),
        (State::NotNow { by: ben }.change(ana, 2), None),
        (State::Done { by: ben }.call_off(ana), None),
        (State::Done { by: ben }.note(ana, false), Some(State::Done { by: ben })),
        (planned.note(ana, true), Some(State::Done { by: ana })),
        (State::CalledOff { by: ben }.note(ana, true), None),
    ] {
        assert_eq!(next.ok(), expected);
    }
}

#[test]
fn only_the_newest_version_can_be_answered() {
    let [ana, ben] = two();
    let (history, _) = act(&proposed_by(ana), ana, Act::Change).expect("may");
    assert_eq!(history.read_at(1).and_then(|state| state.accept(ben)), Err(CHANGED));
    assert_eq!(
        history.read_at(2).and_then(|state| state.accept(ben)),
        Ok(State::Planned { version: 2 })
    );
}

#[test]
fn what_a_date_asks_of_each() {
    let [ana, ben] = two();
    let changing = State::Changing { planned: 1, version: 2, by: ana };
    for (state, ended, of_ana, of_ben) in [
        (State::Proposed { version: 1, by: ana }, false, Ask::Waits, Ask::Answer),
        (State::Planned { version: 1 }, false, Ask::Planned, Ask::Planned),
        (State::Planned { version: 1 }, true, Ask::Happened, Ask::Happened),
        (changing, false, Ask::Waits, Ask::Answer),
        (changing, true, Ask::Happened, Ask::Happened),
        (State::NotNow { by: ben }, false, Ask::Over, Ask::Over),
        (State::Withdrawn { by: ana }, false, Ask::Over, Ask::Over),
        (State::Done { by: ana }, true, Ask::Over, Ask::Over),
    ] {
        assert_eq!((state.asks(ana, ended), state.asks(ben, ended)), (of_ana, of_ben));
    }
}

#[test]
fn notes_open_together() {
    assert_eq!(Notes::of(None::<u8>, None), Notes::Unwritten);
    assert_eq!(Notes::of(None, Some(2)), Notes::Unwritten);
    assert_eq!(Notes::of(Some(1), None), Notes::YouWrote);
    assert_eq!(Notes::of(Some(1), Some(2)), Notes::Open { yours: 1, theirs: 2 });
}

fn acts() -> impl Strategy<Value = Vec<(usize, Act)>> {
    prop::collection::vec((0_usize..2, prop::sample::select(&ACTS[..])), 0..12)
}

/// Somewhere a date can be, after any acts of both.
fn anywhere(acts: &[(usize, Act)]) -> History {
    acts.iter().fold(proposed_by(two()[0]), |history, (who, what)| {
        act(&history, two()[*who], *what).map_or(history, |(next, _)| next)
    })
}

proptest! {
    #[test]
    fn what_is_kept_says_what_the_rules_said(acts in acts()) {
        let mut history = proposed_by(two()[0]);
        for (who, what) in acts {
            if let Ok((kept, next)) = act(&history, two()[who], what) {
                prop_assert_eq!(kept.state(), next);
                history = kept;
            }
        }
    }

    /// From anywhere, nothing one person does alone makes the two agree to something else.
    #[test]
    fn nobody_plans_a_date_alone(before in acts(), who in 0_usize..2, alone in acts()) {
        let mut history = anywhere(&before);
        let agreed: Vec<u32> = history.state().planned().into_iter().collect();
        let theirs = |history: &History| match history.state() {
            State::Proposed { version, by } | State::Changing { version, by, .. }
                if by != two()[who] => Some(version),
            _ => None,
        };
        let offered = theirs(&history);
        for (_, what) in alone {
            let Ok((next, _)) = act(&history, two()[who], what) else { continue };
            history = next;
            if let Some(planned) = history.state().planned() {
                prop_assert!(agreed.contains(&planned) || offered == Some(planned));
            }
        }
    }

    /// From wherever it is not over, either of the two can end it at once, alone.
    #[test]
    fn either_can_stop_alone(before in acts()) {
        let history = anywhere(&before);
        for who in two() {
            let can_stop = [Act::NotNow, Act::Withdraw, Act::CallOff].into_iter().any(|what| {
                act(&history, who, what).is_ok_and(|(_, next)| !next.is_ahead())
            });
            prop_assert_eq!(can_stop, history.state().is_ahead());
        }
    }

    #[test]
    fn what_is_over_stays_over(before in acts(), who in 0_usize..2, what in prop::sample::select(&ACTS[..])) {
        let history = anywhere(&before);
        if !history.state().is_ahead() {
            prop_assert!(act(&history, two()[who], what).is_err());
        }
    }
}

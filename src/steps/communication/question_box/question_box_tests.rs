//! Whatever the two do in whatever order: who asks decides what is asked, who answers decides when.

use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn marks() -> impl Strategy<Value = Mark> {
    proptest::sample::select(Mark::ALL.to_vec())
}

fn acts() -> impl Strategy<Value = Vec<(bool, Act)>> {
    let act = prop_oneof![
        marks().prop_map(Act::Marked),
        Just(Act::Chose(Pace::Therapist)),
        Just(Act::Chose(Pace::By(NaiveDate::default()))),
        Just(Act::Answered),
        Just(Act::TookBack),
        Just(Act::Withdrew),
    ];
    proptest::collection::vec((any::<bool>(), act), 0..24)
}

proptest! {
    #[test]
    fn who_asks_decides_what_it_is_and_who_is_asked_the_pace(first in marks(), acts in acts()) {
        let (asker, other) = (PersonId::mint(), PersonId::mint());
        let mut state = State::asked(asker, first);
        for (by_asker, act) in acts {
            let who = if by_asker { asker } else { other };
            let Ok(next) = state.after(who, act) else { continue };
            if by_asker {
                prop_assert_eq!((next.pace, next.is_answered), (state.pace, state.is_answered));
            } else {
                prop_assert_eq!((next.mark, next.is_withdrawn), (state.mark, state.is_withdrawn));
            }
            let answers = !state.is_answered && next.is_answered;
            prop_assert!(!answers || [Mark::Now, Mark::Later].contains(&state.mark));
            prop_assert!(!state.is_withdrawn || act == Act::TookBack, "what is gone stays gone");
            prop_assert_eq!(next.asker, asker);
            state = next;
            prop_assert!(state.is_closed_to(asker) && !state.is_closed_to(other));
            prop_assert!(!state.asks(asker));
            prop_assert!(!state.asks(other) || state.waits() && state.pace.is_none());
        }
    }

    #[test]
    fn who_asked_can_always_say_that_no_answer_is_needed(first in marks(), acts in acts()) {
        let (asker, other) = (PersonId::mint(), PersonId::mint());
        let mut state = State::asked(asker, first);
        for (by_asker, act) in acts {
            state = state.after(if by_asker { asker } else { other }, act).unwrap_or(state);
        }
        let settled = state.after(asker, Act::Marked(Mark::NotNeeded));
        prop_assert_eq!(settled.is_ok(), !state.is_withdrawn);
        prop_assert!(settled.is_ok_and(|state| !state.waits()) || state.is_withdrawn);
    }
}

#[test]
fn once_a_pace_is_chosen_nothing_asks_again() {
    let (asker, other) = (PersonId::mint(), PersonId::mint());
    let state = State::asked(asker, Mark::Now);
    assert!(state.asks(other) && !State::asked(asker, Mark::Later).asks(other));
    let paced = state.after(other, Act::Chose(Pace::By(day("2026-03-14")))).expect("theirs");
    assert!(!paced.asks(other) && paced.waits());
    let moved = paced.after(other, Act::Chose(Pace::By(day("2026-04-01")))).expect("moved");
    assert_eq!(moved.pace, Some(Pace::By(day("2026-04-01"))));
}

#[test]
fn what_is_for_the_therapist_is_not_answered_here() {
    let (asker, other) = (PersonId::mint(), PersonId::mint());
    let state = State::asked(asker, Mark::Therapist);
    assert!(state.after(other, Act::Answered).is_err() && !state.can_answer(other));
    let state = state.after(asker, Act::Marked(Mark::Later)).expect("the asker’s");
    assert!(state.can_answer(other) && !state.can_answer(asker));
}

#[test]
fn a_pace_is_read_as_it_was_typed() {
    let today = day("2026-03-12");
    for (word, typed, expected) in [
        ("only with our therapist", "", Ok(Pace::Therapist)),
        ("by a day", "2026-03-12", Ok(Pace::By(today))),
        ("by a day", "2026-06-10", Ok(Pace::By(day("2026-06-10")))),
        ("by a day", "2026-03-11", Err("day")),
        ("by a day", "2026-06-11", Err("day")),
        ("by a day", "", Err("day")),
        ("", "2026-03-12", Err("pace")),
    ] {
        assert_eq!(Pace::typed(word, typed, today).map_err(|(field, _)| field), expected);
    }
    for pace in [Pace::Therapist, Pace::By(today)] {
        assert_eq!(Pace::parse(pace.word(), pace.day()), Some(pace));
    }
    for mark in Mark::ALL {
        assert_eq!(Mark::parse(mark.word()), Some(mark));
    }
}

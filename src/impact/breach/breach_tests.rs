//! Whatever the two do in whatever order: nothing counts that only one of them wanted, and either
//! stops alone.

use proptest::prelude::*;

use super::*;
use crate::draft::For;

fn acts() -> impl Strategy<Value = Vec<(bool, Act)>> {
    let act = proptest::sample::select(Act::ALL.to_vec());
    proptest::collection::vec((any::<bool>(), act), 0..40)
}

proptest! {
    #[test]
    fn two_agree_and_close_and_one_is_enough_to_stop(acts in acts()) {
        let (ana, ben) = (PersonId::mint(), PersonId::mint());
        let mut state = State::suggested(ana);
        for (by_ana, act) in acts {
            let (who, other) = if by_ana { (ana, ben) } else { (ben, ana) };
            let Ok(next) = state.after(who, act) else { continue };
            if next.agreed != state.agreed {
                prop_assert_eq!(state.offered_by, Some(other), "the other had suggested it");
                prop_assert_eq!(next.agreed, Some(state.version));
            }
            if state.stage == Stage::Open && next.stage == Stage::Closed {
                prop_assert_eq!(state.closing, Some(other), "the other had asked");
            }
            if let (Stage::Open | Stage::Closed, Stage::Ended(by)) = (state.stage, next.stage) {
                prop_assert_eq!(by, who);
            }
            prop_assert!(!act.stops() || next.agreed == state.agreed, "a no changes no words");
            prop_assert!(next.offered_by.is_none() || next.closing.is_none(), "one question at a time");
            state = next;
            if state.stage == Stage::Open {
                let ends = state.can(ana, Act::NoLongerAgrees) && state.can(ben, Act::NoLongerAgrees);
                prop_assert_eq!(ends, state.agreed.is_some());
            }
            prop_assert!(state.agreed.is_none_or(|agreed| !state.lets_go(agreed)));
            prop_assert!(state.offered_by.is_none() || !state.lets_go(state.version));
            if state.stage == Stage::Closed {
                for act in [Act::Reopened, Act::NoLongerAgrees] {
                    prop_assert!(state.can(ana, act) && state.can(ben, act));
                }
            }
            prop_assert!(state.waiting().is_none_or(|by| {
                let to = if by == ana { ben } else { ana };
                [Act::Declined, Act::NotYet].iter().any(|no| state.can(to, *no))
                    && [Act::TookBack, Act::LeftOpen].iter().any(|back| state.can(by, *back))
            }), "who is asked can say no, and who asked can take it back");
        }
    }
}

#[test]
fn other_words_are_answered_before_anything_is_closed() {
    let (ana, ben) = (PersonId::mint(), PersonId::mint());
    let state = State::suggested(ben);
    state.after(ben, Act::AskedToClose).expect_err("nobody agreed yet");
    let other_words = state.after(ana, Act::Suggested).expect("instead of a yes");
    assert_eq!((other_words.version, other_words.offered_by), (2, Some(ana)));
    let agreed = other_words.after(ben, Act::Agreed).expect("hers");
    let closing = agreed.after(ana, Act::AskedToClose).expect("agreed");
    closing.after(ana, Act::Closed).expect_err("it takes both");
    closing.after(ben, Act::Suggested).expect_err("she waits for an answer");
    let closed = closing.after(ben, Act::Closed).expect("both");
    assert_eq!(closed.waiting(), None);
    let open = closed.after(ana, Act::Reopened).expect("one is enough");
    assert_eq!((open.agreed, open.stage), (Some(2), Stage::Open));
}

#[test]
fn a_title_is_read_as_it_was_written() {
    for kind in Kind::ALL {
        let words = BreachWords { title: "The loan".to_owned(), kind, period: "May".to_owned() };
        let parts = TITLE.into_iter().zip(words.parts());
        let parts = parts.map(|(part, (name, kept))| {
            assert_eq!((part.name, part.read(&kept, true)), (name, Ok(kept.clone())));
            (part, kept)
        });
        let said = ToShare { what: For::Title(None), parts: parts.collect() };
        assert_eq!(BreachWords::of(&said), Some(words));
    }
    assert_eq!(BreachWords::of(&ToShare { what: For::Title(None), parts: Vec::new() }), None);
    for act in Act::ALL {
        assert_eq!(Act::parse(act.word()), Some(act));
    }
}

//! Two agree on it, one ends it.

use proptest::prelude::*;

use super::*;

/// What is tried, by the first or the second of the two.
#[derive(Debug, Clone, Copy)]
enum Try {
    Propose(bool),
    Answer(bool, Answer),
    End(bool, usize),
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let one = prop_oneof![
        any::<bool>().prop_map(Try::Propose),
        (any::<bool>(), 0..2_usize).prop_map(|(who, at)| Try::Answer(who, Answer::ALL[at])),
        (any::<bool>(), 0..3_usize).prop_map(|(who, at)| Try::End(who, at)),
    ];
    proptest::collection::vec(one, 0..24)
}

proptest! {
    /// Two are needed: what counts was agreed by the one who had not proposed it. One is enough:
    /// after either has ended it nothing counts until both agree again.
    #[test]
    fn two_agree_and_one_ends(tries in tries()) {
        let two = [PersonId::mint(), PersonId::mint()];
        let who = |first: bool| two[usize::from(!first)];
        let (mut all, mut answered_by) = (Vec::<Step>::new(), Vec::new());
        for attempt in tries {
            let before = Standing::of(&all);
            match attempt {
                Try::Propose(first) => {
                    all.insert(0, Step { author: who(first), answer: None, ended: false });
                    answered_by.insert(0, None);
                    prop_assert_eq!(Standing::of(&all).counts, before.counts.map(|at| at + 1));
                }
                Try::Answer(first, answer) => {
                    let Some(step) = all.first().copied() else { continue };
                    if before.may_answer(who(first), (0, step)).is_ok() {
                        all[0].answer = Some(answer);
                        answered_by[0] = Some(who(first));
                    }
                }
                Try::End(first, at) => {
                    let Some(step) = all.get(at).copied() else { continue };
                    let may = before.may_end(who(first), (at, step));
                    prop_assert!(may.is_ok() || before.counts != Some(at), "either may");
                    if may.is_ok() {
                        all[at].ended = true;
                        let counted = before.counts == Some(at);
                        prop_assert!(!counted || Standing::of(&all).counts.is_none());
                    }
                }
            }
            if let Some(at) = Standing::of(&all).counts {
                prop_assert!(answered_by[at].is_some_and(|by| by != all[at].author));
            }
        }
    }
}

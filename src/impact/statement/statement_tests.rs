//! Who may do what with a statement, and when.

use proptest::prelude::*;

use super::*;

const REPLIED: (usize, Act) = (1, Act::Replied);
const PARTLY: (usize, Act) = (0, Act::Partly);

fn two() -> [PersonId; 2] {
    [PersonId::mint(), PersonId::mint()]
}

/// A statement of the first of the two, which has reached the second.
fn statement(two: [PersonId; 2], acts: &[(usize, Act)]) -> History {
    let acts = acts.iter().map(|(who, act)| (two[*who], *act)).collect();
    History { author: two[0], is_delivered: true, acts, stopped_by: None, is_withdrawn: false }
}

#[test]
fn it_is_read_answered_and_understood() {
    let two @ [ana, ben] = two();
    let steps = [
        (REPLIED, Ask::Judge, Ask::Wait),
        (PARTLY, Ask::Wait, Ask::ReplyAgain),
        (REPLIED, Ask::Judge, Ask::Wait),
        ((0, Act::Understood), Ask::Over, Ask::Over),
    ];
    let mut acts = Vec::new();
    let first = statement(two, &acts);
    assert_eq!((first.asks(ana), first.asks(ben)), (Ask::Wait, Ask::Read));
    for (act, of_ana, of_ben) in steps {
        statement(two, &acts).after(two[act.0], act.1).expect("it is theirs");
        acts.push(act);
        let now = statement(two, &acts);
        assert_eq!((now.asks(ana), now.asks(ben)), (of_ana, of_ben), "after {act:?}");
    }
    assert_eq!(statement(two, &acts).state(), State::Understood);
}

#[test]
fn not_yet_is_a_whole_answer_and_nothing_is_asked_after_it() {
    let two @ [ana, ben] = two();
    let not_yet = statement(two, &[REPLIED, (0, Act::NotYet)]);
    assert_eq!((not_yet.asks(ana), not_yet.asks(ben)), (Ask::Wait, Ask::May));
    assert!(!not_yet.asks(ana).is_news() && !not_yet.asks(ben).is_news());
    not_yet.after(ben, Act::Replied).expect("he may, if he likes");
}

#[test]
fn after_three_rounds_it_goes_on_elsewhere() {
    let two @ [ana, ben] = two();
    let mut acts = Vec::new();
    for round in 1..=ROUNDS {
        acts.push(REPLIED);
        assert_eq!(statement(two, &acts).state().is_last_round(), round == ROUNDS);
        acts.push(PARTLY);
    }
    let enough = statement(two, &acts);
    assert_eq!((enough.asks(ana), enough.asks(ben)), (Ask::GoOn, Ask::GoOn));
    enough.after(ben, Act::Replied).expect_err("three times are enough");
    acts.push((1, Act::Closed));
    let closed = statement(two, &acts);
    assert_eq!((closed.asks(ana), closed.asks(ben)), (Ask::GoOn, Ask::Over));
    closed.after(ben, Act::Closed).expect_err("he has said it");
    closed.after(ana, Act::Closed).expect("she has not");
}

#[test]
fn until_its_time_it_is_its_authors_to_take_back_and_nothing_else_happens() {
    let two @ [ana, ben] = two();
    let waiting = History { is_delivered: false, ..statement(two, &[]) };
    waiting.take_back(ana).expect("it is hers");
    waiting.take_back(ben).expect_err("it is not his");
    for (who, act) in two.into_iter().flat_map(|who| Act::ALL.map(|act| (who, act))) {
        waiting.after(who, act).expect_err("it has not reached him");
    }
    statement(two, &[]).take_back(ana).expect_err("it has reached him");
}

#[test]
fn nothing_is_said_about_what_was_withdrawn() {
    let two = two();
    let gone = History { is_withdrawn: true, ..statement(two, &[REPLIED]) };
    for (who, act) in two.into_iter().flat_map(|who| Act::ALL.map(|act| (who, act))) {
        gone.after(who, act).expect_err("it is gone");
    }
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
    /// Whatever the two try, in whatever order: nobody but the other replies, nobody but its author
    /// judges, each reply is judged before the next, there are three at most, and either stops it in
    /// one step from wherever it is.
    #[test]
    fn each_says_only_what_is_theirs_and_three_times_are_enough(
        tries in proptest::collection::vec(any_act(), 0..60),
    ) {
        let two = two();
        let (mut acts, mut replies, mut is_open, mut enough) = (Vec::new(), 0_u8, false, false);
        for (who, act) in tries {
            let before = statement(two, &acts);
            prop_assert_eq!(before.stop().is_ok(), before.state() != State::Understood);
            if before.after(two[who], act).is_err() {
                continue;
            }
            prop_assert!(!before.state().is_over());
            match act {
                Act::Replied => {
                    prop_assert!(who == 1 && !is_open && !enough);
                    (replies, is_open) = (replies + 1, true);
                    prop_assert!(replies <= ROUNDS);
                }
                Act::Understood | Act::Partly | Act::NotYet => {
                    prop_assert!(who == 0 && is_open);
                    is_open = false;
                    enough = act != Act::Understood && replies == ROUNDS;
                }
                Act::Closed => prop_assert!(enough && !acts.contains(&(who, Act::Closed))),
            }
            acts.push((who, act));
            let stopped = History { stopped_by: Some(two[who]), ..statement(two, &acts) };
            prop_assert!(stopped.after(two[1], Act::Replied).is_err());
            prop_assert!(stopped.stop().is_err());
        }
    }
}

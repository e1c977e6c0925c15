//! Who may answer a statement, part by part, and who adds to it.

use proptest::prelude::*;

use super::*;

fn history(two: [PersonId; 2], acts: &[(usize, Act)]) -> History {
    let acts = acts.iter().map(|(who, act)| (two[*who], *act)).collect();
    let written = [true, true, true, false, true, true];
    History { author: two[0], written, acts, is_withdrawn: false }
}

fn two() -> [PersonId; 2] {
    [PersonId::mint(), PersonId::mint()]
}

#[test]
fn the_other_answers_part_by_part_until_every_part_is_received() {
    let two @ [author, other] = two();
    let mut acts = Vec::new();
    for part in [0, 1, 2, 4, 5] {
        assert_eq!(history(two, &acts).state(), State::Shared);
        history(two, &acts).after(other, Act::Received(part)).expect("it was written");
        history(two, &acts).after(author, Act::Received(part)).expect_err("it is the other’s");
        acts.push((1, Act::Received(part)));
    }
    assert_eq!(history(two, &acts).state(), State::Received);
    history(two, &acts).after(other, Act::Received(3)).expect_err("it was left out");
    history(two, &acts).after(other, Act::NeedsMore(2)).expect("one may still ask");
}

#[test]
fn more_is_added_where_it_was_asked_for_and_three_times_are_enough() {
    let two @ [author, other] = two();
    let mut acts = Vec::new();
    for _ in 0..ROUNDS {
        history(two, &acts).after(author, Act::More(2)).expect_err("nobody asked");
        history(two, &acts).after(other, Act::NeedsMore(2)).expect("there is room");
        acts.push((1, Act::NeedsMore(2)));
        assert_eq!(history(two, &acts).state(), State::NeedsMore);
        history(two, &acts).after(author, Act::More(1)).expect_err("not there");
        history(two, &acts).after(author, Act::More(2)).expect("there");
        acts.push((0, Act::More(2)));
        assert_eq!(history(two, &acts).state(), State::Shared);
    }
    assert_eq!(history(two, &acts).after(other, Act::NeedsMore(2)), Err(ENOUGH));
    history(two, &acts).after(other, Act::Received(2)).expect("it can be received");
}

#[test]
fn not_ready_is_a_whole_answer_and_can_be_taken_up_again() {
    let two @ [author, other] = two();
    let not_ready = history(two, &[(1, Act::NotReady)]);
    assert_eq!(not_ready.state(), State::NotReady);
    not_ready.after(author, Act::NotReady).expect_err("it is the other’s");
    assert_eq!(not_ready.after(other, Act::NotReady), Err(SAID_ALREADY));
    not_ready.after(other, Act::Received(0)).expect("whenever they like");
    let taken_up = history(two, &[(1, Act::NotReady), (1, Act::Received(0))]);
    assert_eq!(taken_up.state(), State::Shared);
    let withdrawn = History { is_withdrawn: true, ..taken_up };
    assert_eq!(withdrawn.after(other, Act::Received(1)), Err(WITHDRAWN));
}

#[test]
fn every_act_is_read_as_it_was_kept() {
    for act in all() {
        let (word, part) = act.kept();
        assert_eq!(Act::parse(word, part), Some(act));
    }
    for (word, part) in [("received", 0), ("received", PARTS + 1), ("not ready", 1), ("seen", 1)] {
        assert_eq!(Act::parse(word, part), None, "{word} {part}");
    }
}

fn all() -> Vec<Act> {
    let parts = (0..PARTS).flat_map(|it| [Act::Received(it), Act::NeedsMore(it), Act::More(it)]);
    parts.chain([Act::NotReady]).collect()
}

proptest! {
    /// Whatever the two try, in whatever order: nobody but the other answers, nobody but its author adds,
    /// only where more was asked for, three times at most, and never in what was left out.
    #[test]
    fn more_is_added_only_where_the_other_asked(
        tries in proptest::collection::vec((0_usize..2, proptest::sample::select(all())), 0..60),
    ) {
        let two = two();
        let (mut acts, mut asked, mut rounds) = (Vec::new(), [false; PARTS], [0_u8; PARTS]);
        for (who, act) in tries {
            if history(two, &acts).after(two[who], act).is_err() {
                continue;
            }
            prop_assert_eq!(who == 0, matches!(act, Act::More(_)));
            match act {
                Act::More(part) => {
                    prop_assert!(asked[part]);
                    asked[part] = false;
                }
                Act::NeedsMore(part) => {
                    asked[part] = true;
                    rounds[part] += 1;
                    prop_assert!(rounds[part] <= ROUNDS);
                }
                Act::Received(part) => asked[part] = false,
                Act::NotReady => {}
            }
            prop_assert!(act.part() != Some(3), "it was left out");
            acts.push((who, act));
        }
    }
}

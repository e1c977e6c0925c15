//! What must stay true in the story, whoever rewrites a line of it.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::steps::communication::question_of_the_day::card;

/// The Monday of week 26: nothing has happened after it.
const TODAY: u16 = 26 * 7;

/// The words of the feelings list.
const FEELINGS: &str = "hurt, rejected, betrayed, humiliated, unimportant, lonely, afraid, anxious, \
    insecure, on guard, overwhelmed, unsure, angry, resentful, bitter, frustrated, \
    disgusted, let down, sad, grieving, hopeless, numb, disappointed, tired, \
    ashamed, guilty, regretful, exposed, helpless, small, calm, safe, relieved, \
    steady, rested, settled, close, loved, seen, grateful, tender, playful, hopeful, \
    encouraged, proud, curious, determined, open";

fn day(week: u8, weekday: u8) -> u16 {
    assert!(weekday < 7, "week {week} has no weekday {weekday}");
    u16::from(week) * 7 + u16::from(weekday)
}

fn act_day(act: &Act) -> u16 {
    match *act {
        Act::Agree { week, weekday }
        | Act::Counter { week, weekday, .. }
        | Act::AgreeToCounter { week, weekday }
        | Act::Decline { week, weekday, .. }
        | Act::Renew { week, weekday, .. }
        | Act::Change { week, weekday, .. }
        | Act::AgreeToChange { week, weekday }
        | Act::Retire { week, weekday, .. } => day(week, weekday),
    }
}

fn date_act_day(act: &DateAct) -> u16 {
    match *act {
        DateAct::Accept { week, weekday }
        | DateAct::Counter { week, weekday, .. }
        | DateAct::AcceptCounter { week, weekday }
        | DateAct::NotNow { week, weekday }
        | DateAct::Move { week, weekday, .. }
        | DateAct::AcceptMove { week, weekday }
        | DateAct::NotThePast { week, weekday, .. }
        | DateAct::Done { week, weekday }
        | DateAct::CalledOff { week, weekday } => day(week, weekday),
    }
}

fn in_order(days: &[u16]) -> bool {
    days.is_sorted() && days.iter().all(|&day| day <= TODAY)
}

#[test]
fn check_ins_are_one_a_day_in_order_and_past() {
    let mut seen = BTreeSet::new();
    let days: Vec<u16> = check_ins().map(|it| day(it.week, it.weekday)).collect();
    assert!(in_order(&days));
    let feelings: BTreeSet<&str> = FEELINGS.split(", ").map(str::trim).collect();
    assert_eq!(feelings.len(), 48);
    for it in check_ins() {
        assert!(seen.insert((it.who == Who::Ana, it.week, it.weekday)), "twice: {it:?}");
        assert!(it.hour < 24 && it.close <= 4, "{it:?}");
        assert!(it.energy.is_none_or(|energy| (1..=5).contains(&energy)), "{it:?}");
        assert!(it.feelings.len() <= 3, "{it:?}");
        for (word, strength) in it.feelings {
            assert!(feelings.contains(word) && (1..=5).contains(strength), "{it:?}");
        }
    }
}

#[test]
fn one_takes_something_back_and_one_says_something_otherwise() {
    let (mut corrected, mut withdrawn) = (0, 0);
    for it in check_ins() {
        let Some(later) = it.later else { continue };
        assert!(it.shared && !it.note.is_empty(), "{it:?}");
        let on = match later {
            Later::Corrected { week, weekday, note, .. } => {
                corrected += 1;
                assert!(!note.is_empty() && note != it.note, "{it:?}");
                day(week, weekday)
            }
            Later::Withdrawn { week, weekday, .. } => {
                withdrawn += 1;
                day(week, weekday)
            }
        };
        assert!(on > day(it.week, it.weekday) && on < TODAY, "on a later day: {it:?}");
    }
    assert!(corrected > 0 && withdrawn > 0, "each at least once");
}

#[test]
fn both_check_in_often_and_each_is_silent_for_one_week() {
    for (who, about, silent) in [(Who::Ana, 100, 11), (Who::Ben, 90, 7)] {
        let mine: Vec<_> = check_ins().filter(|it| it.who == who).collect();
        assert!(mine.len().abs_diff(about) <= 5, "{who:?}: {}", mine.len());
        let weeks: BTreeSet<u8> = mine.iter().map(|it| it.week).collect();
        let gaps: Vec<u8> = (0..26).filter(|week| !weeks.contains(week)).collect();
        assert_eq!(gaps, [silent], "{who:?}");
    }
    let shared = check_ins().filter(|it| it.shared).count() * 100 / check_ins().count();
    assert!((55..=65).contains(&shared), "{shared} percent shared");
}

/// From which day which cadence holds, and until when. A change holds once it is agreed to.
fn terms(it: &Commitment) -> (BTreeMap<u16, Cadence>, u16) {
    let (mut terms, mut end, mut offered) = (BTreeMap::new(), TODAY, it.cadence);
    for act in it.course {
        match *act {
            Act::Agree { .. } | Act::AgreeToCounter { .. } | Act::AgreeToChange { .. } => {
                terms.insert(act_day(act), offered);
            }
            Act::Counter { cadence, .. } | Act::Change { cadence, .. } => offered = cadence,
            Act::Retire { .. } => end = act_day(act),
            Act::Decline { .. } | Act::Renew { .. } => {}
        }
    }
    (terms, end)
}

fn falls_on(cadence: Cadence, week: u8, weekday: u8) -> bool {
    match cadence {
        Cadence::Once { week: due_week, weekday: due } => (due_week, due) == (week, weekday),
        Cadence::Daily | Cadence::Monthly(_) => true,
        Cadence::Weekdays(days) => days.contains(&weekday),
        Cadence::Weekly(due) => due == weekday,
    }
}

#[test]
fn every_occurrence_lies_within_what_was_agreed() {
    for it in commitments() {
        let (terms, end) = terms(it);
        let marked = it.days.iter().map(|it| (it.week, it.weekday));
        let answered = it.answers.iter().map(|it| (it.week, it.weekday));
        for (week, weekday) in marked.chain(answered) {
            let on = day(week, weekday);
            let held = terms.range(..=on).next_back();
            let (_, &cadence) =
                held.unwrap_or_else(|| panic!("not agreed by {week}: {}", it.promise));
            assert!(on <= end && on < TODAY, "after its end, {week}: {}", it.promise);
            assert!(falls_on(cadence, week, weekday), "not due {week}/{weekday}: {}", it.promise);
        }
    }
}

#[test]
fn the_rest_of_this_week_is_in_order_and_comes_after() {
    let mut seen = BTreeSet::new();
    let days: Vec<u16> = this_week().map(|it| day(it.week, it.weekday)).collect();
    assert!(days.is_sorted() && days.iter().all(|&day| (TODAY..TODAY + 7).contains(&day)));
    for it in check_ins().filter(|it| it.week == 26).chain(this_week()) {
        assert!(seen.insert((it.who == Who::Ana, it.weekday)), "twice: {it:?}");
        let known = |(word, _): &(&str, u8)| FEELINGS.contains(word);
        assert!(it.feelings.iter().all(known), "{it:?}");
    }
}

#[test]
fn acts_on_commitments_follow_the_proposal() {
    let proposed: Vec<u16> = commitments().iter().map(|it| day(it.week, it.weekday)).collect();
    assert!(in_order(&proposed));
    for it in commitments() {
        assert!(it.promise.chars().count() <= 120, "{}", it.promise);
        let mut days = vec![day(it.week, it.weekday)];
        days.extend(it.course.iter().map(act_day));
        assert!(in_order(&days), "{}", it.promise);
        let marked: Vec<u16> = it.days.iter().map(|it| day(it.week, it.weekday)).collect();
        assert!(in_order(&marked), "{}", it.promise);
        for it in it.days {
            assert!(!it.what_got_in_the_way.is_empty(), "{it:?}");
            assert!(it.mark == Mark::Excused || !it.repair.is_empty(), "{it:?}");
        }
    }
}

#[test]
fn reviews_take_place_when_they_are_due() {
    for it in commitments() {
        let (mut from, mut weeks) = (0, it.review_weeks);
        for act in it.course {
            let on = act_day(act);
            match *act {
                Act::Renew { .. } | Act::Change { .. } | Act::Retire { .. } => {
                    let due = from + u16::from(weeks) * 7;
                    assert!((due..=due + 14).contains(&on), "due {due}, held {on}: {}", it.promise);
                }
                _ => {}
            }
            from = on;
            weeks = if let Act::Renew { review_weeks, .. } = *act { review_weeks } else { weeks };
        }
        let open =
            !it.course.iter().any(|act| matches!(act, Act::Retire { .. } | Act::Decline { .. }));
        assert!(
            !open || it.course.is_empty() || from + u16::from(weeks) * 7 > TODAY,
            "{}",
            it.promise
        );
    }
}

#[test]
fn each_waits_for_one_answer_about_a_commitment() {
    let waiting = commitments().iter().filter(|it| it.course.is_empty());
    let waiting: Vec<Who> = waiting.map(|it| it.proposed_by).collect();
    assert_eq!(waiting, [Who::Ana, Who::Ben]);
}

#[test]
fn dates_are_done_after_their_day_and_only_then_have_notes() {
    for it in dates() {
        let mut days = vec![day(it.week, it.weekday)];
        days.extend(it.course.iter().map(date_act_day));
        assert!(in_order(&days), "{}", it.what);
        let mut planned = day(it.on_week, it.on_weekday);
        let mut done = false;
        for act in it.course {
            match *act {
                DateAct::Counter { on_week, on_weekday, .. }
                | DateAct::Move { on_week, on_weekday, .. } => planned = day(on_week, on_weekday),
                DateAct::Done { .. } => done = date_act_day(act) >= planned,
                DateAct::CalledOff { .. } | DateAct::NotThePast { .. } => {
                    assert!(date_act_day(act) <= planned, "{}", it.what);
                }
                _ => {}
            }
        }
        assert!(planned >= day(it.week, it.weekday), "{}", it.what);
        assert_eq!(done, !it.notes.is_empty(), "{}", it.what);
        assert!(it.notes.iter().all(|(_, close, _)| (1..=5).contains(close)), "{}", it.what);
    }
}

#[test]
fn each_answers_a_question_once_and_one_answer_waits() {
    let days: Vec<u16> = answers().iter().map(|it| day(it.week, it.weekday)).collect();
    assert!(in_order(&days));
    let mut of_both: BTreeMap<&str, Vec<Who>> = BTreeMap::new();
    for it in answers() {
        assert!(card(it.question).is_some() && !it.words.is_empty(), "{it:?}");
        let who = of_both.entry(it.question).or_default();
        assert!(!who.contains(&it.who), "twice: {it:?}");
        who.push(it.who);
    }
    assert_eq!(of_both.values().filter(|who| who.len() == 1).count(), 1);
}

#[test]
fn what_is_said_about_what_one_carries_comes_after_it_and_in_order() {
    for it in impact::STATEMENTS {
        let days = it.answers.iter().map(|(week, weekday, _)| day(*week, *weekday));
        let days: Vec<_> = [day(it.week, it.weekday)].into_iter().chain(days).collect();
        assert!(in_order(&days) && !it.areas.is_empty(), "{days:?}");
    }
    for it in impact::OTHER_SIDES {
        assert!(in_order(&[day(it.week, it.weekday)]) && !it.parts.is_empty(), "{it:?}");
    }
}

#[test]
fn both_write_for_themselves_and_each_shows_one_page() {
    let days: Vec<u16> = journals().iter().map(|it| day(it.week, it.weekday)).collect();
    assert!(in_order(&days));
    for who in [Who::Ana, Who::Ben] {
        let pages: Vec<_> = journals().iter().filter(|it| it.who == who).collect();
        assert!(pages.len() >= 3 && pages.iter().all(|it| !it.text.is_empty() && it.hour < 24));
        assert_eq!(pages.iter().filter(|it| it.shared).count(), 1, "{who:?}");
    }
}

//! It takes the yes of the other, ends by itself, and either ends it alone.

use proptest::prelude::*;

use super::*;
use crate::{draft::For, text::Typed};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn course(author: PersonId) -> Course {
    Course {
        author,
        offered_at: DateTime::UNIX_EPOCH,
        from: day("1970-01-02"),
        review: day("1970-02-01"),
        answer: None,
        ended_by: None,
    }
}

proptest! {
    #[test]
    fn it_is_on_only_between_the_others_yes_and_an_end(
        acts in proptest::collection::vec((any::<bool>(), 0_u8..3, 0_i64..12), 0..10)
    ) {
        let (author, other) = (PersonId::mint(), PersonId::mint());
        let (mut course, mut today) = (course(author), day("1970-01-01"));
        for (by_author, act, days) in acts {
            let who = if by_author { author } else { other };
            today += TimeDelta::days(days);
            match act {
                0 if course.answer(who, today).is_ok() => {
                    prop_assert!(!by_author && course.answer.is_none());
                    course.answer = Some(Answer::Agreed);
                }
                1 if course.end(who, today).is_ok() => course.ended_by = Some(who),
                _ => {}
            }
            let is_on = matches!(course.on(today), State::On | State::Ahead);
            let expected = course.answer.is_some() && course.ended_by.is_none() && today <= course.review;
            prop_assert_eq!(is_on, expected);
            if is_on {
                prop_assert!(course.end(author, today).is_ok() && course.end(other, today).is_ok());
            }
            prop_assert!(!course.asks(author, (today, DateTime::UNIX_EPOCH)));
        }
    }
}

#[test]
fn it_has_a_beginning_and_ends_by_itself() {
    let agreed = Course { answer: Some(Answer::Agreed), ..course(PersonId::mint()) };
    for (today, expected) in [
        ("1970-01-01", State::Ahead),
        ("1970-01-02", State::On),
        ("1970-02-01", State::On),
        ("1970-02-02", State::Over),
    ] {
        assert_eq!(agreed.on(day(today)), expected, "{today}");
    }
    let lapsed = Course { answer: None, ..agreed };
    assert_eq!(lapsed.on(day("1970-02-02")), State::Over);
    assert!(lapsed.answer(PersonId::mint(), day("1970-02-02")).is_err());
}

#[test]
fn what_does_not_fit_the_day_is_said_beside_its_part() {
    let today = day("2026-03-12");
    let faults = |from: &str, review: &str| {
        let words = ["I tell you when she writes", "So that you need not wonder", from, review];
        let parts = PARTS.into_iter().zip(words.map(str::to_owned)).collect();
        let said = ToShare { what: For::Openness, parts };
        let faults = Terms::of(&said, today).err().unwrap_or_default();
        let typed = Typed::default().with_faults(faults);
        typed.faults().iter().map(|(field, _)| field.clone()).collect::<Vec<_>>()
    };
    assert_eq!(faults("2026-03-12", "2026-05-07"), [""; 0]);
    assert_eq!(faults("2026-03-12", "2026-05-08"), ["review"]);
    assert_eq!(faults("2026-03-12", "2026-03-12"), ["review"]);
    assert_eq!(faults("2026-03-11", "2026-04-01"), ["from"]);
    assert_eq!(faults("soon", ""), ["from", "review"]);
}

//! Who may mark and answer, and what it adds up to.

use chrono::TimeZone as _;

use super::*;
use crate::steps::accountability::{
    cadence::Cadence,
    commitment::{Answer, AnswerKind, CommitmentId},
};

fn person(who: u128) -> PersonId {
    uuid::Uuid::from_u128(who).into()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn at(text: &str) -> DateTime<Utc> {
    format!("{text}:00Z").parse().expect("an instant")
}

/// Ben's daily commitment in Berlin, agreed on 1 March 2026.
fn daily() -> Commitment {
    let agreed = Answer {
        person: person(1),
        kind: AnswerKind::Agreed,
        made_at: at("2026-03-01T09:00"),
        words: Opened::Locked,
    };
    let version = Version {
        number: 1,
        author: person(2),
        cadence: Cadence::Daily,
        review_on: day("2026-04-01"),
        made_at: at("2026-03-01T08:00"),
        words: Opened::Locked,
        answer: Some(agreed),
    };
    Commitment {
        id: CommitmentId::mint(),
        owner: person(2),
        zone: chrono_tz::Europe::Berlin,
        versions: vec![version],
        retirement: None,
    }
}

#[test]
fn only_the_owner_marks_and_only_days_that_have_come() {
    let (commitment, now) = (daily(), at("2026-03-12T20:00"));
    for (who, marked, allowed) in [
        (2, "2026-03-12", true),
        (2, "2026-02-28", false), // before it was agreed
        (2, "2026-03-13", false), // still to come
        (1, "2026-03-12", false), // the other one
    ] {
        let result = may_mark(&commitment, person(who), day(marked), now);
        assert_eq!(result.is_ok(), allowed, "{who} {marked}: {result:?}");
    }
    assert!(may_mark(&commitment, person(2), day("2026-03-05"), at("2026-03-20T20:00")).is_err());
}

/// On 29 March 2026 clocks in Berlin go from 2 to 3: the day begins at 23:00 UTC before and at
/// 22:00 UTC after.
#[test]
fn a_day_begins_where_its_owner_lives_over_daylight_saving() {
    let commitment = daily();
    let utc = |d, h, m| Utc.with_ymd_and_hms(2026, 3, d, h, m, 0).single().expect("an instant");
    for (now, today) in [
        (utc(28, 22, 59), "2026-03-28"),
        (utc(28, 23, 0), "2026-03-29"),
        (utc(29, 21, 59), "2026-03-29"),
        (utc(29, 22, 0), "2026-03-30"),
    ] {
        let (today, tomorrow) = (day(today), day(today) + TimeDelta::days(1));
        assert!(may_mark(&commitment, person(2), today, now).is_ok(), "{now}");
        assert!(may_mark(&commitment, person(2), tomorrow, now).is_err(), "{now}");
    }
    assert_eq!(due(&commitment, day("2026-03-28"), day("2026-03-30")).len(), 3);
}

#[test]
fn a_changed_cadence_counts_from_the_day_it_was_agreed() {
    let mut commitment = daily();
    let mut sundays = commitment.versions[0].clone();
    sundays.number = 2;
    sundays.cadence = Cadence::weekly(&[chrono::Weekday::Sun]).expect("a day");
    sundays.answer.as_mut().expect("agreed").made_at = at("2026-03-10T09:00");
    commitment.versions.push(sundays);
    let days = due(&commitment, day("2026-03-08"), day("2026-03-22"));
    assert_eq!(days, ["2026-03-08", "2026-03-09", "2026-03-15", "2026-03-22"].map(day));
}

#[test]
fn a_mark_can_be_answered_for_a_week() {
    let commitment = daily();
    let kept = Kept {
        day: day("2026-03-12"),
        version: 1,
        mark: Mark::Kept,
        made_at: at("2026-03-12T20:00"),
        words: Opened::Locked,
        seen: None,
    };
    assert!(may_answer(&commitment, &kept, Some(1), person(1), at("2026-03-19T20:00")).is_ok());
    assert!(may_answer(&commitment, &kept, Some(2), person(1), at("2026-03-19T20:00")).is_err());
    assert!(may_answer(&commitment, &kept, None, person(1), at("2026-03-19T20:01")).is_err());
    assert!(may_answer(&commitment, &kept, None, person(2), at("2026-03-12T20:00")).is_err());
}

#[test]
fn gaps_and_excused_days_do_not_count() {
    let due: Vec<_> = (1..=6).map(|d| day(&format!("2026-03-0{d}"))).collect();
    let marked = [
        (due[0], Mark::Kept, Some(Seen::Saw)),
        (due[1], Mark::Missed, None),
        (due[2], Mark::Excused, None),
        (due[4], Mark::Partly, Some(Seen::Talk)),
    ];
    let all = occurrences(&due, &marked);
    assert_eq!(all.len(), 6);
    let tally = Tally::of(&all);
    assert_eq!(tally.kept_words(), "Kept 1 of 3, and partly 1");
    assert_eq!(tally.seen_words("Ana"), "Ana saw 1");
    assert_eq!(Tally::of(&[]).kept_words(), "Nothing marked yet");
}

//! When the two meet, over every change of the clocks, and who is asked.

use super::*;

const BERLIN: Tz = Tz::Europe__Berlin;

fn sundays() -> MeetingTime {
    MeetingTime { weekday: Weekday::Sun, minute: 19 * 60 + 30, zone: BERLIN }
}

fn at(time: &str) -> DateTime<Utc> {
    time.parse().expect("a time")
}

fn history(done: &[(PersonId, Act)]) -> History {
    let done = done.iter().map(|(who, act)| Done {
        who: *who,
        act: *act,
        at: DateTime::UNIX_EPOCH,
        is_changed: false,
    });
    History { done: done.collect() }
}

#[test]
fn it_stands_from_the_others_yes_to_an_end_by_either() {
    let (ana, ben) = (PersonId::mint(), PersonId::mint());
    let proposed = (ana, Act::Proposed(sundays()));
    assert_eq!(history(&[proposed]).after(ana, Act::Agreed), Err(NOT_YOURS));
    let agreed = [proposed, (ben, Act::Agreed)];
    assert_eq!(history(&agreed).standing(), Standing::on(sundays()));
    for who in [ana, ben] {
        let ended = history(&agreed).after(who, Act::Ended);
        assert_eq!(ended.map(|it| it.agreed), Ok(None));
    }
}

#[test]
fn another_time_leaves_the_agreed_one_until_the_other_says_yes() {
    let (ana, ben) = (PersonId::mint(), PersonId::mint());
    let friday = MeetingTime { weekday: Weekday::Fri, ..sundays() };
    let mut done = vec![(ana, Act::Proposed(sundays())), (ben, Act::Agreed)];
    done.push((ben, Act::Proposed(friday)));
    assert_eq!(
        history(&done).standing(),
        Standing { agreed: Some(sundays()), proposed: Some((ben, friday)) }
    );
    done.push((ana, Act::NotSo));
    assert_eq!(history(&done).standing(), Standing::on(sundays()));
    assert_eq!(history(&done).after(ana, Act::NotSo), Err(NOTHING_PROPOSED));
}

#[test]
fn both_who_propose_the_same_have_agreed() {
    let (ana, ben) = (PersonId::mint(), PersonId::mint());
    let both = [(ana, Act::Proposed(sundays())), (ben, Act::Proposed(sundays()))];
    assert_eq!(history(&both).standing(), Standing::on(sundays()));
}

#[test]
fn what_was_changed_outside_counts_for_nothing() {
    let (ana, ben) = (PersonId::mint(), PersonId::mint());
    let mut history = history(&[(ana, Act::Proposed(sundays())), (ben, Act::Agreed)]);
    history.done[1].is_changed = true;
    assert_eq!(history.standing().agreed, None);
}

#[test]
fn the_next_one_keeps_its_hour_when_the_clocks_change() {
    // 2026-03-29 is the Sunday on which clocks go forward in Berlin.
    let time = sundays();
    for (now, next) in [
        ("2026-03-25T08:00:00Z", "2026-03-29T17:30:00Z"),
        ("2026-03-22T12:00:00Z", "2026-03-22T18:30:00Z"),
        ("2026-03-22T21:00:00Z", "2026-03-22T18:30:00Z"),
        ("2026-03-22T21:45:00Z", "2026-03-29T17:30:00Z"),
    ] {
        assert_eq!(time.next(at(now), Rhythm::Weekly), Some(at(next)), "{now}");
    }
    let monthly = time.next(at("2026-03-25T08:00:00Z"), Rhythm::Monthly);
    assert_eq!(monthly, Some(at("2026-04-05T17:30:00Z")), "the first Sunday of April");
    let lost = MeetingTime { minute: 2 * 60 + 30, ..time };
    let after = Some(at("2026-04-05T00:30:00Z"));
    assert_eq!(
        lost.next(at("2026-03-28T08:00:00Z"), Rhythm::Weekly),
        after,
        "that hour is skipped"
    );
}

#[test]
fn whenever_one_looks_the_same_ones_are_ahead() {
    let new_year = at("2026-01-01T00:00:00Z");
    let zones = [BERLIN, Tz::Australia__Lord_Howe, Tz::America__Santiago, Tz::Asia__Tokyo];
    let minutes = [30, 2 * 60 + 30, 19 * 60 + 30, 23 * 60 + 30];
    for (zone, minute) in zones.into_iter().flat_map(|zone| minutes.map(|at| (zone, at))) {
        let time = MeetingTime { minute, zone, ..sundays() };
        let whole: Vec<_> = time.all_since(new_year).take(104).collect();
        let is_sunday = |at: &DateTime<Utc>| at.with_timezone(&zone).weekday() == Weekday::Sun;
        assert!(whole.iter().all(is_sunday), "{time:?}");
        let apart = whole.windows(2).map(|pair| (pair[1] - pair[0]).num_hours());
        let (a_week, other): (Vec<_>, Vec<_>) =
            apart.partition(|hours| (167..=169).contains(hours));
        assert!(a_week.len() >= 101 && other.iter().all(|hours| (335..=337).contains(hours)));
        for hour in 0..365 * 24 {
            let now = new_year + TimeDelta::hours(hour);
            let ahead = whole.iter().copied().filter(|at| *at > now).take(4);
            assert!(ahead.eq(time.all_since(now).take(4)), "{time:?} {now}");
        }
    }
}

#[test]
fn it_is_agreed_since_the_last_yes_that_changed_it() {
    let (ana, ben) = (PersonId::mint(), PersonId::mint());
    let friday = MeetingTime { weekday: Weekday::Fri, ..sundays() };
    let mut history = history(&[
        (ana, Act::Proposed(sundays())),
        (ben, Act::Agreed),
        (ben, Act::Proposed(friday)),
        (ana, Act::NotSo),
        (ana, Act::Ended),
    ]);
    for (day, done) in (1..).zip(&mut history.done) {
        done.at = at(&format!("2026-03-0{day}T12:00:00Z"));
    }
    assert_eq!(history.agreed_since(), None);
    history.done.pop();
    assert_eq!(history.agreed_since(), Some(at("2026-03-02T12:00:00Z")));
}

#[test]
fn after_a_no_nobody_is_asked_for_a_week_and_who_takes_back_has_said_no_no() {
    let (ana, ben) = (PersonId::mint(), PersonId::mint());
    let proposed = (ana, Act::Proposed(sundays()));
    let asks = |acts: &[(PersonId, Act)], day| {
        let mut history = history(acts);
        for (day, done) in (1..).zip(&mut history.done) {
            done.at = at(&format!("2026-03-0{day}T12:00:00Z"));
        }
        history.asks(ben, at(day)).is_some()
    };
    let soon = "2026-03-05T12:00:00Z";
    assert!(asks(&[proposed], soon));
    assert!(!asks(&[proposed, (ben, Act::Agreed)], soon));
    let again = [proposed, (ben, Act::NotSo), proposed];
    assert!(!asks(&again, soon) && asks(&again, "2026-03-09T12:00:00Z"));
    let his = [(ben, Act::Proposed(sundays())), (ben, Act::NotSo), proposed];
    assert!(asks(&his, soon), "he took his own back");
}

#[test]
fn it_is_typed_as_a_day_and_a_time() {
    assert_eq!(MeetingTime::parse("6", "19:30", BERLIN).ok(), Some(sundays()));
    assert_eq!(sundays().in_words(Rhythm::Weekly), "every Sunday at 19:30");
    let monthly = sundays().in_words(Rhythm::Monthly);
    assert_eq!(monthly, "on the first Sunday of each month at 19:30");
    for (weekday, time) in [("", "19:30"), ("7", "19:30"), ("6", ""), ("6", "25:00")] {
        assert!(MeetingTime::parse(weekday, time, BERLIN).is_err(), "{weekday} {time}");
    }
}

//! The one to whom something is told controls when it is met, and nothing asks them again.

use proptest::prelude::*;

use super::*;

const ZONE: Tz = chrono_tz::Europe::Berlin;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

fn intentions() -> impl Strategy<Value = Option<Intention>> {
    prop_oneof![
        Just(None),
        (0_i64..200)
            .prop_map(|hours| Some(Intention::At(DateTime::UNIX_EPOCH + TimeDelta::hours(hours)))),
        Just(Some(Intention::InATalk)),
        Just(Some(Intention::WithTherapist)),
        Just(Some(Intention::NotNow)),
    ]
}

proptest! {
    #[test]
    fn nothing_ever_asks_its_author_and_nothing_asks_after_a_choice(
        intention in intentions(),
        hours in 0_i64..400,
        is_withdrawn in any::<bool>(),
    ) {
        let (author, other) = (PersonId::mint(), PersonId::mint());
        let offered_at = DateTime::UNIX_EPOCH;
        let now = offered_at + TimeDelta::hours(hours);
        let state = State { author, offered_at, is_withdrawn, intention };
        prop_assert!(!state.asks(author, now));
        prop_assert!(state.is_for(author).is_err());
        prop_assert_eq!(state.is_for(other).is_ok(), !is_withdrawn);
        let expected = !is_withdrawn && match intention {
            None => hours < 72,
            Some(Intention::At(at)) => at <= now && now - at < TimeDelta::hours(24),
            Some(_) => false,
        };
        prop_assert_eq!(state.asks(other, now), expected);
    }
}

#[test]
fn a_time_is_read_by_ones_own_clock() {
    let now = at("2026-03-12T18:20:00Z");
    let typed = |word, day, time| {
        let read = Intention::typed(word, (day, time), (ZONE, now));
        read.map_err(|faults| faults_of(&faults))
    };
    let saturday = Intention::At(at("2026-03-14T19:00:00Z"));
    for (word, day, time, expected) in [
        ("at a time", "2026-03-14", "20:00", Ok(saturday)),
        ("at a time", "2026-03-12", "19:00", Err(vec!["day".to_owned()])),
        ("at a time", "2026-09-12", "19:00", Err(vec!["day".to_owned()])),
        ("at a time", "", "", Err(vec!["day".to_owned(), "time".to_owned()])),
        ("at a time", "2026-03-29", "02:30", Err(vec!["time".to_owned()])),
        ("not now", "", "", Ok(Intention::NotNow)),
        ("in a talk", "2026-03-14", "20:00", Ok(Intention::InATalk)),
        ("", "", "", Err(vec!["intention".to_owned()])),
    ] {
        assert_eq!(typed(word, day, time), expected, "{word} {day} {time}");
    }
    let replied = Reply::typed("talk", ("2026-03-14", "20:00"), (ZONE, now));
    assert_eq!(replied, Ok(Reply::TalkAt(at("2026-03-14T19:00:00Z"))));
    assert_eq!(Reply::typed("time", ("", ""), (ZONE, now)), Ok(Reply::NeedsTime));
}

fn faults_of(faults: &Faults) -> Vec<String> {
    let typed = crate::text::Typed::default().with_faults(faults.clone());
    typed.faults().iter().map(|(field, _)| field.clone()).collect()
}

#[test]
fn each_choice_is_read_as_it_was_kept() {
    let time = at("2026-03-14T19:00:00Z");
    for intention in
        [Intention::At(time), Intention::InATalk, Intention::WithTherapist, Intention::NotNow]
    {
        assert_eq!(Intention::parse(intention.word(), intention.at()), Some(intention));
    }
    for reply in [Reply::NeedsTime, Reply::TalkAt(time)] {
        assert_eq!(Reply::parse(reply.word(), reply.at()), Some(reply));
    }
}

#[test]
fn what_was_skipped_is_not_there() {
    let parts = vec![(TELLING[0], "I owe money".to_owned())];
    let told = Told::of(&ToShare { what: draft::For::Telling, parts });
    assert_eq!(told.said().len(), 1);
    assert_eq!((told.what.as_str(), told.will.as_str()), ("I owe money", ""));
}

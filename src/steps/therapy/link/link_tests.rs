//! Opening needs two, closing needs one: in every order of acts.

use proptest::prelude::*;

use super::*;

fn person(number: u128) -> PersonId {
    uuid::Uuid::from_u128(number).into()
}

fn at(hours: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::hours(hours)
}

fn proposed() -> Link {
    Link {
        author: person(1),
        made_at: at(0),
        ends_at: at(24 * 31),
        signed: BTreeSet::new(),
        declined: BTreeSet::new(),
        closed: BTreeSet::new(),
        stands: false,
        ended_at: None,
    }
}

#[test]
fn it_is_open_once_each_has_signed_it_alone() {
    let mut link = proposed();
    assert_eq!(link.state(at(1)), State::Proposed);
    assert_eq!(link.sign(person(1), at(1)), Ok(()));
    assert_eq!(link.sign(person(1), at(1)), Err(SIGNED));
    assert_eq!(link.state(at(1)), State::Proposed, "one is not enough to open");
    assert_eq!(link.decline(person(2), at(2)), Ok(()));
    assert_eq!(link.state(at(2)), State::Proposed, "a no looks like no answer");
    assert_eq!(link.sign(person(2), at(3)), Ok(()), "and can become a yes");
    assert_eq!(link.state(at(3)), State::Active);
    assert_eq!(link.state(at(24 * 31)), State::Ended, "its last day is over");
}

#[test]
fn either_ends_it_and_only_its_author_takes_a_proposal_back() {
    assert_eq!(proposed().end(person(2), at(1)), Err(MOVED_ON));
    assert_eq!(proposed().end(person(1), at(1)), Ok(()));
    for who in [1, 2] {
        let mut link = Link { signed: [person(1), person(2)].into(), ..proposed() };
        assert_eq!(link.close(Section::Agenda, at(1)), Ok(()));
        assert_eq!(link.close(Section::Agenda, at(1)), Err(MOVED_ON));
        assert_eq!(link.end(person(who), at(2)), Ok(()));
        assert_eq!(link.state(at(2)), State::Ended);
        assert_eq!(link.sign(person(who), at(3)), Err(SIGNED));
        assert_eq!(link.close(Section::Plan, at(3)), Err(MOVED_ON));
    }
}

#[test]
fn who_was_not_answered_asks_again_after_a_week() {
    let (link, later) = (proposed(), Link { made_at: at(1), ..proposed() });
    assert_eq!(may_propose(&[&link], at(24)), Err(TOO_SOON));
    assert_eq!(may_propose(&[&link], at(24 * 7)), Ok(()));
    let slip = Link { ended_at: Some(at(0) + TimeDelta::minutes(14)), ..proposed() };
    assert_eq!(may_propose(&[&slip], at(1)), Ok(()));
    assert_eq!(
        may_propose(&[&later, &slip], at(2)),
        Err(TOO_SOON),
        "once is a slip, twice is asking"
    );
    let taken_back = Link { ended_at: Some(at(3)), ..proposed() };
    assert_eq!(may_propose(&[&taken_back], at(4)), Err(TOO_SOON));
    let agreed = Link { signed: [person(1), person(2)].into(), ..proposed() };
    assert_eq!(may_propose(&[&agreed], at(1)), Ok(()));
}

#[test]
fn who_has_signed_takes_that_back_until_both_have() {
    let mut link = proposed();
    assert_eq!(link.sign(person(2), at(1)), Ok(()));
    assert_eq!(link.decline(person(2), at(2)), Ok(()));
    assert_eq!(link.sign(person(1), at(3)), Ok(()));
    assert_eq!(link.state(at(3)), State::Proposed, "it opens nothing without the other");
    assert_eq!(link.sign(person(2), at(4)), Ok(()));
    assert_eq!(
        link.decline(person(2), at(5)),
        Err(MOVED_ON),
        "what is open is ended, not declined"
    );
}

#[test]
fn what_the_therapist_reads_is_ended_by_either_whatever_opens_for_them() {
    let stands = Link { stands: true, ..proposed() };
    assert_eq!(stands.state(at(1)), State::Active);
    assert_eq!(stands.clone().end(person(2), at(1)), Ok(()));
    assert_eq!(stands.clone().close(Section::Agenda, at(1)), Ok(()));
}

#[test]
fn what_is_missing_is_said_beside_its_field() {
    let today = "2026-03-12".parse().expect("a day");
    let faults = ProposalForm::default().parse(today).expect_err("nothing was chosen");
    let typed = crate::text::Typed::default().with_faults(faults);
    for field in ["section", "policy", "days"] {
        assert!(typed.fault(field).is_some(), "{field}");
    }
    let form = |days: &str| ProposalForm {
        section: vec!["plan".to_owned(), "agenda".to_owned(), "journal".to_owned()],
        policy: "no secrets".to_owned(),
        days: days.to_owned(),
    };
    let proposal = form("90").parse(today).expect("all is there");
    assert_eq!(proposal.sections, [Section::Agenda, Section::Plan]);
    assert_eq!(proposal.until, "2026-06-10".parse::<NaiveDate>().expect("a day"));
    assert!(form("91").parse(today).is_err());
}

#[test]
fn four_words_are_compared_however_they_are_typed() {
    let words = ["select", "escape", "hawk", "trade"];
    assert!(compare(" Select escape, HAWK\ntrade ", words).is_ok());
    for wrong in ["", "select escape hawk", "escape select hawk trade", "select escape hawk trades"]
    {
        assert!(compare(wrong, words).is_err(), "{wrong}");
    }
}

#[test]
fn no_scope_of_something_private_is_among_those_that_are_handed_over() {
    for section in Section::ALL {
        assert_eq!(Section::parse(section.word()), Some(section));
        for scope in section.scopes() {
            assert!(!["journal", "pulse", "look_back", "draft", "kept_copy"].contains(scope));
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Sign,
    Decline,
    Close(usize),
    End,
    TimePasses,
}

fn acts() -> impl Strategy<Value = Vec<(u128, Act)>> {
    let act = prop_oneof![
        Just(Act::Sign),
        Just(Act::Decline),
        (0..Section::ALL.len()).prop_map(Act::Close),
        Just(Act::End),
        Just(Act::TimePasses),
    ];
    prop::collection::vec((1..=2_u128, act), 0..40)
}

proptest! {
    #[test]
    fn nothing_is_open_before_both_signed_and_after_one_ended_it(acts in acts()) {
        let (mut link, mut now) = (proposed(), 1);
        let (mut signed, mut over) = (BTreeSet::new(), false);
        for (who, act) in acts {
            let before = link.clone();
            let done = match act {
                Act::Sign => link.sign(person(who), at(now)),
                Act::Decline => link.decline(person(who), at(now)),
                Act::Close(nth) => link.close(Section::ALL[nth], at(now)),
                Act::End => link.end(person(who), at(now)),
                Act::TimePasses => {
                    now += 100;
                    Ok(())
                }
            };
            if done.is_err() {
                prop_assert_eq!(&link, &before, "what is refused changes nothing");
            } else if matches!(act, Act::Sign) {
                signed.insert(who);
            } else if matches!(act, Act::Decline) {
                signed.remove(&who);
            } else if matches!(act, Act::End) {
                over = true;
            }
            over |= at(now) >= link.ends_at;
            let active = signed.len() == 2 && !over;
            prop_assert_eq!(link.state(at(now)) == State::Active, active);
        }
    }
}

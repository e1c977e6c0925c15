//! What one alone can do, and what takes both.

use proptest::prelude::*;

use super::*;

const ANA: u128 = 1;
const BEN: u128 = 2;

fn person(who: u128) -> PersonId {
    uuid::Uuid::from_u128(who).into()
}

fn version(number: u32, author: u128) -> Version {
    Version {
        number,
        author: person(author),
        cadence: Cadence::Daily,
        review_on: NaiveDate::MIN,
        made_at: DateTime::UNIX_EPOCH,
        words: Opened::Locked,
        answer: None,
    }
}

fn proposed_by(author: u128) -> Commitment {
    Commitment {
        id: CommitmentId::mint(),
        owner: person(BEN),
        zone: Tz::UTC,
        versions: vec![version(1, author)],
        retirement: None,
    }
}

/// Does what the store does with an allowed answer.
fn keep(commitment: &mut Commitment, who: u128, answering: Answering) {
    let index = answering.version as usize - 1;
    commitment.versions[index].answer = Some(Answer {
        person: person(who),
        kind: answering.kind,
        made_at: DateTime::UNIX_EPOCH,
        words: Opened::Locked,
    });
}

#[derive(Debug, Clone, Copy)]
enum Act {
    Agree,
    Decline,
    Withdraw,
    Reword,
    Retire,
}

/// Tries an act; a refusal changes nothing.
fn try_act(commitment: &mut Commitment, who: u128, act: Act) {
    let (me, read) = (person(who), commitment.newest().number);
    let answer = match act {
        Act::Agree => commitment.agree(me, read),
        Act::Decline => commitment.decline(me, read),
        Act::Withdraw => commitment.withdraw(me, read),
        Act::Reword => {
            if let Ok(new) = commitment.reword(me, read) {
                if let Some(answering) = new.answers {
                    keep(commitment, who, answering);
                }
                commitment.versions.push(version(new.number, who));
            }
            return;
        }
        Act::Retire => {
            if commitment.retire().is_ok() {
                let made_at = DateTime::UNIX_EPOCH;
                commitment.retirement =
                    Some(Retirement { person: me, made_at, words: Opened::Locked });
            }
            return;
        }
    };
    if let Ok(answering) = answer {
        keep(commitment, who, answering);
    }
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        Just(Act::Agree),
        Just(Act::Decline),
        Just(Act::Withdraw),
        Just(Act::Reword),
        Just(Act::Retire)
    ]
}

proptest! {
    #[test]
    fn nobody_agrees_alone(acts in proptest::collection::vec(any_act(), 0..30)) {
        let mut commitment = proposed_by(ANA);
        for act in acts {
            try_act(&mut commitment, ANA, act);
            prop_assert!(commitment.agreed().is_none());
        }
    }

    #[test]
    fn either_alone_stops_it_from_anywhere(
        acts in proptest::collection::vec((prop_oneof![Just(ANA), Just(BEN)], any_act()), 0..30),
        who in prop_oneof![Just(ANA), Just(BEN)],
    ) {
        let mut commitment = proposed_by(ANA);
        for (who, act) in acts {
            try_act(&mut commitment, who, act);
        }
        try_act(&mut commitment, who, Act::Decline);
        try_act(&mut commitment, who, Act::Withdraw);
        try_act(&mut commitment, who, Act::Retire);
        let over = matches!(commitment.standing(), Standing::Declined(_) | Standing::Retired { .. });
        prop_assert!(over);
    }

    #[test]
    fn an_agreed_wording_was_proposed_by_one_and_agreed_by_the_other(
        acts in proptest::collection::vec((prop_oneof![Just(ANA), Just(BEN)], any_act()), 0..40),
    ) {
        let mut commitment = proposed_by(BEN);
        for (who, act) in acts {
            try_act(&mut commitment, who, act);
        }
        for version in &commitment.versions {
            if let Some(answer) = version.answer.as_ref().filter(|a| a.kind == AnswerKind::Agreed) {
                prop_assert_ne!(answer.person, version.author);
            }
        }
    }
}

#[test]
fn a_wording_that_changed_meanwhile_is_read_again() {
    let mut commitment = proposed_by(BEN);
    try_act(&mut commitment, BEN, Act::Reword);
    assert_eq!(commitment.agree(person(ANA), 1), Err(CHANGED));
    assert!(commitment.agree(person(ANA), 2).is_ok());
}

#[test]
fn a_declined_change_leaves_the_old_wording_in_force() {
    let mut commitment = proposed_by(BEN);
    try_act(&mut commitment, ANA, Act::Agree);
    try_act(&mut commitment, BEN, Act::Reword);
    let declined = commitment.decline(person(ANA), 2).expect("may decline");
    assert!(!declined.leaves_the_table);
    keep(&mut commitment, ANA, declined);
    assert!(matches!(
        commitment.standing(),
        Standing::Active { agreed: Version { number: 1, .. }, waiting: None }
    ));
}

#[test]
fn a_declined_first_wording_leaves_the_table() {
    let commitment = proposed_by(BEN);
    let declined = commitment.decline(person(ANA), 1).expect("may decline");
    assert!(declined.leaves_the_table);
    assert!(commitment.decline(person(BEN), 1).is_err());
    assert!(commitment.retire().is_err());
}

//! What each draft is for, and which part of it asks for something.

use super::*;
use crate::draft::Takes;
use crate::steps::communication::question_of_the_day::deck;

#[test]
fn each_is_read_as_it_was_kept_and_every_part_is_found() {
    for what in every() {
        assert_eq!(For::parse(what.word(), what.about()), Some(what));
        for (nth, part) in what.parts().iter().enumerate() {
            let next = what.parts().get(nth + 1).copied();
            assert_eq!(what.part(part.name), Some((nth, *part, next)));
        }
        assert_eq!(what.part("rent"), None);
    }
    assert_eq!(For::parse("answer", None), None);
    assert_eq!(For::parse("reply", None), None);
}

#[test]
fn what_happened_is_told_as_it_was() {
    let asks = |what: For, part| {
        let (_, part, _) = what.part(part).expect("a part");
        what.asks(part)
    };
    assert!(asks(For::Question, "question") && asks(For::Said(None), "need"));
    assert!(asks(For::NotQuite(TurnTalkId::mint()), "missing"));
    assert!(asks(For::Telling, "will") && !asks(For::Telling, "what"));
    assert!(!asks(For::Statement, "trust") && !asks(For::Said(None), "when"));
}

#[test]
fn the_description_of_the_record_names_every_part() {
    let described = include_str!("../../docs/EXPORT.md");
    for what in every() {
        let row = format!("| `{}` |", what.word());
        let row = described.lines().find(|line| line.starts_with(&row)).expect("its row");
        for part in what.parts() {
            assert!(row.contains(&format!("`{}`", part.name)), "{}: {row}", part.name);
            if let Takes::OneOf(choices) = part.takes
                && choices.iter().all(|(value, _)| value.parse::<u32>().is_err())
            {
                assert!(
                    choices.iter().all(|(value, _)| row.contains(&format!("`{value}`"))),
                    "{row}"
                );
            }
        }
    }
}

fn every() -> [For; 26] {
    let (talk, statement) = (TurnTalkId::mint(), carried::StatementId::mint());
    [
        For::Said(None),
        For::Said(Some(talk)),
        For::Reflected(talk),
        For::NotQuite(talk),
        For::Closed(talk),
        For::Concern,
        For::SetbackPlan,
        For::Phase,
        For::Milestone,
        For::Maintain,
        For::TherapyPlan,
        For::Question,
        For::Answer(QuestionId::mint()),
        For::Telling,
        For::Statement,
        For::Reply(statement),
        For::Missing(statement),
        For::OtherSide,
        For::Title(None),
        For::Title(Some(BreachId::mint())),
        For::Card,
        For::TimeOut,
        For::Openness,
        For::OfTheDay(Drawn { card: &deck()[7], round: 3 }),
        For::Accountability,
        For::More(AccountabilityStatementId::mint(), 4),
    ]
}

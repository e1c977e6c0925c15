//! One's own lines: each sentence over twelve weeks, with its gaps, and which way it goes, in words.

use chrono::{Days, NaiveDate};

use super::{Level, Pulse, Sentence};
use crate::steps::small_issues::check_in::Week;

/// A page shows so many weeks.
pub(super) const WEEKS: usize = 12;
/// There are lines once so many weeks have been answered.
pub(super) const ENOUGH: i64 = 4;
/// Each half has so many answers at least, before anything is said of it.
const HALF: usize = 2;

/// Twelve weeks, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    last: Week,
}

/// Which way the answers to a sentence go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// It was truer in the later six weeks.
    More,
    /// It was less true.
    Less,
    /// Much the same.
    Same,
}

impl Span {
    /// The twelve weeks up to that of the day that was asked for; today's at the latest.
    pub(super) fn asked(until: &str, today: NaiveDate) -> Self {
        Self { last: Week::asked(until, today) }
    }

    /// The first day of the first week.
    pub(super) fn first(self) -> NaiveDate {
        self.monday(0)
    }

    /// The last day of the last week.
    pub(super) fn last(self) -> NaiveDate {
        self.last.sunday()
    }

    /// The twelve Mondays.
    pub(super) fn mondays(self) -> [NaiveDate; WEEKS] {
        std::array::from_fn(|nth| self.monday(nth as u64))
    }

    fn monday(self, nth: u64) -> NaiveDate {
        let back = Days::new(7 * (WEEKS as u64 - 1 - nth));
        self.last.monday().checked_sub_days(back).unwrap_or(self.last.monday())
    }

    /// The day before it, if there is something earlier than it.
    pub(super) fn earlier(self, oldest: Option<NaiveDate>) -> Option<NaiveDate> {
        oldest.filter(|oldest| *oldest < self.first())?;
        self.first().checked_sub_days(Days::new(1))
    }

    /// A day of the twelve weeks after it, today at the latest, unless it ends with this week.
    pub(super) fn later(self, today: NaiveDate) -> Option<NaiveDate> {
        let day = self.last().checked_add_days(Days::new(7 * WEEKS as u64));
        (self.last() < today).then(|| day.unwrap_or(today).min(today))
    }

    /// What was answered to a sentence, week by week.
    pub(super) fn levels(self, pulses: &[Pulse], sentence: Sentence) -> [Option<Level>; WEEKS] {
        self.mondays().map(|monday| {
            let pulse = pulses.iter().find(|pulse| pulse.week == monday);
            pulse.and_then(|pulse| pulse.level(sentence))
        })
    }
}

impl Way {
    /// Half a step of the mean is a change. Nothing where there are too few answers.
    pub(super) fn of(levels: &[Option<Level>; WEEKS]) -> Option<Self> {
        let (early, late) = levels.split_at(WEEKS / 2);
        let numbers = |half: &[Option<Level>]| -> Vec<i32> {
            half.iter().flatten().map(|level| i32::from(level.number())).collect()
        };
        let (early, late) = (numbers(early), numbers(late));
        if early.len() < HALF || late.len() < HALF {
            return None;
        }
        let count = |half: &[i32]| i32::try_from(half.len()).unwrap_or(i32::MAX);
        let (then, now) = (count(&early), count(&late));
        // The two means, multiplied by both counts: no rounding.
        let change = late.iter().sum::<i32>() * then - early.iter().sum::<i32>() * now;
        Some(match 2 * change {
            more if more >= then * now => Self::More,
            less if -less >= then * now => Self::Less,
            _ => Self::Same,
        })
    }

    const fn of_all(self) -> &'static str {
        match self {
            Self::More => "All of them were truer in the later six weeks than in the six before",
            Self::Less => {
                "All of them were less true in the later six weeks than in the six before"
            }
            Self::Same => "All of them were much the same in both six weeks",
        }
    }

    const fn of_some(self) -> &'static str {
        match self {
            Self::More => "Truer in the later six weeks than in the six before",
            Self::Less => "Less true than before",
            Self::Same => "Much the same",
        }
    }
}

/// Which way the sentences go, each called by its number from 1.
pub(super) fn says(ways: &[Option<Way>]) -> String {
    let numbers = |way: Way| -> Vec<String> {
        let all = (1..).zip(ways).filter(|(_, it)| **it == Some(way));
        all.map(|(number, _): (usize, _)| number.to_string()).collect()
    };
    let parts: Vec<_> = [Way::More, Way::Less, Way::Same]
        .into_iter()
        .map(|way| (way, numbers(way)))
        .filter(|(_, numbers)| !numbers.is_empty())
        .collect();
    match parts.as_slice() {
        [] => "Too few answers to say which way they go.".to_owned(),
        [(way, numbers)] if numbers.len() == ways.len() => format!("{}.", way.of_all()),
        _ => {
            let said =
                parts.iter().map(|(way, which)| format!("{}: {}.", way.of_some(), and(which)));
            said.collect::<Vec<_>>().join(" ")
        }
    }
}

/// "1", "1 and 2", "1, 2 and 5".
fn and(words: &[String]) -> String {
    match words {
        [first @ .., second, last] if !first.is_empty() => {
            format!("{}, {second} and {last}", first.join(", "))
        }
        _ => words.join(" and "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::pulse::pulse::Answer;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn levels(numbers: [Option<u8>; WEEKS]) -> [Option<Level>; WEEKS] {
        numbers.map(|number| number.map(|number| Level::try_from(number).expect("0 to 4")))
    }

    #[test]
    fn half_a_step_is_a_change_and_gaps_are_left_out() {
        let none = None;
        let (zero, one, two, three) = (Some(0), Some(1), Some(2), Some(3));
        for (numbers, way) in [
            ([one; WEEKS], Some(Way::Same)),
            ([one, one, none, none, none, none, two, two, none, none, none, none], Some(Way::More)),
            ([two, three, none, none, none, none, two, two, none, none, none, none], {
                Some(Way::Less)
            }),
            ([one, one, one, none, none, none, one, one, two, none, none, none], Some(Way::Same)),
            ([one, none, none, none, none, none, three, three, none, none, none, none], None),
            ([three, three, three, three, three, three, zero, none, none, none, none, none], None),
        ] {
            assert_eq!(Way::of(&levels(numbers)), way, "{numbers:?}");
        }
    }

    #[test]
    fn it_is_said_once_which_way_they_go() {
        let (more, less, same) = (Some(Way::More), Some(Way::Less), Some(Way::Same));
        for (ways, said) in [
            (vec![None, None], "Too few answers to say which way they go."),
            (
                vec![more, more],
                "All of them were truer in the later six weeks than in the six before.",
            ),
            (vec![same, same], "All of them were much the same in both six weeks."),
            (vec![less, None], "Less true than before: 1."),
            (vec![same, more, more, less, more], {
                "Truer in the later six weeks than in the six before: 2, 3 and 5. Less true than before: 4. \
                 Much the same: 1."
            }),
            (vec![same, same, None], "Much the same: 1 and 2."),
        ] {
            assert_eq!(says(&ways), said);
        }
    }

    #[test]
    fn a_week_without_an_answer_is_a_gap() {
        let span = Span::asked("", day("2026-03-12"));
        let pulse = |week: &str, level| Pulse {
            week: day(week),
            answers: vec![Answer { sentence: Sentence::Safe, level: Level::ALL[level] }],
        };
        let pulses = [pulse("2026-03-09", 3), pulse("2026-02-23", 1), pulse("2025-12-15", 4)];
        let safe = span.levels(&pulses, Sentence::Safe);
        let numbers = safe.map(|level| level.map(Level::number));
        assert_eq!(numbers[9..], [Some(1), None, Some(3)]);
        assert!(numbers[..9].iter().all(Option::is_none), "{numbers:?}");
        assert_eq!(span.levels(&pulses, Sentence::Hope), [None; WEEKS]);
    }

    #[test]
    fn twelve_weeks_follow_on_twelve_weeks() {
        let today = day("2026-03-12");
        let span = Span::asked("", today);
        assert_eq!((span.first(), span.last()), (day("2025-12-22"), day("2026-03-15")));
        assert_eq!((span.later(today), span.earlier(None)), (None, None));
        assert_eq!(span.earlier(Some(day("2025-12-22"))), None);
        let earlier = span.earlier(Some(day("2025-12-15"))).expect("there is something");
        let before = Span::asked(&earlier.to_string(), today);
        assert_eq!(before.last(), day("2025-12-21"));
        let later = before.later(today).expect("this week");
        assert_eq!(Span::asked(&later.to_string(), today), span);
        let ancient = Span::asked("1900-01-05", today);
        assert!(ancient.later(today) > Some(ancient.last()));
    }
}

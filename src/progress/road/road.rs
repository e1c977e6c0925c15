//! What stands on the road, month by month: what has a name on its day, and what the two did together in words.
//!
//! Nothing is compared, nothing is missing: months without anything are passed over in a line.

use chrono::{Months, NaiveDate};

use crate::progress::look_back::month_of;

/// Something that the two did together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// A meeting that they closed.
    Meeting,
    /// A talk that both closed.
    Talk,
    /// A date that took place.
    Date,
}

/// What the two did together in a month.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Together {
    /// Meetings.
    pub meetings: usize,
    /// Talks in turns.
    pub talks: usize,
    /// Dates.
    pub dates: usize,
}

/// A month in which something was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month<T> {
    /// Its first day.
    pub first: NaiveDate,
    /// What has a name, in the order of the days.
    pub stones: Vec<(NaiveDate, T)>,
    /// What the two did together besides.
    pub together: Together,
}

/// A part of the road.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stretch<T> {
    /// A month in which something was.
    Month(Month<T>),
    /// The months from the first to the last of these, in which nothing is written down.
    Nothing(NaiveDate, NaiveDate),
}

impl Together {
    fn add(&mut self, done: Done) {
        match done {
            Done::Meeting => self.meetings += 1,
            Done::Talk => self.talks += 1,
            Done::Date => self.dates += 1,
        }
    }

    /// "4 meetings, 2 dates and a talk in turns"; empty if there was none of them.
    pub fn in_words(self) -> String {
        let all = [
            (self.meetings, "a meeting", "meetings"),
            (self.dates, "a date", "dates"),
            (self.talks, "a talk in turns", "talks in turns"),
        ];
        let some = all.into_iter().filter_map(|(count, one, many)| match count {
            0 => None,
            1 => Some(one.to_owned()),
            count => Some(format!("{count} {many}")),
        });
        let some: Vec<_> = some.collect();
        match some.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, before)) => format!("{} and {last}", before.join(", ")),
            None => String::new(),
        }
    }
}

/// The road from one month to another, the earliest first.
pub fn stretches<T>(
    (first, last): (NaiveDate, NaiveDate),
    mut stones: Vec<(NaiveDate, T)>,
    done: &[(NaiveDate, Done)],
) -> Vec<Stretch<T>> {
    stones.sort_by_key(|(day, _)| *day);
    let mut stones = stones.into_iter().peekable();
    let mut road = Vec::new();
    for first in months(first, last) {
        let is_here = |day: NaiveDate| month_of(day) == first;
        let mut month = Month { first, stones: Vec::new(), together: Together::default() };
        month.stones.extend(std::iter::from_fn(|| stones.next_if(|(day, _)| is_here(*day))));
        for (_, done) in done.iter().filter(|(day, _)| is_here(*day)) {
            month.together.add(*done);
        }
        let is_empty = month.stones.is_empty() && month.together == Together::default();
        match road.last_mut() {
            Some(Stretch::Nothing(_, last)) if is_empty => *last = first,
            _ if is_empty => road.push(Stretch::Nothing(first, first)),
            _ => road.push(Stretch::Month(month)),
        }
    }
    road
}

/// The first day of each month.
fn months(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let next = |month: &NaiveDate| month.checked_add_months(Months::new(1));
    std::iter::successors(Some(month_of(first)), next).take_while(move |month| *month <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn what_was_done_together_is_said_in_words() {
        for (meetings, dates, talks, words) in [
            (0, 0, 0, ""),
            (1, 0, 0, "a meeting"),
            (0, 2, 1, "2 dates and a talk in turns"),
            (4, 1, 3, "4 meetings, a date and 3 talks in turns"),
        ] {
            assert_eq!(Together { meetings, talks, dates }.in_words(), words);
        }
    }

    #[test]
    fn each_month_has_what_was_in_it_and_empty_ones_are_one_line() {
        let stones = vec![(day("2026-06-30"), "home"), (day("2026-01-02"), "a name")];
        let done = [(day("2026-01-31"), Done::Meeting), (day("2026-06-01"), Done::Date)];
        let road = stretches((day("2025-12-01"), day("2026-06-30")), stones, &done);
        let month = |first, stones, together| Stretch::Month(Month { first, stones, together });
        let none = Together::default();
        let expected = [
            Stretch::Nothing(day("2025-12-01"), day("2025-12-01")),
            month(
                day("2026-01-01"),
                vec![(day("2026-01-02"), "a name")],
                Together { meetings: 1, ..none },
            ),
            Stretch::Nothing(day("2026-02-01"), day("2026-05-01")),
            month(
                day("2026-06-01"),
                vec![(day("2026-06-30"), "home")],
                Together { dates: 1, ..none },
            ),
        ];
        assert_eq!(road, expected);
    }
}

//! What one's own check-ins of the last four weeks say, in words, for oneself alone.
//!
//! No number comes out of it, and nothing about the other. It says something only of so many days that
//! one bad evening does not make it: at least three in each of the two halves.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::Closeness;
use crate::steps::small_issues::feeling::Feeling;

/// It looks back so far.
pub(super) const DAYS: Days = Days::new(28);
/// Each half has so many days at least.
const HALF: usize = 3;
/// A feeling came back if it was there on so many days at least, and on every third.
const OFTEN: usize = 3;

/// One own check-in that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Own {
    /// Its day.
    pub(super) day: NaiveDate,
    /// How close it felt.
    pub(super) closeness: Closeness,
    /// What was felt.
    pub(super) feelings: Vec<Feeling>,
}

/// Which way it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Closer in the last two weeks than in the two before.
    Closer,
    /// Further apart.
    FurtherApart,
    /// Much the same.
    TheSame,
}

/// What they say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trend {
    /// Which way it goes; nothing where there are too few entries.
    pub(super) way: Option<Way>,
    /// Feelings that came back, what came most often first; two at most.
    pub(super) feelings: Vec<Feeling>,
}

impl Trend {
    /// What these say on this day; those of one day come in the order of time.
    pub(super) fn of(own: &[Own], today: NaiveDate) -> Self {
        let own = by_day(own);
        let middle = today - Days::new(14);
        let (late, early): (Vec<_>, Vec<_>) = own.iter().partition(|it| it.day > middle);
        Self { way: Way::between(&early, &late), feelings: came_back(&own) }
    }
}

impl Way {
    /// A step of the scale is a change: anything less is much the same.
    fn between(early: &[&Own], late: &[&Own]) -> Option<Self> {
        if early.len() < HALF || late.len() < HALF {
            return None;
        }
        let sum =
            |all: &[&Own]| all.iter().map(|it| i64::from(u8::from(it.closeness))).sum::<i64>();
        let count = |all: &[&Own]| i64::try_from(all.len()).unwrap_or(i64::MAX);
        // The two means, multiplied by both counts: no rounding.
        let (then, now) = (sum(early) * count(late), sum(late) * count(early));
        let step = count(early) * count(late);
        Some(match now - then {
            more if more >= step => Self::Closer,
            less if -less >= step => Self::FurtherApart,
            _ => Self::TheSame,
        })
    }

    /// In a sentence.
    pub(super) const fn says(self) -> &'static str {
        match self {
            Self::Closer => "In the last two weeks you felt closer than in the two weeks before.",
            Self::FurtherApart => {
                "In the last two weeks you felt further apart than in the two weeks before."
            }
            Self::TheSame => "In the last two weeks you felt much as close as in the two before.",
        }
    }
}

/// One for each day: as close as it felt last, with everything that was felt.
fn by_day(own: &[Own]) -> Vec<Own> {
    let mut days: BTreeMap<NaiveDate, Own> = BTreeMap::new();
    for it in own {
        let day = days.entry(it.day).or_insert_with(|| Own { feelings: Vec::new(), ..it.clone() });
        day.closeness = it.closeness;
        for feeling in &it.feelings {
            if !day.feelings.contains(feeling) {
                day.feelings.push(*feeling);
            }
        }
    }
    days.into_values().collect()
}

fn came_back(own: &[Own]) -> Vec<Feeling> {
    let mut all: Vec<(Feeling, usize)> = Vec::new();
    for feeling in own.iter().flat_map(|it| &it.feelings) {
        match all.iter_mut().find(|(known, _)| known == feeling) {
            Some((_, times)) => *times += 1,
            None => all.push((*feeling, 1)),
        }
    }
    all.retain(|(_, times)| *times >= OFTEN && times * 3 >= own.len());
    all.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    all.into_iter().take(2).map(|(feeling, _)| feeling).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// So many days before 12 March, this close.
    fn own(ago: u64, closeness: u8) -> Own {
        let closeness = Closeness::try_from(closeness).expect("on the scale");
        Own { day: day("2026-03-12") - Days::new(ago), closeness, feelings: Vec::new() }
    }

    fn way(own: &[Own]) -> Option<Way> {
        Trend::of(own, day("2026-03-12")).way
    }

    #[test]
    fn a_whole_step_is_a_change_and_one_bad_evening_is_none() {
        let early = [own(27, 1), own(20, 1), own(15, 1)];
        let with = |late: [u8; 3]| {
            let late = [own(9, late[0]), own(5, late[1]), own(0, late[2])];
            way(&[early.as_slice(), &late].concat())
        };
        assert_eq!(with([2, 2, 2]), Some(Way::Closer));
        assert_eq!(with([0, 0, 0]), Some(Way::FurtherApart));
        assert_eq!(with([2, 2, 1]), Some(Way::TheSame));
        assert_eq!(with([1, 1, 0]), Some(Way::TheSame), "one bad evening");
    }

    #[test]
    fn many_entries_on_one_evening_are_one_day() {
        let early = [own(27, 3), own(20, 3), own(15, 3)];
        let evening = [own(2, 0), own(2, 1), own(2, 0)];
        assert_eq!(way(&[early.as_slice(), &evening].concat()), None);
        let lonely = Feeling::parse("lonely").expect("in the list");
        let evening = evening.map(|it| Own { feelings: vec![lonely], ..it });
        assert!(Trend::of(&evening, day("2026-03-12")).feelings.is_empty());
    }

    #[test]
    fn too_few_entries_say_nothing() {
        let few = [own(27, 0), own(20, 0), own(9, 4), own(5, 4), own(0, 4)];
        assert_eq!(way(&few), None);
        assert_eq!(way(&[]), None);
    }

    #[test]
    fn a_feeling_came_back_if_it_stands_in_every_third_entry() {
        let [guard, calm, tired] =
            ["on guard", "calm", "tired"].map(|it| Feeling::parse(it).expect("in the list"));
        let mut all: Vec<_> = (0..9).map(|ago| own(ago, 2)).collect();
        for it in &mut all[..4] {
            it.feelings.push(guard);
        }
        for it in &mut all[3..6] {
            it.feelings.push(calm);
        }
        all[8].feelings.push(tired);
        let trend = Trend::of(&all, day("2026-03-12"));
        assert_eq!(trend.feelings, [guard, calm], "what came most often stands first");
        let many: Vec<_> = all.iter().cloned().chain((9..20).map(|ago| own(ago, 2))).collect();
        assert!(Trend::of(&many, day("2026-03-12")).feelings.is_empty(), "seldom among so many");
    }

    proptest! {
        /// Turning the two halves round turns the answer round.
        #[test]
        fn it_says_of_the_opposite_the_opposite(
            early in prop::collection::vec(0_u8..5, 3..9),
            late in prop::collection::vec(0_u8..5, 3..9),
        ) {
            let all = |then: &[u8], now: &[u8]| {
                let then = (0..).zip(then).map(|(nth, it)| own(27 - nth, *it));
                let now = (0..).zip(now).map(|(nth, it)| own(9 - nth, *it));
                way(&then.chain(now).collect::<Vec<_>>())
            };
            let opposite = match all(&late, &early) {
                Some(Way::Closer) => Some(Way::FurtherApart),
                Some(Way::FurtherApart) => Some(Way::Closer),
                same => same,
            };
            prop_assert_eq!(all(&early, &late), opposite);
        }
    }
}

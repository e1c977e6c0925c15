//! How a commitment went, day by day: its owner's marks and what the partner answered.

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};

use super::commitments::act_day;
use crate::demo::{
    calendar::{Calendar, dice},
    deed::Deed,
    story::{Act, Answer, Cadence, Commitment, Day, Mark, Seen},
};

/// Days until somebody wrote down what they did about it.
const REPAIRED_WITHIN: TimeDelta = TimeDelta::days(3);
/// A monthly day comes at least once in these.
const A_MONTH: i64 = 31;

/// A wording in force, from the day it was agreed to, to its last day.
struct Term {
    from: NaiveDate,
    to: NaiveDate,
    cadence: Cadence,
}

/// Every mark and every answer.
pub(super) fn tell(calendar: &Calendar, it: &Commitment) -> Vec<Deed> {
    let terms = terms(calendar, it);
    let due: Vec<NaiveDate> = terms.iter().flat_map(|term| term.due(calendar)).collect();
    let on = |week, weekday| {
        let day = calendar.day(week, weekday);
        due.iter().copied().find(|due| (0..A_MONTH).contains(&(*due - day).num_days()))
    };
    due.iter()
        .flat_map(|day| {
            let went = it.days.iter().find(|it| on(it.week, it.weekday) == Some(*day));
            let answer = it.answers.iter().find(|it| on(it.week, it.weekday) == Some(*day));
            occurrence(calendar, it, *day, went, answer)
        })
        .collect()
}

/// From when which cadence holds. A change holds once it is agreed to.
fn terms(calendar: &Calendar, it: &Commitment) -> Vec<Term> {
    let today = calendar.now.date_naive() + TimeDelta::days(1);
    let (mut terms, mut offered): (Vec<Term>, _) = (Vec::new(), it.cadence);
    for act in it.course {
        let (week, weekday) = act_day(act);
        let from = calendar.day(week, weekday);
        match *act {
            Act::Agree { .. } | Act::AgreeToCounter { .. } | Act::AgreeToChange { .. } => {
                if let Some(before) = terms.last_mut() {
                    before.to = from - TimeDelta::days(1);
                }
                terms.push(Term { from, to: today, cadence: offered });
            }
            Act::Counter { cadence, .. } | Act::Change { cadence, .. } => offered = cadence,
            Act::Retire { .. } => {
                if let Some(before) = terms.last_mut() {
                    before.to = from;
                }
            }
            Act::Decline { .. } | Act::Renew { .. } => {}
        }
    }
    terms
}

impl Term {
    fn due<'a>(&'a self, calendar: &'a Calendar) -> impl Iterator<Item = NaiveDate> + 'a {
        self.from.iter_days().take_while(|day| *day <= self.to).filter(|day| {
            let weekday = day.weekday().num_days_from_monday();
            match self.cadence {
                Cadence::Once { week, weekday } => *day == calendar.day(week, weekday),
                Cadence::Daily => true,
                Cadence::Weekdays(days) => days.iter().any(|it| u32::from(*it) == weekday),
                Cadence::Weekly(only) => u32::from(only) == weekday,
                Cadence::Monthly(number) => day.day() == u32::from(number),
            }
        })
    }
}

/// The mark of one day, and the answer to it.
fn occurrence(
    calendar: &Calendar,
    it: &Commitment,
    day: NaiveDate,
    went: Option<&Day>,
    answer: Option<&Answer>,
) -> Vec<Deed> {
    let percent = |what| dice((it.promise, day, what), 100);
    let kept = answer.is_some() || percent("kept") < u32::from(it.pattern.kept_share);
    let mark = match went {
        Some(went) => missed(calendar, it, day, went),
        None if kept => kept_on(calendar, it, day),
        None => return Vec::new(),
    };
    let seen = percent("seen") < u32::from(it.pattern.seen_share);
    let answer = match (answer, went) {
        (Some(answer), _) => Some(word(answer.seen)),
        (None, None) if seen => Some("saw"),
        _ => None,
    };
    let after = mark.at + TimeDelta::minutes(25 + i64::from(dice((it.promise, day), 700)));
    let sighting = answer.map(|answer| {
        let deed = Deed::new(morning(calendar, after), it.owner.other(), "sightings");
        deed.with("day", day).with("answer", answer)
    });
    [Some(mark), sighting].into_iter().flatten().collect()
}

/// On the same evening or at breakfast.
fn kept_on(calendar: &Calendar, it: &Commitment, day: NaiveDate) -> Deed {
    let minute = dice((day, it.promise), 58);
    let at = if dice((it.promise, day, "evening"), 4) == 0 {
        calendar.at(day + TimeDelta::days(1), 7, minute)
    } else {
        calendar.at(day, 21, minute)
    };
    Deed::new(at, it.owner, "keepings").with("day", day).with("mark", "kept")
}

/// Some days later where the words speak of what was done about it.
fn missed(calendar: &Calendar, it: &Commitment, day: NaiveDate, went: &Day) -> Deed {
    let later = if went.repair.is_empty() { TimeDelta::zero() } else { REPAIRED_WITHIN };
    let mark = match went.mark {
        Mark::Partly => "partly",
        Mark::Missed => "missed",
        Mark::Excused => "excused",
    };
    let at = calendar.at(day + later, 20, dice((day, mark), 50));
    Deed::new(at, it.owner, "keepings")
        .with("day", day)
        .with("mark", mark)
        .with("obstacle", went.what_got_in_the_way)
        .with("repair", went.repair)
        .with("read_hints", "obstacle repair")
}

/// Nobody answers in the middle of the night.
fn morning(calendar: &Calendar, at: DateTime<Utc>) -> DateTime<Utc> {
    let civil = at.with_timezone(&crate::demo::ZONE);
    let hour = chrono::Timelike::hour(&civil);
    if (1..7).contains(&hour) { calendar.at(civil.date_naive(), 7, 10 + dice(at, 45)) } else { at }
}

fn word(seen: Seen) -> &'static str {
    match seen {
        Seen::Saw => "saw",
        Seen::DidNot => "did not see",
        Seen::LetsTalk => "talk",
    }
}

//! What each of the two gives alone: how each week was, side by side with its gaps, and how many hard moments they
//! keep. Neither of them sees the other's.

use chrono::{Days, NaiveDate};

use crate::{
    access::{Linked, PersonId, Read, Sees as _},
    day, db,
    error::Result,
    impact::hard_moment::kept::MomentWeek,
    progress::pulse::{Level, Pulse, Sentence},
    steps::{
        small_issues::check_in::Week,
        therapy::copy::{
            CopyOf,
            store::{Told, shown},
        },
    },
    text::capital,
    web::chart::Line,
};

const WHOM: &str = "my partner";
/// So many weeks make a line.
const LINE: u8 = 8;

/// Copies, as far as both opened their sections.
#[derive(Default)]
pub(super) struct Copies {
    pub(super) pulses: Option<Vec<Told<Pulse>>>,
    pub(super) moments: Option<Vec<Told<MomentWeek>>>,
}

/// The same, on the page.
pub(super) struct AloneView {
    pub(super) pulse: Option<PulseView>,
    pub(super) moments: Option<MomentsView>,
}

/// How each week was.
pub(super) struct PulseView {
    /// How many weeks are shown.
    pub(super) over: usize,
    /// "Ana answered for three weeks, Ben for two."
    pub(super) says: String,
    /// Since when, if it is later than the first of these weeks.
    pub(super) since: Option<String>,
    /// None, if there is no answer at all.
    pub(super) sentences: Vec<SentenceView>,
    pub(super) numbers: Vec<NumbersView>,
    /// Whose answers were changed outside the app.
    pub(super) changed: Vec<String>,
}

/// One sentence, and the line of each of the two; none where nothing was answered.
pub(super) struct SentenceView {
    pub(super) sentence: String,
    pub(super) lines: Vec<(String, Option<Line>)>,
}

/// The same of one of the two, in numbers, the newest week first.
pub(super) struct NumbersView {
    pub(super) name: String,
    /// The sentences by their number from 1.
    pub(super) which: Vec<usize>,
    pub(super) weeks: Vec<(String, Vec<Option<u8>>)>,
}

/// How many hard moments each keeps.
pub(super) struct MomentsView {
    pub(super) lines: Vec<String>,
    /// Whose was changed outside the app, and is not counted.
    pub(super) changed: Vec<String>,
}

impl Copies {
    /// What is open of it, as far back as the page looks.
    pub(super) async fn read(
        db: &mut db::Reader,
        linked: &Linked,
        first: NaiveDate,
    ) -> Result<Self> {
        let line = mondays(linked.today(), LINE).first().map_or(first, |monday| first.min(*monday));
        let from = day::begins(Week::of(line).monday(), linked.zone());
        Ok(Self {
            pulses: match linked.view::<CopyOf<Pulse>>() {
                Some(view) => Some(shown(db, &view, from).await?),
                None => None,
            },
            moments: match linked.view::<CopyOf<MomentWeek>>() {
                Some(view) => Some(shown(db, &view, from).await?),
                None => None,
            },
        })
    }
}

impl AloneView {
    /// Of so many weeks up to this one; how they were, of as many as a line needs to be one.
    pub(super) fn new(linked: &Linked, copies: &Copies, weeks: u8) -> Self {
        let counted = mondays(linked.today(), weeks);
        let mondays = mondays(linked.today(), weeks.max(LINE));
        let since = linked.view::<CopyOf<Pulse>>().and_then(|view| view.since());
        let since = since.map(|since| since.at.with_timezone(&linked.zone()).date_naive());
        let since = since.filter(|day| mondays.first().is_some_and(|first| first < day));
        let since = since.map(|since| day::on(since, linked.today()));
        let pulse = copies.pulses.as_ref().map(|all| PulseView::new(linked, all, &mondays));
        Self {
            pulse: pulse.map(|pulse| PulseView { since, ..pulse }),
            moments: copies.moments.as_ref().map(|all| MomentsView::new(linked, all, &counted)),
        }
    }
}

/// The Mondays of so many weeks up to this one, the first one first.
fn mondays(today: NaiveDate, weeks: u8) -> Vec<NaiveDate> {
    let this = Week::of(today).monday();
    (0..u64::from(weeks))
        .rev()
        .filter_map(|back| this.checked_sub_days(Days::new(7 * back)))
        .collect()
}

/// Whose copies do not open.
fn changed<W>(linked: &Linked, all: &[Told<W>]) -> Vec<String> {
    let of = |read: &&Read| {
        all.iter().any(|told| told.author == read.person && told.words.get().is_none())
    };
    linked.people().iter().filter(of).map(|read| read.name.clone()).collect()
}

impl PulseView {
    fn new(linked: &Linked, all: &[Told<Pulse>], mondays: &[NaiveDate]) -> Self {
        let of = |person: PersonId| -> Vec<Option<&Pulse>> {
            let theirs = || all.iter().filter(|told| told.author == person);
            let at = |monday: &NaiveDate| {
                theirs().filter_map(|told| told.words.get()).find(|pulse| pulse.week == *monday)
            };
            mondays.iter().map(at).collect()
        };
        let both = linked.people().each_ref().map(|read| (read.name.as_str(), of(read.person)));
        let which = asked(&both);
        let told = |sentence: &Sentence| SentenceView {
            sentence: capital(&sentence.asked(WHOM)),
            lines: both.iter().map(|(name, weeks)| line(name, weeks, *sentence)).collect(),
        };
        let some = both.iter().filter(|(_, weeks)| weeks.iter().any(Option::is_some));
        Self {
            over: mondays.len(),
            says: says(&both),
            since: None,
            sentences: which.iter().map(told).collect(),
            numbers: some.map(|one| NumbersView::new(one, &which, linked.today())).collect(),
            changed: changed(linked, all),
        }
    }
}

/// One of the two, and what they answered week by week.
type Weeks<'a> = (&'a str, Vec<Option<&'a Pulse>>);

/// The six, and of the others those that somebody answered; none, if nobody answered anything.
fn asked(both: &[Weeks<'_>; 2]) -> Vec<Sentence> {
    let pulses = || both.iter().flat_map(|(_, weeks)| weeks.iter().copied().flatten());
    let answered = |it: &Sentence| pulses().any(|pulse| pulse.level(*it).is_some());
    let (for_all, more) = Sentence::ALL.split_at(Sentence::FOR_ALL);
    let for_all = for_all.iter().filter(|_| pulses().next().is_some());
    for_all.chain(more.iter().filter(|it| answered(it))).copied().collect()
}

fn levels(weeks: &[Option<&Pulse>], sentence: Sentence) -> Vec<Option<u8>> {
    weeks.iter().map(|week| week.and_then(|it| it.level(sentence)).map(Level::number)).collect()
}

fn line(name: &str, weeks: &[Option<&Pulse>], sentence: Sentence) -> (String, Option<Line>) {
    let values = levels(weeks, sentence);
    let any = values.iter().any(Option::is_some);
    (name.to_owned(), any.then(|| Line::new(&values, Level::ALL[4].number())))
}

/// "Ana answered for 3 weeks, Ben for none."
fn says(both: &[Weeks<'_>; 2]) -> String {
    let weeks = |weeks: &[Option<&Pulse>]| match weeks.iter().flatten().count() {
        0 => "none".to_owned(),
        1 => "one week".to_owned(),
        many => format!("{many} weeks"),
    };
    let [(one, first), (other, second)] = both;
    if first.iter().chain(second).all(Option::is_none) {
        return "No answers in these weeks.".to_owned();
    }
    format!("{one} answered for {}, {other} for {}.", weeks(first), weeks(second))
}

impl NumbersView {
    fn new((name, weeks): &Weeks<'_>, which: &[Sentence], today: NaiveDate) -> Self {
        let row = |pulse: &Pulse| {
            let numbers = which.iter().map(|it| pulse.level(*it).map(Level::number));
            (day::in_words(pulse.week, today), numbers.collect())
        };
        Self {
            name: (*name).to_owned(),
            which: (1..=which.len()).collect(),
            weeks: weeks.iter().rev().copied().flatten().map(row).collect(),
        }
    }
}

impl MomentsView {
    fn new(linked: &Linked, all: &[Told<MomentWeek>], mondays: &[NaiveDate]) -> Self {
        let line = |read: &Read| {
            let theirs = all.iter().filter(|told| told.author == read.person);
            let weeks = theirs.filter_map(|told| told.words.get());
            let count = match weeks.filter(|it| mondays.contains(&it.week)).count() {
                0 => "none".to_owned(),
                some => some.to_string(),
            };
            format!("{}: {count} in these weeks", read.name)
        };
        Self { lines: linked.people().iter().map(line).collect(), changed: changed(linked, all) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weeks_end_with_this_one() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let all = mondays(day("2026-03-12"), 4);
        assert_eq!((all.len(), all[0], all[3]), (4, day("2026-02-16"), day("2026-03-09")));
    }

    #[test]
    fn it_is_said_how_many_weeks_each_answered_for() {
        let week = || Pulse { week: NaiveDate::default(), answers: Vec::new() };
        let (one, two) = (week(), week());
        for (hers, his, said) in [
            (vec![None, None], vec![None, None], "No answers in these weeks."),
            (vec![None, Some(&one)], vec![None, None], "Ana answered for one week, Ben for none."),
            (vec![None, None], vec![Some(&one), None], "Ana answered for none, Ben for one week."),
            (vec![Some(&one), Some(&two)], vec![None, Some(&two)], {
                "Ana answered for 2 weeks, Ben for one week."
            }),
        ] {
            assert_eq!(says(&[("Ana", hers), ("Ben", his)]), said);
        }
    }
}

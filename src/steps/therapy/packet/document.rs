//! What stands in a packet, made of what the two share: in words that are still right when they are read later.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::{
    Group, Part, Row, Under,
    gathered::{Gathered, Met},
};
use crate::{
    access::PersonId,
    sealed::Opened,
    steps::{
        accountability::keeping::{
            Kept as Marked, Mark, Occurrence, Seen, Tally, due, occurrences,
        },
        quality_time::date::State as DateState,
        small_issues::concern::store::Kept as Concern,
        therapy::{
            agenda::store::Told,
            link::Section,
            plan::TherapyPlan,
            practice::{Whose, reflection::store::Reflected, store::Told as Practised},
            view::loaded::Watched,
        },
    },
    text::capital,
};

const NOTHING: &str = "Nothing in these days.";
const CHANGED: &str = "Changed outside the app: its words are not shown.";
const BEFORE_RESET: &str = "Sealed before a reset: its words cannot be read now.";

/// The two, and how they count days.
pub(super) struct Couple {
    /// Who, and their names.
    pub(super) people: [(PersonId, String); 2],
    /// In whose days.
    pub(super) zone: Tz,
    /// The first and the last day.
    pub(super) days: (NaiveDate, NaiveDate),
    /// When it is put together.
    pub(super) now: DateTime<Utc>,
}

/// What exactly stands in a section, said by the two to a therapist.
pub(super) const fn what(section: Section) -> &'static str {
    match section {
        Section::Agenda => {
            "What each of us put on it, word for word, as it stood when this was put together."
        }
        Section::Plan => {
            "The goals that both of us agreed, as they stood when this was put together."
        }
        Section::Practice => "What we practised in these days, and what each of us said of it.",
        Section::Commitments => {
            "What each of us agreed to do, word for word, how it went in these days, and what was done to make up for \
             it."
        }
        Section::Concerns => {
            "What one of us raised in these days, or before and still open, word for word, and what became of it."
        }
        Section::TimeTogether => "What we planned for these days, and whether it happened.",
        // Of these each gives copies alone: they stand in nothing of both.
        Section::Pulse | Section::Talks | Section::HardMoments => "",
    }
}

/// Each section that was gathered, in the order of the page.
pub(super) fn parts(couple: &Couple, all: &Gathered) -> Vec<Part> {
    let one = |rows: Vec<Row>| vec![Group { title: String::new(), rows }];
    let of = |section, groups: Vec<Group>| Part {
        section,
        groups: groups.into_iter().map(filled).collect(),
    };
    let agenda =
        all.agenda.as_ref().map(|all| one(all.iter().map(|it| couple.agenda(it)).collect()));
    let plan =
        all.plan.as_ref().map(|all| one(all.iter().flat_map(|it| goals(&it.words)).collect()));
    let practices = all
        .practices
        .as_ref()
        .map(|all| one(all.iter().map(|(told, said)| couple.practice(told, said)).collect()));
    let commitments = all.commitments.as_ref().map(|all| couple.commitments(all));
    let concerns = all.concerns.as_ref();
    let concerns = concerns.map(|all| one(all.iter().map(|it| couple.concern(it)).collect()));
    let dates = all.dates.as_ref().map(|all| one(all.iter().map(|it| couple.date(it)).collect()));
    let sections = [agenda, plan, practices, commitments, concerns, dates];
    let all = Section::BY_KEY.into_iter().zip(sections);
    all.filter_map(|(section, groups)| Some(of(section, groups?))).collect()
}

/// Says so where nothing stands.
fn filled(mut group: Group) -> Group {
    if group.rows.is_empty() {
        group.rows.push(Row { line: NOTHING.to_owned(), ..Row::default() });
    }
    group
}

/// Words with a line below; a sentence in their place if they cannot be read.
fn row(words: Opened<String>, line: String) -> Row {
    let why = match words {
        Opened::Genuine(words) => return Row { words, line, under: Vec::new() },
        Opened::BeforeReset => BEFORE_RESET,
        Opened::ChangedOutside | Opened::Locked => CHANGED,
    };
    let line = if line.is_empty() { why.to_owned() } else { format!("{why} {line}") };
    Row { line, ..Row::default() }
}

/// The same for what belongs to a row.
fn under(words: Opened<String>, line: String) -> Under {
    let Row { words, line, .. } = row(words, line);
    Under { words, line }
}

/// "Thursday 12 March 2026".
fn day(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

fn goals(words: &Opened<TherapyPlan>) -> Vec<Row> {
    let plan = match words {
        Opened::Genuine(plan) => plan,
        other => return vec![row(other.clone().map(|_| String::new()), String::new())],
    };
    let goal = plan.goals.iter().map(|goal| Row {
        words: goal.what.clone(),
        line: "We would notice it by:".to_owned(),
        under: vec![Under { words: goal.notice.clone(), line: String::new() }],
    });
    let review = format!("We look at it again on {}.", day(plan.review));
    goal.chain([Row { line: review, ..Row::default() }]).collect()
}

impl Couple {
    fn name(&self, person: PersonId) -> &str {
        let named = self.people.iter().find(|(id, _)| *id == person);
        named.map_or("", |(_, name)| name)
    }

    fn other(&self, person: PersonId) -> &str {
        let other = self.people.iter().find(|(id, _)| *id != person);
        other.map_or("", |(_, name)| name)
    }

    fn agenda(&self, told: &Told) -> Row {
        let name = self.name(told.author);
        let hard = told.words.get().is_some_and(|words| words.hard);
        let line = if hard { format!("{name}, hard to say alone") } else { name.to_owned() };
        row(told.words.clone().map(|words| words.what), line)
    }

    fn practice(&self, told: &Practised, said: &[Reflected]) -> Row {
        let line = told.words.get().map_or_else(String::new, |words| {
            let whose = match words.who {
                Whose::Both => "both of us",
                Whose::Author => self.name(told.author),
                Whose::Other => self.other(told.author),
            };
            format!("For {whose}, after “{}”. Until {}.", words.after, day(told.until))
        });
        let reflected = said.iter().filter(|it| it.withdrawn.is_none()).map(|it| {
            let how = it.words.get().map_or("", |words| words.how.label());
            let name = self.name(it.author);
            let line = if how.is_empty() { name.to_owned() } else { format!("{name}: {how}") };
            under(it.words.clone().map(|words| words.words), line)
        });
        Row { under: reflected.collect(), ..row(told.words.clone().map(|words| words.what), line) }
    }

    fn commitments(&self, all: &[Watched]) -> Vec<Group> {
        let group = |(person, name): &(PersonId, String)| {
            let own = all.iter().filter(|watched| watched.commitment.owner == *person);
            Group {
                title: format!("What {name} does"),
                rows: own.map(|watched| self.commitment(watched)).collect(),
            }
        };
        self.people.iter().map(group).collect()
    }

    fn commitment(&self, watched: &Watched) -> Row {
        let (commitment, (first, last)) = (&watched.commitment, self.days);
        let marks = self.newest_marks(&watched.marks);
        let said: Vec<(NaiveDate, Mark, Option<Seen>)> =
            marks.iter().map(|it| (it.day, it.mark, it.seen)).collect();
        let all: Vec<Occurrence> = occurrences(&due(commitment, first, last), &said);
        let tally = Tally::of(&all);
        let cadence = commitment.agreed().map(|it| capital(&it.cadence.words()));
        let seen = tally.seen_words(self.other(commitment.owner));
        let line = cadence.into_iter().chain([tally.kept_words(), seen]);
        let line: Vec<_> =
            line.filter(|words| !words.is_empty()).map(|it| format!("{it}.")).collect();
        let not = days_of(&all, Mark::Missed)
            .map(|days| Under { line: format!("Not this time: {days}."), ..Under::default() });
        let repairs = marks.iter().rev().filter(|it| it.mark != Mark::Kept).filter_map(|it| {
            let words = it.words.clone().map(|words| words.repair);
            let is_said = words.get().is_none_or(|repair| !repair.is_empty());
            is_said.then(|| under(words, format!("Made up for {}", day(it.day))))
        });
        let under = not.into_iter().chain(repairs).collect();
        Row { under, ..row(commitment.promise(), line.join(" ")) }
    }

    /// The newest mark of each of these days, the latest day first.
    fn newest_marks<'a>(&self, marks: &'a [Marked]) -> Vec<&'a Marked> {
        let (first, last) = self.days;
        let within = marks.iter().filter(|mark| (first..=last).contains(&mark.day));
        let mut newest: Vec<_> = within.collect();
        newest.dedup_by_key(|mark| mark.day);
        newest
    }

    fn concern(&self, kept: &Concern) -> Row {
        let state = kept.standing(self.now).state.to_a_therapist();
        let name = self.name(kept.history.author);
        let line = format!("{name}, {}: {state}", day(self.day_of(kept.made_at)));
        row(kept.words.clone().map(|words| words.noticed), line)
    }

    fn date(&self, met: &Met) -> Row {
        let state = match met.state {
            DateState::Done { .. } => "It took place.",
            DateState::CalledOff { .. } => "It did not take place.",
            _ => "It was planned.",
        };
        row(met.what.clone(), format!("{}. {state}", day(self.day_of(met.at))))
    }

    fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }
}

/// The days of these with this mark, if there are any.
fn days_of(all: &[Occurrence], mark: Mark) -> Option<String> {
    let days: Vec<_> = all
        .iter()
        .filter(|it| it.mark == Some(mark))
        .map(|it| it.day.format("%-d %B").to_string())
        .collect();
    (!days.is_empty()).then(|| days.join(", "))
}

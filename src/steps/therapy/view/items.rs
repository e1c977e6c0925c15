//! One thing after the other of what both opened, in words, with what the therapist wrote on it.

use chrono::NaiveDate;
use uuid::Uuid;

use super::loaded::{Loaded, Watched};
use crate::{
    access::{Linked, PersonId, Reads as _, TherapistView},
    day,
    sealed::Opened,
    steps::{
        accountability::keeping::{Dot, Mark, Occurrence, Seen, Tally, dots, due, occurrences},
        quality_time::date::{
            State as DateState,
            store::{Date, Kept as DateKept},
        },
        small_issues::concern::store::Kept as ConcernKept,
        therapy::{
            agenda::store::Told,
            comment::{About, CommentView, store::Told as Comment},
            link::Section,
            plan::TherapyPlan,
            practice::{Whose, reflection::store::Reflected, store::Told as Practised},
        },
    },
    text::capital,
};

/// Something that one of the two wrote, with a line beside it.
pub(super) struct Row {
    pub(super) words: Opened<String>,
    pub(super) line: String,
}

/// The same, and what the therapist wrote on it.
pub(super) struct Item {
    pub(super) row: Row,
    pub(super) noted: Noted,
}

/// What a therapist wrote on something.
pub(super) struct Noted {
    pub(super) on: About,
    pub(super) comments: Vec<CommentView>,
}

pub(super) struct PlanView {
    pub(super) goals: Opened<Vec<(String, String)>>,
    pub(super) review: String,
    pub(super) noted: Noted,
}

/// Something that the two practise, with what each said of it.
pub(super) struct PractisedView {
    pub(super) what: Row,
    pub(super) said: Vec<Row>,
    pub(super) noted: Noted,
}

/// What one of the two does.
pub(super) struct Side {
    pub(super) name: String,
    /// For the legend of the dots.
    pub(super) saw: String,
    pub(super) commitments: Vec<Doing>,
}

pub(super) struct Doing {
    pub(super) promise: Opened<String>,
    pub(super) cadence: String,
    pub(super) kept: String,
    pub(super) seen: String,
    pub(super) dots: Vec<Dot>,
    pub(super) repairs: Vec<Row>,
    pub(super) noted: Noted,
}

/// What a therapist wrote, to be laid beside what it is about.
pub(super) struct Notes<'a>(pub(super) &'a Linked, pub(super) &'a [Comment]);

impl Notes<'_> {
    /// On this.
    pub(super) fn on(&self, section: Section, item: Uuid) -> Noted {
        let on = About { section, item };
        let on_it = self.1.iter().filter(|told| told.about == on).cloned();
        Noted { on, comments: on_it.map(|told| CommentView::of(self.0, told)).collect() }
    }
}

/// What is to be commented on, if it is there and open.
pub(super) fn named(linked: &Linked, loaded: &Loaded, about: About) -> Option<Row> {
    let item = about.item;
    match about.section {
        Section::Agenda => {
            let all = loaded.agenda.as_ref()?;
            all.iter().find(|told| told.id.uuid() == item).map(|told| of_agenda(linked, told))
        }
        Section::Plan => {
            let plan = loaded.plan.as_ref()?.iter().find(|plan| plan.id.uuid() == item)?;
            let goals = |plan: TherapyPlan| -> Vec<String> {
                plan.goals.into_iter().map(|goal| goal.what).collect()
            };
            let words = plan.words.clone().map(|plan| goals(plan).join("\n"));
            Some(Row { words, line: "What both agreed to work on".to_owned() })
        }
        Section::Practice => {
            let mut all = loaded.practices.as_ref()?.iter();
            let (told, _) = all.find(|(told, _)| told.id.uuid() == item)?;
            Some(of_practice(linked, told))
        }
        Section::Commitments => {
            let mut all = loaded.commitments.as_ref()?.iter();
            let watched = all.find(|watched| watched.commitment.id.uuid() == item)?;
            let owner = linked.name_of(watched.commitment.owner);
            let line = format!("What {owner} does");
            Some(Row { words: watched.commitment.promise(), line })
        }
        Section::Concerns => {
            let mut all = loaded.concerns.as_ref()?.iter();
            all.find(|kept| kept.id.uuid() == item).map(|kept| of_concern(linked, kept))
        }
        Section::TimeTogether => {
            let (view, mut all) = (linked.view::<Date>()?, loaded.dates.as_ref()?.iter());
            let kept = all.find(|kept| kept.id.uuid() == item)?;
            Some(of_date(linked, &view, kept))
        }
        Section::Pulse | Section::Talks | Section::HardMoments => None,
    }
}

pub(super) fn of_agenda(linked: &Linked, told: &Told) -> Row {
    let name = linked.name_of(told.author);
    let hard = told.words.get().is_some_and(|words| words.hard);
    Row {
        words: told.words.clone().map(|words| words.what),
        line: if hard { format!("{name}, hard to say alone") } else { name.to_owned() },
    }
}

impl PlanView {
    pub(super) fn new(words: &Opened<TherapyPlan>, noted: Noted, today: NaiveDate) -> Self {
        let review = words.get().map_or_else(String::new, |plan| day::on(plan.review, today));
        let goals = words
            .clone()
            .map(|plan| plan.goals.into_iter().map(|goal| (goal.what, goal.notice)).collect());
        Self { goals, review, noted }
    }
}

impl PractisedView {
    pub(super) fn new(
        linked: &Linked,
        (told, said): (&Practised, &[Reflected]),
        noted: Noted,
    ) -> Self {
        let reflected = |it: &Reflected| Row {
            line: it.words.get().map_or_else(String::new, |words| {
                format!("{}: {}", linked.name_of(it.author), words.how.label())
            }),
            words: it.words.clone().map(|words| words.words),
        };
        Self {
            what: of_practice(linked, told),
            said: said.iter().filter(|it| it.withdrawn.is_none()).map(reflected).collect(),
            noted,
        }
    }
}

fn of_practice(linked: &Linked, told: &Practised) -> Row {
    let [one, two] = linked.people();
    let other = if one.person == told.author { &two.name } else { &one.name };
    let line = told.words.get().map_or_else(String::new, |words| {
        let whose = match words.who {
            Whose::Both => "both",
            Whose::Author => linked.name_of(told.author),
            Whose::Other => other,
        };
        let until = day::in_words(told.until, linked.today());
        format!("For {whose}, after “{}”. Until {until}", words.after)
    });
    Row { words: told.words.clone().map(|words| words.what), line }
}

impl Side {
    pub(super) fn new(
        linked: &Linked,
        owner: PersonId,
        (all, first, written): (&[Watched], NaiveDate, &Notes<'_>),
    ) -> Self {
        let [one, two] = linked.people();
        let other = if one.person == owner { &two.name } else { &one.name };
        let own = all.iter().filter(|watched| watched.commitment.owner == owner);
        Self {
            name: linked.name_of(owner).to_owned(),
            saw: format!("{other} saw it"),
            commitments: own
                .map(|watched| {
                    let noted = written.on(Section::Commitments, watched.commitment.id.uuid());
                    Doing::new(linked, watched, (first, other), noted)
                })
                .collect(),
        }
    }
}

impl Doing {
    fn new(
        linked: &Linked,
        watched: &Watched,
        (first, other): (NaiveDate, &str),
        noted: Noted,
    ) -> Self {
        let (commitment, today) = (&watched.commitment, linked.today());
        let newest = |day: NaiveDate| watched.marks.iter().find(|mark| mark.day == day);
        let mut days: Vec<_> = watched.marks.iter().map(|mark| mark.day).collect();
        days.dedup();
        let marks: Vec<(NaiveDate, Mark, Option<Seen>)> = days
            .iter()
            .filter_map(|day| newest(*day))
            .map(|it| (it.day, it.mark, it.seen))
            .collect();
        let all: Vec<Occurrence> = occurrences(&due(commitment, first, today), &marks);
        let tally = Tally::of(&all);
        let repair = |day: &NaiveDate| {
            let mark = newest(*day).filter(|mark| mark.mark != Mark::Kept)?;
            let words = mark.words.clone().map(|words| words.repair);
            let said = words.get().is_none_or(|repair| !repair.is_empty());
            said.then(|| Row { words, line: format!("Made up for {}", day::in_words(*day, today)) })
        };
        Self {
            promise: commitment.promise(),
            cadence: commitment
                .agreed()
                .map_or_else(String::new, |it| capital(&it.cadence.words())),
            kept: tally.kept_words(),
            seen: tally.seen_words(other),
            dots: dots(&all, today, other),
            repairs: days.iter().filter_map(repair).collect(),
            noted,
        }
    }
}

pub(super) fn of_concern(linked: &Linked, kept: &ConcernKept) -> Row {
    let state = kept.standing(linked.now()).state.to_a_therapist();
    let on = kept.made_at.with_timezone(&linked.zone()).date_naive();
    let name = linked.name_of(kept.history.author);
    Row {
        words: kept.words.clone().map(|words| words.noticed),
        line: format!("{name}, {}: {state}", day::on(on, linked.today())),
    }
}

pub(super) fn of_date(linked: &Linked, view: &TherapistView<'_, Date>, kept: &DateKept) -> Row {
    let current = kept.history.current();
    let state = match kept.history.state() {
        DateState::Proposed { .. } => "proposed",
        DateState::Planned { .. } | DateState::Changing { .. } => "planned",
        DateState::NotNow { .. } => "not now",
        DateState::Withdrawn { .. } => "taken back",
        DateState::CalledOff { .. } => "did not take place",
        DateState::Done { .. } => "took place",
    };
    let at = day::and_time(current.starts_at, view.zone(), linked.today());
    Row { words: kept.words(view, current).map(|words| words.what), line: format!("{state}, {at}") }
}

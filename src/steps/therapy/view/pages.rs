//! A therapist's couples, the page over one of them, and the log that both partners read.

use askama::Template;
use chrono::NaiveDate;

use super::{
    loaded::{Loaded, WINDOWS, Watched},
    store::{Client, ClientPerson, Look},
};
use crate::{
    access::{Linked, Partner, PersonId, Reads as _, Therapist, TherapistView},
    couple::four_words,
    day,
    sealed::{Opened, Pinned},
    steps::{
        accountability::keeping::{Dot, Mark, Occurrence, Seen, Tally, dots, due, occurrences},
        quality_time::date::{
            State as DateState,
            store::{Date, Kept as DateKept},
        },
        small_issues::concern::{Outcome, State as ConcernState, store::Kept as ConcernKept},
        therapy::{
            agenda::store::Told,
            link::Section,
            plan::TherapyPlan,
            practice::{Whose, reflection::store::Reflected, store::Told as Practised},
        },
    },
    text::{Typed, capital},
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/therapy/view/couples.html")]
pub(super) struct CouplesPage {
    frame: Frame,
    form: Typed,
    has_code: bool,
    open: Vec<OpenCouple>,
    waiting: Vec<WaitingCouple>,
    ended: Vec<WaitingCouple>,
}

struct OpenCouple {
    path: String,
    names: String,
    until: String,
    words: Vec<WordsOf>,
}

struct WaitingCouple {
    name: String,
    words: Vec<WordsOf>,
}

/// The four words of one of the two and the therapist.
struct WordsOf {
    person: PersonId,
    whose: String,
    words: Option<[&'static str; 4]>,
    /// Names the new keys, if they are not those that were taken.
    changed: Option<String>,
}

#[derive(Template)]
#[template(path = "steps/therapy/view/session.html")]
pub(super) struct SessionPage {
    frame: Frame,
    path: String,
    names: String,
    since: String,
    until: String,
    policy: &'static str,
    windows: Vec<(u8, bool)>,
    agenda: Option<Vec<Row>>,
    plan: Option<Vec<PlanView>>,
    practices: Option<Vec<PractisedView>>,
    commitments: Option<Vec<Side>>,
    concerns: Option<Vec<Row>>,
    dates: Option<Vec<Row>>,
    /// What is not open, by its title.
    closed: Vec<&'static str>,
}

/// Something that one of the two wrote, with a line beside it.
struct Row {
    words: Opened<String>,
    line: String,
}

struct PlanView {
    goals: Opened<Vec<(String, String)>>,
    review: String,
}

/// Something that the two practise, with what each said of it.
struct PractisedView {
    what: Row,
    said: Vec<Row>,
}

/// What one of the two does.
struct Side {
    name: String,
    /// For the legend of the dots.
    saw: String,
    commitments: Vec<Doing>,
}

struct Doing {
    promise: Opened<String>,
    cadence: String,
    kept: String,
    seen: String,
    dots: Vec<Dot>,
    repairs: Vec<Row>,
}

#[derive(Template)]
#[template(path = "steps/therapy/view/access_log.html")]
pub(super) struct AccessLogPage {
    frame: Frame,
    looks: Vec<(String, String, String)>,
}

impl CouplesPage {
    pub(super) fn new(therapist: &Therapist, clients: Vec<Client>, form: Typed) -> Self {
        let mut page = Self {
            frame: Frame::of(therapist, Place::Nowhere, "Couples"),
            form,
            has_code: therapist.has_code(),
            open: Vec::new(),
            waiting: Vec::new(),
            ended: Vec::new(),
        };
        for client in clients {
            let all =
                |names| client.people.iter().map(|it| WordsOf::new(therapist, it, names)).collect();
            match client.open {
                Some((link, until)) => page.open.push(OpenCouple {
                    path: format!("/couples/{link}"),
                    names: both(&client),
                    until: day::near(until, therapist.today()),
                    words: all(true),
                }),
                // Once one of the two has parted, nothing can be opened any more.
                None if client.was_open && client.people.len() < 2 => {}
                None if client.was_open => {
                    page.ended.push(WaitingCouple { name: both(&client), words: all(true) });
                }
                None => {
                    page.waiting.push(WaitingCouple { name: inviter(&client), words: all(false) });
                }
            }
        }
        page.open.sort_by(|one, other| one.names.cmp(&other.names));
        page
    }
}

fn both(client: &Client) -> String {
    client.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(" and ")
}

fn inviter(client: &Client) -> String {
    let inviter = client.people.iter().find(|person| person.invited);
    inviter.map_or_else(String::new, |person| person.name.clone())
}

impl WordsOf {
    /// Before both have signed, only who invited is named.
    fn new(therapist: &Therapist, person: &ClientPerson, names: bool) -> Self {
        let own = therapist.keys().public();
        let pinned = person.pinned.as_ref().map(Pinned::keys);
        let offered = person.offered.as_ref();
        let changed = offered.filter(|offered| pinned != Some(offered));
        Self {
            person: person.person,
            whose: if names || person.invited {
                person.name.clone()
            } else {
                "Their partner".to_owned()
            },
            words: offered.or(pinned).map(|theirs| four_words::of(own, theirs)),
            changed: changed.map(four_words::print),
        }
    }
}

impl SessionPage {
    pub(super) fn new(linked: &Linked, loaded: Loaded) -> Self {
        let [first, second] = linked.people();
        let open = |section: &Section| linked.open().iter().any(|(of_it, _)| of_it == section);
        let today = linked.today();
        let first_day = loaded.first;
        Self {
            frame: Frame::of(linked, Place::Nowhere, "Couples"),
            path: format!("/couples/{}", linked.link()),
            names: format!("{} and {}", first.name, second.name),
            since: day::in_words(first_day, today),
            until: day::in_words(linked.consent().until, today),
            policy: linked.policy().sentence(),
            windows: WINDOWS.map(|weeks| (weeks, weeks == loaded.weeks)).into(),
            agenda: loaded
                .agenda
                .map(|all| all.iter().map(|told| of_agenda(linked, told)).collect()),
            plan: loaded
                .plan
                .map(|plans| plans.iter().map(|plan| PlanView::new(&plan.words, today)).collect()),
            practices: loaded.practices.map(|all| {
                all.iter().map(|(told, said)| PractisedView::new(linked, told, said)).collect()
            }),
            commitments: loaded.commitments.map(|all| {
                linked
                    .people()
                    .iter()
                    .map(|read| Side::new(linked, read.person, (&all, first_day)))
                    .collect()
            }),
            concerns: loaded
                .concerns
                .map(|all| all.iter().map(|kept| of_concern(linked, kept)).collect()),
            dates: linked
                .view::<Date>()
                .zip(loaded.dates)
                .map(|(view, all)| all.iter().map(|kept| of_date(linked, &view, kept)).collect()),
            closed: Section::ALL.iter().filter(|it| !open(it)).map(|it| it.title()).collect(),
        }
    }
}

fn of_agenda(linked: &Linked, told: &Told) -> Row {
    let name = linked.name_of(told.author);
    let hard = told.words.get().is_some_and(|words| words.hard);
    Row {
        words: told.words.clone().map(|words| words.what),
        line: if hard { format!("{name}, hard to say alone") } else { name.to_owned() },
    }
}

impl PlanView {
    fn new(words: &Opened<TherapyPlan>, today: NaiveDate) -> Self {
        let review = words.get().map_or_else(String::new, |plan| day::on(plan.review, today));
        let goals = words
            .clone()
            .map(|plan| plan.goals.into_iter().map(|goal| (goal.what, goal.notice)).collect());
        Self { goals, review }
    }
}

impl PractisedView {
    fn new(linked: &Linked, told: &Practised, said: &[Reflected]) -> Self {
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
        let reflected = |it: &Reflected| Row {
            line: it.words.get().map_or_else(String::new, |words| {
                format!("{}: {}", linked.name_of(it.author), words.how.label())
            }),
            words: it.words.clone().map(|words| words.words),
        };
        Self {
            what: Row { words: told.words.clone().map(|words| words.what), line },
            said: said.iter().filter(|it| it.withdrawn.is_none()).map(reflected).collect(),
        }
    }
}

impl Side {
    fn new(linked: &Linked, owner: PersonId, (all, first): (&[Watched], NaiveDate)) -> Self {
        let [one, two] = linked.people();
        let other = if one.person == owner { &two.name } else { &one.name };
        let own = all.iter().filter(|watched| watched.commitment.owner == owner);
        Self {
            name: linked.name_of(owner).to_owned(),
            saw: format!("{other} saw it"),
            commitments: own.map(|watched| Doing::new(linked, watched, (first, other))).collect(),
        }
    }
}

impl Doing {
    fn new(linked: &Linked, watched: &Watched, (first, other): (NaiveDate, &str)) -> Self {
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
        }
    }
}

fn of_concern(linked: &Linked, kept: &ConcernKept) -> Row {
    let state = match kept.standing(linked.now()).state {
        ConcernState::Raised => "not read yet",
        ConcernState::Read { .. } => "read",
        ConcernState::Talked => "talked about",
        ConcernState::Left(Outcome::Resolved) => "settled",
        ConcernState::Left(Outcome::Parked(_)) => "rests for a while",
        ConcernState::Left(Outcome::Therapy) => "both bring it here",
        ConcernState::Agreed => "became a commitment",
        ConcernState::Withdrawn => "withdrawn",
    };
    let on = kept.made_at.with_timezone(&linked.zone()).date_naive();
    let name = linked.name_of(kept.history.author);
    Row {
        words: kept.words.clone().map(|words| words.noticed),
        line: format!("{name}, {}: {state}", day::on(on, linked.today())),
    }
}

fn of_date(linked: &Linked, view: &TherapistView<'_, Date>, kept: &DateKept) -> Row {
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

impl AccessLogPage {
    /// One line for each time: what was looked at together stands together.
    pub(super) fn new(partner: &Partner, looks: &[Look]) -> Self {
        let together =
            looks.chunk_by(|one, next| (one.made_at, &one.name) == (next.made_at, &next.name));
        let said = |looks: &[Look]| {
            let first = looks.first()?;
            let mut titles: Vec<_> = looks.iter().map(Look::title).collect();
            titles.reverse();
            let at = day::and_time(first.made_at, partner.zone(), partner.today());
            Some((first.name.clone(), titles.join(" · "), at))
        };
        Self {
            frame: Frame::of(partner, Place::More, "The way"),
            looks: together.filter_map(said).collect(),
        }
    }
}

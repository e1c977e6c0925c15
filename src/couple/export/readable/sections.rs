//! The sections of the readable page, and those of what was brought from another server.

use chrono_tz::Tz;
use serde::Deserialize as _;

use super::{
    Group, Item, Line, Section, accountability, agenda, agreeing, at, breaches, comments, concerns,
    contacts, drafts,
    entries::{commitment, kept, lines, months, of_date},
    hard_dates, hard_moments, hobbies, ideas, impact, journals, links, openness, practices,
    progress, questions, questions_of_the_day, small_deeds, talks, tellings, weekly_meetings,
};
use crate::couple::export::{BroughtAlong, Progress, Record, Therapy};

/// All of a record; of what was brought from another server, each record's sections after the others.
pub(crate) fn sections(record: &Record, zone: Tz) -> Vec<Section> {
    let mut sections = together(record, zone);
    sections.extend(therapy(&record.therapy, zone));
    sections.extend(agreed(&record.progress, zone));
    sections.extend(said(record, zone));
    sections.extend(about_the_impact(record, zone));
    sections.extend(alone(record, zone));
    for (nth, brought) in (1..).zip(&record.imported) {
        sections.extend(brought_along(brought, nth, zone));
    }
    sections
}

fn section(id: &str, title: &str, nothing: &'static str, groups: Vec<Group>) -> Section {
    Section { id: id.to_owned(), title: title.to_owned(), nothing, groups }
}

fn together(record: &Record, zone: Tz) -> Vec<Section> {
    let commitments = record.commitments.iter().map(|entry| commitment(entry, zone)).collect();
    let dates = record.dates.iter().map(|entry| of_date(entry, zone)).collect();
    let raised = concerns::all(&record.small_issues.concerns, zone);
    let meetings = weekly_meetings::all(&record.small_issues.weekly_meetings, zone);
    let owned = accountability::all(&record.accountability_statements, zone);
    let ideas = ideas::all(&record.quality_time.ideas, zone);
    let hobbies = hobbies::all(&record.quality_time.hobbies, zone);
    let deeds = small_deeds::all(&record.small_deeds, zone);
    vec![
        section("check-ins", "Check-ins", "No check-ins.", months(&record.check_ins, zone)),
        section("commitments", "Commitments", "No commitments.", commitments),
        section("responsibility", "Taking responsibility", "Nothing written down.", owned),
        section("small-deeds", "Small deeds", "No small deeds.", deeds),
        section("dates", "Dates", "No dates.", dates),
        section("ideas", "Ideas", "No ideas of your own.", ideas),
        section("hobbies", "Hobbies", "Nothing suggested or answered.", hobbies),
        section("concerns", "Small issues", "Nothing was raised.", raised),
        section("weekly-meetings", "Weekly meetings", "No meetings.", meetings),
    ]
}

fn therapy(therapy: &Therapy, zone: Tz) -> Vec<Section> {
    let agenda = agenda::all(&therapy.agenda, zone);
    let plans = agreeing::wordings(&therapy.plans, zone);
    let packets = agreeing::wordings(&therapy.packets, zone);
    let practised = practices::all(&therapy.practices, zone);
    let links = links::all(&therapy.links, zone);
    let comments = comments::all(&therapy.comments, zone);
    let sessions = comments::sessions(&therapy.sessions, zone);
    let asked = contacts::contacts(&therapy.contacts, zone);
    let appointments = contacts::appointments(&therapy.appointments, zone);
    vec![
        section("contacts", "Whom you could ask", "Nobody stood there.", asked),
        section("appointments", "Appointments", "Nothing stood there.", appointments),
        section("agenda", "For sessions with a therapist", "Nothing stood there.", agenda),
        section("therapy-plan", "What you work on", "Nothing was agreed.", plans),
        section("practices", "What you practised", "Nothing was written down.", practised),
        section("packets", "Pages for a therapist", "Nothing was put together.", packets),
        section("therapist", "What a therapist may read", "Nothing was proposed.", links),
        section("comments", "From your therapist", "Nothing was written.", comments),
        section("sessions", "Sessions", "Nothing was written down.", sessions),
    ]
}

/// Of moving forward, what takes both.
fn agreed(progress: &Progress, zone: Tz) -> Vec<Section> {
    vec![
        section(
            "setback-plan",
            "Your setback plan",
            "Nothing was agreed.",
            agreeing::wordings(&progress.setback_plans, zone),
        ),
        section(
            "where-we-are",
            "Where you said you were",
            "Nothing was said.",
            agreeing::wordings(&progress.phases, zone),
        ),
        section(
            "milestones",
            "Milestones",
            "Nothing was named.",
            agreeing::wordings(&progress.milestones, zone),
        ),
        section(
            "maintain",
            "Only the monthly meeting",
            "Nothing was agreed.",
            agreeing::wordings(&progress.maintain, zone),
        ),
    ]
}

fn said(record: &Record, zone: Tz) -> Vec<Section> {
    let (talks, time_outs) = (&record.turn_talks, &record.time_out_agreements);
    let asked = questions::all(&record.questions, zone).into_iter();
    let asked = asked.chain(questions::times(record, zone)).collect();
    let days_questions = questions_of_the_day::all(&record.questions_of_the_day, zone);
    vec![
        section("talks", "Talks in turns", "No talks.", talks::all(talks, zone)),
        section(
            "time-outs",
            "How you take a time-out",
            "Nothing was agreed.",
            agreeing::wordings(time_outs, zone),
        ),
        section(
            "questions-of-the-day",
            "Questions of the day",
            "No questions of the day.",
            days_questions,
        ),
        section("questions", "Questions", "No questions.", asked),
        section("tellings", "Told", "Nothing told.", tellings::all(&record.tellings, zone)),
        section("openness", "Openness", "Nothing offered.", openness::all(&record.openness, zone)),
    ]
}

fn about_the_impact(record: &Record, zone: Tz) -> Vec<Section> {
    let statements = impact::statements(&record.impact_statements, zone);
    let other_side = impact::other_side(&record.other_side, zone);
    let moments = hard_moments::kept(record, zone);
    let breaches = breaches::all(&record.breaches, zone);
    vec![
        section("what-happened", "What happened", "No title was suggested.", breaches),
        section("cards", "Cards for hard moments", "No cards.", hard_moments::cards(record, zone)),
        section("hard-moments", "Hard moments that were kept", "Nothing is kept.", moments),
        section("carried", "What each of us carries", "Nothing written down.", statements),
        section("other-side", "The other side", "Nothing shared.", other_side),
    ]
}

fn alone(record: &Record, zone: Tz) -> Vec<Section> {
    let older = record.older.turn_drafts.iter().chain(&record.older.impact_drafts);
    let mut drafts = drafts::all(record.drafts.iter().chain(older));
    drafts.extend(record.impact_role.as_ref().map(impact::role));
    let copies = journals::copies(&record.journal_copies, zone);
    vec![
        section(
            "hard-dates",
            "Hard days",
            "No hard days.",
            hard_dates::all(&record.small_issues.hard_dates, zone),
        ),
        section(
            "looking-back",
            "Looking back",
            "Nothing written down.",
            progress::all((&record.progress, &record.therapy), zone),
        ),
        section("journal", "Journal", "No pages.", journals::pages(&record.journal, zone)),
        section("journal-copies", "Pages that were shared", "No pages.", copies),
        section("drafts", "Drafts", "No drafts.", drafts),
        section("kept-copies", "Kept copies", "No kept copies.", kept(&record.kept_copies, zone)),
    ]
}

fn brought_along(brought: &BroughtAlong, nth: usize, zone: Tz) -> Vec<Section> {
    let title = format!("Brought along, taken in on {}", at(brought.taken_in_at, zone));
    let record = brought.words.get().and_then(|words| Record::deserialize(words).ok());
    let Some(record) = record else {
        let why = Item {
            title: title.clone(),
            lines: lines(&brought.words, |_| Vec::new()),
            ..Item::default()
        };
        let group =
            Group { title: Line::plain("", "Not opened"), items: vec![why], ..Group::default() };
        return vec![Section {
            id: format!("brought-{nth}"),
            title,
            nothing: "",
            groups: vec![group],
        }];
    };
    let mut sections = sections(&record, zone);
    for section in &mut sections {
        section.id = format!("brought-{nth}-{}", section.id);
        section.title = format!("{}. {title}", section.title);
    }
    sections
}

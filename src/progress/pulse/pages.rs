//! The lines, the questions of a week, and one week as it was answered.

use askama::Template;
use chrono::NaiveDate;

use super::{
    Level, Pulse, Sentence,
    lines::{ENOUGH, Span, Way, says},
    pulse::last,
};
use crate::{
    access::{Member, Partner},
    day,
    impact::role::Role,
    progress::look_back::{Kept, LookBackId, frame},
    sealed::Opened,
    steps::small_issues::check_in::Week,
    text::{Typed, capital},
    web::{chart::Line, page::Frame},
};

/// In a sentence, to who is in no couple.
const SOMEBODY: &str = "my partner";

#[derive(Template)]
#[template(path = "progress/pulse/pulses.html")]
pub(super) struct PulsesPage {
    frame: Frame,
    /// "Monday 22 December 2025 to Sunday 15 March".
    span: String,
    /// This week can be answered for, and was not.
    asks: bool,
    partner: bool,
    /// So many weeks were answered for altogether.
    so_far: i64,
    is_locked: bool,
    /// None while there are too few weeks.
    lines: Vec<Told>,
    /// Which way they go.
    says: String,
    weeks: Vec<Row>,
    earlier: Option<NaiveDate>,
    later: Option<NaiveDate>,
    /// The therapist who reads along in what is answered from now on.
    read_by: Option<String>,
}

/// One sentence over the weeks.
struct Told {
    sentence: String,
    line: Line,
}

/// One week in the table.
struct Row {
    id: LookBackId,
    week: String,
    /// A number for each sentence that has a line, or nothing.
    answers: Opened<Vec<Option<u8>>>,
}

#[derive(Template)]
#[template(path = "progress/pulse/new.html")]
pub(super) struct NewPage {
    frame: Frame,
    form: Typed,
    week: Week,
    span: String,
    sentences: Vec<(Sentence, String)>,
    /// What only who broke trust is asked.
    more: Vec<(Sentence, String)>,
    /// The reader has said that they broke trust.
    broke: bool,
    /// As the form sends it: 0 if the week was not answered for.
    seen: usize,
    /// It was, and what was answered does not show.
    is_locked: bool,
    /// The Monday of the week before, if this is about this week.
    last: Option<NaiveDate>,
    /// The therapist who reads along.
    read_by: Option<String>,
    partner: String,
}

/// What is asked of whom.
pub(super) struct About {
    pub(super) week: Week,
    pub(super) role: Option<Role>,
    /// The therapist who reads along.
    pub(super) read_by: Option<String>,
}

#[derive(Template)]
#[template(path = "progress/pulse/pulse.html")]
pub(super) struct PulsePage {
    frame: Frame,
    id: LookBackId,
    span: String,
    monday: NaiveDate,
    answers: Opened<Vec<(String, &'static str)>>,
    /// It can be answered for anew.
    again: bool,
    /// The therapist who has a copy of it.
    holder: Option<String>,
}

/// "Monday 9 to Sunday 15 March", or with both months.
fn span(first: NaiveDate, last: NaiveDate, today: NaiveDate) -> String {
    format!("{} to {}", day::in_words(first, today), day::in_words(last, today))
}

fn of_week(week: Week, today: NaiveDate) -> String {
    span(week.monday(), week.sunday(), today)
}

impl PulsesPage {
    pub(super) fn new(
        member: &Member,
        span_shown: Span,
        all: Vec<Kept<Pulse>>,
        (so_far, oldest): (i64, Option<NaiveDate>),
    ) -> Self {
        let today = member.today();
        let pulses: Vec<Pulse> = all.iter().filter_map(|kept| kept.said.get().cloned()).collect();
        let shown = shown(&pulses);
        let is_this_week = |kept: &Kept<Pulse>| kept.since == Week::of(today).monday();
        let partner = member.is_paired();
        let lines = shown.iter().map(|sentence| Told::of(span_shown, &pulses, *sentence));
        let ways = shown.iter().map(|it| Way::of(&span_shown.levels(&pulses, *it)));
        let ways: Vec<_> = ways.collect();
        Self {
            frame: frame(member),
            span: span(span_shown.first(), span_shown.last(), today),
            asks: partner && span_shown.later(today).is_none() && !all.iter().any(is_this_week),
            partner,
            so_far,
            is_locked: all.iter().any(|kept| kept.said.is_locked()),
            says: says(&ways),
            lines: if so_far < ENOUGH { Vec::new() } else { lines.collect() },
            earlier: span_shown.earlier(oldest),
            later: span_shown.later(today),
            read_by: None,
            weeks: all.into_iter().rev().map(|kept| Row::of(kept, &shown, today)).collect(),
        }
    }

    /// The same, and this therapist reads along from now on.
    pub(super) fn read_by(self, read_by: Option<String>) -> Self {
        Self { read_by, ..self }
    }
}

/// The sentences that have a line: the six, and the others if they were answered.
fn shown(pulses: &[Pulse]) -> Vec<Sentence> {
    let (for_all, more) = Sentence::ALL.split_at(Sentence::FOR_ALL);
    let answered = |it: &Sentence| pulses.iter().any(|pulse| pulse.level(*it).is_some());
    for_all.iter().copied().chain(more.iter().copied().filter(answered)).collect()
}

impl Told {
    fn of(span: Span, pulses: &[Pulse], sentence: Sentence) -> Self {
        let levels = span.levels(pulses, sentence);
        let values = levels.map(|level| level.map(Level::number));
        let most = Level::ALL[4].number();
        Self { sentence: capital(&sentence.asked(SOMEBODY)), line: Line::new(&values, most) }
    }
}

impl Row {
    fn of(kept: Kept<Pulse>, shown: &[Sentence], today: NaiveDate) -> Self {
        let answers = kept
            .said
            .map(|pulse| shown.iter().map(|it| pulse.level(*it).map(Level::number)).collect());
        let week = day::in_words(kept.since, today);
        Self { id: kept.id, week, answers }
    }
}

impl NewPage {
    /// With what was answered for this week before, if it is open.
    pub(super) fn filled(partner: &Partner, about: About, before: Option<&Kept<Pulse>>) -> Self {
        let levels = |pulse: &Pulse| {
            let pairs = pulse.answers.iter();
            let pairs: Vec<_> =
                pairs.map(|it| (it.sentence.field(), it.level.number().to_string())).collect();
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
            Typed::with_values(&pairs)
        };
        let form = before.and_then(|kept| kept.said.get()).map(levels).unwrap_or_default();
        let seen = Kept::seen(before);
        let is_locked = before.is_some_and(|kept| kept.said.get().is_none());
        Self { is_locked, ..Self::over(partner, about, (seen, form)) }
    }

    /// With what was chosen, over the week as it is now.
    pub(super) fn over(partner: &Partner, about: About, (seen, form): (usize, Typed)) -> Self {
        Self { seen, ..Self::new(partner, about, form) }
    }

    /// With what was chosen.
    pub(super) fn new(partner: &Partner, about: About, form: Typed) -> Self {
        let About { week, role, read_by } = about;
        let (today, name) = (partner.today(), partner.partner_name());
        let (for_all, more) = Sentence::ALL.split_at(Sentence::FOR_ALL);
        let asked = |all: &[Sentence]| all.iter().map(|it| (*it, it.asked(name))).collect();
        let answered = more.iter().any(|it| !form.value(it.field()).is_empty());
        let broke = matches!(role, Some(Role::Broke | Role::Both)) || answered;
        Self {
            frame: frame(partner),
            week,
            span: of_week(week, today),
            sentences: asked(for_all),
            more: asked(more),
            broke,
            seen: form.value("revision").parse().unwrap_or_default(),
            is_locked: false,
            last: (week == Week::of(today)).then(|| last(today).monday()),
            read_by,
            partner: name.to_owned(),
            form,
        }
    }
}

impl PulsePage {
    pub(super) fn new(
        member: &Member,
        kept: &Kept<Pulse>,
        (again, holder): (bool, Option<String>),
    ) -> Self {
        let told = |pulse: Pulse| {
            let answers = pulse.answers.iter();
            answers.map(|it| (capital(&it.sentence.asked(SOMEBODY)), it.level.words())).collect()
        };
        Self {
            frame: frame(member),
            id: kept.id,
            span: of_week(Week::of(kept.since), member.today()),
            monday: kept.since,
            answers: kept.said.clone().map(told),
            again,
            holder,
        }
    }
}

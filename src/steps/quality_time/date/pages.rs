//! The list of dates, one date, the form of a date, and the file for a calendar.

use askama::Template;

use super::{
    DateId,
    date::{Answer, Ask, History, Notes, State, Version},
    note::Note,
    pact::Pact,
    plan::{Closeness, DateWords, NoteWords, how_long, limit, when},
    store::{Ahead, Date, Kept, PAGE, ToRemember},
};
use crate::{
    access::{Ours, Partner, PersonId},
    day,
    entry::withdrawn_line,
    sealed::Opened,
    steps::{
        quality_time::idea::{IdeaWords, Money, Spot, Time},
        therapy::comment::Beside,
    },
    text::Typed,
    web::page::{Frame, Place},
};

/// Lengths offered; any other that was typed before is offered too.
const LENGTHS: [u32; 9] = [30, 60, 90, 120, 180, 240, 480, 1440, 2880];
const USUAL_LENGTH: &str = "120";

#[derive(Template)]
#[template(path = "steps/quality_time/date/list.html")]
pub(super) struct DatesPage {
    frame: Frame,
    partner: String,
    waiting: Vec<Item>,
    ahead: Vec<Item>,
    past: Vec<Item>,
    /// The last of this page, if there are earlier ones.
    last: Option<DateId>,
    is_first: bool,
}

/// One line of a list.
struct Item {
    id: DateId,
    what: Opened<String>,
    when: String,
    stands: String,
}

#[derive(Template)]
#[template(path = "steps/quality_time/date/plan.html")]
pub(super) struct PlanPage {
    frame: Frame,
    form: Typed,
    partner: String,
    clock: String,
    lengths: Vec<(String, String)>,
    /// The date that is changed.
    date: Option<DateId>,
}

#[derive(Template)]
#[template(path = "steps/quality_time/date/date.html")]
pub(super) struct DatePage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: DateId,
    state: State,
    says: String,
    current: Wording,
    /// What one would like instead of the plan.
    change: Option<Wording>,
    earlier: Vec<Wording>,
    newest: u32,
    waits_for_you: bool,
    waits_for_partner: bool,
    asks_whether_it_happened: bool,
    after: After,
    /// Who has said yes to a date that is not about the past.
    pact: Pact,
    /// What a therapist wrote on it.
    pub(super) beside: Beside,
}

/// One version in words.
struct Wording {
    words: Opened<DateWords>,
    when: String,
    how_long: String,
    phones_away: bool,
    by: String,
    at: String,
    became: Option<String>,
}

/// What there is to say after the planned time.
enum After {
    NotYet,
    Going,
    DidItHappen,
    Write,
    YouWrote,
    Open { yours: NoteView, theirs: NoteView },
}

/// One note, in words.
struct NoteView {
    words: Opened<NoteWords>,
    /// The line that stays when its words are gone.
    withdrawn: Option<Opened<String>>,
    /// The day on which it was changed in the open.
    changed: Option<String>,
}

impl DatesPage {
    pub(super) fn new(
        partner: &Partner,
        ahead: Vec<Ahead>,
        to_remember: Option<ToRemember>,
        past: Vec<Kept>,
    ) -> Self {
        let (waiting, ahead): (Vec<_>, Vec<_>) =
            ahead.into_iter().partition(|date| matches!(date.asks, Ask::Answer | Ask::Happened));
        let items = |dates: Vec<Ahead>| dates.into_iter().map(|date| Item::ahead(partner, date));
        let to_remember = to_remember.map(|date| Item::to_remember(partner, date));
        Self {
            waiting: items(waiting).chain(to_remember).collect(),
            ahead: items(ahead).collect(),
            is_first: true,
            ..Self::earlier(partner, past)
        }
    }

    /// A later page of those that are over.
    pub(super) fn earlier(partner: &Partner, mut past: Vec<Kept>) -> Self {
        let more = past.len() > PAGE;
        past.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::Together, "Dates"),
            partner: partner.partner_name().to_owned(),
            waiting: Vec::new(),
            ahead: Vec::new(),
            last: past.last().filter(|_| more).map(|kept| kept.id),
            past: past.iter().map(|kept| Item::past(partner, kept)).collect(),
            is_first: false,
        }
    }
}

impl Item {
    fn ahead(partner: &Partner, date: Ahead) -> Self {
        let other = partner.partner_name();
        let stands = match (date.asks, date.state) {
            (Ask::Happened, _) => "Did it happen?".to_owned(),
            (Ask::Answer, State::Changing { .. }) => format!("{other} would like to change it"),
            (Ask::Answer, _) => format!("{other} asks you"),
            (Ask::Waits, State::Changing { .. }) => {
                format!("Planned; your change waits for {other}")
            }
            (Ask::Waits, _) => format!("Waits for {other}"),
            (Ask::Planned | Ask::Over, _) => "Planned".to_owned(),
        };
        let when = when(date.starts_at, partner.zone(), partner.now());
        Self { id: date.id, what: date.what, when, stands }
    }

    fn to_remember(partner: &Partner, date: ToRemember) -> Self {
        let when = when(date.starts_at, partner.zone(), partner.now());
        Self { id: date.id, what: date.what, when, stands: "How was it for you?".to_owned() }
    }

    fn past(partner: &Partner, kept: &Kept) -> Self {
        let current = kept.history.current();
        let stands = match kept.history.state() {
            State::Done { .. } => "Took place",
            State::NotNow { .. } => "Not now",
            State::Withdrawn { .. } => "Taken back",
            State::CalledOff { .. } => "Not this time",
            _ => "",
        };
        Self {
            id: kept.id,
            what: kept.words(partner, current).map(|words| words.what),
            when: when(current.starts_at, partner.zone(), partner.now()),
            stands: stands.to_owned(),
        }
    }
}

impl PlanPage {
    pub(super) fn new(partner: &Partner, form: Typed) -> Self {
        Self::of(partner, form, None)
    }

    pub(super) fn change(date: &Ours<Date>, form: Typed) -> Self {
        Self::of(date, form, Some(date.id()))
    }

    /// An empty form.
    pub(super) fn blank() -> Typed {
        Typed::with_values(&[("minutes", USUAL_LENGTH)])
    }

    /// The form with an idea in it; when is left to whoever proposes it.
    pub(super) fn with(idea: &IdeaWords) -> Typed {
        let IdeaWords { what, needs } = idea;
        let place = match needs.place {
            Some(Spot::Home) => Spot::Home.label(),
            Some(Spot::Out) | None => "",
        };
        let cost = match needs.money {
            Some(Money::Nothing) => "Nothing",
            Some(Money::Little) => "A little",
            Some(Money::More) | None => "",
        };
        let minutes = needs.time.map_or(USUAL_LENGTH, Time::word);
        Typed::with_values(&[
            ("what", what),
            ("place", place),
            ("minutes", minutes),
            ("cost", cost),
        ])
    }

    /// The form of what waits or is planned.
    pub(super) fn filled(date: &Ours<Date>, kept: &Kept) -> Typed {
        let waits = kept.history.newest.answer.is_none();
        let from = if waits { &kept.history.newest } else { kept.history.current() };
        let starts_at = from.starts_at.with_timezone(&date.zone());
        let words = kept.words(date, from);
        let said = |field: fn(&DateWords) -> &String| words.get().map_or("", |words| field(words));
        Typed::with_values(&[
            ("version", &kept.history.newest.number.to_string()),
            ("what", said(|words| &words.what)),
            ("place", said(|words| &words.place)),
            ("day", &starts_at.format("%Y-%m-%d").to_string()),
            ("time", &starts_at.format("%H:%M").to_string()),
            ("minutes", &from.minutes.to_string()),
            ("cost", said(|words| &words.cost)),
            ("phones_away", if from.phones_away { "yes" } else { "" }),
            ("note", ""),
        ])
    }

    fn of(partner: &Partner, form: Typed, date: Option<DateId>) -> Self {
        let mut lengths: Vec<_> =
            LENGTHS.iter().map(|length| (length.to_string(), how_long(*length))).collect();
        let typed = form.value("minutes");
        if !typed.is_empty() && lengths.iter().all(|(value, _)| value != typed) {
            let said = typed.parse().map_or_else(|_| typed.to_owned(), how_long);
            lengths.push((typed.to_owned(), said));
        }
        Self {
            frame: Frame::of(partner, Place::Together, "A date"),
            partner: partner.partner_name().to_owned(),
            clock: format!("By your own clock, {}.", partner.zone().name()),
            form,
            lengths,
            date,
        }
    }
}

impl DatePage {
    pub(super) fn new(
        date: &Ours<Date>,
        kept: &Kept,
        (notes, pact): (Notes<Note>, Pact),
        form: Typed,
    ) -> Self {
        let (history, state) = (&kept.history, kept.history.state());
        let current = history.current();
        let asks = state.asks(date.person(), false);
        let changing = matches!(state, State::Changing { .. });
        let shown = [Some(current.number), changing.then_some(history.newest.number)];
        let wording = |version: &Version| Wording::new(date, kept, version);
        let others = history.versions().filter(|version| !shown.contains(&Some(version.number)));
        Self {
            frame: Frame::of(date, Place::Together, "A date"),
            form,
            partner: date.partner_name().to_owned(),
            id: date.id(),
            state,
            says: says(date, history),
            current: wording(current),
            change: changing.then(|| wording(&history.newest)),
            earlier: others.map(wording).collect(),
            newest: history.newest.number,
            waits_for_you: asks == Ask::Answer,
            waits_for_partner: asks == Ask::Waits,
            asks_whether_it_happened: history.asks(date.person(), date.now()) == Ask::Happened,
            pact,
            beside: Beside::default(),
            after: After::of(date, history, notes),
        }
    }
}

impl DatePage {
    /// It is now.
    fn is_going(&self) -> bool {
        matches!(self.after, After::Going)
    }
}

impl Wording {
    fn new(date: &Ours<Date>, kept: &Kept, version: &Version) -> Self {
        let put_forward = version.made_at.with_timezone(&date.zone());
        Self {
            words: kept.words(date, version),
            when: when(version.starts_at, date.zone(), date.now()),
            how_long: how_long(version.minutes),
            phones_away: version.phones_away,
            by: date.name_of(version.author).to_owned(),
            at: put_forward.format("%-d %B, %H:%M").to_string(),
            became: version.answer.map(|answer| became(date, answer)),
        }
    }
}

impl NoteView {
    fn of(date: &Ours<Date>, author: PersonId, note: Note) -> Self {
        let changed = note.changed.filter(|_| note.withdrawn.is_none()).map(|(_, at)| {
            let on = at.with_timezone(&date.zone()).date_naive();
            day::in_words(on, date.today())
        });
        let withdrawn = withdrawn_line(date, author, note.withdrawn);
        Self { words: note.words, withdrawn, changed }
    }
}

impl After {
    fn of(date: &Ours<Date>, history: &History, notes: Notes<Note>) -> Self {
        match (history.state(), notes) {
            (State::Done { .. }, Notes::Unwritten) => Self::Write,
            (State::Done { .. }, Notes::YouWrote) => Self::YouWrote,
            (State::Done { .. }, Notes::Open { yours, theirs }) => Self::Open {
                yours: NoteView::of(date, date.person(), yours),
                theirs: NoteView::of(date, date.partner(), theirs),
            },
            (state, _) if state.planned().is_none() => Self::NotYet,
            _ if history.has_ended(date.now()) => Self::DidItHappen,
            _ if history.has_begun(date.now()) => Self::Going,
            _ => Self::NotYet,
        }
    }
}

/// Where the date stands, as the reader is told.
fn says(date: &Ours<Date>, history: &History) -> String {
    let (me, other) = (date.person(), date.partner_name());
    let ended = history.has_ended(date.now());
    match history.state() {
        State::Proposed { by, .. } if by == me => {
            format!("You proposed this. {other} can answer whenever it suits.")
        }
        State::Proposed { .. } => {
            format!("{other} proposes this. Answer when you are ready; any of the three is fine.")
        }
        State::Planned { .. } if ended => "Its time has passed.".to_owned(),
        State::Planned { .. } => "Planned. You both said yes.".to_owned(),
        State::Changing { by, .. } if by == me => format!(
            "Planned, and you suggested a change. Until {other} says yes, the plan stays as it was."
        ),
        State::Changing { .. } => format!(
            "Planned, and {other} suggests a change. Until you say yes, the plan stays as it was."
        ),
        State::NotNow { by } => format!(
            "{} said not now. That is a complete answer, and it needs no reason.",
            you_or(date, by)
        ),
        State::Withdrawn { by } => format!("{} took this back.", you_or(date, by)),
        State::CalledOff { by } if by == me => "Not this time, you said.".to_owned(),
        State::CalledOff { .. } => format!("Not this time, {other} said."),
        State::Done { .. } => "You spent this time together.".to_owned(),
    }
}

/// What became of a version, in words.
fn became(date: &Ours<Date>, (person, answer): (PersonId, Answer)) -> String {
    let did = match answer {
        Answer::Accepted => "said yes",
        Answer::Countered => "suggested something else",
        Answer::NotNow => "said not now",
        Answer::Withdrawn => "took this back",
    };
    format!("{} {did}", you_or(date, person))
}

fn you_or(date: &Ours<Date>, person: PersonId) -> &str {
    if person == date.person() { "You" } else { date.name_of(person) }
}

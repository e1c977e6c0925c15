//! The box, one question, and an answer behind its door.

use askama::Template;
use chrono::NaiveDate;

use super::{
    LENGTHS, Length, Mark, OfToday, Pace, QuestionId,
    store::{BoxQuestion, Given, Kept, PAGE},
};
use crate::{
    access::{Ours, Partner},
    day,
    draft::{DraftId, For, store::Begun},
    entry::withdrawn_line,
    sealed::Opened,
    text::Typed,
    web::page::{Frame, Place},
};

const TITLE: &str = "Question box";

#[derive(Template)]
#[template(path = "steps/communication/question_box/box.html")]
pub(super) struct BoxPage {
    frame: Frame,
    form: Typed,
    partner: String,
    time: TimeView,
    /// How long it is, in minutes.
    minutes: u32,
    /// How long one of the two would like it to be: whose wish it is, and the minutes.
    wish: Option<(bool, u32)>,
    drafts: Vec<(DraftId, &'static str)>,
    /// Of the other's, then of one's own, those that wait.
    theirs: Vec<Item>,
    mine: Vec<Item>,
    past: Vec<Item>,
    /// The last of this page, if there are earlier ones.
    last: Option<QuestionId>,
    is_first: bool,
}

/// Today's time in words.
enum TimeView {
    NotYet,
    On { until: String, line: String },
    Over,
}

/// One question in a list.
struct Item {
    id: QuestionId,
    words: Option<Opened<String>>,
    line: String,
}

#[derive(Template)]
#[template(path = "steps/communication/question_box/question.html")]
pub(super) struct QuestionPage {
    frame: Frame,
    form: Typed,
    partner: String,
    id: QuestionId,
    /// Whether the reader asked it.
    is_own: bool,
    words: Opened<String>,
    withdrawn: Option<Opened<String>>,
    asked: String,
    /// What both say of it so far.
    says: Vec<String>,
    answer: AnswerView,
    /// The reader may answer, and may say how they would like to.
    can_answer: bool,
    can_choose: bool,
    draft: Option<DraftId>,
}

/// An answer, as far as it is open to the reader.
enum AnswerView {
    None,
    /// It is closed until the reader opens it.
    Closed {
        at: String,
    },
    /// The reader's own.
    Own {
        number: u32,
        words: Opened<String>,
        at: String,
    },
    Withdrawn(Opened<String>),
}

#[derive(Template)]
#[template(path = "steps/communication/question_box/answer.html")]
pub(super) struct AnswerPage {
    frame: Frame,
    partner: String,
    id: QuestionId,
    number: u32,
    question: Opened<String>,
    words: Opened<String>,
    at: String,
}

impl BoxPage {
    pub(super) fn new(
        partner: &Partner,
        (time, length): (OfToday, Length),
        drafts: &[Begun],
        (waiting, past): (Vec<Kept>, Vec<Kept>),
    ) -> Self {
        let me = partner.person();
        let (mine, theirs): (Vec<_>, Vec<_>) =
            waiting.iter().partition(|kept| kept.state.asker == me);
        let items = |all: Vec<&Kept>| all.into_iter().map(|kept| Item::of(partner, kept)).collect();
        Self {
            time: TimeView::of(partner, time),
            minutes: length.agreed,
            wish: length.wish.map(|(by, minutes)| (by == me, minutes)),
            drafts: Begun::listed(drafts, "/question-box"),
            theirs: items(theirs),
            mine: items(mine),
            is_first: true,
            ..Self::earlier(partner, past)
        }
    }

    /// A later page of those that do not wait any more.
    pub(super) fn earlier(partner: &Partner, mut past: Vec<Kept>) -> Self {
        let more = past.len() > PAGE;
        past.truncate(PAGE);
        Self {
            frame: Frame::of(partner, Place::Talk, TITLE),
            form: Typed::default(),
            partner: partner.partner_name().to_owned(),
            time: TimeView::NotYet,
            minutes: super::USUAL,
            wish: None,
            drafts: Vec::new(),
            theirs: Vec::new(),
            mine: Vec::new(),
            last: past.last().filter(|_| more).map(|kept| kept.id),
            past: past.iter().map(|kept| Item::of(partner, kept)).collect(),
            is_first: false,
        }
    }

    pub(super) fn with(self, form: Typed) -> Self {
        Self { form, ..self }
    }
}

impl TimeView {
    fn of(partner: &Partner, time: OfToday) -> Self {
        match time {
            OfToday::NotYet => Self::NotYet,
            OfToday::Over => Self::Over,
            OfToday::On(time) => {
                let clock = |at: chrono::DateTime<chrono::Utc>| {
                    at.with_timezone(&partner.zone()).format("%H:%M").to_string()
                };
                let began = clock(time.begun_at);
                let line = if time.by == partner.person() {
                    format!("You began it at {began}.")
                } else {
                    format!("{} began it at {began}. Join if it suits you.", partner.partner_name())
                };
                Self::On { until: clock(time.until()), line }
            }
        }
    }
}

impl Item {
    fn of(partner: &Partner, kept: &Kept) -> Self {
        let is_there = kept.withdrawn.is_none();
        Self {
            id: kept.id,
            words: is_there.then(|| kept.words.clone().map(|words| words.question)),
            line: in_short(partner, kept),
        }
    }
}

/// Where a question stands, in a few words.
fn in_short(partner: &Partner, kept: &Kept) -> String {
    let (state, other) = (kept.state, partner.partner_name());
    let is_own = state.asker == partner.person();
    match (is_own, state.pace) {
        _ if state.is_withdrawn => "Withdrawn".to_owned(),
        (true, _) if state.is_answered => {
            format!("{other} has answered. It opens when you want it to")
        }
        (false, _) if state.is_answered => "You have answered".to_owned(),
        _ if state.mark == Mark::NotNeeded => "No longer needed".to_owned(),
        (true, Some(pace)) => capital_of(other, pace, partner.today()),
        (false, Some(pace)) => capital_of("You", pace, partner.today()),
        _ => match state.mark {
            Mark::Now if is_own => format!("{other} chooses how and when to answer"),
            Mark::Now => "You choose how and when to answer".to_owned(),
            Mark::Later => "It has time".to_owned(),
            Mark::Therapist | Mark::NotNeeded => "For your therapist".to_owned(),
        },
    }
}

fn capital_of(who: &str, pace: Pace, today: NaiveDate) -> String {
    match pace {
        Pace::Therapist => format!("{who} would like to answer this only with your therapist"),
        Pace::By(day) if day < today => {
            format!("{who} had {} in mind. Another day can be chosen", day::in_words(day, today))
        }
        Pace::By(day) if day == today => format!("{who} would like to answer today"),
        Pace::By(day) => format!("{who} would like to answer by {}", day::near(day, today)),
    }
}

impl QuestionPage {
    pub(super) fn new(question: &Ours<BoxQuestion>, kept: &Kept, drafts: &[Begun]) -> Self {
        let (me, state) = (question.person(), kept.state);
        let is_own = state.asker == me;
        let mine = |draft: &&Begun| draft.what == For::Answer(kept.id);
        let pace = state.pace.map_or("", Pace::word);
        let day = state.pace.and_then(Pace::day).map(|day| day.to_string()).unwrap_or_default();
        let values = [("mark", state.mark.word()), ("pace", pace), ("day", day.as_str())];
        Self {
            frame: Frame::of(question, Place::Talk, TITLE),
            form: Typed::with_values(&values),
            partner: question.partner_name().to_owned(),
            id: kept.id,
            is_own,
            words: kept.words.clone().map(|words| words.question),
            withdrawn: withdrawn_line(question, state.asker, kept.withdrawn.clone()),
            asked: asked(question, kept),
            says: says(question, kept),
            answer: AnswerView::of(question, kept),
            can_answer: state.can_answer(me),
            can_choose: state.waits() && !is_own && state.mark != Mark::Therapist,
            draft: drafts.iter().find(mine).map(|draft| draft.id),
        }
    }

    /// With what was typed and is wrong.
    pub(super) fn with(self, form: Typed) -> Self {
        if form.faults().is_empty() { self } else { Self { form, ..self } }
    }
}

fn asked(partner: &Partner, kept: &Kept) -> String {
    let day = kept.made_at.with_timezone(&partner.zone()).date_naive();
    let on = day::on(day, partner.today());
    if kept.state.asker == partner.person() {
        format!("You asked this {on}")
    } else {
        format!("{} asked this {on}", partner.partner_name())
    }
}

/// What each has said of it: the mark of who asked, then the pace of who is asked.
fn says(partner: &Partner, kept: &Kept) -> Vec<String> {
    let (state, other) = (kept.state, partner.partner_name());
    if state.is_answered || state.is_withdrawn {
        return Vec::new();
    }
    let is_own = state.asker == partner.person();
    let asks = if is_own { "You would".to_owned() } else { format!("{other} would") };
    let mark = match state.mark {
        Mark::Now => format!("{asks} like an answer as soon as it is possible."),
        Mark::Later => format!("{asks} like an answer later. It has time."),
        Mark::Therapist => format!("{asks} like to take this to your therapist."),
        Mark::NotNeeded => "An answer is no longer needed.".to_owned(),
    };
    let who = if is_own { other } else { "You" };
    let pace = state.pace.filter(|_| state.waits());
    let pace = pace.map(|pace| format!("{}.", capital_of(who, pace, partner.today())));
    [mark].into_iter().chain(pace).collect()
}

impl AnswerView {
    fn of(partner: &Partner, kept: &Kept) -> Self {
        let Some(given) = &kept.answer else { return Self::None };
        if let Some(line) = withdrawn_line(partner, given.author, given.withdrawn.clone()) {
            return Self::Withdrawn(line);
        }
        let at = at(partner, given);
        if kept.state.is_closed_to(partner.person()) {
            Self::Closed { at }
        } else {
            let words = given.words.clone().map(|words| words.answer);
            Self::Own { number: given.number, words, at }
        }
    }
}

fn at(partner: &Partner, given: &Given) -> String {
    day::and_time(given.made_at, partner.zone(), partner.today())
}

impl AnswerPage {
    /// For who asked, if there is an answer.
    pub(super) fn of(question: &Ours<BoxQuestion>, kept: &Kept) -> Option<Self> {
        let given = kept.answer.as_ref().filter(|given| given.withdrawn.is_none())?;
        let is_theirs = kept.state.is_closed_to(question.person());
        is_theirs.then(|| Self {
            frame: Frame::of(question, Place::Talk, TITLE),
            partner: question.partner_name().to_owned(),
            id: kept.id,
            number: given.number,
            question: kept.words.clone().map(|words| words.question),
            words: given.words.clone().map(|words| words.answer),
            at: at(question, given),
        })
    }
}

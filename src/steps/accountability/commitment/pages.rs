//! Pages of commitments.

use askama::Template;
use chrono::{NaiveDate, TimeDelta};

use super::{
    Answer, AnswerKind, Commitment, CommitmentId, PromiseWords, Standing, Version,
    form::{WEEKDAYS, usual_review},
    wording::Hint,
};
use crate::{
    access::Partner,
    day,
    error::{Error, Result},
    sealed::Opened,
    steps::accountability::{
        cadence::{Cadence, weekday_name},
        keeping::{
            Dot, KeepingWords, Kept, Mark, NEAR_WEEKS, Tally, dots, due, may_mark, occurrences,
        },
    },
    text::Typed,
    web::page::{Frame, Place},
};

#[derive(Template)]
#[template(path = "steps/accountability/commitment/list.html")]
pub(super) struct ListPage {
    frame: Frame,
    partner: String,
    waiting_for_me: Vec<Item>,
    mine: Vec<Item>,
    theirs: Vec<Item>,
    waiting_for_them: Vec<Item>,
}

#[derive(Template)]
#[template(path = "steps/accountability/commitment/ended.html")]
pub(super) struct EndedPage {
    frame: Frame,
    items: Vec<Item>,
    older: Option<String>,
}

struct Item {
    id: CommitmentId,
    words: Opened<PromiseWords>,
    line: String,
}

#[derive(Template)]
#[template(path = "steps/accountability/commitment/form.html")]
pub(super) struct FormPage {
    frame: Frame,
    partner: String,
    for_me: bool,
    rewording: Option<Rewording>,
    weekdays: [(&'static str, &'static str); 7],
    hints: Vec<Hint>,
    form: Typed,
}

/// Of which commitment a form proposes another wording.
struct Rewording {
    id: CommitmentId,
    version: u32,
    is_counter: bool,
}

#[derive(Template)]
#[template(path = "steps/accountability/commitment/show.html")]
pub(super) struct ShowPage {
    frame: Frame,
    id: CommitmentId,
    partner: String,
    words: Opened<PromiseWords>,
    whose: String,
    state: State,
    waiting: Option<Waiting>,
    today: Option<NaiveDate>,
    tally: String,
    seen: String,
    saw: String,
    dots: Vec<Dot>,
    said: Vec<Said>,
    versions: Vec<VersionView>,
    form: Typed,
}

/// What can be done with it.
enum State {
    Proposed,
    Active { review: String, review_due: bool },
    Declined(String),
    Retired { line: String, why: String },
}

/// A wording that waits for an answer.
struct Waiting {
    version: u32,
    mine: bool,
    author: String,
    words: Opened<PromiseWords>,
    cadence: String,
    review: String,
}

/// A day about which something was written.
struct Said {
    day: NaiveDate,
    day_words: String,
    label: &'static str,
    words: Opened<KeepingWords>,
}

struct VersionView {
    author: String,
    when: String,
    cadence: String,
    words: Opened<PromiseWords>,
    answer: String,
    why: String,
}

#[derive(Template)]
#[template(path = "steps/accountability/commitment/review.html")]
pub(super) struct ReviewPage {
    frame: Frame,
    id: CommitmentId,
    partner: String,
    version: u32,
    words: Opened<PromiseWords>,
    tally: String,
    seen: String,
    form: Typed,
}

impl ListPage {
    pub(super) fn new(partner: &Partner, commitments: &[Commitment]) -> Self {
        let me = partner.person();
        let items = |wanted: &dyn Fn(&Commitment) -> bool| {
            commitments.iter().filter(|c| wanted(c)).map(|c| Item::new(partner, c)).collect()
        };
        let waits_for = |c: &Commitment, mine: bool| {
            c.waiting().is_some_and(|version| (version.author != me) == mine)
        };
        let active = |c: &Commitment, mine: bool| {
            c.agreed().is_some() && c.waiting().is_none() && (c.owner == me) == mine
        };
        Self {
            frame: Frame::of(partner, Place::Together, "Commitments"),
            partner: partner.partner_name().to_owned(),
            waiting_for_me: items(&|c| waits_for(c, true)),
            mine: items(&|c| active(c, true)),
            theirs: items(&|c| active(c, false)),
            waiting_for_them: items(&|c| waits_for(c, false)),
        }
    }

    fn is_empty(&self) -> bool {
        let lists = [&self.waiting_for_me, &self.mine, &self.theirs, &self.waiting_for_them];
        lists.iter().all(|list| list.is_empty())
    }
}

impl EndedPage {
    pub(super) fn new(partner: &Partner, commitments: &[Commitment]) -> Self {
        let last = commitments.last().filter(|_| commitments.len() == 20);
        Self {
            frame: Frame::of(partner, Place::Together, "Commitments"),
            items: commitments.iter().map(|c| Item::new(partner, c)).collect(),
            older: last.map(|c| c.versions[0].made_at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()),
        }
    }
}

impl Item {
    fn new(partner: &Partner, commitment: &Commitment) -> Self {
        let version = commitment.waiting().or(commitment.agreed());
        let version = version.unwrap_or_else(|| commitment.newest());
        let whose = if commitment.owner == partner.person() {
            "Yours".to_owned()
        } else {
            format!("{}’s", partner.partner_name())
        };
        let review_due = commitment.waiting().is_none() && version.is_review_due(partner.today());
        let review = if review_due { ". Time to look at it again" } else { "" };
        let line = format!("{whose}, {}{review}", version.cadence.words());
        Self { id: commitment.id, words: version.words.clone(), line }
    }
}

impl FormPage {
    /// For a commitment of one's own, or to ask the other for one.
    pub(super) fn proposal(partner: &Partner, form: Typed) -> Self {
        let for_me = form.value("owner") != "partner";
        Self::new(partner, form, for_me, None)
    }

    /// For another wording of one that is there.
    pub(super) fn rewording(partner: &Partner, commitment: &Commitment, form: Typed) -> Self {
        let for_me = commitment.owner == partner.person();
        let newest = commitment.newest();
        let is_counter = commitment.waiting().is_some_and(|v| v.author != partner.person());
        let rewording = Rewording { id: commitment.id, version: newest.number, is_counter };
        Self::new(partner, form, for_me, Some(rewording))
    }

    fn new(partner: &Partner, form: Typed, for_me: bool, rewording: Option<Rewording>) -> Self {
        Self {
            frame: Frame::of(partner, Place::Together, "Commitment"),
            partner: partner.partner_name().to_owned(),
            for_me,
            rewording,
            weekdays: WEEKDAYS.map(|(word, day)| (word, weekday_name(day))),
            hints: Vec::new(),
            form,
        }
    }

    pub(super) fn with_hints(self, hints: Vec<Hint>) -> Self {
        Self { hints, ..self }
    }

    pub(super) fn empty_form(partner: &Partner, owner: &str) -> Typed {
        let review = usual_review(partner.today()).to_string();
        Typed::with_values(&[("owner", owner), ("cadence", "daily"), ("review_on", &review)])
    }

    pub(super) fn filled_form(partner: &Partner, commitment: &Commitment) -> Typed {
        let newest = commitment.newest();
        let review = newest.review_on.max(partner.today() + TimeDelta::days(1)).to_string();
        let mut values = vec![("review_on", review)];
        if let Some(words) = newest.words.get() {
            values.push(("promise", words.promise.clone()));
            values.push(("why", words.why.clone()));
            values.push(("know", words.know.clone()));
        }
        match &newest.cadence {
            Cadence::Once(day) => {
                values.push(("cadence", "once".to_owned()));
                values.push(("once_on", day.to_string()));
            }
            Cadence::Daily => values.push(("cadence", "daily".to_owned())),
            Cadence::Weekly(days) => {
                let word = if days.len() == 1 { "weekly" } else { "weekdays" };
                values.push(("cadence", word.to_owned()));
                let chosen = WEEKDAYS.iter().filter(|(_, day)| days.contains(day));
                values.extend(chosen.map(|(word, _)| ("weekday", (*word).to_owned())));
            }
            Cadence::Monthly(day) => {
                values.push(("cadence", "monthly".to_owned()));
                values.push(("month_day", day.to_string()));
            }
        }
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Typed::with_values(&values)
    }
}

impl ShowPage {
    pub(super) fn new(partner: &Partner, commitment: &Commitment, marks: &[Kept]) -> Self {
        let (me, now) = (partner.person(), partner.now());
        let today = commitment.owner_today(now);
        let (tally, all) = weeks(partner, commitment, marks);
        let other = other_name(partner, commitment);
        let shown = commitment.agreed().unwrap_or_else(|| commitment.newest());
        let unmarked = marks.first().is_none_or(|kept| kept.day != today);
        Self {
            frame: Frame::of(partner, Place::Together, "Commitment"),
            id: commitment.id,
            partner: partner.partner_name().to_owned(),
            words: shown.words.clone(),
            whose: whose(partner, commitment, shown),
            state: State::new(partner, commitment),
            waiting: commitment.waiting().map(|version| Waiting::new(partner, version)),
            today: (unmarked && may_mark(commitment, me, today, now).is_ok()).then_some(today),
            tally: tally.kept_words(),
            seen: tally.seen_words(other),
            saw: format!("{other} saw it"),
            dots: dots(&all, today, other),
            said: said(partner, marks),
            versions: commitment
                .versions
                .iter()
                .rev()
                .map(|v| VersionView::new(partner, v))
                .collect(),
            form: Typed::default(),
        }
    }

    pub(super) fn with_form(self, form: Typed) -> Self {
        Self { form, ..self }
    }
}

/// The last four weeks: added up, and day by day.
fn weeks(
    partner: &Partner,
    commitment: &Commitment,
    marks: &[Kept],
) -> (Tally, Vec<crate::steps::accountability::keeping::Occurrence>) {
    let today = commitment.owner_today(partner.now());
    let first = today - TimeDelta::weeks(NEAR_WEEKS) + TimeDelta::days(1);
    let mut newest: Vec<_> = marks.iter().map(|k| (k.day, k.mark, k.seen)).collect();
    newest.dedup_by_key(|(day, ..)| *day);
    let all = occurrences(&due(commitment, first, today), &newest);
    (Tally::of(&all), all)
}

/// Who is the other of its owner, as this reader calls them.
fn other_name<'a>(partner: &'a Partner, commitment: &Commitment) -> &'a str {
    if commitment.owner == partner.person() { partner.partner_name() } else { "You" }
}

fn whose(partner: &Partner, commitment: &Commitment, shown: &Version) -> String {
    let owner = if commitment.owner == partner.person() {
        "Your commitment".to_owned()
    } else {
        format!("{}’s commitment", partner.partner_name())
    };
    let cadence = shown.cadence.words();
    match shown.agreed_at() {
        None => format!("{owner}, {cadence}."),
        Some(at) => {
            let day =
                day::in_words(at.with_timezone(&partner.zone()).date_naive(), partner.today());
            format!("{owner}, {cadence}. Agreed on {day}.")
        }
    }
}

/// Days with words, the newest first, each once.
fn said(partner: &Partner, marks: &[Kept]) -> Vec<Said> {
    let mut days: Vec<&Kept> = marks.iter().collect();
    days.dedup_by_key(|kept| kept.day);
    days.into_iter()
        .filter(|kept| kept.mark != Mark::Kept)
        .map(|kept| Said {
            day: kept.day,
            day_words: day::in_words(kept.day, partner.today()),
            label: kept.mark.label(),
            words: kept.words.clone(),
        })
        .collect()
}

impl Said {
    fn obstacle(&self) -> &str {
        self.words.get().map_or("", |words| &words.obstacle)
    }

    fn repair(&self) -> &str {
        self.words.get().map_or("", |words| &words.repair)
    }
}

impl State {
    fn new(partner: &Partner, commitment: &Commitment) -> Self {
        let today = partner.today();
        match commitment.standing() {
            Standing::Proposed(_) => Self::Proposed,
            Standing::Active { agreed, waiting } => Self::Active {
                review: day::in_words(agreed.review_on, today),
                review_due: waiting.is_none() && agreed.is_review_due(today),
            },
            Standing::Declined(version) => {
                let answer = version.answer.as_ref();
                Self::Declined(answer.map_or_else(String::new, |a| said_by(partner, a)))
            }
            Standing::Retired { retirement, .. } => {
                let name = who(partner, retirement.person);
                let when = day::and_time(retirement.made_at, partner.zone(), today);
                let why = retirement.words.get().map_or_else(String::new, |w| w.why.clone());
                Self::Retired { line: format!("{name} ended it on {when}."), why }
            }
        }
    }
}

impl Waiting {
    fn new(partner: &Partner, version: &Version) -> Self {
        Self {
            version: version.number,
            mine: version.author == partner.person(),
            author: partner.name_of(version.author).to_owned(),
            words: version.words.clone(),
            cadence: version.cadence.words(),
            review: day::in_words(version.review_on, partner.today()),
        }
    }
}

impl VersionView {
    fn new(partner: &Partner, version: &Version) -> Self {
        let answer = version.answer.as_ref();
        let why = answer.and_then(|a| a.words.get()).map_or_else(String::new, |w| w.why.clone());
        Self {
            author: who(partner, version.author),
            when: day::and_time(version.made_at, partner.zone(), partner.today()),
            cadence: version.cadence.words(),
            words: version.words.clone(),
            answer: answer.map_or_else(String::new, |answer| said_by(partner, answer)),
            why,
        }
    }
}

fn who(partner: &Partner, person: crate::access::PersonId) -> String {
    if person == partner.person() { "You".to_owned() } else { partner.partner_name().to_owned() }
}

fn said_by(partner: &Partner, answer: &Answer) -> String {
    let name = who(partner, answer.person);
    let when = day::and_time(answer.made_at, partner.zone(), partner.today());
    match answer.kind {
        AnswerKind::Agreed => format!("{name} agreed on {when}."),
        AnswerKind::Countered => format!("{name} proposed another wording on {when}."),
        AnswerKind::Declined => format!("{name} said no on {when}."),
        AnswerKind::Withdrawn => format!("{name} took it back on {when}."),
    }
}

impl ReviewPage {
    pub(super) fn new(
        partner: &Partner,
        commitment: &Commitment,
        marks: &[Kept],
        form: Typed,
    ) -> Result<Self> {
        let Standing::Active { agreed, waiting: None } = commitment.standing() else {
            return Err(Error::NotFound);
        };
        let (tally, _) = weeks(partner, commitment, marks);
        Ok(Self {
            frame: Frame::of(partner, Place::Together, "Commitment"),
            id: commitment.id,
            partner: partner.partner_name().to_owned(),
            version: commitment.newest().number,
            words: agreed.words.clone(),
            tally: tally.kept_words(),
            seen: tally.seen_words(other_name(partner, commitment)),
            form,
        })
    }

    pub(super) fn empty_form(partner: &Partner) -> Typed {
        let review = (partner.today() + TimeDelta::weeks(8)).to_string();
        Typed::with_values(&[("review_on", &review)])
    }
}

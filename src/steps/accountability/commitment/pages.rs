//! Pages of commitments: here one commitment and its review.

mod form;
mod list;

use askama::Template;
use chrono::{NaiveDate, TimeDelta};

pub(super) use form::FormPage;
pub(super) use list::{EndedPage, ListPage};

use super::{Answer, AnswerKind, Commitment, CommitmentId, PromiseWords, Standing, Version};
use crate::{
    access::Partner,
    day,
    error::{Error, Result},
    sealed::Opened,
    steps::{
        accountability::keeping::{
            Dot, KeepingWords, Kept, Mark, NEAR_WEEKS, Tally, dots, due, may_mark, occurrences,
        },
        therapy::comment::Beside,
    },
    text::{Typed, capital},
    web::page::{Frame, Place},
};

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
    /// What a therapist wrote on it.
    pub(super) beside: Beside,
}

/// What can be done with it.
enum State {
    Proposed,
    Active { review: String, review_due: bool },
    Declined(String),
    Retired { line: String, why: Opened<String> },
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
    why: Option<Opened<String>>,
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

impl ShowPage {
    pub(super) fn new(partner: &Partner, commitment: &Commitment, marks: &[Kept]) -> Self {
        let (me, now) = (partner.person(), partner.now());
        let today = commitment.day_of(now);
        let (tally, all) = weeks(partner, commitment, marks);
        let other = other_name(partner, commitment);
        let shown = commitment.agreed().unwrap_or_else(|| commitment.newest());
        let unmarked = marks.iter().all(|kept| kept.day != today);
        Self {
            frame: Frame::of(partner, Place::Together, "Commitment"),
            id: commitment.id,
            beside: Beside::default(),
            partner: partner.partner_name().to_owned(),
            words: shown.words.clone(),
            whose: whose(partner, commitment, shown),
            state: State::new(partner, commitment),
            waiting: commitment.waiting().map(|version| Waiting::new(partner, version)),
            today: (unmarked && may_mark(commitment, me, today, now).is_ok()).then_some(today),
            tally: tally.kept_words(),
            seen: tally.seen_words(other),
            saw: format!("{} saw it", if other == "You" { "you" } else { other }),
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

    /// Whether "Say no" asks for a reason on this page.
    fn may_say_no(&self) -> bool {
        self.waiting.as_ref().is_some_and(|waiting| !waiting.mine)
    }

    /// Whether there is more to read than the promise itself.
    fn has_more(&self) -> bool {
        let words = self.words.get();
        matches!(self.state, State::Active { .. })
            || words.is_some_and(|words| !words.why.is_empty() || !words.know.is_empty())
    }
}

/// The last four weeks: added up, and day by day.
fn weeks(
    partner: &Partner,
    commitment: &Commitment,
    marks: &[Kept],
) -> (Tally, Vec<crate::steps::accountability::keeping::Occurrence>) {
    let today = commitment.day_of(partner.now());
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
                let why = retirement.words.clone().map(|words| words.why);
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
            cadence: capital(&version.cadence.words()),
            review: day::in_words(version.review_on, partner.today()),
        }
    }
}

impl VersionView {
    fn new(partner: &Partner, version: &Version) -> Self {
        let answer = version.answer.as_ref();
        let why = answer.map(|answer| answer.words.clone().map(|words| words.why));
        Self {
            author: who(partner, version.author),
            when: day::and_time(version.made_at, partner.zone(), partner.today()),
            cadence: capital(&version.cadence.words()),
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
            return Err(Error::Refused("There is nothing to look at again here now."));
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

//! Pages of one day, and of the weeks.

use askama::Template;
use chrono::{NaiveDate, TimeDelta};

use super::{
    KeepingWords, Kept, Mark, NEAR_WEEKS, Occurrence, Seen, Tally, WEEKS, due, may_answer,
    may_mark, occurrences, store::Marked,
};
use crate::{
    access::{Partner, PersonId},
    day,
    entry::{Withdrawal, withdrawn_line},
    error::{Error, Result},
    sealed::Opened,
    steps::accountability::commitment::{Commitment, CommitmentId, PromiseWords, Version},
    text::{Typed, capital},
    web::page::{Frame, Place},
};

/// Withdrawn words: of which version, by whom, as they said.
type Gone = Vec<(u32, PersonId, Opened<Withdrawal>)>;

/// One occurrence as a dot.
#[derive(Debug, Clone)]
pub struct Dot {
    /// Its look: how it went.
    pub class: &'static str,
    /// A ring: the other saw it.
    pub seen: bool,
    /// The same in words.
    pub label: String,
}

#[derive(Template)]
#[template(path = "steps/accountability/keeping/day.html")]
pub(super) struct DayPage {
    frame: Frame,
    id: CommitmentId,
    promise: Opened<PromiseWords>,
    day: NaiveDate,
    day_words: String,
    owner: String,
    partner: String,
    mine: bool,
    may_mark: bool,
    marks: Vec<MarkView>,
    newest: u32,
    answers: Vec<Choice>,
    differs: bool,
}

struct MarkView {
    version: u32,
    label: &'static str,
    when: String,
    words: Opened<KeepingWords>,
    seen: Option<String>,
    /// The line that stays when its words are gone.
    withdrawn: Option<Opened<String>>,
}

struct Choice {
    value: &'static str,
    label: &'static str,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "steps/accountability/keeping/missed.html")]
pub(super) struct MissedPage {
    frame: Frame,
    id: CommitmentId,
    promise: Opened<PromiseWords>,
    day: NaiveDate,
    day_words: String,
    partner: String,
    form: Typed,
}

#[derive(Template)]
#[template(path = "steps/accountability/keeping/consistency.html")]
pub(super) struct ConsistencyPage {
    frame: Frame,
    sides: Vec<Side>,
}

struct Side {
    title: String,
    saw: String,
    commitments: Vec<Weeks>,
}

struct Weeks {
    id: CommitmentId,
    promise: Opened<PromiseWords>,
    cadence: String,
    /// Whose wish it was, and since when both agree.
    began: String,
    near: String,
    near_seen: String,
    near_dots: Vec<Dot>,
    far: String,
    far_dots: Vec<Dot>,
}

impl DayPage {
    pub(super) fn new(
        partner: &Partner,
        commitment: &Commitment,
        day: NaiveDate,
        marks: &[Kept],
    ) -> Result<Self> {
        let was_due = !due(commitment, day, day).is_empty();
        if !was_due && marks.is_empty() {
            return Err(Error::NotFound);
        }
        let (me, now) = (partner.person(), partner.now());
        let newest = marks.first();
        let answerable = newest.filter(|kept| may_answer(commitment, kept, None, me, now).is_ok());
        let other = partner.name_of(if commitment.owner == me { partner.partner() } else { me });
        let other = if commitment.owner == me { other } else { "You" };
        Ok(Self {
            frame: Frame::of(partner, Place::Together, "One day"),
            id: commitment.id,
            promise: promise(commitment),
            day,
            day_words: day::in_words(day, partner.today()),
            owner: partner.name_of(commitment.owner).to_owned(),
            partner: partner.partner_name().to_owned(),
            mine: commitment.owner == me,
            may_mark: may_mark(commitment, me, day, now).is_ok(),
            marks: marks.iter().map(|kept| MarkView::new(partner, kept, other)).collect(),
            newest: newest.map_or(0, |kept| kept.version),
            answers: answerable.map(answers).unwrap_or_default(),
            differs: newest.is_some_and(|k| k.mark == Mark::Kept && k.seen == Some(Seen::DidNot)),
        })
    }
}

impl DayPage {
    /// The same, of these versions without the words that their owner withdrew.
    pub(super) fn without(mut self, partner: &Partner, gone: Gone) -> Self {
        for (version, author, withdrawn) in gone {
            let mark = self.marks.iter_mut().find(|mark| mark.version == version);
            if let Some(mark) = mark {
                mark.withdrawn = withdrawn_line(partner, author, Some(withdrawn));
            }
        }
        self
    }
}

/// What the other can say, in words that fit how it went.
fn answers(kept: &Kept) -> Vec<Choice> {
    let missed = matches!(kept.mark, Mark::Missed | Mark::Excused);
    Seen::ALL
        .into_iter()
        .filter(|seen| !(missed && *seen == Seen::DidNot))
        .map(|seen| Choice {
            value: seen.word(),
            label: match seen {
                Seen::Saw if missed => "I have read it",
                Seen::Saw => "I saw it",
                Seen::DidNot => "I didn’t see it",
                Seen::Talk => "Let’s talk",
            },
            chosen: kept.seen == Some(seen),
        })
        .collect()
}

impl MarkView {
    fn new(partner: &Partner, kept: &Kept, other: &str) -> Self {
        let missed = matches!(kept.mark, Mark::Missed | Mark::Excused);
        let verb = |seen| match seen {
            Seen::Saw if missed => "read it",
            Seen::Saw => "saw it",
            Seen::DidNot => "didn’t see it",
            Seen::Talk => "would like to talk about it",
        };
        Self {
            version: kept.version,
            withdrawn: None,
            label: kept.mark.label(),
            when: day::and_time(kept.made_at, partner.zone(), partner.today()),
            words: kept.words.clone(),
            seen: kept.seen.map(|seen| format!("{other} {}.", verb(seen))),
        }
    }

    /// Whether something stands beside the mark.
    fn has_words(&self) -> bool {
        self.words.get().is_none_or(|words| *words != KeepingWords::default())
    }

    fn obstacle(&self) -> &str {
        self.words.get().map_or("", |words| &words.obstacle)
    }

    fn repair(&self) -> &str {
        self.words.get().map_or("", |words| &words.repair)
    }
}

impl MissedPage {
    pub(super) fn new(
        partner: &Partner,
        commitment: &Commitment,
        day: NaiveDate,
        form: Typed,
    ) -> Self {
        Self {
            frame: Frame::of(partner, Place::Together, "One day"),
            id: commitment.id,
            promise: promise(commitment),
            day,
            day_words: day::on(day, partner.today()),
            partner: partner.partner_name().to_owned(),
            form,
        }
    }
}

impl ConsistencyPage {
    pub(super) fn new(partner: &Partner, commitments: &[Commitment], marked: &[Marked]) -> Self {
        let side = |title: String, owner, other: &str| Side {
            title,
            saw: format!("{} saw it", if other == "You" { "you" } else { other }),
            commitments: commitments
                .iter()
                .filter(|commitment| commitment.owner == owner && commitment.agreed().is_some())
                .map(|commitment| Weeks::new(partner, commitment, marked, other))
                .collect(),
        };
        let name = partner.partner_name();
        Self {
            frame: Frame::of(partner, Place::Together, "The last weeks"),
            sides: vec![
                side("Yours".to_owned(), partner.person(), name),
                side(format!("{name}’s"), partner.partner(), "You"),
            ],
        }
    }
}

impl Weeks {
    fn new(partner: &Partner, commitment: &Commitment, marked: &[Marked], other: &str) -> Self {
        let today = commitment.day_of(partner.now());
        let marks = marked.iter().find(|m| m.commitment == commitment.id);
        let marks = marks.map_or(&[][..], |m| m.marks.as_slice());
        let window = |weeks| {
            let first = today - TimeDelta::weeks(weeks) + TimeDelta::days(1);
            let marks: Vec<_> = marks.iter().filter(|(day, ..)| *day >= first).copied().collect();
            occurrences(&due(commitment, first, today), &marks)
        };
        let (near, far) = (window(NEAR_WEEKS), window(WEEKS));
        let tally = Tally::of(&near);
        Self {
            id: commitment.id,
            promise: promise(commitment),
            cadence: commitment.agreed().map_or_else(String::new, |v| capital(&v.cadence.words())),
            began: began(partner, commitment),
            near: tally.kept_words(),
            near_seen: tally.seen_words(other),
            near_dots: dots(&near, today, other),
            far: Tally::of(&far).kept_words(),
            far_dots: dots(&far, today, other),
        }
    }
}

/// Who put it forward, and since when both agree.
fn began(partner: &Partner, commitment: &Commitment) -> String {
    let Some(first) = commitment.versions.first() else { return String::new() };
    let agreed = commitment.versions.iter().filter_map(Version::agreed_at).min();
    let by = if first.author == partner.person() { "You" } else { partner.partner_name() };
    let how = if first.author == commitment.owner { "offered it" } else { "asked for it" };
    let since = agreed.map(|at| day::in_words(commitment.day_of(at), partner.today()));
    since.map_or_else(String::new, |since| format!("{by} {how}. Agreed since {since}."))
}

/// Occurrences as dots, each with the same in words.
pub fn dots(occurrences: &[Occurrence], today: NaiveDate, other: &str) -> Vec<Dot> {
    let other = if other == "You" { "you" } else { other };
    let dot = |occurrence: &Occurrence| {
        let seen = occurrence.seen == Some(Seen::Saw);
        let (class, words) = match occurrence.mark {
            Some(mark) => (mark.word(), mark.label().to_lowercase()),
            None => ("open", "left open".to_owned()),
        };
        let day = day::in_words(occurrence.day, today);
        let saw = if seen { format!(", {other} saw it") } else { String::new() };
        Dot { class, seen, label: format!("{day}: {words}{saw}") }
    };
    occurrences.iter().map(dot).collect()
}

/// What it says now, or what was proposed if nothing is agreed yet.
pub(super) fn promise(commitment: &Commitment) -> Opened<PromiseWords> {
    commitment.agreed().unwrap_or_else(|| commitment.newest()).words.clone()
}

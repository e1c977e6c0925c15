//! The page of today.

use askama::Template;
use chrono::{NaiveDate, TimeDelta, Timelike as _};

use super::{Candidates, FromPartner, Next};
use crate::{
    access::Partner,
    day,
    sealed::Opened,
    steps::{
        accountability::{
            commitment::{Commitment, CommitmentId, Standing},
            keeping::{Mark, store::Told},
        },
        communication::turn_talk::{self, TurnTalkId, store::UnderWay},
        quality_time::date::{
            Ask, DateId,
            store::{Ahead, ToRemember},
        },
        small_issues::check_in::CheckIn,
    },
    web::page::{Frame, Place},
};

const SOON: TimeDelta = TimeDelta::days(2);

/// Everything read for Today.
pub(super) struct Loaded {
    pub(super) checked_in: bool,
    pub(super) check_in: Option<CheckIn>,
    pub(super) talk: Option<UnderWay>,
    pub(super) commitments: Vec<Commitment>,
    pub(super) told: Option<Told>,
    pub(super) marked: Vec<CommitmentId>,
    pub(super) dates: Vec<Ahead>,
    pub(super) to_remember: Option<ToRemember>,
}

#[derive(Template)]
#[template(path = "today/today.html")]
pub(super) struct TodayPage {
    frame: Frame,
    greeting: &'static str,
    me: String,
    day: String,
    partner: String,
    check_in: bool,
    from_partner: Option<From>,
    next: NextView,
}

/// One thing from the partner, in finished words.
enum From {
    /// Something waits for an answer.
    Asks { line: &'static str, words: Opened<String>, path: String, button: &'static str },
    /// It is the reader's turn in a talk.
    Talk { line: String, id: TurnTalkId },
    /// How a day went.
    Told(ToldView),
    /// A shared check-in.
    CheckIn(CheckInView),
}

struct CheckInView {
    closeness: Option<&'static str>,
    thanks: String,
    note: String,
    day: String,
    /// Some of it was changed outside.
    is_withheld: bool,
}

struct ToldView {
    commitment: CommitmentId,
    day: NaiveDate,
    version: u32,
    line: String,
    promise: Opened<String>,
    obstacle: String,
    repair: String,
    missed: bool,
    /// Some of it was changed outside.
    is_withheld: bool,
}

/// One next step, in finished words.
struct NextView {
    title: &'static str,
    words: Option<Opened<String>>,
    line: String,
    action: Action,
}

/// What can be done about it right here.
enum Action {
    /// Say how it went.
    Mark { commitment: CommitmentId, day: NaiveDate },
    /// Go and look.
    Go { path: String, button: &'static str },
}

impl Loaded {
    pub(super) fn candidates(&self, partner: &Partner) -> Candidates {
        let (me, today) = (partner.person(), partner.today());
        let commitments = |wanted: &dyn Fn(&Commitment) -> bool| {
            self.commitments.iter().filter(|c| wanted(c)).map(|c| c.id).collect()
        };
        let dates = |wanted: &dyn Fn(&Ahead) -> bool| {
            self.dates.iter().filter(|date| wanted(date)).map(|date| date.id).collect()
        };
        Candidates {
            checked_in: self.checked_in,
            my_turn: self.talk.and_then(|talk| talk.waits_for(me)),
            commitments_to_answer: commitments(&|c| c.waiting().is_some_and(|v| v.author != me)),
            dates_to_answer: dates(&|date| date.asks == Ask::Answer),
            told: self.told.is_some(),
            shared_check_in: self.check_in.is_some(),
            due_today: commitments(&|c| self.is_due(c, partner)),
            dates_passed: dates(&|date| date.asks == Ask::Happened),
            dates_soon: dates(&|date| {
                date.asks == Ask::Planned && date.starts_at - partner.now() < SOON
            }),
            date_to_remember: self.to_remember.as_ref().map(|date| date.id),
            to_review: commitments(&|c| is_to_review(c, today)),
            any_commitment: !self.commitments.is_empty(),
            any_date: !self.dates.is_empty(),
            stopped: !partner.stage().is_open(),
        }
    }

    fn is_due(&self, commitment: &Commitment, partner: &Partner) -> bool {
        commitment.owner == partner.person()
            && !self.marked.contains(&commitment.id)
            && commitment.agreed().is_some_and(|v| v.cadence.is_due(partner.today()))
    }

    fn promise(&self, id: CommitmentId) -> Opened<String> {
        let found = self.commitments.iter().find(|c| c.id == id);
        let version = found.map(|c| c.waiting().or(c.agreed()).unwrap_or_else(|| c.newest()));
        version.map_or(Opened::ChangedOutside, |v| v.words.clone().map(|words| words.promise))
    }

    fn agreed(&self, id: CommitmentId) -> Opened<String> {
        let version = self.commitments.iter().find(|c| c.id == id).and_then(Commitment::agreed);
        version.map_or(Opened::ChangedOutside, |v| v.words.clone().map(|words| words.promise))
    }

    fn date(&self, id: DateId) -> Option<&Ahead> {
        self.dates.iter().find(|date| date.id == id)
    }
}

fn is_to_review(commitment: &Commitment, today: NaiveDate) -> bool {
    match commitment.standing() {
        Standing::Active { agreed, waiting: None } => agreed.is_review_due(today),
        _ => false,
    }
}

impl TodayPage {
    pub(super) fn new(partner: &Partner, loaded: &Loaded) -> Self {
        let chosen = loaded.candidates(partner).choose();
        let hour = partner.now().with_timezone(&partner.zone()).hour();
        Self {
            frame: Frame::of(partner, Place::Today, "Today"),
            greeting: match hour {
                4..=10 => "Good morning",
                11..=16 => "Good day",
                _ => "Good evening",
            },
            me: partner.name().to_owned(),
            day: day::in_words(partner.today(), partner.today()),
            partner: partner.partner_name().to_owned(),
            check_in: chosen.check_in,
            from_partner: chosen.from_partner.and_then(|from| From::new(partner, loaded, from)),
            next: NextView::new(partner, loaded, chosen.next),
        }
    }
}

impl From {
    fn new(partner: &Partner, loaded: &Loaded, chosen: FromPartner) -> Option<Self> {
        Some(match chosen {
            FromPartner::Talk(id) => {
                let asks = loaded.talk?.state.asks(partner.person());
                let line = turn_talk::in_short(asks, false, partner.partner_name());
                Self::Talk { line, id }
            }
            FromPartner::Commitment(id) => Self::Asks {
                line: "A commitment waits for your answer.",
                words: loaded.promise(id),
                path: format!("/commitments/{id}"),
                button: "Read it",
            },
            FromPartner::Date(id) => Self::Asks {
                line: "A date waits for your answer.",
                words: loaded.date(id)?.what.clone(),
                path: format!("/dates/{id}"),
                button: "Read it",
            },
            FromPartner::Told => Self::Told(ToldView::new(partner, loaded, loaded.told.as_ref()?)),
            FromPartner::CheckIn => {
                Self::CheckIn(CheckInView::new(partner, loaded.check_in.as_ref()?))
            }
        })
    }
}

impl CheckInView {
    fn new(partner: &Partner, check_in: &CheckIn) -> Self {
        let details = check_in.details.as_ref().and_then(Opened::get);
        let closeness = check_in.said.get().map(|said| said.closeness.words());
        Self {
            closeness,
            thanks: details.map_or_else(String::new, |details| details.thanks.clone()),
            note: details.map_or_else(String::new, |details| details.note.clone()),
            day: day::on(check_in.day, partner.today()),
            is_withheld: closeness.is_none() || check_in.details.is_some() && details.is_none(),
        }
    }
}

impl ToldView {
    fn new(partner: &Partner, loaded: &Loaded, told: &Told) -> Self {
        let words = told.kept.words.get();
        let day = day::near(told.kept.day, partner.today());
        let promise = loaded.agreed(told.commitment);
        Self {
            commitment: told.commitment,
            day: told.kept.day,
            version: told.kept.version,
            line: format!("{}, {day}", told.kept.mark.label()),
            is_withheld: promise.get().is_none() || words.is_none(),
            promise,
            obstacle: words.map_or_else(String::new, |words| words.obstacle.clone()),
            repair: words.map_or_else(String::new, |words| words.repair.clone()),
            missed: told.kept.mark == Mark::Missed,
        }
    }
}

impl NextView {
    fn new(partner: &Partner, loaded: &Loaded, next: Next) -> Self {
        match next {
            Next::Due(id) => Self {
                title: "How did it go today?",
                words: Some(loaded.agreed(id)),
                line: String::new(),
                action: Action::Mark { commitment: id, day: partner.today() },
            },
            Next::Review(id) => Self {
                title: "Time to look at it again, together",
                words: Some(loaded.agreed(id)),
                line: String::new(),
                action: go(format!("/commitments/{id}/review"), "Look at it again"),
            },
            Next::Passed(id) => Self::date(partner, loaded, id, "Did it happen?", "Say how it was"),
            Next::Soon(id) => {
                Self::date(partner, loaded, id, "Next, for the two of you", "Look at the plan")
            }
            Next::Remember(id) => Self {
                title: "One good moment",
                words: loaded.to_remember.as_ref().map(|date| date.what.clone()),
                line: "Write down one good moment. It opens when both of you wrote.".to_owned(),
                action: go(format!("/dates/{id}"), "Write it down"),
            },
            Next::FirstCommitment => Self::begin(
                "Something small that you can keep, on the days you say.",
                go("/commitments/new?owner=me", "Propose a commitment"),
            ),
            Next::PlanDate => Self::begin(
                "An hour that is not about the past: a walk, a meal, a game.",
                go("/dates/new", "Plan a date"),
            ),
            Next::Map => Self {
                title: "The five steps",
                words: None,
                line: "The way, and where the two of you are on it.".to_owned(),
                action: go("/steps", "Look at the way"),
            },
        }
    }

    fn date(
        partner: &Partner,
        loaded: &Loaded,
        id: DateId,
        title: &'static str,
        button: &'static str,
    ) -> Self {
        let date = loaded.date(id);
        let when = date.map(|d| day::and_time(d.starts_at, partner.zone(), partner.today()));
        Self {
            title,
            words: date.map(|date| date.what.clone()),
            line: when.unwrap_or_default(),
            action: go(format!("/dates/{id}"), button),
        }
    }

    fn begin(line: &str, action: Action) -> Self {
        Self { title: "Next, for the two of you", words: None, line: line.to_owned(), action }
    }
}

fn go(path: impl Into<String>, button: &'static str) -> Action {
    Action::Go { path: path.into(), button }
}

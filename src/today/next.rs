//! The next step that Today shows, in finished words.

use chrono::NaiveDate;

use super::{Next, loaded::Loaded};
use crate::{
    access::Partner,
    day,
    sealed::Opened,
    steps::{
        accountability::commitment::CommitmentId,
        quality_time::date::DateId,
        small_issues::{
            hard_date,
            weekly_meeting::{WeeklyMeetingId, time::Rhythm},
        },
    },
    text,
};

/// One next step, in finished words.
pub(super) struct NextView {
    pub(super) title: &'static str,
    pub(super) words: Option<Opened<String>>,
    pub(super) line: String,
    pub(super) action: Action,
}

/// What can be done about it right here.
pub(super) enum Action {
    /// Say how it went.
    Mark { commitment: CommitmentId, day: NaiveDate },
    /// Go and look.
    Go { path: String, button: &'static str },
}

impl NextView {
    pub(super) fn new(partner: &Partner, loaded: &Loaded, next: Next) -> Self {
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
            Next::TalkAbout(_) => Self::talk_about(partner, loaded),
            Next::Meeting(id) => Self::meeting(id, loaded.meeting.rhythm),
            Next::MeetingToday => Self::meeting_today(partner, loaded),
            Next::HardDay(whose) => Self::hard_day(partner, loaded, whose),
            Next::Passed(id) => Self::date(partner, loaded, id, "Did it happen?", "Say how it was"),
            Next::Soon(id) => {
                Self::date(partner, loaded, id, "Next, for the two of you", "Look at the plan")
            }
            Next::Remember(id) => Self::remember(loaded, id),
            Next::Plan
            | Next::FirstCommitment
            | Next::PlanDate
            | Next::Week
            | Next::Question
            | Next::Map
            | Next::Quiet => Self::something_small(loaded, next),
        }
    }

    /// Nothing waits: something to begin.
    fn something_small(loaded: &Loaded, next: Next) -> Self {
        match next {
            Next::FirstCommitment => Self::begin(
                "Something small that you can keep, on the days you say.",
                go("/commitments/new?owner=me", "Propose a commitment"),
            ),
            Next::PlanDate => Self::begin(
                "An hour that is not about the past: a walk, a meal, a game.",
                go("/dates/new", "Plan a date"),
            ),
            Next::Week => Self {
                title: "How was the week?",
                words: None,
                line: "A minute, for you alone. What you skip is skipped.".to_owned(),
                action: go("/pulses/new", "Answer for this week"),
            },
            Next::Question => Self::question(loaded),
            Next::Plan => Self {
                title: "Time to look at it again, together",
                words: None,
                line: "What the two of you work on: what has grown, what stays, what is next.".to_owned(),
                action: go("/therapy-plan", "Look at the plan"),
            },
            Next::Quiet => Self {
                title: "Nothing is asked today",
                words: None,
                line: "You both keep only the monthly meeting. All the rest is there when you want it."
                    .to_owned(),
                action: go("/maintain", "What the two of you agreed"),
            },
            _ => Self {
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

    fn talk_about(partner: &Partner, loaded: &Loaded) -> Self {
        let talk = loaded.concerns.talk.as_ref();
        let at = talk.map(|talk| day::and_time(talk.at, partner.zone(), partner.today()));
        let path =
            talk.map_or_else(|| "/concerns".to_owned(), |talk| format!("/concerns/{}", talk.id));
        Self {
            title: "You talk about it today",
            words: talk.map(|talk| talk.words.clone()),
            line: at.unwrap_or_default(),
            action: go(path, "Look at it"),
        }
    }

    fn meeting(id: WeeklyMeetingId, rhythm: Rhythm) -> Self {
        Self {
            title: match rhythm {
                Rhythm::Weekly => "Your weekly meeting is under way",
                Rhythm::Monthly => "Your monthly meeting is under way",
            },
            words: None,
            line: "Either of you leads on, and either stops.".to_owned(),
            action: go(format!("/weekly-meetings/{id}"), "Go to the meeting"),
        }
    }

    fn meeting_today(partner: &Partner, loaded: &Loaded) -> Self {
        let at = loaded.meeting.at.map(|at| at.with_timezone(&partner.zone()));
        let at = at.map(|at| at.format("Today at %H:%M").to_string());
        Self {
            title: match loaded.meeting.rhythm {
                Rhythm::Weekly => "Your weekly meeting",
                Rhythm::Monthly => "Your monthly meeting",
            },
            words: None,
            line: at.unwrap_or_default(),
            action: go("/weekly-meetings", "How it goes, and begin"),
        }
    }

    /// What one keeps for oneself is said without its words while it is closed.
    fn hard_day(partner: &Partner, loaded: &Loaded, whose: hard_date::Whose) -> Self {
        let ahead = loaded.hard_date.as_ref();
        let when = ahead.map(|it| text::capital(&day::near(it.day, partner.today())));
        let when = when.unwrap_or_default();
        let title = ahead.map(|it| it.title.clone()).filter(|title| !title.is_locked());
        Self {
            title: if whose.is_shared() { "A hard day" } else { "A hard day, only for you" },
            words: title,
            line: match whose {
                hard_date::Whose::Theirs(_) => {
                    format!("{when}, for {}. Look at what would help.", partner.partner_name())
                }
                _ => format!("{when}. You wrote down what would help."),
            },
            action: go(whose.path(), "Look at it"),
        }
    }

    fn remember(loaded: &Loaded, id: DateId) -> Self {
        Self {
            title: "One good moment",
            words: loaded.to_remember.as_ref().map(|date| date.what.clone()),
            line: "Write down one good moment. It opens when both of you wrote.".to_owned(),
            action: go(format!("/dates/{id}"), "Write it down"),
        }
    }

    fn question(loaded: &Loaded) -> Self {
        Self {
            title: "The question of today",
            words: None,
            line: loaded.card.map_or_else(String::new, |card| card.text.clone()),
            action: go("/question-of-the-day", "Look at it"),
        }
    }

    fn begin(line: &str, action: Action) -> Self {
        Self { title: "Next, for the two of you", words: None, line: line.to_owned(), action }
    }
}

fn go(path: impl Into<String>, button: &'static str) -> Action {
    Action::Go { path: path.into(), button }
}

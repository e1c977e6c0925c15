//! What is going on in each step, and the one next thing to do in it.

use chrono::NaiveDate;

use super::{
    Step,
    accountability::commitment::{Commitment, Standing},
    communication::turn_talk::{self, store::UnderWay},
    quality_time::date::{Ask, store::Ahead},
    small_issues::hard_date::Whose,
};
use crate::{
    access::PersonId,
    day,
    impact::{
        role::Role,
        statement::{self, store::News},
    },
    text::capital,
};

/// While one of the two has paused or closed.
const RESTS: &str = "This rests now. Nothing is asked of you.";

/// What is there to see in the steps, read across.
pub struct Now<'a> {
    /// Whose view it is.
    pub me: PersonId,
    /// The other's name.
    pub partner: &'a str,
    /// Something new can be shared.
    pub is_open: bool,
    /// The reader's civil day.
    pub today: NaiveDate,
    /// Whether the reader has checked in today.
    pub checked_in: bool,
    /// Where the reader stands in what happened, if that is open.
    pub role: Option<Role>,
    /// What is new about what the two carry.
    pub carried: &'a [News],
    /// The talk that is under way.
    pub talk: Option<UnderWay>,
    /// What is proposed or active.
    pub commitments: &'a [Commitment],
    /// What is proposed or planned.
    pub dates: &'a [Ahead],
    /// The next hard day that the reader may read, if it is near.
    pub hard_day: Option<(Whose, NaiveDate)>,
    /// Whether the week is ending and the reader has not answered how it was.
    pub week_asks: bool,
}

/// A sentence, and one thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoingOn {
    /// What is going on.
    pub line: String,
    /// The words on the button.
    pub next: String,
    /// Where it leads.
    pub path: String,
}

impl GoingOn {
    /// In this step, now.
    pub fn of(step: Step, now: &Now<'_>) -> Self {
        match step {
            Step::Impact => now.impact(),
            Step::Communication => now.communication(),
            Step::Accountability => now.accountability(),
            Step::QualityTime => now.quality_time(),
            Step::SmallIssues => now.small_issues(),
            Step::Therapy => Self::new(
                "Whether and when is for both of you to decide. What you would take there can be written down now.",
                "For the next session",
                "/agenda",
            ),
            Step::MovingForward => now.moving_forward(),
        }
    }

    fn new(line: impl Into<String>, next: impl Into<String>, path: impl Into<String>) -> Self {
        Self { line: line.into(), next: next.into(), path: path.into() }
    }
}

impl Now<'_> {
    fn impact(&self) -> GoingOn {
        let Some(news) = self.carried.first() else {
            if self.role.is_some_and(Role::begins_with_the_other_side) {
                return GoingOn::new(
                    "Guilt, regret, helplessness, fear: there is room for your side, for yourself first.",
                    "Look at the other side",
                    "/other-side",
                );
            }
            return GoingOn::new(
                "What it did to each of you: written in peace, read in peace, at your own pace.",
                "Say what you carry",
                "/impact-statements",
            );
        };
        let line = format!("{}. There is no hurry.", statement::in_short(news.asks, self.partner));
        GoingOn::new(line, "Read it", format!("/impact-statements/{}", news.id))
    }

    fn communication(&self) -> GoingOn {
        let Some(talk) = self.talk else {
            return GoingOn::new(
                "Is there one thing that is hard to talk about?",
                "Talk in turns",
                "/turn-talks",
            );
        };
        let asks =
            turn_talk::in_short(talk.state.asks(self.me), talk.time_out.is_some(), self.partner);
        let path = format!("/turn-talks/{}", talk.id);
        GoingOn::new(format!("A talk is under way. {asks}."), "Go to the talk", path)
    }

    fn accountability(&self) -> GoingOn {
        if !self.is_open {
            return GoingOn::new(RESTS, "Read what is there", "/commitments");
        }
        let waiting = |c: &&Commitment| c.waiting().is_some_and(|v| v.author != self.me);
        if let Some(commitment) = self.commitments.iter().find(waiting) {
            let line = format!("{} has proposed something to you.", self.partner);
            return GoingOn::new(line, "Read it", format!("/commitments/{}", commitment.id));
        }
        let active = |c: &&Commitment| matches!(c.standing(), Standing::Active { .. });
        let active = self.commitments.iter().filter(active).count();
        match active {
            0 => GoingOn::new(
                "Nothing is agreed yet.",
                "Propose something small",
                "/commitments/new?owner=me",
            ),
            1 => GoingOn::new("One commitment is being kept.", "Look at it", "/commitments"),
            many => {
                let line = format!("{} commitments are being kept.", in_words(many));
                GoingOn::new(line, "Look at them", "/commitments")
            }
        }
    }

    fn small_issues(&self) -> GoingOn {
        if let Some((whose, on)) = self.hard_day {
            let when = capital(&day::near(on, self.today));
            let line = match whose {
                Whose::Theirs(_) => format!("{when} is a hard day for {}.", self.partner),
                Whose::Mine(_) | Whose::OnlyMine(_) => format!("{when} is a hard day for you."),
            };
            return GoingOn::new(line, "Look at what would help", whose.path());
        }
        if self.checked_in {
            GoingOn::new("You have checked in today.", "Look at this week", "/check-ins")
        } else {
            GoingOn::new("A check-in takes twenty seconds.", "Check in", "/check-ins/new")
        }
    }

    fn moving_forward(&self) -> GoingOn {
        if !self.is_open {
            return GoingOn::new(RESTS, "Look at your weeks", "/pulses");
        }
        if !self.week_asks {
            return GoingOn::new(
                "It shows in what both of you do, week by week.",
                "Look at the last weeks",
                "/consistency",
            );
        }
        GoingOn::new("How was your week? It takes a minute.", "Answer for this week", "/pulses/new")
    }

    fn quality_time(&self) -> GoingOn {
        if !self.is_open {
            return GoingOn::new(RESTS, "Read what is there", "/dates");
        }
        if let Some(date) = self.dates.iter().find(|date| date.asks == Ask::Answer) {
            let line = format!("{} has proposed a date.", self.partner);
            return GoingOn::new(line, "Read it", format!("/dates/{}", date.id));
        }
        match self.dates.iter().find(|date| date.asks == Ask::Planned) {
            Some(date) => {
                GoingOn::new("A date is planned.", "Look at it", format!("/dates/{}", date.id))
            }
            None => GoingOn::new("Nothing is planned yet.", "Plan a date", "/dates/new"),
        }
    }
}

/// Small numbers as words, to begin a sentence with.
fn in_words(number: usize) -> String {
    const WORDS: [&str; 10] =
        ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

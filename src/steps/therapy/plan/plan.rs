//! What stands in a plan.

use chrono::{Months, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{
    access::Shareable,
    agreeing::{Agreeable, Drafted, Standing},
    draft::{For, Part, Takes, ToShare},
    entry::Said,
    progress::phase::{self, Phase},
    sealed::{Kind, Words},
    steps::therapy::link::Section,
    text::Faults,
};

/// What the two work on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TherapyPlan {
    /// One to four.
    pub goals: Vec<Goal>,
    /// In which part of the way they see themselves, if they say so.
    pub phase: Option<Phase>,
    /// When they look at it again.
    pub review: NaiveDate,
}

/// One of the things that they work on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// What.
    pub what: String,
    /// By what they would notice it.
    pub notice: String,
}

const fn goal(name: &'static str, lead: &'static str, needed: bool) -> Part {
    let hint = "In your own words, and something that both of you do. For example: “We can talk about money \
                without one of us leaving the room.”";
    Part { name, lead, hint, needed, takes: Takes::Text(240) }
}

const fn notice(name: &'static str, needed: bool) -> Part {
    let hint = "Something that a friend could see. For example: “On Sundays we do the accounts together, and \
                have tea afterwards.”";
    Part { name, lead: "We would notice it by", hint, needed, takes: Takes::Text(240) }
}

/// What one writes to propose it.
pub(crate) const PARTS: [Part; 10] = [
    goal("goal_1", "What we work on", true),
    notice("notice_1", true),
    goal("goal_2", "Something else that we work on", false),
    notice("notice_2", false),
    goal("goal_3", "A third thing", false),
    notice("notice_3", false),
    goal("goal_4", "A fourth thing", false),
    notice("notice_4", false),
    Part {
        name: "phase",
        lead: "Where we are now",
        hint: "As on the map of the phases. You can leave this out.",
        needed: false,
        takes: Takes::OneOf(&phase::CHOICES),
    },
    Part {
        name: "review",
        lead: "We look at it again on",
        hint: "In four to eight weeks, most often. On that day, and for a week, it stands on Today.",
        needed: true,
        takes: Takes::Day,
    },
];
/// So many goals a plan has at most.
const MOST: usize = 4;
/// The latest day on which it is looked at again: so many months ahead.
const LATEST: Months = Months::new(12);
/// So long after its day Today asks for it.
const ASKS_FOR: TimeDelta = TimeDelta::days(7);
const WHEN: &str = "Please choose a day that is still to come, within a year";
const BY_WHAT: &str = "Please write by what you would notice it, or leave out what it belongs to";
const FOR_WHAT: &str = "Please write what it belongs to, or leave this out as well";

/// What is chosen in a part before anything is: six weeks from today.
pub(crate) fn usual(part: &str, today: NaiveDate) -> Option<String> {
    (part == "review").then(|| (today + TimeDelta::weeks(6)).to_string())
}

impl Shareable for TherapyPlan {
    const SECTION: Section = Section::Plan;
}

impl Words for TherapyPlan {
    const KIND: Kind = Kind { name: "therapy_plan", scope: "therapy_plan" };
}

impl Agreeable for TherapyPlan {
    const NAME: &'static str = "therapy plan";
    const PATH: &'static str = "/therapy-plan";

    fn said(&self) -> Vec<Said> {
        let goals = self.goals.iter().enumerate().flat_map(|(nth, goal)| {
            let lead = PARTS[2 * nth.min(MOST - 1)].lead;
            let all = [(lead, &goal.what), (PARTS[1].lead, &goal.notice)];
            all.into_iter().filter_map(|(about, words)| Said::written(about, words))
        });
        let phase = self.phase.map(|phase| Said::chosen("Where we are now", phase.label()));
        let review = self.review.format("%A %-d %B %Y").to_string();
        goals.chain(phase).chain([Said::chosen("We look at it again on", review)]).collect()
    }

    fn day(&self) -> Option<NaiveDate> {
        Some(self.review)
    }
}

impl Drafted for TherapyPlan {
    const FOR: For = For::TherapyPlan;

    fn of(said: &ToShare, today: NaiveDate) -> Result<Self, Faults> {
        let mut faults = Faults::none();
        let mut goals = Vec::new();
        for pair in PARTS[..2 * MOST].chunks_exact(2) {
            let [what, notice] = [pair[0].name, pair[1].name].map(|part| said.words(part).trim());
            match (what.is_empty(), notice.is_empty()) {
                (true, true) => {}
                (false, true) => faults.add(pair[1].name, BY_WHAT),
                (true, false) => faults.add(pair[0].name, FOR_WHAT),
                (false, false) => {
                    goals.push(Goal { what: what.to_owned(), notice: notice.to_owned() });
                }
            }
        }
        let phase = Phase::ALL.into_iter().find(|phase| phase.word() == said.words("phase"));
        let latest = today.checked_add_months(LATEST).unwrap_or(today);
        let review = said.words("review").parse::<NaiveDate>().ok();
        let review = review.filter(|day| today < *day && *day <= latest);
        let review = faults.take("review", review.ok_or_else(|| WHEN.to_owned()));
        match review {
            Some(review) if faults.is_empty() => Ok(Self { goals, phase, review }),
            _ => Err(faults),
        }
    }

    fn parts(&self) -> Vec<(&'static str, String)> {
        let goals = self.goals.iter().flat_map(|goal| [goal.what.clone(), goal.notice.clone()]);
        let goals = goals.chain(std::iter::repeat_with(String::new)).take(2 * MOST);
        let phase = self.phase.map_or("", Phase::word).to_owned();
        let all = goals.chain([phase, self.review.to_string()]);
        PARTS.into_iter().map(|part| part.name).zip(all).collect()
    }

    /// Without the day that has come.
    fn anew(&self, today: NaiveDate) -> Vec<(&'static str, String)> {
        let mut parts = self.parts();
        parts.retain(|(name, _)| *name != "review" || self.review > today);
        parts
    }
}

impl TherapyPlan {
    /// Whether the day has come to look at it again; not while a new one waits for an answer.
    pub fn is_to_review(&self, standing: Standing, today: NaiveDate) -> bool {
        standing.waits.is_none() && self.review <= today
    }

    /// Whether Today still asks for it: for a week, and not once something else was proposed since.
    pub fn asks(&self, standing: Standing, today: NaiveDate) -> bool {
        let is_newest = standing.counts == Some(0);
        is_newest && self.is_to_review(standing, today) && today - self.review < ASKS_FOR
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn plan(goals: usize) -> TherapyPlan {
        let goal = |nth: usize| Goal {
            what: format!("Goal {nth}"),
            notice: format!("A friend would see {nth}"),
        };
        TherapyPlan {
            goals: (0..goals).map(goal).collect(),
            phase: Some(Phase::Rebuild),
            review: day("2026-04-23"),
        }
    }

    fn said(plan: &TherapyPlan) -> ToShare {
        let parts = PARTS.into_iter().zip(plan.parts()).map(|(part, (name, words))| {
            assert_eq!(part.name, name);
            assert_eq!(part.read(&words, false).as_ref(), Ok(&words), "a part takes it");
            (part, words)
        });
        ToShare { what: For::TherapyPlan, parts: parts.collect() }
    }

    #[test]
    fn it_is_asked_for_during_a_week_and_not_after_something_new() {
        let plan = plan(1); // to be looked at on 23 April
        let agreed = Standing { counts: Some(0), waits: None };
        for (today, asks) in [
            ("2026-04-22", false),
            ("2026-04-23", true),
            ("2026-04-29", true),
            ("2026-04-30", false),
        ] {
            assert_eq!(plan.asks(agreed, day(today)), asks, "{today}");
        }
        assert!(plan.is_to_review(agreed, day("2026-06-01")), "its page goes on saying so");
        let declined = Standing { counts: Some(1), waits: None };
        assert!(!plan.asks(declined, day("2026-04-23")), "nobody asks again after a no");
        let waits = Standing { counts: Some(1), waits: Some(0) };
        assert!(!plan.is_to_review(waits, day("2026-04-23")));
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        for goals in 1..=MOST {
            let plan = plan(goals);
            assert_eq!(TherapyPlan::of(&said(&plan), day("2026-03-12")), Ok(plan.clone()));
            assert_eq!(plan.said().len(), 2 * goals + 2);
        }
    }

    #[test]
    fn a_goal_and_how_it_would_be_noticed_belong_together_and_its_day_is_to_come() {
        let today = day("2026-03-12");
        let faults = |plan: &TherapyPlan| TherapyPlan::of(&said(plan), today).expect_err("wrong");
        let mut half = plan(2);
        half.goals[1].notice.clear();
        assert_eq!(faults(&half), Faults::one("notice_2", BY_WHAT));
        half.goals[1] = Goal { what: String::new(), notice: "Tea".to_owned() };
        assert_eq!(faults(&half), Faults::one("goal_2", FOR_WHAT));
        for review in ["2026-03-12", "2025-01-01", "2027-03-13"] {
            let late = TherapyPlan { review: day(review), ..plan(1) };
            assert_eq!(faults(&late), Faults::one("review", WHEN), "{review}");
        }
    }
}

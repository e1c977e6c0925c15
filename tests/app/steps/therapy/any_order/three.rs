//! Two people and a therapist, by the rules alone.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest_state_machine::ReferenceStateMachine;

pub(super) const NAMES: [&str; 3] = ["Ana", "Ben", "Noor"];
pub(super) const NOOR: Who = 2;
/// Ana is 0, Ben is 1.
pub(super) type Who = usize;

/// Nobody proposes again sooner, and a slip is mended within this time.
const RESTS: TimeDelta = TimeDelta::days(7);
const SLIP: TimeDelta = TimeDelta::minutes(15);
/// Shorter than anybody stays signed in.
const LONGEST: TimeDelta = TimeDelta::days(20);

/// What somebody does, or what happens.
#[derive(Debug, Clone)]
pub(super) enum Act {
    Propose(Who),
    /// Something that was proposed, counted from the newest.
    Sign(Who, usize),
    SayNo(Who, usize),
    ClosePlan(Who, usize),
    End(Who, usize),
    StopReading,
    Pause(Who),
    GoOn(Who),
    Minutes(i64),
    Restart,
}

/// Something that was proposed, by the rules alone.
#[derive(Debug, Clone)]
struct Link {
    author: Who,
    made_at: DateTime<Utc>,
    signed: [bool; 2],
    plan_is_closed: bool,
    ended_at: Option<DateTime<Utc>>,
}

/// The three, by the rules alone.
#[derive(Debug, Clone)]
pub(super) struct Three {
    began: DateTime<Utc>,
    now: DateTime<Utc>,
    links: Vec<Link>,
    paused: [bool; 2],
    /// If only one of them does anything.
    pub(super) alone: Option<Who>,
}

impl Link {
    fn is_open(&self) -> bool {
        self.signed == [true; 2] && self.ended_at.is_none()
    }

    fn waits(&self) -> bool {
        self.signed != [true; 2] && self.ended_at.is_none()
    }
}

impl Three {
    /// What Noor reads of each link, the oldest first: nothing, or whether the plan is there.
    pub(super) fn reads(&self) -> Vec<Option<bool>> {
        self.links.iter().map(|link| link.is_open().then_some(!link.plan_is_closed)).collect()
    }

    fn is_paused(&self) -> bool {
        self.paused.contains(&true)
    }

    fn at(&self, back: usize) -> Option<usize> {
        self.links.len().checked_sub(back + 1)
    }

    fn end_those(&mut self, which: impl Fn(&Link) -> bool) {
        let now = self.now;
        let standing = self.links.iter_mut().filter(|link| link.ended_at.is_none() && which(link));
        standing.for_each(|link| link.ended_at = Some(now));
    }

    /// What is signed by both takes the place of what was.
    fn end_all_but(&mut self, at: usize) {
        let signed = self.links[at].clone();
        self.end_those(Link::is_open);
        self.links[at] = signed;
    }

    fn may_propose(&self, who: Who) -> bool {
        let lately = |link: &&Link| {
            link.author == who && link.signed != [true; 2] && self.now - link.made_at < RESTS
        };
        let slip = |link: &Link| link.ended_at.is_some_and(|at| at - link.made_at < SLIP);
        match self.links.iter().filter(lately).collect::<Vec<_>>().as_slice() {
            [] => true,
            [only] => slip(only),
            _ => false,
        }
    }

    fn propose(&mut self, who: Who) {
        if self.is_paused() || !self.may_propose(who) {
            return;
        }
        self.end_those(Link::waits);
        self.links.push(Link {
            author: who,
            made_at: self.now,
            signed: [false; 2],
            plan_is_closed: false,
            ended_at: None,
        });
    }

    fn sign(&mut self, who: Who, at: usize) {
        if self.is_paused() || !self.links[at].waits() {
            return;
        }
        self.links[at].signed[who] = true;
        if self.links[at].is_open() {
            self.end_all_but(at);
        }
    }
}

impl ReferenceStateMachine for Three {
    type State = Self;
    type Transition = Act;

    fn init_state() -> BoxedStrategy<Self> {
        let now: DateTime<Utc> = super::BEGINS.parse().expect("a time");
        let alone = prop_oneof![3 => Just(None), 1 => (0..3_usize).prop_map(Some)];
        alone
            .prop_map(move |alone| Self {
                began: now,
                now,
                links: Vec::new(),
                paused: [false; 2],
                alone,
            })
            .boxed()
    }

    fn transitions(state: &Self) -> BoxedStrategy<Act> {
        let alone = state.alone.filter(|who| *who != NOOR);
        let one = (0..2_usize).prop_map(move |who| alone.unwrap_or(who));
        let back = || prop_oneof![5 => Just(0_usize), 1 => Just(1_usize)];
        let of = move || (one.clone(), back());
        let who = of().prop_map(|(who, _)| who);
        prop_oneof![
            5 => who.clone().prop_map(Act::Propose),
            10 => of().prop_map(|(who, back)| Act::Sign(who, back)),
            1 => of().prop_map(|(who, back)| Act::SayNo(who, back)),
            1 => of().prop_map(|(who, back)| Act::ClosePlan(who, back)),
            2 => of().prop_map(|(who, back)| Act::End(who, back)),
            1 => Just(Act::StopReading),
            1 => who.clone().prop_map(Act::Pause),
            2 => who.prop_map(Act::GoOn),
            2 => prop_oneof![Just(1_i64), Just(15), Just(7 * 24 * 60)].prop_map(Act::Minutes),
            1 => Just(Act::Restart),
        ]
        .boxed()
    }

    /// Who is alone does nothing in the name of another.
    fn preconditions(state: &Self, act: &Act) -> bool {
        let of_noor = matches!(act, Act::StopReading);
        let of_time = matches!(act, Act::Minutes(_) | Act::Restart);
        let is_theirs = match state.alone {
            Some(NOOR) => of_noor || of_time,
            Some(_) => !of_noor,
            None => true,
        };
        let fits = match act {
            Act::Minutes(minutes) => {
                state.now + TimeDelta::minutes(*minutes) - state.began < LONGEST
            }
            _ => true,
        };
        is_theirs && fits
    }

    fn apply(mut state: Self, act: &Act) -> Self {
        match *act {
            Act::Propose(who) => state.propose(who),
            Act::Sign(who, back) => {
                if let Some(at) = state.at(back) {
                    state.sign(who, at);
                }
            }
            Act::SayNo(who, back) => {
                if let Some(at) = state.at(back).filter(|at| state.links[*at].waits()) {
                    state.links[at].signed[who] = false;
                }
            }
            Act::ClosePlan(_, back) => {
                if let Some(at) = state.at(back).filter(|at| state.links[*at].is_open()) {
                    state.links[at].plan_is_closed = true;
                }
            }
            Act::End(who, back) => {
                let may = |link: &Link| link.is_open() || link.waits() && link.author == who;
                if let Some(at) = state.at(back).filter(|at| may(&state.links[*at])) {
                    state.links[at].ended_at = Some(state.now);
                }
            }
            Act::StopReading => state.end_those(Link::is_open),
            Act::Pause(who) => {
                state.paused[who] = true;
                state.end_those(|_| true);
            }
            Act::GoOn(who) => state.paused[who] = false,
            Act::Minutes(minutes) => state.now += TimeDelta::minutes(minutes),
            Act::Restart => {}
        }
        state
    }
}

//! A shared check-in of Ana's and the notes of both after a date, by the rules alone.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest_state_machine::ReferenceStateMachine;
use troth::{access::Stage, entry::Change};

pub(super) const NAMES: [&str; 2] = ["Ana", "Ben"];
pub(super) const ANA: Who = 0;
pub(super) const BEN: Who = 1;
/// What all words begin with; five digits follow.
pub(super) const STEM: &str = "Kranichfeder";
/// What stands in the check-in from the beginning.
pub(super) const FIRST: &str = "Kranichfeder00000";
/// When all sequences begin: two hours after the world, just after the date and the check-in.
pub(super) const EVENING: &str = "2026-03-12 21:00";
pub(super) type Who = usize;

/// What somebody does, or what happens.
#[derive(Debug, Clone)]
pub(super) enum Act {
    Correct(Who, String),
    Withdraw(Who),
    Keep(Who),
    Write(Who, String),
    CorrectNote(Who, String),
    WithdrawNote(Who),
    KeepNote(Who),
    Pause(Who),
    GoOn(Who),
    Close(Who),
    Minutes(i64),
    Restart,
}

/// Something that one of the two wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    written_at: DateTime<Utc>,
    /// Since when each stands there, the oldest first. Nothing is left of what was withdrawn.
    versions: Vec<(DateTime<Utc>, String)>,
}

/// Both, by the rules alone.
#[derive(Debug, Clone)]
pub(super) struct Both {
    now: DateTime<Utc>,
    /// As Ana sees it.
    stage: Stage,
    pub(super) check_in: Entry,
    pub(super) notes: [Option<Entry>; 2],
    /// How many copies each keeps.
    pub(super) kept: [usize; 2],
    /// If only one of them does anything.
    alone: Option<Who>,
    /// What there was when one of them closed it.
    at_closing: Option<(Entry, [Option<Entry>; 2])>,
}

impl Entry {
    fn new(now: DateTime<Utc>, words: &str) -> Self {
        Self { written_at: now, versions: vec![(now, words.to_owned())] }
    }

    fn is_gone(&self) -> bool {
        self.versions.is_empty()
    }

    pub(super) fn newest_first(&self) -> impl Iterator<Item = String> {
        self.versions.iter().rev().map(|(_, words)| words.clone())
    }

    /// How many versions came after the first.
    pub(super) fn later(&self) -> usize {
        self.versions.len().saturating_sub(1)
    }

    /// Mended in its place, or as a version beside; `opened_at` says since when the first can be read
    /// by the other, if it can.
    fn correct(&mut self, words: &str, now: DateTime<Utc>, opened_at: Option<DateTime<Utc>>) {
        let is_first = self.versions.len() == 1;
        let Some((since, newest)) = self.versions.last_mut() else { return };
        let since = if is_first { opened_at } else { Some(*since) };
        match since.map_or(Change::Mended, |since| Change::to(since, now, false)) {
            _ if newest == words => {}
            Change::Mended => words.clone_into(newest),
            Change::Version => self.versions.push((now, words.to_owned())),
        }
    }
}

impl Both {
    fn stage_of(&self, who: Who) -> Stage {
        if who == ANA { self.stage } else { self.stage.seen_by_the_other() }
    }

    fn set_stage(&mut self, who: Who, stage: Stage) {
        self.stage = if who == ANA { stage } else { stage.seen_by_the_other() };
    }

    fn is_closed(&self) -> bool {
        self.stage.closed().is_some()
    }

    /// Since when both read both notes.
    pub(super) fn opened_at(&self) -> Option<DateTime<Utc>> {
        let [hers, his] = &self.notes;
        Some(hers.as_ref()?.written_at.max(his.as_ref()?.written_at))
    }

    fn write(&mut self, who: Who, words: &str) {
        if self.stage.is_open() && self.notes[who].is_none() {
            self.notes[who] = Some(Entry::new(self.now, words));
        }
    }

    fn correct_note(&mut self, who: Who, words: &str) {
        let (now, opened_at) = (self.now, self.opened_at());
        if let (true, Some(note)) = (self.stage.is_open(), &mut self.notes[who]) {
            note.correct(words, now, opened_at);
        }
    }

    /// What nobody else has seen goes as a whole.
    fn withdraw_note(&mut self, who: Who) {
        let is_open = self.opened_at().is_some();
        match &mut self.notes[who] {
            Some(note) if is_open => note.versions.clear(),
            note => *note = None,
        }
    }

    fn keep_note(&mut self, who: Who) {
        let is_there = self.notes[1 - who].as_ref().is_some_and(|note| !note.is_gone());
        self.kept[who] += usize::from(is_there && self.opened_at().is_some());
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Correct(ANA, words) if self.stage.is_open() => {
                let written_at = self.check_in.written_at;
                self.check_in.correct(words, self.now, Some(written_at));
            }
            Act::Withdraw(ANA) if !self.is_closed() => self.check_in.versions.clear(),
            Act::Keep(BEN) => self.kept[BEN] += usize::from(!self.check_in.is_gone()),
            Act::Write(who, words) => self.write(*who, words),
            Act::CorrectNote(who, words) => self.correct_note(*who, words),
            Act::WithdrawNote(who) if !self.is_closed() => self.withdraw_note(*who),
            Act::KeepNote(who) => self.keep_note(*who),
            Act::Pause(who) => {
                if let Ok(stage) = self.stage_of(*who).pause(self.now) {
                    self.set_stage(*who, stage);
                }
            }
            Act::GoOn(who) => self.set_stage(*who, self.stage_of(*who).go_on()),
            Act::Close(who) => {
                self.set_stage(*who, self.stage_of(*who).close(self.now));
                let all = || (self.check_in.clone(), self.notes.clone());
                self.at_closing = Some(self.at_closing.take().unwrap_or_else(all));
            }
            Act::Minutes(minutes) => self.now += TimeDelta::minutes(*minutes),
            Act::Correct(..)
            | Act::Withdraw(_)
            | Act::Keep(_)
            | Act::WithdrawNote(_)
            | Act::Restart => {}
        }
    }

    /// What must stay true whatever the rules say.
    pub(super) fn must_be_right(&self) {
        if let Some(at_closing) = &self.at_closing {
            let now = (self.check_in.clone(), self.notes.clone());
            assert_eq!(at_closing, &now, "nothing is written after the end, and nothing goes");
        }
        if self.alone == Some(BEN) {
            let words: Vec<_> = self.check_in.newest_first().collect();
            assert_eq!(words, [FIRST], "what Ana wrote is hers to change");
        }
        if let Some(alone) = self.alone {
            assert_eq!((self.opened_at(), &self.notes[1 - alone]), (None, &None), "two open it");
        }
    }
}

impl ReferenceStateMachine for Both {
    type State = Self;
    type Transition = Act;

    fn init_state() -> BoxedStrategy<Self> {
        let now: DateTime<Utc> = "2026-03-12T20:00:00Z".parse().expect("a time");
        let alone = prop_oneof![3 => Just(None), 1 => (0..2_usize).prop_map(Some)];
        alone
            .prop_map(move |alone| Self {
                now,
                stage: Stage::Open,
                check_in: Entry::new(now, FIRST),
                notes: [None, None],
                kept: [0, 0],
                alone,
                at_closing: None,
            })
            .boxed()
    }

    fn transitions(state: &Self) -> BoxedStrategy<Act> {
        let alone = state.alone;
        let who = (0..2_usize).prop_map(move |who| alone.unwrap_or(who));
        let words = (1..100_000_u32).prop_map(|number| format!("{STEM}{number:05}"));
        let says = (who.clone(), words);
        prop_oneof![
            4 => says.clone().prop_map(|(who, words)| Act::Correct(who, words)),
            1 => who.clone().prop_map(Act::Withdraw),
            2 => who.clone().prop_map(Act::Keep),
            6 => says.clone().prop_map(|(who, words)| Act::Write(who, words)),
            6 => says.prop_map(|(who, words)| Act::CorrectNote(who, words)),
            2 => who.clone().prop_map(Act::WithdrawNote),
            2 => who.clone().prop_map(Act::KeepNote),
            1 => who.clone().prop_map(Act::Pause),
            2 => who.clone().prop_map(Act::GoOn),
            1 => who.prop_map(Act::Close),
            5 => prop_oneof![Just(1_i64), Just(14), Just(15), Just(60)].prop_map(Act::Minutes),
            2 => Just(Act::Restart),
        ]
        .boxed()
    }

    fn apply(mut state: Self, act: &Act) -> Self {
        state.act(act);
        state
    }
}

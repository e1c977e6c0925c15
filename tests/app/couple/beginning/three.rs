//! Three people on their way to a pair, by the rules alone.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest_state_machine::ReferenceStateMachine;
use troth::couple::{
    InviteId,
    pairing::{INVITE_LASTS, Latest, Pairing},
};

/// Ana and Ben were a couple, which is closed; Zoe said yes to Ana once, and was turned down.
pub(super) const NAMES: [&str; 3] = ["Ana", "Ben", "Zoe"];
pub(super) const ANA: Who = 0;
const BEN: Who = 1;
const ZOE: Who = 2;
pub(super) type Who = usize;

/// What somebody does, or what happens.
#[derive(Debug, Clone)]
pub(super) enum Act {
    Invite(Who),
    /// The invite of somebody, counted from their newest.
    SayYes(Who, Who, usize),
    TakeYesBack(Who),
    /// The same; whose it is may be somebody else.
    Confirm(Who, Who, usize),
    LetThrough(Who),
    LetNoneThrough(Who),
    Hours(i64),
    Restart,
}

/// What one of them finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Finds {
    Paired,
    NobodyInvited,
    InviteIsOpen,
    SomebodySaidYes(String),
    WaitsFor(String),
    TurnedDown,
    Free,
}

/// An invite, by the rules alone.
#[derive(Debug, Clone)]
struct Invite {
    until: DateTime<Utc>,
    revoked: bool,
    yes_of: Option<Who>,
}

/// The three, by the rules alone.
#[derive(Debug, Clone)]
pub(super) struct Three {
    now: DateTime<Utc>,
    invites: [Vec<Invite>; 3],
    /// Who invited and who said yes.
    pub(super) pair: Option<(Who, Who)>,
    /// Ana's half and Ben's.
    through: [bool; 2],
    /// If only one of them does anything.
    pub(super) alone: Option<Who>,
}

impl Three {
    fn is_paired(&self, who: Who) -> bool {
        self.pair.is_some_and(|(one, other)| who == one || who == other)
    }

    fn are_apart(&self, one: Who, other: Who) -> bool {
        one != ZOE && other != ZOE && self.through != [true; 2]
    }

    /// The invite to which somebody has said yes, and which nobody took back.
    fn yes_of(&self, who: Who) -> Option<(Who, usize)> {
        (0..3).find_map(|inviter| {
            let standing = |it: &Invite| it.yes_of == Some(who) && !it.revoked;
            self.invites[inviter].iter().position(standing).map(|nth| (inviter, nth))
        })
    }

    /// Counted from the newest.
    fn at(&self, inviter: Who, back: usize) -> Option<usize> {
        self.invites[inviter].len().checked_sub(back + 1)
    }

    pub(super) fn finds(&self, who: Who) -> Finds {
        if self.is_paired(who) {
            return Finds::Paired;
        }
        let latest = self.invites[who].last().map(|it| Latest {
            invite: InviteId::mint(),
            expires_at: it.until,
            revoked: it.revoked,
            accepted_by: it.yes_of.map(|who| NAMES[who].to_owned()),
        });
        if latest.is_none() {
            return match (self.yes_of(who), who) {
                (Some((inviter, _)), _) => Finds::WaitsFor(NAMES[inviter].to_owned()),
                (None, ZOE) => Finds::TurnedDown,
                (None, _) => Finds::Free,
            };
        }
        match Pairing::of(latest, self.now) {
            Pairing::NotInvited => Finds::NobodyInvited,
            Pairing::Invited { .. } => Finds::InviteIsOpen,
            Pairing::Accepted { name, .. } => Finds::SomebodySaidYes(name),
        }
    }

    fn invite(&mut self, who: Who) {
        // Zoe came by an invite and has no couple of her own to invite somebody to.
        if self.is_paired(who) || who == ZOE {
            return;
        }
        self.invites[who].iter_mut().for_each(|it| it.revoked = true);
        let until = self.now + INVITE_LASTS;
        self.invites[who].push(Invite { until, revoked: false, yes_of: None });
    }

    fn say_yes(&mut self, who: Who, inviter: Who, back: usize) {
        let is_free = !self.is_paired(who) && self.invites[who].is_empty();
        let may = is_free && self.yes_of(who).is_none() && !self.are_apart(who, inviter);
        let (Some(nth), true, now) = (self.at(inviter, back), may, self.now) else { return };
        let invite = &mut self.invites[inviter][nth];
        if !invite.revoked && invite.yes_of.is_none() && now < invite.until {
            invite.yes_of = Some(who);
        }
    }

    fn take_yes_back(&mut self, who: Who) {
        if let (Some((inviter, nth)), false) = (self.yes_of(who), self.is_paired(who)) {
            self.invites[inviter][nth].revoked = true;
        }
    }

    fn confirm(&mut self, who: Who, inviter: Who, back: usize) {
        let (Some(nth), true) = (self.at(inviter, back), who == inviter) else { return };
        let invite = &self.invites[inviter][nth];
        if let (Some(other), false, None) = (invite.yes_of, invite.revoked, self.pair) {
            self.pair = Some((inviter, other));
        }
    }

    fn let_none_through(&mut self, who: Who) {
        self.through[who] = false;
        for (one, other) in [(ANA, BEN), (BEN, ANA)] {
            if self.yes_of(one).is_some_and(|(inviter, _)| inviter == other) {
                self.take_yes_back(one);
            }
        }
    }
}

impl ReferenceStateMachine for Three {
    type State = Self;
    type Transition = Act;

    fn init_state() -> BoxedStrategy<Self> {
        let now: DateTime<Utc> = "2026-05-01T18:00:00Z".parse().expect("a time");
        let open = Invite { until: now + INVITE_LASTS, revoked: false, yes_of: None };
        let alone = prop_oneof![3 => Just(None), 1 => (0..3_usize).prop_map(Some)];
        alone
            .prop_map(move |alone| Self {
                now,
                invites: [vec![open.clone()], Vec::new(), Vec::new()],
                pair: None,
                through: [false; 2],
                alone,
            })
            .boxed()
    }

    fn transitions(state: &Self) -> BoxedStrategy<Act> {
        let alone = state.alone;
        let anybody = (0..3_usize).prop_map(move |who| alone.unwrap_or(who));
        let from_before = (0..2_usize).prop_map(move |who| alone.unwrap_or(who));
        let from_before = from_before.prop_map(|who| who.min(BEN));
        let back = || prop_oneof![4 => Just(0_usize), 1 => Just(1_usize)];
        prop_oneof![
            3 => anybody.clone().prop_map(Act::Invite),
            8 => (anybody.clone(), 0..3_usize, back())
                .prop_map(|(who, of, back)| Act::SayYes(who, of, back)),
            2 => anybody.clone().prop_map(Act::TakeYesBack),
            6 => (anybody.clone(), back()).prop_map(|(who, back)| Act::Confirm(who, who, back)),
            1 => (anybody, 0..3_usize, back())
                .prop_map(|(who, of, back)| Act::Confirm(who, of, back)),
            4 => from_before.clone().prop_map(Act::LetThrough),
            1 => from_before.prop_map(Act::LetNoneThrough),
            1 => prop_oneof![Just(1_i64), Just(47), Just(48)].prop_map(Act::Hours),
            1 => Just(Act::Restart),
        ]
        .boxed()
    }

    /// Who is alone does nothing in the name of another: Zoe has nobody from before.
    fn preconditions(state: &Self, act: &Act) -> bool {
        let by_zoe = state.alone == Some(ZOE);
        !(by_zoe && matches!(act, Act::LetThrough(_) | Act::LetNoneThrough(_)))
    }

    fn apply(mut state: Self, act: &Act) -> Self {
        match *act {
            Act::Invite(who) => state.invite(who),
            Act::SayYes(who, inviter, back) => state.say_yes(who, inviter, back),
            Act::TakeYesBack(who) => state.take_yes_back(who),
            Act::Confirm(who, inviter, back) => state.confirm(who, inviter, back),
            Act::LetThrough(who) => state.through[who] = true,
            Act::LetNoneThrough(who) => state.let_none_through(who),
            Act::Hours(hours) => state.now += TimeDelta::hours(hours),
            Act::Restart => {}
        }
        state
    }
}

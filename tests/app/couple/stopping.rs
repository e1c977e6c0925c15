//! Pausing, closing, parting and erasing in any order, by both, with restarts in between: the server
//! answers what the pure rules say.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::{prelude::*, test_runner::Config};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};
use troth::{
    access::Stage,
    couple::parting::{Choice, Parting},
    people::erasing::{erase_due, erasing::Erasing},
};

use crate::{
    lasting::{Lasting, sent},
    world::{PASSWORD, World},
};

const NAMES: [&str; 2] = ["Ana", "Ben"];
/// Ana is 0, Ben is 1.
type Who = usize;

/// What somebody does, or what happens.
#[derive(Debug, Clone)]
enum Act {
    Share(Who),
    Pause(Who),
    GoOn(Who),
    Close(Who),
    Decide(Who, Choice),
    AskForErasing(Who),
    TakeBack(Who),
    Days(i64),
    Restart,
}

/// What one of the two finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finds {
    /// Everything, and something new can be shared.
    All,
    /// Everything, to read.
    Reading,
    /// Nothing but the question.
    Question,
    /// A free account.
    Free,
    /// No account.
    Nothing,
}

/// The two, by the rules alone.
#[derive(Debug, Clone)]
struct Two {
    now: DateTime<Utc>,
    /// As Ana sees it.
    stage: Stage,
    decided: [Option<Parting>; 2],
    erasing: [Erasing; 2],
    shared: i64,
}

impl Two {
    fn stage_of(&self, who: Who) -> Stage {
        if who == 0 { self.stage } else { self.stage.seen_by_the_other() }
    }

    fn set_stage(&mut self, who: Who, stage: Stage) {
        self.stage = if who == 0 { stage } else { stage.seen_by_the_other() };
    }

    fn finds(&self, who: Who) -> Finds {
        let closed = self.stage.closed();
        match (self.erasing[who], self.decided[who], closed) {
            (Erasing::Erased, ..) => Finds::Nothing,
            (_, Some(_), _) => Finds::Free,
            (_, None, Some(closed)) if closed.is_over(self.now) => Finds::Question,
            _ if self.stage.is_open() => Finds::All,
            _ => Finds::Reading,
        }
    }

    /// Whether they are one of a pair that they can still read with.
    fn reads(&self, who: Who) -> bool {
        matches!(self.finds(who), Finds::All | Finds::Reading)
    }

    fn let_go(&mut self, who: Who) {
        self.decided[who] = Some(Parting::LetGo);
        if self.decided == [Some(Parting::LetGo); 2] {
            self.shared = 0;
        }
    }

    /// The hourly look.
    fn look(&mut self) {
        for who in 0..2 {
            let before = self.erasing[who];
            self.erasing[who] = before.looked_at(self.now);
            if self.erasing[who] != before {
                let closed = self.stage_of(who).close(self.now);
                self.set_stage(who, closed);
                self.let_go(who);
            }
        }
    }

    fn act(&mut self, act: &Act) {
        match *act {
            Act::Share(who) => self.shared += i64::from(self.finds(who) == Finds::All),
            Act::Pause(who) if self.reads(who) => {
                if let Ok(stage) = self.stage_of(who).pause(self.now) {
                    self.set_stage(who, stage);
                }
            }
            Act::GoOn(who) if self.reads(who) => self.set_stage(who, self.stage_of(who).go_on()),
            Act::Close(who) if self.reads(who) => {
                self.set_stage(who, self.stage_of(who).close(self.now));
            }
            Act::Decide(who, choice) if self.finds(who) == Finds::Question => match choice {
                Choice::Keep => self.decided[who] = Some(Parting::Kept),
                Choice::LetGo => self.let_go(who),
            },
            Act::AskForErasing(who) => self.erasing[who] = self.erasing[who].ask(self.now),
            Act::TakeBack(who) => self.erasing[who] = self.erasing[who].take_back(),
            Act::Days(days) => {
                self.now += TimeDelta::days(days);
                self.look();
            }
            _ => {}
        }
    }
}

impl ReferenceStateMachine for Two {
    type State = Self;
    type Transition = Act;

    fn init_state() -> BoxedStrategy<Self> {
        let now = "2026-03-12T18:00:00Z".parse().expect("when every world begins");
        let (decided, erasing) = ([None; 2], [Erasing::NotAsked; 2]);
        Just(Self { now, stage: Stage::Open, decided, erasing, shared: 0 }).boxed()
    }

    fn transitions(_: &Self) -> BoxedStrategy<Act> {
        let who = 0..2_usize;
        prop_oneof![
            4 => who.clone().prop_map(Act::Share),
            3 => who.clone().prop_map(Act::Pause),
            3 => who.clone().prop_map(Act::GoOn),
            2 => who.clone().prop_map(Act::Close),
            4 => (who.clone(), prop_oneof![Just(Choice::Keep), Just(Choice::LetGo)])
                .prop_map(|(who, choice)| Act::Decide(who, choice)),
            1 => who.clone().prop_map(Act::AskForErasing),
            1 => who.prop_map(Act::TakeBack),
            3 => prop_oneof![Just(1_i64), Just(7), Just(30)].prop_map(Act::Days),
            2 => Just(Act::Restart),
        ]
        .boxed()
    }

    fn apply(mut state: Self, act: &Act) -> Self {
        state.act(act);
        state
    }
}

/// The real ones.
struct Real {
    world: Lasting,
}

impl Real {
    async fn send(&self, who: Who, path: &str, fields: &[(&str, &str)]) {
        sent(&self.world.browser_of(NAMES[who]).await, path, fields).await;
    }

    async fn act(&self, act: &Act) {
        match *act {
            Act::Share(who) => {
                self.send(who, "/check-ins", &[("closeness", "3"), ("audience", "both of us")])
                    .await;
            }
            Act::Pause(who) => self.send(who, "/pauses", &[]).await,
            Act::GoOn(who) => self.send(who, "/pauses/ends", &[]).await,
            Act::Close(who) => self.send(who, "/closings", &[("password", PASSWORD)]).await,
            Act::Decide(who, choice) => {
                let choice = if choice == Choice::Keep { "keep" } else { "let go" };
                let fields = [("choice", choice), ("password", PASSWORD)];
                self.send(who, "/closing/decisions", &fields).await;
            }
            Act::AskForErasing(who) => {
                self.send(who, "/erasings", &[("password", PASSWORD)]).await;
            }
            Act::TakeBack(who) => self.send(who, "/erasings/ends", &[]).await,
            Act::Days(days) => {
                self.world.advance(TimeDelta::days(days));
                erase_due(&self.world.app).await.expect("the hourly look");
            }
            Act::Restart => {}
        }
    }

    async fn finds(&self, who: Who) -> Finds {
        let browser = self.world.browser_of(NAMES[who]).await;
        let first = browser.peek("/").await.leads_to();
        let new = browser.peek("/dates/new").await.status;
        match (first.as_deref(), new) {
            (Some("/today"), 200) => Finds::All,
            (Some("/today"), 409) => Finds::Reading,
            (Some("/closing/decision"), 404) => Finds::Question,
            (Some("/pairing"), 404) => Finds::Free,
            other => panic!("{} finds {other:?}", NAMES[who]),
        }
    }

    async fn shared(&self) -> i64 {
        let mut db = self.world.app.db.read().await.expect("reads");
        sqlx::query_scalar("select count(*) from check_in where audience = 'both of us'")
            .fetch_one(db.conn())
            .await
            .expect("a count")
    }
}

/// Whose account is gone does nothing any more.
fn is_nobodys(act: &Act, two: &Two) -> bool {
    let (Act::Share(who)
    | Act::Pause(who)
    | Act::GoOn(who)
    | Act::Close(who)
    | Act::Decide(who, _)
    | Act::AskForErasing(who)
    | Act::TakeBack(who)) = act
    else {
        return false;
    };
    two.erasing[*who] == Erasing::Erased
}

impl StateMachineTest for Real {
    type SystemUnderTest = Self;
    type Reference = Two;

    fn init_test(_: &Two) -> Self {
        Self { world: Lasting::begin(World::with_couple("Ana", "Ben")) }
    }

    fn apply(mut real: Self, two: &Two, act: Act) -> Self {
        if let Act::Restart = act {
            real.world.restart();
        } else if !is_nobodys(&act, two) {
            real.world.handle().block_on(real.act(&act));
        }
        real
    }

    fn check_invariants(real: &Self, two: &Two) {
        for who in 0..2 {
            if two.finds(who) != Finds::Nothing {
                assert_eq!(
                    real.world.handle().block_on(real.finds(who)),
                    two.finds(who),
                    "{two:?}"
                );
            }
        }
        assert_eq!(real.world.handle().block_on(real.shared()), two.shared, "{two:?}");
    }
}

prop_state_machine! {
    #![proptest_config(Config { cases: 8, max_shrink_iters: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn whatever_the_two_do_the_server_answers_as_the_rules_say(sequential 1..12 => Real);
}

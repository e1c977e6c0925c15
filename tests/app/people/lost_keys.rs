//! Reset links that are made, taken back and used, keys that are taken by hand, and words that are
//! shared in between, by both in any order, with restarts: each reads what the rules say, and a
//! reset alone opens nothing.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use proptest::{prelude::*, test_runner::Config};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};
use tokio::sync::OnceCell;

use crate::{
    browser::Browser,
    lasting::{Lasting, sent},
    world::{Kept, PASSWORD, World},
};

const NAMES: [&str; 2] = ["Ana", "Ben"];
/// What all words begin with; three digits follow.
const STEM: &str = "Sonnenuhrzeiger";
/// What each has written for themselves alone, from the beginning.
const PRIVATE: [&str; 2] = ["Sonnenuhrzeiger901", "Sonnenuhrzeiger902"];
type Who = usize;

/// What somebody does; who runs the server makes links for both, and uses what the owner does not.
#[derive(Debug, Clone)]
enum Act {
    MakeLink(Who),
    TakeLinkBack(Who),
    UseLink(Who),
    TakeKey(Who),
    Share(Who),
    Restart,
}

/// Who holds which keys, by the rules alone.
#[derive(Debug, Clone)]
struct Keys {
    /// How often each was reset.
    resets: [u32; 2],
    /// Which of the other's keys each has taken.
    taken: [u32; 2],
    /// Which epochs each can open.
    open: [BTreeSet<u32>; 2],
    link_is_open: [bool; 2],
    newest: u32,
    /// Of each shared entry its epoch.
    shared: Vec<u32>,
}

impl Keys {
    fn reset(&mut self, who: Who) {
        if std::mem::take(&mut self.link_is_open[who]) {
            self.resets[who] += 1;
            self.open[who].clear();
            // Whoever has lost everything takes the other's key as it stands.
            self.taken[who] = self.resets[1 - who];
        }
    }

    fn take_key(&mut self, who: Who) {
        let other = 1 - who;
        if self.taken[who] == self.resets[other] {
            return;
        }
        self.taken[who] = self.resets[other];
        self.newest += 1;
        let handed = self.open[who].clone();
        self.open[other].extend(handed);
        self.open.iter_mut().for_each(|open| _ = open.insert(self.newest));
    }

    fn share(&mut self, who: Who) {
        self.shared.extend(self.open[who].last());
    }

    /// The words that this person reads.
    fn reads(&self, who: Who) -> BTreeSet<String> {
        let shared = self.shared.iter().enumerate();
        let shared = shared.filter(|(_, epoch)| self.open[who].contains(epoch));
        let private = (self.resets[who] == 0).then(|| PRIVATE[who].to_owned());
        shared.map(|(nth, _)| format!("{STEM}{nth:03}")).chain(private).collect()
    }
}

impl ReferenceStateMachine for Keys {
    type State = Self;
    type Transition = Act;

    fn init_state() -> BoxedStrategy<Self> {
        let open = [BTreeSet::from([1]), BTreeSet::from([1])];
        let (resets, taken, link_is_open) = ([0; 2], [0; 2], [false; 2]);
        Just(Self { resets, taken, open, link_is_open, newest: 1, shared: Vec::new() }).boxed()
    }

    fn transitions(_: &Self) -> BoxedStrategy<Act> {
        let who = 0..2_usize;
        prop_oneof![
            4 => who.clone().prop_map(Act::MakeLink),
            1 => who.clone().prop_map(Act::TakeLinkBack),
            6 => who.clone().prop_map(Act::UseLink),
            5 => who.clone().prop_map(Act::TakeKey),
            5 => who.prop_map(Act::Share),
            1 => Just(Act::Restart),
        ]
        .boxed()
    }

    fn apply(mut state: Self, act: &Act) -> Self {
        match *act {
            Act::MakeLink(who) => state.link_is_open[who] = true,
            Act::TakeLinkBack(who) => state.link_is_open[who] = false,
            Act::UseLink(who) => state.reset(who),
            Act::TakeKey(who) => state.take_key(who),
            Act::Share(who) => state.share(who),
            Act::Restart => {}
        }
        state
    }
}

/// The real ones.
struct Real {
    world: Lasting,
    links: [String; 2],
    shared: usize,
}

async fn begin() -> World {
    static WROTE: OnceCell<Kept> = OnceCell::const_new();
    let world = World::kept(&WROTE, async |world| {
        world.another_couple("Ana", "Ben").await;
        for (name, words) in NAMES.into_iter().zip(PRIVATE) {
            let path = checked_in(&world.browser_of(name).await, "only me").await;
            say_more(&world.browser_of(name).await, &path.expect("kept"), words).await;
        }
    });
    let world = world.await;
    world.advance(TimeDelta::minutes(1));
    world
}

/// Its path, if it was taken.
async fn checked_in(browser: &Browser, audience: &str) -> Option<String> {
    let fields = [("closeness", "3"), ("audience", audience)];
    sent(browser, "/check-ins", &fields).await.leads_to()
}

async fn say_more(browser: &Browser, check_in: &str, words: &str) {
    let page = sent(browser, &format!("{check_in}/details"), &[("note", words)]).await;
    assert_eq!(page.status, 303, "{}", page.text());
}

impl Real {
    async fn act(&mut self, act: &Act) {
        let who = match *act {
            Act::MakeLink(who) => {
                self.links[who] = self.world.reset_link(NAMES[who]).await;
                return;
            }
            Act::UseLink(who) => return self.use_link(who).await,
            Act::TakeLinkBack(who) | Act::TakeKey(who) | Act::Share(who) => who,
            Act::Restart => return,
        };
        let browser = self.world.browser_of(NAMES[who]).await;
        match act {
            Act::TakeLinkBack(_) => drop(sent(&browser, "/reset-links/ends", &[]).await),
            Act::TakeKey(_) => {
                let page = browser.open("/four-words").await;
                let form = page.forms("Take the new key").pop();
                let keys = form.map_or_else(String::new, |form| form.value("keys").to_owned());
                let fields = [("keys", keys.as_str()), ("compared", "yes")];
                sent(&browser, "/four-words/acceptances", &fields).await;
            }
            _ => {
                if let Some(path) = checked_in(&browser, "both of us").await {
                    say_more(&browser, &path, &format!("{STEM}{:03}", self.shared)).await;
                    self.shared += 1;
                }
            }
        }
    }

    /// Whoever uses it is in from then on, and everybody else is out.
    async fn use_link(&self, who: Who) {
        let browser = self.world.browser();
        let fields =
            [("read", "yes"), ("secret", "own"), ("password", PASSWORD), ("own_device", "yes")];
        if sent(&browser, &self.links[who], &fields).await.status == 303 {
            sent(&browser, "/recovery/skips", &[]).await;
            self.world.remember(NAMES[who], &browser);
        }
    }

    async fn must_be(&self, keys: &Keys) {
        for (who, name) in NAMES.into_iter().enumerate() {
            let page = self.world.browser_of(name).await.open("/check-ins").await;
            let found = page.html.match_indices(STEM);
            let long = STEM.len() + 3;
            let found = found.filter_map(|(at, _)| page.html.get(at..at + long));
            let found: BTreeSet<String> = found.map(str::to_owned).collect();
            assert_eq!(found, keys.reads(who), "{name} {keys:?}\n{}", page.text());
            assert!(!page.has("changed outside"), "{keys:?}: {}", page.text());
        }
        assert_eq!(self.shared, keys.shared.len(), "{keys:?}");
    }
}

impl StateMachineTest for Real {
    type SystemUnderTest = Self;
    type Reference = Keys;

    fn init_test(_: &Keys) -> Self {
        let world = Lasting::begin(begin());
        let unknown = || format!("/reset/{}", "a".repeat(32));
        Self { world, links: [unknown(), unknown()], shared: 0 }
    }

    fn apply(mut real: Self, _: &Keys, act: Act) -> Self {
        if let Act::Restart = act {
            real.world.restart();
        } else {
            real.world.handle().block_on(real.act(&act));
        }
        real
    }

    fn check_invariants(real: &Self, keys: &Keys) {
        real.world.handle().block_on(real.must_be(keys));
    }
}

prop_state_machine! {
    #![proptest_config(Config { cases: 6, max_shrink_iters: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn whatever_is_reset_each_reads_what_was_handed_to_them(sequential 1..14 => Real);
}

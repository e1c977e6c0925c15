//! Proposing, signing, saying no, closing a section, ending, pausing, by two people and their therapist in any order,
//! with restarts in between: she reads what the pure rules say, and whatever one of them does alone opens nothing.

mod three;

use chrono::TimeDelta;
use proptest::test_runner::Config;
use proptest_state_machine::{StateMachineTest, prop_state_machine};
use tokio::sync::OnceCell;

use super::link::linked;
use crate::{
    browser::Browser,
    lasting::{Lasting, sent},
    page::Page,
    world::{Kept, PASSWORD, World},
};
use three::{Act, NAMES, NOOR, Three, Who};

/// When all sequences begin: the first link is over, and everybody may propose.
const BEGINS: &str = "2026-03-12T18:30:00Z";

/// The real ones.
struct Real {
    world: Lasting,
    therapist: String,
    /// Of each proposal its page, and what names its words.
    links: Vec<(String, String)>,
}

/// The world in which all sequences begin: the three know each other's keys.
async fn begin() -> World {
    static BEFORE: OnceCell<Kept> = OnceCell::const_new();
    let world = World::kept(&BEFORE, async |world| {
        world.another_couple("Ana", "Ben").await;
        let ([ana, ..], _) = linked(world, &["agenda"]).await;
        ana.open("/therapist").await.press("End it now").await;
        world.at("2026-03-12 19:30");
        for name in ["Ana", "Ben"] {
            world.comes_back(name).await;
        }
    });
    world.await
}

impl Real {
    async fn ask(&self, sql: &str) -> Vec<String> {
        let mut db = self.world.app.db.read().await.expect("reads");
        let rows = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned()));
        rows.fetch_all(db.conn()).await.expect("rows")
    }

    async fn send(&self, who: Who, path: &str, fields: &[(&str, &str)]) -> Page {
        let browser = self.world.browser_of(NAMES[who]).await;
        let page = sent(&browser, path, fields).await;
        // A password makes a new session.
        self.world.remember(NAMES[who], &browser);
        page
    }

    /// A proposal, counted from the newest.
    fn at(&self, back: usize) -> Option<(String, String)> {
        self.links.iter().rev().nth(back).cloned()
    }

    async fn propose(&mut self, who: Who) {
        let fields = [
            ("therapist", self.therapist.as_str()),
            ("section", "agenda"),
            ("section", "plan"),
            ("policy", "no secrets"),
            ("days", "90"),
        ];
        let answer = self.send(who, "/therapist/links", &fields).await;
        if let Some(path) = answer.leads_to() {
            let page = self.world.browser_of(NAMES[who]).await.open(&path).await;
            self.links.push((path, page.form("Sign it").value("seen").to_owned()));
        }
    }

    async fn act(&mut self, act: &Act) {
        let newest_open = async |real: &Self| {
            real.ask("select lower(hex(link)) from therapist_link_standing where over_at <> ''")
                .await
        };
        match *act {
            Act::Propose(who) => self.propose(who).await,
            Act::Sign(who, back) => {
                if let Some((path, seen)) = self.at(back) {
                    let fields = [("seen", seen.as_str()), ("words", ""), ("password", PASSWORD)];
                    self.send(who, &format!("{path}/signatures"), &fields).await;
                }
            }
            Act::SayNo(who, back) => self.on(who, back, "declines", &[]).await,
            Act::ClosePlan(who, back) => {
                self.on(who, back, "narrowings", &[("section", "plan")]).await;
            }
            Act::End(who, back) => self.on(who, back, "ends", &[]).await,
            Act::StopReading => {
                for link in newest_open(self).await {
                    self.send(NOOR, &format!("/couples/{link}/ends"), &[]).await;
                }
            }
            Act::Pause(who) => drop(self.send(who, "/pauses", &[]).await),
            Act::GoOn(who) => drop(self.send(who, "/pauses/ends", &[]).await),
            Act::Minutes(minutes) => self.world.advance(TimeDelta::minutes(minutes)),
            Act::Restart => {}
        }
    }

    async fn on(&self, who: Who, back: usize, what: &str, fields: &[(&str, &str)]) {
        if let Some((path, _)) = self.at(back) {
            self.send(who, &format!("{path}/{what}"), fields).await;
        }
    }

    /// What Noor reads of each: nothing, or whether the plan is there.
    async fn reads(&self, noor: &Browser) -> Vec<Option<bool>> {
        let mut all = Vec::new();
        for (path, _) in &self.links {
            let id = path.rsplit('/').next().expect("an id");
            let page = noor.open(&format!("/couples/{id}")).await;
            let is_open = page.status == 200;
            assert!(is_open || page.status == 404, "{}", page.text());
            all.push(is_open.then(|| page.has("What they work on")));
        }
        all
    }
}

impl StateMachineTest for Real {
    type SystemUnderTest = Self;
    type Reference = Three;

    fn init_test(_: &Three) -> Self {
        let world = Lasting::begin(begin());
        let mut real = Self { world, therapist: String::new(), links: Vec::new() };
        real.world.handle().block_on(async {
            let id = "select lower(hex(person)) from therapist";
            let id: uuid::Uuid = real.ask(id).await.remove(0).parse().expect("an id");
            real.therapist = id.to_string();
        });
        real
    }

    fn apply(mut real: Self, _: &Three, act: Act) -> Self {
        if let Act::Restart = act {
            real.world.restart();
        } else {
            real.world.handle().block_on(real.act(&act));
        }
        real
    }

    fn check_invariants(real: &Self, three: &Three) {
        real.world.handle().block_on(async {
            let noor = real.world.browser_of(NAMES[NOOR]).await;
            let reads = real.reads(&noor).await;
            assert_eq!(reads, three.reads(), "{three:?}");
            assert!(three.alone.is_none() || reads.iter().all(Option::is_none), "{three:?}");
            let handed = real.ask("select lower(hex(link)) from therapist_key").await;
            let is_open = reads.iter().any(Option::is_some);
            assert!(is_open || handed.is_empty(), "no key is left: {three:?}");
        });
    }
}

prop_state_machine! {
    #![proptest_config(Config { cases: 8, max_shrink_iters: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_therapist_reads_only_what_both_have_signed_and_nobody_has_ended(sequential 1..20 => Real);
}

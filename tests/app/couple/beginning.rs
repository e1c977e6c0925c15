//! Inviting, saying yes, confirming, turning down, taking back, running out, and letting somebody
//! from before through, by three people in any order, with restarts in between: the server answers
//! what the pure rules say, and whatever one of them does alone connects nobody.

mod three;

use chrono::TimeDelta;
use proptest::test_runner::Config;
use proptest_state_machine::{StateMachineTest, prop_state_machine};
use tokio::sync::OnceCell;

use super::{closing::close, parting::decide};
use crate::{
    lasting::{Lasting, sent},
    page::Page,
    world::{Kept, PASSWORD, SignUp as _, World},
};
use three::{ANA, Act, Finds, NAMES, Three, Who};

/// When all sequences begin.
const MAY: &str = "2026-05-01 20:00";

/// The real ones.
struct Real {
    world: Lasting,
    /// Of each invite its id and the code in its link.
    invites: [Vec<(String, String)>; 3],
    closed: String,
}

/// The world in which all sequences begin.
async fn begin() -> World {
    static FROM_BEFORE: OnceCell<Kept> = OnceCell::const_new();
    let world = World::kept(&FROM_BEFORE, async |world| {
        world.another_couple("Ana", "Ben").await;
        close(&world.browser_of("Ana").await).await;
        world.at(MAY);
        for name in ["Ana", "Ben"] {
            decide(&world.comes_back(name).await, "keep").await;
        }
        let ana = world.comes_back("Ana").await;
        ana.open("/pairing").await.press("Make an invite").await;
        let zoe = world.browser();
        let page = zoe.open(&world.invite_link(&ana).await).await;
        page.form("say yes").choose("rules", "yes").sign_up("Zoe").arrive("say yes").await;
        ana.open("/pairing").await.press("No, that is somebody else.").await;
        for name in NAMES {
            world.comes_back(name).await;
        }
    });
    world.await
}

impl Real {
    async fn ask(&self, sql: &str) -> Vec<String> {
        let mut db = self.world.app.db.read().await.expect("reads");
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned()))
            .fetch_all(db.conn())
            .await
            .expect("rows")
    }

    /// Notes down the invite that this person sees now.
    async fn note(&mut self, who: Who) {
        let browser = self.world.browser_of(NAMES[who]).await;
        let link = self.world.invite_link(&browser).await;
        let code = link.rsplit('/').next().unwrap_or_default().to_owned();
        let newest = format!(
            "select lower(hex(i.id)) from invite i join person p on p.id = i.inviter
              where p.name = '{}' order by i.made_at desc, i.id desc limit 1",
            NAMES[who]
        );
        let id = self.ask(&newest).await.remove(0);
        self.invites[who].push((id, code));
    }

    /// An invite of somebody, counted from their newest; else one that nobody knows.
    fn at(&self, inviter: Who, back: usize) -> (String, String) {
        let known = self.invites[inviter].iter().rev().nth(back).cloned();
        known.unwrap_or_else(|| (uuid::Uuid::now_v7().to_string(), "a".repeat(32)))
    }

    async fn send(&self, who: Who, path: &str, fields: &[(&str, &str)]) -> Page {
        let browser = self.world.browser_of(NAMES[who]).await;
        let page = sent(&browser, path, fields).await;
        if !page.leads_to().is_some_and(|to| to.starts_with("/password/again")) {
            return page;
        }
        sent(&browser, "/password/again", &[("password", PASSWORD), ("back", "/pairing")]).await;
        self.world.remember(NAMES[who], &browser);
        sent(&browser, path, fields).await
    }

    async fn act(&mut self, act: &Act) {
        match *act {
            Act::Invite(who) => {
                if self.send(who, "/pairing/invites", &[]).await.status == 303 {
                    self.note(who).await;
                }
            }
            Act::SayYes(who, inviter, back) => {
                let link = format!("http://here/invite/{}", self.at(inviter, back).1);
                let fields = [("rules", "yes"), ("code", link.as_str())];
                self.send(who, "/pairing/acceptances", &fields).await;
            }
            Act::TakeYesBack(who) => {
                self.send(who, "/pairing/acceptances/ends", &[]).await;
            }
            Act::Confirm(who, inviter, back) => {
                let invite = self.at(inviter, back).0;
                self.send(who, "/pairing/confirmations", &[("invite", invite.as_str())]).await;
            }
            Act::LetThrough(who) => {
                self.send(who, &format!("/kept/{}/lifts", self.closed), &[]).await;
            }
            Act::LetNoneThrough(who) => {
                self.send(who, &format!("/kept/{}/blocks", self.closed), &[]).await;
            }
            Act::Hours(hours) => self.world.advance(TimeDelta::hours(hours)),
            Act::Restart => {}
        }
    }

    async fn finds(&self, who: Who) -> Finds {
        let browser = self.world.browser_of(NAMES[who]).await;
        let first = browser.open("/").await;
        let is_open = !first.all("#invite-link").is_empty();
        match (first.path.as_str(), first.heading().as_str()) {
            ("/today", _) => Finds::Paired,
            (_, "Invite your partner") if is_open => Finds::InviteIsOpen,
            (_, "Invite your partner") => Finds::NobodyInvited,
            (_, "You said yes") => {
                let waits = first.text();
                let name = NAMES.iter().find(|it| waits.contains(&format!("{it} confirms")));
                Finds::WaitsFor((*name.expect("one of them")).to_owned())
            }
            (_, "Not connected") => Finds::TurnedDown,
            (_, "You are in no couple now") => Finds::Free,
            (_, heading) => {
                let name = heading.strip_suffix(" said yes").expect(heading);
                Finds::SomebodySaidYes(name.to_owned())
            }
        }
    }
}

impl StateMachineTest for Real {
    type SystemUnderTest = Self;
    type Reference = Three;

    fn init_test(_: &Three) -> Self {
        let world = Lasting::begin(begin());
        let mut real = Self { world, invites: Default::default(), closed: String::new() };
        real.world.handle().block_on(async {
            real.world.at(MAY);
            real.closed = real.ask("select lower(hex(couple)) from closing").await.remove(0);
            real.note(ANA).await;
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
        for who in 0..3 {
            assert_eq!(
                real.world.handle().block_on(real.finds(who)),
                three.finds(who),
                "{three:?}"
            );
        }
        let pairs = "select group_concat(name, ' and ') from (
                         select m.couple, p.name from membership m join person p on p.id = m.person
                          order by p.name)
                      group by couple";
        let pair = three.pair.map(|(one, other)| (one.min(other), one.max(other)));
        let pair: Vec<_> = pair
            .iter()
            .map(|(one, other)| format!("{} and {}", NAMES[*one], NAMES[*other]))
            .collect();
        assert_eq!(real.world.handle().block_on(real.ask(pairs)), pair, "{three:?}");
        assert!(three.alone.is_none() || pair.is_empty(), "two are needed to begin: {three:?}");
    }
}

prop_state_machine! {
    #![proptest_config(Config { cases: 8, max_shrink_iters: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn whatever_the_three_do_only_two_who_both_said_yes_are_a_pair(sequential 1..16 => Real);
}

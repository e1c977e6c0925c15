//! Withdrawing, keeping and correcting a shared check-in and the notes after a date, by both in any
//! order, with pauses, a closing and restarts in between: both read what the pure rules say, and
//! what one of them wrote is changed by nobody else.

mod both;

use proptest::test_runner::Config;
use proptest_state_machine::{StateMachineTest, prop_state_machine};
use tokio::sync::OnceCell;

use super::{a_date, shared};
use crate::{
    lasting::{Lasting, sent},
    page::Page,
    world::{Kept, PASSWORD, World},
};
use both::{ANA, Act, BEN, Both, FIRST, NAMES, STEM, Who};

/// How close both say it felt, each time.
const CLOSE: (&str, &str) = ("closeness", "1");
/// Whatever becomes of it is fine.
const IN_THE_OPEN: (&str, &str) = ("becomes", "a version");

/// The real ones.
struct Real {
    world: Lasting,
    check_in: String,
    date: String,
}

/// What one of the two reads, word by word.
#[derive(Debug, PartialEq, Eq)]
struct Reads {
    /// In the week.
    now: Vec<String>,
    /// On the page of all versions.
    versions: Vec<String>,
    /// On the page of the date.
    notes: Vec<String>,
    /// On the page of all versions of both notes, the other's first; nothing before they open.
    note_versions: Option<Vec<String>>,
}

impl Reads {
    fn expected(both: &Both, who: Who) -> Self {
        let all = |them: Who| {
            let note = both.notes[them].iter().flat_map(both::Entry::newest_first);
            note.collect::<Vec<_>>()
        };
        let newest = |them: Who| all(them).into_iter().take(1);
        let (other, is_open) = (1 - who, both.opened_at().is_some());
        Self {
            now: both.check_in.newest_first().take(1).collect(),
            versions: both.check_in.newest_first().collect(),
            notes: newest(other).chain(newest(who)).filter(|_| is_open).collect(),
            note_versions: is_open.then(|| [all(other), all(who)].concat()),
        }
    }
}

/// The words that were typed, in the order of the page.
fn words(page: &Page) -> Vec<String> {
    let long = STEM.len() + 5;
    let found = page.html.match_indices(STEM);
    found.filter_map(|(at, _)| page.html.get(at..at + long).map(str::to_owned)).collect()
}

async fn begin() -> World {
    static LIVED: OnceCell<Kept> = OnceCell::const_new();
    let world = World::kept(&LIVED, async |world| {
        world.another_couple("Ana", "Ben").await;
        a_date(world).await;
        shared(&world.browser_of("Ana").await, FIRST).await;
    });
    let world = world.await;
    world.at(both::EVENING);
    world
}

impl Real {
    async fn id(&self, sql: &str) -> String {
        let mut db = self.world.app.db.read().await.expect("reads");
        let id = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned()));
        id.fetch_one(db.conn()).await.expect("an id")
    }

    async fn count(&self, what: &str) -> usize {
        let mut db = self.world.app.db.read().await.expect("reads");
        let count = sqlx::AssertSqlSafe(format!("select count(*) from {what}"));
        let count: i64 = sqlx::query_scalar(count).fetch_one(db.conn()).await.expect("a count");
        usize::try_from(count).expect("not less than nothing")
    }

    async fn send(&self, who: Who, path: &str, fields: &[(&str, &str)]) {
        let browser = self.world.browser_of(NAMES[who]).await;
        sent(&browser, path, fields).await;
        self.world.remember(NAMES[who], &browser);
    }

    async fn act(&self, act: &Act) {
        let (check_in, date) = (&self.check_in, &self.date);
        match act {
            Act::Correct(who, words) => {
                let fields = [IN_THE_OPEN, CLOSE, ("note", words.as_str())];
                self.send(*who, &format!("{check_in}/corrections"), &fields).await;
            }
            Act::Withdraw(who) => self.send(*who, &format!("{check_in}/withdrawals"), &[]).await,
            Act::Keep(who) => self.send(*who, &format!("{check_in}/kept-copies"), &[]).await,
            Act::Write(who, words) => {
                self.send(*who, &format!("{date}/notes"), &[CLOSE, ("moment", words.as_str())])
                    .await;
            }
            Act::CorrectNote(who, words) => {
                let fields = [IN_THE_OPEN, CLOSE, ("moment", words.as_str())];
                self.send(*who, &format!("{date}/notes/corrections"), &fields).await;
            }
            Act::WithdrawNote(who) => {
                self.send(*who, &format!("{date}/notes/withdrawals"), &[]).await;
            }
            Act::KeepNote(who) => {
                self.send(*who, &format!("{date}/notes/kept-copies"), &[]).await;
            }
            Act::Pause(who) => self.send(*who, "/pauses", &[]).await,
            Act::GoOn(who) => self.send(*who, "/pauses/ends", &[]).await,
            Act::Close(who) => self.send(*who, "/closings", &[("password", PASSWORD)]).await,
            Act::Minutes(minutes) => {
                self.world.advance(chrono::TimeDelta::minutes(*minutes));
            }
            Act::Restart => {}
        }
    }

    async fn reads(&self, who: Who) -> Reads {
        let browser = self.world.browser_of(NAMES[who]).await;
        let page = async |path: String| browser.open(&path).await;
        let note_versions = page(format!("{}/notes/versions", self.date)).await;
        assert!([200, 404].contains(&note_versions.status), "{}", note_versions.text());
        Reads {
            now: words(&page("/check-ins".to_owned()).await),
            versions: words(&page(format!("{}/versions", self.check_in)).await),
            notes: words(&page(self.date.clone()).await),
            note_versions: (note_versions.status == 200).then(|| words(&note_versions)),
        }
    }

    async fn must_be(&self, both: &Both) {
        for who in [ANA, BEN] {
            assert_eq!(self.reads(who).await, Reads::expected(both, who), "{both:?}");
            let kept = format!(
                "kept_copy k join person p on p.id = k.person where p.name = '{}'",
                NAMES[who]
            );
            assert_eq!(self.count(&kept).await, both.kept[who], "{both:?}");
        }
        let later = both.check_in.later();
        assert_eq!(self.count("check_in_version").await, later, "{both:?}");
        let later: usize = both.notes.iter().flatten().map(both::Entry::later).sum();
        assert_eq!(self.count("date_note_version").await, later, "{both:?}");
    }
}

impl StateMachineTest for Real {
    type SystemUnderTest = Self;
    type Reference = Both;

    fn init_test(_: &Both) -> Self {
        let world = Lasting::begin(begin());
        let mut real = Self { world, check_in: String::new(), date: String::new() };
        real.world.handle().block_on(async {
            let id = real.id("select lower(hex(id)) from check_in").await;
            real.check_in = format!("/check-ins/{id}");
            real.date = format!("/dates/{}", real.id("select lower(hex(id)) from date").await);
        });
        real
    }

    fn apply(mut real: Self, _: &Both, act: Act) -> Self {
        if let Act::Restart = act {
            real.world.restart();
        } else {
            real.world.handle().block_on(real.act(&act));
        }
        real
    }

    fn check_invariants(real: &Self, both: &Both) {
        real.world.handle().block_on(real.must_be(both));
        both.must_be_right();
    }
}

prop_state_machine! {
    #![proptest_config(Config { cases: 8, max_shrink_iters: 24, failure_persistence: None, ..Config::default() })]

    #[test]
    fn whatever_the_two_do_both_read_what_the_rules_say(sequential 1..16 => Real);
}

//! Stories of the demo: what a newcomer finds, made by the same rules as one's own.

use std::collections::{BTreeSet, VecDeque};

use tokio::sync::OnceCell;
use troth::{
    clock::Clock,
    demo::{self, Plan},
};

use crate::{
    browser::Browser,
    host::Host,
    world::{Kept, PASSWORD, World},
};

/// Half a year of two people.
const STORY: Plan = Plan { couples: 1, years: None, therapist: false };

/// A world in which the demo's history has just ended.
pub(crate) async fn story() -> World {
    static TOLD: OnceCell<Kept> = OnceCell::const_new();
    let world = World::kept(&TOLD, async |world| fill(world, &STORY).await).await;
    world.app.clock.set(Clock::System.now());
    world
}

async fn fill(world: &World, plan: &Plan) {
    demo::fill(&world.app.db, &world.app.config, PASSWORD, plan).await.expect("a history");
}

/// Every page that links lead to from here.
async fn walk(browser: &Browser, from: &str) -> Vec<String> {
    let mut seen = BTreeSet::from([from.to_owned()]);
    let mut next = VecDeque::from([from.to_owned()]);
    while let Some(path) = next.pop_front() {
        let page = browser.peek(&path).await;
        assert!(page.status == 200 || page.location.is_some(), "{path} answers {}", page.status);
        let withheld = path != "/parts" && page.has("was changed outside the app");
        assert!(!withheld, "{path}: {}", page.text());
        for (_, to) in page.links() {
            let to = to.split('#').next().unwrap_or_default().to_owned();
            if to.starts_with('/') && seen.insert(to.clone()) {
                next.push_back(to);
            }
        }
    }
    seen.into_iter().collect()
}

/// A line for each sentence of the weeks and for the months, a sentence beside an older one.
async fn looks_back(browser: &crate::browser::Browser) {
    for (path, lines, words) in [
        ("/pulses", 6, "later six weeks"),
        ("/satisfaction", 1, "of 21"),
        ("/then-and-now", 0, "Then, "),
        ("/where-i-stand", 0, "I want to go on"),
        ("/setback-plan", 0, "This is agreed"),
        ("/phases", 0, "Here, you both say."),
        ("/milestones", 0, "Reached"),
        ("/therapy-plan", 0, "This is agreed"),
        ("/agenda", 0, "Hard to say alone"),
        ("/practices", 0, "You have both said how it was."),
        ("/packets", 0, "Both of you agreed"),
        ("/contacts", 0, "Dr. Noor Weber"),
        ("/appointments", 0, "Dr. Noor Weber"),
        ("/road", 0, "a milestone"),
    ] {
        let page = browser.open(path).await;
        assert!(page.has(words) && page.all("svg.chart").len() >= lines, "{}", page.text());
    }
}

#[tokio::test]
async fn two_people_after_half_a_year_and_every_page_opens() {
    let world = story().await;
    let count = |pages: &[String], start| pages.iter().filter(|p| p.starts_with(start)).count();
    for (name, other) in [("ana", "Ben"), ("ben", "Ana")] {
        let browser = world.sign_in(name).await;
        assert!(browser.open("/today").await.has(other), "{name}");
        assert!(browser.open("/dates").await.has("Dinner at the Italian, on a Friday"));
        assert!(browser.open("/commitments").await.has("Home by seven, or a message before six"));
        assert!(browser.open("/consistency").await.has("Home by seven, or a message before six"));
        let waits = if name == "ana" { "say back what you heard" } else { "It is Ana’s turn" };
        assert!(browser.open("/turn-talks").await.has(waits), "{name}: a talk is under way");
        let draft = if name == "ana" { "/question-box" } else { "/openness" };
        assert!(browser.open(draft).await.has("Your drafts"), "{name}: something is begun");
        assert_eq!(browser.open("/hard-moments/kept").await.has("Friday"), name == "ana");
        let waits = browser.open("/impact-statements").await;
        assert_eq!(waits.has("Ana reads it from"), name == "ben", "{}", waits.text());
        looks_back(&browser).await;
        let pages = walk(&browser, "/today").await;
        for (start, least) in [
            ("/check-ins?from=", 20),
            ("/commitments/", 20),
            ("/dates/", 12),
            ("/turn-talks/", 5),
            ("/questions/", 5),
            ("/answers/", 10),
            ("/tellings/", 2),
            ("/openness/", 2),
            ("/what-happened/", 3),
            ("/impact-statements/", 1),
            ("/accountability-statements/", 2),
            ("/concerns/", 5),
            ("/weekly-meetings/", 4),
            ("/small-deeds/", 8),
            ("/shared-hard-dates/", 2),
            ("/pulses/", 15),
        ] {
            assert!(count(&pages, start) >= least, "{name}: {start}: {}", count(&pages, start));
        }
    }
}

/// Ben took one thing back, and said another as it had been: both are told by the same rules as yours.
#[tokio::test]
async fn what_was_withdrawn_is_gone_and_what_was_corrected_reads_both_ways() {
    let world = story().await;
    let (withdrawn, before, now) =
        ("what else you want me to do", "nobody there with a phone", "prettier than it was");
    for (name, who) in [("ana", "Ben"), ("ben", "you")] {
        let browser = world.sign_in(name).await;
        let (mut lines, mut corrected) = (0, 0);
        for path in walk(&browser, "/check-ins").await {
            let page = browser.open(&path).await;
            assert!(!page.has(withdrawn), "{path}");
            let is_week = path.starts_with("/check-ins?from=");
            lines += usize::from(is_week && page.has(&format!("Withdrawn by {who} on")));
            if is_week && page.has(now) {
                corrected += 1;
                assert!(!page.has(before), "{path}: as it is now");
                let versions = page.click("As it was before").await.all(".versions li");
                let [newest, first] = versions.as_slice() else { panic!("{versions:?}") };
                assert!(newest.contains(now) && first.contains(before), "{versions:?}");
            }
        }
        assert_eq!((lines, corrected), (1, 1), "{name}");
    }
}

#[tokio::test]
async fn nobody_is_signed_in_when_it_begins() {
    let world = World::new().await;
    fill(&world, &Plan { couples: 2, years: Some(0.02), therapist: false }).await;
    world.app.clock.set(Clock::System.now());
    let sessions = "select count(*) from session";
    let left: i64 = sqlx::query_scalar(sessions)
        .fetch_one(world.app.db.read().await.expect("reads").conn())
        .await
        .expect("counts");
    assert_eq!(left, 0);
    for name in ["ana", "ben", "ana2", "ben2"] {
        let last_week = world.sign_in(name).await.open("/check-ins").await.click("Earlier").await;
        assert!(last_week.has("both of us"), "{name}: {}", last_week.text());
    }
}

#[tokio::test]
async fn a_therapist_reads_along_with_every_couple_that_is_there_for_measuring() {
    let world = World::new().await;
    fill(&world, &Plan { couples: 2, years: Some(0.05), therapist: true }).await;
    world.app.clock.set(Clock::System.now());
    for name in ["ana", "ana2"] {
        let page = world.sign_in(name).await.open("/therapist").await;
        assert!(page.has("Dr. Noor Weber may read this"), "{name}: {}", page.text());
    }
}

#[tokio::test]
async fn a_weak_password_is_enough_for_a_demo() {
    let world = World::new().await;
    demo::fill(&world.app.db, &world.app.config, "demo", &STORY).await.expect("a history");
    let browser = world.browser();
    let form = browser.open("/sign-in").await.form("Sign in");
    let page = form.fill("name", "ben").fill("password", "demo").press_and_stay("Sign in").await;
    assert_eq!(page.leads_to().as_deref(), Some("/"));
}

#[tokio::test]
async fn all_parts_are_on_one_page() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = world.browser_of("Ana").await.open("/parts").await;
    assert_eq!(page.heading(), "All parts");
    for part in [".field", ".choice", ".audience", ".words", ".dots", ".empty", ".notice", ".list"]
    {
        assert!(!page.all(part).is_empty(), "{part}");
    }
}

#[tokio::test]
async fn a_therapist_reads_what_both_have_signed() {
    let world = story().await;
    let ana = world.sign_in("Ana").await;
    let page = ana.open("/therapist").await;
    assert!(page.has("Dr. Noor Weber may read this"), "{}", page.text());
    let looks = page.click("What Dr. Noor Weber has opened").await.all("tbody tr");
    assert!(looks.len() > 2 && looks.iter().all(|look| look.contains("Commitments")), "{looks:?}");
    let copied = "select section, author from therapist_copy group by section, author";
    let copied = Host::of(&world).await.rows(copied).await.len();
    let what =
        "how the weeks were for both, hard moments that Ana keeps, and a talk that both ticked";
    assert_eq!(copied, 4, "{what}");
    for name in ["Mia", "Tom"] {
        let page = world.sign_in(name).await.open("/therapist").await;
        assert!(page.forms("End it now").is_empty(), "{name}: {}", page.text());
    }
}

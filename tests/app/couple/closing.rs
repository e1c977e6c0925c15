//! Closing: one of the two, at once, with their password; then thirty days to read.

use chrono::TimeDelta;
use tokio::task::JoinSet;

use crate::{
    browser::Browser,
    couple::export::taken,
    page::Page,
    world::{World, came_back},
};

async fn ana_and_ben() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

/// Through the page, as this person.
pub(crate) async fn close(browser: &Browser) -> Page {
    let form = browser.open("/closing").await.form("Close it now").with_password();
    form.press("Close it now").await
}

async fn share(browser: &Browser, button: &str) -> Page {
    let form = browser.open("/check-ins/new").await.form("/check-ins").choose("closeness", "3");
    form.press(button).await
}

async fn rows(world: &World, table: &str) -> i64 {
    let mut db = world.app.db.read().await.expect("reads");
    let count = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
    sqlx::query_scalar(count).fetch_one(db.conn()).await.expect("a count")
}

#[tokio::test]
async fn ana_closes_alone_and_both_read_since_when_and_how_long() {
    let (world, ana, ben) = ana_and_ben().await;
    share(&ben, "Share with Ana").await;
    let page = ana.open("/more").await.click("Close what you two share").await;
    assert!(page.has("Ben need not agree, and nobody asks why."));
    let page = page.form("Close it now").with_password().press("Close it now").await;
    assert!(page.has("You closed this on Thursday 12 March."), "{}", page.text());
    let page = ben.open("/today").await;
    assert!(page.has("Ana closed this on Thursday 12 March."), "{}", page.text());
    assert!(page.has("until Saturday 11 April"), "{}", page.text());
    assert!(ben.open("/check-ins").await.has("Fairly close"));
    assert!(ana.open("/security-log").await.has("You closed what the two of you shared"));
    assert!(!ben.open("/security-log").await.has("You closed"), "his log tells his own acts");
    assert_eq!(rows(&world, "closing").await, 1);
}

#[tokio::test]
async fn a_phone_that_is_found_open_is_not_enough_to_close() {
    let (world, ana, ben) = ana_and_ben().await;
    world.advance(TimeDelta::minutes(5));
    let form = ana.open("/closing").await.form("Close it now");
    let page = form.clone().fill("password", "not hers at all").press("Close it now").await;
    assert!(came_back(&page).contains("This is not your password"));
    assert!(!came_back(&form.press("Close it now").await).is_empty());
    assert_eq!(ben.open("/dates/new").await.status, 200);
    assert_eq!(rows(&world, "closing").await, 0);
}

#[tokio::test]
async fn nothing_new_is_shared_and_writing_for_oneself_and_taking_along_go_on() {
    let (_world, ana, ben) = ana_and_ben().await;
    share(&ben, "Share with Ana").await;
    let open_before = ben.open("/dates/new").await.form("/dates").fill("what", "A walk");
    let open_before = open_before.fill("day", "2026-03-20").fill("time", "19:00");
    close(&ana).await;
    let page = open_before.press("Propose to").await;
    assert_eq!(page.status, 409);
    assert!(page.has("Ana closed this on") && page.has("A walk"), "{}", page.text());
    for browser in [&ana, &ben] {
        assert_eq!(browser.open("/dates/new").await.status, 409);
        assert_eq!(share(browser, "only for me").await.heading(), "Saved, only for you.");
    }
    let record = taken::take(&ben, taken::OUR_RECORD).await.json;
    assert_eq!(record["check_ins"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_pause_ends_nothing_that_is_closed() {
    let (_world, ana, ben) = ana_and_ben().await;
    let pause = ben.open("/pause").await.form("/pauses");
    pause.clone().press("Pause now").await;
    close(&ana).await;
    assert_eq!(pause.press("Pause now").await.status, 200, "the same form again: done before");
    ben.post("/pauses/ends", &[]).await;
    assert!(ben.open("/today").await.has("Ana closed this on"));
    assert_eq!(ben.post("/pauses", &[]).await.status, 409);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_closings_at_once_one_stands_and_both_read_the_same() {
    for _ in 0..4 {
        let (world, ana, ben) = ana_and_ben().await;
        // Both have the page before them when the first form is sent.
        let mut forms = Vec::new();
        for browser in [&ana, &ben] {
            forms.push(browser.open("/closing").await.form("Close it now").with_password());
        }
        let mut both = JoinSet::new();
        for form in forms {
            both.spawn(form.press_and_stay("Close it now"));
        }
        for page in both.join_all().await {
            assert_eq!(page.leads_to().as_deref(), Some("/closing"), "{}", page.text());
        }
        assert_eq!(rows(&world, "closing").await, 1);
        let hers = ana.open("/closing").await.has("You closed this on");
        assert_eq!(ben.open("/closing").await.has("Ana closed this on"), hers);
    }
}

/// Once "closed" was answered, not one more row is there, however many were on their way.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_slips_through_while_ana_is_closing() {
    for _ in 0..4 {
        let (world, ana, ben) = ana_and_ben().await;
        let closing = ana.open("/closing").await.form("Close it now").with_password();
        let mut sharing = JoinSet::new();
        for _ in 0..3 {
            sharing.spawn(share_until_refused(ben.clone()));
        }
        closing.press_and_stay("Close it now").await;
        let before = rows(&world, "check_in").await;
        for page in sharing.join_all().await {
            assert_eq!(page.status, 409, "{}", page.text());
        }
        assert_eq!(rows(&world, "check_in").await, before);
    }
}

async fn share_until_refused(browser: Browser) -> Page {
    let fields = [("closeness", "3"), ("audience", "both of us")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    loop {
        let page = browser.post_and_stay("/check-ins", &fields).await;
        if page.status != 303 {
            return page;
        }
    }
}

#[tokio::test]
async fn after_thirty_days_nothing_is_readable() {
    let (world, ana, _ben) = ana_and_ben().await;
    close(&ana).await;
    world.advance(TimeDelta::days(30) - TimeDelta::seconds(1));
    assert_eq!(world.sign_in("Ben").await.open("/dates").await.status, 200);
    world.advance(TimeDelta::seconds(1));
    for name in ["Ana", "Ben"] {
        let browser = world.sign_in(name).await;
        for path in ["/today", "/dates", "/check-ins", "/commitments", "/export", "/pause"] {
            assert_eq!(browser.open(path).await.status, 404, "{name}: {path}");
        }
    }
}

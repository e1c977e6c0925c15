//! Pausing: one of the two, at once, without a reason.

use chrono::TimeDelta;
use reqwest::Method;
use tokio::task::JoinSet;

use crate::{
    access_matrix::records::Records,
    browser::Browser,
    page::Page,
    table,
    world::{World, came_back},
};

async fn ana_and_ben() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

async fn press(browser: &Browser, button: &str) -> Page {
    browser.open("/pause").await.press(button).await
}

/// What is shared, counted behind the pages.
async fn kept(world: &World) -> i64 {
    let count = "select (select count(*) from check_in) + (select count(*) from date_version)
                      + (select count(*) from commitment_version) + (select count(*) from keeping)";
    let mut db = world.app.db.read().await.expect("reads");
    sqlx::query_scalar(count).fetch_one(db.conn()).await.expect("a count")
}

#[tokio::test]
async fn ben_pauses_with_one_tap_and_both_read_since_when() {
    let (world, ana, ben) = ana_and_ben().await;
    let page = ben.open("/more").await.click("Pause").await;
    assert!(page.has("One of you is enough, and nobody asks why."));
    assert!(page.form("/pauses").fields.iter().all(|field| field.name == "op"), "no reason asked");
    let page = page.press("Pause now").await;
    assert!(page.has("Paused by you since Thursday 12 March."));
    world.advance(TimeDelta::days(3));
    for path in ["/today", "/talk", "/together", "/more", "/dates", "/check-ins"] {
        let page = ana.open(path).await;
        assert!(page.has("Ben paused on Thursday 12 March. You can read everything"), "{path}");
        assert!(page.has("Nothing is asked of you."), "{path}");
        assert!(ben.open(path).await.has("Paused by you since Thursday 12 March."), "{path}");
    }
    assert_eq!(ben.open("/today").await.click("Go on").await.path, "/pause");
}

#[tokio::test]
async fn what_was_shared_can_be_read_and_writing_for_oneself_goes_on() {
    let (_world, ana, ben) = ana_and_ben().await;
    let form = ben.open("/check-ins/new").await.form("/check-ins").choose("closeness", "3");
    form.press("Share with Ana").await;
    press(&ben, "Pause now").await;
    assert!(ana.open("/today").await.has("From Ben"));
    let page = ana.open("/check-ins/new").await;
    assert_eq!(page.form("/check-ins").buttons(), ["Save, only for me"]);
    let page = page.form("/check-ins").choose("closeness", "1").press("only for me").await;
    assert_eq!((page.status, page.heading().as_str()), (200, "Saved, only for you."));
    assert!(!page.has("Share a copy"), "{}", page.text());
    assert!(page.click("Say more").await.has("only"), "for oneself there is more to say");
}

#[tokio::test]
async fn a_form_that_was_open_before_shares_nothing_and_gives_back_every_word() {
    let (world, ana, ben) = ana_and_ben().await;
    let form = ana.open("/dates/new").await.form("/dates").fill("what", "Museum");
    let form = form.fill("day", "2026-03-20").fill("time", "19:00").fill("place", "Mill Road 3");
    let form = form.fill("note", "Only if you like, and as long as we like.");
    press(&ben, "Pause now").await;
    let page = form.clone().press("Propose to").await;
    assert_eq!(page.status, 409);
    assert!(page.has("Ben paused on Thursday 12 March."), "{}", page.text());
    assert!(page.has("Nothing was saved"), "{}", page.text());
    for words in ["Museum", "Mill Road 3", "Only if you like, and as long as we like."] {
        assert!(page.has(words), "{words} is given back: {}", page.text());
    }
    assert_eq!(kept(&world).await, 0);
    let answer = form.press_as_phone("Propose to").await.json();
    assert_eq!(answer["outcome"], "gone");
    assert!(answer["sentence"].as_str().expect("a sentence").starts_with("Ben paused on"));
}

#[tokio::test]
async fn a_page_for_something_new_says_who_paused_in_the_place_of_an_empty_form() {
    let (_world, ana, ben) = ana_and_ben().await;
    press(&ana, "Pause now").await;
    for path in ["/dates/new", "/commitments/new?owner=me"] {
        for (browser, sentence) in
            [(&ana, "Paused by you since"), (&ben, "Ana paused on Thursday 12 March.")]
        {
            let page = browser.open(path).await;
            assert_eq!(page.status, 409, "{path}");
            assert!(page.has(sentence), "{path}: {}", page.text());
            assert!(page.forms("/dates").is_empty() && page.forms("/commitments").is_empty());
        }
    }
    assert!(ana.open("/dates").await.links().iter().all(|(_, to)| to != "/dates/new"));
}

#[tokio::test]
async fn every_way_to_share_is_closed_while_one_of_the_two_has_paused() {
    let world = World::with_couple("Ana", "Ben").await;
    world.unpaired("Eve").await;
    let records = Records::of("Ana", &world).await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    press(&ben, "Pause now").await;
    let before = kept(&world).await;
    let mut routes = table::of(&Method::POST);
    routes.retain(|route| route.while_open);
    assert!(routes.len() > 15, "{}", routes.len());
    for route in routes {
        let path = table::path(route.path, &records.id_for(&route));
        let page = ana.post_and_stay(&path, &[]).await;
        assert_eq!(page.status, 409, "{path}");
        assert!(page.has("Ben paused on"), "{path}: {}", page.text());
    }
    assert_eq!(kept(&world).await, before);
}

#[tokio::test]
async fn each_ends_only_their_own_and_both_are_needed_to_open() {
    let (world, ana, ben) = ana_and_ben().await;
    press(&ben, "Pause now").await;
    world.advance(TimeDelta::days(1));
    assert!(ana.open("/pause").await.forms("Go on").is_empty(), "not hers to end");
    ana.post("/pauses/ends", &[]).await;
    assert!(ana.open("/today").await.has("Ben paused on"), "a form of her own does not either");
    let page = press(&ana, "Pause now").await;
    assert!(page.has("Paused by you since Friday 13 March, and by Ben since Thursday 12 March."));
    let page = press(&ben, "Go on").await;
    assert!(page.has("Ana paused on Friday 13 March."), "{}", page.text());
    let page = press(&ana, "Go on").await;
    assert_eq!(page.heading(), "Pause");
    assert_eq!(ben.open("/dates/new").await.status, 200);
    let again = came_back(&ben.open("/dates/new").await.form("/dates").press("Propose to").await);
    assert!(!again.is_empty(), "the form is there again");
}

#[tokio::test]
async fn pausing_twice_is_one_pause_and_the_history_stays() {
    let (world, ana, _ben) = ana_and_ben().await;
    let form = ana.open("/pause").await.form("/pauses");
    let other_tab = ana.open("/pause").await.form("/pauses");
    form.clone().press("Pause now").await;
    world.advance(TimeDelta::days(1));
    for form in [form, other_tab] {
        let page = form.press("Pause now").await;
        assert!(page.has("Paused by you since Thursday 12 March."), "{}", page.text());
    }
    press(&ana, "Go on").await;
    press(&ana, "Pause now").await;
    let count = "select (select count(*) from pause) * 10 + (select count(*) from pause_end)";
    let mut db = world.app.db.read().await.expect("reads");
    let rows: i64 = sqlx::query_scalar(count).fetch_one(db.conn()).await.expect("a count");
    assert_eq!(rows, 21, "two pauses, one of them ended");
}

/// Once "paused" was answered, not one more row is there, however many were on their way.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_slips_through_while_ben_is_pausing() {
    let (world, ana, ben) = ana_and_ben().await;
    for _ in 0..12 {
        let pause = ben.open("/pause").await.form("/pauses");
        let mut sharing = JoinSet::new();
        for _ in 0..6 {
            let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "3");
            sharing.spawn(form.press_and_stay("Share with Ben"));
        }
        assert_eq!(pause.press_and_stay("Pause now").await.status, 303);
        let before = kept(&world).await;
        for page in sharing.join_all().await {
            assert!([303, 409].contains(&page.status), "{}: {}", page.status, page.text());
        }
        assert_eq!(kept(&world).await, before);
        press(&ben, "Go on").await;
    }
}

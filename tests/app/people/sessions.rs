//! Sessions: how they begin, and how each of them ends.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    world::{PASSWORD, World, came_back},
};

async fn is_in(browser: &Browser) -> bool {
    let page = browser.peek("/settings").await;
    assert!(page.status == 200 || page.leads_to().as_deref() == Some("/sign-in"));
    page.status == 200
}

#[tokio::test]
async fn signing_in_leads_to_today_and_signing_out_ends_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let cookie = ana.jar();
    assert!(ana.open("/more").await.has("Signed in as Ana"));
    let page = ana.open("/more").await.press("Sign out").await;
    assert_eq!(page.path, "/sign-in");
    assert_eq!(ana.cookie(), None);
    let thief = Browser::new(world.base(), cookie);
    assert!(!is_in(&thief).await, "a cookie kept elsewhere opens nothing any more");
    assert!(is_in(&world.browser_of("Ana").await).await, "her other device stays signed in");
}

#[tokio::test]
async fn a_shared_device_forgets_after_thirty_idle_minutes() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    for _ in 0..3 {
        world.advance(TimeDelta::minutes(29));
        assert!(is_in(&ana).await, "each use begins the half hour anew");
    }
    world.advance(TimeDelta::minutes(30));
    assert!(!is_in(&ana).await);
}

#[tokio::test]
async fn a_shared_device_forgets_after_a_day_however_it_is_used() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    for _ in 0..60 {
        world.advance(TimeDelta::minutes(24) - TimeDelta::seconds(1));
        assert!(is_in(&ana).await);
    }
    world.advance(TimeDelta::minutes(1));
    assert!(!is_in(&ana).await);
}

#[tokio::test]
async fn a_browser_that_signs_in_again_leaves_no_session_behind() {
    let world = World::with_couple("Ana", "Ben").await;
    let browser = world.sign_in("Ana").await;
    for name in ["Ana", "Ben"] {
        let before = Browser::new(world.base(), browser.jar());
        let form = browser.open("/sign-in").await.form("Sign in").fill("name", name);
        let wrong = form.clone().fill("password", "violet harbour ladder").press("Sign in").await;
        assert!(wrong.status == 422 && is_in(&before).await, "a wrong password ends nothing");
        world.advance(TimeDelta::seconds(1));
        form.fill("password", PASSWORD).press("Sign in").await;
        assert!(is_in(&browser).await && !is_in(&before).await, "{name} signs in");
    }
}

#[tokio::test]
async fn a_shared_device_forgets_when_its_browser_is_closed() {
    let world = World::with_couple("Ana", "Ben").await;
    let (shared, own) = (world.sign_in("Ana").await, world.browser_of("Ana").await);
    shared.close_and_open_again();
    own.close_and_open_again();
    assert!(!is_in(&shared).await);
    assert!(is_in(&own).await);
}

#[tokio::test]
async fn my_own_phone_stays_signed_in_for_thirty_days() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    world.advance(TimeDelta::days(30) - TimeDelta::minutes(1));
    assert!(is_in(&ana).await);
    world.advance(TimeDelta::minutes(1));
    assert!(!is_in(&ana).await, "also if it was used a minute ago");
}

#[tokio::test]
async fn what_is_only_mine_closes_after_ten_quiet_minutes_and_opens_with_the_password() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let is_open = async || ana.open("/more").await.has("Close what is only mine");
    assert!(is_open().await, "she gave her password when she came");
    world.advance(TimeDelta::minutes(10));
    assert!(!is_open().await);

    let form = ana.open("/unlock").await.form("Open, only for me");
    let page = form.clone().fill("password", "not hers at all").press("Open").await;
    assert!(came_back(&page).contains("This is not your password"));
    assert!(!is_open().await);
    world.advance(TimeDelta::seconds(1));
    form.fill("password", PASSWORD).press_and_stay("Open").await;
    assert!(is_open().await);

    ana.open("/more").await.press("Close what is only mine").await;
    assert!(!is_open().await, "and she can close it herself");
}

#[tokio::test]
async fn what_is_only_mine_stays_open_while_i_read() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    for _ in 0..3 {
        world.advance(TimeDelta::minutes(9));
        assert!(ana.open("/more").await.has("Close what is only mine"));
    }
}

#[tokio::test]
async fn opening_leads_to_own_pages_alone() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    for (back, to) in [
        ("/settings", "/settings"),
        ("", "/check-ins"),
        ("//elsewhere.example", "/check-ins"),
        ("https://elsewhere.example", "/check-ins"),
    ] {
        let form = ana.open(&format!("/unlock?back={back}")).await.form("Open, only for me");
        let page = form.fill("password", PASSWORD).press_and_stay("Open").await;
        assert_eq!(page.leads_to().as_deref(), Some(to), "{back}");
    }
}

#[tokio::test]
async fn leaving_ends_the_session_and_goes_to_a_neutral_page() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let kept = ana.jar();
    let away = ana.open("/settings").await.press("Leave this page").await;
    assert_eq!(away.location.as_deref(), Some("https://www.wikipedia.org/"));
    assert!(away.header("clear-site-data").contains("cache"));
    assert_eq!(ana.cookie(), None);
    assert!(!is_in(&Browser::new(world.base(), kept)).await, "the session itself is over");
    assert!(is_in(&world.browser_of("Ben").await).await, "and Ben's stays");
}

#[tokio::test]
async fn leaving_works_from_every_page_also_signed_out_and_from_errors() {
    let world = World::with_couple("Ana", "Ben").await;
    let visitor = world.browser();
    for path in ["/sign-in", "/invite", "/no-such-page"] {
        let away = visitor.open(path).await.press("Leave this page").await;
        assert_eq!(away.location.as_deref(), Some("https://www.wikipedia.org/"), "{path}");
    }
}

#[tokio::test]
async fn a_made_up_cookie_is_nobody() {
    let world = World::with_couple("Ana", "Ben").await;
    let visitor = world.browser();
    let tampered = [("cookie", "s=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")];
    let page = visitor.send(reqwest::Method::GET, "/settings", String::new(), &tampered).await;
    assert_eq!(page.leads_to().as_deref(), Some("/sign-in"));
}

#[tokio::test]
async fn what_was_written_comes_back_when_the_session_has_ended_meanwhile() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let page = ana.open("/commitments/new?owner=me").await;
    let form = page.form("Propose to Ben").fill("promise", "Home by seven, <b>every</b> day");
    world.advance(TimeDelta::minutes(31));
    let page = form.press_and_stay("Propose to Ben").await;
    assert_eq!(page.status, 401);
    assert!(page.has("here is what you wrote") && page.has("Home by seven, <b>every</b> day"));
    assert_eq!(page.click("Sign in").await.path, "/sign-in");
    assert!(!world.browser_of("Ben").await.open("/commitments").await.has("Home by seven"));
}

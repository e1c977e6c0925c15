//! The password given again: it counts for five minutes, in a session with a new secret.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    page::Page,
    world::{PASSWORD, World, came_back},
};

fn asks(page: &Page) -> bool {
    page.html.contains("name=\"password\"")
}

/// What a browser with only this cookie gets to see.
async fn with_cookie(world: &World, cookie: &str, path: &str) -> Page {
    let cookie = format!("s={cookie}");
    let headers = [("cookie", cookie.as_str())];
    world.browser().send(reqwest::Method::GET, path, String::new(), &headers).await
}

/// Some minutes after signing in, when no password counts any more.
async fn later(world: &World) -> Browser {
    world.advance(TimeDelta::minutes(5));
    world.browser_of("Ana").await
}

#[tokio::test]
async fn right_after_signing_in_no_form_asks_again() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    world.advance(TimeDelta::minutes(5) - TimeDelta::seconds(1));
    assert!(!asks(&ana.open("/recovery").await) && !asks(&ana.open("/export").await));
    let form = ana.open("/recovery").await.form("Make a new code");
    world.advance(TimeDelta::seconds(1));
    let page = form.press("Make a new code").await;
    assert!(came_back(&page).contains("Please give your password once more"));
    assert!(asks(&page) && asks(&ana.open("/export").await));
    let page = page.form("Make a new code").fill("password", PASSWORD).press("Make").await;
    assert_eq!(page.heading(), "Your recovery code");
    assert!(!asks(&ana.open("/export").await), "given once, it counts for the next form as well");
}

#[tokio::test]
async fn a_right_password_makes_a_new_secret_and_ends_the_old_cookie() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = later(&world).await;
    let (old, device) = (ana.cookie().expect("a cookie"), device_of(&world).await);
    let form = ana.open("/recovery").await.form("Make a new code");
    came_back(&form.clone().fill("password", "not hers at all").press("Make").await);
    assert_eq!(ana.cookie().as_ref(), Some(&old), "a wrong one changes nothing");
    world.advance(TimeDelta::seconds(1));
    form.fill("password", PASSWORD).press("Make a new code").await;
    let new = ana.cookie().expect("a cookie");
    assert_ne!(new, old);
    let ended = with_cookie(&world, &old, "/today").await;
    assert_eq!(ended.leads_to().as_deref(), Some("/sign-in"));
    assert_eq!(with_cookie(&world, &new, "/today").await.status, 200);
    assert_ne!(device_of(&world).await, device, "it has another name");
    let page = ana.open("/devices").await;
    assert!(page.has("Your own device, since Thursday 12 March, 19:00"), "{}", page.text());
    assert!(page.has("You are signed in nowhere else."));
    ana.close_and_open_again();
    assert_eq!(ana.open("/today").await.status, 200, "her own device stays signed in");
}

/// How Ana's own phone is called when it is seen from elsewhere.
async fn device_of(world: &World) -> String {
    let elsewhere = world.sign_in("Ana").await;
    let forms = elsewhere.open("/devices").await.all_forms();
    let device = forms.into_iter().find(|form| form.buttons() == ["Sign it out"]);
    elsewhere.open("/more").await.press("Sign out").await;
    device.expect("her phone").action
}

#[tokio::test]
async fn the_new_cookie_comes_also_with_a_refusal() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = later(&world).await;
    let form = ana.open("/export").await.form("Get the file").choose("holds", "my words");
    let form = form.choose("secret", "own").fill("password", PASSWORD);
    let page = form.fill("own_passphrase", PASSWORD).press("Get the file").await;
    assert_eq!(page.status, 422);
    assert_eq!(ana.open("/today").await.status, 200, "she is still signed in");
}

#[tokio::test]
async fn a_new_password_asks_for_the_old_one_each_time() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let form = ana.open("/password").await.form("Change my password").choose("secret", "words");
    let page = form.press("Change my password").await;
    assert!(came_back(&page).contains("This is not your password of now"));
}

#[tokio::test]
async fn closing_what_is_only_mine_ends_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    ana.open("/more").await.press("Close what is only mine").await;
    assert!(asks(&ana.open("/recovery").await));
}

#[tokio::test]
async fn another_device_of_hers_is_asked_for_itself() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = later(&world).await;
    world.sign_in("Ana").await;
    assert!(asks(&ana.open("/recovery").await));
}

#[tokio::test]
async fn a_code_that_is_being_shown_goes_over_into_the_new_session() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/recovery").await.press("Make a new code").await;
    let code = page.all("ol.code li");
    world.advance(TimeDelta::minutes(5));
    let unlock = ana.open("/unlock").await.form("Open, only for me");
    unlock.fill("password", PASSWORD).press("Open, only for me").await;
    assert_eq!(ana.open("/recovery/code").await.all("ol.code li"), code);
    let form = ana.open("/recovery/code").await.form("I have it on paper");
    assert_eq!(form.fill("code", &code.join(" ")).press("I have it").await.path, "/today");
}

#[tokio::test]
async fn pairing_asks_whoever_comes_back_later_and_leads_back() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    world.accept(&world.invite_link(&ana).await, "Ben").await;
    world.advance(TimeDelta::minutes(5));
    let page = ana.open("/pairing").await.press("Yes, Ben and I begin").await;
    assert_eq!(page.heading(), "Your password, once more");
    let wrong = page.form("Go on").fill("password", "not hers at all").press("Go on").await;
    assert!(came_back(&wrong).contains("This is not your password"));
    world.advance(TimeDelta::seconds(1));
    let page = wrong.form("Go on").fill("password", PASSWORD).press("Go on").await;
    assert_eq!((page.path.as_str(), page.heading().as_str()), ("/pairing", "Ben said yes"));
    assert_eq!(page.press("Yes, Ben and I begin").await.path, "/today");
}

#[tokio::test]
async fn a_device_that_was_signed_out_meanwhile_does_not_come_back() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = later(&world).await;
    let form = ana.open("/recovery").await.form("Make a new code").fill("password", PASSWORD);
    let elsewhere = world.sign_in("Ana").await;
    elsewhere.open("/devices").await.press("Sign out everywhere else").await;
    let page = form.press_and_stay("Make a new code").await;
    assert_eq!(page.leads_to().as_deref(), Some("/sign-in"));
}

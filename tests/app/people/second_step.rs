//! A code from an app as well: set up, asked for when signing in, taken away.

use chrono::TimeDelta;
use data_encoding::BASE32_NOPAD;

use crate::{
    authenticator::Authenticator,
    browser::Browser,
    log,
    page::Page,
    sealed::search::Haystack,
    world::{PASSWORD, World, came_back},
};

const NEW: &str = "eleven small boats drift past the mill";

/// Ana sets it up. Half a minute later the code she typed back is over.
pub(crate) async fn set_up(world: &World, ana: &Browser) -> Authenticator {
    let page = ana.open("/settings").await.click("A code from an app as well").await;
    let page = page.press("Set it up").await;
    let app = Authenticator::of(&page);
    let form = page.form("Ask me for a code").fill("code", &app.code(world.now()));
    let page = form.press("Ask me for a code").await;
    assert!(page.has("It is asked for since"), "{}", page.text());
    world.advance(TimeDelta::seconds(60));
    app
}

/// Name and password are given.
async fn halfway(world: &World, password: &str) -> Page {
    let form = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana");
    form.fill("password", password).press("Sign in").await
}

async fn with_code(page: &Page, code: &str) -> Page {
    page.form("Sign in").fill("code", code).press("Sign in").await
}

#[tokio::test]
async fn after_the_password_a_code_is_asked_for() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let app = set_up(&world, &ana).await;
    let page = halfway(&world, PASSWORD).await;
    assert_eq!((page.path.as_str(), page.heading().as_str()), ("/sign-in/code", "One more step"));
    for path in ["/today", "/settings", "/check-ins", "/second-step"] {
        let to = page.browser.peek(path).await.leads_to();
        assert_eq!(to.as_deref(), Some("/sign-in"), "{path} is not open halfway in");
    }
    let wrong = with_code(&page, "000000").await;
    assert!(came_back(&wrong).contains("This code doesn’t count"));
    world.advance(TimeDelta::seconds(1));
    let page = with_code(&wrong, &app.code(world.now())).await;
    assert_eq!(page.path, "/today");
    assert!(ana.open("/security-log").await.has("your password and a code from your app"));
    let ben = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ben");
    assert_eq!(ben.fill("password", PASSWORD).press("Sign in").await.path, "/today", "not he");
}

#[tokio::test]
async fn what_the_app_was_given_is_nowhere_to_be_read() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let offered = ana.open("/second-step").await.press("Set it up").await;
    let app = Authenticator::of(&offered);
    let is_nowhere = || {
        let kept = Haystack::of(world.folder(), &log::text());
        assert!(kept.holds(b"Ana"), "the search finds");
        assert!(!kept.holds(app.secret()), "as it is");
        kept.must_not_hold(&BASE32_NOPAD.encode(app.secret()));
    };
    is_nowhere();
    let form = offered.form("Ask me for a code").fill("code", &app.code(world.now()));
    assert!(form.press("Ask me for a code").await.has("It is asked for since"));
    is_nowhere();
}

#[tokio::test]
async fn it_counts_only_once_a_code_was_typed_back() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/second-step").await.press("Set it up").await;
    let app = Authenticator::of(&page);
    let wrong = page.form("Ask me for a code").fill("code", "123").press("Ask me").await;
    assert!(came_back(&wrong).contains("not the code that your app shows now"));
    assert_eq!(wrong.form("Ask me for a code").value("code"), "123");
    assert_eq!(halfway(&world, PASSWORD).await.path, "/today");
    world.advance(TimeDelta::minutes(5));
    let page = ana.open("/second-step/code").await;
    assert_eq!(page.heading(), "Your password, once more", "nobody else may scan it");
    let page = page.form("Go on").fill("password", PASSWORD).press("Go on").await;
    assert_eq!(Authenticator::of(&page), app, "the one that was scanned");
    page.form("Ask me").fill("code", &app.code(world.now())).press("Ask me").await;
    assert_eq!(halfway(&world, PASSWORD).await.path, "/sign-in/code");
    assert_eq!(ana.peek("/second-step/code").await.leads_to().as_deref(), Some("/second-step"));
}

#[tokio::test]
async fn the_same_code_never_counts_twice() {
    let world = World::with_couple("Ana", "Ben").await;
    let app = set_up(&world, &world.browser_of("Ana").await).await;
    let code = app.code(world.now());
    assert_eq!(with_code(&halfway(&world, PASSWORD).await, &code).await.path, "/today");
    let again = with_code(&halfway(&world, PASSWORD).await, &code).await;
    came_back(&again);
    world.advance(TimeDelta::seconds(1));
    let before = app.code(world.now() - TimeDelta::seconds(30));
    came_back(&with_code(&again, &before).await);
    world.advance(TimeDelta::seconds(30));
    assert_eq!(with_code(&again, &app.code(world.now())).await.path, "/today");
}

#[tokio::test]
async fn the_code_that_was_typed_back_signs_nobody_in() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/second-step").await.press("Set it up").await;
    let code = Authenticator::of(&page).code(world.now());
    page.form("Ask me").fill("code", &code).press("Ask me").await;
    came_back(&with_code(&halfway(&world, PASSWORD).await, &code).await);
}

#[tokio::test]
async fn wrong_codes_and_wrong_passwords_are_counted_together() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let app = set_up(&world, &ana).await;
    for wait in [1, 3, 5, 10] {
        // The password is right each time, and gives no further guesses.
        let page = halfway(&world, PASSWORD).await;
        came_back(&with_code(&page, "000000").await);
        came_back(&with_code(&page, &app.code(world.now())).await);
        came_back(&halfway(&world, PASSWORD).await);
        world.advance(TimeDelta::seconds(wait));
    }
    let page = halfway(&world, PASSWORD).await;
    came_back(&with_code(&page, "").await);
    came_back(&with_code(&page, "000000").await);
    world.advance(TimeDelta::minutes(2));
    let locked = halfway(&world, PASSWORD).await;
    let unknown = halfway(&world, "not hers at all").await;
    assert_eq!(came_back(&locked), came_back(&unknown), "nobody learns that the password is right");
    assert!(ana.open("/security-log").await.has("Five wrong passwords"));
}

#[tokio::test]
async fn halfway_in_lasts_five_minutes_and_leads_in_once() {
    let world = World::with_couple("Ana", "Ben").await;
    let app = set_up(&world, &world.browser_of("Ana").await).await;
    let page = halfway(&world, PASSWORD).await;
    world.advance(TimeDelta::minutes(5));
    let late = with_code(&page, &app.code(world.now())).await;
    assert_eq!(late.heading(), "Sign in");
    let page = halfway(&world, PASSWORD).await;
    let form = page.form("Sign in");
    let cookie = format!("s={}", page.browser.cookie().expect("a cookie"));
    with_code(&page, &app.code(world.now())).await;
    world.advance(TimeDelta::seconds(30));
    let code = app.code(world.now());
    let headers = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];
    let again = world.browser().post_raw(&form.action, &[("code", &code)], &headers).await;
    assert_eq!(again.leads_to().as_deref(), Some("/sign-in"), "that way is closed");
}

#[tokio::test]
async fn two_devices_can_be_halfway_in_at_once() {
    let world = World::with_couple("Ana", "Ben").await;
    let app = set_up(&world, &world.browser_of("Ana").await).await;
    let (phone, computer) = (halfway(&world, PASSWORD).await, halfway(&world, PASSWORD).await);
    for page in [phone, computer] {
        assert_eq!(with_code(&page, &app.code(world.now())).await.path, "/today");
        world.advance(TimeDelta::seconds(30));
    }
}

#[tokio::test]
async fn after_the_second_step_her_own_device_stays_signed_in_and_another_does_not() {
    let world = World::with_couple("Ana", "Ben").await;
    let app = set_up(&world, &world.browser_of("Ana").await).await;
    for own in [true, false] {
        let form = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana");
        let form = if own { form.choose("own_device", "yes") } else { form };
        let page = form.fill("password", PASSWORD).press("Sign in").await;
        let ana = with_code(&page, &app.code(world.now())).await.browser;
        world.advance(TimeDelta::seconds(30));
        ana.close_and_open_again();
        assert_eq!(ana.peek("/today").await.status == 200, own);
    }
}

#[tokio::test]
async fn taking_it_away_asks_for_the_password() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    set_up(&world, &ana).await;
    world.advance(TimeDelta::minutes(5));
    let page = ana.open("/second-step").await.press("Stop asking for it").await;
    assert_eq!(page.heading(), "Your password, once more");
    let page = page.form("Go on").fill("password", PASSWORD).press("Go on").await;
    let page = page.press("Stop asking for it").await;
    assert!(page.has("It is not asked for now."));
    assert_eq!(halfway(&world, PASSWORD).await.path, "/today");
    let log = ana.open("/security-log").await;
    assert!(log.has("signing in asks for a code") && log.has("stopped asking for a code"));
}

#[tokio::test]
async fn the_recovery_code_still_works_and_switches_it_off() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/recovery").await.press("Make a new code").await;
    let code = page.all("ol.code li").join(" ");
    page.form("I have it on paper").fill("code", &code).press("I have it").await;
    set_up(&world, &ana).await;
    let begun = halfway(&world, PASSWORD).await;
    let page = begun.click("Come back in with your recovery code").await;
    let form = page.form("Come back in").fill("name", "Ana").fill("code", &code);
    form.choose("secret", "own").fill("password", NEW).press("Come back in").await;
    assert_eq!(halfway(&world, NEW).await.path, "/today");
    let page = halfway(&world, NEW).await.browser.open("/second-step").await;
    assert!(page.has("It is not asked for now."));
}

#[tokio::test]
async fn a_new_password_keeps_it_and_shuts_out_who_is_halfway_in() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let app = set_up(&world, &ana).await;
    let begun = halfway(&world, PASSWORD).await;
    let form = ana.open("/password").await.form("Change my password").choose("secret", "own");
    let form = form.fill("current_password", PASSWORD).fill("password", NEW);
    form.press("Change my password").await;
    assert_eq!(with_code(&begun, &app.code(world.now())).await.heading(), "Sign in");
    let page = with_code(&halfway(&world, NEW).await, &app.code(world.now())).await;
    assert_eq!(page.path, "/today");
}

#[tokio::test]
async fn a_used_set_up_link_asks_for_the_code_as_well() {
    let world = World::new().await;
    let ana = world.browser();
    let link = world.set_up_link().await;
    let form = ana.open(&link).await.form("Make my account").choose("host", "first");
    let form = crate::world::SignUp::sign_up(form, "Ana");
    form.clone().press("Make my account").await;
    ana.open("/recovery/code").await.press("Go on without a code").await;
    set_up(&world, &ana).await;
    let page = form.in_browser(&world.browser()).press("Make my account").await;
    assert!(page.path.starts_with("/sign-in/code"), "{}", page.path);
}

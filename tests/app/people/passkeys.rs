//! Passkeys: added, used when signing in, removed.

use chrono::TimeDelta;
use data_encoding::BASE64URL_NOPAD;

use crate::{
    browser::Browser,
    device::{Device, question},
    log,
    page::Page,
    people::second_step,
    sealed::search::Haystack,
    world::{PASSWORD, World, came_back},
};

const NEW: &str = "eleven small boats drift past the mill";

/// Adds one under this name.
pub(crate) async fn add(browser: &Browser, name: &str, device: &mut Device) -> Page {
    let page = asked_to_make(browser, name).await;
    let form = page.form("Make the passkey").put("signed", &device.make(&page));
    form.press("Make the passkey").await
}

/// The page on which a device is asked to make one.
pub(crate) async fn asked_to_make(browser: &Browser, name: &str) -> Page {
    let form = browser.open("/passkeys").await.form("Add it, only for me").fill("name", name);
    form.press("Add it, only for me").await
}

/// Name and password are given.
pub(crate) async fn halfway(world: &World, name: &str) -> Page {
    let form = world.browser().open("/sign-in").await.form("Sign in").fill("name", name);
    form.fill("password", PASSWORD).press("Sign in").await
}

/// Whatever a script sends.
pub(crate) async fn answer(page: &Page, answer: &str) -> Page {
    page.form("Use my passkey").put("signed", answer).press("Use my passkey").await
}

/// Ana on her phone, which has become a passkey.
pub(crate) async fn ana_with_a_phone(world: &World) -> (Browser, Device) {
    let (ana, mut phone) = (world.browser_of("Ana").await, Device::new(world.base()));
    let page = add(&ana, "My phone", &mut phone).await;
    assert_eq!(page.path, "/passkeys", "{}", page.text());
    (ana, phone)
}

#[tokio::test]
async fn after_the_password_a_passkey_is_asked_for() {
    let world = World::with_couple_at_a_name().await;
    let (ana, mut phone) = ana_with_a_phone(&world).await;
    let page = ana.open("/settings").await.click("Passkeys").await;
    assert_eq!(page.all(".card h2"), ["My phone"]);
    assert!(page.has("Added today."), "{}", page.text());
    let page = halfway(&world, "Ana").await;
    assert_eq!((page.path.as_str(), page.heading().as_str()), ("/sign-in/code", "One more step"));
    assert!(page.has("You asked for a passkey when you sign in."), "{}", page.text());
    assert!(page.has("A passkey needs JavaScript") && !page.has("six digits"), "{}", page.text());
    for path in ["/today", "/settings", "/check-ins", "/passkeys"] {
        let to = page.browser.peek(path).await.leads_to();
        assert_eq!(to.as_deref(), Some("/sign-in"), "{path} is not open halfway in");
    }
    assert_eq!(answer(&page, &phone.sign(&page)).await.path, "/today");
    let log = ana.open("/security-log").await;
    assert!(log.has("You added a passkey"), "{}", log.text());
    assert!(log.has("Signed in with your password and a passkey."), "{}", log.text());
    assert_eq!(halfway(&world, "Ben").await.path, "/today", "not he");
}

#[tokio::test]
async fn any_one_of_several_will_do_and_none_is_made_twice() {
    let world = World::with_couple_at_a_name().await;
    let (ana, mut phone) = ana_with_a_phone(&world).await;
    let mut key = Device::that_does_not_count(world.base());
    let page = asked_to_make(&ana, "The key on my ring").await;
    let known = question(&page)["excludeCredentials"][0]["id"].clone();
    assert_eq!(known, BASE64URL_NOPAD.encode(&phone.id), "no second one on the phone");
    let form = page.form("Make the passkey").put("signed", &key.make(&page));
    let page = form.press("Make the passkey").await;
    assert_eq!(page.all(".card h2"), ["My phone", "The key on my ring"]);
    assert_eq!(key.handle, phone.handle, "the same person for both");
    assert!(key.handle.len() >= 16, "and no name");
    for _ in 0..2 {
        for device in [&mut key, &mut phone] {
            let page = halfway(&world, "Ana").await;
            let ids = question(&page)["allowCredentials"].as_array().map(Vec::len);
            assert_eq!(ids, Some(2));
            assert_eq!(answer(&page, &device.sign(&page)).await.path, "/today");
        }
    }
    // The same passkey again, by a device that does not mind.
    let page = asked_to_make(&ana, "Once more").await;
    let form = page.form("Make the passkey").put("signed", &phone.make(&page));
    let page = form.press_and_stay("Make the passkey").await;
    assert_eq!(page.status, 409);
    assert!(page.has("This passkey is here already"), "{}", page.text());
    assert_eq!(ana.open("/passkeys").await.all(".card h2").len(), 2);
}

#[tokio::test]
async fn whoever_has_both_gives_a_passkey_or_a_code_from_the_app() {
    let world = World::with_couple_at_a_name().await;
    let (ana, mut phone) = ana_with_a_phone(&world).await;
    let app = second_step::set_up(&world, &ana).await;
    let page = halfway(&world, "Ana").await;
    assert!(page.has("You asked for a passkey or a code from your app"), "{}", page.text());
    assert_eq!(answer(&page, &phone.sign(&page)).await.path, "/today");
    let page = halfway(&world, "Ana").await;
    let form = page.form("/sign-in/code").fill("code", &app.code(world.now()));
    assert_eq!(form.press("Sign in").await.path, "/today");
    ana.open("/second-step").await.press("Stop asking for it").await;
    assert!(halfway(&world, "Ana").await.has("You asked for a passkey when you sign in."));
}

#[tokio::test]
async fn a_removed_passkey_opens_nothing_and_removing_asks_for_the_password() {
    let world = World::with_couple_at_a_name().await;
    let (ana, mut phone) = ana_with_a_phone(&world).await;
    let mut key = Device::that_does_not_count(world.base());
    add(&ana, "The key on my ring", &mut key).await;
    let begun = halfway(&world, "Ana").await;
    let before = ana.cookie();
    world.advance(TimeDelta::minutes(5) - TimeDelta::seconds(1));
    let list = ana.open("/passkeys").await;
    world.advance(TimeDelta::seconds(1));
    let page = list.form("Remove it").press("Remove it").await;
    assert_eq!(page.heading(), "Your password, once more");
    assert_eq!(ana.open("/passkeys").await.heading(), "Your password, once more");
    let page = page.form("Go on").fill("password", PASSWORD).press("Go on").await;
    assert_ne!(ana.cookie(), before, "a new secret");
    let page = page.form("Remove it").press("Remove it").await;
    assert_eq!(page.all(".card h2"), ["The key on my ring"]);
    assert_eq!(answer(&begun, &phone.sign(&begun)).await.heading(), "Sign in", "too late by now");
    let page = halfway(&world, "Ana").await;
    came_back(&answer(&page, &phone.sign(&page)).await);
    world.advance(TimeDelta::seconds(1));
    let page = halfway(&world, "Ana").await;
    assert_eq!(answer(&page, &key.sign(&page)).await.path, "/today");
    let page = ana.open("/passkeys").await.press("Remove it").await;
    assert!(page.has("You have none now."), "{}", page.text());
    assert_eq!(halfway(&world, "Ana").await.path, "/today", "nothing is asked for any more");
    assert!(ana.open("/security-log").await.has("You removed a passkey."));
}

#[tokio::test]
async fn nobody_removes_what_is_the_others() {
    let world = World::with_couple_at_a_name().await;
    let (ana, _) = ana_with_a_phone(&world).await;
    let ben = world.browser_of("Ben").await;
    let form = ana.open("/passkeys").await.form("Remove it").in_browser(&ben);
    let hers = form.action.clone();
    let page = form.press_and_stay("Remove it").await;
    let nowhere = ben.post_and_stay("/passkeys/nowhere/ends", &[]).await;
    assert_eq!((page.status, nowhere.status), (404, 404), "{hers}");
    assert_eq!(ben.open("/passkeys").await.all(".card h2").len(), 0);
    assert_eq!(ana.open("/passkeys").await.all(".card h2"), ["My phone"]);
}

#[tokio::test]
async fn the_recovery_code_still_works_and_switches_it_off() {
    let world = World::with_couple_at_a_name().await;
    let (ana, _) = ana_with_a_phone(&world).await;
    let page = ana.open("/recovery").await.press("Make a new code").await;
    let code = page.all("ol.code li").join(" ");
    page.form("I have it on paper").fill("code", &code).press("I have it").await;
    let begun = halfway(&world, "Ana").await;
    let page = begun.click("Come back in with your recovery code").await;
    let form = page.form("Come back in").fill("name", "Ana").fill("code", &code);
    form.choose("secret", "own").fill("password", NEW).press("Come back in").await;
    let form = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana");
    let page = form.fill("password", NEW).press("Sign in").await;
    assert_eq!(page.path, "/today");
    assert!(page.browser.open("/passkeys").await.has("You have none now."));
}

#[tokio::test]
async fn a_reset_link_switches_it_off_and_making_safe_keeps_it() {
    let world = World::with_couple_at_a_name().await;
    let (ana, mut phone) = ana_with_a_phone(&world).await;
    let form = ana.open("/emergency-reset").await.form("Do this now").choose("secret", "own");
    let form = form.fill("current_password", PASSWORD).fill("password", PASSWORD);
    form.press("Do this now").await.press("Go on without a code").await;
    let page = halfway(&world, "Ana").await;
    assert_eq!(answer(&page, &phone.sign(&page)).await.path, "/today");
    let link = world.reset_link("Ana").await;
    let form = world.browser().open(&link).await.form("Reset my account").choose("read", "yes");
    let form = form.choose("secret", "own").fill("password", PASSWORD);
    form.press("Reset my account").await.press("Go on without a code").await;
    let page = halfway(&world, "Ana").await;
    assert_eq!(page.path, "/today");
    assert!(page.browser.open("/passkeys").await.has("You have none now."));
}

#[tokio::test]
async fn a_new_password_keeps_it_and_shuts_out_who_is_halfway_in() {
    let world = World::with_couple_at_a_name().await;
    let (ana, mut phone) = ana_with_a_phone(&world).await;
    let begun = halfway(&world, "Ana").await;
    let form = ana.open("/password").await.form("Change my password").choose("secret", "own");
    let form = form.fill("current_password", PASSWORD).fill("password", NEW);
    form.press("Change my password").await;
    assert_eq!(answer(&begun, &phone.sign(&begun)).await.heading(), "Sign in");
    let form = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana");
    let page = form.fill("password", NEW).press("Sign in").await;
    assert_eq!(answer(&page, &phone.sign(&page)).await.path, "/today");
}

#[tokio::test]
async fn what_is_kept_of_one_is_nowhere_to_be_read() {
    const NAME: &str = "The telephone in the hall";
    let world = World::with_couple_at_a_name().await;
    let (ana, mut phone) = (world.browser_of("Ana").await, Device::new(world.base()));
    let offered = asked_to_make(&ana, NAME).await;
    let is_nowhere = |phone: &Device| {
        let kept = Haystack::of(world.folder(), &log::text());
        assert!(kept.holds(b"Ana"), "the search finds");
        kept.must_not_hold(NAME);
        for bytes in [&phone.id, &phone.handle] {
            assert!(!kept.holds(bytes), "as it is");
            kept.must_not_hold(&BASE64URL_NOPAD.encode(bytes));
        }
    };
    let form = offered.form("Make the passkey").put("signed", &phone.make(&offered));
    is_nowhere(&phone);
    assert_eq!(form.press("Make the passkey").await.all(".card h2"), [NAME]);
    is_nowhere(&phone);
}

#[tokio::test]
async fn a_server_under_a_number_offers_none_and_says_why() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/passkeys").await;
    assert!(page.has("this one is reached under a number"), "{}", page.text());
    assert!(page.all_forms().iter().all(|form| !form.action.starts_with("/passkeys")));
    for path in ["/passkeys", "/passkeys/offers"] {
        let page = ana.post_and_stay(path, &[("name".to_owned(), "My phone".to_owned())]).await;
        let refused = [409, 422].contains(&page.status);
        assert!(refused && page.has("My phone"), "{path}: {}", page.text());
    }
    assert_eq!(ana.peek("/passkeys/new").await.leads_to().as_deref(), Some("/passkeys"));
}

/// Else whoever runs the server would switch it off by another address.
#[tokio::test]
async fn a_server_that_moved_still_asks_and_says_what_is_wrong() {
    let world = World::with_couple_at_a_name().await;
    let (ana, _) = ana_with_a_phone(&world).await;
    drop(ana);
    let world = world.restarted().await;
    let page = halfway(&world, "Ana").await;
    assert_eq!(page.path, "/sign-in/code");
    assert!(page.has("Your passkeys belong to localhost."), "{}", page.text());
    assert_eq!(page.browser.peek("/today").await.leads_to().as_deref(), Some("/sign-in"));
    let fields = [("signed".to_owned(), "{}".to_owned())];
    assert_eq!(page.browser.post_and_stay("/sign-in/passkey", &fields).await.status, 404);
    let page = world.browser_of("Ana").await.open("/passkeys").await;
    assert!(page.has("It works only at localhost."), "{}", page.text());
}

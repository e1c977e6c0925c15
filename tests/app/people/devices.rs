//! Where somebody is signed in, and how they end it from elsewhere.

use crate::{browser::Browser, world::World};

async fn is_in(browser: &Browser) -> bool {
    browser.peek("/settings").await.status == 200
}

#[tokio::test]
async fn one_device_is_signed_out_from_another() {
    let world = World::with_couple("Ana", "Ben").await;
    let (phone, lost) = (world.browser_of("Ana").await, world.sign_in("Ana").await);
    let page = phone.open("/settings").await.click("Devices").await;
    assert_eq!(page.all("main .card h2"), ["Here", "A shared device"]);
    let page = page.press("Sign it out").await;
    assert_eq!(page.all("main .card h2"), ["Here"]);
    assert!(page.has("You are signed in nowhere else."));
    assert!(is_in(&phone).await && !is_in(&lost).await);
    assert!(phone.open("/security-log").await.has("One of your devices was signed out"));
}

#[tokio::test]
async fn all_others_are_signed_out_at_once() {
    let world = World::with_couple("Ana", "Ben").await;
    let phone = world.browser_of("Ana").await;
    let others = [world.sign_in("Ana").await, world.sign_in("Ana").await];
    let ben = world.browser_of("Ben").await;
    phone.open("/devices").await.press("Sign out everywhere else").await;
    assert!(is_in(&phone).await && is_in(&ben).await);
    for other in others {
        assert!(!is_in(&other).await);
    }
}

#[tokio::test]
async fn nobody_ends_the_session_of_another() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, _elsewhere) = (world.browser_of("Ana").await, world.sign_in("Ana").await);
    let form = ana.open("/devices").await.form("Sign it out");
    let ben = world.browser_of("Ben").await;
    let page = form.clone().in_browser(&ben).press("Sign it out").await;
    assert_eq!(page.status, 404);
    assert!(!ben.open("/devices").await.has("A shared device"), "he sees his own alone");
    assert_eq!(form.press("Sign it out").await.path, "/devices");
}

#[tokio::test]
async fn a_session_that_has_run_out_is_not_shown() {
    let world = World::with_couple("Ana", "Ben").await;
    let (phone, _shared) = (world.browser_of("Ana").await, world.sign_in("Ana").await);
    world.advance(chrono::TimeDelta::minutes(30));
    assert!(phone.open("/devices").await.has("You are signed in nowhere else."));
}

//! Wrong passwords: each makes the next one wait, and the answer never tells which.

use chrono::TimeDelta;
use tokio::task::JoinSet;

use crate::{
    form::Form,
    world::{PASSWORD, World, came_back},
};

async fn sign_in_form(world: &World) -> Form {
    world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana")
}

async fn is_taken(form: &Form, password: &str) -> bool {
    let page = form.clone().fill("password", password).press_and_stay("Sign in").await;
    assert!([303, 422].contains(&page.status), "{}: {}", page.status, page.text());
    page.status == 303
}

#[tokio::test]
async fn each_wrong_password_makes_even_the_right_one_wait_a_little_longer() {
    let world = World::with_couple("Ana", "Ben").await;
    let form = sign_in_form(&world).await;
    for wait in [1, 3, 5, 10] {
        assert!(!is_taken(&form, "not hers at all").await);
        world.advance(TimeDelta::seconds(wait) - TimeDelta::milliseconds(1));
        assert!(!is_taken(&form, PASSWORD).await, "{wait} seconds are not over");
        world.advance(TimeDelta::milliseconds(1));
    }
    assert!(is_taken(&form, PASSWORD).await, "it was hers all along");
    assert!(!is_taken(&form, "not hers at all").await);
    world.advance(TimeDelta::seconds(1));
    assert!(is_taken(&form, PASSWORD).await, "the right one begins the count anew");
}

#[tokio::test]
async fn after_five_none_counts_until_the_day_is_over_and_who_is_in_stays_in() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, form) = (world.browser_of("Ana").await, sign_in_form(&world).await);
    world.at("2026-03-12 20:00");
    for _ in 0..5 {
        assert!(!is_taken(&form, "not hers at all").await);
        world.advance(TimeDelta::seconds(10));
    }
    world.at("2026-03-12 23:59");
    assert!(!is_taken(&form, PASSWORD).await);
    assert_eq!(ana.open("/settings").await.status, 200, "her own phone stays signed in");
    let log = ana.open("/security-log").await;
    assert_eq!(log.text().matches("Five wrong passwords").count(), 1);
    world.at("2026-03-13 00:00");
    assert!(is_taken(&form, PASSWORD).await);
}

#[tokio::test]
async fn a_button_that_is_pressed_too_soon_is_no_guess() {
    let world = World::with_couple("Ana", "Ben").await;
    let form = sign_in_form(&world).await;
    for _ in 0..6 {
        assert!(!is_taken(&form, "").await);
    }
    assert!(is_taken(&form, PASSWORD).await);
}

#[tokio::test]
async fn many_guesses_at_once_are_many_guesses() {
    let world = World::with_couple("Ana", "Ben").await;
    let form = sign_in_form(&world).await;
    let mut guesses = JoinSet::new();
    for _ in 0..8 {
        guesses.spawn(form.clone().fill("password", "not hers").press_as_phone("Sign in"));
    }
    let first = guesses.join_next().await.expect("a guess").expect("an answer");
    let right = form.fill("password", PASSWORD).press_as_phone("Sign in").await;
    assert_eq!((right.status, right.html), (422, first.html), "the same answer");
    assert_eq!(right.browser.cookie(), None);
}

#[tokio::test]
async fn guessing_on_her_own_phone_counts_like_guessing_from_outside() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let unlock = ana.open("/unlock").await.form("Open, only for me");
    let page = unlock.clone().fill("password", "not hers at all").press("Open").await;
    assert!(came_back(&page).contains("This is not your password"));
    assert!(!is_taken(&sign_in_form(&world).await, PASSWORD).await, "within the same second");
    world.advance(TimeDelta::seconds(1));
    assert!(is_taken(&sign_in_form(&world).await, PASSWORD).await);
}

#[tokio::test]
async fn her_wrong_passwords_do_not_concern_him() {
    let world = World::with_couple("Ana", "Ben").await;
    assert!(!is_taken(&sign_in_form(&world).await, "not hers at all").await);
    let ben = sign_in_form(&world).await.fill("name", "Ben");
    assert!(is_taken(&ben, PASSWORD).await);
    assert!(!world.browser_of("Ben").await.open("/security-log").await.has("wrong"));
}

/// Guessing goes by the civil day of whose account it is: another time zone would be another day.
#[tokio::test]
async fn who_finds_her_phone_open_does_not_guess_on_in_another_time_zone() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, form) = (world.browser_of("Ana").await, sign_in_form(&world).await);
    let settings = ana.open("/settings").await.form("/settings");
    let karachi = settings.clone().choose("time_zone", "Asia/Karachi");
    world.at("2026-03-12 19:59");
    for _ in 0..5 {
        assert!(!is_taken(&form, "not hers at all").await);
        world.advance(TimeDelta::seconds(10));
    }
    world.at("2026-03-12 20:00");
    let page = karachi.press("Save, only for me").await;
    assert!(came_back(&page).contains("Somebody gave a wrong password for you today."));
    assert_eq!(
        page.form("/settings").value("time_zone"),
        "Asia/Karachi",
        "what was chosen is there"
    );
    assert!(
        !is_taken(&form, PASSWORD).await,
        "in Karachi another day has begun, in Berlin it is the same"
    );
    let dark = settings.choose("appearance", "dark").press("Save, only for me").await;
    assert!(dark.has("Saved."), "everything else can be changed: {}", dark.text());
    world.at("2026-03-13 00:00");
    assert!(is_taken(&form, PASSWORD).await);
    world.move_to("Ana", "Asia/Karachi").await;
}

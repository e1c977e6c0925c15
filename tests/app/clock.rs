//! A clock that is wrong for a while: nobody is closed out, nothing stays open because of it.

use chrono::TimeDelta;

use crate::world::{PASSWORD, World};

/// Signs in on another device with this password; where that leads.
async fn sign_in(world: &World, password: &str) -> Option<String> {
    let form = world.browser().open("/sign-in").await.form("Sign in");
    form.fill("name", "Ana").fill("password", password).press_and_stay("Sign in").await.leads_to()
}

#[tokio::test]
async fn a_wrong_password_of_a_wrong_year_closes_nobody_out() {
    let world = World::with_couple("Ana", "Ben").await;
    world.at("2031-06-01 12:00");
    for _ in 0..2 {
        assert_eq!(sign_in(&world, "not her password at all").await, None);
        world.advance(TimeDelta::seconds(5));
    }
    world.at("2026-03-12 19:30");
    assert_eq!(sign_in(&world, PASSWORD).await.as_deref(), Some("/"), "the clock is right again");
}

#[tokio::test]
async fn a_session_of_a_wrong_year_does_not_live_until_then() {
    let world = World::with_couple("Ana", "Ben").await;
    world.at("2031-06-01 12:00");
    let shared = world.sign_in("Ana").await;
    assert_eq!(shared.peek("/today").await.status, 200);
    world.at("2026-03-12 19:30");
    assert_eq!(shared.peek("/today").await.leads_to().as_deref(), Some("/sign-in"));
}

#[tokio::test]
async fn what_is_only_mine_closes_when_the_clock_falls_back() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let open = ana.open("/unlock").await.form("Open, only for me");
    open.fill("password", PASSWORD).press_and_stay("Open").await;
    world.advance(TimeDelta::hours(-2));
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "3");
    let page = form.press("Save, only for me").await;
    assert!(ana.open(&page.path).await.has("What is only yours is closed now"));
}

#[tokio::test]
async fn a_clock_of_1990_locks_nobody_out_and_a_right_one_finds_everything_again() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "3");
    form.press("Share with").await;
    world.at("1990-01-01 12:00");
    let back_then = world.sign_in("Ana").await;
    for page in ["/today", "/check-ins", "/commitments", "/dates", "/settings", "/more"] {
        assert_eq!(back_then.open(page).await.status, 200, "{page} in 1990");
    }
    world.at("2026-03-12 19:30");
    assert_eq!(back_then.peek("/today").await.leads_to().as_deref(), Some("/sign-in"));
    assert!(world.browser_of("Ben").await.open("/check-ins").await.has("Fairly close"));
}

#[tokio::test]
async fn in_the_hour_that_comes_twice_sessions_and_days_stay_as_they_are() {
    let world = World::with_couple("Ana", "Ben").await;
    world.at("2026-10-25 01:45");
    let shared = world.sign_in("Ana").await;
    for _ in 0..8 {
        world.advance(TimeDelta::minutes(20));
        let page = shared.open("/check-ins/new").await;
        assert_eq!(page.status, 200, "used every 20 minutes, it goes on");
        let form = page.form("/check-ins").choose("closeness", "3");
        assert_eq!(form.press("Save, only for me").await.status, 200);
    }
    world.advance(TimeDelta::minutes(31));
    assert_eq!(shared.peek("/today").await.leads_to().as_deref(), Some("/sign-in"));
}

#[tokio::test]
async fn a_clock_that_falls_back_opens_no_link_again_that_ran_out() {
    let world = World::with_couple("Ana", "Ben").await;
    let cleo = world.unpaired("Cleo").await;
    let links = [world.invite_link(&cleo).await, world.reset_link("Ben").await];
    for link in &links {
        assert_eq!(world.browser().open(link).await.status, 200, "{link}");
    }
    for time in ["2026-03-15 19:00", "1990-01-01 12:00", "2026-03-12 18:00"] {
        world.at(time);
        for link in &links {
            assert_eq!(world.browser().open(link).await.status, 404, "{link} at {time}");
        }
    }
    world.at("1990-01-01 12:00");
    let cleo = world.sign_in("Cleo").await;
    assert!(cleo.open("/pairing").await.has("No invite is open now"));
}

#[tokio::test]
async fn a_password_that_was_given_counts_no_longer_because_the_clock_falls_back() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    assert!(!ana.open("/closing").await.has("password"), "it was given a moment ago");
    world.advance(TimeDelta::minutes(-20));
    assert!(
        ana.open("/closing").await.has("password"),
        "a clock that falls back keeps it no longer"
    );
}

//! A talk on one phone, passed to and fro: each part is confirmed by its person.

use chrono::TimeDelta;

use super::turn_talk::{begun, said_back};
use crate::{browser::Browser, page::Page, people::second_step, world::World};

const GIVE: &str = "Open it for";

async fn handed_over(phone: &Browser, talk: &str) -> Page {
    let page = phone.open(talk).await.click("Give the phone to").await;
    page.form(GIVE).with_password().press(GIVE).await
}

#[tokio::test]
async fn the_phone_is_passed_to_and_fro_and_each_opens_it_with_their_own_password() {
    let world = World::with_couple("Ana", "Ben").await;
    let phone = world.browser_of("Ana").await;
    let talk = begun(&phone).await;
    let page = phone.open(&talk).await.click("Give the phone to Ben").await;
    assert!(page.has("You are signed out here as soon as it opens, Ana"));
    let page = handed_over(&phone, &talk).await;
    assert_eq!((page.status, &*page.path), (200, &*talk));
    assert!(page.has("Your turn. Say back what you heard.") && page.has("Ana said"));
    said_back(&phone, &talk, "that my hand on the phone frightened you").await;
    let page = handed_over(&phone, &talk).await;
    assert!(page.has("Ben said back") && page.has("Your turn. Is that what you meant?"));
    let page = page.press("I feel heard").await;
    assert!(page.has("Now Ben may speak"));
    handed_over(&phone, &talk).await.press("Nothing to add").await;
    let ben = world.browser_of("Ben").await;
    assert!(ben.open(&talk).await.has("You have nothing to add for now"));
}

#[tokio::test]
async fn whoever_gives_the_phone_away_is_signed_out_of_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let (phone, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let talk = begun(&phone).await;
    let draft = phone.post("/turn-talks/drafts", &[]).await.path;
    let hers = Browser::new(world.base(), phone.jar());
    handed_over(&phone, &talk).await;
    assert_eq!(phone.open(&draft).await.status, 404, "what she writes is hers alone");
    assert_eq!(hers.open("/today").await.path, "/sign-in", "her session is over");
    let log = ben.open("/security-log").await;
    assert!(log.has("with your password"), "{}", log.text());
}

#[tokio::test]
async fn a_wrong_password_leaves_the_phone_where_it_was_and_is_counted() {
    let world = World::with_couple("Ana", "Ben").await;
    let phone = world.browser_of("Ana").await;
    let talk = begun(&phone).await;
    let page = phone.open(&talk).await.click("Give the phone to").await;
    let page = page.form(GIVE).fill("password", "not his at all").press(GIVE).await;
    assert_eq!(page.status, 422);
    assert!(page.fault("password").is_some_and(|fault| fault.contains("not the password of Ben")));
    assert!(phone.open("/today").await.has("Ana"), "still hers");
    let page = page.form(GIVE).with_password().press(GIVE).await;
    assert_eq!(page.status, 422, "too soon after a wrong one");
    world.advance(TimeDelta::seconds(1));
    assert_eq!(page.form(GIVE).with_password().press(GIVE).await.path, talk);
}

#[tokio::test]
async fn who_asked_for_a_second_step_is_asked_for_it_here_too() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let app = second_step::set_up(&world, &ana).await;
    let phone = world.browser_of("Ben").await;
    let talk = begun(&phone).await;
    let page = handed_over(&phone, &talk).await;
    assert_eq!(page.heading(), "One more step");
    assert_eq!(phone.open(&talk).await.path, "/sign-in", "nobody is signed in yet");
    let page = page.form("Sign in").fill("code", &app.code(world.now())).press("Sign in").await;
    assert_eq!(page.path, talk);
    assert!(page.has("Your turn. Say back what you heard."), "{}", page.text());
}

//! A new password: everything stays readable, and all other devices are signed out.

use crate::{
    page::Page,
    world::{PASSWORD, World, came_back},
};

const NEW: &str = "eleven small boats drift past the mill";

async fn change(page: &Page, current: &str, new: &str) -> Page {
    let form = page.form("Change my password").fill("current_password", current);
    form.choose("secret", "own").fill("password", new).press("Change my password").await
}

#[tokio::test]
async fn a_new_password_opens_everything_and_the_old_one_nothing() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, elsewhere) = (world.browser_of("Ana").await, world.sign_in("Ana").await);
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "4");
    form.press("Save, only for me").await;
    let page = ana.open("/settings").await.click("Password").await;
    let page = change(&page, PASSWORD, NEW).await;
    assert_eq!(page.heading(), "Security log");
    assert!(page.has("Your password was changed, and all other devices were signed out."));
    assert_eq!(elsewhere.peek("/today").await.leads_to().as_deref(), Some("/sign-in"));

    let sign_in = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana");
    let page = sign_in.clone().fill("password", PASSWORD).press("Sign in").await;
    came_back(&page);
    world.advance(chrono::TimeDelta::seconds(1));
    let page = sign_in.fill("password", NEW).press("Sign in").await;
    assert_eq!(page.path, "/today");
    assert!(page.browser.open("/check-ins").await.has("Close"), "what she kept for herself");
}

#[tokio::test]
async fn it_takes_the_password_of_now_and_one_that_is_not_guessed() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, elsewhere) = (world.browser_of("Ana").await, world.sign_in("Ana").await);
    let page = ana.open("/password").await;
    let wrong = change(&page, "not hers at all", NEW).await;
    assert!(came_back(&wrong).contains("This is not your password of now"));
    assert_eq!(wrong.form("Change my password").value("secret"), "own");
    let weak = change(&page, PASSWORD, "sunshine").await;
    assert!(came_back(&weak).contains("at least 15"));
    assert!(!weak.html.contains(PASSWORD) && !weak.html.contains("sunshine"));
    assert_eq!(elsewhere.open("/today").await.status, 200, "nothing was changed");
}

#[tokio::test]
async fn the_six_offered_words_will_do() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = world.browser_of("Ana").await.open("/password").await;
    let form = page.form("Change my password").fill("current_password", PASSWORD);
    let words = form.value("passphrase").to_owned();
    assert_eq!(page.all("ol.code li").join(" "), words);
    form.choose("secret", "words").press("Change my password").await;
    let form = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana");
    assert_eq!(form.fill("password", &words).press("Sign in").await.path, "/today");
}

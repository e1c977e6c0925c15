//! Sharing what was private: a copy, after a preview of exactly what the partner will see.

use chrono::TimeDelta;

use super::{ONLY_ME, SHARE, check_in};
use crate::{
    browser::Browser,
    page::{Page, selector},
    world::{PASSWORD, World},
};

/// The check-ins on a page, exactly as they stand in its HTML.
fn told(page: &Page) -> Vec<String> {
    page.parse().select(&selector(".check-in")).map(|told| told.html()).collect()
}

async fn private_with_details(browser: &Browser) -> Page {
    let saved = check_in(browser, "1", ONLY_ME).await;
    let page = browser.open(&format!("{}/details/new?feeling=lonely", saved.path)).await;
    let form = page.form(ONLY_ME).choose("strength_1", "3").fill("note", "A long\nevening");
    form.press(ONLY_ME).await
}

#[tokio::test]
async fn a_shared_copy_shows_exactly_the_preview() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let private = private_with_details(&ana).await;
    world.advance(TimeDelta::days(1));
    let ana_again = world.sign_in("Ana").await;
    let preview = ana_again.open(&private.path).await.click("Share a copy with Ben").await;
    assert!(preview.has("exactly what Ben will see, under Thursday 12 March"));
    assert!(told(&ben.open("/check-ins").await).is_empty(), "a preview shares nothing");

    let page = preview.press("Share with Ben").await;
    assert_eq!(page.path, private.path);
    assert!(
        page.has("You only me Some distance") && page.has("You shared a copy on Friday 13 March")
    );
    let week = ben.open("/check-ins").await;
    assert_eq!(told(&week), told(&preview));
    assert_eq!(week.all(".week h2"), ["Thu 12"], "it is of the day it was about");
    let own = ana_again.open("/check-ins").await;
    assert_eq!(own.all(".audience"), ["only me", "both of us"]);
}

#[tokio::test]
async fn a_copy_is_made_once() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let private = check_in(&ana, "1", ONLY_ME).await;
    let share = format!("{}/share", private.path);
    let (first, second) = (ana.open(&share).await, ana.open(&share).await);
    first.press("Share with Ben").await;
    let page = second.press("Share with Ben").await;
    assert_eq!(page.status, 409);
    assert!(page.has("You have shared a copy of this one already"));
    assert_eq!(told(&ben.open("/check-ins").await).len(), 1);
    assert_eq!(ana.open(&share).await.path, private.path, "there is nothing to preview any more");
    assert!(!ana.open(&private.path).await.has("Share a copy"));
}

#[tokio::test]
async fn nothing_is_shared_that_the_preview_did_not_show() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let private = check_in(&ana, "1", ONLY_ME).await;
    let preview = ana.open(&format!("{}/share", private.path)).await;
    let details = ana.open(&format!("{}/details/new", private.path)).await;
    details.form(ONLY_ME).fill("note", "Only for me").press(ONLY_ME).await;
    let page = preview.press("Share with Ben").await;
    assert_eq!(page.status, 409);
    assert!(page.has("You have added something to it since you looked"));
    assert!(told(&ben.open("/check-ins").await).is_empty());
}

#[tokio::test]
async fn sharing_needs_what_is_private_to_be_open() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let private = check_in(&ana, "1", ONLY_ME).await;
    let preview = ana.open(&format!("{}/share", private.path)).await;
    world.advance(TimeDelta::minutes(11));
    let page = preview.press("Share with Ben").await;
    assert_eq!(page.status, 409);
    assert!(page.has("has closed by itself meanwhile, so nothing was shared"));
    let page = ana.open(&format!("{}/share", private.path)).await;
    assert!(page.has("there is nothing to look at yet") && !page.html.contains("Some distance"));
    let unlock = page.click("Open it").await.form("Open, only for me");
    let page = unlock.fill("password", PASSWORD).press("Open").await;
    assert_eq!(page.path, format!("{}/share", private.path), "back where she was");
    assert!(page.has("Some distance"));
    assert!(told(&ben.open("/check-ins").await).is_empty());
}

#[tokio::test]
async fn what_is_shared_already_has_no_preview() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let shared = check_in(&ana, "1", SHARE).await;
    assert_eq!(ana.open(&format!("{}/share", shared.path)).await.status, 404);
    let page = ana.post(&format!("{}/copies", shared.path), &[]).await;
    assert_eq!(page.status, 409);
    assert!(page.has("Both of you can read this one already"));
}

//! Correcting a check-in: without a word while it is fresh, in the open after that; and deleting what
//! is only mine.

use chrono::TimeDelta;

use super::{ONLY_ME, SHARE, check_in};
use crate::{
    browser::Browser,
    couple::export::taken::{OUR_RECORD, take},
    entry::shared,
    page::Page,
    world::{PASSWORD, World},
};

const FRESH: &str = "Share it like this with";
const LATER: &str = "Share the change with";

/// Another note, by one of the two buttons.
async fn noted(browser: &Browser, page: &Page, note: &str, button: &str) -> Page {
    let form = browser.open(&format!("{}/corrections/new", page.path)).await.form(button);
    form.fill("note", note).press(button).await
}

#[tokio::test]
async fn for_a_quarter_of_an_hour_a_correction_takes_its_place_without_a_word() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = shared(&ana, "I waited at the widow").await;
    world.advance(TimeDelta::minutes(15) - TimeDelta::seconds(1));
    let form = page.click("Correct it").await.form(FRESH);
    assert_eq!((form.value("closeness"), form.value("note")), ("1", "I waited at the widow"));
    let form = form.choose("closeness", "2").fill("note", "I waited at the window");
    assert!(form.press(FRESH).await.has("I waited at the window"));
    let week = ben.open("/check-ins").await;
    assert!(week.has("Ana both of us In between") && week.has("I waited at the window"));
    for told in ["widow", "Some distance", "Changed", "orrect"] {
        assert!(!week.html.contains(told), "{told}");
    }
    assert_eq!(ben.open("/check-ins").await.all(".check-in").len(), 1);
}

#[tokio::test]
async fn from_the_fifteenth_minute_on_both_versions_stay_readable() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = shared(&ana, "I waited at the window").await;
    world.advance(TimeDelta::minutes(15));
    let before = page.click("Correct it").await;
    assert!(before.has("Ben sees your change and its day."));
    let form = before.form(LATER).choose("closeness", "3").fill("note", "Until nine");
    form.press(LATER).await;
    world.advance(TimeDelta::days(1));
    noted(&ana, &page, "Until ten", LATER).await;
    for browser in [&ana, &ben] {
        let week = browser.open("/check-ins").await;
        assert!(week.has("Fairly close") && week.has("Until ten") && !week.has("Until nine"));
        assert!(week.has("Changed on Friday 13 March."));
        let versions = week.click("As it was before").await;
        assert_eq!(versions.heading(), "Thursday 12 March");
        let told = versions.all(".versions li");
        assert_eq!(told.len(), 3);
        assert!(told[0].contains("Changed on Friday 13 March") && told[0].contains("Until ten"));
        assert!(told[1].contains("Changed on Thursday 12 March"));
        assert!(
            told[2].contains("Shared on Thursday 12 March") && told[2].contains("Some distance")
        );
        assert!(told[2].contains("I waited at the window"));
    }
    let taken = take(&ben, OUR_RECORD).await;
    let changes = &taken.json["check_ins"][0]["changes"];
    assert_eq!(changes[1]["words"]["words"]["details"]["note"], "Until ten");
    assert!(taken.has("I waited at the window") && taken.has("Until nine"));
}

#[tokio::test]
async fn whoever_took_longer_is_told_before_it_becomes_a_version() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = shared(&ana, "I waited at the window").await;
    let form = page.click("Correct it").await.form(FRESH).fill("note", "Until nine");
    world.advance(TimeDelta::minutes(15));
    let back = form.press(FRESH).await;
    assert_eq!(back.status, 422);
    assert!(back.has("A quarter of an hour has passed meanwhile."));
    assert!(ben.open("/check-ins").await.has("I waited at the window"));
    let form = back.form(LATER);
    assert_eq!(form.value("note"), "Until nine", "what she typed is there");
    form.press(LATER).await;
    assert!(ben.open("/check-ins").await.has("Changed on Thursday 12 March."));
}

#[tokio::test]
async fn withdrawing_takes_every_version_along() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = shared(&ana, "I waited at the window").await;
    world.advance(TimeDelta::hours(1));
    let changed = noted(&ana, &page, "Until nine", LATER).await;
    let keep = ben.open("/check-ins").await.click("Keep a copy").await;
    assert!(keep.has("Until nine") && !keep.has("I waited at the window"), "as it is now");
    changed.click("Withdraw it").await.press("Withdraw it").await;
    let versions = ben.open(&format!("{}/versions", page.path)).await;
    assert!(versions.has("Withdrawn by Ana on Thursday 12 March."));
    assert!(!versions.has("Until nine") && !versions.has("I waited"));
    let late = ana.open(&format!("{}/corrections/new", page.path)).await;
    assert_eq!(late.status, 409);
}

#[tokio::test]
async fn what_is_only_mine_is_corrected_at_any_time() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = check_in(&ana, "1", ONLY_ME).await;
    world.advance(TimeDelta::days(3));
    let closed = ana.open(&format!("{}/corrections/new", page.path)).await;
    assert!(closed.has("What is only yours is closed now."), "{}", closed.text());
    let unlock = closed.click("Open it").await.form("/unlocks");
    let form = unlock.fill("password", PASSWORD).press("Open").await.form(ONLY_ME);
    let page = form.choose("closeness", "3").fill("note", "It was not so bad").press(ONLY_ME).await;
    assert!(page.has("Fairly close") && page.has("It was not so bad") && !page.has("Changed on"));
    for rest in ["corrections/new", "versions", "deletions/new"] {
        assert_eq!(ben.open(&format!("{}/{rest}", page.path)).await.status, 404, "{rest}");
    }
}

#[tokio::test]
async fn what_is_only_mine_is_deleted_and_a_shared_copy_stays() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = check_in(&ana, "1", ONLY_ME).await;
    ana.open(&format!("{}/share", page.path)).await.press("Share with Ben").await;
    let before = ana.open(&page.path).await.click("Delete it").await;
    assert!(before.has("The copy that you shared stays"));
    let week = before.press("Delete it").await;
    assert_eq!(week.all(".audience"), ["both of us"]);
    assert_eq!(ana.open(&page.path).await.status, 404);
    assert!(ben.open("/check-ins").await.has("Ana both of us Some distance"));
}

#[tokio::test]
async fn what_was_shared_is_not_deleted() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let page = check_in(&ana, "1", SHARE).await;
    assert!(!page.has("Delete it"));
    assert_eq!(ana.open(&format!("{}/deletions/new", page.path)).await.status, 404);
    assert_eq!(ana.post(&format!("{}/deletions", page.path), &[]).await.status, 404);
    assert_eq!(ana.open(&page.path).await.status, 200);
}

//! A sentence a month, in one's own words, read again beside the one from months ago.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    sealed::walk::opened,
    world::World,
};

const SAVE: &str = "Save, only for me";

/// Somebody says this month in a sentence: the page of all.
pub(crate) async fn written(browser: &Browser, sentence: &str) -> Page {
    let form = browser.open("/then-and-now/new").await.form(SAVE).fill("sentence", sentence);
    let page = form.press(SAVE).await;
    assert_eq!(page.path, "/then-and-now", "{}", page.text());
    page
}

async fn months_later(world: &World, days: i64) -> Browser {
    world.advance(TimeDelta::days(days));
    opened(world, "Ana").await
}

#[tokio::test]
async fn a_sentence_stands_beside_one_that_is_a_season_older() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (opened(&world, "Ana").await, opened(&world, "Ben").await);
    let before = ben.open("/then-and-now").await.text();
    let page = ana.open("/moving-forward").await.click("Then and now").await;
    assert!(page.has("Nothing is written yet."), "{}", page.text());
    let page = page.click("Write this month’s").await;
    assert!(page.has("March 2026: how is it, with Ben and you?"), "{}", page.text());
    let nothing = page.form(SAVE).press(SAVE).await;
    assert_eq!((nothing.status, nothing.fault("sentence").is_some()), (422, true));
    let form = nothing.form(SAVE).fill("sentence", "I count his words.");
    assert!(form.press(SAVE).await.has("I count his words."));
    assert_eq!(ben.open("/then-and-now").await.text(), before, "nobody else is told");

    let ana = months_later(&world, 31).await;
    written(&ana, "He comes when he said.").await;
    assert!(!ana.open("/then-and-now").await.has("Then, "), "that is too near");
    let ana = months_later(&world, 62).await;
    let page = written(&ana, "We laughed in the car.").await;
    assert!(page.has("Now, June 2026") && page.has("Then, March 2026"), "{}", page.text());
    assert!(page.has("We laughed in the car.") && page.has("I count his words."));
    let ana = months_later(&world, 400).await;
    let page = written(&ana, "It is quiet.").await;
    assert!(page.has("July 2027") && !page.has("I count his words."), "{}", page.text());
    let earlier = page.click("Earlier months").await;
    assert!(earlier.has("I count his words.") && earlier.has("Later months"), "{}", earlier.text());
}

#[tokio::test]
async fn a_month_is_said_otherwise_and_no_older_one_is() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = opened(&world, "Ana").await;
    let last = ana.open("/then-and-now/new").await.click("For the month before").await;
    assert!(last.has("February 2026"), "{}", last.text());
    let laptop = ana.open("/then-and-now/new?month=2026-02-01").await.form(SAVE);
    let phone = last.form(SAVE);
    phone.fill("sentence", "I slept in the small room.").press(SAVE).await;
    let late = laptop.fill("sentence", "I slept badly.").press(SAVE).await;
    assert!(
        late.fault("month").is_some_and(|fault| fault.contains("elsewhere")),
        "{}",
        late.text()
    );
    assert_eq!(late.form(SAVE).value("sentence"), "I slept badly.");
    let page = late.press(SAVE).await;
    assert!(page.has("I slept badly.") && !page.has("small room"), "the second is meant so");
    let form = ana.open("/then-and-now/new?month=2026-02-01").await.form(SAVE);
    let form = form.fill("sentence", "Too late.");
    let ana = months_later(&world, 31).await;
    let late = form.in_browser(&ana).press(SAVE).await;
    assert!(late.fault("month").is_some_and(|fault| fault.contains("That month is over")));
    let page = ana.open("/then-and-now").await.press("Delete it for good").await;
    assert!(page.has("Nothing is written yet."), "{}", page.text());
}

#[tokio::test]
async fn it_closes_goes_along_and_tells_when_it_was_changed() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = opened(&world, "Ana").await;
    written(&ana, "Only the heron knows.").await;
    assert!(take(&ana, MY_WORDS).await.has("Only the heron knows."));
    assert!(!take(&ana, OUR_RECORD).await.has("heron"));
    world.advance(TimeDelta::minutes(11));
    let page = ana.open("/then-and-now").await;
    assert!(page.has("What you wrote is closed now.") && !page.has("heron"), "{}", page.text());
    let page = ana.open("/then-and-now/new").await;
    assert!(page.has("it is closed now") && !page.has("heron"));
    let form = page.form(SAVE).fill("sentence", "We talk.");
    assert_eq!(form.press(SAVE).await.status, 200, "writing needs nothing opened");
    let ana = opened(&world, "Ana").await;
    let host = &mut crate::host::Host::of(&world).await;
    host.run("update look_back set since = '2026-02-01'", &[]).await;
    let page = ana.open("/then-and-now").await;
    assert!(page.has("changed outside the app") && !page.has("We talk."), "{}", page.text());
}

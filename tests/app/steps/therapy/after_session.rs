//! After a session: how it was for one of the two, for oneself alone.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    sealed::walk::opened,
    world::World,
};

const HERE: &str = "/after-sessions";
const SAVE: &str = "Save, only for me";

/// Somebody writes about today's.
pub(crate) async fn written(browser: &Browser, heard: &str, note: &str) -> Page {
    let form = browser.open("/after-sessions/new").await.form(SAVE).choose("heard", heard);
    let page = form.fill("note", note).press(SAVE).await;
    assert!(page.status == 200 && page.path == HERE, "{}", page.text());
    page
}

#[tokio::test]
async fn it_is_for_oneself_and_one_answer_is_enough() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (opened(&world, "Ana").await, opened(&world, "Ben").await);
    let before = ben.open(HERE).await.text();
    let page = ana.open("/steps/therapy").await.click("After a session").await;
    let page = page.click("Write about a session").await;
    let nothing = page.form(SAVE).press(SAVE).await;
    assert!(nothing.status == 422 && nothing.fault("heard").is_some(), "{}", nothing.text());
    let page = written(&ana, "3", "I could say the thing about the phone.").await;
    assert!(page.has("I was heard. mostly") && !page.has("It was fair"), "{}", page.text());
    assert!(page.has("only me") && page.has("the thing about the phone"));
    assert_eq!(ben.open(HERE).await.text(), before);
    let page = page.press("Delete it for good").await;
    assert!(page.has("Nothing is written yet."), "{}", page.text());
}

#[tokio::test]
async fn nothing_written_before_is_replaced_unseen_and_no_word_is_lost() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = opened(&world, "Ana").await;
    written(&ana, "1", "It was loud.").await;
    world.advance(TimeDelta::days(1));
    let ana = opened(&world, "Ana").await;
    let form = ana.open("/after-sessions/new").await.form(SAVE).choose("heard", "4");
    let form = form.fill("note", "Not so loud.").fill("held", "2026-03-12");
    let page = form.press(SAVE).await;
    assert!(page.status == 422 && page.has("written about a session on that day before"));
    assert_eq!(page.form(SAVE).value("note").trim(), "Not so loud.");
    assert!(ana.open(HERE).await.has("It was loud."));
    let page = page.press(SAVE).await;
    assert!(page.has("Not so loud.") && !page.has("It was loud."), "now it was told");
    // Today and that day each have one: a form for today writes over the other no more for that.
    written(&ana, "2", "Today.").await;
    let form = ana.open("/after-sessions/new").await.form(SAVE).fill("held", "2026-03-12");
    let page = form.fill("note", "Another.").press(SAVE).await;
    assert!(page.status == 422 && ana.open(HERE).await.has("Not so loud."), "{}", page.text());
    let late = ana.open("/after-sessions/new").await.form(SAVE).choose("heard", "4");
    let page = late.fill("held", "2026-01-12").fill("note", "Long ago.").press(SAVE).await;
    assert!(page.status == 422 && page.has("one of the two weeks before"), "{}", page.text());
    assert_eq!(page.form(SAVE).value("note").trim(), "Long ago.");
}

#[tokio::test]
async fn it_closes_goes_along_and_tells_when_it_was_changed() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = opened(&world, "Ana").await;
    written(&ana, "2", "Only the heron knows.").await;
    assert!(take(&ana, MY_WORDS).await.has("Only the heron knows."));
    assert!(!take(&ana, OUR_RECORD).await.has("heron"));
    world.advance(TimeDelta::minutes(11));
    let page = ana.open(HERE).await;
    assert!(page.has("What you wrote is closed now.") && !page.has("heron"));
    let host = &mut crate::host::Host::of(&world).await;
    host.run("update look_back set since = '2026-03-11'", &[]).await;
    let page = opened(&world, "Ana").await.open(HERE).await;
    assert!(page.has("changed outside the app") && !page.has("heron"), "{}", page.text());
}

//! Where somebody stands with the other: going on, unsure, a pause, parting. Theirs alone.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    sealed::walk::opened,
    world::World,
};

const SAVE: &str = "Save, only for me";

/// Somebody says where they stand today.
pub(crate) async fn said(browser: &Browser, stand: &str, note: &str) -> Page {
    let form = browser.open("/where-i-stand").await.form(SAVE).choose("stand", stand);
    let page = form.fill("note", note).press(SAVE).await;
    assert_eq!((page.status, page.path.as_str()), (200, "/where-i-stand"), "{}", page.text());
    page
}

#[tokio::test]
async fn nobody_is_told_and_nothing_follows_from_it_by_itself() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (opened(&world, "Ana").await, opened(&world, "Ben").await);
    let pages = ["/today", "/moving-forward", "/where-i-stand", "/more"];
    let mut before = Vec::new();
    for page in pages {
        before.push(ben.open(page).await.text());
    }
    let page = ana.open("/moving-forward").await.click("Where I stand").await;
    let nothing = page.form(SAVE).fill("note", "I do not know.").press(SAVE).await;
    assert!(nothing.status == 422 && nothing.fault("stand").is_some(), "{}", nothing.text());
    assert_eq!(nothing.form(SAVE).value("note"), "I do not know.");
    for (stand, offers) in [
        ("continue", None),
        ("unsure", Some("Being unsure is a place to stand, too.")),
        ("pause", Some("A pause takes one of you")),
        ("part", Some("If you want to end it here")),
    ] {
        let page = said(&ana, stand, "It was a long week.").await;
        let told = page.all(".notice").into_iter().find(|notice| !notice.is_empty());
        assert_eq!(told.is_some(), offers.is_some(), "{}", page.text());
        assert!(offers.is_none_or(|offers| page.has(offers)), "{}", page.text());
    }
    let page = ana.open("/where-i-stand").await;
    assert_eq!(page.forms("Delete it for good").len(), 1, "once a day, as it was said last");
    for (path, text) in pages.into_iter().zip(before) {
        assert_eq!(ben.open(path).await.text(), text, "{path}");
    }
    ben.open("/pause").await.press("Pause now").await;
    world.advance(TimeDelta::days(1));
    let ana = opened(&world, "Ana").await;
    let page = said(&ana, "continue", "").await;
    assert!(page.has("I want to go on") && page.has("I want to part"), "{}", page.text());
    let page = page.press("Delete it for good").await;
    assert!(page.has("I want to part") && page.has("It was a long week."), "the newest is gone");
}

/// What was said in the morning stands in the form in the evening, and an old form writes over nothing unseen.
#[tokio::test]
async fn what_was_said_earlier_on_the_day_is_not_lost() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = opened(&world, "Ana").await;
    let old = ana.open("/where-i-stand").await.form(SAVE).choose("stand", "continue");
    let page = said(&ana, "unsure", "The heron came back.").await;
    let form = page.form(SAVE);
    assert_eq!(
        (form.value("note").trim(), form.value("stand")),
        ("The heron came back.", "unsure")
    );
    let page = old.fill("note", "From the old page.").press(SAVE).await;
    assert!(page.status == 422 && page.has("elsewhere meanwhile"), "{}", page.text());
    assert!(page.has("From the old page.") && page.has("The heron came back."));
    assert_eq!(page.form(SAVE).press(SAVE).await.status, 200, "now it was seen");
    world.advance(TimeDelta::minutes(11));
    let page = ana.open("/where-i-stand").await;
    assert!(page.has("You have said something today already, and it is closed now."));
}

#[tokio::test]
async fn it_closes_goes_along_and_tells_when_it_was_changed() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = opened(&world, "Ana").await;
    said(&ana, "unsure", "Only the heron knows.").await;
    assert!(take(&ana, MY_WORDS).await.has("Only the heron knows."));
    assert!(!take(&ana, OUR_RECORD).await.has("heron"));
    world.advance(TimeDelta::minutes(11));
    let page = ana.open("/where-i-stand").await;
    assert!(page.has("What you said before is closed now.") && !page.has("heron"));
    said(&ana, "part", "The heron left.").await;
    let ana = opened(&world, "Ana").await;
    assert!(ana.open("/where-i-stand").await.has("The heron left."));
    let host = &mut crate::host::Host::of(&world).await;
    host.run("update look_back set since = '2026-03-11'", &[]).await;
    let page = ana.open("/where-i-stand").await;
    assert!(page.has("changed outside the app") && !page.has("heron"), "{}", page.text());
}

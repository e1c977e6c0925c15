//! Openness that one offers about themselves: agreed by the other, ended by either or by itself.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    world::World,
};

const WHAT: &str = "I tell you the same day when she writes to me.";
const PURPOSE: &str = "So that you need not wonder.";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

/// Something is written to be offered, looked at again on this day; the look at it.
async fn written(browser: &Browser, review: &str) -> Page {
    let parts = [("about", WHAT), ("purpose", PURPOSE), ("review", review)];
    browser.write("/openness/drafts", &parts).await
}

/// Somebody offers it; its path.
pub(crate) async fn offered(browser: &Browser) -> String {
    let page = written(browser, "2026-04-02").await.press("Offer it to").await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.path
}

#[tokio::test]
async fn one_offers_and_it_counts_once_the_other_says_yes() {
    let (_world, ana, ben) = both().await;
    let page = ben.open("/talk").await.click("Openness").await;
    assert!(page.has("offered, never demanded"));
    let openness = offered(&ben).await;
    assert!(ben.open(&openness).await.has("It counts once Ana says yes"));
    assert_eq!(ben.post(&format!("{openness}/answers"), &yes()).await.status, 409);
    let page = ana.open("/today").await;
    assert!(page.has("Ben offers you openness about something.") && !page.has(WHAT));
    let page = page.click("Read it").await;
    assert!(page.has(WHAT) && page.has(PURPOSE) && page.has("You owe nothing in return"));
    let page = page.press("Yes, thank you").await;
    assert!(page.has("It is on until Thursday 2 April."), "{}", page.text());
    assert!(ben.open("/openness").await.has("It is on until Thursday 2 April"));
    assert!(!ana.open("/today").await.has("offers you openness"));
    assert_eq!(ana.post(&format!("{openness}/answers"), &yes()).await.status, 409);
}

fn yes() -> [(String, String); 1] {
    [("answer".to_owned(), "agreed".to_owned())]
}

#[tokio::test]
async fn it_ends_by_itself_and_going_on_is_a_new_offer() {
    let (world, ana, ben) = both().await;
    let openness = offered(&ben).await;
    ana.open(&openness).await.press("Yes, thank you").await;
    world.at("2026-04-02 20:00");
    let ben = world.sign_in("Ben").await;
    assert!(ben.open(&openness).await.has("Today you look at it again."));
    world.at("2026-04-03 08:00");
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let page = ben.open(&openness).await;
    assert!(page.has("It ended by itself.") && page.forms("End it").is_empty());
    assert!(!ana.open(&openness).await.has("Offer it again"), "only who opens up offers it");
    let again = page.press("Offer it again").await;
    assert_eq!(again.form("Next").value("words").trim(), WHAT);
    let page = again.write(&[("review", "2026-05-01")]).await.press("Offer it to").await;
    assert!(page.has("It counts once Ana says yes") && page.path != openness);
}

#[tokio::test]
async fn either_ends_it_at_once_also_while_one_has_paused() {
    let (_world, ana, ben) = both().await;
    for (nth, ends) in [&ana, &ben].into_iter().enumerate() {
        let openness = offered(&ben).await;
        ana.open(&openness).await.press("Yes, thank you").await;
        if nth == 1 {
            ana.open("/pause").await.press("Pause now").await;
        }
        let page = ends.open(&openness).await.press("End it.").await;
        assert!(page.has("You ended it."), "{}", page.text());
    }
    assert!(ana.open("/openness").await.has("Ben ended it"));
    assert!(ben.open("/openness").await.has("Ana ended it"));
    let look = written(&ben, "2026-04-02").await;
    assert!(look.forms("Offer it to").is_empty(), "nothing new while one has paused");
    assert!(look.has(WHAT), "and what is written is kept");
}

#[tokio::test]
async fn no_is_a_whole_answer_and_an_offer_can_be_taken_back() {
    let (world, ana, ben) = both().await;
    let openness = offered(&ben).await;
    ana.open(&openness).await.press("No, thank you").await;
    assert!(ben.open(&openness).await.has("Ana said: no, thank you."));
    let openness = offered(&ben).await;
    let page = ben.open(&openness).await.press("Take it back").await;
    assert_eq!(page.path, "/openness");
    assert_eq!(ana.open(&openness).await.status, 404, "nothing of it stays");
    let openness = offered(&ben).await;
    world.advance(TimeDelta::days(4));
    let ana = world.sign_in("Ana").await;
    assert!(!ana.open("/today").await.has("offers you openness"), "nothing reminds");
    assert!(!ana.open(&openness).await.forms("Yes, thank you").is_empty(), "it waits");
}

#[tokio::test]
async fn keys_and_watching_are_refused_and_the_words_are_kept() {
    let (_world, ana, _) = both().await;
    let first = ana.post("/openness/drafts", &[]).await;
    for words in [
        "You get the PIN of my phone",
        "I share my location with you",
        "So that you have my password",
    ] {
        let page = first.form("Next").fill("words", words).press("Next").await;
        assert_eq!(page.status, 422);
        assert!(page.fault("words").is_some_and(|fault| fault.contains("no place here")));
        assert_eq!(page.form("Next").value("words").trim(), words);
    }
    let page = written(&ana, "2026-05-08").await.press("Offer it to").await;
    assert!(page.fault("review").is_some_and(|fault| fault.contains("within eight weeks")));
    let page = page.click("Choose another").await.form("Look at it").fill("words", "2026-05-07");
    let page = page.press("Look at it").await.press("Offer it to").await;
    assert!(page.has("It counts once Ben says yes"), "{}", page.text());
    let fields = [("what".to_owned(), WHAT.to_owned()), ("author".to_owned(), "Ben".to_owned())];
    assert_eq!(ana.post("/openness", &fields).await.status, 422, "nobody offers for the other");
}

#[tokio::test]
async fn each_takes_along_what_they_offered_and_answered() {
    let (_world, ana, ben) = both().await;
    let openness = offered(&ben).await;
    ana.open(&openness).await.press("Yes, thank you").await;
    let ours = take(&ana, OUR_RECORD).await;
    assert!(ours.has(WHAT) && ours.has(PURPOSE));
    let (hers, his) = (take(&ana, MY_WORDS).await, take(&ben, MY_WORDS).await);
    assert!(his.text.contains(WHAT) && !hers.text.contains(WHAT));
    assert!(hers.text.contains("\"agreed\""));
}

//! How each goes on from a talk.

use chrono::TimeDelta;

use super::{NEXT, SHARE, begun, both, not_quite, said_back};
use crate::{browser::Browser, page::Page};

const GO_ON: &str = "Say how I go on";
const NOTHING: &str = "Nothing more for today";

/// Somebody says how they go on; the look at it.
async fn goes_on(browser: &Browser, talk: &str, exit: &str, thanks: &str) -> Page {
    browser.write(&format!("{talk}/drafts"), &[("exit", exit), ("thanks", thanks)]).await
}

/// A talk that Ana began, in which she feels heard and Ben has nothing to add; its path.
async fn heard(ana: &Browser, ben: &Browser) -> String {
    let talk = begun(ana).await;
    said_back(ben, &talk, "that you were afraid").await;
    ana.open(&talk).await.press("I feel heard").await;
    ben.open(&talk).await.press("Nothing to add").await;
    talk
}

#[tokio::test]
async fn after_four_rounds_the_talk_closes_kindly() {
    let (_world, ana, ben) = both().await;
    let talk = begun(&ana).await;
    for round in 1..=4 {
        said_back(&ben, &talk, "that you were afraid").await;
        assert_eq!(
            ana.open(&talk).await.has("if something is still missing, you close for today"),
            round == 4
        );
        not_quite(&ana, &talk, "that it was Sunday").await;
    }
    for (browser, exit) in [(&ana, "therapy"), (&ben, "concern")] {
        let page = browser.open(&talk).await;
        assert!(page.has("You have gone round four times, and that is enough for today."));
        goes_on(browser, &talk, exit, "").await.press(SHARE).await;
    }
    let page = ana.open(&talk).await;
    assert!(page.has("I’d like to take this to a therapist.") && page.has("This stays with me."));
}

#[tokio::test]
async fn who_has_nothing_to_add_says_so_and_a_new_commitment_is_one_tap_away() {
    let (_world, ana, ben) = both().await;
    let talk = begun(&ana).await;
    said_back(&ben, &talk, "that you were afraid").await;
    ana.open(&talk).await.press("I feel heard").await;
    ben.open(&talk).await.press("Nothing to add").await;
    let look = goes_on(&ben, &talk, "commitment", "You get my PIN").await;
    let page = look.press(SHARE).await;
    assert_eq!(page.status, 422, "no keys: {}", page.text());
    assert!(page.fault("thanks").is_some_and(|fault| fault.contains("no place here")));
    let page = page.click("Choose another").await.form("Look at it");
    let look = page.fill("words", "I leave the phone as it lies").press("Look at it").await;
    let page = look.press(SHARE).await;
    assert!(page.path.starts_with("/commitments/new?owner=me"), "{}", page.path);
    let form = page.form("Propose to Ana");
    assert_eq!(form.value("promise"), "I leave the phone as it lies", "it begins with that");
    assert_eq!(ana.open(&page.path).await.form("Propose to Ben").value("promise"), "", "his alone");
    let page = ana.open(&talk).await;
    assert!(page.has("Ben has nothing to add for now") && page.has("something I will do"));
}

#[tokio::test]
async fn how_one_goes_on_is_one_question_a_page_and_nothing_more_is_one_tap() {
    let (_world, ana, ben) = both().await;
    let talk = heard(&ana, &ben).await;
    let page = ana.open(&talk).await.press(GO_ON).await;
    assert_eq!(page.heading(), "I go from here with");
    let page = page.form(NEXT).choose("words", "thank-you").press(NEXT).await;
    assert_eq!(page.heading(), "A few words to go with it");
    let form = page.form("Stop here").fill("words", "For asking a second time");
    assert_eq!(form.press("Stop here").await.path, talk);
    assert!(!ben.open(&talk).await.has("asking a second time"), "hers alone");
    let page = ana.open(&talk).await;
    assert!(page.forms(GO_ON).is_empty() && !page.forms(NOTHING).is_empty(), "one draft");
    let page = page.click("Go on with your draft").await;
    assert!(page.has("A thank-you") && page.has("For asking a second time"), "{}", page.text());
    assert_eq!(page.press(SHARE).await.path, talk);
    assert!(ben.open(&talk).await.has("For asking a second time"));
    ben.open(&talk).await.press(NOTHING).await;
    let page = ana.open(&talk).await;
    assert!(page.has("You have closed this talk, both of you.") && page.has(NOTHING));
    ana.open(&talk).await.click("Withdraw").await.press("Withdraw it").await;
}

#[tokio::test]
async fn words_begun_for_the_end_stay_with_whoever_says_nothing_more() {
    let (_world, ana, ben) = both().await;
    let talk = heard(&ana, &ben).await;
    let look = goes_on(&ana, &talk, "thank-you", "For asking a second time").await.path;
    ana.open(&talk).await.press(NOTHING).await;
    let page = ana.open(&look).await;
    assert!(page.has("For asking a second time") && page.has("Nothing more is said in the talk"));
    assert!(page.forms(SHARE).is_empty(), "it is closed for her");
    assert!(!ben.open(&talk).await.has("asking a second time"));
}

#[tokio::test]
async fn a_time_out_comes_between_and_the_words_for_the_end_stay() {
    let (world, ana, ben) = both().await;
    let talk = heard(&ana, &ben).await;
    let (tap, look) = (ana.open(&talk).await, goes_on(&ben, &talk, "thank-you", "Kind").await);
    ana.open(&talk).await.press("A time-out").await;
    let page = look.press(SHARE).await;
    assert!(page.status == 409 && page.has("What you wrote is kept as a draft."));
    let page = tap.press(NOTHING).await;
    assert!(page.status == 409 && page.has("There is a time-out at the moment."));
    assert!(!page.has("What you wrote"), "it was a tap: {}", page.text());
    world.advance(TimeDelta::minutes(20));
    let ben = world.sign_in("Ben").await;
    let page = ben.open(&talk).await.click("Go on with your draft").await;
    assert!(page.has("Kind"), "{}", page.text());
    ben.open(&talk).await;
    assert_eq!(page.press(SHARE).await.path, talk);
}

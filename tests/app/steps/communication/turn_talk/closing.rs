//! How each goes on from a talk.

use chrono::TimeDelta;

use super::{NEXT, SHARE, begun, both, not_quite, said_back};
use crate::browser::Browser;

const CLOSE: &str = "Close the talk";

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
        page.form(CLOSE).choose("exit", exit).press(CLOSE).await;
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
    let page = ben.open(&talk).await.press("Nothing to add").await;
    let form = page.form(CLOSE).choose("exit", "commitment");
    let refused = form.fill("thanks", "You get my PIN").press(CLOSE).await;
    assert!(refused.fault("thanks").is_some_and(|fault| fault.contains("no place here")));
    let form = refused.form(CLOSE);
    let page = form.fill("thanks", "I leave the phone as it lies").press(CLOSE).await;
    assert!(page.path.starts_with("/commitments/new?owner=me"), "{}", page.path);
    let form = page.form("Propose to Ana");
    assert_eq!(form.value("promise"), "I leave the phone as it lies", "it begins with that");
    assert_eq!(ana.open(&page.path).await.form("Propose to Ben").value("promise"), "", "his alone");
    let page = ana.open(&talk).await;
    assert!(page.has("Ben has nothing to add for now") && page.has("something I will do"));
}

#[tokio::test]
async fn how_one_goes_on_is_kept_for_later_and_shared_as_it_was_looked_at() {
    let (_world, ana, ben) = both().await;
    let talk = heard(&ana, &ben).await;
    let form = ana.open(&talk).await.form(CLOSE).choose("exit", "thank-you");
    let page = form.fill("thanks", "For asking a second time").press("Not now").await;
    assert_eq!(page.path, "/today", "{}", page.text());
    assert!(!ben.open(&talk).await.has("asking a second time"), "hers alone");
    let page = ana.open(&talk).await;
    assert!(page.forms(CLOSE).is_empty(), "one draft");
    let page = page.click("Go on with your draft").await;
    assert!(page.has("A thank-you") && page.has("For asking a second time"), "{}", page.text());
    let page = page.press(SHARE).await;
    assert_eq!(page.path, talk);
    assert!(ben.open(&talk).await.has("For asking a second time"));
    let form = ben.open(&talk).await.form(CLOSE).fill("thanks", "You get my PIN");
    let page = form.press("Not now").await;
    assert_eq!(page.path, "/today", "nothing is chosen yet");
    let page = ben.open(&talk).await.click("Go on with your draft").await;
    assert!(page.forms(SHARE).is_empty(), "how has to be chosen");
    let page = page.click("Write it").await.form(NEXT).choose("words", "commitment");
    let look = page.press(NEXT).await.press("Look at it").await;
    let page = look.press(SHARE).await;
    assert_eq!(page.status, 422, "no keys: {}", page.text());
    assert!(page.fault("thanks").is_some_and(|fault| fault.contains("no place here")));
    let page = page.click("Choose another").await.form("Look at it");
    let look = page.fill("words", "I leave the phone as it lies").press("Look at it").await;
    let page = look.press(SHARE).await;
    assert!(page.path.starts_with("/commitments/new?owner=me"), "{}", page.path);
    let page = ana.open(&talk).await.click("Withdraw").await;
    assert_eq!(page.status, 200);
}

#[tokio::test]
async fn words_for_the_end_stay_whatever_comes_between() {
    let (world, ana, ben) = both().await;
    let talk = heard(&ana, &ben).await;
    let form = ana.open(&talk).await.form(CLOSE).choose("exit", "thank-you");
    let other_tab = ana.open(&talk).await.form(CLOSE).choose("exit", "thank-you");
    ben.open(&talk).await.form(CLOSE).fill("thanks", "Kind").press("A time-out").await;
    let page = form.fill("thanks", "Gratitude").press(CLOSE).await;
    assert!(page.status == 409 && page.has("What you wrote is kept as a draft."));
    let page = ben.open("/time-out").await;
    assert!(page.has("You take a time-out."), "{}", page.text());
    world.advance(TimeDelta::minutes(20));
    for (name, words) in [("Ana", "Gratitude"), ("Ben", "Kind")] {
        let page = world.sign_in(name).await.open(&talk).await.click("Go on with your draft").await;
        assert!(page.has(words), "{}", page.text());
    }
    let page = other_tab.fill("thanks", "You always say that").press(CLOSE).await;
    assert!(page.has("This may land badly"), "{}", page.text());
    assert_eq!(page.form(CLOSE).value("thanks").trim(), "You always say that");
    let page = page.form(CLOSE).fill("thanks", "Other").press("Not now").await;
    assert_eq!(page.status, 422, "something else is a draft already");
    assert!(page.fault("thanks").is_some_and(|fault| fault.contains("It is kept.")));
    assert_eq!(page.form(CLOSE).value("thanks").trim(), "Other");
}

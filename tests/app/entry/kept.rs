//! Keeping a copy of what the other shared: for oneself, unseen.

use chrono::TimeDelta;
use serde_json::json;

use super::{a_date, noted, shared};
use crate::{
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    world::{PASSWORD, World},
};

#[tokio::test]
async fn a_copy_stays_when_its_author_withdraws_and_says_whose_words_they_are() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = shared(&ana, "I waited at the window").await;
    let keep = ben.open("/check-ins").await.click("Keep a copy").await;
    assert!(keep.has("This is what is kept.") && keep.has("I waited at the window"));
    assert!(keep.has("only me"));
    let kept = keep.press("Keep it, only for me").await;
    assert_eq!(kept.path, "/kept-copies");

    world.advance(TimeDelta::minutes(5));
    page.click("Withdraw it").await.press("Withdraw it").await;
    let kept = ben.open("/more").await.click("Kept copies").await;
    assert!(kept.has("Ana, Thursday 12 March") && kept.has("I waited at the window"));
    assert!(kept.has("Some distance"));
    assert!(kept.has("Ana wrote this, a check-in, and shared it on Thursday 12 March."));
    assert!(kept.has("You kept it on Thursday 12 March."));
    assert_eq!(kept.title(), "Kept copies");
}

#[tokio::test]
async fn what_is_withdrawn_or_ones_own_is_not_kept() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = shared(&ana, "I waited at the window").await;
    let keep = format!("{}/kept-copies", page.path);
    assert_eq!(ana.open(&format!("{keep}/new")).await.status, 404, "her own she has");
    assert_eq!(ana.post(&keep, &[]).await.status, 404);
    let form = ben.open(&format!("{keep}/new")).await.form("Keep it");
    page.click("Withdraw it").await.press("Withdraw it").await;
    let late = form.press("Keep it").await;
    assert_eq!(late.status, 409);
    assert!(late.has("This was withdrawn already. Its words are gone"));
    assert_eq!(ben.open(&format!("{keep}/new")).await.status, 409);
    assert!(ben.open("/kept-copies").await.has("Nothing is kept yet."));
}

#[tokio::test]
async fn kept_copies_close_by_themselves_and_keeping_stays_possible() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    shared(&ana, "I waited at the window").await;
    world.advance(TimeDelta::minutes(11));
    let kept = ben.open("/check-ins").await.click("Keep a copy").await.press("Keep it").await;
    assert!(kept.has("What is only yours is closed now."), "{}", kept.text());
    assert!(!kept.html.contains("I waited at the window") && !kept.has("Ana, Thursday"));
    let unlock = kept.click("Open it with your password").await.form("/unlocks");
    let kept = unlock.fill("password", PASSWORD).press("Open").await;
    assert_eq!(kept.path, "/kept-copies", "back where he was");
    assert!(kept.has("I waited at the window"));
}

#[tokio::test]
async fn its_owner_deletes_a_copy_and_nobody_else_finds_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    shared(&ana, "I waited at the window").await;
    let kept = ben.open("/check-ins").await.click("Keep a copy").await.press("Keep it").await;
    let form = kept.form("Delete my copy");
    assert_eq!(form.clone().in_browser(&ana).press("Delete my copy").await.status, 404);
    assert!(ana.open("/kept-copies").await.has("Nothing is kept yet."));
    assert!(form.press("Delete my copy").await.has("Nothing is kept yet."));
    assert!(ben.open("/check-ins").await.has("I waited at the window"), "what was shared stays");
}

#[tokio::test]
async fn a_note_after_a_date_is_kept_once_it_is_open() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let date = a_date(&world).await;
    noted(&ana, &date, "The duck").await;
    let keep = format!("{date}/notes/kept-copies");
    assert_eq!(ben.open(&format!("{keep}/new")).await.status, 404, "he does not know of it");
    assert_eq!(ben.post(&keep, &[]).await.status, 404);
    noted(&ben, &date, "Your laugh").await;
    let ben = world.sign_in("Ben").await;
    let page = ben.open(&date).await.click("Keep a copy").await;
    assert!(page.has("The duck") && !page.has("Your laugh"));
    let kept = page.press("Keep it").await;
    assert!(kept.has("The duck") && kept.has("fairly close"), "{}", kept.text());
}

#[tokio::test]
async fn kept_copies_are_in_ones_own_file_alone() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = shared(&ana, "I waited at the window").await;
    ben.open("/check-ins").await.click("Keep a copy").await.press("Keep it").await;
    page.click("Withdraw it").await.press("Withdraw it").await;
    let his = take(&ben, MY_WORDS).await;
    assert!(his.has("I waited at the window"));
    let kept = &his.json["kept_copies"][0]["kept"]["words"];
    assert_eq!((&kept["name"], &kept["day"]), (&json!("Ana"), &json!("2026-03-12")));
    assert!(!take(&ben, OUR_RECORD).await.has("I waited at the window"));
    assert!(!take(&ana, MY_WORDS).await.has("I waited at the window"));
}

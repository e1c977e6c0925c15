//! A time-out in a talk: one tap, and the talk waits.

use chrono::TimeDelta;

use super::{SHARE, begun, both, write};
use crate::{
    couple::export::taken::{OUR_RECORD, take},
    steps::communication::time_out::agreed,
};

#[tokio::test]
async fn a_time_out_is_one_tap_and_nothing_is_asked_until_its_end() {
    let (world, ana, ben) = both().await;
    let talk = begun(&ana).await;
    let page = ben.open(&talk).await.press("Say it back").await;
    let whole = write(page, &["that you were afraid", "", ""]).await;
    let page = ben.open(&talk).await.press("A time-out").await;
    assert_eq!(page.path, "/time-out");
    let page = page.click("Your talk with Ana").await;
    assert_eq!(page.path, talk);
    assert!(page.has("You take a time-out.") && page.has("Back at 19:20."), "{}", page.text());
    assert!(page.has("Nothing is asked of either of you until then"));
    assert!(page.forms("Say it back").is_empty() && page.forms("A time-out").is_empty());
    assert!(ana.open(&talk).await.has("Ben takes a time-out."));
    assert!(ana.open("/talk").await.has("There is a time-out"));
    assert!(ana.open(&talk).await.forms("I’m back").is_empty(), "it is his");
    let page = whole.press(SHARE).await;
    assert!(page.status == 409 && page.has("There is a time-out at the moment."));
    ben.open(&talk).await.press("I’m back").await;
    assert!(ben.open(&talk).await.has("Your turn. Say back what you heard."));
    ana.open(&talk).await.press("A time-out").await;
    world.advance(TimeDelta::minutes(20));
    assert!(ana.open(&talk).await.has("It is time to come back."));
    let page = ben.open(&talk).await;
    assert!(!page.has("Ana’s time-out"), "it goes on: {}", page.text());
    assert_eq!(page.click("Go on with your draft").await.status, 200);
}

#[tokio::test]
async fn in_a_talk_a_time_out_is_as_long_as_the_two_agreed() {
    let (_world, ana, ben) = both().await;
    agreed(&ana, &ben).await;
    let talk = begun(&ana).await;
    let page = ben.open(&talk).await;
    assert!(page.has("45 minutes, as agreed"), "{}", page.text());
    page.press("A time-out").await;
    assert!(ana.open(&talk).await.has("Back at 19:45."));
    ben.open("/time-out").await.press("An hour more").await;
    assert!(ana.open(&talk).await.has("Back at 20:45."), "he needs longer");
    let page = ana.open(&talk).await;
    let form = page.forms("Stop it");
    assert!(!form.is_empty(), "either can still stop");
}

#[tokio::test]
async fn no_talk_begins_during_a_time_out_and_nothing_of_one_stays() {
    let (world, ana, ben) = both().await;
    let page = ben.open("/turn-talks/new").await.press("Begin to write").await;
    let look = page.write(&[("when", "you came home late"), ("felt", "alone")]).await;
    ana.open("/today").await.press("A time-out").await;
    let page = look.press(SHARE).await;
    assert!(page.status == 409 && page.has("What you wrote is kept as a draft."));
    world.advance(TimeDelta::minutes(20));
    let ben = world.sign_in("Ben").await;
    let page = ben.open("/turn-talks").await.click("To begin a talk").await.press(SHARE).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let talk = page.path;
    assert!(ana.open(&talk).await.has("Your turn. Say back what you heard."));
    ana.open(&talk).await.press("I’m back").await;
    ana.open(&talk).await.press("A time-out").await;
    ana.open("/time-out").await.press("I’m back").await;
    let record = take(&world.sign_in("Ben").await, OUR_RECORD).await.text;
    assert!(record.contains("you came home late") && !record.contains("19:40"), "{record}");
    assert!(!record.contains("time_out\""), "{record}");
}

//! Withdrawing what one shared: alone, at once, for both.

use chrono::TimeDelta;

use super::{a_date, noted, shared};
use crate::{
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    world::World,
};

#[tokio::test]
async fn what_was_shared_is_withdrawn_for_both_and_one_line_stays() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = shared(&ana, "I waited at the window").await;
    assert!(ben.open("/check-ins").await.has("I waited at the window"));

    let before = page.click("Withdraw it").await;
    assert_eq!(before.heading(), "Withdraw this?");
    assert!(before.has("I waited at the window"), "she sees what goes");
    assert!(before.has("Withdrawn by Ana on Thursday 12 March."), "and what stays");
    assert!(before.has("Ben may have read it, or kept a copy. Nobody is told whether."));
    assert!(before.has("What the two of you agreed on"));
    assert!(ben.open("/check-ins").await.has("I waited at the window"), "looking changes nothing");

    world.advance(TimeDelta::days(1));
    let page = before.press("Withdraw it. Ben will see that.").await;
    assert_eq!(page.heading(), "Thursday 12 March");
    assert!(page.has("Withdrawn by you on Friday 13 March."));
    for (browser, who) in [(&ana, "you"), (&ben, "Ana")] {
        let week = browser.open("/check-ins").await;
        assert!(week.has(&format!("Withdrawn by {who} on Friday 13 March.")), "{}", week.text());
        assert!(!week.html.contains("Some distance") && !week.html.contains("I waited"));
        assert!(!week.has("Keep a copy"));
    }
}

#[tokio::test]
async fn nobody_withdraws_the_others_and_nobody_twice() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let path = shared(&ana, "I waited at the window").await.path;
    let form = ana.open(&format!("{path}/withdrawals/new")).await.form("Withdraw it");
    assert_eq!(ben.open(&format!("{path}/withdrawals/new")).await.status, 404);
    let refused = form.clone().in_browser(&ben).press("Withdraw it").await;
    assert_eq!(refused.status, 404);
    assert!(ana.open(&path).await.has("I waited at the window"));

    let other = ana.open(&format!("{path}/withdrawals/new")).await.form("Withdraw it");
    assert_eq!(form.clone().press("Withdraw it").await.status, 200);
    assert_eq!(form.press("Withdraw it").await.status, 200, "the same form has one effect");
    let again = other.press("Withdraw it").await;
    assert_eq!(again.status, 409);
    assert!(again.has("This was withdrawn already."));
    assert_eq!(ben.open("/check-ins").await.html.matches("Withdrawn by Ana").count(), 1);
}

#[tokio::test]
async fn what_is_only_mine_is_not_withdrawn() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "1");
    let page = form.press("only for me").await;
    assert!(!page.has("Withdraw it"));
    assert_eq!(ana.open(&format!("{}/withdrawals/new", page.path)).await.status, 404);
    assert_eq!(ana.post(&format!("{}/withdrawals", page.path), &[]).await.status, 404);
}

#[tokio::test]
async fn nothing_is_added_to_what_was_withdrawn() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "1");
    let page = form.press("Share with").await;
    let more = ana.open(&format!("{}/details/new", page.path)).await.form("Share with");
    page.click("Withdraw it").await.press("Withdraw it").await;
    let refused = more.fill("note", "And another thing").press("Share with").await;
    assert_eq!(refused.status, 409, "{}", refused.text());
    assert!(!ana.open(&page.path).await.has("Say more"));
    assert!(!ben.open("/check-ins").await.has("And another thing"));
}

#[tokio::test]
async fn it_is_gone_from_the_day_of_the_other() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    shared(&ana, "The first").await;
    world.advance(TimeDelta::hours(1));
    let page = shared(&ana, "The second").await;
    assert!(ben.open("/today").await.has("The second"));
    page.click("Withdraw it").await.press("Withdraw it").await;
    let today = ben.open("/today").await;
    assert!(today.has("The first") && !today.has("The second"));
}

#[tokio::test]
async fn a_note_that_both_can_read_leaves_a_line_and_the_others_stays() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let date = a_date(&world).await;
    noted(&ana, &date, "The duck").await;
    noted(&ben, &date, "Your laugh").await;
    let page = ana.open(&date).await.click("Withdraw it").await;
    assert!(page.has("The duck") && !page.has("Your laugh"), "her own alone");
    page.press("Withdraw it. Ben will see that.").await;
    let page = ben.open(&date).await;
    assert!(page.has("Withdrawn by Ana on Thursday 12 March.") && page.has("Your laugh"));
    assert!(!page.html.contains("The duck") && page.forms("Share with Ana").is_empty());
    assert!(ana.open(&date).await.has("Withdrawn by you on Thursday 12 March."));
}

#[tokio::test]
async fn a_note_that_nobody_has_seen_goes_without_a_line() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let date = a_date(&world).await;
    let before = ben.open(&date).await.text();
    let page = noted(&ana, &date, "The duck").await.click("Take it back").await;
    assert!(page.has("Ben has not seen it."));
    assert!(page.press("Take it back").await.has("How was it for you?"), "she can write again");
    assert_eq!(ben.open(&date).await.text(), before, "he never knows");
    noted(&ana, &date, "The bread").await;
    noted(&ben, &date, "Your laugh").await;
    assert!(ben.open(&date).await.has("The bread"));
}

#[tokio::test]
async fn a_withdrawn_entry_is_in_the_file_one_takes_along_as_that() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = shared(&ana, "I waited at the window").await;
    page.click("Withdraw it").await.press("Withdraw it").await;
    for (browser, holds) in [(&ana, MY_WORDS), (&ana, OUR_RECORD), (&ben, OUR_RECORD)] {
        let taken = take(browser, holds).await;
        let entry = &taken.json["check_ins"][0];
        assert_eq!(entry["withdrawn"]["words"]["at"], "2026-03-12T18:00:00Z");
        assert_eq!(entry["said"], serde_json::Value::Null);
        assert!(taken.html.contains("Withdrawn by its author. Thursday 12 March 2026, 19:00"));
        assert!(!taken.has("I waited at the window"));
    }
}

#[tokio::test]
async fn words_beside_a_mark_go_and_the_mark_stays() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let form = ben.open("/commitments/new?owner=me").await.form("/commitments");
    let form = form.fill("promise", "Home by seven").choose("cadence", "daily");
    let page = form.fill("review_on", "2026-04-12").press("Propose to Ana").await;
    ana.open(&page.path).await.press("I agree").await;
    let page = ben.open(&page.path).await.click("Partly, or not this time").await;
    let form = page.form("Share with").choose("mark", "missed").fill("obstacle", "The late train");
    let day = form.fill("repair", "I call at six").press("Share with").await;
    let keep = ana.open(&day.path).await.click("Keep a copy").await;
    assert!(keep.press("Keep it").await.has("The late train"));

    let before = ben.open(&day.path).await.click("Withdraw what you wrote").await;
    assert!(before.has("The late train") && before.has("I call at six"));
    before.press("Withdraw it. Ana will see that.").await;
    for (browser, who) in [(&ana, "Ben"), (&ben, "you")] {
        let page = browser.open(&day.path).await;
        assert!(page.has("Not this time"), "the mark is what he did");
        assert!(page.has(&format!("Withdrawn by {who} on Thursday 12 March.")), "{}", page.text());
        for page in [page, browser.open("/today").await] {
            assert!(!page.html.contains("The late train") && !page.html.contains("I call at six"));
            assert!(!page.has("changed outside"));
        }
    }
    assert!(ana.open("/kept-copies").await.has("I call at six"));
    let taken = take(&ana, OUR_RECORD).await;
    let mark = &taken.json["commitments"][0]["marks"][0];
    assert_eq!(mark["withdrawn"]["words"]["at"], "2026-03-12T18:00:00Z");
}

//! Good moments: a timeline of what both wrote after dates, and of thanks that were shared.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    entry::{a_date, noted},
    world::World,
};

/// Somebody checks in with a thank-you; the address of the check-in.
async fn thanked(browser: &Browser, button: &str, words: &str) -> String {
    let form = browser.open("/check-ins/new").await.form("/check-ins").choose("closeness", "3");
    let saved = form.press(button).await;
    let page = browser.open(&format!("{}/details/new", saved.path)).await;
    page.form(button).fill("thanks", words).press(button).await;
    saved.path
}

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

#[tokio::test]
async fn what_both_wrote_after_a_date_stands_there_once_both_wrote() {
    let (world, ana, ben) = both().await;
    let page = ana.open("/together").await.click("Good moments").await;
    assert!(page.has("Nothing stands here yet."), "{}", page.text());
    let date = a_date(&world).await;
    noted(&ana, &date, "Your cold hands in my pockets").await;
    for browser in [&ana, &ben] {
        assert!(!browser.open("/good-moments").await.has("pockets"), "it is not open yet");
    }
    noted(&ben, &date, "The heron on the weir").await;
    let page = ben.open("/steps/quality-time").await.click("Good moments").await;
    assert!(page.has("March 2026") && page.has("Thursday 12 March"), "{}", page.text());
    assert!(page.has("Ana, after a date.") && page.has("Your cold hands in my pockets"));
    assert!(page.has("You, after a date.") && page.has("The heron on the weir"));
    assert_eq!(page.click("The date").await.path, date);
    ana.open(&format!("{date}/notes/withdrawals/new")).await.press("Withdraw it").await;
    let page = ben.open("/good-moments").await;
    assert!(!page.has("pockets") && page.has("The heron on the weir"), "{}", page.text());
}

#[tokio::test]
async fn thanks_stand_there_when_they_were_shared_and_only_then() {
    let (_world, ana, ben) = both().await;
    thanked(&ana, "Share with", "For waiting up").await;
    thanked(&ana, "only for me", "For not asking").await;
    let page = ben.open("/good-moments").await;
    assert!(page.has("For waiting up") && page.has("Ana, thanks to you."), "{}", page.text());
    assert!(!page.has("For not asking"));
    assert!(page.click("That week").await.has("For waiting up"));
    let page = ana.open("/good-moments").await;
    assert!(page.has("You, thanks to Ben.") && !page.has("For not asking"), "{}", page.text());
}

#[tokio::test]
async fn months_later_it_is_a_page_further_back_and_a_year_later_at_the_top() {
    let (world, ana, _ben) = both().await;
    thanked(&ana, "Share with", "For waiting up").await;
    world.advance(TimeDelta::days(120));
    let ana = world.sign_in("Ana").await;
    let page = ana.open("/good-moments").await;
    assert!(page.has("Nothing stands here from these months."), "{}", page.text());
    let page = page.click("Earlier").await;
    assert!(page.has("Earlier good moments") && page.has("For waiting up"), "{}", page.text());
    assert!(!page.links().iter().any(|(_, to)| to.contains("month=")), "that is all");
    assert!(ana.open("/good-moments?month=soup").await.status == 200);
    world.advance(TimeDelta::days(248));
    let page = world.sign_in("Ben").await.open("/good-moments").await;
    assert!(page.has("About a year ago") && page.has("For waiting up"), "{}", page.text());
}

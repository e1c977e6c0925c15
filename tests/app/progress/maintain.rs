//! Only the monthly meeting: Troth steps back when both say so, and asks again when one does.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{OUR_RECORD, take},
    page::Page,
    world::World,
};

const HERE: &str = "/maintain";

/// Somebody proposes it.
pub(crate) async fn proposed(browser: &Browser, why: &str) -> Page {
    let page =
        browser.write("/maintain/drafts", &[("why", why)]).await.press("Propose it to").await;
    assert!(page.status == 200 && page.path == HERE, "{}", page.text());
    page
}

/// The two have a meeting on each Thursday at 20:00.
async fn have_a_time(ana: &Browser, ben: &Browser) {
    let form = ana.open("/weekly-meetings/time").await.form("Propose to").choose("weekday", "3");
    form.fill("time", "20:00").press("Propose to").await;
    ben.open("/weekly-meetings/time").await.press("Yes, that suits me").await;
}

#[tokio::test]
async fn today_asks_for_the_monthly_meeting_and_for_nothing_else() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    have_a_time(&ana, &ben).await;
    let page = ana.open("/moving-forward").await.click("Only the monthly meeting").await;
    assert!(page.has("Nothing is agreed."), "{}", page.text());
    proposed(&ana, "Four calm months.").await;
    let today = ben.open("/today").await;
    assert!(today.has("Ana proposes to keep only the monthly meeting."), "{}", today.text());
    assert!(today.has("Your weekly meeting") && today.has("How are you, right now?"), "not yet");
    ben.open(HERE).await.press("I agree").await;
    for browser in [&ana, &ben] {
        let today = browser.open("/today").await; // the second Thursday of March
        assert!(today.has("Nothing is asked today"), "{}", today.text());
        assert!(!today.has("How are you, right now?") && !today.has("meeting under way"));
    }
    let page = ana.open("/weekly-meetings/time").await;
    assert!(page.has("On the first Thursday of each month at 20:00"), "{}", page.text());
    assert!(page.has("Thursday 2 April"), "{}", page.text());
    assert_eq!(ana.open("/check-ins/new").await.status, 200, "all the rest is there");

    world.advance(TimeDelta::days(21));
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let today = ana.open("/today").await;
    assert!(today.has("Your monthly meeting") && today.has("Today at 20:00"), "{}", today.text());
    ben.open(HERE).await.press("End it. Ana will see that.").await;
    world.advance(TimeDelta::days(7));
    let today = world.sign_in("Ana").await.open("/today").await;
    assert!(today.has("Your weekly meeting") && today.has("How are you, right now?"));
}

#[tokio::test]
async fn it_goes_along_with_both() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    proposed(&ana, "Four calm months.").await;
    let shared = take(&ben, OUR_RECORD).await;
    assert!(shared.has("Four calm months."));
    assert_eq!(shared.json["progress"]["maintain"][0]["author"]["name"], "Ana");
}

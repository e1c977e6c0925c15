//! Milestones: one names it, and it counts when the other says so, too.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    host::Host,
    page::Page,
    world::World,
};

const HERE: &str = "/milestones";
const FRIDAYS: &str = "Twelve Fridays, home by seven.";

/// Somebody names a milestone of this day.
pub(crate) async fn named(browser: &Browser, what: &str, day: &str) -> Page {
    let look = browser.write("/milestones/drafts", &[("what", what), ("reached", day)]).await;
    let page = look.press("Name it to").await;
    assert!(page.status == 200 && page.path == HERE, "{}", page.text());
    page
}

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

/// What both say that they reached.
fn reached(page: &Page) -> Vec<String> {
    page.all(".timeline .lead")
}

#[tokio::test]
async fn it_counts_when_both_say_so_and_each_stands_by_itself() {
    let (_world, ana, ben) = both().await;
    let page = ben.open("/moving-forward").await.click("Milestones").await;
    assert!(page.has("Nothing is named yet. It can be small"), "{}", page.text());
    let page = named(&ben, FRIDAYS, "2026-03-06").await;
    assert!(page.has("Ana has not answered this yet") && reached(&page).is_empty());
    let today = ana.open("/today").await;
    assert!(today.has("Ben names something that the two of you reached."), "{}", today.text());
    assert!(!today.has(FRIDAYS), "its words stay where they are");
    let page = today.click("Read it").await.press("Yes, we reached that").await;
    assert_eq!(reached(&page), [FRIDAYS]);
    assert!(page.has("Friday 6 March") && page.has("You said so, too, today."), "{}", page.text());

    named(&ana, "We laughed about the lake.", "2026-03-10").await;
    named(&ben, "Ana sleeps through.", "2026-02-28").await;
    let page = ben.open(HERE).await.press("Yes, we reached that").await;
    assert_eq!(reached(&page), ["We laughed about the lake.", FRIDAYS], "the latest day first");
    let page = ana.open(HERE).await.press("Not for me").await;
    assert!(
        reached(&page).len() == 2 && page.has("You said today: not for me."),
        "{}",
        page.text()
    );

    let page = ben.open(HERE).await.press("Take it off the road.").await;
    assert_eq!(reached(&page), [FRIDAYS], "one is enough, and the others stand");
    assert!(ana.open(HERE).await.has("Ben took it off the road today."));
}

#[tokio::test]
async fn a_day_that_has_not_come_is_none_and_every_word_stays() {
    let (_world, ana, _) = both().await;
    let parts = [("what", FRIDAYS), ("reached", "2026-03-13"), ("how", "You changed your train.")];
    let page = ana.write("/milestones/drafts", &parts).await.press("Name it to").await;
    assert_eq!(page.status, 422);
    assert!(page.has("Please choose a day that has come"), "{}", page.text());
    assert!(page.has(FRIDAYS) && page.has("You changed your train."), "{}", page.text());
}

/// Nobody takes back what the other has answered meanwhile, and what was answered stays as it was.
#[tokio::test]
async fn what_was_answered_is_not_taken_back_by_mistake() {
    let (world, ana, ben) = both().await;
    let stale = named(&ana, FRIDAYS, "2026-03-06").await.form("Take it back");
    ben.open(HERE).await.press("Yes, we reached that").await;
    let page = stale.press("Take it back").await;
    assert!(page.status == 409 && page.has("It was answered meanwhile"), "{}", page.text());
    assert_eq!(reached(&ana.open(HERE).await), [FRIDAYS]);
    let host = &mut Host::of(&world).await;
    host.run("update wording set day = '2026-03-01'", &[]).await;
    let page = ana.open(HERE).await;
    assert!(page.has("changed outside the app") && reached(&page).is_empty(), "{}", page.text());
}

#[tokio::test]
async fn a_proposal_stands_on_today_for_three_days_and_a_no_gives_peace_for_a_week() {
    let (world, ana, ben) = both().await;
    let asks = "names something that the two of you reached";
    named(&ben, FRIDAYS, "2026-03-06").await;
    world.advance(TimeDelta::days(3));
    let ana_later = world.sign_in("Ana").await;
    assert!(!ana_later.open("/today").await.has(asks), "then it waits where it is");
    ana_later.open(HERE).await.press("Not for me").await;
    named(&world.sign_in("Ben").await, "A year of Sundays.", "2026-03-14").await;
    assert!(!ana_later.open("/today").await.has(asks));
    world.advance(TimeDelta::days(8));
    named(&world.sign_in("Ben").await, "The garden.", "2026-03-20").await;
    assert!(world.sign_in("Ana").await.open("/today").await.has(asks));
    drop((ana, ben));
}

#[tokio::test]
async fn they_go_along_with_both() {
    let (_world, ana, ben) = both().await;
    named(&ana, FRIDAYS, "2026-03-06").await;
    ben.open(HERE).await.press("Yes, we reached that").await;
    assert!(take(&ana, MY_WORDS).await.has(FRIDAYS) && !take(&ben, MY_WORDS).await.has(FRIDAYS));
    let shared = take(&ben, OUR_RECORD).await;
    assert_eq!(shared.json["progress"]["milestones"][0]["words"]["words"]["day"], "2026-03-06");
}

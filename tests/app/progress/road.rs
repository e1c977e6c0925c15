//! The road: what has a name on its day, and what the two did together, month by month.

use chrono::TimeDelta;

use super::milestone;
use crate::{browser::Browser, page::Page, world::World};

/// The months and what stands in each.
fn months(page: &Page) -> Vec<String> {
    page.all(".road > li")
}

async fn promised(ana: &Browser, ben: &Browser) {
    let form = ben.open("/commitments/new?owner=me").await.form("/commitments");
    let form = form.fill("promise", "On Fridays I am home by seven.").choose("cadence", "daily");
    let page = form.fill("review_on", "2026-04-12").press("Propose to Ana").await;
    assert_eq!(ana.open(&page.path).await.press("I agree").await.status, 200);
}

#[tokio::test]
async fn it_begins_with_the_first_thing_and_months_without_any_are_one_line() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let page = ana.open("/moving-forward").await.click("Your road").await;
    assert!(page.has("It begins with the first thing that the two of you do here"));
    promised(&ana, &ben).await;
    let page = ana.open("/road").await;
    assert_eq!(months(&page).len(), 1, "{}", page.text());
    assert!(page.has("Ben promised On Fridays I am home by seven."), "{}", page.text());
    assert!(ben.open("/road").await.has("you promised On Fridays"));

    world.advance(TimeDelta::days(120));
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    milestone::named(&ben, "A summer without a lie.", "2026-07-01").await;
    assert!(!ana.open("/road").await.has("A summer"), "it counts when both say so");
    ana.open("/milestones").await.press("Yes, we reached that").await;
    let page = ana.open("/road").await;
    let months = months(&page);
    assert_eq!(months.len(), 3, "{months:?}");
    assert!(months[0].contains("March 2026") && months[1].contains("April 2026 to June 2026"));
    assert!(months[2].contains("a milestone A summer without a lie."), "{months:?}");

    world.advance(TimeDelta::days(400));
    let ana = world.sign_in("Ana").await;
    let page = ana.open("/road").await;
    assert!(!page.has("On Fridays"), "a year at a time: {}", page.text());
    assert!(page.click("The year before").await.has("On Fridays"));
    let whole = ana.open("/road").await.click("All of it, to read or print").await;
    assert!(whole.has("On Fridays") && whole.has("A summer"), "{}", whole.text());
}

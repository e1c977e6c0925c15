//! What the two work on: goals in their own words, and a day on which they look at them again.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{OUR_RECORD, take},
    page::Page,
    world::World,
};

const HERE: &str = "/therapy-plan";
const MONEY: (&str, &str) = ("goal_1", "We can talk about money.");
const TEA: (&str, &str) = ("notice_1", "On Sundays we do the accounts, and have tea.");

/// Somebody proposes a plan.
pub(crate) async fn proposed(browser: &Browser, parts: &[(&str, &str)]) -> Page {
    let page = browser.write("/therapy-plan/drafts", parts).await.press("Propose it to").await;
    assert!(page.status == 200 && page.path == HERE, "{}", page.text());
    page
}

#[tokio::test]
async fn both_agree_on_it_and_on_its_day_it_stands_on_today() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let page = ana.open("/steps/therapy").await.click("What we work on").await;
    assert!(page.has("One goal is enough to begin with"), "{}", page.text());
    proposed(&ana, &[MONEY, TEA, ("review", "2026-04-09")]).await;
    let today = ben.open("/today").await;
    assert!(today.has("Ana proposes what the two of you work on."), "{}", today.text());
    let page = today.click("Read it").await;
    assert!(page.has(MONEY.1) && page.has(TEA.1) && page.has("Thursday 9 April 2026"));
    page.press("I agree").await;
    let due = "what has grown, what stays, what is next";
    assert!(!ben.open("/today").await.has(due));
    world.advance(TimeDelta::days(28));
    let ben = world.sign_in("Ben").await;
    let today = ben.open("/today").await;
    assert!(today.has(due), "{}", today.text());
    let page = today.click("Look at the plan").await;
    assert!(page.has("The day has come to look at it again"), "{}", page.text());
    let opened = crate::sealed::walk::opened(&world, "Ben").await;
    let page = opened.post("/therapy-plan/drafts", &[]).await;
    assert_eq!(page.form("Next").value("words").trim(), MONEY.1, "nobody types it again");
}

#[tokio::test]
async fn a_goal_needs_its_sign_and_a_review_a_day_to_come_and_no_word_is_lost() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let half = [MONEY, TEA, ("goal_2", "We laugh again."), ("review", "2026-03-12")];
    let page = ana.write("/therapy-plan/drafts", &half).await.press("Propose it to").await;
    assert_eq!(page.status, 422);
    assert!(page.has("Please write by what you would notice it"), "{}", page.text());
    assert!(page.has("Please choose a day that is still to come"), "{}", page.text());
    assert!(page.has(MONEY.1) && page.has("We laugh again."));
}

#[tokio::test]
async fn it_goes_along_with_both() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    proposed(&ana, &[MONEY, TEA]).await;
    let shared = take(&ben, OUR_RECORD).await;
    let plan = &shared.json["therapy"]["plans"][0]["words"]["words"];
    assert_eq!(plan["goals"][0]["what"], MONEY.1);
    assert_eq!(plan["review"], "2026-04-23", "six weeks, unless another day is chosen");
}

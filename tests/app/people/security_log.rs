//! My security log: mine alone, for ninety days.

use chrono::TimeDelta;

use crate::world::World;

#[tokio::test]
async fn it_tells_its_owner_when_somebody_signed_in() {
    let world = World::with_couple("Ana", "Ben").await;
    world.at("2026-03-12 21:05");
    world.sign_in("Ana").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/settings").await.click("Security log").await;
    assert!(page.all("main li")[0].contains("Thursday 12 March, 21:05"), "{}", page.text());
    assert!(page.all("main li")[0].contains("Signed in with your password."));
    assert!(page.has("This account was made."));
    let his = world.browser_of("Ben").await.open("/security-log").await;
    assert!(!his.has("21:05"), "his own shows nothing of hers");
}

#[tokio::test]
async fn it_forgets_after_ninety_days() {
    let world = World::with_couple("Ana", "Ben").await;
    world.advance(TimeDelta::days(90) + TimeDelta::seconds(1));
    let page = world.sign_in("Ana").await.open("/security-log").await;
    assert_eq!(page.all("main li").len(), 1, "{}", page.text());
}

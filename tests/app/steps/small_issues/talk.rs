//! The place where talking begins.

use super::check_in::{ONLY_ME, check_in};
use crate::world::World;

#[tokio::test]
async fn talking_begins_with_a_check_in() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let talk = ana.open("/talk").await;
    assert!(talk.has("How close do you feel to Ben today?"));
    assert_eq!(talk.click("Check in").await.path, "/check-ins/new");
    assert_eq!(talk.click("Your week").await.heading(), "Your week");
    assert!(talk.has("Without a screen"));

    check_in(&ana, "2", ONLY_ME).await;
    assert!(ana.open("/talk").await.has("You have checked in today"));
    let ben = world.browser_of("Ben").await;
    assert!(!ben.open("/talk").await.has("You have checked in today"), "that is Ana's");
}

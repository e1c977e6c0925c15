//! Keys that were changed in the database: nothing opens with them, and no page breaks.

use super::{CHANGED, opened};
use crate::{host::Host, world::World};

const FLIP: &str = "update {} set {} = cast(x'00' || substr({}, 2) as blob)";

/// Every value of a column loses what it was.
async fn spoil(world: &World, table: &str, column: &str) {
    let sql = FLIP.replacen("{}", table, 1).replace("{}", column);
    assert!(Host::of(world).await.run(&sql, &[]).await > 0, "{table} has rows");
}

#[tokio::test]
async fn a_spoiled_session_asks_to_sign_in_again() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    spoil(&world, "session", "shared").await;
    assert_eq!(ana.peek("/today").await.leads_to().as_deref(), Some("/sign-in"));
    assert_eq!(world.sign_in("Ana").await.open("/today").await.status, 200);
}

#[tokio::test]
async fn a_spoiled_private_tier_is_closed() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = opened(&world, "Ana").await;
    spoil(&world, "session", "private").await;
    assert_eq!(ana.open("/check-ins").await.status, 200);
    assert!(!ana.open("/more").await.has("Close what is only mine"));
}

#[tokio::test]
async fn a_spoiled_seed_lets_nobody_in() {
    let world = World::with_couple("Ana", "Ben").await;
    spoil(&world, "credential", "seed").await;
    let browser = world.browser();
    let form = browser.open("/sign-in").await.form("Sign in");
    let page = form.fill("name", "Ana").fill("password", crate::world::PASSWORD).press("Sign in");
    assert_eq!(page.await.status, 422);
}

#[tokio::test]
async fn without_the_key_of_the_two_nothing_is_shown_and_nothing_is_saved() {
    let world = super::history::world().await;
    spoil(&world, "couple_key", "wrapped").await;
    let ana = world.sign_in("Ana").await;
    for path in ["/today", "/check-ins", "/commitments", "/dates", "/consistency"] {
        let page = ana.open(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.html.contains(super::history::STEM) || path == "/check-ins", "{path}");
    }
    assert!(ana.open("/dates").await.has(CHANGED));
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "2");
    let page = form.press("Share with Ben").await;
    assert_eq!(page.status, 409);
    assert!(page.has("Nothing was saved"), "{}", page.text());
}

#[tokio::test]
async fn a_spoiled_pin_is_a_changed_key() {
    let world = super::history::world().await;
    spoil(&world, "pinned_key", "keys").await;
    let ana = world.browser_of("Ana").await;
    assert!(ana.open("/today").await.has("Ben’s key has changed"));
    assert_eq!(ana.open("/four-words").await.heading(), "Ben’s key has changed");
}

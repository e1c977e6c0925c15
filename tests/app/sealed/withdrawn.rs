//! What was withdrawn, or a copy that was deleted, is in no file any more: neither its words nor its
//! blob, in the database or its log.

use super::search::Haystack;
use crate::{entry::shared, host::Host, log, world::World};

#[tokio::test]
async fn no_file_holds_the_blobs_of_what_was_withdrawn() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    shared(&ana, "Something else, that stays").await;
    let page = shared(&ana, "I waited at the window").await;
    let mut host = Host::of(&world).await;
    let said = host.blobs("select words from check_in order by id desc limit 1").await;
    let more = host.blobs("select words from check_in_detail order by check_in desc limit 1").await;
    drop(host);
    let blobs = [said, more].concat();
    let before = Haystack::of(world.folder(), &log::text());
    assert!(blobs.iter().all(|blob| before.holds(&blob[..64])), "the search finds them");

    page.click("Withdraw it").await.press("Withdraw it").await;
    let after = Haystack::of(world.folder(), &log::text());
    for blob in &blobs {
        for part in blob.chunks_exact(32) {
            assert!(!after.holds(part), "a part of a blob is left");
        }
    }
    assert!(ana.open("/check-ins").await.has("Something else, that stays"));
}

#[tokio::test]
async fn no_file_holds_a_copy_that_was_deleted() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    shared(&ana, "I waited at the window").await;
    let kept = ben.open("/check-ins").await.click("Keep a copy").await.press("Keep it").await;
    let mut host = Host::of(&world).await;
    let blob = host.blobs("select words from kept_copy").await.remove(0);
    drop(host);
    assert!(Haystack::of(world.folder(), &log::text()).holds(&blob[..64]));
    kept.press("Delete my copy").await;
    let after = Haystack::of(world.folder(), &log::text());
    assert!(blob.chunks_exact(32).all(|part| !after.holds(part)), "a part of it is left");
}

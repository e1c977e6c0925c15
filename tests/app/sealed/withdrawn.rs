//! What was withdrawn, or a copy that was deleted, is in no file any more: neither its words nor its
//! blob, in the database or its log.

use chrono::TimeDelta;

use super::search::Haystack;
use crate::{
    entry::{a_date, noted, shared},
    host::Host,
    log,
    world::World,
};

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

/// Neither what stood there first, nor what a correction left behind, nor what was withdrawn.
#[tokio::test]
async fn no_file_holds_a_note_that_was_corrected_and_withdrawn() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let date = a_date(&world).await;
    noted(&ana, &date, "The dukc").await;
    let blobs = async |sql| {
        let mut host = Host::of(&world).await;
        host.blobs(sql).await
    };
    let mut gone = blobs("select words from date_note").await;
    let holds = |blob: &Vec<u8>| {
        let all = Haystack::of(world.folder(), &log::text());
        blob.chunks_exact(32).any(|part| all.holds(part))
    };
    assert!(gone.iter().all(holds), "the search finds it");
    let page = ana.open(&format!("{date}/notes/corrections/new")).await;
    let form = page.form("Share it like this").fill("moment", "The duck");
    form.press("Share it like this").await;
    assert!(!gone.iter().any(holds), "what nobody else has seen");
    gone.extend(blobs("select words from date_note").await);
    noted(&ben, &date, "Your laugh").await;
    world.advance(TimeDelta::hours(1));
    let page = ana.open(&format!("{date}/notes/corrections/new")).await;
    let form = page.form("Share the change").fill("moment", "The goose");
    form.press("Share the change").await;
    gone.extend(blobs("select words from date_note_version").await);
    assert_eq!(gone.iter().filter(|blob| holds(blob)).count(), 2, "both versions are there");
    ana.open(&date).await.click("Withdraw it").await.press("Withdraw it").await;
    assert!(!gone.iter().any(holds), "a part of a blob is left");
    assert!(ben.open(&date).await.has("Your laugh"));
}

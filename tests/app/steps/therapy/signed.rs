//! What was signed, against whoever edits the database.

use super::{ends::end, link::linked};
use crate::{host::Host, progress::pulse::answered, world::World};

const CHANGED: &str = "was changed outside the app";

#[tokio::test]
async fn what_neither_signed_is_not_shown_whatever_the_database_says() {
    let edits = [
        // A section more than both signed.
        "insert into therapist_link_section (link, section, from_epoch)
         select id, 'commitments', 0 from therapist_link",
        // Another policy.
        "update therapist_link set policy = 'individual notes'",
        // A later last day.
        "update therapist_link set until = '2027-01-01'",
        // The last day in all places but the one that both signed.
        "update therapist_link set ends_at = '2030-01-01T00:00:00Z', policy = 'individual notes'",
        // One signature in the place of the other.
        "update therapist_link_signature set words = (select words from therapist_link_signature limit 1)",
        "update therapist_link_signature set words = substr(words, 1, length(words) - 1)",
        "delete from therapist_link_signature where person = (select author from therapist_link)",
    ];
    for edit in edits {
        let world = World::with_couple("Ana", "Ben").await;
        let ([ana, _, noor], path) = linked(&world, &["agenda"]).await;
        Host::of(&world).await.run(edit, &[]).await;
        let page = noor.open(&path).await;
        assert!(page.status == 409 && page.has(CHANGED), "{edit}: {}", page.text());
        let hub = ana.open("/therapist").await;
        assert!(!hub.forms("End it now").is_empty(), "{edit}: {}", hub.text());
    }
}

#[tokio::test]
async fn a_key_that_was_planted_or_changed_opens_nothing() {
    for edit in [
        "update therapist_key set wrapped = substr(wrapped, 1, length(wrapped) - 1)",
        "update therapist_key set wrapped = (select wrapped from therapist_key limit 1)",
        "update therapist_key set epoch = epoch + 1000",
    ] {
        let world = World::with_couple("Ana", "Ben").await;
        let ([ana, _, noor], path) = linked(&world, &["agenda"]).await;
        super::agenda::put_on(&ana, "The weekend").await;
        Host::of(&world).await.run(edit, &[]).await;
        let page = noor.open(&path).await;
        assert!(!page.has("The weekend"), "{edit}: {}", page.text());
        assert!(ana.open("/agenda").await.has("The weekend"), "the two read on");
    }
}

#[tokio::test]
async fn another_persons_key_in_the_place_of_the_therapists_is_noticed() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, _, noor], path) = linked(&world, &["agenda"]).await;
    let eve = world.unpaired("Eve").await;
    drop(eve);
    let swap = "update credential
                   set x25519 = (select x25519 from credential where person = (select id from person where name = 'Eve')),
                       ed25519 = (select ed25519 from credential where person = (select id from person where name = 'Eve'))
                 where person = (select id from person where name = 'Noor')";
    Host::of(&world).await.once(swap, &[]).await;
    ana.open("/pause").await.press("Pause").await;
    ana.open("/pause").await.press("Go on").await;
    let page = super::link::proposed(&ana, &["agenda"]).await;
    assert!(page.has("key is another than the one that you compared"), "{}", page.text());
    assert_eq!(noor.open(&path).await.status, 404);
}

/// What somebody closed, or ended, is not opened again by taking that out of the database.
#[tokio::test]
async fn what_one_has_closed_or_ended_is_not_opened_again_by_rows() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda", "pulse"]).await;
    ana.open("/therapist").await.press("Close How each week was").await;
    let host = &mut Host::of(&world).await;
    host.once("delete from therapist_link_narrowing", &[]).await;
    for one in [&ana, &ben] {
        answered(one, "", "3", "3").await;
    }
    assert_eq!(copies(host).await, 0, "she had closed it");
    assert!(!noor.open(&path).await.has("How each week was for them"));

    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["pulse"]).await;
    let host = &mut Host::of(&world).await;
    host.remember("therapist_link_now").await;
    end(&world, "Ana", &path).await;
    host.once("delete from therapist_link_end", &[]).await;
    host.put_back("therapist_link_now").await;
    for one in [&ana, &ben] {
        answered(one, "", "3", "3").await;
    }
    assert_eq!(copies(host).await, 0, "she had ended it");
    assert!(!noor.open(&path).await.has("How each week was for them"));
}

async fn copies(host: &mut Host) -> usize {
    host.rows("select 1 from therapist_copy").await.len()
}

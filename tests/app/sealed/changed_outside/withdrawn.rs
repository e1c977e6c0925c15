//! Nobody withdraws in the other's name, and nobody puts words among what somebody kept.

use serde::{Deserialize, Serialize};
use troth::sealed::{Kind, Place, Words};
use uuid::Uuid;

use super::{CHANGED, entries::Person};
use crate::{entry::shared, host::Host, world::World};

const KIND: Kind = Kind { name: "withdrawal", scope: "withdrawal" };

/// What a withdrawal says.
#[derive(Serialize, Deserialize)]
struct At {
    at: String,
}

impl Words for At {
    const KIND: Kind = KIND;
}

#[tokio::test]
async fn a_withdrawal_counts_only_if_its_author_signed_it() {
    let world = World::with_couple("Ana", "Ben").await;
    shared(&world.browser_of("Ana").await, "I waited at the window").await;
    let host = &mut Host::of(&world).await;
    let people = [Person::of(&world, host, "Ana").await, Person::of(&world, host, "Ben").await];
    let id = Uuid::from_slice(&host.blobs("select id from check_in").await[0]).expect("an id");
    let couple = Uuid::from_slice(&host.blobs("select id from couple").await[0]).expect("an id");
    let author = people[0].id;
    let place = Place { kind: KIND, id, part: 0, author, couple, epoch: 1 };
    for (who, line) in [(1, None), (0, Some("Withdrawn by Ana on Thursday 12 March."))] {
        let words = At { at: "2026-03-12T18:00:00Z".to_owned() };
        let blob = people[who].shared.seal(&place, &words).expect("the couple's key");
        host.run("delete from withdrawal", &[]).await;
        let sql = "insert into withdrawal values (?, 'check-in', ?, 1, ?, '2026-03-12T18:00:00Z')";
        host.once(sql, &[id.as_bytes(), author.as_bytes(), blob.bytes()]).await;
        let week = world.browser_of("Ben").await.open("/check-ins").await;
        match line {
            Some(line) => assert!(week.has(line), "{}", week.text()),
            None => assert!(week.has(CHANGED) && !week.has("Withdrawn by"), "{}", week.text()),
        }
        assert!(!week.has("I waited at the window"));
    }
    host.run("delete from withdrawal", &[]).await;
    assert!(world.browser_of("Ben").await.open("/check-ins").await.has("I waited at the window"));
}

#[tokio::test]
async fn a_copy_that_was_edited_or_is_somebody_elses_is_told_as_that() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    shared(&ana, "I waited at the window").await;
    ben.open("/check-ins").await.click("Keep a copy").await.press("Keep it").await;
    let host = &mut Host::of(&world).await;
    let id = host.id_of("Ana").await;
    host.once("update kept_copy set person = ?", &[id.as_bytes()]).await;
    let hers = ana.open("/kept-copies").await;
    assert!(hers.has(CHANGED) && !hers.has("I waited"), "{}", hers.text());
    let id = host.id_of("Ben").await;
    host.once("update kept_copy set person = ?", &[id.as_bytes()]).await;
    assert!(ben.open("/kept-copies").await.has("I waited at the window"));
    host.once("update kept_copy set words = substr(words, 1, 40)", &[]).await;
    let his = ben.open("/kept-copies").await;
    assert!(his.has(CHANGED) && !his.has("I waited"));
    assert!(his.press("Delete my copy").await.has("Nothing is kept yet."), "it can go");
}

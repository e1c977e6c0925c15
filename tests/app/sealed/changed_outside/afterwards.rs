//! What came after sharing: nobody withdraws or changes in the other's name, and nobody puts words
//! among what somebody kept.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use troth::sealed::{Kind, Place, Words};
use uuid::Uuid;

use super::{CHANGED, entries::Person};
use crate::{
    entry::{a_date, noted, shared},
    host::Host,
    steps::communication::journal,
    world::World,
};

const VERSION: Kind = Kind { name: "check_in_version", scope: "check_in" };
const NOTE_VERSION: Kind = Kind { name: "date_note_version", scope: "dates" };
const KIND: Kind = Kind { name: "withdrawal", scope: "withdrawal" };

/// Whatever is to be read there.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct Anything(Value);

impl Words for Anything {
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
        let words = Anything(json!({ "at": "2026-03-12T18:00:00Z" }));
        let blob = people[who].shared.seal(&place, &words).expect("the couple's key");
        host.run("delete from withdrawal", &[]).await;
        let sql =
            "insert into withdrawal values (?, 'check-in', 0, ?, 1, ?, '2026-03-12T18:00:00Z')";
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

/// What says that a page was shared counts only where its author's own key put it.
#[tokio::test]
async fn nobody_says_of_a_page_that_a_copy_of_it_was_shared() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let quiet = journal::written(&ana, "Only the heron knows.").await;
    let page = journal::written(&ana, "I counted the plates.").await;
    journal::shared(&ana, &page.path).await;
    assert!(ana.open(&page.path).await.has("Shared as a copy"));
    let host = &mut Host::of(&world).await;
    let told = host.blobs("select copies from journal_page order by length(copies), made_at").await;
    assert_eq!(told[0].len(), told[1].len(), "that one was shared does not show");
    let all = host.blobs("select copies from journal_page").await;
    for copies in all {
        host.run("update journal_page set copies = ?", &[&copies]).await;
        for path in [&quiet.path, &page.path] {
            let seen = ana.open(path).await;
            let told = seen.has("Shared as a copy");
            let changed = seen.has("Whether it was shared can’t be said");
            assert!(!told || path == &page.path, "{}", seen.text());
            assert!(seen.has("heron") || seen.has("plates"), "its words are there");
            assert!(changed || told == (path == &page.path), "{}", seen.text());
        }
    }
}

#[tokio::test]
async fn a_later_version_counts_only_where_its_author_put_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let page = shared(&ana, "I waited at the window").await;
    world.advance(TimeDelta::hours(1));
    let form = page.click("Correct it").await.form("Share the change");
    form.fill("note", "I waited at the door").press("Share the change").await;
    let host = &mut Host::of(&world).await;
    let people = [Person::of(&world, host, "Ana").await, Person::of(&world, host, "Ben").await];
    let blob = host.blobs("select words from check_in_version").await.remove(0);
    let id = Uuid::from_slice(&host.blobs("select id from check_in").await[0]).expect("an id");
    let couple = Uuid::from_slice(&host.blobs("select id from couple").await[0]).expect("an id");
    let place = Place { kind: VERSION, id, part: 2, author: people[0].id, couple, epoch: 1 };
    let words = Anything(json!({ "said": { "closeness": 4 }, "details": null }));
    let by = |who: usize| people[who].shared.seal(&place, &words).expect("a key").bytes().to_vec();
    let week = async || world.browser_of("Ben").await.open("/check-ins").await;
    assert!(week().await.has("I waited at the door"));
    for changed in [by(1), blob[..60].to_vec(), Vec::new()] {
        host.once("update check_in_version set words = ?", &[&changed]).await;
        let week = week().await;
        assert!(week.has(CHANGED), "{}", week.text());
        assert!(!week.has("I waited") && !week.html.contains("Close</"));
    }
    host.once("update check_in_version set words = ?", &[&blob]).await;
    host.once("update check_in_version set version = 3", &[]).await;
    assert!(week().await.has(CHANGED), "it is not the third");
    host.once("update check_in_version set version = 2, words = ?", &[&by(0)]).await;
    assert!(week().await.html.contains("Close</"), "her own key would do");
}

#[tokio::test]
async fn a_later_version_of_a_note_counts_only_where_its_author_put_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let date = a_date(&world).await;
    noted(&ana, &date, "The dukc").await;
    noted(&ben, &date, "Your laugh").await;
    world.advance(TimeDelta::hours(1));
    let form = ana.open(&format!("{date}/notes/corrections/new")).await.form("Share the change");
    form.fill("moment", "The duck").press("Share the change").await;
    let host = &mut Host::of(&world).await;
    let people = [Person::of(&world, host, "Ana").await, Person::of(&world, host, "Ben").await];
    let blob = host.blobs("select words from date_note_version").await.remove(0);
    let first = format!("select words from date_note where author = x'{}'", people[0].id.simple());
    let first = host.blobs(&first).await.remove(0);
    let id = Uuid::from_slice(&host.blobs("select id from date").await[0]).expect("an id");
    let couple = Uuid::from_slice(&host.blobs("select id from couple").await[0]).expect("an id");
    let place = Place { kind: NOTE_VERSION, id, part: 2, author: people[0].id, couple, epoch: 1 };
    let words = Anything(json!({ "closeness": 1, "moment": "The goose" }));
    let by = |who: usize| people[who].shared.seal(&place, &words).expect("a key").bytes().to_vec();
    let seen = async || [ben.open(&date).await, ben.open(&format!("{date}/notes/versions")).await];
    assert!(seen().await.iter().all(|page| page.has("The duck")));
    for changed in [by(1), first, blob[..60].to_vec(), Vec::new()] {
        host.once("update date_note_version set words = ?", &[&changed]).await;
        for page in seen().await {
            assert!(page.has(CHANGED) && page.has("Your laugh"), "{}", page.text());
            assert!(!page.has("The duck") && !page.has("The goose"), "{}", page.text());
        }
        let refused = ana.open(&format!("{date}/notes/corrections/new")).await;
        assert!(refused.has(CHANGED) && refused.forms("Share").is_empty(), "{}", refused.text());
    }
    host.once("update date_note_version set words = ?", &[&blob]).await;
    host.once("update date_note_version set version = 3", &[]).await;
    assert!(seen().await.iter().all(|page| page.has(CHANGED)), "it is not the third");
    host.once("update date_note_version set version = 2, author = ?", &[people[1].id.as_bytes()])
        .await;
    assert!(seen().await.iter().all(|page| page.has(CHANGED) && page.has("The dukc")), "nor his");
    let hers = "update date_note_version set author = ?, words = ?";
    host.once(hers, &[people[0].id.as_bytes(), &by(0)]).await;
    assert!(seen().await.iter().all(|page| page.has("The goose")), "her own key would do");
}

#[tokio::test]
async fn where_somebody_stands_is_theirs_to_say() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let form = ana.open("/impact-role").await.form("Save").choose("role", "broke");
    assert!(form.press("Save").await.has("Look at the other side"));
    let host = &mut Host::of(&world).await;
    let people = [Person::of(&world, host, "Ana").await, Person::of(&world, host, "Ben").await];
    let couple = Uuid::from_slice(&host.blobs("select id from couple").await[0]).expect("an id");
    let kind = Kind { name: "impact_role", scope: "impact_role" };
    let author = people[0].id;
    let place = Place { kind, id: couple, part: 0, author, couple: Uuid::nil(), epoch: 0 };
    let blob = people[1].shared.seal_private(&place, &Anything(json!("broke"))).expect("his key");
    host.once("update impact_role set words = ?", &[blob.bytes()]).await;
    assert!(!ana.open("/steps/impact").await.has("Look at the other side"), "as for anybody");
    assert!(ana.open("/impact-role").await.has(CHANGED));
    let form = ana.open("/impact-role").await.form("Save").choose("role", "hurt");
    form.press("Save").await;
    assert!(!ana.open("/impact-role").await.has(CHANGED));
}

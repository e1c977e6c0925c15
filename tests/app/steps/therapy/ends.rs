//! How it ends: by either, by the therapist, by its day, by a pause, by a closing. Whoever looks sees the same.

use chrono::TimeDelta;

use super::{
    agenda,
    link::{ALL, linked, proposed, sign},
};
use crate::{browser::Browser, page::Page, world::World};

const HERE: &str = "/therapist";
const CLOSED: &str = "What you could read is closed.";

/// What Noor sees afterwards: her list, and the page that she could read.
async fn afterwards(world: &World, path: &str) -> (String, String) {
    let noor = back(world).await;
    let gone = noor.open(path).await;
    assert_eq!(gone.status, 404);
    let number = |text: String| text.split("Number").next().unwrap_or_default().to_owned();
    let list = noor.open("/couples").await;
    // The four words are those of the keys in this world.
    let words = list.all("b[dir=ltr]");
    let text =
        words.iter().fold(list.text(), |text, words| text.replace(words.trim(), "four words"));
    (text, number(gone.text()))
}

/// Brings the end about, by whom or by what is named.
pub(crate) async fn end(world: &World, by: &str, path: &str) {
    match by {
        "Ana" | "Ben" => drop(world.sign_in(by).await.open(HERE).await.press("End it now").await),
        "therapist" => {
            drop(world.browser_of("Noor").await.open(path).await.press("Stop reading along").await);
        }
        "pause" => drop(world.sign_in("Ben").await.open("/pause").await.press("Pause").await),
        "closing" => {
            let form = world.sign_in("Ben").await.open("/closing").await.form("Close it now");
            drop(form.with_password().press("Close it now").await);
        }
        // A therapist's phone keeps her signed in for 30 days: the last day is brought nearer instead.
        _ => {
            world.advance(TimeDelta::days(20));
            let mut tx = world.app.db.write().await.expect("a transaction");
            let nearer =
                sqlx::query("update therapist_link_now set ends_at = '2026-03-20T00:00:00Z'");
            nearer.execute(tx.conn()).await.expect("nearer");
            tx.commit().await.expect("kept");
        }
    }
}

/// Noor on the phone she had, as long as it lasts.
async fn back(world: &World) -> Browser {
    world.browser_of("Noor").await
}

#[tokio::test]
async fn all_five_ends_look_the_same_to_the_therapist() {
    let mut seen = Vec::new();
    for by in ["Ana", "Ben", "therapist", "date", "pause", "closing"] {
        let world = World::with_couple("Ana", "Ben").await;
        let ([_, _, noor], path) = linked(&world, &ALL).await;
        let noor_reads = |page: &Page| page.has("What they want to talk about");
        assert!(noor_reads(&noor.open(&path).await));
        end(&world, by, &path).await;
        let (list, gone) = afterwards(&world, &path).await;
        assert!(list.contains(CLOSED), "{by}: {list}");
        seen.push((list, gone));
    }
    assert!(seen.windows(2).all(|two| two[0] == two[1]), "{seen:?}");
}

#[tokio::test]
async fn what_is_written_after_the_end_opens_with_no_key_that_the_therapist_ever_had() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda"]).await;
    let epoch = newest_epoch(&world).await;
    agenda::put_on(&ana, "Before the end").await;
    assert!(noor.open(&path).await.has("Before the end"));
    assert_eq!(epoch, newest_epoch(&world).await, "the same key as when it began");
    ben.open(HERE).await.press("End it now").await;
    assert_eq!(handed(&world).await, 0, "what was handed over is taken away");
    agenda::put_on(&ana, "After the end").await;
    assert!(newest_epoch(&world).await > epoch, "a new key began before it was sealed");
    let sealed_under = sqlx::query_scalar::<_, i64>("select max(epoch) from agenda_item");
    let mut db = world.app.db.read().await.expect("a reader");
    let sealed_under = sealed_under.fetch_one(db.conn()).await.expect("a number");
    assert!(sealed_under > epoch);
    assert!(ben.open("/agenda").await.has("After the end"), "the two read on");
    assert_eq!(noor.open(&path).await.status, 404);
}

#[tokio::test]
async fn after_its_last_day_a_new_key_begins_as_well() {
    let world = World::with_couple("Ana", "Ben").await;
    linked(&world, &["agenda"]).await;
    let epoch = newest_epoch(&world).await;
    world.advance(TimeDelta::days(91));
    let ana = world.sign_in("Ana").await;
    agenda::put_on(&ana, "After its day").await;
    assert!(newest_epoch(&world).await > epoch);
    let page = ana.open(HERE).await;
    assert!(page.has("What Noor could read here ended yesterday."), "{}", page.text());
    assert_eq!(handed(&world).await, 0);
}

#[tokio::test]
async fn a_pause_ends_it_for_good_and_both_may_sign_anew() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda"]).await;
    ana.open("/pause").await.press("Pause").await;
    assert_eq!(noor.open(&path).await.status, 404);
    ana.open("/pause").await.press("Go on").await;
    assert_eq!(noor.open(&path).await.status, 404, "going on opens nothing");
    let page = ben.open(HERE).await;
    assert!(page.has("Nothing is open any more."), "{}", page.text());
    let page = proposed(&ana, &["agenda"]).await;
    assert!(!page.form("Sign it").has("words"), "her key is known by now");
    sign(&ana, &page.path, "").await;
    sign(&ben, &page.path, "").await;
    assert!(noor.open("/couples").await.click("Ana and Ben").await.has("want to talk about"));
}

#[tokio::test]
async fn one_closes_a_section_at_once_and_the_rest_goes_on() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda", "commitments"]).await;
    assert!(noor.open(&path).await.has("What Ana does"));
    let page = ben.open(HERE).await.press("Close Commitments").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let page = noor.open(&path).await;
    assert!(!page.has("What Ana does") && page.has("What they want to talk about"));
    agenda::put_on(&ana, "After it was closed").await;
    assert!(noor.open(&path).await.has("After it was closed"), "the new key was handed on");
}

async fn newest_epoch(world: &World) -> i64 {
    let mut db = world.app.db.read().await.expect("a reader");
    let newest = sqlx::query_scalar("select max(epoch) from couple_key");
    newest.fetch_one(db.conn()).await.expect("a number")
}

async fn handed(world: &World) -> i64 {
    let mut db = world.app.db.read().await.expect("a reader");
    let handed = sqlx::query_scalar("select count(*) from therapist_key");
    handed.fetch_one(db.conn()).await.expect("a number")
}

//! Moving out: what was taken along from one server is taken in on another.

use chrono::TimeDelta;
use troth::couple::imported::{Brought, Unfit};

use super::export::taken::{MY_WORDS, OUR_RECORD, Taken, asked, open, take};
use crate::{browser::Browser, demo::story, world::World};

/// What somebody takes along, as the file itself and as it reads.
async fn file(browser: &Browser, holds: &str) -> (Brought, Taken) {
    let form = asked(&browser.open("/export").await, holds);
    let words = form.value("passphrase").to_owned();
    let body = form.press_and_stay("Get the file").await.body;
    let brought = Brought::open(&body, &words).expect("the six words open it");
    (brought, open(&body, &words).expect("opens"))
}

#[tokio::test]
async fn two_people_move_out_and_every_word_comes_along() {
    let old = story().await;
    let new = World::with_couple("Ana", "Ben").await;
    for (name, before) in [("Ana", "ana"), ("Ben", "ben")] {
        let (there, here) = (old.sign_in(before).await, new.browser_of(name).await);
        let mut all = Vec::new();
        for holds in [MY_WORDS, OUR_RECORD] {
            let (brought, taken) = file(&there, holds).await;
            let page = here.open(&new.bring(&brought).await).await;
            let title = if holds == MY_WORDS {
                format!("What {name} wrote")
            } else {
                "The shared record of Ana and Ben".to_owned()
            };
            assert_eq!(page.heading(), title);
            let page = page.press("Take it in, only for me").await;
            assert_eq!((page.status, page.heading()), (200, title));
            let shown = page.all(".words");
            for words in taken.own_words() {
                assert!(shown.contains(&crate::page::joined(&words)), "{words}");
            }
            all.push(taken);
        }
        let again = take(&here, MY_WORDS).await;
        for (nth, taken) in all.iter().enumerate() {
            let imported = &again.json["imported"][nth];
            assert_eq!(imported["words"]["words"], taken.json, "every word and every field");
            assert_eq!(imported["taken_in_at"], "2026-03-12T18:00:00Z");
            let words = again.own_words();
            assert!(taken.own_words().iter().all(|own| words.contains(own)), "and on the page");
        }
        let ours = take(&here, OUR_RECORD).await;
        assert_eq!(ours.json["imported"], serde_json::json!([]), "for nobody but {name}");
    }
}

#[tokio::test]
async fn what_was_brought_along_moves_on_once_more() {
    let (first, second) =
        (World::with_couple("Ana", "Ben").await, World::with_couple("Ana", "Ben").await);
    let ana = first.browser_of("Ana").await;
    super::export::noted(&ana, "only for me", "The duck walked beside us.").await;
    let (brought, _) = file(&ana, MY_WORDS).await;
    ana.open(&first.bring(&brought).await).await.press("Take it in").await;
    let (brought, taken) = file(&ana, MY_WORDS).await;
    let there = second.browser_of("Ana").await;
    let page = there.open(&second.bring(&brought).await).await.press("Take it in").await;
    assert_eq!(page.text().matches("The duck walked beside us.").count(), 2);
    let again = take(&there, MY_WORDS).await;
    assert_eq!(again.json["imported"][0]["words"]["words"], taken.json);
}

#[tokio::test]
async fn who_is_alone_reads_what_they_brought() {
    let (old, new) = (World::with_couple("Ana", "Ben").await, World::new().await);
    let ana = old.browser_of("Ana").await;
    super::export::noted(&ana, "only for me", "The duck walked beside us.").await;
    let (brought, _) = file(&ana, MY_WORDS).await;
    let alone = new.unpaired("Ana").await;
    alone.open(&new.bring(&brought).await).await.press("Take it in").await;
    let page = alone.open("/settings").await.click("Brought along").await;
    assert!(page.click("What Ana wrote").await.has("The duck walked beside us."));
}

#[tokio::test]
async fn a_link_is_taken_by_one_and_once() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let (brought, _) = file(&ana, MY_WORDS).await;
    let link = world.bring(&brought).await;
    assert_eq!(world.browser().peek(&link).await.leads_to().as_deref(), Some("/sign-in"));
    let late = ben.open(&link).await.form("Take it in");
    let form = ana.open(&link).await.form("Take it in");
    let page = form.clone().press("Take it in").await;
    assert_eq!(page.status, 200);
    assert_eq!(form.press("Take it in").await.path, page.path, "a second tap is no fault");
    assert_eq!(late.press("Take it in").await.status, 404);
    for gone in [&link, &format!("/import/{}", "a".repeat(32))] {
        assert_eq!(ana.open(gone).await.status, 404);
    }
    assert_eq!(ben.open(&page.path).await.status, 404, "hers alone");
    assert!(!ben.open("/imported").await.has("What Ana wrote"));
    assert!(ana.open("/security-log").await.has("A record from another server was taken in."));

    let link = world.bring(&brought).await;
    world.advance(TimeDelta::days(7));
    assert_eq!(world.sign_in("Ana").await.open(&link).await.status, 404, "it ran out");
}

#[tokio::test]
async fn it_is_closed_with_what_is_only_hers() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    super::export::noted(&ana, "only for me", "The duck walked beside us.").await;
    let (brought, _) = file(&ana, MY_WORDS).await;
    let page = ana.open(&world.bring(&brought).await).await.press("Take it in").await;
    world.advance(TimeDelta::minutes(11));
    let closed = ana.open(&page.path).await;
    assert!(closed.has("closed now") && !closed.html.contains("The duck"));
    let form = closed.click("Open it").await.form("Open, only for me");
    let page = form.fill("password", crate::world::PASSWORD).press("Open").await;
    assert!(page.has("The duck walked beside us."), "{}", page.text());
}

#[tokio::test]
async fn a_file_that_does_not_open_says_so() {
    let world = World::with_couple("Ana", "Ben").await;
    let form = asked(&world.browser_of("Ana").await.open("/export").await, MY_WORDS);
    let mut body = form.press_and_stay("Get the file").await.body;
    assert!(matches!(Brought::open(&body, "not these words"), Err(Unfit::DoesNotOpen)));
    body.truncate(40);
    assert!(matches!(Brought::open(&body, "whatever"), Err(Unfit::DoesNotOpen)));
}

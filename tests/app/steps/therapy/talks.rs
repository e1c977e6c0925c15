//! Talks in turns, as a therapist is told of them: that they were had, and what was said where both ticked it.

use chrono::TimeDelta;

use super::{
    ends::end,
    link::{linked, proposed, sign},
};
use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    host::Host,
    steps::communication::turn_talk::{begun, said_back},
    world::World,
};

const TICK: &str = "Tick it";
const BACK: &str = "Take my tick back";
const WHEN: &str = "you put the phone face down";
const BACK_SAID: &str = "that my hand on the phone frightened you";
const NONE: &str = "No talk in this time.";
const CHANGED: &str = "A talk was changed outside the app.";
const CARD: &str = "What Noor reads of this talk";

/// They talk, both are heard, and both close it; its path.
pub(super) async fn talked(ana: &Browser, ben: &Browser) -> String {
    let talk = begun(ana).await;
    said_back(ben, &talk, BACK_SAID).await;
    ana.open(&talk).await.press("I feel heard").await;
    ben.open(&talk).await.press("Nothing to add for now").await;
    for browser in [ben, ana] {
        browser.open(&talk).await.press("Nothing more for today").await;
    }
    talk
}

/// The same, once Noor is told of their talks: the three phones, her page, and the talk.
async fn told(world: &World) -> ([Browser; 3], String, String) {
    let ([ana, ben, noor], path) = linked(world, &["talks"]).await;
    let talk = talked(&ana, &ben).await;
    ([ana, ben, noor], path, talk)
}

async fn both_tick(all: [&Browser; 2], talk: &str) {
    for browser in all {
        browser.open(talk).await.press(TICK).await;
    }
}

async fn copies(world: &World) -> usize {
    Host::of(world).await.rows("select 1 from therapist_copy").await.len()
}

#[tokio::test]
async fn that_they_talked_is_seen_and_nothing_that_was_said() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let before = talked(&ana, &ben).await;
    let ([ana, ben, noor], path) = linked(&world, &["talks"]).await;
    let page = noor.open(&path).await;
    assert!(page.has("Their talks in turns") && page.has(NONE), "nothing of before");
    assert!(!ana.open(&before).await.has("Noor"), "nor is it asked for");
    world.advance(TimeDelta::minutes(1));
    let talk = talked(&ana, &ben).await;
    let stopped = begun(&ben).await;
    assert!(!noor.open(&path).await.has("stopped"), "one that goes on is theirs");
    ana.open(&stopped).await.press("Stop it").await;
    let page = noor.open(&path).await;
    assert!(page.has("A talk today, closed by both"), "{}", page.text());
    assert!(
        page.has("A talk today, stopped before its end") && page.has("What was said is theirs.")
    );
    assert!(!page.has(WHEN) && !page.has(BACK_SAID), "{}", page.text());
    for browser in [&ana, &ben] {
        let page = browser.open(&talk).await;
        assert!(page.has(CARD) && page.has("That you had it, and when. Not what was said."));
    }
    assert!(noor.open("/couples").await.has("2 talks in turns"));
}

#[tokio::test]
async fn what_was_said_is_seen_once_both_have_ticked_that_talk() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path, talk) = told(&world).await;
    let page = ana.open(&talk).await.press(TICK).await;
    assert!(
        page.has("it is shown once Ben ticks it as well") && !page.has(TICK),
        "{}",
        page.text()
    );
    assert!(!noor.open(&path).await.has(WHEN), "one alone opens nothing");
    let page = ben.open(&talk).await;
    assert!(page.has("Ana ticked that Noor may read that, too.") && page.has("nothing happens"));
    let page = page.press(TICK).await;
    assert!(page.has("Every word above. Both of you ticked it."), "{}", page.text());
    let page = noor.open(&path).await;
    assert!(page.has("Both ticked that you may read it."), "{}", page.text());
    assert!(page.has("Ana said") && page.has(WHEN) && page.has("Ben said back"));
    assert!(page.has(BACK_SAID) && page.has("Ana feels heard") && page.has("Ben closed with"));
    for entry in std::fs::read_dir(world.folder()).expect("the folder") {
        let bytes = std::fs::read(entry.expect("a file").path()).unwrap_or_default();
        assert!(memchr::memmem::find(&bytes, BACK_SAID.as_bytes()).is_none());
    }
    let world = world.restarted().await;
    assert!(world.browser_of("Noor").await.open(&path).await.has(WHEN));
    let page = world.browser_of("Ana").await.open(&talk).await.press(BACK).await;
    assert!(page.has("Ben ticked that Noor may read that, too."), "{}", page.text());
    let page = world.browser_of("Noor").await.open(&path).await;
    assert!(page.has("A talk today, closed by both") && !page.has(WHEN), "{}", page.text());
    world.browser_of("Ana").await.open(&talk).await.press(TICK).await;
    assert!(world.browser_of("Noor").await.open(&path).await.has(WHEN));
}

#[tokio::test]
async fn a_turn_that_is_withdrawn_takes_the_words_of_the_talk_along() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path, talk) = told(&world).await;
    let stale = ben.open(&talk).await.form(TICK);
    both_tick([&ana, &ben], &talk).await;
    ana.open(&format!("{talk}/turns/1/withdrawals/new")).await.press("Withdraw").await;
    let page = noor.open(&path).await;
    assert!(page.has("closed by both") && !page.has(WHEN) && !page.has(BACK_SAID));
    let page = stale.press(TICK).await;
    assert!(page.has("Look at it once more, and tick it then."), "{}", page.text());
    both_tick([&ana, &ben], &talk).await;
    let page = noor.open(&path).await;
    assert!(page.has(BACK_SAID) && page.has("Withdrawn") && !page.has(WHEN), "{}", page.text());
}

#[tokio::test]
async fn nothing_of_it_is_left_once_the_section_is_closed_or_it_has_ended() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda", "talks"]).await;
    let talk = talked(&ana, &ben).await;
    both_tick([&ana, &ben], &talk).await;
    let page = ana.open("/therapist").await.press("Close Talks in turns").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let page = noor.open(&path).await;
    assert!(!page.has("Their talks in turns") && copies(&world).await == 0, "{}", page.text());
    assert!(!ben.open(&talk).await.has("Noor"));
    let page = proposed(&ana, &["talks"]).await;
    for browser in [&ana, &ben] {
        sign(browser, &page.path, "").await;
    }
    let again = noor.open("/couples").await.click("Ana and Ben").await;
    assert!(again.has(NONE), "what was closed is not opened again: {}", again.text());
    assert!(!ana.open(&talk).await.has(CARD), "and is not asked for");
    let next = talked(&ben, &ana).await;
    both_tick([&ana, &ben], &next).await;
    assert!(noor.open(&again.path).await.has(WHEN));
    end(&world, "Ben", &again.path).await;
    assert_eq!(copies(&world).await, 0);
    assert!(!ana.open(&next).await.has("Noor"));
}

#[tokio::test]
async fn signing_the_same_anew_keeps_what_both_ticked() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], _, talk) = told(&world).await;
    both_tick([&ana, &ben], &talk).await;
    let page = proposed(&ben, &["agenda", "talks"]).await;
    for browser in [&ana, &ben] {
        sign(browser, &page.path, "").await;
    }
    let page = noor.open("/couples").await.click("Ana and Ben").await;
    assert!(page.has(WHEN), "{}", page.text());
    assert!(ana.open(&talk).await.has("Both of you ticked it."));
}

#[tokio::test]
async fn no_words_are_shown_that_one_of_the_two_did_not_tick() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path, talk) = told(&world).await;
    let other = talked(&ana, &ben).await;
    ana.open(&other).await.press(TICK).await;
    both_tick([&ben, &ana], &talk).await;
    let host = &mut Host::of(&world).await;
    let (anas, id) = (host.id_of("Ana").await, host.id_of("Ben").await);
    let hers = format!("author = x'{}'", anas.simple());
    let of_talk = format!("talk = x'{}'", talk.rsplit('/').next().expect("an id").replace('-', ""));
    host.remember("turn_talk_tick").await;
    for edit in [
        format!("delete from turn_talk_tick where {hers} and {of_talk}"),
        format!("update turn_talk_tick set words = x'00' where {hers} and {of_talk}"),
        format!("update turn_talk_tick set epoch = epoch - 1 where {hers} and {of_talk}"),
        format!(
            "update turn_talk_tick set words = (select words from turn_talk_tick where {hers} and not {of_talk})
              where {hers} and {of_talk}"
        ),
        format!(
            "update turn_talk_tick set words = (select words from turn_talk_tick where {of_talk} and author = x'{}')
              where {hers} and {of_talk}",
            id.simple()
        ),
    ] {
        host.once(&edit, &[]).await;
        let page = noor.open(&path).await;
        assert!(page.has(CHANGED) && !page.has(WHEN), "{edit}: {}", page.text());
        assert!(!ben.open(&talk).await.has("Both of you ticked it."), "{edit}");
        host.put_back("turn_talk_tick").await;
    }
    assert!(noor.open(&path).await.has(WHEN));
}

#[tokio::test]
async fn a_tick_is_taken_back_also_while_the_two_have_paused() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path, talk) = told(&world).await;
    both_tick([&ana, &ben], &talk).await;
    let stale = ana.open(&talk).await.form(BACK);
    end(&world, "pause", &path).await;
    let page = stale.press(BACK).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(!noor.open(&path).await.has(WHEN));
    assert_eq!(copies(&world).await, 0, "while they pause nothing is handed over");
    let ticks = Host::of(&world).await.rows("select author from turn_talk_tick").await;
    assert_eq!(ticks.len(), 1, "Ben's alone");
}

#[tokio::test]
async fn who_ticked_what_is_in_the_record_that_one_takes_along() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, _], _, talk) = told(&world).await;
    both_tick([&ana, &ben], &talk).await;
    let record = take(&ana, OUR_RECORD).await;
    assert!(record.html.contains("Ticked: a therapist may read what was said"));
    let ticks = |json: &serde_json::Value| json["turn_talks"][0]["ticks"].as_array().map(Vec::len);
    assert_eq!(ticks(&record.json), Some(2));
    assert_eq!(ticks(&take(&ana, MY_WORDS).await.json), Some(1), "her own tick");
}

//! Proposing, agreeing, countering, declining, changing, reviewing, ending.

use chrono::TimeDelta;

use super::{agreed, ben_proposes, proposal};
use crate::world::{World, came_back};

const PROMISE: &str = "Home by seven, or a message before six";

#[tokio::test]
async fn a_commitment_counts_when_the_other_agrees() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = ben_proposes(&world).await;
    assert_eq!(page.heading(), PROMISE);
    assert!(page.has("Waiting for Ana"));
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/commitments").await;
    assert!(page.has("Waiting for your answer"));
    let page = page.click(PROMISE).await;
    assert!(page.has("Ben proposes this"));
    assert!(page.has("Not knowing is the worst of it."));
    let page = page.press("I agree").await;
    assert!(page.has("Ben’s commitment, every day. Agreed on Thursday 12 March."));
}

#[tokio::test]
async fn nobody_agrees_to_their_own_proposal() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = ben_proposes(&world).await;
    let version = [("version".to_owned(), "1".to_owned())];
    let answer = page.browser.post(&format!("{}/agreements", page.path), &version).await;
    assert_eq!(answer.status, 409);
    assert!(answer.has("It waits for the other of you."));
}

#[tokio::test]
async fn asking_the_other_makes_it_theirs_once_they_agree() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/commitments").await.click("Ask Ben for something").await;
    let page = proposal(page.form("Ask Ben")).press("Ask Ben").await;
    assert!(page.has("Ben’s commitment, every day."));
    let page = world.browser_of("Ben").await.open(&page.path).await.press("I agree").await;
    assert!(page.has("Your commitment, every day. Agreed on"));
}

#[tokio::test]
async fn a_counter_leaves_both_wordings_readable() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = ben_proposes(&world).await.path;
    let page = world.browser_of("Ana").await.open(&path).await;
    let page = page.click("Propose another wording").await;
    let form = page.form("Propose to Ben").fill("promise", "Home by eight on Fridays");
    let page =
        form.choose("cadence", "weekly").choose("weekday", "fri").press("Propose to Ben").await;
    assert!(page.has("Ana proposed another wording") || page.has("You proposed another wording"));
    let page = world.browser_of("Ben").await.open(&path).await;
    assert!(page.has("Home by eight on Fridays") && page.has(PROMISE));
    let page = page.press("I agree").await;
    assert_eq!(page.heading(), "Home by eight on Fridays");
    assert!(page.has("every Friday"));
    assert!(page.has(PROMISE), "the first wording is still there");
}

#[tokio::test]
async fn no_is_a_complete_answer() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = ben_proposes(&world).await.path;
    let page = world.browser_of("Ana").await.open(&path).await;
    let page = page.press("No, not this. Ben will see it.").await;
    assert!(page.has("You said no on Thursday 12 March, 19:00."));
    let ben = world.browser_of("Ben").await;
    assert!(ben.open(&path).await.has("Ana said no"));
    assert!(!ben.open("/commitments").await.has(PROMISE));
    assert!(ben.open("/commitments/ended").await.has(PROMISE));
}

#[tokio::test]
async fn a_wording_that_changed_meanwhile_has_to_be_read_again() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = ben_proposes(&world).await.path;
    let read_before = world.browser_of("Ana").await.open(&path).await;
    let page = world.browser_of("Ben").await.open(&format!("{path}/versions/new")).await;
    page.form("Propose to Ana").fill("promise", "Home by nine").press("Propose to Ana").await;
    let answer = read_before.press("I agree").await;
    assert_eq!(answer.status, 409);
    assert!(answer.has("Go back and read it again."));
}

#[tokio::test]
async fn what_was_typed_stays_when_something_is_missing() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = world.browser_of("Ben").await.open("/commitments/new?owner=me").await;
    let form = page.form("Propose to Ana").choose("cadence", "weekdays").fill("why", "It matters");
    let page = form.fill("review_on", "2026-03-12").press("Propose to Ana").await;
    let faults = came_back(&page);
    for sentence in ["what will be done", "at least one day", "a day after today"] {
        assert!(faults.contains(sentence), "{sentence}: {faults}");
    }
    assert_eq!(page.form("Propose to Ana").value("why"), "It matters");
    assert!(page.fault("weekday").is_some());
}

#[tokio::test]
async fn a_hint_is_shown_once_and_never_blocks() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = world.browser_of("Ben").await.open("/commitments/new?owner=me").await;
    let form = proposal(page.form("Propose to Ana")).fill("promise", "I will never be late");
    let page = form.press("Propose to Ana").await;
    assert!(page.has("“never”") && page.has("Nothing stops you."));
    let page = page.press("Propose to Ana").await;
    assert_eq!(page.heading(), "I will never be late");
}

#[tokio::test]
async fn a_renewal_asks_the_other_and_the_commitment_goes_on_meanwhile() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    world.advance(TimeDelta::weeks(4));
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/commitments").await;
    assert!(page.has("Time to look at it again"));
    let page = ana.open(&path).await.click("Look at it again now").await;
    let page = page.press("Propose to Ben to keep it").await;
    assert!(page.has("Waiting for Ben") && page.has("every day"));
    let ben = world.browser_of("Ben").await;
    assert!(ben.open(&path).await.has("How did it go today?"));
    let page = ben.open(&path).await.press("I agree").await;
    assert!(page.has("You look at it again on Thursday 4 June."), "{}", page.text());
}

#[tokio::test]
async fn either_alone_ends_a_commitment_and_all_of_it_stays_readable() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    let page = world.browser_of("Ana").await.open(&path).await;
    let form = page.form("End it. Ben will see it.").fill("why", "It has become a habit.");
    form.press("End it. Ben will see it.").await;
    let page = world.browser_of("Ben").await.open(&path).await;
    assert!(page.has("Ana ended it on") && page.has("It has become a habit.") && page.has(PROMISE));
    assert!(!page.has("How did it go today?"));
}

#[tokio::test]
async fn a_proposal_can_be_taken_back_until_it_is_answered() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = ben_proposes(&world).await.press("Take it back").await;
    assert!(page.has("You took it back"));
    let page = world.browser_of("Ana").await.open("/commitments").await;
    assert!(!page.has("Waiting for your answer"));
}

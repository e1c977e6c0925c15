//! The page that a therapist reads before a session.

use chrono::TimeDelta;

use super::{
    agenda,
    link::{ALL, linked, proposed, sign},
    plan, practice,
};
use crate::world::World;

#[tokio::test]
async fn what_stood_before_is_seen_where_the_two_opened_it_from_its_beginning() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    agenda::put_on(&ana, "The weekend at my parents").await;
    let review = ("review", "2026-04-09");
    let goals =
        [("goal_1", "We can talk about money."), ("notice_1", "Sundays, with tea."), review];
    plan::proposed(&ana, &goals).await;
    ben.open("/therapy-plan").await.press("I agree").await;
    let ([_, ben, noor], path) = linked(&world, &["agenda", "plan"]).await;
    let page = noor.open(&path).await;
    assert!(page.has("The weekend at my parents"), "{}", page.text());
    assert!(page.has("We can talk about money.") && page.has("Sundays, with tea."));
    agenda::put_on(&ben, "How much do I tell").await;
    assert!(noor.open(&path).await.has("How much do I tell"));
}

#[tokio::test]
async fn what_was_raised_before_stays_closed() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let raised = |what: &'static str| [("noticed", what), ("felt", "uneasy"), ("size", "small")];
    ana.write("/concerns/drafts", &raised("The door was open")).await.press("Share with").await;
    let ([ana, _, noor], path) = linked(&world, &ALL).await;
    world.advance(TimeDelta::minutes(1));
    ana.write("/concerns/drafts", &raised("The window was open")).await.press("Share with").await;
    let page = noor.open(&path).await;
    assert!(page.has("The window was open"), "{}", page.text());
    assert!(!page.has("The door was open"), "it was written before both had signed");
}

#[tokio::test]
async fn both_read_when_which_section_was_opened() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda", "plan"]).await;
    noor.open(&path).await;
    let hers = ana.open("/therapist/access-log").await.all("tbody tr");
    let his = ben.open("/therapist/access-log").await.all("tbody tr");
    assert_eq!(hers, his, "both read the same");
    assert_eq!(hers.len(), 1, "one line for one look, however often the page is loaded: {hers:?}");
    let sections = ["Noor", "For the next session", "What we work on"];
    assert!(sections.iter().all(|words| hers[0].contains(words)), "{hers:?}");
    world.advance(TimeDelta::minutes(16));
    noor.open(&path).await;
    assert_eq!(ana.open("/therapist/access-log").await.all("tbody tr").len(), 2);
}

#[tokio::test]
async fn longer_or_more_takes_both_again_and_nothing_that_was_open_is_lost() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda", "concerns"]).await;
    let raised = [("noticed", "The window was open"), ("felt", "uneasy"), ("size", "small")];
    ana.write("/concerns/drafts", &raised).await.press("Share with").await;
    let page = proposed(&ana, &ALL).await;
    assert_eq!(noor.open(&path).await.status, 200, "what stands goes on meanwhile");
    sign(&ana, &page.path, "").await;
    sign(&ben, &page.path, "").await;
    assert_eq!(noor.open(&path).await.status, 404, "the new one has taken its place");
    let page = noor.open("/couples").await.click("Ana and Ben").await;
    assert!(page.has("The window was open") && page.has("What Ana does"), "{}", page.text());
}

#[tokio::test]
async fn what_they_practise_is_seen_with_what_each_says_of_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let path = practice::written(&ana, "One good thing").await;
    let ([ana, ben, noor], page) = linked(&world, &["practice"]).await;
    practice::reflected(&ana, &path, "did", "It was good").await;
    practice::reflected(&ben, &path, "partly", "Twice of seven").await;
    let page = noor.open(&page).await;
    assert!(page.has("One good thing") && page.has("It was good"), "{}", page.text());
    assert!(page.has("Twice of seven"));
}

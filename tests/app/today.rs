//! Stories of Today: at most three things.

use chrono::TimeDelta;

use crate::{
    impact::{hard_moment::card, other_side::shared},
    page::Page,
    steps::communication::{
        disclosure::told,
        question_box::{answered, asked},
    },
    world::World,
};

/// What stands on the cards, in their order.
fn cards(page: &Page) -> Vec<String> {
    page.all("main .card h2")
}

async fn today(world: &World, name: &str) -> Page {
    world.browser_of(name).await.open("/today").await
}

async fn propose(world: &World) -> String {
    let page = world.browser_of("Ben").await.open("/commitments/new?owner=me").await;
    let form = page.form("Propose to Ana").fill("promise", "Home by seven");
    form.choose("cadence", "daily").press("Propose to Ana").await.path
}

async fn check_in(world: &World, name: &str, button: &str) {
    let page = world.browser_of(name).await.open("/check-ins/new").await;
    page.form(button).choose("closeness", "3").press(button).await;
}

#[tokio::test]
async fn the_first_day_asks_for_a_check_in_and_something_small() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = today(&world, "Ana").await;
    assert_eq!(page.heading(), "Good evening, Ana");
    assert!(page.has("Thursday 12 March"));
    assert_eq!(cards(&page), ["How are you, right now?", "Next, for the two of you"]);
    assert!(page.has("Propose a commitment"));
}

#[tokio::test]
async fn a_day_with_everything_still_shows_three_things() {
    let world = World::with_couple("Ana", "Ben").await;
    propose(&world).await;
    check_in(&world, "Ben", "Share with Ana").await;
    let page = today(&world, "Ana").await;
    assert_eq!(cards(&page).len(), 3, "{:?}", cards(&page));
    assert!(page.has("A commitment waits for your answer.") && page.has("Home by seven"));
}

#[tokio::test]
async fn once_i_have_checked_in_i_am_not_asked_again_today() {
    let world = World::with_couple("Ana", "Ben").await;
    check_in(&world, "Ana", "Save, only for me").await;
    let page = today(&world, "Ana").await;
    assert!(!page.has("How are you, right now?") && page.has("You have checked in today."));
    world.at("2026-03-13 07:00");
    assert!(today(&world, "Ana").await.has("How are you, right now?"));
}

#[tokio::test]
async fn what_i_promised_for_today_is_one_tap() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = propose(&world).await;
    world.browser_of("Ana").await.open(&path).await.press("I agree").await;
    let page = today(&world, "Ben").await;
    assert!(page.has("How did it go today?") && page.has("Home by seven"));
    let page = page.press("Kept").await;
    assert_eq!(page.status, 200);
    assert!(!today(&world, "Ben").await.has("How did it go today?"));
    let page = today(&world, "Ana").await;
    assert!(page.has("Kept, today"));
    let page = page.press("I saw it").await;
    assert!(page.has("You saw it."));
    assert!(!today(&world, "Ana").await.has("Kept, today"));
}

#[tokio::test]
async fn a_private_check_in_never_shows_on_the_others_today() {
    let world = World::with_couple("Ana", "Ben").await;
    let steady = |page: Page| {
        let op = r#"name="op" value=""#;
        page.html
            .split(op)
            .map(|part| part.get(36..).unwrap_or(part).to_owned())
            .collect::<Vec<_>>()
    };
    let before = steady(today(&world, "Ben").await);
    check_in(&world, "Ana", "Save, only for me").await;
    assert_eq!(steady(today(&world, "Ben").await), before);
}

#[tokio::test]
async fn the_way_shows_what_is_going_on_in_each_step() {
    let world = World::with_couple("Ana", "Ben").await;
    propose(&world).await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/steps").await;
    assert_eq!(page.all(".steps-map > li").len(), 7);
    assert!(page.has("Ben has proposed something to you."));
    let page = page.click("Responsibility and consistency").await;
    assert!(page.has("Step 2 of 5") && page.has("Deeds, not only words"));
    assert_eq!(page.click("Read it").await.heading(), "Home by seven");
    assert!(ana.open("/moving-forward").await.has("Moving forward"));
}

#[tokio::test]
async fn what_reaches_me_is_told_once_and_without_a_word_of_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let question = asked(&ana, "Did you think of me?").await;
    answered(&ben, &question, "Each time on the stairs").await;
    let page = ana.open("/today").await;
    assert!(page.has("Ben has answered a question of yours. It stays closed until you open it."));
    assert!(!page.has("on the stairs") && !ben.open("/today").await.has("answered a question"));

    let told = told(&ana, "I owe my brother money.").await;
    ben.open(&format!("{told}/words")).await.press("I have read it. I need time.").await;
    let page = ana.open("/today").await;
    assert!(page.has("Ben has said something to what you told them."), "{}", page.text());

    let look = ben.write("/time-out/agreement/drafts", &[("signal", "red")]).await;
    look.press("Propose it to").await;
    let page = ana.open("/today").await;
    assert!(page.has("Ben proposes how the two of you take a time-out."), "{}", page.text());
    ana.open("/time-out/agreement").await.press("I agree").await;
    assert!(!ana.open("/today").await.has("proposes how the two"));
    world.advance(TimeDelta::days(2));
    let page = world.sign_in("Ana").await.open("/today").await;
    assert!(!page.has("answered a question") && !page.has("said something"), "{}", page.text());
}

#[tokio::test]
async fn a_bad_day_shows_three_things_too_and_the_break_is_one_tap_away() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    for browser in [&ana, &ben] {
        card(browser, "Sit beside me").await;
        browser.open("/hard-moment").await.press("A hard moment").await;
    }
    let page = ana.open("/today").await;
    assert!(!page.forms("A time-out").is_empty(), "{}", page.text());
    ben.open("/today").await.press("A time-out").await;
    let page = ana.open("/today").await;
    assert_eq!(cards(&page).len(), 3, "{:?}", cards(&page));
    assert!(!page.has("How are you, right now?") && !page.has("You have checked in today."));
    ben.open("/time-out").await.press("I’m back").await;
    let page = ana.open("/today").await;
    assert!(page.has("Ben is back.") && cards(&page).len() == 3, "{:?}", cards(&page));
}

#[tokio::test]
async fn the_hour_after_somebody_is_back_shows_three_things_too() {
    let world = World::with_couple("Ana", "Ben").await;
    propose(&world).await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    ben.open("/today").await.press("A time-out").await;
    ben.open("/time-out").await.press("I’m back").await;
    let page = ana.open("/today").await;
    assert!(page.has("Ben is back.") && page.has("How are you, right now?"));
    assert_eq!(cards(&page).len(), 3, "{:?}", cards(&page));
    world.advance(TimeDelta::hours(1));
    assert!(ana.open("/today").await.has("A commitment waits for your answer."));
}

#[tokio::test]
async fn a_question_for_now_is_on_today_for_three_days() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    asked(&ana, "Did you think of me?").await;
    assert!(ben.open("/today").await.has("Ana has asked you something."));
    world.advance(TimeDelta::days(3));
    let ben = world.sign_in("Ben").await;
    assert!(!ben.open("/today").await.has("Ana has asked you something."));
    assert!(ben.open("/question-box").await.has("Did you think of me?"), "it waits in the box");
}

#[tokio::test]
async fn a_copy_of_the_other_side_is_on_today_until_it_is_withdrawn() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    shared(&ben).await;
    let page = ana.open("/today").await;
    assert!(page.has("Ben has shared how it is for them."), "{}", page.text());
    assert!(page.click("Read it").await.has("the weekend at the lake"));
    assert!(!ben.open("/today").await.has("shared how it is"));
    ben.open("/other-side").await.click("Withdraw").await.press("Withdraw it").await;
    assert!(!ana.open("/today").await.has("shared how it is"));
}

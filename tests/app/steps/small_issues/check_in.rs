//! Checking in: one tap and save, for oneself or for both.

mod copy;
mod corrected;
mod details;
mod week;

use crate::{
    browser::Browser,
    page::Page,
    world::{World, came_back},
};

/// The button that keeps it to oneself.
pub(super) const ONLY_ME: &str = "Save, only for me";
/// The part of a button that shares it.
pub(super) const SHARE: &str = "Share with";

/// Checks in, from 0 for far apart to 4 for close, by one of the two buttons.
pub(super) async fn check_in(browser: &Browser, closeness: &str, button: &str) -> Page {
    let form = browser.open("/check-ins/new").await.form("/check-ins");
    let page = form.choose("closeness", closeness).press(button).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

#[tokio::test]
async fn a_check_in_takes_one_tap_and_save() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/check-ins/new").await;
    assert_eq!(page.heading(), "How close do you feel to Ben today?");
    let form = page.form("/check-ins");
    assert_eq!(form.value("closeness"), "", "nothing is chosen beforehand");
    assert_eq!(form.buttons(), [ONLY_ME, "Share with Ben"]);
    assert!(page.links().contains(&("Skip today".to_owned(), "/today".to_owned())));

    let page = form.choose("closeness", "3").press(ONLY_ME).await;
    assert_eq!(page.heading(), "Saved, only for you.");
    assert!(page.has("You only me Fairly close"));
    let links = page.links();
    for (words, to) in [("Say more", "/feelings"), ("That’s all for now", "/today")] {
        assert!(links.iter().any(|(text, link)| text == words && link.ends_with(to)), "{words}");
    }
}

#[tokio::test]
async fn what_is_shared_is_in_the_partners_week() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = check_in(&ana, "1", SHARE).await;
    assert_eq!(page.heading(), "Shared with Ben.");
    assert!(page.has("You both of us Some distance"));
    assert!(ben.open("/check-ins").await.has("Ana both of us Some distance"));
    assert_eq!(ben.open(&page.path).await.status, 404, "its own page is for its author");
}

#[tokio::test]
async fn what_is_only_mine_stays_with_me() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = check_in(&ana, "0", ONLY_ME).await;
    assert!(ana.open("/check-ins").await.has("You only me Far apart"));
    let week = ben.open("/check-ins").await;
    assert!(week.has("Good to see you") && !week.html.contains("Far apart"));
    for rest in ["", "/feelings", "/details/new", "/share"] {
        assert_eq!(ben.open(&format!("{}{rest}", page.path)).await.status, 404, "{rest}");
    }
    for rest in ["/details", "/copies"] {
        assert_eq!(ben.post(&format!("{}{rest}", page.path), &[]).await.status, 404, "{rest}");
    }
}

#[tokio::test]
async fn a_check_in_without_an_answer_comes_back() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let form = ana.open("/check-ins/new").await.form("/check-ins");
    let page = form.clone().press(ONLY_ME).await;
    assert!(came_back(&page).contains("choose the words that fit best"));
    assert!(page.fault("closeness").is_some());

    let fields = [("closeness".to_owned(), "2".to_owned())];
    let page = ana.post("/check-ins", &fields).await;
    assert!(page.fault("audience").is_some(), "nobody guesses who may read it");
    assert_eq!(page.form("/check-ins").value("closeness"), "2");
    for (name, value) in [("closeness", "5"), ("closeness", "close"), ("audience", "everybody")] {
        let fields = [("closeness", "1"), ("audience", "only me"), (name, value)];
        let fields: Vec<_> = fields[1..].iter().chain(&fields[..1]).collect();
        let fields = fields.into_iter().filter(|(n, v)| *n != name || *v == value);
        let fields: Vec<_> = fields.map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        assert_eq!(ana.post("/check-ins", &fields).await.status, 422, "{name}={value}");
    }
    assert!(ana.open("/check-ins").await.has("Good to see you"), "nothing was saved");
}

#[tokio::test]
async fn a_check_in_sent_twice_is_one() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "4");
    let (first, again) = (form.clone().press(ONLY_ME).await, form.press(ONLY_ME).await);
    assert_eq!(first.path, again.path);
    assert_eq!(ana.open("/check-ins").await.all(".check-in").len(), 1);
}

#[tokio::test]
async fn what_is_private_closes_and_writing_stays_possible() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let shared = check_in(&ana, "2", SHARE).await;
    let private = check_in(&ana, "3", ONLY_ME).await;
    world.advance(chrono::TimeDelta::minutes(11));

    let page = ana.open(&private.path).await;
    assert!(page.has("What is only yours is closed now") && !page.html.contains("Fairly close"));
    let later = check_in(&ana, "4", ONLY_ME).await;
    assert_eq!(later.heading(), "Saved, only for you.");
    let week = ana.open("/check-ins").await;
    assert!(week.has("In between"), "what is for both is not closed");
    assert!(!week.html.contains("Fairly close"));
    assert!(ana.open(&shared.path).await.has("In between"));

    let unlock = week.click("Open it with your password").await.form("/unlocks");
    let week = unlock.fill("password", crate::world::PASSWORD).press("Open").await;
    assert_eq!(week.path, "/check-ins?from=2026-03-09");
    assert!(week.has("Fairly close"));
    assert!(ana.open(&later.path).await.has("You only me Close"));
}

#[tokio::test]
async fn looking_back_says_in_words_what_only_ones_own_entries_say() {
    let world = World::with_couple("Ana", "Ben").await;
    world.at("2026-02-20 19:00");
    let ana = world.browser_of("Ana").await;
    assert!(
        ana.open("/check-ins/looking-back").await.has("There is not enough to say something yet.")
    );
    for (day, close) in [
        ("02-20", "0"),
        ("02-22", "1"),
        ("02-24", "0"),
        ("03-05", "2"),
        ("03-08", "3"),
        ("03-11", "2"),
    ] {
        world.at(&format!("2026-{day} 20:00"));
        check_in(&world.browser_of("Ana").await, close, ONLY_ME).await;
        check_in(&world.browser_of("Ben").await, "4", "Share with Ana").await;
    }
    let locked = world.browser_of("Ana").await.open("/check-ins/looking-back").await;
    assert!(locked.has("Some of yours are closed now") && !locked.has("you felt closer"));
    let page = world.sign_in("Ana").await.open("/check-ins").await.click("Looking back").await;
    assert!(
        page.has("In the last two weeks you felt closer than in the two weeks before."),
        "{}",
        page.text()
    );
    assert!(page.has("only me"));
    let his = world.sign_in("Ben").await.open("/check-ins/looking-back").await;
    assert!(his.has("you felt much as close"), "his own alone: {}", his.text());
}

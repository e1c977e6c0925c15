//! Saying more, after saving: each part can be skipped.

use super::{ONLY_ME, SHARE, check_in};
use crate::{
    browser::Browser,
    form::Form,
    page::Page,
    world::{World, came_back},
};

/// From a check-in to the form of its details, with these feelings.
async fn say_more(saved: &Page, feelings: &[&str]) -> Form {
    let mut form = saved.click("Say more").await.form("Go on");
    for feeling in feelings {
        form = form.choose("feeling", feeling);
    }
    let page = form.press("Go on").await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.form(&format!("{}/details", saved.path))
}

async fn nothing_was_added(browser: &Browser, path: &str) -> bool {
    browser.open(path).await.links().iter().any(|(words, _)| words == "Say more")
}

#[tokio::test]
async fn a_check_in_can_be_told_in_full() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let saved = check_in(&ana, "1", SHARE).await;
    let form = say_more(&saved, &["on guard", "tired"]).await;
    assert_eq!(form.buttons(), ["Share with Ben"], "the button says who will read it");
    let form = form
        .choose("strength_1", "4")
        .choose("energy", "2")
        .fill("need", " An evening without questions ")
        .fill("thanks", "You rang at six")
        .fill("note", "I looked at the clock.\nTwice.");
    let page = form.press("Share with Ben").await;
    assert_eq!(page.path, saved.path);
    let told = "Some distance Feeling on guard strongly, tired Energy a little What would help An \
                evening without questions Thank you You rang at six Note I looked at the clock. Twice.";
    assert!(page.has(told), "{}", page.text());
    assert!(ben.open("/check-ins").await.has(&format!("Ana both of us {told}")));
}

#[tokio::test]
async fn details_are_each_skippable() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let parts = [
        ("feeling", "hopeful", "Feeling hopeful"),
        ("energy", "5", "Energy plenty"),
        ("need", "A walk", "What would help A walk"),
        ("thanks", "For the soup", "Thank you For the soup"),
        ("note", "Quiet", "Note Quiet"),
    ];
    for (name, value, told) in parts {
        let feelings: &[&str] = if name == "feeling" { &[value] } else { &[] };
        let form = say_more(&check_in(&ana, "2", ONLY_ME).await, feelings).await;
        assert_eq!(form.buttons(), [ONLY_ME]);
        let form = match name {
            "feeling" => form,
            "energy" => form.choose(name, value),
            name => form.fill(name, value),
        };
        let page = form.press(ONLY_ME).await;
        assert!(page.has(&format!("In between {told} That’s all for now")), "{}", page.text());
    }
}

#[tokio::test]
async fn skipping_everything_leaves_no_trace() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let saved = check_in(&ana, "2", ONLY_ME).await;
    let page = say_more(&saved, &[]).await.fill("note", "  ").press(ONLY_ME).await;
    assert_eq!(page.html, ana.open(&saved.path).await.html);
    assert!(nothing_was_added(&ana, &saved.path).await);
    let skipped = saved.click("Say more").await.click("Skip feelings").await;
    assert_eq!(skipped.click("Leave it as it is").await.html, saved.html);
}

#[tokio::test]
async fn more_than_three_feelings_come_back_and_all_are_still_chosen() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let saved = check_in(&ana, "2", ONLY_ME).await;
    let four = ["hurt", "on guard", "close", "open"];
    let mut form = saved.click("Say more").await.form("Go on");
    for feeling in four {
        form = form.choose("feeling", feeling);
    }
    let page = form.press("Go on").await;
    assert!(came_back(&page).contains("These are 4 feelings"));
    let kept = page.form("Go on");
    let kept = kept.fields.iter().filter(|field| field.sent).map(|field| field.value.as_str());
    assert_eq!(kept.collect::<Vec<_>>(), four);
}

#[tokio::test]
async fn the_way_back_to_the_feelings_keeps_them() {
    let world = World::with_couple("Ana", "Ben").await;
    let saved = check_in(&world.browser_of("Ana").await, "2", ONLY_ME).await;
    let feelings = saved.click("Say more").await.form("Go on").choose("feeling", "let down");
    let back = feelings.press("Go on").await.click("Feelings").await;
    assert_eq!(back.form("Go on").value("feeling"), "let down");
}

#[tokio::test]
async fn what_is_too_long_comes_back_whole() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let saved = check_in(&ana, "2", SHARE).await;
    let (just, long, note) = ("ä".repeat(200), "ä".repeat(201), "x".repeat(1001));
    let form = say_more(&saved, &["sad"]).await.choose("strength_1", "5").choose("energy", "1");
    let form = form.fill("need", &just).fill("thanks", &long).fill("note", &note);
    let page = form.press(SHARE).await;
    assert!(came_back(&page).contains("there is room for 200"));
    assert_eq!(page.fault("need"), None);
    assert!(page.fault("thanks").is_some() && page.fault("note").is_some());
    let form = page.form("Share with Ben");
    let kept = ["feeling_1", "strength_1", "energy", "need", "thanks", "note"];
    let kept = kept.map(|name| form.value(name).trim_start_matches('\n').to_owned());
    assert_eq!(kept, ["sad".into(), "5".into(), "1".into(), just, long, note]);
    assert!(nothing_was_added(&ana, &saved.path).await);
}

#[tokio::test]
async fn more_is_said_once() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let saved = check_in(&ana, "2", ONLY_ME).await;
    let form = say_more(&saved, &[]).await;
    let other = say_more(&saved, &[]).await.fill("note", "Second");
    form.fill("note", "First").press(ONLY_ME).await;
    let page = other.press(ONLY_ME).await;
    assert_eq!(page.status, 409);
    assert!(page.has("You have said more about this one already"));
    let page = ana.open(&format!("{}/feelings", saved.path)).await;
    assert_eq!(page.path, saved.path, "there is nothing to ask for any more");
    assert!(page.has("First") && !page.has("Second"));
}

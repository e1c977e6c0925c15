//! How a day went: marked by its owner, answered by the other, seen over the weeks.

use chrono::TimeDelta;

use super::agreed;
use crate::{
    page::Page,
    world::{World, came_back},
};

async fn ben_keeps_today(world: &World, path: &str) -> Page {
    world.browser_of("Ben").await.open(path).await.press("Kept").await
}

#[tokio::test]
async fn a_commitment_shows_what_both_saw() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    let day = ben_keeps_today(&world, &path).await.path;
    let page = world.browser_of("Ana").await.open(&day).await.press("I saw it").await;
    assert!(page.has("You saw it."));
    let page = world.browser_of("Ben").await.open(&path).await;
    assert!(page.has("Kept 1 of 1.") && page.has("Ana saw 1."));
    assert!(page.has("Thursday 12 March: kept, Ana saw it"));
    let page = world.browser_of("Ana").await.open("/consistency").await;
    assert!(page.has("Four weeks: Kept 1 of 1.") && page.has("You saw 1."));
}

#[tokio::test]
async fn a_missed_commitment_is_shown_together_with_its_repair() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    let page = world.browser_of("Ben").await.open(&path).await;
    let page = page.click("Partly, or not this time").await;
    assert!(page.has("Ana reads the miss together with what you write here."));
    let form = page.form("Share with Ana").choose("mark", "missed");
    let form = form.fill("obstacle", "The meeting ran over and I didn’t step out.");
    let form = form.fill("repair", "I set an alarm for a quarter to six.");
    form.press("Share with Ana").await;
    let page = world.browser_of("Ana").await.open(&path).await;
    assert!(page.has("Not this time, Thursday 12 March"));
    assert!(page.has("The meeting ran over") && page.has("I set an alarm"));
    assert!(page.has("Kept 0 of 1."));
}

#[tokio::test]
async fn remembering_differently_offers_a_talk_and_no_verdict() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    let day = ben_keeps_today(&world, &path).await.path;
    let page = world.browser_of("Ana").await.open(&day).await.press("I didn’t see it").await;
    assert!(page.has("You remember this day differently"));
    assert!(world.browser_of("Ben").await.open(&day).await.has("How to talk about it"));
}

#[tokio::test]
async fn saying_it_differently_keeps_what_was_said_before() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    let day = ben_keeps_today(&world, &path).await.path;
    let page = world.browser_of("Ben").await.open(&format!("{day}/missed")).await;
    page.form("Share with Ana").choose("mark", "partly").press("Share with Ana").await;
    let page = world.browser_of("Ana").await.open(&day).await;
    assert!(page.has("Partly") && page.has("said before") && page.has("Kept"));
    assert!(world.browser_of("Ana").await.open(&path).await.has("Kept 0 of 1, and partly 1."));
}

#[tokio::test]
async fn only_its_owner_says_how_it_went() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    let ana = world.browser_of("Ana").await;
    assert!(!ana.open(&path).await.has("How did it go today?"));
    let fields = [("day", "2026-03-12"), ("mark", "kept")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(ana.post(&format!("{path}/keepings"), &fields).await.status, 409);
}

#[tokio::test]
async fn a_mark_can_be_answered_for_a_week_and_is_then_left_open() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    let day = ben_keeps_today(&world, &path).await.path;
    world.advance(TimeDelta::days(7));
    let ana = world.browser_of("Ana").await;
    assert!(ana.open(&day).await.has("I saw it"));
    world.advance(TimeDelta::minutes(1));
    assert!(!ana.open(&day).await.has("I saw it"));
}

/// On 29 March 2026 Berlin loses an hour; Ben's day still ends at his own midnight.
#[tokio::test]
async fn days_follow_the_owners_clock_over_daylight_saving() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    world.at("2026-03-29 00:30");
    let page = ben_keeps_today(&world, &path).await;
    assert_eq!(page.heading(), "Sunday 29 March");
    world.at("2026-03-29 23:30");
    assert!(!world.browser_of("Ben").await.open(&path).await.has("How did it go today?"));
    world.at("2026-03-30 00:30");
    let page = ben_keeps_today(&world, &path).await;
    assert_eq!(page.heading(), "Monday 30 March");
}

/// Where somebody lives is theirs: it moves no day on the other's pages.
#[tokio::test]
async fn each_is_told_the_day_by_their_own_clock() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    let ana = world.browser_of("Ana").await;
    let before = ana.open(&path).await.all(".dots li");
    world.move_to("Ben", "Asia/Tokyo").await;
    assert_eq!(ana.open(&path).await.all(".dots li"), before);
    world.advance(TimeDelta::hours(1));
    let page = ben_keeps_today(&world, &path).await;
    assert_eq!(page.heading(), "Friday 13 March", "it is morning where he is");
    let dots = ana.open(&path).await.all(".dots li");
    assert_eq!(dots, ["Thursday 12 March: left open", "Friday 13 March: kept"]);
    assert!(!world.browser_of("Ben").await.open(&path).await.html.contains("value=\"kept\""));
}

#[tokio::test]
async fn a_story_that_is_too_long_comes_back_whole() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    let page = world.browser_of("Ben").await.open(&format!("{path}/days/2026-03-12/missed")).await;
    let long = "x".repeat(601);
    let form = page.form("Share with Ana").choose("mark", "missed").fill("obstacle", &long);
    let page = form.press("Share with Ana").await;
    assert!(came_back(&page).contains("601 characters"));
    assert_eq!(page.form("Share with Ana").value("obstacle"), long);
}

#[tokio::test]
async fn gaps_are_neutral() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    ben_keeps_today(&world, &path).await;
    world.advance(TimeDelta::days(3));
    let page = world.browser_of("Ana").await.open(&path).await;
    assert!(page.has("Kept 1 of 1."));
    assert!(page.has("Friday 13 March: left open"));
}

#[tokio::test]
async fn the_whole_time_is_read_month_by_month_also_of_what_has_ended() {
    let world = World::with_couple("Ana", "Ben").await;
    let path = agreed(&world).await;
    let day = ben_keeps_today(&world, &path).await.path;
    world.browser_of("Ana").await.open(&day).await.press("I saw it").await;
    world.advance(TimeDelta::days(1));
    world.browser_of("Ben").await.open(&path).await.press("End it").await;
    for name in ["Ana", "Ben"] {
        let page = world.browser_of(name).await.open("/consistency").await;
        assert!(!page.has("Kept 1 of 1"), "it is not agreed any more");
        let page = page.click("The whole time, month by month").await;
        assert!(page.has("March 2026") && page.has("Kept 1 of 1."), "{}", page.text());
        assert!(page.has(if name == "Ana" { "You saw 1." } else { "Ana saw 1." }));
    }
    world.advance(TimeDelta::days(200));
    let page = world.browser_of("Ana").await.open("/consistency/months").await;
    assert!(page.has("Nothing was marked in these months."), "{}", page.text());
    let page = page.click("Earlier months").await;
    assert!(page.has("March 2026") && page.has("Kept 1 of 1."), "{}", page.text());
    assert!(page.links().iter().all(|(words, _)| words != "Earlier months"), "that is the first");
}

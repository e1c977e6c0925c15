//! Looking back, a week at a time; and what the partner's pages never show.

use super::{ONLY_ME, SHARE, check_in};
use crate::{browser::Browser, page::Page, world::World};

/// The page without what is minted anew each time it is made.
fn without_ops(page: &Page) -> String {
    let op = r#"name="op" value=""#;
    let mut parts = page.html.split(op);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |html, part| html + part.split_once('"').map_or(part, |(_, rest)| rest))
}

async fn pages_of(browser: &Browser) -> Vec<String> {
    let paths = ["/talk", "/check-ins", "/check-ins?from=2026-03-02", "/check-ins/new", "/more"];
    let mut pages = Vec::new();
    for path in paths {
        let page = browser.open(path).await;
        assert_eq!(page.status, 200, "{path}");
        pages.push(without_ops(&page));
    }
    pages
}

#[tokio::test]
async fn the_partners_pages_do_not_change_with_my_private_entries() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    check_in(&ana, "2", SHARE).await;
    check_in(&ben, "3", SHARE).await;
    let before = pages_of(&ben).await;
    for day in ["02-15 07:30", "03-03 08:00", "03-11 23:59", "03-12 19:00"] {
        world.at(&format!("2026-{day}"));
        for _ in 0..13 {
            let saved = check_in(&ana, "0", ONLY_ME).await;
            let details = ana.open(&format!("{}/details/new?feeling=hurt", saved.path)).await;
            details.form(ONLY_ME).fill("need", "To be alone").press(ONLY_ME).await;
        }
    }
    assert_eq!(ana.open("/check-ins").await.all(".check-in").len(), 13 + 13 + 2);
    assert!(pages_of(&ben).await == before, "not a byte differs");
}

#[tokio::test]
async fn a_week_shows_its_days_with_who_may_read_each() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    world.at("2026-03-09 07:00");
    check_in(&ana, "0", ONLY_ME).await;
    check_in(&ben, "1", SHARE).await;
    world.at("2026-03-12 19:00");
    check_in(&ana, "2", SHARE).await;
    let week = world.sign_in("Ana").await.open("/check-ins").await;
    assert!(week.has("9 to 15 March."));
    assert_eq!(
        week.all(".week > li"),
        [
            "Mon 9 You only me Far apart Ben both of us Some distance Keep a copy",
            "Thu 12 You both of us In between"
        ]
    );
}

#[tokio::test]
async fn weeks_without_a_word_are_passed_over() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let week = ana.open("/check-ins").await;
    assert!(week.has("Good to see you. What you write down will be here"));
    assert!(!week.has("Earlier") && !week.has("Later"));

    world.at("2026-03-01 22:00");
    check_in(&ana, "4", ONLY_ME).await;
    world.at("2026-03-26 08:00");
    let ana = world.sign_in("Ana").await;
    let week = ana.open("/check-ins").await;
    assert!(week.has("Good to see you. This week is still unwritten."));
    let earlier = week.click("Earlier: 23 February to 1 March").await;
    assert_eq!(earlier.path, "/check-ins?from=2026-02-23");
    assert!(earlier.has("Sun 1 You only me Close") && !earlier.has("Earlier"));
    assert_eq!(earlier.click("Later: 23 to 29 March").await.all(".empty").len(), 1);
    assert_eq!(week.click("Check in").await.path, "/check-ins/new");
}

#[tokio::test]
async fn a_week_that_nobody_can_mean_is_this_week() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    for from in ["", "2026-03-13", "2031-01-01", "-9999-01-01", "yesterday", "%00"] {
        let page = ana.open(&format!("/check-ins?from={from}")).await;
        assert!(page.has("9 to 15 March."), "{from}: {}", page.text());
    }
}

#[tokio::test]
async fn a_week_begins_when_it_is_monday_where_its_reader_is() {
    let world = World::with_couple("Ana", "Ben").await;
    world.move_to("Ben", "America/New_York").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    world.at("2026-03-15 23:30");
    check_in(&ana, "1", SHARE).await;
    world.at("2026-03-16 00:30");
    check_in(&ben, "3", SHARE).await;
    let (hers, his) = (ana.open("/check-ins").await, ben.open("/check-ins").await);
    assert!(hers.has("16 to 22 March.") && hers.all(".check-in").is_empty());
    assert!(his.has("9 to 15 March."));
    assert_eq!(his.all(".week > li").len(), 1, "both are of Sunday: {}", his.text());
    assert_eq!(hers.click("Earlier").await.all(".check-in").len(), 2);
}

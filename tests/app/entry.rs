//! What becomes of an entry that was shared: withdrawn by its author, kept as a copy by the other.

mod any_order;
mod kept;
mod races;
mod withdrawn;

use chrono::TimeDelta;

use crate::{browser::Browser, page::Page, world::World};

/// Shared with the other, with a note; the page of it.
pub(crate) async fn shared(browser: &Browser, note: &str) -> Page {
    let form = browser.open("/check-ins/new").await.form("/check-ins").choose("closeness", "1");
    let saved = form.press("Share with").await;
    let page = browser.open(&format!("{}/details/new", saved.path)).await;
    page.form("Share with").fill("note", note).press("Share with").await
}

/// A date that took place an hour ago; its path.
pub(crate) async fn a_date(world: &World) -> String {
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let form = ana.open("/dates/new").await.form("/dates").fill("what", "A walk");
    let form = form.fill("day", "2026-03-12").fill("time", "19:30").choose("minutes", "30");
    let date = form.press("Propose to Ben").await.path;
    ben.open(&date).await.press("Say yes to Ana").await;
    world.advance(TimeDelta::hours(2));
    ana.open(&date).await.press("Yes, it did").await;
    date
}

/// What was good about it.
pub(crate) async fn noted(browser: &Browser, date: &str, moment: &str) -> Page {
    let form = browser.open(date).await.form("Share with").choose("closeness", "4");
    let page = form.fill("moment", moment).press("Share with").await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

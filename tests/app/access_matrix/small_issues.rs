//! What is small, hard, or of the weekly meeting, one of each.

use super::records::id_of;
use crate::{
    browser::Browser,
    steps::small_issues::{concern::raised, hard_date, weekly_meeting as meetings},
    world::World,
};

/// One that the other has read.
pub(super) async fn concern(browser: &Browser, partner: &Browser) -> String {
    let path = raised(browser).await;
    id_of(&partner.open(&path).await.press("Read it. A time comes later").await)
}

/// One with a line, closed by the other.
pub(super) async fn weekly_meeting(browser: &Browser, partner: &Browser) -> String {
    let path = meetings::begun(browser).await;
    meetings::line(browser, &path, 1, "Thank you for the soup").await;
    id_of(&partner.open(&path).await.press("Close the meeting").await)
}

/// What is only theirs has to be open.
pub(super) async fn shared_hard_date(world: &World, name: &str, partner: &Browser) -> String {
    let browser = world.sign_in(name).await;
    let page = hard_date::written(&browser, "The fair").await;
    let page = hard_date::shared(&browser, &page.path).await;
    hard_date::answered(partner, &page.path, "").await;
    id_of(&page)
}

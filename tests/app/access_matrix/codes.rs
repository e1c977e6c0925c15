//! What stands in links, and what was taken in by one.

use troth::couple::imported::Brought;

use super::records::id_of;
use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, take},
    page::Page,
    steps::therapy::link,
    world::World,
};

/// What stands in links that were given to somebody, and what was taken in by one.
pub(super) struct Codes {
    pub(super) set_up: String,
    pub(super) import: String,
    pub(super) imported: String,
    pub(super) reset: String,
    pub(super) invite: String,
    pub(super) therapist: String,
}

impl Codes {
    pub(super) async fn of(world: &World, browser: &Browser) -> Self {
        Self {
            set_up: code_of(&world.set_up_link().await),
            import: code_of(&brought(world, browser).await),
            imported: id_of(&taken_in(world, browser).await),
            reset: code_of(&world.reset_link("Eve").await),
            therapist: code_of(&link::invited(world, browser).await),
            invite: code_of(&world.invite_link(&world.browser_of("Eve").await).await),
        }
    }
}

fn code_of(link: &str) -> String {
    link.rsplit('/').next().unwrap_or_default().to_owned()
}

/// A link to what somebody took along.
async fn brought(world: &World, browser: &Browser) -> String {
    let text = take(browser, MY_WORDS).await.text;
    world.bring(&Brought::read(text.into()).expect("a record")).await
}

async fn taken_in(world: &World, browser: &Browser) -> Page {
    browser.open(&brought(world, browser).await).await.press("Take it in").await
}

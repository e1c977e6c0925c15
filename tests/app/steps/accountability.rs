//! Stories of commitments: proposed, agreed, kept, seen, reviewed.

mod commitments;
mod keepings;
pub(crate) mod small_deeds;
pub(crate) mod statements;

use crate::{form::Form, page::Page, world::World};

/// Ben proposes to be home by seven, every day.
async fn ben_proposes(world: &World) -> Page {
    let page = world.browser_of("Ben").await.open("/commitments/new?owner=me").await;
    proposal(page.form("Propose to Ana")).press("Propose to Ana").await
}

fn proposal(form: Form) -> Form {
    form.fill("promise", "Home by seven, or a message before six")
        .fill("why", "Not knowing is the worst of it.")
        .fill("know", "You hear the key, or your phone.")
        .choose("cadence", "daily")
}

/// It is proposed by Ben and Ana has agreed; its path.
async fn agreed(world: &World) -> String {
    let path = ben_proposes(world).await.path;
    let page = world.browser_of("Ana").await.open(&path).await.press("I agree").await;
    assert!(page.has("Agreed on Thursday 12 March"), "{}", page.text());
    path
}

//! Many at once: exactly one wins, and the others leave no trace.

use tokio::task::JoinSet;

use crate::{
    form::Form,
    page::Page,
    world::{SignUp as _, World},
};

/// The same page, sent by many people at the same moment, each as somebody of their own.
async fn all_at_once(world: &World, form: &Form, button: &'static str, many: usize) -> Vec<Page> {
    let mut everybody = JoinSet::new();
    for nth in 0..many {
        let form = form.clone().in_browser(&world.browser()).sign_up(&format!("Person {nth}"));
        everybody.spawn(form.press_and_stay(button));
    }
    everybody.join_all().await
}

/// How many got in; the others are told nothing but "not here" or "one moment".
fn winners(pages: &[Page]) -> usize {
    for page in pages {
        assert!([303, 404, 503].contains(&page.status), "{}: {}", page.status, page.text());
    }
    pages.iter().filter(|page| page.leads_to().as_deref() == Some("/leaving")).count()
}

async fn people(world: &World) -> i64 {
    sqlx::query_scalar("select count(*) from person")
        .fetch_one(world.app.db.read().await.expect("reads").conn())
        .await
        .expect("a count")
}

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_who_say_yes_at_once_exactly_one_is_accepted() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    let form = world.browser().open(&world.invite_link(&ana).await).await.form("say yes");
    let pages = all_at_once(&world, &form.choose("rules", "yes"), "say yes", 50).await;
    assert_eq!(winners(&pages), 1);
    assert_eq!(people(&world).await, 2, "who came too late left no account");
    let page = ana.open("/pairing").await;
    assert!(page.heading().ends_with("said yes"), "{}", page.heading());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_up_link_opened_by_many_at_once_makes_one_account() {
    let world = World::new().await;
    let form = world.browser().open(&world.set_up_link().await).await.form("Make my account");
    let pages = all_at_once(&world, &form.choose("host", "first"), "Make my account", 12).await;
    assert_eq!(winners(&pages), 1);
    assert_eq!(people(&world).await, 1);
}

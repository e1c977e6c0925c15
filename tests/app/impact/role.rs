//! Where somebody stands in what happened: theirs alone, and what is offered first follows it.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    world::World,
};

async fn choose(browser: &Browser, role: &str) -> Page {
    let form = browser.open("/impact-role").await.form("Save").choose("role", role);
    form.press("Save").await
}

/// What the step's page offers, in its order.
fn offered(page: &Page) -> Vec<String> {
    let links = page.links().into_iter().map(|(_, to)| to);
    links.filter(|to| ["/impact-statements", "/other-side"].contains(&to.as_str())).collect()
}

#[tokio::test]
async fn what_is_offered_first_follows_it_and_nothing_is_out_of_reach() {
    let world = World::with_couple("Ana", "Ben").await;
    let ben = world.sign_in("Ben").await;
    let page = ben.open("/steps/impact").await;
    assert_eq!(offered(&page), ["/impact-statements", "/impact-statements", "/other-side"]);
    let page = page.click("Where I stand in this").await;
    assert_eq!(page.form("Save").press("Save").await.status, 422, "nothing was chosen");
    let page = choose(&ben, "broke").await;
    assert_eq!(page.path, "/steps/impact");
    assert_eq!(offered(&page), ["/other-side", "/other-side", "/impact-statements"]);
    for role in ["hurt", "both", "unsaid"] {
        let page = choose(&ben, role).await;
        assert_eq!(offered(&page)[0], "/impact-statements", "{role}");
        assert_eq!(offered(&page).len(), 3, "{role}");
    }
    let page = ben.open("/settings").await.click("Where I stand in this").await;
    assert_eq!(page.form("Save").value("role"), "unsaid");
}

#[tokio::test]
async fn nobody_else_is_told_and_it_closes_like_all_that_is_private() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let before = ana.open("/steps/impact").await.text();
    choose(&ben, "broke").await;
    assert_eq!(ana.open("/steps/impact").await.text(), before);
    assert!(take(&ben, MY_WORDS).await.text.contains("broke"));
    assert!(!take(&ben, OUR_RECORD).await.text.contains("broke"));
    world.advance(TimeDelta::minutes(11));
    let page = ben.open("/steps/impact").await;
    assert_eq!(offered(&page)[0], "/impact-statements", "as for anybody");
    let page = ben.open("/impact-role").await;
    assert!(page.has("You have answered before.") && page.form("Save").value("role").is_empty());
    let page = choose(&ben, "both").await;
    assert_eq!(page.status, 200, "writing needs nothing opened");
    let form = ben.open("/unlock?back=/impact-role").await.form("Open, only for me");
    let page = form.with_password().press("Open, only for me").await;
    assert_eq!(page.form("Save").value("role"), "both");
}

#[tokio::test]
async fn the_words_fit_where_each_of_the_two_stands() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    choose(&ana, "hurt").await;
    choose(&ben, "broke").await;
    let hurt = ana.open("/impact-statements/new").await;
    assert!(hurt.has("What it did to you counts") && !hurt.has("is no answer to it"));
    let broke = ben.open("/impact-statements/new").await;
    assert!(broke.has("It takes nothing away from what it did to Ana"));
    assert!(hurt.press("Begin to write").await.has("How you sleep and eat. What your body"));
    assert!(broke.press("Begin to write").await.has("How you sleep and eat since it came out."));
    assert!(ana.open("/other-side").await.has("mostly it is whoever broke trust"));
    assert!(ben.open("/other-side").await.has("when one has broken trust"));
}

//! The other side: guilt, regret, helplessness, fear. For oneself; a copy is shared after a look at it.

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    world::World,
};

const REGRET: &str = "the weekend at the lake";

/// Somebody writes, up to the look at the whole.
pub(crate) async fn reflected(browser: &Browser) -> Page {
    let mut page = browser.post("/other-side/drafts", &[]).await;
    for answer in ["", REGRET, "that it stays as it is", ""] {
        let button = if page.has("Look at it") { "Look at it" } else { "Next" };
        page = page.form(button).fill("words", answer).press(button).await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
    page
}

/// And shares a copy.
pub(crate) async fn shared(browser: &Browser) -> Page {
    reflected(browser).await.press("Share a copy").await
}

#[tokio::test]
async fn it_is_written_for_oneself_and_a_copy_is_shared_after_a_look_at_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let page = ben.open("/steps/impact").await.click("The other side").await;
    assert!(page.has("It takes nothing away from what it did to the other."));
    let page = page.press("Begin to write").await;
    assert_eq!(page.heading(), "What I feel guilty for");
    assert!(page.has("no verdict on yourself"));
    let page = reflected(&ben).await;
    assert!(page.has("This is yours alone.") && page.has(REGRET));
    let draft = page.path.clone();
    assert_eq!(ana.open(&draft).await.status, 404);
    assert!(!ana.open("/other-side").await.has(REGRET));
    assert!(!ana.open("/impact-statements").await.has("Your drafts"));

    let shared = page.press("Share a copy").await;
    assert!(shared.has("You shared this") && shared.has(REGRET));
    let page = ana.open("/other-side").await;
    assert!(page.has("Ben shared this") && page.has(REGRET) && !page.has("Go on with"));
    let page = ben.open(&draft).await.click("What I regret").await;
    page.form("Next").fill("words", "the photograph").press("Next").await;
    let page = ana.open("/other-side").await;
    assert!(page.has(REGRET) && !page.has("the photograph"), "a copy stays as it was");
    assert!(ben.open("/other-side").await.has("Go on with what you wrote"), "the original stays");
}

#[tokio::test]
async fn its_author_withdraws_a_copy_and_the_other_may_have_kept_one() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    shared(&ben).await;
    assert!(take(&ana, OUR_RECORD).await.text.contains(REGRET));
    ana.open("/other-side").await.click("Keep a copy").await.press("Keep").await;
    ben.open("/other-side").await.click("Withdraw").await.press("Withdraw it").await;
    for browser in [&ana, &ben] {
        let page = browser.open("/other-side").await;
        assert!(page.has("Withdrawn by") && !page.has(REGRET), "{}", page.text());
    }
    assert!(ana.open("/kept-copies").await.has(REGRET));
    assert!(!take(&ana, OUR_RECORD).await.text.contains(REGRET));
    assert!(take(&ben, MY_WORDS).await.text.contains(REGRET), "his draft stays his");
}

#[tokio::test]
async fn nothing_is_shared_that_is_empty_let_go_or_while_one_has_paused() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let page = ben.post("/other-side/drafts", &[]).await;
    let draft = page.path.split("/answers").next().expect("a draft").to_owned();
    let page = ben.open(&draft).await;
    assert!(page.has("Nothing is written yet.") && page.forms("Share a copy").is_empty());
    let whole = reflected(&ben).await;
    ana.open("/pause").await.press("Pause now").await;
    assert_eq!(whole.press("Share a copy").await.status, 409);
    assert!(ben.open(&draft).await.forms("Share a copy").is_empty());
    ana.open("/pause").await.press("Go on").await;
    ben.open(&draft).await.press("Let it go").await;
    let page = reflected(&ben).await;
    let form = page.form("Share a copy").put("draft", draft.rsplit('/').next().expect("an id"));
    assert_eq!(form.press("Share a copy").await.status, 409);
}

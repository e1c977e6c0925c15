//! The agenda of the next session: both put on it and order it, and what was talked about leaves it.

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    steps::communication::question_box::asked_as,
    world::World,
};

const HERE: &str = "/agenda";
const TALKED: &str = "We have talked about it";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

/// Somebody puts something on it; its path.
pub(crate) async fn put_on(browser: &Browser, what: &str) -> String {
    let form = browser.open("/agenda/new").await.form(HERE).fill("what", what);
    let page = form.press("Put it on").await;
    assert!(page.status == 200 && page.path == HERE, "{}", page.text());
    let last = page.forms(TALKED).into_iter().next_back().expect("it stands there, last");
    last.action.replace("/acts", "")
}

/// What stands on it, in its order.
fn items(page: &Page) -> Vec<String> {
    page.all(".agenda > li > .words")
}

#[tokio::test]
async fn both_put_on_it_and_both_order_it() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/steps/therapy").await.click("For the next session").await;
    assert!(page.has("Nothing stands here yet."), "{}", page.text());
    put_on(&ana, "The holidays").await;
    let form = ben.open("/agenda/new").await.form(HERE).fill("what", "The letter to my father");
    form.choose("hard", "yes").press("Put it on").await;
    let page = ana.open(HERE).await;
    assert_eq!(items(&page), ["The holidays", "The letter to my father"]);
    assert!(
        page.has("Hard to say alone. Leave Ben time for it; a therapist can help."),
        "{}",
        page.text()
    );
    assert!(page.has("both of us") && page.has("Ben put it here today."));
    let page = page.press("Move up").await;
    assert_eq!(items(&page), ["The letter to my father", "The holidays"]);
    let page = ben.open(HERE).await.press("Move down").await;
    assert_eq!(items(&page), ["The holidays", "The letter to my father"]);
    assert_eq!(page.forms("Move up").len(), 1, "the first goes no further up");
}

#[tokio::test]
async fn what_was_talked_about_leaves_it_and_may_come_back() {
    let (_world, ana, ben) = both().await;
    let path = put_on(&ana, "The holidays").await;
    put_on(&ben, "How we tell the children").await;
    let stale = ben.open(HERE).await.form(TALKED);
    let page = ana.open(HERE).await.press(TALKED).await;
    assert_eq!(items(&page), ["How we tell the children"]);
    assert!(page.has("Not on it any more"), "{}", page.text());
    let his = ben.open(HERE).await;
    assert!(his.has("Ana said today that you have talked about it."), "{}", his.text());
    let again = stale.press(TALKED).await;
    assert!(again.status == 409 && again.has("not on the agenda any more"), "{}", again.text());
    let page = ben.open(&path).await;
    assert!(page.has("Ana said today that you have talked about it."), "{}", page.text());
    let page = page.press("Put it back on the agenda").await;
    assert_eq!(items(&page), ["How we tell the children", "The holidays"], "at the end");
}

#[tokio::test]
async fn its_author_withdraws_it_and_nobody_takes_it_from_them() {
    let (_world, ana, ben) = both().await;
    let path = put_on(&ana, "The holidays").await;
    assert!(!ben.open(&path).await.has("Withdraw it"));
    ben.open(&path).await.click("Keep a copy").await.press("Keep").await;
    let page = ana.open(&path).await.click("Withdraw it").await.press("Withdraw it").await;
    assert!(page.has("Withdrawn by you on"), "{}", page.text());
    let page = ben.open(HERE).await;
    assert!(items(&page).is_empty() && !page.has("The holidays"), "{}", page.text());
    assert!(ben.open("/kept-copies").await.has("The holidays"), "what he kept stays his");
}

#[tokio::test]
async fn every_word_stays_when_it_is_too_long_or_nothing() {
    let (_world, ana, _) = both().await;
    let form = ana.open("/agenda/new").await.form(HERE);
    let long = "The holidays. ".repeat(40);
    let page = form.clone().fill("what", &long).choose("hard", "yes").press("Put it on").await;
    assert_eq!(page.status, 422);
    let again = page.form(HERE);
    assert_eq!((again.value("what").trim(), again.value("hard")), (long.trim(), "yes"));
    let empty = form.press("Put it on").await;
    assert!(empty.fault("what").is_some_and(|fault| fault.ends_with("Please write a few words")));
}

#[tokio::test]
async fn what_was_set_aside_elsewhere_stands_beside_it() {
    let (_world, ana, ben) = both().await;
    let question = asked_as(&ana, "Did you think of leaving?", "with our therapist").await;
    let page = ben.open(HERE).await;
    assert!(page.has("Set aside for a therapist"), "{}", page.text());
    let page = page.click("Did you think of leaving?").await;
    assert_eq!(page.path, question);
}

#[tokio::test]
async fn it_goes_along_with_both() {
    let (_world, ana, ben) = both().await;
    put_on(&ana, "The holidays").await;
    ben.open(HERE).await.press(TALKED).await;
    assert!(take(&ana, MY_WORDS).await.has("The holidays"));
    assert!(!take(&ben, MY_WORDS).await.has("The holidays"));
    let shared = take(&ben, OUR_RECORD).await;
    assert!(shared.has("The holidays"));
    assert_eq!(shared.json["therapy"]["agenda"][0]["acts"][0]["by"]["name"], "Ben");
}

//! Whom the two could ask: what to ask and to look for, and a list that either changes.

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    world::World,
};

const HERE: &str = "/contacts";
const WEBER: &str = "Dr. Noor Weber";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

/// Somebody writes one down; its path.
pub(crate) async fn written(browser: &Browser, name: &str, note: &str) -> String {
    let form = browser.open("/contacts/new").await.form(HERE).fill("name", name);
    let page = form.fill("note", note).press("Write it down").await;
    assert!(page.status == 200 && page.path.starts_with("/contacts/"), "{}", page.text());
    page.path
}

/// Somebody puts the note otherwise; the path of what takes its place.
pub(crate) async fn changed(browser: &Browser, path: &str, note: &str) -> String {
    let form = browser.open(&format!("{path}/changes/new")).await.form("Write it down");
    let page = form.fill("note", note).press("Write it down").await;
    assert!(page.status == 200 && page.path != path, "{}", page.text());
    page.path
}

#[tokio::test]
async fn what_to_ask_and_what_to_look_for_stands_there() {
    let (_world, ana, _) = both().await;
    let page = ana.open("/steps/therapy").await.click("Finding a therapist").await;
    for words in ["commitment, not of failure", "Questions you can ask", "What to look for"] {
        assert!(page.has(words), "{words}: {}", page.text());
    }
    assert!(page.click("Whom you could ask").await.has("Nobody stands here yet."));
}

#[tokio::test]
async fn either_changes_it_and_what_stood_there_before_stays_whose_it_was() {
    let (_world, ana, ben) = both().await;
    let first = written(&ana, WEBER, "Thursdays.").await;
    let page = ben.open(HERE).await;
    assert!(page.has(WEBER) && page.has("Thursdays.") && page.has("both of us"), "{}", page.text());
    let stale = ana.open(&format!("{first}/changes/new")).await.form("Write it down");
    let second = changed(&ben, &first, "Thursdays, from June on.").await;
    let page = ana.open(HERE).await;
    assert!(page.has("from June on") && page.has("Ben changed it today."), "{}", page.text());
    let page = ana.open(&second).await.click("What stood there before").await;
    assert!(page.has("Thursdays.") && page.has("Ben changed it today."), "{}", page.text());
    assert_eq!(page.click("As it is now").await.path, second);
    let page = stale.fill("note", "Fridays.").press("Write it down").await;
    assert!(page.status == 422 && page.has("meanwhile"), "{}", page.text());
    assert_eq!(page.form("Write it down").value("note").trim(), "Fridays.", "no word is lost");
    assert_eq!(ben.open(&format!("{first}/withdrawals/new")).await.status, 404, "hers");
    assert_eq!(ana.open(&format!("{second}/withdrawals/new")).await.status, 404, "his");
}

#[tokio::test]
async fn either_takes_it_off_the_list_and_both_still_read_it() {
    let (_world, ana, ben) = both().await;
    let path = written(&ana, WEBER, "").await;
    ana.open("/pause").await.press("Pause now").await;
    let page = ben.open(&path).await.press("Take it off the list").await;
    assert!(page.has("You took it off the list today."), "{}", page.text());
    let page = ana.open(HERE).await;
    assert!(page.has("Not on the list any more") && page.has("Ben took it off the list today."));
    assert!(page.click(WEBER).await.forms("Take it off the list").is_empty());
    let again = ana.post(&format!("{path}/ends"), &[]).await;
    assert!(again.status == 409 && again.has("not on the list any more"), "{}", again.text());
}

#[tokio::test]
async fn its_author_withdraws_it_and_the_other_may_keep_a_copy() {
    let (_world, ana, ben) = both().await;
    let path = written(&ana, WEBER, "Thursdays.").await;
    ben.open(&path).await.click("Keep a copy").await.press("Keep it").await;
    ana.open(&path).await.click("Withdraw it").await.press("Withdraw it").await;
    let page = ben.open(HERE).await;
    assert!(page.has("Withdrawn") && !page.has(WEBER), "{}", page.text());
    assert!(page.click("Withdrawn").await.has("Withdrawn by Ana on"));
    assert!(ben.open("/kept-copies").await.has(WEBER));
    assert_eq!(ben.open(&format!("{path}/changes/new")).await.status, 409);
}

#[tokio::test]
async fn every_word_stays_beside_what_is_wrong() {
    let (_world, ana, _) = both().await;
    let form = ana.open("/contacts/new").await.form(HERE).fill("reach", "030 555 01 23");
    let page = form.clone().press("Write it down").await;
    assert_eq!(page.status, 422);
    assert!(page.fault("name").is_some_and(|fault| fault.ends_with("Please write a name")));
    assert_eq!(page.form(HERE).value("reach").trim(), "030 555 01 23");
    let long = "Thursdays. ".repeat(80);
    let page = form.fill("name", WEBER).fill("note", &long).press("Write it down").await;
    assert!(page.fault("note").is_some(), "{}", page.text());
    assert_eq!(page.form(HERE).value("note").trim(), long.trim());
}

#[tokio::test]
async fn it_goes_along_with_both() {
    let (_world, ana, ben) = both().await;
    let path = written(&ana, WEBER, "Thursdays.").await;
    changed(&ben, &path, "Mondays.").await;
    assert!(!take(&ana, MY_WORDS).await.text.contains("Mondays."));
    assert!(take(&ben, MY_WORDS).await.has("Mondays."));
    let shared = take(&ana, OUR_RECORD).await;
    assert!(shared.has("Thursdays.") && shared.has("Mondays."));
    assert_eq!(shared.json["therapy"]["contacts"][0]["ended"]["by"]["name"], "Ben");
}

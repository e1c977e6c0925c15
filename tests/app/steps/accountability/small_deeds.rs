//! Small deeds: each keeps a list of their own, and the other stars what matters to them.

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    world::World,
};

const HERE: &str = "/small-deeds";
const ADD: &str = "Put it on my list";
const STAR: &str = "This one matters to me";
const BACK: &str = "Take the star back";
const COFFEE: &str = "Bring you coffee in the morning";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

async fn put(browser: &Browser, words: &str) -> Page {
    browser.open(HERE).await.form(HERE).fill("deed", words).press(ADD).await
}

/// Somebody puts it on their list; its path.
pub(crate) async fn listed(browser: &Browser, words: &str) -> String {
    let page = put(browser, words).await;
    assert_eq!((page.status, page.path.as_str()), (200, HERE), "{}", page.text());
    page.click(words).await.path
}

/// The other says that this one matters to them.
pub(crate) async fn starred(browser: &Browser, path: &str) {
    let page = browser.open(path).await.press(STAR).await;
    assert_eq!(page.status, 200, "{}", page.text());
}

#[tokio::test]
async fn each_keeps_a_list_and_the_other_stars_what_matters() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/steps/accountability").await.click("Small deeds").await;
    assert!(page.has("Nobody asks whether something was done"), "{}", page.text());
    assert!(ana.open("/together").await.click("Small deeds").await.has("Your list"));
    listed(&ana, COFFEE).await;
    listed(&ana, "Carry the heavy bag").await;
    let page = ben.open(HERE).await;
    assert!(page.has(COFFEE) && page.has("Carry the heavy bag"));
    assert_eq!(page.forms(STAR).len(), 2);
    let page = page.press(STAR).await;
    assert!(page.has("It matters to you") && page.forms(STAR).len() == 1, "{}", page.text());
    let mine = ana.open(HERE).await;
    assert!(mine.has(&format!("{COFFEE} ★ It matters to Ben")), "{}", mine.text());
    assert!(mine.forms(STAR).is_empty() && mine.forms(BACK).is_empty(), "not on one's own");
    page.press(BACK).await;
    assert!(!ana.open(HERE).await.has("It matters to Ben"));
}

#[tokio::test]
async fn nobody_does_what_is_the_others_to_do() {
    let (_world, ana, ben) = both().await;
    let deed = listed(&ana, COFFEE).await;
    let page = ana.post(&format!("{deed}/stars"), &[]).await;
    assert!(page.status == 409 && page.has("The star is the other’s to give."), "{}", page.text());
    let page = ben.post(&format!("{deed}/retirements"), &[]).await;
    assert!(page.status == 409 && page.has("theirs to take off"), "{}", page.text());
    assert_eq!(ben.open(&format!("{deed}/withdrawals/new")).await.status, 404);
    let page = ben.open(&deed).await;
    assert!(page.forms("Take it off my list").is_empty() && !page.forms(STAR).is_empty());
}

#[tokio::test]
async fn a_suggestion_is_taken_with_one_tap() {
    let (_world, ana, ben) = both().await;
    let page = ana.open(HERE).await.click("Look at suggestions").await;
    let before = page.forms(ADD).len();
    assert!(before >= 30 && page.has(COFFEE.split(" coffee").next().expect("how it begins")));
    let form = page.form(ADD);
    let taken = form.clone().press(ADD).await;
    assert_eq!(taken.path, "/small-deeds/suggestions");
    assert_eq!(taken.forms(ADD).len(), before - 1, "it is not offered again");
    assert!(ben.open(HERE).await.has("Bring you coffee or tea in the morning"));
    let fields = [("suggestion".to_owned(), form.value("suggestion").to_owned())];
    let page = ana.post("/small-deeds/suggestions", &fields).await;
    assert!(page.status == 409 && page.has("This is on your list already."), "{}", page.text());
    let page = ana.post("/small-deeds/suggestions", &[]).await;
    assert!(page.status == 409 && page.has("Please choose one"), "{}", page.text());
}

#[tokio::test]
async fn what_was_typed_stays_beside_what_is_wrong_with_it() {
    let (_world, ana, ben) = both().await;
    listed(&ana, COFFEE).await;
    for (words, fault) in [
        ("", "one small thing"),
        ("bring YOU coffee in the morning", "on your list already"),
        ("Tell you the PIN of my phone", "no place here"),
    ] {
        let page = put(&ana, words).await;
        assert_eq!(page.status, 422, "{words}");
        assert!(page.fault("deed").is_some_and(|said| said.contains(fault)), "{}", page.text());
        assert_eq!(page.form(HERE).value("deed"), words);
    }
    let page = put(&ana, "Make you feel less, you’re overreacting").await;
    assert!(page.has("This may land badly") && !ben.open(HERE).await.has("overreacting"));
    let page = page.press(ADD).await;
    assert!(page.status == 200 && ben.open(HERE).await.has("overreacting"), "{}", page.text());
}

#[tokio::test]
async fn its_author_takes_it_off_and_writes_it_anew() {
    let (_world, ana, ben) = both().await;
    let deed = listed(&ana, COFFEE).await;
    starred(&ben, &deed).await;
    let page = ana.open(&deed).await.press("Take it off my list").await;
    assert!(!page.has(COFFEE), "{}", page.text());
    let page = ben.open(HERE).await;
    assert!(!page.has(COFFEE));
    let page = page.click("On no list any more").await.click(COFFEE).await;
    assert!(page.has("took it off the list today") && page.forms(BACK).is_empty());
    let page = ben.post(&format!("{deed}/stars"), &[]).await;
    assert!(page.status == 409 && page.has("not on the list any more"), "{}", page.text());
    assert_eq!(ana.post(&format!("{deed}/retirements"), &[]).await.status, 409);
    assert_ne!(listed(&ana, COFFEE).await, deed);
}

#[tokio::test]
async fn its_author_withdraws_it_and_the_other_may_have_kept_a_copy() {
    let (_world, ana, ben) = both().await;
    let deed = listed(&ana, COFFEE).await;
    starred(&ben, &deed).await;
    ben.open(&deed).await.click("Keep a copy").await.press("Keep it").await;
    let ours = take(&ben, OUR_RECORD).await.text;
    assert!(ours.contains(COFFEE) && ours.contains("\"star\""));
    assert!(take(&ana, MY_WORDS).await.text.contains(COFFEE));
    assert!(!take(&ben, MY_WORDS).await.text.contains(&format!("\"deed\": \"{COFFEE}")));
    ana.open(&deed).await.click("Withdraw it").await.press("Withdraw it").await;
    for browser in [&ana, &ben] {
        assert!(!browser.open(HERE).await.has(COFFEE));
        let page = browser.open("/small-deeds/earlier").await.click("Withdrawn").await;
        assert!(page.has("Withdrawn by") && !page.has(COFFEE), "{}", page.text());
    }
    assert!(ben.open("/kept-copies").await.has(COFFEE));
    assert!(!take(&ben, OUR_RECORD).await.text.contains(COFFEE));
}

#[tokio::test]
async fn while_one_has_paused_nothing_new_comes_and_each_still_takes_back() {
    let (_world, ana, ben) = both().await;
    let (coffee, bag) = (listed(&ana, COFFEE).await, listed(&ana, "Carry the heavy bag").await);
    starred(&ben, &coffee).await;
    ana.open("/pause").await.press("Pause now").await;
    let page = ben.open(HERE).await;
    assert!(page.forms(STAR).is_empty() && page.forms(ADD).is_empty(), "{}", page.text());
    let page = page.press(BACK).await;
    assert!(!page.has("It matters to you"), "{}", page.text());
    ana.open(&bag).await.press("Take it off my list").await;
    assert!(!ben.open(HERE).await.has("Carry the heavy bag"));
}

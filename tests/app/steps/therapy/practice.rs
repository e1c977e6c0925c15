//! What the two practise between two sessions, and how it was for each.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    world::World,
};

const HERE: &str = "/practices";
const AFTER: &str = "After we clear the table";
const TABLE: &str = "Each of us says one thing that the other did today.";
const DONE: &str = "We are done with it";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

/// Somebody writes one down; its path.
pub(crate) async fn written(browser: &Browser, what: &str) -> String {
    let form = browser.open("/practices/new").await.form(HERE).fill("what", what);
    let page = form.fill("after", AFTER).press("Write it down").await;
    assert!(page.status == 200 && page.path.starts_with("/practices/"), "{}", page.text());
    page.path
}

/// Somebody says how it was.
pub(crate) async fn reflected(browser: &Browser, path: &str, how: &str, words: &str) -> Page {
    let page = browser.open(&format!("{path}/reflections/new")).await;
    let page = page.form("Share with").choose("how", how).fill("words", words);
    let page = page.press("Share with").await;
    assert!(page.status == 200 && page.path == path, "{}", page.text());
    page
}

#[tokio::test]
async fn one_writes_it_down_and_each_says_how_it_was() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/steps/therapy").await.click("What we practise").await;
    assert!(page.has("Nothing is being practised now."), "{}", page.text());
    let path = written(&ana, TABLE).await;
    let page = ben.open(HERE).await;
    assert!(page.has(AFTER) && page.has(TABLE), "{}", page.text());
    assert!(page.has("For both of you, until Thursday 19 March.") && page.has("both of us"));
    let page = page.click("How was it?").await;
    assert!(page.has(TABLE), "{}", page.text());
    let form = page.form("Share with Ana").choose("how", "partly");
    let page = form.fill("words", "Twice. Then I forgot.").press("Share with Ana").await;
    assert!(page.has("You, today Partly. Twice. Then I forgot."), "{}", page.text());
    let page = ana.open(HERE).await;
    assert!(page.has("Ben has said how it was."), "{}", page.text());
    let page = reflected(&ana, &path, "did", "").await;
    assert!(page.has("Ben, today Partly.") && page.has("You, today Did it."), "{}", page.text());
    assert!(!page.links().iter().any(|(words, _)| words == "How was it?"));
}

#[tokio::test]
async fn it_is_for_whom_its_author_says() {
    let (_world, ana, ben) = both().await;
    for (who, hers, his) in [("me", "For you", "For Ana"), ("you", "For Ben", "For you")] {
        let form = ana.open("/practices/new").await.form(HERE).fill("what", "A walk");
        let page = form.fill("after", AFTER).choose("who", who).press("Write it down").await;
        assert!(page.has(&format!("{hers}, until")), "{}", page.text());
        assert!(ben.open(&page.path).await.has(&format!("{his}, until")));
    }
}

#[tokio::test]
async fn it_is_behind_them_by_a_word_or_by_its_day_and_nobody_is_asked_again() {
    let (world, ana, ben) = both().await;
    let (table, walk) = (written(&ana, TABLE).await, written(&ben, "A walk").await);
    let stale = ana.open(&table).await.form(DONE);
    let page = ben.open(&table).await.press(DONE).await;
    assert!(page.has("You said today that you are done with it."), "{}", page.text());
    let again = stale.press(DONE).await;
    assert!(again.status == 409 && again.has("It is behind you already."), "{}", again.text());
    let page = ana.open(HERE).await;
    assert!(page.has("Behind you") && page.has("A walk"), "{}", page.text());
    world.advance(TimeDelta::days(8));
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let page = ana.open(HERE).await;
    assert!(page.has("Nothing is being practised now.") && page.has("Behind you"));
    assert!(ana.open(&walk).await.forms(DONE).is_empty());
    assert!(!ben.open("/today").await.has("practise"), "nobody is reminded");
    reflected(&ana, &walk, "not", "There was too much else.").await;
    assert!(ben.open(&walk).await.has("Not this time."), "also afterwards, if one likes");
}

#[tokio::test]
async fn a_moment_later_it_can_be_put_otherwise_and_then_it_stays() {
    let (world, ana, ben) = both().await;
    let path = written(&ben, TABLE).await;
    let elsewhere = ana.open(&format!("{path}/reflections/new")).await.form("Share with");
    reflected(&ana, &path, "partly", "Twice.").await;
    let page =
        elsewhere.choose("how", "did").fill("words", "Three times.").press("Share with").await;
    assert!(page.status == 422 && page.has("You have said it elsewhere"), "{}", page.text());
    let form = page.form("Share with");
    assert_eq!((form.value("words").trim(), form.value("how")), ("Three times.", "did"));
    let page = form.press("Share with").await;
    assert!(page.has("Did it. Three times.") && !page.has("Twice."), "{}", page.text());
    let page = page.click("Change it, until 19:15").await;
    assert!(page.has("what you send here takes its place"), "{}", page.text());
    let late = page.form("Share with").fill("words", "Four times.");
    assert_eq!(late.value("how"), "did", "nobody types it again");
    world.advance(TimeDelta::minutes(15));
    let page = late.press("Share with").await;
    assert!(page.status == 422 && page.has("A quarter of an hour has passed"), "{}", page.text());
    assert_eq!(page.form("Share with").value("words").trim(), "Four times.", "no word is lost");
    let page = ben.open(&path).await;
    assert!(page.has("Three times.") && !page.has("Four times."));
    assert_eq!(ana.open(&format!("{path}/reflections/new")).await.status, 409);
}

#[tokio::test]
async fn each_withdraws_what_is_theirs_and_keeps_a_copy_of_the_others() {
    let (_world, ana, ben) = both().await;
    let path = written(&ana, TABLE).await;
    reflected(&ana, &path, "did", "I liked it.").await;
    reflected(&ben, &path, "partly", "I was tired.").await;
    assert_eq!(ben.open(&format!("{path}/withdrawals/new")).await.status, 404);
    for below in ["", "/reflections"] {
        let page = ben.open(&format!("{path}{below}/kept-copies/new")).await;
        page.press("Keep it").await;
        let page = ana.open(&format!("{path}{below}/withdrawals/new")).await;
        let page = page.press("Withdraw it").await;
        assert!(page.has("Withdrawn by you on"), "{}", page.text());
    }
    let page = ben.open(&path).await;
    assert!(!page.has(TABLE) && !page.has("I liked it.") && page.has("I was tired."));
    let kept = ben.open("/kept-copies").await;
    assert!(kept.has(TABLE) && kept.has("I liked it."), "what he kept stays his");
    let page = ben.open(HERE).await;
    assert!(page.has("Nothing is being practised now."), "{}", page.text());
    assert_eq!(ben.open(&format!("{path}/reflections/new")).await.status, 409);
}

#[tokio::test]
async fn every_word_stays_beside_what_is_wrong() {
    let (_world, ana, _) = both().await;
    let form = ana.open("/practices/new").await.form(HERE);
    assert_eq!(form.value("until"), "2026-03-19", "a week, unless another day is chosen");
    let long = form.clone().fill("what", &"A walk. ".repeat(50)).fill("until", "2026-03-11");
    let page = long.press("Write it down").await;
    assert_eq!(page.status, 422);
    for (field, fault) in [
        ("what", "Please shorten it a little"),
        ("after", "Please write what you do anyway, just before it"),
        ("until", "Please choose today or a day in the next eight weeks"),
    ] {
        assert!(page.fault(field).is_some_and(|said| said.ends_with(fault)), "{}", page.text());
    }
    assert_eq!(page.form(HERE).value("until"), "2026-03-11");
    let badly = form.fill("what", "You never say hello").fill("after", AFTER);
    let page = badly.press("Write it down").await;
    assert!(page.status == 422 && page.has("This may land badly"), "{}", page.text());
    let path = written(&ana, TABLE).await;
    let form = ana.open(&format!("{path}/reflections/new")).await.form("Share with");
    let page = form.fill("words", "It was good.").press("Share with").await;
    assert!(page.fault("how").is_some_and(|fault| fault.ends_with("one of the three")));
    assert_eq!(page.form("Share with").value("words").trim(), "It was good.");
}

#[tokio::test]
async fn few_go_on_at_a_time() {
    let (_world, ana, ben) = both().await;
    for nth in 0..6 {
        written([&ana, &ben][nth % 2], &format!("Exercise {nth}")).await;
    }
    let form = ben.open("/practices/new").await.form(HERE).fill("what", "One more");
    let page = form.fill("after", AFTER).press("Write it down").await;
    assert!(page.status == 422 && page.has("Six go on already"), "{}", page.text());
}

#[tokio::test]
async fn while_one_has_paused_nothing_new_comes_and_either_still_ends_it() {
    let (_world, ana, ben) = both().await;
    let path = written(&ana, TABLE).await;
    ben.open("/pause").await.press("Pause now").await;
    let page = ana.open(&path).await;
    assert!(!page.links().iter().any(|(words, _)| words == "How was it?"), "{}", page.text());
    assert_eq!(ana.open("/practices/new").await.status, 409);
    let page = page.press(DONE).await;
    assert!(page.has("You said today that you are done with it."), "{}", page.text());
}

#[tokio::test]
async fn it_goes_along_with_both() {
    let (_world, ana, ben) = both().await;
    let path = written(&ana, TABLE).await;
    reflected(&ben, &path, "partly", "I was tired.").await;
    ben.open(&path).await.press(DONE).await;
    let hers = take(&ana, MY_WORDS).await;
    assert!(hers.has(TABLE));
    assert!(!hers.text.contains("I was tired."));
    let his = take(&ben, MY_WORDS).await;
    assert!(his.has("I was tired."));
    assert!(!his.text.contains(TABLE));
    let shared = take(&ben, OUR_RECORD).await;
    assert!(shared.has(TABLE) && shared.has("I was tired.") && shared.has(AFTER));
    let practice = &shared.json["therapy"]["practices"][0];
    assert_eq!(practice["ended"]["by"]["name"], "Ben");
    assert_eq!(practice["reflections"][0]["words"]["words"]["how"], "partly");
}

//! Words that land badly: a list that both read, and the rules by which a script points them out.

use crate::{page::Page, world::World};

const BADLY: &str = "You always ask too late";

#[tokio::test]
async fn both_read_the_list_and_a_script_gets_its_rules() {
    let world = World::with_couple("Ana", "Ben").await;
    for name in ["Ana", "Ben"] {
        let browser = world.browser_of(name).await;
        let list = browser.open("/talk").await.click("Words that land badly").await;
        assert!(list.has("Makes the hurt smaller") && list.has("Instead, for example"));
        let rules = browser.open("/wording/rules").await.json();
        let hints = rules["hints"].as_array().expect("hints");
        for hint in hints {
            let heard = hint["heard"].as_str().expect("how it sounds");
            assert!(list.has(heard), "{heard}");
            assert!(hint["phrases"].as_str().is_some_and(|pattern| !pattern.is_empty()));
        }
        assert_eq!(list.all("main details").len(), hints.len());
    }
    assert_eq!(world.browser().peek("/wording/rules").await.status, 303);
}

#[tokio::test]
async fn what_reaches_the_other_is_looked_at_while_it_is_written_and_what_is_private_is_not() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let looked_at = async |path: &str| ana.open(path).await.all("[data-wording]").len();
    assert!(looked_at("/commitments/new?owner=me").await > 0);
    assert_eq!(looked_at("/dates/new").await, 2);
    for (audience, count) in [("Share with Ben", 3), ("only for me", 0)] {
        let form = ana.open("/check-ins/new").await.form(audience).choose("closeness", "3");
        let page = form.press(audience).await;
        assert_eq!(looked_at(&format!("{}/details/new", page.path)).await, count, "{audience}");
    }
}

/// The page came back once to be read, with every word in it.
fn is_pointed_out(page: &Page, button: &str, field: &str) {
    assert!(page.has("Not sent yet.") && page.has("Only you see this"), "{}", page.text());
    assert!(page.has("This may land badly"), "{}", page.text());
    assert_eq!(page.form(button).value(field).trim(), BADLY);
}

#[tokio::test]
async fn before_anything_reaches_the_other_its_author_reads_once_what_may_land_badly() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let share = "Share with Ben";
    let form = ana.open("/check-ins/new").await.form(share).choose("closeness", "3");
    let path = form.press(share).await.path;
    let form = ana.open(&format!("{path}/details/new")).await.form(share).fill("note", BADLY);
    let page = form.press(share).await;
    is_pointed_out(&page, share, "note");
    assert!(page.press(share).await.has(BADLY), "nothing is blocked");
    let form =
        ana.open(&format!("{path}/corrections/new")).await.form("Share it like this with Ben");
    let page = form.choose("closeness", "2").press("Share it like this with Ben").await;
    is_pointed_out(&page, "Share it like this with Ben", "note");

    let form = ana.open("/dates/new").await.form("Propose to Ben").fill("what", "A walk");
    let form = form.fill("day", "2026-03-20").fill("time", "19:00").fill("note", BADLY);
    let page = form.press("Propose to Ben").await;
    is_pointed_out(&page, "Propose to Ben", "note");
    assert!(page.press("Propose to Ben").await.path.starts_with("/dates/"));

    let form = ben.open("/commitments/new?owner=me").await.form("Propose to Ana");
    let promise = form.fill("promise", "Home by seven").press("Propose to Ana").await.path;
    let form = ana.open(&promise).await.form("No, not this.").fill("why", BADLY);
    let page = form.press("No, not this.").await;
    is_pointed_out(&page, "No, not this.", "why");
    assert!(page.press("No, not this.").await.has(BADLY));
}

#[tokio::test]
async fn a_phone_that_sends_it_later_gets_its_words_back() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let share = "Share with Ben";
    let form = ana.open("/check-ins/new").await.form(share).choose("closeness", "3");
    let path = form.press(share).await.path;
    let form = ana.open(&format!("{path}/details/new")).await.form(share).fill("note", BADLY);
    let answer = form.press_as_phone(share).await;
    assert_eq!((answer.status, &answer.json()["outcome"]), (422, &serde_json::json!("invalid")));
    assert!(!ana.open(&path).await.has(BADLY), "nothing was shared");
}

#[tokio::test]
async fn what_is_only_ones_own_is_not_looked_at() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let alone = "Save, only for me";
    let form = ana.open("/check-ins/new").await.form(alone).choose("closeness", "3");
    let path = form.press(alone).await.path;
    let form = ana.open(&format!("{path}/details/new")).await.form(alone).fill("note", BADLY);
    assert_eq!(form.press(alone).await.path, path);
}

//! The journal: pages for oneself, looked through by oneself, and shared as a copy at most.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    log,
    page::Page,
    sealed::walk::opened,
    world::World,
};

const SAVE: &str = "Save, only for me";
const LOOK: &str = "Look for them";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (opened(&world, "Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

/// Somebody writes a page; the page as it was saved.
pub(crate) async fn written(browser: &Browser, text: &str) -> Page {
    let form = browser.open("/journal/new").await.form(SAVE).fill("text", text);
    let page = form.press(SAVE).await;
    assert!(page.status == 200 && page.path.starts_with("/journal/"), "{}", page.text());
    page
}

/// Shares a page that is open; the copy.
pub(crate) async fn shared(browser: &Browser, page: &str) -> Page {
    let page = browser.open(&format!("{page}/share")).await.press("Share with").await;
    assert!(page.status == 200 && page.path.starts_with("/journal-copies/"), "{}", page.text());
    page
}

async fn looked(browser: &Browser, words: &str) -> Page {
    let form = browser.open("/journal").await.form(LOOK).fill("words", words);
    form.press_and_stay(LOOK).await
}

#[tokio::test]
async fn a_page_is_written_at_once_and_read_when_it_is_opened() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.comes_back("Ana").await;
    world.advance(TimeDelta::minutes(11));
    let list = ana.open("/talk").await.click("Your journal").await;
    assert!(list.has("Nothing is written yet."), "{}", list.text());
    let empty = list.click("Write a page").await.press(SAVE).await;
    assert!(empty.status == 422 && empty.has("A word is enough"), "{}", empty.text());
    let page = written(&ana, "I counted the plates twice.").await;
    assert!(page.has("It is kept, and closed.") && !page.has("plates"), "{}", page.text());
    assert!(ana.open("/journal").await.has("Your pages are closed now."));

    let ana = opened(&world, "Ana").await;
    let page = ana.open(&page.path).await;
    assert!(page.has("I counted the plates twice.") && page.has("Thursday 12 March, 19:11"));
    world.advance(TimeDelta::minutes(10));
    assert!(!ana.open(&page.path).await.has("plates"), "ten quiet minutes");
}

#[tokio::test]
async fn nobody_else_finds_a_page_of_it() {
    let (_world, ana, ben) = both().await;
    let page = written(&ana, "I counted the plates twice.").await.path;
    for rest in ["", "/corrections/new", "/share"] {
        assert_eq!(ben.open(&format!("{page}{rest}")).await.status, 404, "{rest}");
    }
    for rest in ["/corrections", "/copies", "/deletions"] {
        assert_eq!(ben.post(&format!("{page}{rest}"), &[]).await.status, 404, "{rest}");
    }
    assert!(ben.open("/journal").await.has("Nothing is written yet."));
}

#[tokio::test]
async fn it_is_changed_in_its_place_and_deleted_for_good() {
    let (world, ana, _ben) = both().await;
    let page = written(&ana, "I counted the plaets twice.").await;
    let form = page.click("Change it").await.form(SAVE);
    assert_eq!(form.value("text").trim(), "I counted the plaets twice.");
    world.advance(TimeDelta::minutes(11));
    let page = form.fill("text", "I counted the plates.").press(SAVE).await;
    assert!(page.has("It is kept, and closed."), "writing needs nothing opened: {}", page.text());
    let late = ana.open(&format!("{}/corrections/new", page.path)).await;
    assert!(late.forms(SAVE).is_empty(), "what does not show is not written over");
    let ana = opened(&world, "Ana").await;
    let page = ana.open(&page.path).await;
    assert!(page.has("I counted the plates.") && !page.has("plaets"));
    let list = page.press("Delete it for good").await;
    assert!(list.path == "/journal" && list.has("Nothing is written yet."));
    assert_eq!(ana.open(&page.path).await.status, 404);
}

#[tokio::test]
async fn what_was_changed_elsewhere_is_not_written_over_unseen() {
    let (_world, ana, _ben) = both().await;
    let page = written(&ana, "I counted the plates.").await;
    let (phone, laptop) = (page.click("Change it").await, page.click("Change it").await);
    phone.form(SAVE).fill("text", "Twelve plates, and one is cracked.").press(SAVE).await;
    let late = laptop.form(SAVE).fill("text", "I rang Mara.").press(SAVE).await;
    assert_eq!(late.status, 422);
    assert!(late.fault("text").is_some_and(|fault| fault.contains("changed this page elsewhere")));
    assert_eq!(late.form(SAVE).value("text").trim(), "I rang Mara.");
    assert!(ana.open(&page.path).await.has("Twelve plates"), "nothing is lost by the first try");
    assert!(late.press(SAVE).await.has("I rang Mara."), "the second is meant so");
}

#[tokio::test]
async fn one_looks_for_words_and_they_stand_in_no_address_and_no_log() {
    let (world, ana, ben) = both().await;
    written(&ana, "The tram stood still.").await;
    world.advance(TimeDelta::minutes(1));
    written(&ana, "The TRAM bell, and Mara rang.").await;
    let page = looked(&ana, "tram").await;
    assert_eq!((page.status, page.path.as_str()), (200, "/journal/searches"));
    assert!(page.has("The tram stood still.") && page.has("The TRAM bell"), "{}", page.text());
    assert!(page.has("back to Thursday 12 March. That is all of them."));
    let page = looked(&ana, "mara bell").await;
    assert!(page.has("Mara rang") && !page.has("stood still"), "all of the words");
    assert!(looked(&ana, "Kolibri").await.has("No page that was looked through"));
    assert!(!log::text().contains("Kolibri") && !log::text().contains("mara bell"));
    assert_eq!(looked(&ana, " ").await.status, 422);
    let form = ana.open("/journal").await.form(LOOK).fill("words", "tram");
    world.advance(TimeDelta::minutes(11));
    let closed = form.press_and_stay(LOOK).await;
    assert!(closed.has("Your pages are closed now.") && !closed.has("stood still"));
    assert_eq!(closed.form(LOOK).value("words"), "tram", "what was typed is kept");
    assert!(ben.open("/journal").await.forms(LOOK).is_empty());
}

#[tokio::test]
async fn many_pages_are_looked_through_piece_by_piece() {
    let (world, ana, _ben) = both().await;
    let first = written(&ana, "Right at the beginning there was a heron.").await;
    let path = first.path;
    world.advance(TimeDelta::minutes(1));
    for nth in 0..513 {
        let fields = [("text".to_owned(), format!("Page {nth}"))];
        assert_eq!(ana.post_and_stay("/journal", &fields).await.status, 303);
    }
    let ana = opened(&world, "Ana").await;
    let page = looked(&ana, "heron").await;
    assert!(page.has("No page that was looked through"), "{}", page.text());
    let page = page.form("Look further back").press_and_stay("Look further back").await;
    assert!(page.links().iter().any(|(_, to)| *to == path), "{}", page.text());
    assert!(page.has("That is all of them."));
    let list = ana.open("/journal").await.click("Earlier pages").await;
    assert!(list.has("Earlier pages") && list.status == 200);
}

#[tokio::test]
async fn a_copy_is_shared_after_a_look_and_nothing_leads_back_to_the_page() {
    let (world, ana, ben) = both().await;
    let page = written(&ana, "You always come home late.\nI counted the plates.").await;
    let look = page.click("Share a copy").await;
    assert!(look.has("This is exactly what Ben will see.") && look.has("I counted the plates."));
    assert!(look.has("This may land badly"), "{}", look.text());
    let copy = look.press("Share with Ben").await;
    assert!(copy.has("A page that you shared") && copy.has("I counted the plates."));
    let page = ana.open(&page.path).await;
    assert!(page.has("Shared as a copy") && page.has("On Thursday 12 March"));

    let seen = ben.open("/today").await;
    assert!(seen.has("Ana has shared a page"), "{}", seen.text());
    let seen = ben.open("/talk").await.click("Pages that were shared").await;
    let seen = seen.click("You always come home late.").await;
    assert_eq!(seen.path, copy.path);
    assert!(seen.has("Ana, Thursday 12 March") && seen.has("I counted the plates."));
    assert!(!seen.links().iter().any(|(_, to)| to.starts_with("/journal/")), "no way back");
    let id = page.path.rsplit('/').next().unwrap_or_default();
    assert!(!seen.html.contains(id));

    // What she changes or deletes later is hers alone.
    let form = page.click("Change it").await.form(SAVE).fill("text", "I set two plates.");
    form.press(SAVE).await.press("Delete it for good").await;
    world.advance(TimeDelta::minutes(1));
    assert!(ben.open(&copy.path).await.has("I counted the plates."));
}

#[tokio::test]
async fn what_was_not_looked_at_is_not_shared() {
    let (world, ana, _ben) = both().await;
    let page = written(&ana, "I counted the plates.").await;
    let look = page.click("Share a copy").await.form("Share with Ben");
    let form = page.click("Change it").await.form(SAVE).fill("text", "I hate the plates.");
    form.press(SAVE).await;
    let again = look.press("Share with Ben").await;
    assert!(again.has("This is exactly what Ben will see.") && again.has("I hate the plates."));
    let look = again.form("Share with Ben");
    world.advance(TimeDelta::minutes(11));
    let closed = look.press("Share with Ben").await;
    assert!(closed.has("What is only yours is closed now"), "{}", closed.text());
    assert!(ana.open("/journal-copies").await.has("Here stand pages"));
}

#[tokio::test]
async fn a_shared_copy_is_withdrawn_and_kept_like_every_entry() {
    let (_world, ana, ben) = both().await;
    let page = written(&ana, "I counted the plates.").await;
    let copy = shared(&ana, &page.path).await;
    let kept = ben.open(&copy.path).await.click("Keep a copy").await;
    let kept = kept.press("Keep it, only for me").await;
    assert_eq!((kept.status, kept.path.as_str()), (200, "/kept-copies"));
    let gone = copy.click("Withdraw it").await.press("Withdraw it").await;
    assert!(gone.has("Withdrawn by you on Thursday 12 March."), "{}", gone.text());
    let seen = ben.open(&copy.path).await;
    assert!(seen.has("Withdrawn by Ana on Thursday 12 March.") && !seen.has("plates"));
    assert!(ben.open("/journal-copies").await.has("Withdrawn"));
    assert!(ana.open(&page.path).await.has("I counted the plates."), "her page stays");
    assert!(!ben.open("/today").await.has("Ana has shared a page"));
}

#[tokio::test]
async fn a_paused_couple_shares_no_copy_and_the_journal_goes_on() {
    let (_world, ana, ben) = both().await;
    let page = written(&ana, "I counted the plates.").await;
    let look = page.click("Share a copy").await.form("Share with Ben");
    ben.open("/pause").await.press("Pause now").await;
    assert_eq!(look.press("Share with Ben").await.status, 409);
    assert!(!ana.open(&page.path).await.has("Share a copy"));
    assert!(written(&ana, "It is quiet now.").await.has("It is quiet now."));
}

#[tokio::test]
async fn pages_are_in_ones_own_file_and_copies_in_both() {
    let (_world, ana, ben) = both().await;
    written(&ana, "Only the heron knows.").await;
    let page = written(&ana, "I counted the plates.").await;
    shared(&ana, &page.path).await;
    let hers = take(&ana, MY_WORDS).await;
    assert!(hers.has("Only the heron knows.") && hers.has("I counted the plates."));
    assert_eq!(hers.json["journal"][0]["words"]["words"]["text"], "Only the heron knows.");
    for taken in [take(&ana, OUR_RECORD).await, take(&ben, OUR_RECORD).await] {
        assert!(taken.has("I counted the plates.") && !taken.has("heron"));
    }
    assert!(!take(&ben, MY_WORDS).await.has("plates"));
}

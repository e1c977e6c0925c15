//! What happened: a short title that both agree to, closed by both, opened again by either.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::{
        closing::close,
        export::taken::{MY_WORDS, OUR_RECORD, take},
    },
    page::Page,
    world::World,
};

const TITLE: &str = "The Fridays";
const OTHER: &str = "The messages, and the Fridays";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

/// A title is written; the look at it.
async fn written(browser: &Browser, title: &str) -> Page {
    let parts = [("title", title), ("kind", "lies"), ("period", "Last autumn")];
    browser.write("/what-happened/drafts", &parts).await
}

/// Somebody suggests a title; its path.
pub(crate) async fn suggested(browser: &Browser) -> String {
    let page = written(browser, TITLE).await.press("Suggest it to").await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.path
}

/// The other puts it differently.
pub(crate) async fn put_differently(browser: &Browser, breach: &str) -> Page {
    let parts = [("title", OTHER), ("kind", "lies")];
    let look = browser.write(&format!("{breach}/drafts"), &parts).await;
    look.press("Suggest it to").await
}

/// Both agreed to it; its path.
async fn agreed(ana: &Browser, ben: &Browser) -> String {
    let breach = suggested(ben).await;
    let page = ana.open(&breach).await.press("I agree to this title").await;
    assert!(page.has("You both agreed to this title."), "{}", page.text());
    breach
}

async fn closed(ana: &Browser, ben: &Browser) -> String {
    let breach = agreed(ana, ben).await;
    ana.open(&breach).await.press("Ask Ben to close it").await;
    let page = ben.open(&breach).await.press("Close it together").await;
    assert!(page.has("You closed this together"), "{}", page.text());
    breach
}

#[tokio::test]
async fn one_suggests_a_title_and_it_counts_once_the_other_agrees() {
    let (_world, ana, ben) = both().await;
    let page = ben.open("/steps/impact").await.click("What happened").await;
    assert!(page.has("No details, and no blame in the name."));
    let breach = suggested(&ben).await;
    assert!(ben.open(&breach).await.has("It counts once Ana agrees, too."));
    assert!(ben.open(&breach).await.forms("I agree to this title").is_empty());
    let page = ana.open("/today").await;
    assert!(page.has("Ben suggests a title for what happened.") && !page.has(TITLE));
    let page = page.click("Read it").await;
    assert!(page.has(TITLE) && page.has("Lies") && page.has("Last autumn"));
    assert!(page.has("Agreeing to a name is not agreeing on everything behind it."));
    let page = page.press("I agree to this title").await;
    assert!(page.has("You both agreed to this title."));
    assert!(!ana.open("/today").await.has("suggests a title"));
    for browser in [&ana, &ben] {
        let list = browser.open("/what-happened").await;
        assert!(list.has(TITLE) && list.has("You both agreed to this title"));
    }
}

#[tokio::test]
async fn the_other_puts_it_differently_and_what_was_agreed_stands_until_both_agree_again() {
    let (_world, ana, ben) = both().await;
    let breach = suggested(&ben).await;
    let read = ana.open(&breach).await;
    let first = read.press("I would put it differently").await;
    assert!(first.has("What Ben suggests") && first.has(TITLE), "it stands beside it");
    assert_eq!(first.form("Next").value("words"), "", "what he may take back is copied nowhere");
    let page = put_differently(&ana, &breach).await;
    assert!(page.has("It counts once Ben agrees, too.") && page.has("Earlier titles"));
    let late = read.press("I agree to this title").await;
    assert_eq!(late.status, 409);
    assert!(late.has("Something newer was suggested in the meantime."));
    ben.open(&breach).await.press("I agree to this title").await;
    let page = put_differently(&ben, &breach).await;
    assert!(
        page.has("Another title")
            && page.has("Until Ana agrees, the one you both agreed to stays.")
    );
    let page = ana.open(&breach).await.press("Not like this").await;
    assert!(page.has("You both agreed to this title.") && page.has(OTHER));
}

#[tokio::test]
async fn what_is_taken_back_is_gone_for_good() {
    let (_world, ana, ben) = both().await;
    let breach = suggested(&ben).await;
    let page = ben.open(&breach).await.press("Take it back").await;
    assert_eq!(page.path, "/what-happened");
    assert_eq!(ana.open(&breach).await.status, 404);
    assert!(!take(&ben, MY_WORDS).await.text.contains(TITLE));
    let breach = suggested(&ben).await;
    put_differently(&ana, &breach).await;
    let page = ana.open(&breach).await.press("Take it back").await;
    assert!(page.has("There is no title yet that you both agree to.") && !page.has(OTHER));
    assert!(page.has(TITLE), "what Ben suggested stays");
    assert_eq!(suggest_other(&ben, &breach).await.status, 200);
}

async fn suggest_other(browser: &Browser, breach: &str) -> Page {
    let first = browser.open(breach).await.press("Suggest another title").await;
    assert_eq!(first.form("Next").value("words"), TITLE, "it begins with one’s own words");
    first.write(&[]).await.press("Suggest it to").await
}

#[tokio::test]
async fn both_close_it_and_either_opens_it_again() {
    let (_world, ana, ben) = both().await;
    let breach = agreed(&ana, &ben).await;
    let page = ana.open(&breach).await.press("Ask Ben to close it").await;
    assert!(page.has("You asked Ben to close it together."));
    assert!(ben.open("/today").await.has("Ana asks you something about a title"));
    let page = ben.open(&breach).await;
    assert!(page.has("It is not forgiveness, and nothing is deleted."));
    let page = page.press("Not yet").await;
    assert!(page.has("You both agreed to this title."));
    ben.open(&breach).await.press("Ask Ana to close it").await;
    ben.open(&breach).await.press("Leave it open after all").await;
    assert!(ana.open(&breach).await.forms("Close it together").is_empty());

    let breach = closed(&ana, &ben).await;
    let list = ana.open("/what-happened").await;
    assert!(list.has("Closed together") && list.has("You closed this together today"));
    let page = ben.open(&breach).await.press("Open it again").await;
    assert!(page.has("You both agreed to this title."));
}

#[tokio::test]
async fn either_stops_agreeing_also_while_one_has_paused() {
    let (_world, ana, ben) = both().await;
    let breach = agreed(&ana, &ben).await;
    let other = suggested(&ana).await;
    ana.open("/pause").await.press("Pause now").await;
    let look = written(&ben, TITLE).await;
    assert!(look.forms("Suggest it to").is_empty() && look.has(TITLE), "nothing new meanwhile");
    let page = ben.open(&other).await;
    assert!(page.forms("I agree to this title").is_empty());
    assert!(page.press("Not like this").await.has("There is no title yet"));
    let page = ben.open(&breach).await.press("I no longer agree").await;
    assert!(page.has("You no longer agree to this title."));
    let page = ana.open(&breach).await;
    assert!(page.has("Ben no longer agrees to this title.") && page.has(TITLE));
}

#[tokio::test]
async fn nothing_reminds_after_three_days_and_it_waits_where_it_is() {
    let (world, ana, ben) = both().await;
    let breach = suggested(&ben).await;
    assert!(ana.open("/today").await.has("suggests a title"));
    world.advance(TimeDelta::days(4));
    let ana = world.sign_in("Ana").await;
    assert!(!ana.open("/today").await.has("suggests a title"));
    assert!(!ana.open(&breach).await.forms("I agree to this title").is_empty());
}

#[tokio::test]
async fn words_that_land_badly_are_pointed_out_and_what_was_typed_is_kept() {
    let (_world, ana, ben) = both().await;
    let look = written(&ben, "You always made me lie").await;
    assert!(look.has("This may land badly") && look.has("Only you see this"));
    let page = look.press("Suggest it to").await;
    assert!(page.has("It counts once Ana agrees, too."), "nothing is blocked");
    let page = ana.open("/what-happened").await.press("Suggest a title").await;
    let page = page.form("Next").fill("words", "The winter").press("Next").await;
    let page = page.press("Next").await;
    assert_eq!(page.status, 422);
    assert!(page.fault("words").is_some_and(|fault| fault.contains("Please choose one")));
    assert!(ana.open("/what-happened").await.click("A title").await.has("The winter"));
}

#[tokio::test]
async fn nobody_does_what_is_the_others_to_do() {
    let (_world, ana, ben) = both().await;
    let breach = suggested(&ben).await;
    let act =
        |act: &str| [("act", act), ("version", "1")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    let agreements = format!("{breach}/agreements");
    let retirements = format!("{breach}/retirements");
    assert_eq!(ben.post(&agreements, &act("agreed")).await.status, 409);
    assert_eq!(ben.post(&retirements, &act("declined")).await.status, 409);
    assert_eq!(ana.post(&retirements, &act("taken back")).await.status, 409);
    assert_eq!(ana.post(&agreements, &act("asked to close")).await.status, 409);
    for wrong in ["suggested", "declined", ""] {
        assert_eq!(ana.post(&agreements, &act(wrong)).await.status, 409, "{wrong}");
    }
    assert_eq!(ana.post(&retirements, &act("agreed")).await.status, 409);
}

#[tokio::test]
async fn words_of_ones_own_that_are_not_agreed_can_go_at_any_time() {
    let (_world, ana, ben) = both().await;
    let breach = suggested(&ana).await;
    let read = ana.open(&breach).await;
    put_differently(&ben, &breach).await;
    assert_eq!(read.press("Take it back").await.status, 409, "it was answered meanwhile");
    assert!(ben.open(&breach).await.forms("Let these words go").is_empty(), "they are hers");
    let page = ana.open(&breach).await.press("Let these words go").await;
    assert!(page.has(OTHER) && !page.has("Earlier titles"), "{}", page.text());
    ana.open(&breach).await.press("I agree to this title").await;
    let late = [("act", "let go"), ("version", "2")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    let retirements = format!("{breach}/retirements");
    assert_eq!(ben.post(&retirements, &late).await.status, 409, "both agreed to these");
    let breach = suggested(&ana).await;
    ben.open(&breach).await.press("Not like this").await;
    assert!(ana.open("/what-happened").await.has("Without a title"));
    let page = ana.open(&breach).await.press("Let these words go").await;
    assert_eq!((page.path.as_str(), ben.open(&breach).await.status), ("/what-happened", 404));
}

#[tokio::test]
async fn once_one_has_closed_nothing_of_it_changes() {
    let (_world, ana, ben) = both().await;
    let breach = suggested(&ana).await;
    let form = ana.open(&breach).await.form("Take it back");
    close(&ben).await;
    let page = form.press("Take it back").await;
    assert_eq!(page.status, 409);
    assert!(page.has("nothing in it changes any more"), "{}", page.text());
    assert!(ben.open(&breach).await.has(TITLE));
}

#[tokio::test]
async fn who_says_no_says_it_to_what_they_read() {
    let (_world, ana, ben) = both().await;
    let breach = suggested(&ben).await;
    let read = ana.open(&breach).await;
    put_differently(&ana, &breach).await;
    put_differently(&ben, &breach).await;
    let late = read.press("Not like this").await;
    assert_eq!(late.status, 409);
    assert!(ana.open(&breach).await.has("It counts once you agree, too."));
}

#[tokio::test]
async fn who_writes_meanwhile_keeps_every_word_when_the_title_is_gone() {
    let (_world, ana, ben) = both().await;
    let breach = suggested(&ben).await;
    let first = ana.open(&breach).await.press("I would put it differently").await;
    let parts = [("title", "The winter"), ("kind", "lies"), ("period", "in January")];
    let look = first.write(&parts).await;
    ben.open(&breach).await.press("Take it back").await;
    assert_eq!(look.press("Suggest it to").await.status, 404, "nothing of his is there");
    let look = ana.open(&look.path).await;
    assert!(look.has("The winter") && look.has("in January"), "her words are: {}", look.text());
    assert!(look.press("Suggest it to").await.has("It counts once Ben agrees, too."));
}

#[tokio::test]
async fn who_suggests_meanwhile_is_read_first() {
    let (_world, ana, ben) = both().await;
    let breach = agreed(&ana, &ben).await;
    let first = ana.open(&breach).await.press("Suggest another title").await;
    let look = first.write(&[("title", "The winter"), ("kind", "other")]).await;
    put_differently(&ben, &breach).await;
    let page = look.press("Suggest it to").await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert!(page.fault("draft").expect("why").contains("has changed while you wrote"));
    assert!(page.has("What Ben suggests") && page.has(OTHER), "it stands there: {}", page.text());
    assert!(page.press("Suggest it to").await.has("The winter"), "then it is sent");
}

#[tokio::test]
async fn each_takes_along_what_they_suggested_and_did() {
    let (_world, ana, ben) = both().await;
    agreed(&ana, &ben).await;
    let ours = take(&ana, OUR_RECORD).await;
    assert!(ours.has(TITLE));
    let (hers, his) = (take(&ana, MY_WORDS).await, take(&ben, MY_WORDS).await);
    assert!(his.text.contains(TITLE) && !hers.text.contains(TITLE));
    assert!(hers.text.contains("\"agreed\""));
}

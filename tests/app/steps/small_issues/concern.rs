//! Small issues: raised, read with a time to talk, and left as both say.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    host::Host,
    page::Page,
    world::World,
};

const DRAFTS: &str = "/concerns/drafts";
const SHARE: &str = "Share with";
const NOTICED: &str = "On Tuesday you turned the phone over";
const TIME: &str = "Read it. Suggest this time";
const LEAVE: &str = "Suggest how to leave it";

/// Somebody raises something; its path.
pub(crate) async fn raised(browser: &Browser) -> String {
    let parts = [("noticed", NOTICED), ("felt", "on guard"), ("like", "you tell me who it was")];
    let page = browser.write(DRAFTS, &parts).await.press(SHARE).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.path
}

/// Somebody suggests how to leave it.
pub(crate) async fn would_leave(browser: &Browser, path: &str, outcome: &str, until: &str) -> Page {
    let form = browser.open(path).await.form(LEAVE).choose("outcome", outcome);
    form.fill("until", until).press(LEAVE).await
}

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

#[tokio::test]
async fn it_is_raised_in_three_sentences_and_read_with_a_time_to_talk() {
    let (world, ana, ben) = both().await;
    let page = ana.open("/talk").await.click("Small issues").await;
    let page = page.click("How it goes, and begin").await;
    assert!(page.has("No proof, no list of other times"), "{}", page.text());
    let page = page.press("Begin to write").await;
    assert_eq!(page.heading(), "I noticed …");
    let page = page.form("Next").fill("words", NOTICED).press("Next").await;
    assert!(page.press("Stop here").await.has("Something small to raise"), "it is kept");
    assert!(!ben.open("/concerns").await.has("turned the phone"), "hers alone");
    let path = raised(&ana).await;
    let page = ana.open(&path).await;
    assert!(page.has("Ben can read this now.") && page.has("Nobody is reminded."));
    assert!(page.forms(TIME).is_empty(), "it is his to read");

    assert!(ben.open("/today").await.has("Ana has raised something. You need no answer ready."));
    let page = ben.open("/today").await.click("Read it").await;
    assert!(page.has(NOTICED) && page.has("you tell me who it was"), "{}", page.text());
    let form = page.form(TIME);
    assert_eq!(form.value("time"), "20:00", "an evening is offered");
    let page = form.fill("day", "2026-03-01").press(TIME).await;
    assert_eq!(page.status, 422);
    assert!(page.fault("day").is_some_and(|fault| fault.contains("has passed")));
    let page = page.form(TIME).fill("day", "2026-03-13").press(TIME).await;
    assert!(page.has("You suggest Friday 13 March, 20:00."), "{}", page.text());

    let page = ana.open("/today").await;
    assert!(page.has("Ben suggests a time to talk about something small."));
    let page = ana.open(&path).await.press("That suits me").await;
    assert!(page.has("You talk about it on Friday 13 March, 20:00."), "{}", page.text());
    world.advance(TimeDelta::days(1));
    let ben = world.sign_in("Ben").await;
    let page = ben.open("/today").await;
    assert!(page.has("You talk about it today") && page.has(NOTICED), "{}", page.text());
    let page = ben.open(&path).await.press("We have talked about it").await;
    assert!(page.has("You have talked about it.") && page.has("Both say yes, or it stays open."));
}

#[tokio::test]
async fn another_time_can_be_suggested_and_nobody_has_to_say_when() {
    let (_world, ana, ben) = both().await;
    let path = raised(&ana).await;
    let page = ben.open(&path).await.press("Read it. A time comes later").await;
    assert!(page.has("There is no time to talk about it yet."), "{}", page.text());
    let old = ana.open(&path).await;
    let form = old.form("Suggest it to").fill("day", "2026-03-14").fill("time", "19:30");
    form.press("Suggest it to").await;
    let suits = ben.open(&path).await;
    let form = suits.form("Suggest it to").fill("day", "2026-03-15").fill("time", "11:00");
    form.press("Suggest it to").await;
    let page = suits.press("That suits me").await;
    assert!(
        page.status == 409 && page.has("Something was said about it meanwhile."),
        "{}",
        page.text()
    );
    let page = ana.open(&path).await.press("That suits me").await;
    assert!(page.has("You talk about it on Sunday 15 March, 11:00."));
}

#[tokio::test]
async fn it_is_left_as_both_say_and_either_opens_it_again() {
    let (_world, ana, ben) = both().await;
    let path = raised(&ana).await;
    let page = would_leave(&ben, &path, "resolved", "").await;
    assert!(page.has("You suggest that it is settled."), "{}", page.text());
    assert!(page.forms("Yes, leave it so").is_empty(), "it takes both");
    assert!(ana.open("/today").await.has("Ben suggests how to leave something that was raised."));
    let page = ana.open(&path).await.press("Not yet. It stays open").await;
    assert!(page.has("You left it open") && !page.has("Settled"));
    would_leave(&ana, &path, "resolved", "").await.press("Take that back").await;
    would_leave(&ana, &path, "resolved", "").await;
    let page = ben.open(&path).await.press("Yes, leave it so").await;
    assert!(page.has("It is settled, you both say."), "{}", page.text());
    assert!(ana.open("/concerns").await.has("Left by both of you"));
    let page = ana.open(&path).await.press("Open it again").await;
    assert!(page.has("There is no time to talk about it yet."), "{}", page.text());
    assert!(!ana.open("/concerns").await.has("Left by both of you"));
}

#[tokio::test]
async fn what_rests_comes_back_by_itself() {
    let (world, ana, ben) = both().await;
    let path = raised(&ana).await;
    let page = would_leave(&ana, &path, "parked", "2026-03-12").await;
    assert_eq!(page.status, 422);
    assert!(page.fault("until").is_some_and(|fault| fault.contains("from tomorrow on")));
    let form = page.form(LEAVE);
    assert!(form.value("until") == "2026-03-12" && form.value("outcome") == "parked");
    would_leave(&ana, &path, "parked", "2026-03-20").await;
    let page = ben.open(&path).await.press("Yes, leave it so").await;
    assert!(page.has("It rests until Friday 20 March."), "{}", page.text());
    let page = ana.open("/concerns").await;
    assert!(page.has("Resting") && !page.has("Left by both"));
    world.advance(TimeDelta::days(8));
    let ana = world.sign_in("Ana").await;
    let page = ana.open("/concerns").await;
    assert!(page.has("It is back") && !page.has("Resting"), "{}", page.text());
    assert!(ana.open(&path).await.has("It has rested, and it is back."));
}

#[tokio::test]
async fn a_commitment_that_both_agree_to_is_how_it_is_left() {
    let (_world, ana, ben) = both().await;
    let path = raised(&ana).await;
    let page = ben.open(&path).await.click("I’d do something").await;
    let form = page.form("Propose to Ana").fill("promise", "I say who it was, unasked");
    let page = form.choose("cadence", "daily").press("Propose to Ana").await;
    assert_eq!(page.status, 200, "{}", page.text());
    let commitment = page.path;
    let page = ana.open(&path).await;
    assert!(page.has("I say who it was, unasked") && page.has("Ben can read this now."));
    ana.open(&commitment).await.press("I agree").await;
    let page = ben.open(&path).await;
    assert!(page.has("A commitment came of it."), "{}", page.text());
    assert!(page.has("Ana agreed to the commitment that came of it"));
    assert_eq!(page.click("I say who it was").await.path, commitment);
}

#[tokio::test]
async fn who_raised_it_begins_a_talk_with_its_words() {
    let (_world, ana, ben) = both().await;
    let path = raised(&ana).await;
    let page = ana.open(&path).await.press("Prepare a talk in turns").await;
    assert!(page.has("When …") && page.form("Next").value("words").contains("turned the phone"));
    assert!(ben.open(&path).await.forms("Prepare a talk").is_empty());
    let page = ben.post(&format!("{path}/talks"), &[]).await;
    assert_eq!(page.status, 409, "they are hers");
}

#[tokio::test]
async fn it_is_withdrawn_by_its_author_and_the_other_may_have_kept_it() {
    let (_world, ana, ben) = both().await;
    let path = raised(&ana).await;
    let page = ben.open(&path).await.click("Keep a copy").await;
    page.press("Keep").await;
    ana.open(&path).await.click("Withdraw").await.press("Withdraw it").await;
    let page = ben.open(&path).await;
    assert!(!page.has(NOTICED) && page.has("Withdrawn by Ana"), "{}", page.text());
    assert!(page.forms(TIME).is_empty() && page.forms(LEAVE).is_empty());
    assert!(ben.open("/kept-copies").await.has(NOTICED));
    let page = ben.open("/concerns").await;
    assert!(page.has("Withdrawn") && !page.has(NOTICED));
}

#[tokio::test]
async fn it_is_in_what_one_takes_along() {
    let (_world, ana, ben) = both().await;
    let path = raised(&ana).await;
    ben.open(&path).await.form(TIME).fill("day", "2026-03-13").press(TIME).await;
    let hers = take(&ana, MY_WORDS).await.text;
    assert!(hers.contains("turned the phone") && !hers.contains("2026-03-13T19:00:00Z"));
    let his = take(&ben, MY_WORDS).await.text;
    assert!(!his.contains("turned the phone") && his.contains("2026-03-13T19:00:00Z"));
    let both = take(&ben, OUR_RECORD).await.text;
    assert!(both.contains("turned the phone") && both.contains("2026-03-13T19:00:00Z"));
}

#[tokio::test]
async fn nobody_says_yes_in_the_others_name() {
    let (world, ana, ben) = both().await;
    let path = raised(&ana).await;
    would_leave(&ana, &path, "resolved", "").await;
    ben.open(&path).await.press("Not yet. It stays open").await;
    let host = &mut Host::of(&world).await;
    host.once("update concern_act set kind = 'confirmed' where kind = 'not yet'", &[]).await;
    let page = ana.open(&path).await;
    assert!(page.has("This line was changed outside the app"), "{}", page.text());
    assert!(
        page.has("You suggest that it is settled.") && !page.has("It is settled, you both say.")
    );
}

//! A hard moment: one tap sends a card that was prepared before, and nothing of it stays.

use chrono::TimeDelta;
use troth::passing;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    host::Host,
    page::Page,
    world::World,
};

const MOMENT: &str = "A hard moment";
const HERE: &str = "I’m here";
const LATER: &str = "I can at that time";
const PASSED: &str = "It has passed";
const HELPS: &str = "Sit beside me";
const CARDS: &str = "/hard-moment-cards";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

/// Somebody writes their card, anew if they had one.
pub(crate) async fn card(browser: &Browser, helps: &str) -> Page {
    let look = browser.write("/hard-moment-cards/drafts", &[("helps", helps)]).await;
    let page = look.press("Share with").await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

async fn rows(world: &World, table: &str) -> usize {
    Host::of(world).await.rows(&format!("select 1 from {table}")).await.len()
}

#[tokio::test]
async fn one_tap_sends_the_card_and_the_other_is_here() {
    let (_world, ana, ben) = both().await;
    card(&ana, HELPS).await;
    for path in ["/today", "/hard-moment"] {
        let page = ana.open(path).await.press(MOMENT).await;
        assert!(page.path == "/hard-moment" && page.has("Ben has your card"), "{}", page.text());
        let page = ben.open("/today").await;
        assert!(page.has("Ana has a hard moment") && page.has(HELPS), "{}", page.text());
        assert!(!ana.open("/today").await.has("Ben is here."), "no answer is nothing");
        let page = page.press(HERE).await;
        assert!(page.has("You said: I’m here."));
        assert!(ana.open("/today").await.has("Ben is here."));
        let page = ana.open("/today").await.press(PASSED).await;
        assert!(!page.has("Ben has your card"));
        assert!(!ben.open("/today").await.has("Ana has a hard moment"));
    }
}

#[tokio::test]
async fn the_other_says_when_they_can() {
    let (world, ana, ben) = both().await;
    card(&ana, HELPS).await;
    ana.open("/today").await.press(MOMENT).await;
    let page = ben.open("/hard-moment").await.form(LATER).fill("time", "soon").press(LATER).await;
    assert_eq!(page.status, 422);
    assert!(page.has("Please choose a time, such as 18:30"));
    page.form(LATER).fill("time", "20:30").press(LATER).await;
    assert!(ana.open("/hard-moment").await.has("Ben can at 20:30."));
    ben.open("/today").await.form(LATER).fill("time", "07:30").press(LATER).await;
    assert!(ana.open("/today").await.has("Ben can tomorrow at 07:30."));
    world.at("2026-03-13 10:29");
    assert!(ana.open("/today").await.has("Ben can at 07:30."), "it lasts until he could");
    world.at("2026-03-13 10:30");
    assert!(!ana.open("/today").await.has("Ben can"));
}

#[tokio::test]
async fn nothing_of_it_stays() {
    let (world, ana, ben) = both().await;
    card(&ana, HELPS).await;
    ana.open("/today").await.press(MOMENT).await;
    ben.open("/today").await.press(HERE).await;
    ana.open("/today").await.press(PASSED).await;
    for table in ["hard_moment_now", "hard_moment_answer", "hard_moment_kept"] {
        assert_eq!(rows(&world, table).await, 0, "{table}");
    }
    let late = ben.open("/hard-moment").await;
    assert!(late.forms(HERE).is_empty());

    ana.open("/today").await.press(MOMENT).await;
    let answer = ben.open("/today").await.form(HERE);
    world.advance(TimeDelta::hours(12));
    assert!(!ben.open("/today").await.has("Ana has a hard moment"));
    assert_eq!(answer.press(HERE).await.status, 409, "it has passed");
    passing::let_go(&world.app).await.expect("the hourly look");
    assert_eq!(rows(&world, "hard_moment_now").await, 0);
    for browser in [&ana, &ben] {
        let taken = take(browser, OUR_RECORD).await;
        assert_eq!(taken.json["hard_moments"], serde_json::json!([]));
    }
}

#[tokio::test]
async fn who_keeps_their_own_reads_them_alone() {
    let (world, ana, ben) = both().await;
    card(&ana, HELPS).await;
    let page = ana.open(CARDS).await.click("Keep them, or not").await;
    page.press("Keep them, only for me").await;
    let before = ben.open(CARDS).await.text();
    ana.open("/today").await.press(MOMENT).await;
    ana.open("/today").await.press(PASSED).await;
    let page = ana.open("/hard-moments/kept").await;
    assert!(page.has("Thursday 12 March, 19:00"), "{}", page.text());
    assert_eq!(ben.open(CARDS).await.text(), before);
    assert!(!ben.open("/hard-moments/kept").await.has("12 March"));
    let at = "2026-03-12T18:00:00Z";
    assert_eq!(take(&ana, MY_WORDS).await.json["hard_moments"][0]["words"]["words"]["at"], at);
    let deletion = ana.open("/hard-moments/kept").await.form("Delete it").action;
    assert_eq!(ben.post(&deletion, &[]).await.status, 404);
    world.advance(TimeDelta::minutes(11));
    assert!(ana.open("/hard-moments/kept").await.has("What is only yours is closed now."));
    let page = ana.post(&deletion, &[]).await;
    assert!(!page.has("12 March"));
    page.press("Keep no more").await;
    ana.open("/today").await.press(MOMENT).await;
    assert_eq!(rows(&world, "hard_moment_kept").await, 0);
}

#[tokio::test]
async fn what_was_kept_and_changed_outside_is_told() {
    let (world, ana, _) = both().await;
    card(&ana, HELPS).await;
    ana.open("/hard-moments/kept").await.press("Keep them, only for me").await;
    ana.open("/today").await.press(MOMENT).await;
    let mut host = Host::of(&world).await;
    let other = host.blobs("select words from hard_moment_card").await.remove(0);
    host.once("update hard_moment_kept set words = ?", &[&other]).await;
    let page = ana.open("/hard-moments/kept").await;
    assert!(page.has("changed outside the app") && !page.has("12 March"), "{}", page.text());
    assert!(!page.press("Delete it").await.has("changed outside the app"));
}

#[tokio::test]
async fn without_a_card_the_page_helps_all_the_same() {
    let (world, ana, ben) = both().await;
    let page = ana.open("/today").await.click(MOMENT).await;
    assert!(page.has("Breathe in for four") && page.has("Somebody to call"));
    assert!(page.forms(MOMENT).is_empty());
    assert!(page.press("A time-out").await.has("You take a time-out."));
    let page = ana.open("/hard-moment").await.click("Prepare a card").await;
    assert!(page.has("You have no card at the moment.") && page.has("Ben has no card"));
    let page = ana.post("/hard-moments", &[]).await;
    assert!(page.status == 200 && page.has("Breathe in for four"), "{}", page.text());
    assert_eq!(rows(&world, "hard_moment_now").await, 0);
    assert!(!ben.open("/today").await.has("hard moment,"));
}

#[tokio::test]
async fn a_card_written_anew_stands_beside_the_one_before() {
    let (_world, ana, ben) = both().await;
    let page = ana.open(CARDS).await.press("Write your card").await.write(&[("helps", " ")]).await;
    assert!(page.has("Nothing is written yet.") && page.forms("Share with").is_empty());
    card(&ana, HELPS).await;
    assert!(ben.open(CARDS).await.has(HELPS));
    ana.open("/today").await.press(MOMENT).await;
    let page = ana.open(CARDS).await.press("Write it anew").await;
    assert_eq!(page.form("Next").value("words").trim(), HELPS);
    assert!(ana.open(CARDS).await.has("Go on with your draft"));
    card(&ana, "Leave the light on").await;
    for browser in [&ana, &ben] {
        let page = browser.open(CARDS).await;
        assert!(page.has(HELPS) && page.has("Leave the light on"));
    }
    assert!(ben.open("/today").await.has(HELPS), "what was sent is what was sent");
    ana.open("/today").await.press(PASSED).await;
    ana.open("/today").await.press(MOMENT).await;
    assert!(ben.open("/today").await.has("Leave the light on"));
}

#[tokio::test]
async fn its_author_withdraws_it_and_the_other_keeps_a_copy() {
    let (_world, ana, ben) = both().await;
    card(&ana, HELPS).await;
    ana.open("/today").await.press(MOMENT).await;
    let kept = ben.open(CARDS).await.click("Keep a copy").await.press("Keep it, only for me").await;
    assert!(kept.has(HELPS));
    ana.open(CARDS).await.click("Withdraw").await.press("Withdraw it").await;
    let page = ben.open("/today").await;
    assert!(page.has("Ana has a hard moment") && !page.has(HELPS), "{}", page.text());
    assert!(page.has("Withdrawn by Ana"));
    assert!(ben.open("/kept-copies").await.has(HELPS));
    ana.open("/today").await.press(PASSED).await;
    assert!(ana.open("/today").await.forms(MOMENT).is_empty(), "there is no card to send");
    assert!(ana.open(CARDS).await.has("You have no card at the moment."));
    assert!(!take(&ben, OUR_RECORD).await.has(HELPS));
}

#[tokio::test]
async fn while_it_is_paused_nothing_is_sent_and_what_is_on_can_pass() {
    let (world, ana, ben) = both().await;
    card(&ana, HELPS).await;
    ana.open("/today").await.press(MOMENT).await;
    let answer = ben.open("/today").await.form(HERE);
    ben.open("/pause").await.press("Pause now").await;
    assert_eq!(answer.press(HERE).await.status, 409);
    let page = ana.open("/hard-moment").await.press(PASSED).await;
    assert_eq!(page.status, 200);
    assert_eq!(rows(&world, "hard_moment_now").await, 0);
    assert_eq!(ana.post("/hard-moments", &[]).await.status, 409);
    let page = ana.open("/hard-moment").await;
    assert!(page.has("Breathe in for four"), "the page helps all the same");
}

#[tokio::test]
async fn a_page_that_waits_moves_when_something_is_said() {
    let (_world, ana, ben) = both().await;
    card(&ana, HELPS).await;
    let mut seen = vec![ana.peek("/hard-moment/moves").await.html];
    ana.open("/today").await.press(MOMENT).await;
    seen.push(ana.peek("/hard-moment/moves").await.html);
    ben.open("/hard-moment").await.press(HERE).await;
    seen.push(ana.peek("/hard-moment/moves").await.html);
    ana.open("/hard-moment").await.press(PASSED).await;
    seen.push(ana.peek("/hard-moment/moves").await.html);
    assert!(seen.windows(2).all(|two| two[0] != two[1]), "{seen:?}");
    assert_eq!(seen[0], seen[3], "as if nothing had been");
}

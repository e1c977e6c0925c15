//! Something told before it is found out: prepared in private, opened when the other chooses.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    world::World,
};

const SHARE: &str = "Share with";
const WHAT: &str = "She wrote to me on Monday. I did not answer.";
const WILL: &str = "I tell you the same day if it happens again.";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

/// The four parts, and the look at the whole.
async fn written(browser: &Browser, parts: [&str; 4]) -> Page {
    let mut page = browser.post("/tellings/drafts", &[]).await;
    for words in parts {
        let button = if page.has("Look at it") { "Look at it" } else { "Next" };
        page = page.form(button).fill("words", words).press(button).await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
    page
}

/// Somebody tells something; its path.
pub(crate) async fn told(browser: &Browser, what: &str) -> String {
    let page = written(browser, [what, "Since Monday.", "", WILL]).await.press(SHARE).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.path
}

async fn chosen(browser: &Browser, told: &str, intention: &str) -> Page {
    let form = browser.open(told).await.form("Keep this, only for me");
    let form = form.choose("intention", intention).fill("day", "2026-03-14").fill("time", "20:00");
    form.press("Keep this, only for me").await
}

#[tokio::test]
async fn nothing_is_shown_before_the_other_opens_it_and_its_author_is_not_told() {
    let (_world, ana, ben) = both().await;
    let page = ben.open("/talk").await.click("Something I want to tell you").await;
    assert!(page.has("before it is found out"));
    let page = page.press("Begin to write").await;
    assert_eq!(page.heading(), "What it is …");
    let page = written(&ben, [WHAT, "", "Because you should know it from me.", WILL]).await;
    assert!(page.has("This is exactly what Ana will see.") && page.has(WHAT) && page.has(WILL));
    let page = page.press(SHARE).await;
    assert!(page.has(WHAT) && page.has("You are not told when that is"));
    let told = page.path;

    let page = ana.open("/today").await;
    assert!(page.has("Ben wants to tell you something. You choose when."), "{}", page.text());
    let cover = page.click("Choose when").await;
    for page in [&page, &cover, &ana.open("/tellings").await, &ana.open("/talk").await] {
        assert!(!page.has(WHAT) && !page.has(WILL) && !page.has("from me"), "{}", page.text());
    }
    let before = ben.open(&told).await.text();
    let page = cover.click("Open it now").await;
    assert!(page.has(WHAT) && page.has("You owe no answer"), "{}", page.text());
    assert_eq!(page.all("main form").len(), 2, "two things to say, and none of them has to be");
    assert_eq!(ben.open(&told).await.text(), before);
    assert!(!ana.open(&told).await.has(WHAT), "it closes again by itself");
    assert_eq!(ben.open(&format!("{told}/words")).await.status, 404, "the door is hers");
}

#[tokio::test]
async fn what_the_other_chooses_is_theirs_alone_and_nothing_reminds() {
    let (world, ana, ben) = both().await;
    let told = told(&ben, WHAT).await;
    let before = ben.open(&told).await.text();
    for (intention, said) in [
        ("not now", "That is a whole answer."),
        ("with our therapist", "meet it with your therapist"),
        ("in a talk", "hear it in a talk"),
        ("at a time", "open it on Saturday 14 March, 20:00"),
    ] {
        let page = chosen(&ana, &told, intention).await;
        assert!(page.has(said) && page.has("Only you see this."), "{}", page.text());
        assert_eq!(ben.open(&told).await.text(), before, "{intention}");
        assert!(!ana.open("/today").await.has("wants to tell you"), "{intention}");
    }
    world.advance(TimeDelta::days(1));
    assert!(!world.sign_in("Ana").await.open("/today").await.has("wants to tell you"));
    world.at("2026-03-14 20:30");
    let ana = world.sign_in("Ana").await;
    assert!(ana.open("/today").await.has("wants to tell you"), "the time she chose herself");
    assert!(ana.open(&told).await.has("The time that you chose for it has come."));
    world.at("2026-03-15 20:30");
    assert!(!world.sign_in("Ana").await.open("/today").await.has("wants to tell you"));
}

#[tokio::test]
async fn without_a_choice_it_stands_on_today_for_three_days_and_then_waits_where_it_is() {
    let (world, _, ben) = both().await;
    let told = told(&ben, WHAT).await;
    for (days, stands) in [(1, true), (1, true), (1, false)] {
        world.advance(TimeDelta::days(days));
        let ana = world.sign_in("Ana").await;
        assert_eq!(ana.open("/today").await.has("wants to tell you"), stands, "{}", world.now());
        assert!(ana.open("/tellings").await.has("Ben wants to tell you something"));
        assert!(ana.open(&told).await.has("Open it now"));
    }
    assert!(!world.sign_in("Ben").await.open("/today").await.has("wants to tell you"));
}

#[tokio::test]
async fn what_the_other_says_to_it_is_their_own_act() {
    let (_world, ana, ben) = both().await;
    let told = told(&ben, WHAT).await;
    let page = ana.open(&format!("{told}/words")).await;
    page.press("I have read it. I need time.").await;
    assert!(ben.open(&told).await.has("Ana has read it, and needs time."));
    let page = ana.open(&format!("{told}/words")).await;
    let again = page.form("let’s talk then").press("let’s talk then").await;
    assert!(again.status == 422 && again.fault("day").is_some() && again.has(WHAT));
    let form = page.form("let’s talk then").fill("day", "2026-03-14").fill("time", "20:00");
    form.press("let’s talk then").await;
    let talk = "Ana would like to talk about it on Saturday 14 March, 20:00.";
    assert!(ben.open(&told).await.has(talk), "{}", ben.open(&told).await.text());
    for route in ["intentions", "replies"] {
        let fields = [("intention".into(), "not now".into())];
        let fields = if route == "replies" { [("reply".into(), "time".into())] } else { fields };
        let own = ben.post(&format!("{told}/{route}"), &fields).await;
        assert_eq!(own.status, 409, "{route}: not its author's to do");
    }
}

#[tokio::test]
async fn it_is_withdrawn_by_its_author_and_kept_by_the_other() {
    let (_world, ana, ben) = both().await;
    let told = told(&ben, WHAT).await;
    let page = ana.open(&format!("{told}/words")).await.click("Keep a copy").await;
    assert!(page.press("Keep it, only for me").await.has(WHAT));
    let page = ben.open(&told).await.click("Withdraw").await.press("Withdraw it").await;
    assert!(page.has("Withdrawn by you on") && !page.has(WHAT));
    let page = ana.open(&told).await;
    assert!(page.has("Withdrawn by Ben on") && !page.has("Open it now"));
    assert_eq!(ana.open(&format!("{told}/words")).await.status, 404);
    assert!(!ana.open("/today").await.has("wants to tell you"));
    assert!(ana.open("/kept-copies").await.has(WHAT));
}

#[tokio::test]
async fn a_draft_is_its_authors_alone_and_what_one_will_do_is_not_handing_over_a_password() {
    let (_world, ana, ben) = both().await;
    let page = written(&ben, ["I used your PIN in May and read your letters.", "", "", ""]).await;
    assert!(page.has("I used your PIN"), "what happened can be told");
    assert!(!ana.open("/tellings").await.has("tell you something"));
    assert_eq!(ana.open(&page.path).await.status, 404);
    let will = page.click("What I will do").await;
    let words = "I give you my password.";
    let refused = will.form("Look at it").fill("words", words).press("Look at it").await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.form("Look at it").value("words").trim(), words);
    assert!(take(&ben, MY_WORDS).await.text.contains("read your letters"));
    let told = told(&ben, WHAT).await;
    chosen(&ana, &told, "not now").await;
    assert!(!take(&ben, OUR_RECORD).await.text.contains("not now"));
    assert!(take(&ana, MY_WORDS).await.text.contains("not now"));
}

#[tokio::test]
async fn nothing_new_is_told_while_one_has_paused() {
    let (_world, ana, ben) = both().await;
    let told = told(&ben, WHAT).await;
    let draft = written(&ben, ["Something else.", "", "", ""]).await;
    ana.open("/pause").await.press("Pause now").await;
    assert_eq!(draft.press(SHARE).await.status, 409);
    let page = ana.open(&format!("{told}/words")).await;
    assert!(page.has(WHAT) && page.forms("I have read it.").is_empty());
    assert!(chosen(&ana, &told, "not now").await.has("a whole answer"), "for herself alone");
    ben.open(&told).await.click("Withdraw").await.press("Withdraw it").await;
}

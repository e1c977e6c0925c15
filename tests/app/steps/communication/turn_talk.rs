//! A talk in turns: one speaks, the other only says it back, until who spoke feels heard.

mod closing;
mod time_out;

use std::time::Duration;

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    world::World,
};

const SHARE: &str = "Share with";
const NEXT: &str = "Next";
const LOOK: &str = "Look at it";
const WHEN: &str = "you put the phone face down";
const FELT: &str = "afraid, and then small";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

/// One question after the other; an empty answer skips, and so does what is not answered. Ends at the
/// look at the whole.
async fn write(mut page: Page, answers: &[&str]) -> Page {
    for answer in answers {
        let button = if page.has(LOOK) { LOOK } else { NEXT };
        page = page.form(button).fill("words", answer).press(button).await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
    let page = page.write(&[]).await;
    assert_eq!(page.heading(), "Look at it once more");
    page
}

/// Somebody begins a talk; its path.
pub(crate) async fn begun(browser: &Browser) -> String {
    let page = browser.open("/turn-talks/new").await.press("Begin to write").await;
    let page = write(page, &[WHEN, FELT, "", ""]).await.press(SHARE).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.path
}

/// Somebody says it back.
pub(crate) async fn said_back(browser: &Browser, talk: &str, hear: &str) -> Page {
    let page = browser.open(talk).await.press("Say it back").await;
    write(page, &[hear, "", ""]).await.press(SHARE).await
}

async fn not_quite(browser: &Browser, talk: &str, missing: &str) -> Page {
    let page = browser.open(talk).await.press("Not quite").await;
    write(page, &[missing]).await.press(SHARE).await
}

#[tokio::test]
async fn one_speaks_and_the_other_says_it_back_until_who_spoke_feels_heard() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/talk").await.click("Talk in turns").await;
    let page = page.click("How it goes, and begin").await.press("Begin to write").await;
    assert_eq!(page.heading(), "When …");
    let felt = ana.open(&page.path.replace("/when", "/felt")).await;
    assert!(felt.has("Choose from a list") && felt.has("on guard") && !page.has("on guard"));
    let answered = [("when", WHEN), ("felt", FELT), ("because", "it was like that last year")];
    let page = page.write(&[&answered[..], &[("strength", "4")]].concat()).await;
    assert!(page.has("This is exactly what Ben will see.") && page.has(WHEN));
    assert!(page.has("How strong the feeling is strongly"), "{}", page.text());
    let part = format!("{}/answers/strength", page.path);
    let left_out = ana.open(&part).await.press("Skip this").await;
    assert!(!left_out.has("strongly"), "it can be left out again: {}", left_out.text());
    let page = ana.open(&part).await.write(&[("strength", "4")]).await;
    let talk = page.press(SHARE).await;
    assert!(talk.has("It is Ben’s turn, to say back what you said."));
    let talk = talk.path;

    assert!(ben.open("/talk").await.has("Your turn: say back what you heard Ana say"));
    let page = ben.open(&talk).await;
    assert!(page.has("Ana said") && page.has(FELT) && page.has("it was like that last year"));
    assert!(page.has("How strong the feeling is strongly"), "{}", page.text());
    assert!(page.has("Your own side comes after that."));
    said_back(&ben, &talk, "that my hand on the phone frightened you").await;

    let page = ana.open(&talk).await;
    assert!(page.has("Ben said back") && page.has("Your turn. Is that what you meant?"));
    not_quite(&ana, &talk, "that I was ashamed, too").await;
    said_back(&ben, &talk, "that you were ashamed of looking").await;
    let page = ana.open(&talk).await.press("I feel heard").await;
    assert!(page.has("Now Ben may speak, and you will only say it back."));
}

#[tokio::test]
async fn then_the_other_is_heard_and_both_close_it_in_their_own_way() {
    let (_world, ana, ben) = both().await;
    let talk = begun(&ana).await;
    said_back(&ben, &talk, "that my hand on the phone frightened you").await;
    ana.open(&talk).await.press("I feel heard").await;
    let page = ben.open(&talk).await;
    assert!(page.has("Ana feels heard. Now your side, if you like."));
    let page = page.press("Say my side").await;
    write(page, &["I saw your face", "ashamed", "", ""]).await.press(SHARE).await;
    said_back(&ana, &talk, "that you did not know what to say").await;
    let page = ben.open(&talk).await.press("I feel heard").await;
    assert!(page.has("That was a whole talk."));

    let badly = [("exit", "thank-you"), ("thanks", "You always say that")];
    let look = ben.write(&format!("{talk}/drafts"), &badly).await;
    assert!(look.has("This may land badly") && look.has("Only you see this"), "{}", look.text());
    let page = look.click("A few words to go with it").await.form(LOOK);
    let look = page.fill("words", "For asking again").press(LOOK).await;
    let page = look.press(SHARE).await;
    assert!(page.has("You have closed it. Ana can still say how to go on."));
    let page = ana.open(&talk).await;
    assert!(page.has("Thank you.") && page.has("For asking again"), "{}", page.text());
    page.press("Nothing more for today").await;
    for browser in [&ana, &ben] {
        assert!(browser.open(&talk).await.has("You have closed this talk, both of you."));
        let talks = browser.open("/turn-talks").await;
        assert!(talks.has("Talks you have had") && talks.has(WHEN));
    }
}

#[tokio::test]
async fn what_is_being_written_is_ones_own_and_survives_a_closed_tab_and_a_restart() {
    let (world, ana, ben) = both().await;
    let page = ana.open("/turn-talks/new").await.press("Begin to write").await;
    let page = page.form(NEXT).fill("words", WHEN).press(NEXT).await;
    let draft = page.path.split("/answers").next().expect("a draft").to_owned();
    for path in [draft.clone(), page.path.clone(), format!("{draft}/answers/when")] {
        assert_eq!(ben.open(&path).await.status, 404, "{path}");
    }
    assert!(!ben.open("/turn-talks").await.has("Your drafts"));

    let world = world.restarted().await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/turn-talks").await.click("To begin a talk").await;
    assert!(page.has("One part is still empty: I felt …"));
    let page = page.click("When …").await;
    assert_eq!(page.form(NEXT).value("words").trim(), WHEN);
    let page = ana.open("/turn-talks/new").await.press("Begin to write").await;
    assert_eq!(page.form(NEXT).value("words").trim(), WHEN, "the same draft goes on");
    assert!(take(&ana, MY_WORDS).await.text.contains(WHEN));
    let page = ana.open(&draft).await.press("Let it go").await;
    assert!(!page.has("Your drafts"));
    assert_eq!(ana.open(&draft).await.status, 404);
}

#[tokio::test]
async fn writing_goes_on_when_what_is_only_mine_has_closed() {
    let (world, ana, _) = both().await;
    let first = ana.open("/turn-talks/new").await.press("Begin to write").await;
    let second = first.form(NEXT).fill("words", WHEN).press(NEXT).await;
    world.advance(TimeDelta::minutes(11));
    let page = second.form(NEXT).fill("words", FELT).press(NEXT).await;
    assert_eq!(page.heading(), "because …", "{}", page.text());
    let page = page.write(&[]).await;
    assert!(page.has("What is only yours is closed now."));
    let page = ana.open(&first.path).await;
    assert!(page.has("Something stands here already."));
    assert!(page.all("textarea").is_empty(), "nothing is written over unseen");
    let unlock = page.click("Open it").await;
    let page = unlock.form("Open").with_password().press("Open").await;
    assert_eq!(page.form(NEXT).value("words").trim(), WHEN);
}

#[tokio::test]
async fn nobody_speaks_out_of_turn_and_no_word_is_lost() {
    let (_world, ana, ben) = both().await;
    let talk = begun(&ana).await;
    let page = ben.open(&talk).await.press("Say it back").await;
    let whole = write(page, &["that you were afraid", "", ""]).await;
    assert!(ben.open(&talk).await.has("Go on with your draft"));
    whole.press(SHARE).await;
    let heard = ana.open(&talk).await.form("I feel heard");
    let missing = ana.open(&talk).await.press("Not quite").await;
    let missing = write(missing, &["that it was Sunday"]).await;
    heard.press("I feel heard").await;
    let page = missing.press(SHARE).await;
    assert_eq!(page.status, 409);
    assert!(page.has("What you wrote is kept as a draft."), "{}", page.text());
    assert!(ana.open("/turn-talks").await.click("What is missing").await.has("it was Sunday"));
    let page = ana.open(&talk).await;
    for wrong in ["Say it back", "Say my side", "I feel heard"] {
        assert!(page.forms(wrong).is_empty(), "{wrong}");
    }
    let drafts = format!("{talk}/drafts");
    assert_eq!(ana.post(&drafts, &[]).await.status, 409, "not her turn");
}

#[tokio::test]
async fn feelings_are_chosen_from_a_list_and_become_words() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/turn-talks/new").await.press("Begin to write").await;
    let page = page.form(NEXT).fill("words", "you came home late").press(NEXT).await;
    let form = page.form(NEXT).choose("feeling", "lonely").choose("feeling", "small");
    let page = form.press(NEXT).await;
    assert_eq!(page.status, 200, "a word from the list is enough: {}", page.text());
    let look = write(page, &["", ""]).await;
    assert!(look.has("lonely, small"), "{}", look.text());
    let talk = look.press(SHARE).await.path;
    assert!(ben.open(&talk).await.has("lonely, small"));
    let page = ben.open(&talk).await.press("Say it back").await;
    let page = page.form(NEXT).fill("words", "that it was late").press(NEXT).await;
    let page = page.form(NEXT).press("Skip this").await;
    let form = page.form("Look at it").fill("words", &"a".repeat(599)).choose("feeling", "sad");
    let page = form.press("Look at it").await;
    assert_eq!(page.status, 422);
    let form = page.form("Look at it");
    assert_eq!(form.value("words").trim().len(), 599, "all is still there");
    assert_eq!(form.value("feeling"), "sad");
}

#[tokio::test]
async fn either_stops_it_alone_at_once_and_the_other_keeps_their_draft() {
    let (_world, ana, ben) = both().await;
    let talk = begun(&ana).await;
    let page = ben.open(&talk).await.press("Say it back").await;
    let whole = write(page, &["that you were afraid", "", ""]).await;
    ana.open(&talk).await.press("Stop it").await;
    let page = whole.press(SHARE).await;
    assert!(page.status == 409 && page.has("This talk was stopped."), "{}", page.text());
    let page = ben.open("/turn-talks").await.click("What you heard").await;
    assert!(
        page.has("that you were afraid") && page.has("Nothing more is said in the talk"),
        "his draft is there"
    );
    assert!(page.forms(SHARE).is_empty());
    let page = ben.open(&talk).await;
    assert!(page.has("Ana stopped this talk. No reason is needed."));
    assert!(page.has(FELT), "what was said stays");
    begun(&ben).await;
}

#[tokio::test]
async fn one_topic_at_a_time() {
    let (_world, ana, ben) = both().await;
    let page = ben.open("/turn-talks/new").await.press("Begin to write").await;
    let whole = write(page, &["you slammed the door", "alone", "", ""]).await;
    let talk = begun(&ana).await;
    let page = whole.press(SHARE).await;
    assert!(page.status == 409 && page.has("one topic at a time"), "{}", page.text());
    assert!(ben.open("/turn-talks").await.has("To begin a talk"), "his draft is there");
    assert_eq!(ben.open("/turn-talks/new").await.path, talk);
}

#[tokio::test]
async fn its_author_withdraws_a_turn_and_the_other_may_have_kept_a_copy() {
    let (_world, ana, ben) = both().await;
    let talk = begun(&ana).await;
    let page = ben.open(&talk).await.click("Keep a copy").await;
    page.press("Keep").await;
    assert!(ben.open("/kept-copies").await.has(FELT));
    let page = ana.open(&talk).await.click("Withdraw").await;
    assert!(page.has(FELT));
    page.press("Withdraw it").await;
    for browser in [&ana, &ben] {
        let page = browser.open(&talk).await;
        assert!(!page.has(FELT) && page.has("Withdrawn by"), "{}", page.text());
    }
    let record = take(&ben, OUR_RECORD).await.text;
    assert!(!record.contains(FELT) && record.contains("turn_talks"));
    said_back(&ben, &talk, "that you were afraid").await;
}

#[tokio::test]
async fn six_hundred_characters_are_a_turn() {
    let (_world, ana, _) = both().await;
    let page = ana.open("/turn-talks/new").await.press("Begin to write").await;
    let page = page.form(NEXT).fill("words", &"a".repeat(601)).press(NEXT).await;
    assert_eq!(page.status, 422);
    assert!(page.fault("words").is_some_and(|fault| fault.contains("601")));
    assert_eq!(page.form(NEXT).value("words").trim(), "a".repeat(601), "all is still there");
    let page = page.form(NEXT).fill("words", &"a".repeat(400)).press(NEXT).await;
    let page = write(page, &[&"b".repeat(201), "", ""]).await;
    assert!(page.has("This is 601 characters long; there is room for 600"));
    assert!(page.forms(SHARE).is_empty());
    let page = ana.post("/turn-talks/drafts", &[]).await;
    let page = page.form(NEXT).fill("words", " ").press(NEXT).await;
    assert_eq!(page.status, 422, "something has to be there");
}

#[tokio::test]
async fn nothing_new_is_said_while_one_has_paused() {
    let (_world, ana, ben) = both().await;
    let talk = begun(&ana).await;
    let page = ben.open(&talk).await.press("Say it back").await;
    let whole = write(page, &["that you were afraid", "", ""]).await;
    ana.open("/pause").await.press("Pause now").await;
    assert_eq!(whole.press(SHARE).await.status, 409);
    assert!(ben.open(&talk).await.forms("Say it back").is_empty());
    ben.open(&talk).await.press("Stop it").await;
    assert!(ana.open(&talk).await.has("Ben stopped this talk."));
}

#[tokio::test]
async fn words_that_land_badly_are_pointed_out_to_their_author_alone_and_stop_nothing() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/turn-talks/new").await.press("Begin to write").await;
    let page = write(page, &["you're overreacting, as always", FELT, "", ""]).await;
    assert!(page.has("This may land badly") && page.has("Only you see this."), "{}", page.text());
    let talk = page.press(SHARE).await;
    assert!(talk.has("overreacting") && !talk.has("land badly"));
    assert!(!ben.open(&talk.path).await.has("land badly"));
    let list = ben.open("/talk").await.click("Words that land badly").await;
    assert!(list.has("Makes the hurt smaller") && list.has("Instead, for example"));
}

#[tokio::test]
async fn a_page_that_waits_is_told_how_far_the_talk_is_and_keeps_no_session_alive() {
    let (world, ana, ben) = both().await;
    let talk = begun(&ana).await;
    let moves = format!("{talk}/moves");
    let told = ana.peek(&moves).await;
    assert_eq!(told.header("content-type"), "text/event-stream");
    let before = told.html;
    let at = ana.open(&talk).await.all("[data-moves]").len();
    assert_eq!(at, 1, "the page waits");
    said_back(&ben, &talk, "that you were afraid").await;
    assert_ne!(ana.peek(&moves).await.html, before);
    assert_eq!(world.browser().peek(&moves).await.status, 303, "nobody else is told");
}

#[tokio::test]
async fn a_page_that_waits_is_told_within_a_second() {
    let (_world, ana, ben) = both().await;
    let talk = begun(&ana).await;
    let mut told = ana.listen(&format!("{talk}/moves")).await;
    let stands = told.chunk().await.expect("an open line").expect("where it stands");
    assert!(!String::from_utf8_lossy(&stands).contains("changed"));
    said_back(&ben, &talk, "that you were afraid").await;
    let news = tokio::time::timeout(Duration::from_secs(1), told.chunk()).await;
    let news = news.expect("within a second").expect("an open line").expect("news");
    assert!(String::from_utf8_lossy(&news).contains("changed"));
}

#[tokio::test]
async fn what_one_would_need_is_not_a_password_nor_to_see_where_somebody_is() {
    let (_world, ana, _) = both().await;
    let mut page = ana.open("/turn-talks/new").await.press("Begin to write").await;
    for words in ["you changed your password in May", FELT, ""] {
        page = page.form(NEXT).fill("words", words).press(NEXT).await;
        assert_eq!(page.status, 200, "what happened can be said: {}", page.text());
    }
    for words in ["that you give me the PIN of your phone", "that you share your location"] {
        let refused = page.form(NEXT).fill("words", words).press(NEXT).await;
        assert_eq!((refused.status, refused.fault("words").is_some()), (422, true), "{words}");
        assert_eq!(refused.form(NEXT).value("words").trim(), words, "the words are kept");
    }
}

//! The question of the day: both answer, then both answers open.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    world::{World, came_back},
};

const SHARE: &str = "Share with";
const LIKE_THIS: &str = "Share it like this with";
const TAKE: &str = "Make it today’s question";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

/// Somebody answers the question of today; the page of the answer.
pub(crate) async fn answered(browser: &Browser, words: &str) -> Page {
    let form = browser.open("/question-of-the-day").await.form(SHARE).fill("words", words);
    let page = form.press(SHARE).await;
    assert!(page.status == 200 && page.path.starts_with("/answers/"), "{}", page.text());
    page
}

/// Takes the first question of a theme for today; the question.
pub(crate) async fn taken(browser: &Browser, theme: &str) -> String {
    let page = browser.open("/question-of-the-day/deck").await.click(theme).await;
    let form = page.form(TAKE);
    let card = form.fields.iter().find(|field| field.name == "question").expect("a card");
    let card = card.value.clone();
    form.choose("question", &card).press(TAKE).await.heading()
}

/// Everything that Ben finds about it.
async fn as_ben_sees_it(ben: &Browser, answer: &str) -> Vec<(u16, String)> {
    let rest = ["", "/corrections/new", "/withdrawals/new", "/kept-copies/new"];
    let paths = rest.map(|rest| format!("{answer}{rest}"));
    let others = [
        "/question-of-the-day",
        "/question-of-the-day/past",
        "/question-of-the-day/deck?theme=1",
        "/talk",
        "/today",
    ];
    let mut seen = Vec::new();
    for path in paths.iter().map(String::as_str).chain(others) {
        let page = ben.peek(path).await;
        let text = page.text();
        seen.push((page.status, text.split("Number").next().unwrap_or_default().to_owned()));
    }
    seen
}

#[tokio::test]
async fn both_answer_and_then_both_answers_open_together() {
    let (_world, ana, ben) = both().await;
    let question = ana.open("/talk").await.click("Question of the day").await.heading();
    assert_eq!(ben.open("/question-of-the-day").await.heading(), question, "the same for both");
    assert!(ana.open("/talk").await.has(&question));

    let page = answered(&ana, "The tram bell").await;
    assert!(page.has("You wrote") && page.has("when Ben has written too"), "{}", page.text());
    assert!(!ben.open("/question-of-the-day").await.has("The tram bell"));
    let page = answered(&ben, "The kettle").await;
    for page in [page, ana.open("/question-of-the-day").await] {
        assert!(page.has("The tram bell") && page.has("The kettle"), "{}", page.text());
        assert_eq!(page.heading(), question);
    }
    for browser in [&ana, &ben] {
        let page = browser.open("/question-of-the-day/past").await;
        assert!(page.has("Opened on Thursday 12 March"));
        assert!(page.click(&question).await.has("The kettle"));
    }
    let today = ana.open("/today").await;
    assert!(today.has("Both answers are open."), "{}", today.text());
    assert!(today.click("Read them").await.has("The kettle"));
    assert!(!ben.open("/today").await.has("Both answers are open."), "he opened them himself");
}

#[tokio::test]
async fn an_answer_that_waits_changes_nothing_for_the_other() {
    let (world, ana, ben) = both().await;
    let nobodys = "/answers/0198c5c2-5f6a-7000-8000-000000000000";
    let before = as_ben_sees_it(&ben, nobodys).await;
    let answer = answered(&ana, "The tram bel").await.path;
    assert_eq!(as_ben_sees_it(&ben, &answer).await, before);
    world.advance(TimeDelta::minutes(30));
    let page = ana.open(&answer).await.click("Change it").await;
    assert!(page.has("so a change simply takes its place"));
    let page = page.form(LIKE_THIS).fill("words", "The tram bell").press(LIKE_THIS).await;
    assert!(page.has("The tram bell"));
    world.advance(TimeDelta::minutes(-30));
    assert_eq!(as_ben_sees_it(&ben, &answer).await, before);

    let page = ana.open(&answer).await.click("Take it back").await.press("Take it back").await;
    assert_eq!(page.path, "/question-of-the-day", "{}", page.text());
    assert!(page.forms(SHARE).len() == 1, "as if nothing had been");
    assert_eq!(as_ben_sees_it(&ben, &answer).await, before);
    answered(&ben, "The kettle").await;
    assert!(!ben.open("/question-of-the-day").await.has("The tram"));
}

#[tokio::test]
async fn a_waiting_answer_is_found_again_and_opens_days_later() {
    let (world, ana, ben) = both().await;
    let question = answered(&ana, "The tram bell").await.heading();
    world.advance(TimeDelta::days(2));
    let page = ana.open("/question-of-the-day").await;
    assert!(page.has("The last days") && page.has("You have answered"), "{}", page.text());
    assert_ne!(page.heading(), question, "another day, another question");
    let page = ben.open("/question-of-the-day").await;
    assert!(!page.has("You have answered"));
    let page = page.click(&question).await;
    assert_eq!(page.path, "/question-of-the-day/2026-03-12");
    let page = page.form(SHARE).fill("words", "The kettle").press(SHARE).await;
    assert!(page.has("The tram bell") && page.has("The kettle"));

    let question = answered(&ana, "Soup").await.heading();
    world.advance(TimeDelta::days(9));
    let page = ana.open("/question-of-the-day").await;
    assert!(page.has("Your answers that wait") && page.has(&question), "{}", page.text());
    assert!(page.click(&question).await.has("Soup"));
    assert!(!ben.open("/question-of-the-day").await.has("Your answers that wait"));
}

/// Taken from the deck: one that has not had its day yet, so that the two change places.
async fn one_that_lies_ahead(browser: &Browser) -> String {
    let before = browser.open("/question-of-the-day").await;
    let first = taken(browser, "Gratitude").await;
    if before.has(&first) { taken(browser, "Play").await } else { first }
}

#[tokio::test]
async fn either_takes_another_from_the_deck_and_what_was_written_stays() {
    let (world, ana, ben) = both().await;
    let first = answered(&ana, "The tram bell").await.heading();
    let second = one_that_lies_ahead(&ben).await;
    assert_ne!(first, second);
    for (browser, who) in [(&ana, "by Ben"), (&ben, "by you")] {
        let page = browser.open("/question-of-the-day").await;
        assert_eq!(page.heading(), second);
        assert!(page.has(&format!("taken from the deck {who}")), "{}", page.text());
    }
    let waits = ana.open("/question-of-the-day").await;
    assert!(waits.has("Your answers that wait") && waits.click(&first).await.has("The tram bell"));

    // The question that she answered comes on another day, and then he may answer as well.
    let mut came = false;
    for _ in 0..180 {
        world.advance(TimeDelta::days(1));
        let page = world.browser_of("Ben").await.open("/question-of-the-day").await;
        let page = if page.path == "/sign-in" {
            world.sign_in("Ben").await.open("/question-of-the-day").await
        } else {
            page
        };
        if page.heading() == first {
            let page = page.form(SHARE).fill("words", "The kettle").press(SHARE).await;
            came = page.has("The tram bell");
            break;
        }
    }
    assert!(came, "it changed places");
}

#[tokio::test]
async fn what_was_on_its_way_belongs_to_the_question_that_was_read() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/question-of-the-day").await;
    let (first, form) = (page.heading(), page.form(SHARE).fill("words", "The tram bell"));
    let second = one_that_lies_ahead(&ben).await;
    assert_ne!(first, second);
    let page = form.press(SHARE).await;
    assert_eq!(page.heading(), first);
    assert!(page.has("The tram bell"));
    let empty = ana.open("/question-of-the-day").await.form(SHARE).press(SHARE).await;
    assert_eq!((empty.status, empty.heading()), (422, second.clone()));
    let form = ana.open("/question-of-the-day").await.form(SHARE).fill("words", "A kite");
    answered(&ana, "A ball").await;
    let again = form.press(SHARE).await;
    assert!(again.status == 409 && again.has("A kite"), "given back: {}", again.text());
}

#[tokio::test]
async fn what_was_begun_waits_for_another_hour_and_hurts_nobody_unawares() {
    let (world, ana, ben) = both().await;
    let page = ana.open("/question-of-the-day").await;
    let question = page.heading();
    assert_eq!(page.press("Not today").await.path, "/talk", "nothing was begun");
    let other_tab = ana.open("/question-of-the-day").await.form(SHARE);
    let form = ana.open("/question-of-the-day").await.form("Not today");
    form.fill("words", "You always ask me at night").press("Not today").await;
    let late = other_tab.fill("words", "You always ask too late").press(SHARE).await;
    assert!(
        late.status == 409 && late.has("You always ask too late"),
        "given back: {}",
        late.text()
    );
    ben.open("/pause").await.press("Pause now").await;
    assert!(ana.open("/question-of-the-day").await.has("Go on with your answer"), "also meanwhile");
    ben.open("/pause").await.press("Go on").await;
    assert!(ana.open("/question-of-the-day").await.has("Go on with your answer"));
    assert!(!ben.open("/question-of-the-day").await.has("at night"));
    world.advance(TimeDelta::days(2));
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let look = ana.open("/question-of-the-day").await.click(&question).await;
    let look = if look.path.starts_with("/drafts/") {
        look
    } else {
        look.click("Go on with your answer").await
    };
    assert!(look.has("This may land badly") && look.has(&question), "{}", look.text());
    let answer = look.press(SHARE).await;
    assert!(answer.has("You wrote") && !ben.open("/question-of-the-day").await.has("at night"));

    let page = answer.click("Change it").await.form(LIKE_THIS);
    let hinted = page.fill("words", "You always ask too late").press(LIKE_THIS).await;
    assert!(hinted.has("This may land badly"), "{}", hinted.text());
    assert!(hinted.press(LIKE_THIS).await.has("You always ask too late"), "nothing is blocked");
}

#[tokio::test]
async fn words_that_land_badly_are_pointed_out_before_they_are_shared() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/question-of-the-day").await.form(SHARE);
    let page = page.fill("words", "You always ask too late").press(SHARE).await;
    assert!(page.has("This may land badly") && page.has("Only you see this"), "{}", page.text());
    assert_eq!(page.form(SHARE).value("words").trim(), "You always ask too late");
    assert!(page.press(SHARE).await.has("You wrote"), "nothing is blocked");
    assert!(ben.open("/question-of-the-day").await.forms(SHARE).len() == 1);
}

#[tokio::test]
async fn what_both_have_answered_is_not_taken_again() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/question-of-the-day/deck").await.click("Play").await;
    let late = page.form(TAKE);
    let card = late.fields.iter().find(|field| field.name == "question").expect("a card");
    let late = late.clone().choose("question", &card.value);
    let question = taken(&ben, "Play").await;
    for browser in [&ana, &ben] {
        answered(browser, "A kite").await;
    }
    assert!(!ana.open("/question-of-the-day/deck").await.click("Play").await.has(&question));
    assert_eq!(late.press(TAKE).await.status, 409);
    let none = ana.open("/question-of-the-day/deck").await.click("Play").await.press(TAKE).await;
    assert!(none.status == 422 && none.has("Please choose one"), "{}", none.text());
}

#[tokio::test]
async fn once_open_it_is_mended_for_a_quarter_of_an_hour_and_then_stands() {
    let (world, ana, ben) = both().await;
    let answer = answered(&ana, "The tram bel").await.path;
    let told = ana.open(&answer).await.click("Change it").await.form(LIKE_THIS);
    world.advance(TimeDelta::hours(3));
    answered(&ben, "The kettle").await;
    let back = told.fill("words", "The tram bell").press(LIKE_THIS).await;
    assert!(came_back(&back).contains("Both answers have opened meanwhile"));
    world.advance(TimeDelta::minutes(14));
    let page = back.press(LIKE_THIS).await;
    assert!(page.status == 200 && page.has("The tram bell") && page.has("Correct it"));
    assert!(ben.open(&answer).await.has("The tram bell"));
    let late = ana.open(&format!("{answer}/corrections/new")).await.form(LIKE_THIS);
    world.advance(TimeDelta::minutes(1));
    let refused = late.fill("words", "A bell").press(LIKE_THIS).await;
    assert!(refused.status == 409 && refused.has("You can withdraw it."), "{}", refused.text());
    assert!(!ana.open(&answer).await.has("Correct it"));
    assert!(ben.open(&format!("{answer}/corrections/new")).await.status == 404);
}

#[tokio::test]
async fn an_open_answer_is_withdrawn_alone_and_kept_as_a_copy() {
    let (_world, ana, ben) = both().await;
    let hers = answered(&ana, "The tram bell").await.path;
    let page = answered(&ben, "The kettle").await;
    let kept = page.click("Keep a copy").await.press("Keep it, only for me").await;
    assert!(kept.status == 200 && kept.path == "/kept-copies", "{}", kept.text());
    let page = ana.open(&hers).await.click("Withdraw it").await.press("Withdraw it").await;
    assert!(page.has("Withdrawn by you on Thursday 12 March.") && page.has("The kettle"));
    let page = ben.open(&hers).await;
    assert!(page.has("Withdrawn by Ana on Thursday 12 March.") && !page.has("The tram bell"));
    assert!(ana.open("/question-of-the-day/past").await.has("Opened on"), "the other's stays");
}

#[tokio::test]
async fn two_who_live_far_apart_have_the_same_question_on_a_day_of_the_same_date() {
    let (world, ana, ben) = both().await;
    world.move_to("Ana", "Pacific/Auckland").await;
    world.move_to("Ben", "America/Los_Angeles").await;
    let tomorrow = ana.open("/question-of-the-day").await;
    assert!(tomorrow.has("Friday 13 March"), "{}", tomorrow.text());
    let today = ben.open("/question-of-the-day").await;
    assert!(today.has("Thursday 12 March"), "{}", today.text());
    assert_eq!(ana.open("/question-of-the-day/2026-03-12").await.heading(), today.heading());
    assert_eq!(
        ben.open("/question-of-the-day/2026-03-13").await.status,
        404,
        "not before it has come"
    );
    assert_eq!(
        ben.open("/question-of-the-day/2026-03-01").await.status,
        404,
        "nor before they were a pair"
    );
    answered(&ana, "The tram bell").await;
    world.advance(TimeDelta::hours(20));
    let page = answered(&ben, "The kettle").await;
    assert_eq!(page.heading(), tomorrow.heading());
    assert!(page.has("The tram bell"));
}

#[tokio::test]
async fn while_one_has_paused_nothing_new_is_answered_and_everything_is_read() {
    let (_world, ana, ben) = both().await;
    let open = ben.open("/question-of-the-day").await.form(SHARE).fill("words", "The kettle");
    let hers = answered(&ana, "The tram bell").await.path;
    ana.open("/pause").await.press("Pause now").await;
    let page = open.press(SHARE).await;
    assert!(page.status == 409 && page.has("The kettle"), "{}", page.text());
    assert!(ben.open("/question-of-the-day").await.forms(SHARE).is_empty());
    assert!(ben.open("/question-of-the-day/deck?theme=2").await.forms(TAKE).is_empty());
    let page = ana.open(&hers).await.click("Take it back").await.press("Take it back").await;
    assert_eq!(page.status, 200, "{}", page.text());
}

#[tokio::test]
async fn answers_are_in_what_one_takes_along_once_they_may_be_read() {
    let (world, ana, ben) = both().await;
    answered(&ana, "The tram bell").await;
    assert!(take(&ana, MY_WORDS).await.has("The tram bell"));
    for (browser, file) in [(&ana, OUR_RECORD), (&ben, OUR_RECORD), (&ben, MY_WORDS)] {
        assert!(!take(browser, file).await.has("The tram bell"));
    }
    world.advance(TimeDelta::seconds(1));
    answered(&ben, "The kettle").await;
    let ours = take(&ben, OUR_RECORD).await;
    assert!(ours.has("The tram bell") && ours.has("The kettle"));
    let answer = &ours.json["questions_of_the_day"][0]["answers"][0];
    assert_eq!(answer["words"]["words"]["words"], "The tram bell");
    assert!(!take(&ben, MY_WORDS).await.has("The tram bell"));
}

//! The question box: one asks, the other answers at their own pace, and who asked opens the answer.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    world::World,
};

const SHARE: &str = "Share with";
const LOOK: &str = "Look at it";
const QUESTION: &str = "Did you think of me on those Fridays?";
const ANSWER: &str = "Yes, on the stairs each time, and I went up all the same.";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

/// Somebody puts a question into the box, as this; its path.
pub(crate) async fn asked_as(browser: &Browser, words: &str, mark: &str) -> String {
    let page = browser.post("/question-box/drafts", &[]).await;
    let page = page.form(LOOK).fill("words", words).press(LOOK).await;
    let page = page.form(SHARE).choose("mark", mark).press(SHARE).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.path
}

/// For now.
pub(crate) async fn asked(browser: &Browser, words: &str) -> String {
    asked_as(browser, words, "now").await
}

/// Somebody answers it.
pub(crate) async fn answered(browser: &Browser, question: &str, words: &str) -> Page {
    let page = browser.open(question).await.press("Write an answer").await;
    let page = page.form(LOOK).fill("words", words).press(LOOK).await;
    let page = page.press(SHARE).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

#[tokio::test]
async fn an_answer_stays_closed_until_who_asked_opens_it() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/talk").await.click("Question box").await.press("Write a question").await;
    assert_eq!(page.heading(), "What I would like to know");
    let page = page.form(LOOK).fill("words", QUESTION).press(LOOK).await;
    assert!(page.has("This is exactly what Ben will see.") && page.has(QUESTION));
    let question = page.press(SHARE).await;
    assert!(question.has("You asked this today") && question.has(QUESTION));
    let question = question.path;

    let page = ben.open("/question-box").await;
    assert!(page.has("Ana asks") && page.has(QUESTION) && page.has("You choose how and when"));
    let page = answered(&ben, &question, ANSWER).await;
    assert!(page.has("You answered") && page.has(ANSWER));
    assert!(page.has("You are not told when that is."));

    for path in [question.as_str(), "/question-box", "/today", "/talk"] {
        assert!(!ana.open(path).await.has(ANSWER), "{path}");
    }
    let page = ana.open(&question).await;
    assert!(page.has("Ben has answered") && page.has("Ben doesn’t see whether you have."));
    let before = ben.open(&question).await.text();
    let page = page.click("Open the answer").await;
    assert!(page.has(ANSWER) && page.has("You can stop here."));
    assert_eq!(ben.open(&question).await.text(), before);
    assert!(!ana.open(&question).await.has(ANSWER), "it closes again by itself");
    assert_eq!(ben.open(&format!("{question}/answer")).await.status, 404, "the door is hers");
}

#[tokio::test]
async fn who_is_asked_chooses_the_pace_and_nothing_asks_again() {
    let (world, ana, ben) = both().await;
    let question = asked(&ana, QUESTION).await;
    let page = ben.open("/today").await;
    assert!(page.has("Ana has asked you something.") && !page.has(QUESTION), "{}", page.text());
    let page = page.click("Look at it").await;
    let form = page.form("Tell Ana").choose("pace", "by a day").fill("day", "2026-03-14");
    let page = form.press("Tell Ana").await;
    assert!(page.has("You would like to answer by Saturday 14 March."), "{}", page.text());
    assert!(ana.open(&question).await.has("Ben would like to answer by Saturday 14 March."));
    assert!(!ben.open("/today").await.has("asked you something"));

    world.advance(TimeDelta::days(4));
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let passed = "had Saturday 14 March in mind. Another day can be chosen";
    assert!(ana.open(&question).await.has(&format!("Ben {passed}")));
    assert!(!ben.open("/today").await.has("asked you something"), "no reminder");
    let page = ben.open(&question).await;
    assert!(page.has(&format!("You {passed}")));
    let form = page.form("Tell Ana").choose("pace", "only with our therapist");
    form.press("Tell Ana").await;
    let page = ana.open(&question).await;
    assert!(page.has("Ben would like to answer this only with your therapist."));
    let page = ben.open(&question).await.form("Tell Ana").choose("pace", "by a day");
    let page = page.fill("day", "2026-03-01").press("Tell Ana").await;
    assert_eq!((page.status, page.fault("day").is_some()), (422, true));
    assert_eq!(page.form("Tell Ana").value("day"), "2026-03-01", "what was typed stays");
}

#[tokio::test]
async fn who_asked_says_what_becomes_of_it_at_any_time() {
    let (_world, ana, ben) = both().await;
    let question = asked_as(&ana, QUESTION, "later").await;
    assert!(!ben.open("/today").await.has("asked you something"), "it has time");
    let draft = ben.open(&question).await.press("Write an answer").await;
    let draft = draft.form(LOOK).fill("words", ANSWER).press(LOOK).await;
    for (mark, said) in [
        ("with our therapist", "Ana would like to take this to your therapist."),
        ("no longer needed", "An answer is no longer needed."),
    ] {
        let form = ana.open(&question).await.form("Change it.").choose("mark", mark);
        form.press("Change it.").await;
        let page = ben.open(&question).await;
        assert!(page.has(said) && page.forms("Write an answer").is_empty(), "{}", page.text());
        assert_eq!(draft.press(SHARE).await.status, 409, "{mark}");
        assert!(ben.open(&draft.path).await.has(ANSWER), "the draft is kept");
        let own = ben.post(&format!("{question}/marks"), &[("mark".into(), "now".into())]).await;
        assert_eq!(own.status, 409, "it is not his to say");
    }
    assert!(ana.open("/question-box").await.has("No longer needed"));
    let form = ana.open(&question).await.form("Change it.").choose("mark", "now");
    form.press("Change it.").await;
    assert!(draft.press(SHARE).await.has("You answered"));
    let late = ana.post(&format!("{question}/answers"), &[]).await;
    assert_eq!(late.status, 409, "nobody answers their own question");
}

#[tokio::test]
async fn a_password_or_where_somebody_is_is_not_asked_for() {
    let (_world, ana, ben) = both().await;
    let page = ana.post("/question-box/drafts", &[]).await;
    for (words, said) in [
        ("What is the PIN of your phone?", "Passwords, PINs"),
        ("Will you share your location with me?", "Seeing where somebody is"),
    ] {
        let page = page.form(LOOK).fill("words", words).press(LOOK).await;
        assert_eq!(page.status, 422);
        let fault = page.fault("words").expect("why not");
        assert!(fault.contains(said), "{fault}");
        assert_eq!(page.form(LOOK).value("words").trim(), words, "the words are kept");
    }
    let question = asked(&ana, "Why did you change your password in May?").await;
    let page = ben.open(&question).await.press("Write an answer").await;
    let page = page.form(LOOK).fill("words", "My new PIN is 4711").press(LOOK).await;
    assert_eq!(page.status, 422, "nor is it handed over");
}

#[tokio::test]
async fn words_that_land_badly_are_pointed_out_before_an_answer_is_shared() {
    let (_world, ana, ben) = both().await;
    let question = asked(&ana, QUESTION).await;
    let page = ben.open(&question).await.press("Write an answer").await;
    let page = page.form(LOOK).fill("words", "You're overreacting").press(LOOK).await;
    assert!(page.has("This may land badly") && page.has("Only you see this."), "{}", page.text());
    page.press(SHARE).await;
    let page = ana.open(&format!("{question}/answer")).await;
    assert!(page.has("overreacting") && !page.has("land badly"));
}

#[tokio::test]
async fn what_was_shared_is_withdrawn_by_its_author_and_kept_by_the_other() {
    let (_world, ana, ben) = both().await;
    let question = asked(&ana, QUESTION).await;
    answered(&ben, &question, ANSWER).await;
    let page = ana.open(&format!("{question}/answer")).await.click("Keep a copy").await;
    assert!(page.press("Keep it, only for me").await.has(ANSWER));
    let page = ben.open(&question).await;
    let mut links = page.links().into_iter().map(|(_, to)| to);
    let withdraw = links.find(|to| to.ends_with("/withdrawals/new")).expect("his answer");
    let page = ben.open(&withdraw).await.press("Withdraw it").await;
    assert!(page.has("Withdrawn by you on") && !page.forms("Write an answer").is_empty());
    let page = ana.open(&question).await;
    assert!(page.has("Withdrawn by Ben on") && !page.has("Open the answer"));
    assert_eq!(ana.open(&format!("{question}/answer")).await.status, 404);
    answered(&ben, &question, "Better: no, I tried not to.").await;
    assert!(ana.open(&format!("{question}/answer")).await.has("I tried not to."));

    ben.open(&question).await.click("Keep a copy").await.press("Keep it, only for me").await;
    let page = ana.open(&question).await.click("Withdraw").await.press("Withdraw it").await;
    assert!(page.has("Withdrawn by you on") && page.has("Ben has answered"));
    let page = ben.open(&question).await;
    assert!(page.has("Withdrawn by Ana on") && !page.has(QUESTION) && page.has("You answered"));
    assert!(ben.open("/kept-copies").await.has(QUESTION));
}

#[tokio::test]
async fn talking_has_a_frame_once_a_day_that_locks_nothing() {
    let (world, ana, ben) = both().await;
    asked(&ana, QUESTION).await;
    let page = ana.open("/question-box").await.press("Begin today’s 30 minutes").await;
    assert!(page.has("Until 19:30") && page.has("You began it at 19:00."), "{}", page.text());
    let page = ben.open("/question-box").await;
    assert!(page.has("Ana began it at 19:00. Join if it suits you."));
    assert_eq!(ben.post("/question-box/times", &[]).await.status, 409);
    let page = page.press("Enough for today").await;
    assert!(page.has("You have talked about it today.") && page.has(QUESTION));
    assert!(page.forms("Begin today’s").is_empty());
    assert_eq!(ana.post("/question-box/times", &[]).await.status, 409, "once a day");
    assert!(
        !ben.open("/today").await.has("asked you something"),
        "nothing is asked any more today"
    );
    asked(&ben, "What helps when you wake at night?").await;
    world.advance(TimeDelta::days(1));
    let ben = world.sign_in("Ben").await;
    assert!(!ben.open("/question-box").await.forms("Begin today’s 30 minutes").is_empty());
    assert!(ben.open("/today").await.has("asked you something"));
}

#[tokio::test]
async fn when_the_two_talked_about_it_comes_along() {
    let (_world, ana, ben) = both().await;
    let form = ben.open("/question-box").await.form("Ask Ana").choose("minutes", "15");
    form.press("Ask Ana").await;
    ana.open("/question-box").await.press("Leave it at 30").await;
    ana.open("/question-box").await.press("Begin today’s 30 minutes").await;
    for (who, holds, times, lengths) in
        [(&ana, MY_WORDS, 1, 0), (&ben, MY_WORDS, 0, 1), (&ben, OUR_RECORD, 1, 1)]
    {
        let taken = take(who, holds).await;
        let count = |field: &str| taken.json[field].as_array().map_or(0, Vec::len);
        assert_eq!((count("question_times"), count("question_lengths")), (times, lengths));
        assert!(taken.html.contains("Time for talking about questions"), "{holds}");
    }
    ben.open("/question-box").await.press("Enough for today").await;
    let ended = take(&ben, MY_WORDS).await;
    assert_eq!(ended.json["question_times"][0]["ended"]["by"]["name"], "Ben");
    assert_eq!(ended.json["question_lengths"][0]["answer"], "left");
}

#[tokio::test]
async fn another_length_takes_both() {
    let (_world, ana, ben) = both().await;
    let form = ana.open("/question-box").await.form("Ask Ben").choose("minutes", "45");
    let page = form.press("Ask Ben").await;
    assert!(page.has("You would like 45 minutes. It takes Ben’s yes."));
    assert!(!page.forms("Begin today’s 30 minutes").is_empty());
    let answer = [("answer".to_owned(), "agreed".to_owned())];
    assert_eq!(ana.post("/question-box/lengths/answers", &answer).await.status, 409);
    let page = ben.open("/question-box").await.press("Leave it at 30").await;
    assert!(!page.has("45 minutes.") && !page.forms("Begin today’s 30 minutes").is_empty());
    let form = ben.open("/question-box").await.form("Ask Ana").choose("minutes", "15");
    form.press("Ask Ana").await;
    let read = ana.open("/question-box").await;
    for minutes in ["45", "15"] {
        let form = ben.open("/question-box").await.form("Ask Ana").choose("minutes", minutes);
        form.press("Ask Ana").await;
        if minutes == "45" {
            let late = read.press("Yes, 15 minutes").await;
            assert_eq!(late.status, 409, "a yes is to what was read");
        }
    }
    let page = ana.open("/question-box").await.press("Yes, 15 minutes").await;
    assert!(!page.forms("Begin today’s 15 minutes").is_empty());
    let page = ana.open("/question-box").await.press("Ask Ben").await;
    assert_eq!(page.status, 422, "no length was chosen");
}

#[tokio::test]
async fn what_is_being_written_is_ones_own_and_comes_along() {
    let (world, ana, ben) = both().await;
    let page = ana.post("/question-box/drafts", &[]).await;
    let draft = page.form(LOOK).fill("words", QUESTION).press(LOOK).await;
    for path in [draft.path.clone(), page.path.clone()] {
        assert_eq!(ben.open(&path).await.status, 404, "{path}");
    }
    assert!(!ben.open("/question-box").await.has("Your drafts"));
    assert!(take(&ana, MY_WORDS).await.text.contains(QUESTION));
    world.advance(TimeDelta::minutes(11));
    assert!(ana.open(&draft.path).await.has("What is only yours is closed now."));
    let page = ana.open(&page.path).await;
    assert!(page.all("textarea").is_empty(), "nothing is written over unseen");
    let unlock = page.click("Open it").await;
    let page = unlock.form("Open").with_password().press("Open").await;
    assert_eq!(page.form(LOOK).value("words").trim(), QUESTION);
    let page = ana.open(&draft.path).await.press("Let it go").await;
    assert!(page.path == "/question-box" && !page.has("Your drafts"));
}

#[tokio::test]
async fn each_takes_along_what_they_asked_and_answered() {
    let (_world, ana, ben) = both().await;
    let question = asked(&ana, QUESTION).await;
    answered(&ben, &question, ANSWER).await;
    let (mine, ours) = (take(&ben, MY_WORDS).await, take(&ben, OUR_RECORD).await);
    assert!(mine.text.contains(ANSWER) && !mine.text.contains(QUESTION));
    assert!(ours.has(ANSWER) && ours.has(QUESTION));
}

#[tokio::test]
async fn nothing_new_is_asked_or_answered_while_one_has_paused() {
    let (_world, ana, ben) = both().await;
    let question = asked(&ana, QUESTION).await;
    let page = ben.open(&question).await.press("Write an answer").await;
    let draft = page.form(LOOK).fill("words", ANSWER).press(LOOK).await;
    ana.open("/question-box").await.press("Begin today’s").await;
    ana.open("/pause").await.press("Pause now").await;
    assert_eq!(draft.press(SHARE).await.status, 409);
    assert!(ben.open(&question).await.forms("Tell Ana").is_empty());
    assert!(ben.open(&draft.path).await.has("Nothing new is shared at the moment."));
    assert!(ben.open("/question-box").await.press("Enough for today").await.status == 200);
    let page = ana.open(&question).await.click("Withdraw").await.press("Withdraw it").await;
    assert!(page.has("Withdrawn by you on"), "one is enough to take back");
}

//! What one carries: written in peace, delivered when its author likes, answered or not.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::{
        closing::close,
        export::taken::{MY_WORDS, OUR_RECORD, take},
        parting::decide,
    },
    page::Page,
    world::World,
};

const BODY: &str = "I wake at four and count the Fridays";
const TRUST: &str = "my own eyes, because I had looked";
const NIGHTS: &str = "that the nights are the worst of it";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

/// One page after the other; an empty answer skips. Ends at the look at the whole.
async fn write(mut page: Page, answers: &[&str]) -> Page {
    for answer in answers {
        let button = if page.has("Look at it") { "Look at it" } else { "Next" };
        page = page.form(button).fill("words", answer).press(button).await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
    assert_eq!(page.heading(), "Look at it once more", "{}", page.text());
    page
}

/// Somebody writes down what they carry, up to the look at the whole.
pub(crate) async fn written(browser: &Browser) -> Page {
    let page = browser.open("/impact-statements/new").await.press("Begin to write").await;
    write(page, &[BODY, "", "", TRUST, "", ""]).await
}

/// And delivers it at once; its path.
pub(crate) async fn delivered(browser: &Browser) -> String {
    let page = written(browser).await.press("now").await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.path
}

/// And chooses a day and a time; its page.
pub(crate) async fn scheduled(browser: &Browser, day: &str) -> Page {
    let form = written(browser).await.form("then").fill("day", day).fill("time", "20:00");
    form.press("then").await
}

/// The other says what they understand.
pub(crate) async fn replied(browser: &Browser, statement: &str, words: &str) -> Page {
    let page = browser.open(statement).await.press("Say what I understand").await;
    write(page, &[words]).await.press("Share with").await
}

/// Its author says what is missing.
pub(crate) async fn partly(browser: &Browser, statement: &str, words: &str) -> Page {
    let page = browser.open(statement).await.press("Partly.").await;
    write(page, &[words]).await.press("Share with").await
}

#[tokio::test]
async fn one_writes_what_they_carry_and_the_other_says_what_they_understand() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/steps/impact").await.click("Say what you carry").await;
    let page = page.click("How it goes, and begin").await;
    assert!(page.has("No details of what happened. No forgiveness. No deadline"));
    let page = page.press("Begin to write").await;
    assert_eq!(page.heading(), "Body and sleep");
    let page = write(page, &[BODY, "", "", TRUST, "", ""]).await;
    assert!(page.has("This is exactly what Ben will see.") && page.has(BODY) && page.has(TRUST));
    assert!(!page.all(".card .lead-in").iter().any(|title| title == "The future"), "skipped");
    let statement = page.press("now").await.path;

    let page = ben.open("/today").await;
    assert!(page.has("Ana has written down what they carry") && page.has("needs no answer today"));
    let page = page.click("Read it").await;
    assert!(page.has("You need not answer now, and nothing here needs mending."));
    assert!(page.has(BODY) && page.has("Trust") && page.has(TRUST));
    let page = page.press("Say what I understand").await;
    assert!(page.has("What Ana wrote") && page.has(BODY), "to look at while writing");
    write(page, &[NIGHTS]).await.press("Share with").await;

    let page = ana.open("/today").await.click("Read it").await;
    assert!(page.has("What Ben understands") && page.has(NIGHTS));
    partly(&ana, &statement, "that I had looked").await;
    let page = ben.open("/today").await;
    assert!(page.has("Ana has said what is still missing"), "{}", page.text());
    replied(&ben, &statement, "that you had looked, and I lied to your face").await;
    let page = ana.open(&statement).await.press("Understood").await;
    assert!(page.has("This is understood."));
    assert!(ben.open(&statement).await.has("Understood, Ana said"));
    for browser in [&ana, &ben] {
        assert!(!browser.open("/today").await.has("Read it"));
    }
}

#[tokio::test]
async fn until_its_time_it_is_as_if_it_did_not_exist_and_can_be_taken_back() {
    let (world, ana, ben) = both().await;
    let before = ben.open("/impact-statements").await.text();
    let page = scheduled(&ana, "2026-03-14").await;
    assert!(page.has("Ben reads this from Saturday 14 March, 20:00 on"), "{}", page.text());
    let statement = page.path.clone();
    for path in [
        statement.clone(),
        format!("{statement}/kept-copies/new"),
        format!("{statement}/withdrawals/new"),
        format!("{statement}/answers/1/kept-copies/new"),
    ] {
        assert_eq!(ben.open(&path).await.status, 404, "{path}");
    }
    for act in ["drafts", "stops", "puttings-away", "postponements", "kept-copies"] {
        assert_eq!(ben.post(&format!("{statement}/{act}"), &[]).await.status, 404, "{act}");
    }
    let judged = [("judgement".to_owned(), "understood".to_owned())];
    assert_eq!(ben.post(&format!("{statement}/judgements"), &judged).await.status, 404);
    let exit = [("exit".to_owned(), "rest".to_owned())];
    assert_eq!(ben.post(&format!("{statement}/closings"), &exit).await.status, 404);
    assert_eq!(ben.open("/impact-statements").await.text(), before);
    assert!(!take(&ben, OUR_RECORD).await.text.contains(BODY));
    assert!(!take(&ana, OUR_RECORD).await.text.contains(BODY), "not yet of both");
    assert!(take(&ana, MY_WORDS).await.text.contains(BODY));

    let page = ana.open(&statement).await.press("Take it back").await;
    assert!(page.has(BODY) && page.has(TRUST), "a draft again: {}", page.text());
    assert_eq!(ana.open(&statement).await.status, 404);
    world.at("2026-03-15 20:00");
    assert_eq!(ben.open(&statement).await.status, 404);
    assert_eq!(ben.open("/impact-statements").await.text(), before);
}

#[tokio::test]
async fn it_arrives_at_its_time_and_after_a_pause() {
    let (world, ana, ben) = both().await;
    let first = scheduled(&ana, "2026-03-13").await.path;
    let second = scheduled(&ana, "2026-03-15").await.path;
    world.at("2026-03-13 19:59");
    assert_eq!(ben.open(&first).await.status, 404);
    world.at("2026-03-13 20:00");
    assert!(ben.open(&first).await.has(BODY));
    assert!(ana.open(&first).await.forms("Take it back").is_empty());
    ana.open("/pause").await.press("Pause now").await;
    world.at("2026-03-15 21:00");
    assert_eq!(ben.open(&second).await.status, 404, "nothing new while it is paused");
    assert!(ben.open(&first).await.has(BODY), "what was there stays");
    let page = ana.open("/pause").await;
    page.press("Go on").await;
    assert!(ben.open(&second).await.has(BODY));
}

#[tokio::test]
async fn a_time_lies_ahead_and_no_word_is_lost() {
    let (_world, ana, _) = both().await;
    let page = written(&ana).await;
    for (day, time) in [("2026-03-11", "20:00"), ("", "20:00"), ("2026-03-14", "")] {
        let page = page.form("then").fill("day", day).fill("time", time).press("then").await;
        assert_eq!(page.status, 422, "{day} {time}");
        assert!(page.has(BODY) && page.form("then").value("day") == day);
    }
}

#[tokio::test]
async fn what_is_being_written_is_ones_own_and_goes_on_when_it_has_closed() {
    let (world, ana, ben) = both().await;
    let first = ana.open("/impact-statements/new").await.press("Begin to write").await;
    let second = first.form("Next").fill("words", BODY).press("Next").await;
    let draft = second.path.split("/answers").next().expect("a draft").to_owned();
    for path in [draft.clone(), second.path.clone()] {
        assert_eq!(ben.open(&path).await.status, 404, "{path}");
    }
    assert!(!ben.open("/impact-statements").await.has("Your drafts"));
    world.advance(TimeDelta::minutes(11));
    let page = second.form("Next").fill("words", "small").press("Next").await;
    assert_eq!(page.heading(), "How I see our past");
    let page = ana.open(&first.path).await;
    assert!(page.has("Something stands here already."));
    assert!(page.all("textarea").is_empty(), "nothing is written over unseen");
    let unlock = page.click("Open it").await;
    let page = unlock.form("Open").with_password().press("Open").await;
    assert_eq!(page.form("Next").value("words").trim(), BODY);
    let page = page.form("Next").fill("words", &"a".repeat(1501)).press("Next").await;
    assert_eq!(page.status, 422);
    assert_eq!(page.form("Next").value("words").trim(), "a".repeat(1501), "all is still there");

    let world = world.restarted().await;
    let ana = world.sign_in("Ana").await;
    let page = ana.open("/impact-statements").await.click("What you carry").await;
    assert!(page.has(BODY) && page.has("small"));
    let page = page.press("Let it go").await;
    assert_eq!(page.path, "/impact-statements");
    assert_eq!(ana.open(&draft).await.status, 404);
}

#[tokio::test]
async fn an_empty_draft_is_not_delivered() {
    let (_world, ana, _) = both().await;
    let page = ana.open("/impact-statements/new").await.press("Begin to write").await;
    let page = write(page, &["", "", "", "", "", ""]).await;
    assert!(page.has("Nothing is written yet."));
    assert!(page.forms("now").is_empty() && page.forms("then").is_empty());
}

#[tokio::test]
async fn not_yet_is_a_whole_answer_and_nobody_is_reminded() {
    let (world, ana, ben) = both().await;
    let statement = delivered(&ana).await;
    replied(&ben, &statement, NIGHTS).await;
    let page = ana.open(&statement).await.press("Not yet").await;
    assert!(page.has("Not yet, you said. That is a whole answer."));
    for days in [0, 1, 30] {
        world.advance(TimeDelta::days(days));
        for name in ["Ana", "Ben"] {
            let page = world.sign_in(name).await.open("/today").await;
            assert!(!page.has("Read it"), "{name}: {}", page.text());
        }
    }
    let ben = world.sign_in("Ben").await;
    let page = ben.open(&statement).await;
    assert!(page.has("Nothing is asked of you."));
    let page = replied(&ben, &statement, "that you had looked").await;
    assert_eq!(page.status, 200, "he may, if he likes");
}

#[tokio::test]
async fn what_was_put_away_stays_away_until_something_new_is_said() {
    let (world, ana, ben) = both().await;
    let statement = delivered(&ana).await;
    let page = ben.open("/today").await.press("Put it away").await;
    assert!(!page.has("Read it"), "{}", page.text());
    world.advance(TimeDelta::days(2));
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    assert!(!ben.open("/today").await.has("Read it"));
    assert!(ben.open("/steps/impact").await.has("Ana has written down what they carry"));
    let page = replied(&ben, &statement, NIGHTS).await;
    assert!(!page.has("Put it away"), "nothing to put away");
    ana.open(&statement).await.press("Put it away").await;
    assert!(!ana.open("/today").await.has("Read it"));
    partly(&ana, &statement, "that I had looked").await;
    assert!(ben.open("/today").await.has("Read it"), "something new");
}

#[tokio::test]
async fn after_three_times_it_goes_on_elsewhere_and_both_see_where() {
    let (_world, ana, ben) = both().await;
    let statement = delivered(&ana).await;
    for round in 1..=3 {
        replied(&ben, &statement, NIGHTS).await;
        assert_eq!(ana.open(&statement).await.has("This was the third time."), round == 3);
        partly(&ana, &statement, "that I had looked").await;
    }
    assert!(ben.open(&statement).await.forms("Say what I understand").is_empty());
    assert_eq!(ben.post(&format!("{statement}/drafts"), &[]).await.status, 409);
    for (browser, exit) in [(&ana, "therapy"), (&ben, "meeting")] {
        let page = browser.open(&statement).await;
        assert!(page.has("You have gone round three times, and that is enough here."));
        assert_eq!(page.form("Say so").press("Say so").await.status, 422, "nothing was chosen");
        page.form("Say so").choose("exit", exit).press("Say so").await;
        assert!(browser.open(&statement).await.forms("Say so").is_empty(), "said once");
    }
    for browser in [&ana, &ben] {
        let page = browser.open(&statement).await;
        assert!(page.has("I’d like to take it to a therapist."));
        assert!(page.has("I’d like to take it to our weekly meeting."));
    }
}

#[tokio::test]
async fn nobody_says_what_is_the_others_to_say_and_no_word_is_lost() {
    let (_world, ana, ben) = both().await;
    let statement = delivered(&ana).await;
    let judged = [("judgement".to_owned(), "understood".to_owned())];
    assert_eq!(ana.post(&format!("{statement}/judgements"), &judged).await.status, 409);
    let page = ben.open(&statement).await.press("Say what I understand").await;
    let whole = write(page, &[NIGHTS]).await;
    replied_already(&ben, &statement, whole).await;
    assert_eq!(ben.post(&format!("{statement}/judgements"), &judged).await.status, 409);
    let nothing = [("judgement".to_owned(), String::new())];
    assert_eq!(ana.post(&format!("{statement}/judgements"), &nothing).await.status, 409);
}

/// He shares his draft; one that he begins after that has no place yet.
async fn replied_already(ben: &Browser, statement: &str, whole: Page) {
    whole.press("Share with").await;
    let again = whole.press("Share with").await;
    assert_eq!(again.path, statement, "the same form again changes nothing");
    assert_eq!(ben.post(&format!("{statement}/drafts"), &[]).await.status, 409);
}

#[tokio::test]
async fn either_stops_it_alone_and_the_other_keeps_their_draft() {
    let (_world, ana, ben) = both().await;
    for who in [&ana, &ben] {
        let statement = delivered(&ana).await;
        let page = ben.open(&statement).await.press("Say what I understand").await;
        let whole = write(page, &[NIGHTS]).await;
        who.open("/pause").await.press("Pause now").await;
        who.open(&statement).await.press("Stop it").await;
        who.open("/pause").await.press("Go on").await;
        let page = whole.press("Share with").await;
        assert!(page.status == 409 && page.has("This was stopped."), "{}", page.text());
        assert!(ben.open("/impact-statements").await.has("What you understand"));
        let page = ben.open(&statement).await;
        assert!(page.has(BODY), "what was said stays");
        let page = page.form("Say so").choose("exit", "rest").press("Say so").await;
        assert!(page.has("I’d like to let it rest here."));
    }
}

#[tokio::test]
async fn its_author_withdraws_it_and_the_other_may_have_kept_a_copy() {
    let (_world, ana, ben) = both().await;
    let statement = delivered(&ana).await;
    ben.open(&statement).await.click("Keep a copy").await.press("Keep").await;
    replied(&ben, &statement, NIGHTS).await;
    ben.open(&statement).await.click("Withdraw").await.press("Withdraw it").await;
    let page = ana.open(&statement).await;
    assert!(!page.has(NIGHTS) && page.has("Withdrawn by Ben"), "{}", page.text());
    ana.open(&statement).await.click("Withdraw").await.press("Withdraw it").await;
    for browser in [&ana, &ben] {
        let page = browser.open(&statement).await;
        assert!(!page.has(BODY) && page.has("Withdrawn by"), "{}", page.text());
        assert!(page.forms("Understood").is_empty() && page.forms("Stop it").is_empty());
        assert!(!browser.open("/today").await.has("Read it"));
    }
    assert!(ben.open("/kept-copies").await.has(BODY));
    assert!(!take(&ana, OUR_RECORD).await.text.contains(BODY));
}

#[tokio::test]
async fn who_withdraws_what_they_said_last_may_say_it_anew() {
    let (_world, ana, ben) = both().await;
    let statement = delivered(&ana).await;
    replied(&ben, &statement, NIGHTS).await;
    ben.open(&statement).await.click("Withdraw").await.press("Withdraw it").await;
    assert!(ana.open(&statement).await.forms("Understood").is_empty(), "there is nothing to judge");
    let page = replied(&ben, &statement, "that the mornings are worse").await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(!ana.open(&statement).await.forms("Understood").is_empty());
}

#[tokio::test]
async fn what_never_reached_the_other_goes_with_its_authors_decision() {
    let (world, ana, _) = both().await;
    let statement = scheduled(&ana, "2026-03-14").await.path;
    delivered(&ana).await;
    close(&ana).await;
    world.advance(TimeDelta::days(30));
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let id = statement.rsplit('/').next().expect("an id").replace('-', "");
    let kept = |world: &World| {
        let db = world.app.db.clone();
        let sql = format!("select count(*) from impact_statement where id = x'{id}'");
        async move {
            let mut db = db.read().await.expect("reads");
            let count = sqlx::AssertSqlSafe(sql);
            sqlx::query_scalar::<_, i64>(count).fetch_one(db.conn()).await.expect("a count")
        }
    };
    decide(&ben, "keep").await;
    assert!(ben.open("/kept").await.click("You and").await.has("What each of us carries"));
    assert_eq!(kept(&world).await, 1);
    decide(&ana, "let go").await;
    assert_eq!(kept(&world).await, 0);
}

#[tokio::test]
async fn words_that_land_badly_are_pointed_out_to_their_author_alone() {
    let (_world, ana, ben) = both().await;
    let statement = delivered(&ana).await;
    let page = ben.open(&statement).await.press("Say what I understand").await;
    let page = write(page, &["you're overreacting, as always"]).await;
    assert!(page.has("This may land badly") && page.has("Only you see this."), "{}", page.text());
    page.press("Share with").await;
    for browser in [&ana, &ben] {
        let page = browser.open(&statement).await;
        assert!(page.has("overreacting") && !page.has("land badly"));
    }
}

#[tokio::test]
async fn both_can_have_been_hurt_and_nothing_new_is_delivered_while_one_has_paused() {
    let (_world, ana, ben) = both().await;
    let hers = delivered(&ana).await;
    let page = written(&ben).await;
    ana.open("/pause").await.press("Pause now").await;
    assert_eq!(page.press("now").await.status, 409);
    assert!(ben.open(&hers).await.forms("Say what I understand").is_empty());
    ana.open("/pause").await.press("Go on").await;
    let his = delivered(&ben).await;
    assert!(ana.open(&his).await.has("What Ben carries"));
    let list = ana.open("/impact-statements").await;
    assert!(list.has("What you carry") && list.has("What Ben carries"));
}

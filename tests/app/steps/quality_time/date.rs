//! Dates: proposed, planned, changed, called off, and what was good about them.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    form::Form,
    page::Page,
    world::{World, came_back},
};

/// Ana and Ben, on a Thursday evening in March.
async fn a_couple() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

/// The form of a walk on Saturday 21 March at three.
async fn a_walk(browser: &Browser) -> Form {
    let form = browser.open("/dates").await.click("Plan a date").await.form("Propose to");
    form.fill("what", "A walk at the lake")
        .fill("place", "The side with the benches")
        .fill("day", "2026-03-21")
        .fill("time", "15:00")
        .choose("minutes", "90")
        .fill("cost", "nothing")
        .choose("phones_away", "yes")
        .fill("note", "We can turn round any time.")
}

/// Ana proposed the walk, and Ben said yes. The page as Ben sees it.
async fn a_planned_walk(ana: &Browser, ben: &Browser) -> Page {
    let page = a_walk(ana).await.press("Propose to Ben").await;
    ben.open(&page.path).await.press("Say yes to Ana").await
}

/// The same page in somebody's browser, now.
async fn again(browser: &Browser, page: &Page) -> Page {
    browser.open(&page.path).await
}

#[tokio::test]
async fn a_date_is_planned_when_the_other_accepts() {
    let (_world, ana, ben) = a_couple().await;
    let page = a_walk(&ana).await.press("Propose to Ben").await;
    assert_eq!(page.heading(), "A walk at the lake");
    assert_eq!(page.title(), "A date", "no word of theirs in the history of the browser");
    assert!(page.has("You proposed this. Ben can answer whenever it suits."));
    assert!(page.has("both of us"));
    assert!(page.forms("Say yes").is_empty(), "the yes is not Ana's to give");

    let list = ben.open("/dates").await;
    assert!(list.has("For you") && list.has("Ana asks you"));
    let page = list.click("A walk at the lake").await;
    for word in [
        "Saturday 21 March, 15:00",
        "1 hour 30 minutes",
        "The side with the benches",
        "nothing",
        "Phones away",
        "We can turn round any time.",
    ] {
        assert!(page.has(word), "{word}");
    }
    let page = page.press("Say yes to Ana").await;
    assert!(page.has("Planned. You both said yes."));
    assert!(ana.open("/dates").await.has("Planned"));
    assert!(again(&ana, &page).await.has("Planned. You both said yes."));
}

#[tokio::test]
async fn not_now_is_a_complete_answer() {
    let (_world, ana, ben) = a_couple().await;
    let page = a_walk(&ana).await.press("Propose to Ben").await;
    let page = again(&ben, &page).await;
    let form = page.form("Tell Ana: not now");
    assert!(form.fields.iter().all(|f| ["op", "version"].contains(&f.name.as_str())), "no reason");
    let page = form.press("not now").await;
    assert!(page.has("You said not now. That is a complete answer"));
    let page = again(&ana, &page).await;
    assert!(page.has("Ben said not now. That is a complete answer, and it needs no reason."));
    for browser in [&ana, &ben] {
        let list = browser.open("/dates").await;
        assert!(list.has("Nothing is planned") && !list.has("For you"), "nothing follows it");
        assert!(list.has("Before") && list.has("Not now"), "and it stays readable");
    }
}

#[tokio::test]
async fn the_other_suggests_something_else() {
    let (_world, ana, ben) = a_couple().await;
    let first = a_walk(&ana).await.press("Propose to Ben").await;
    let form = again(&ben, &first).await.click("Suggest something else").await.form("Suggest this");
    assert_eq!(form.value("what"), "A walk at the lake", "nothing has to be typed twice");
    assert_eq!((form.value("day"), form.value("time")), ("2026-03-21", "15:00"));
    assert_eq!((form.value("minutes"), form.value("phones_away")), ("90", "yes"));
    assert_eq!(form.value("note"), "", "but a line of Ana's is not put into Ben's mouth");
    let form = form.fill("what", "The market, and soup").fill("time", "10:00");
    let page = form.press("Suggest this to Ana").await;
    assert_eq!(page.heading(), "The market, and soup");

    let page = again(&ana, &page).await;
    assert!(page.has("Ben proposes this."));
    let before = page.all(".versions").join(" ");
    assert!(
        before.contains("A walk at the lake") && before.contains("Ben suggested something else")
    );
    let page = page.press("Say yes to Ben").await;
    assert!(page.has("Planned. You both said yes.") && page.has("Saturday 21 March, 10:00"));
}

#[tokio::test]
async fn a_proposal_can_be_changed_and_taken_back_by_who_made_it() {
    let (_world, ana, ben) = a_couple().await;
    let page = a_walk(&ana).await.press("Propose to Ben").await;
    let form = page.click("Change what you proposed").await.form("Suggest this");
    let page = form.fill("time", "16:00").press("Suggest this to Ben").await;
    assert!(page.has("You proposed this.") && page.has("You took this back"));
    assert!(again(&ben, &page).await.forms("Take it back").is_empty(), "not Ben's to take back");
    let page = page.press("Take it back. Ben will see that.").await;
    assert!(page.has("You took this back."));
    assert!(again(&ben, &page).await.has("Ana took this back."));
    assert!(!ben.open("/dates").await.has("For you"));
}

#[tokio::test]
async fn a_moved_date_waits_for_the_other_again() {
    let (_world, ana, ben) = a_couple().await;
    let page = a_planned_walk(&ana, &ben).await;
    let form = page.click("Change it").await.form("Suggest this");
    let page = form.fill("day", "2026-03-22").press("Suggest this to Ana").await;
    assert!(page.has("Until Ana says yes, the plan stays as it was."));
    assert!(page.has("Saturday 21 March, 15:00") && page.has("Sunday 22 March, 15:00"));
    assert!(ana.open("/dates").await.has("Ben would like to change it"));
    let file = ana.open(&format!("{}/calendar.ics", page.path)).await;
    assert!(file.html.contains("DTSTART:20260321T140000Z"), "the plan still counts");

    let page = again(&ana, &page).await.press("Say yes to Ben").await;
    assert!(page.has("Planned. You both said yes.") && page.has("Sunday 22 March, 15:00"));
    assert!(page.all(".versions").join(" ").contains("Saturday 21 March, 15:00"), "readable");
}

#[tokio::test]
async fn not_now_to_a_change_keeps_the_plan() {
    let (_world, ana, ben) = a_couple().await;
    let page = a_planned_walk(&ana, &ben).await;
    let form = page.click("Change it").await.form("Suggest this");
    let page = form.fill("day", "2026-03-22").press("Suggest this to Ana").await;
    let page = again(&ana, &page).await.press("Tell Ben: not now").await;
    assert!(page.has("Planned. You both said yes.") && page.has("Saturday 21 March, 15:00"));
    let versions = again(&ben, &page).await.all(".versions").join(" ");
    assert!(versions.contains("Sunday 22 March") && versions.contains("Ana said not now"));
}

#[tokio::test]
async fn only_what_was_read_can_be_answered() {
    let (_world, ana, ben) = a_couple().await;
    let page = a_walk(&ana).await.press("Propose to Ben").await;
    let read = again(&ben, &page).await;
    let counter = read.click("Suggest something else").await.form("Suggest this");
    let form = page.click("Change what you proposed").await.form("Suggest this");
    form.fill("day", "2026-03-28").press("Suggest this to Ben").await;

    for button in ["Say yes to Ana", "Tell Ana: not now"] {
        let page = read.form(button).press(button).await;
        assert_eq!(page.status, 409);
        assert!(page.has("The date was changed meanwhile. Read it again."), "{}", page.text());
    }
    let answer = read.form("Say yes to Ana").press_as_phone("Say yes to Ana").await.json();
    assert_eq!(answer["outcome"], "conflict");
    let page = counter.press("Suggest this to Ana").await;
    assert!(page.status == 409 && page.has("The date was changed meanwhile."));
}

#[tokio::test]
async fn either_calls_a_planned_date_off_alone() {
    for who in ["Ana", "Ben"] {
        let (_world, ana, ben) = a_couple().await;
        let page = a_planned_walk(&ana, &ben).await;
        let (caller, other) = if who == "Ana" { (&ana, &ben) } else { (&ben, &ana) };
        let page = again(caller, &page).await.press("Call it off.").await;
        assert!(page.has("Not this time, you said."));
        assert!(again(other, &page).await.has(&format!("Not this time, {who} said.")));
        assert!(other.open("/dates").await.has("Nothing is planned"));
    }
}

#[tokio::test]
async fn after_the_date_both_notes_open_together() {
    let (world, ana, ben) = a_couple().await;
    let page = a_planned_walk(&ana, &ben).await;
    assert!(page.forms("Yes, it did").is_empty() && page.forms("Share with").is_empty());
    world.at("2026-03-21 18:00");
    assert!(ana.open("/dates").await.has("Did it happen?"));
    let page = again(&ana, &page).await.press("Yes, it did").await;
    assert!(page.has("You spent this time together."));
    let form = page.form("Share with Ben").choose("closeness", "4");
    let page = form.fill("moment", "Pip stole a sandwich.").press("Share with Ben").await;
    assert!(page.has("You wrote") && !page.has("Pip stole"));

    assert!(ben.open("/dates").await.has("How was it for you?"));
    let page = again(&ben, &page).await;
    assert!(!page.has("Pip stole") && !page.has("wrote"), "nor whether Ana wrote");
    let form = page.form("Share with Ana").choose("closeness", "2");
    let page = form.fill("moment", "The wind, and your scarf.").press("Share with Ana").await;
    for browser in [&ana, &ben] {
        let page = again(browser, &page).await;
        for word in ["fairly close", "Pip stole a sandwich.", "some distance", "The wind, and"] {
            assert!(page.has(word), "{word}");
        }
        assert!(!browser.open("/dates").await.has("How was it for you?"));
    }
}

#[tokio::test]
async fn a_note_is_written_once_and_needs_no_moment() {
    let (world, ana, ben) = a_couple().await;
    let page = a_planned_walk(&ana, &ben).await;
    world.at("2026-03-21 18:00");
    let page = again(&ana, &page).await.press("Yes, it did").await;
    let form = page.form("Share with Ben").fill("moment", "The light.");
    let wrong = form.press("Share with Ben").await;
    assert_eq!(came_back(&wrong).matches("Please choose how close it felt").count(), 1);
    let form = wrong.form("Share with Ben");
    assert_eq!(
        form.fields.iter().find(|f| f.name == "moment").map(|f| f.value.trim()),
        Some("The light.")
    );
    let second = again(&ana, &page).await.form("Share with Ben").choose("closeness", "1");
    let page = form.fill("moment", "").choose("closeness", "3").press("Share with Ben").await;
    assert!(page.has("You wrote"));
    let page = second.press("Share with Ben").await;
    assert_eq!(page.status, 409);
    assert!(page.has("What you wrote stays."));
}

#[tokio::test]
async fn whoever_writes_first_says_that_it_took_place() {
    let (world, ana, ben) = a_couple().await;
    let page = a_planned_walk(&ana, &ben).await;
    let note = [("closeness", "5"), ("moment", "")].map(|(n, v)| (n.to_owned(), v.to_owned()));
    let early = ana.post(&format!("{}/notes", page.path), &note).await;
    assert_eq!(early.status, 409);
    assert!(early.has("Its time has not come yet."));
    world.at("2026-03-21 15:30");
    assert!(again(&ana, &page).await.has("It is now"));
    let page = ana.post(&format!("{}/notes", page.path), &note).await;
    assert!(page.has("You wrote"));
    assert!(again(&ben, &page).await.has("You spent this time together."));
}

#[tokio::test]
async fn it_did_not_happen_is_fine_too() {
    let (world, ana, ben) = a_couple().await;
    let page = a_planned_walk(&ana, &ben).await;
    world.at("2026-03-22 09:00");
    let page = again(&ben, &page).await.press("Not this time").await;
    assert!(page.has("Not this time, you said.") && page.forms("Share with").is_empty());
    assert!(!ana.open("/dates").await.has("Did it happen?"));
}

#[tokio::test]
async fn the_calendar_file_says_nothing() {
    let (_world, ana, ben) = a_couple().await;
    let page = a_walk(&ana).await.press("Propose to Ben").await;
    let path = format!("{}/calendar.ics", page.path);
    assert_eq!(ana.peek(&path).await.leads_to(), Some(page.path.clone()), "not planned yet");
    again(&ben, &page).await.press("Say yes to Ana").await;
    let file = ana.open(&path).await;
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
    for line in ["SUMMARY:Appointment", "DTSTART:20260321T140000Z", "DTEND:20260321T153000Z"] {
        assert!(file.html.lines().any(|found| found == line), "{line} in {}", file.html);
    }
    let id = page.path.trim_start_matches("/dates/");
    assert!(file.html.contains(&format!("UID:{id}")));
    let shouted = file.html.to_lowercase();
    for word in ["walk", "lake", "bench", "ana", "ben", "troth", "location", "description"] {
        assert!(!shouted.contains(word), "{word} in {}", file.html);
    }
}

#[tokio::test]
async fn each_sees_the_time_by_their_own_clock() {
    let (world, ana, ben) = a_couple().await;
    world.move_to("Ben", "America/New_York").await;
    let page = a_walk(&ana).await.press("Propose to Ben").await;
    assert!(page.has("Saturday 21 March, 15:00"));
    let page = again(&ben, &page).await;
    assert!(page.has("Saturday 21 March, 10:00"), "New York is five hours behind that week");
    let form = page.click("Suggest something else").await.form("Suggest this");
    assert_eq!(form.value("time"), "10:00");
    let page = form.fill("time", "11:00").press("Suggest this to Ana").await;
    assert!(again(&ana, &page).await.has("Saturday 21 March, 16:00"));
}

#[tokio::test]
async fn wrong_input_comes_back_with_every_word() {
    let (_world, ana, _) = a_couple().await;
    let form = a_walk(&ana).await.fill("day", "2026-03-29").fill("time", "02:30");
    let page = form.fill("cost", &"x".repeat(61)).press("Propose to Ben").await;
    came_back(&page);
    assert!(page.fault("time").expect("a fault").contains("The clocks go forward"));
    assert!(page.fault("cost").expect("a fault").contains("there is room for 60"));
    let form = page.form("Propose to Ben");
    for (field, typed) in [
        ("what", "A walk at the lake"),
        ("place", "The side with the benches"),
        ("day", "2026-03-29"),
        ("time", "02:30"),
        ("minutes", "90"),
        ("phones_away", "yes"),
    ] {
        assert_eq!(form.value(field), typed);
    }
    assert_eq!(form.value("note").trim(), "We can turn round any time.");
    let answer = form.press_as_phone("Propose to Ben").await.json();
    assert_eq!(answer["outcome"], "invalid");
    assert!(!ana.open("/dates").await.has("A walk at the lake"), "nothing was kept");
}

#[tokio::test]
async fn a_double_tap_proposes_once() {
    let (_world, ana, _) = a_couple().await;
    let form = a_walk(&ana).await;
    let first = form.clone().press("Propose to Ben").await;
    let second = form.press("Propose to Ben").await;
    assert_eq!(first.path, second.path);
    assert_eq!(ana.open("/dates").await.all(".list li").len(), 1);
}

#[tokio::test]
async fn earlier_dates_are_pages_away() {
    let (world, ana, _) = a_couple().await;
    for n in 1..=23 {
        let form = a_walk(&ana).await.fill("what", &format!("Walk number {n}"));
        let page = form.press("Propose to Ben").await;
        page.press("Take it back.").await;
        if n % 3 == 0 {
            world.advance(TimeDelta::seconds(1));
        }
    }
    let page = ana.open("/dates").await;
    assert_eq!(page.all(".list li").len(), 20);
    assert!(page.has("Walk number 23") && page.has("Walk number 4") && !page.has("Walk number 3 "));
    let page = page.click("Earlier dates").await;
    assert_eq!(page.all(".list li").len(), 3);
    assert!(page.has("Walk number 3") && page.has("Walk number 1 "));
    assert!(
        !page.has("Plan a date") && page.links().iter().all(|(words, _)| words != "Earlier dates")
    );
}

#[tokio::test]
async fn both_can_say_that_it_is_not_about_the_past_and_either_takes_that_back() {
    let (_world, ana, ben) = a_couple().await;
    let page = a_planned_walk(&ana, &ben).await;
    assert!(page.has("This hour can be for the two of you alone."), "{}", page.text());
    let page = page.press("Yes, not about the past").await;
    assert!(page.has("You said yes to that. Ana can, too."), "{}", page.text());
    let page = again(&ana, &page).await;
    assert!(page.has("Ben said yes to that."));
    let page = page.press("Yes, not about the past").await;
    assert!(page.has("You both said yes: this time is not about the past."));
    again(&ben, &page).await.press("Take my yes back").await;
    assert!(again(&ana, &page).await.has("You said yes to that. Ben can, too."));
}

#[tokio::test]
async fn a_thought_that_comes_up_is_parked_for_oneself_alone() {
    let (world, ana, ben) = a_couple().await;
    let page = a_planned_walk(&ana, &ben).await;
    world.at("2026-03-21 15:10");
    let (ana, ben) = (world.browser_of("Ana").await, world.sign_in("Ben").await);
    let (before, mine) = (again(&ana, &page).await.html.len(), again(&ben, &page).await);
    assert!(mine.has("It is now"), "{}", mine.text());
    let long = mine.form("Park it, only for me").fill("thought", &"a bench ".repeat(80));
    let long = long.press("Park it, only for me").await;
    assert!(long.status == 422 && long.fault("thought").is_some());
    for thought in ["She looked at the bench", ""] {
        let form = again(&ben, &page).await.form("Park it, only for me").fill("thought", thought);
        let parked = form.press("Park it, only for me").await;
        assert!(parked.has("It is parked") && parked.has("only me"), "{}", parked.text());
    }
    assert_eq!(again(&ana, &page).await.html.len(), before, "she sees nothing of it");
    assert!(!ana.open("/concerns").await.has("Your drafts"));
    let drafts = ben.open("/concerns").await;
    assert!(drafts.has("Your drafts"), "{}", drafts.text());
    let links = drafts.links().into_iter().filter(|(_, to)| to.starts_with("/drafts/"));
    let mut words = Vec::new();
    for (_, to) in links {
        words.push(
            ben.open(&format!("{to}/answers/noticed")).await.form("Next").value("words").to_owned(),
        );
    }
    assert!(words.contains(&"She looked at the bench".to_owned()), "{words:?}");
}

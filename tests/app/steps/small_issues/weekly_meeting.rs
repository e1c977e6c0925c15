//! The weekly meeting: six parts that either leads through, notes that both sign, and a time for it.

use chrono::TimeDelta;

use super::concern::raised;
use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    host::Host,
    impact::statement::{delivered, partly, replied},
    page::Page,
    world::World,
};

mod held;

const CLOSE: &str = "Close, and look at the notes";
const SHARE: &str = "Share with";
const SIGN: &str = "Sign: I remember it so";
const THANKS: &str = "Thank you for the soup on Tuesday";

/// Somebody begins a meeting; its path.
pub(crate) async fn begun(browser: &Browser) -> String {
    let page = browser.open("/weekly-meetings/new").await.press("Begin the meeting").await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.path
}

/// Somebody writes a line in a part.
pub(crate) async fn line(browser: &Browser, meeting: &str, part: u8, words: &str) -> Page {
    let page = browser.open(&format!("{meeting}?part={part}")).await;
    let button = if part == 6 { "Ask" } else { SHARE };
    page.form(button).fill("words", words).press(button).await
}

/// Somebody leads both on to the end, and closes it.
pub(crate) async fn closed(browser: &Browser, meeting: &str) -> Page {
    let mut page = browser.open(meeting).await;
    while page.forms(CLOSE).is_empty() {
        page = page.press("Go on: ").await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
    page.press(CLOSE).await
}

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

#[tokio::test]
async fn it_begins_with_thanks_and_either_leads_both_on() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/together").await.click("Weekly meeting").await;
    let page = page.click("How it goes, and begin").await;
    assert!(page.has("Nothing has to be written, solved or finished."), "{}", page.text());
    let page = page.press("Begin the meeting").await;
    assert_eq!(page.heading(), "Thanks");
    assert!(page.has("At 19:45 it is 45 minutes."), "{}", page.text());
    let meeting = page.path;
    let old = ben.open("/weekly-meetings").await.click("Go to the meeting").await;
    assert_eq!(old.path, meeting, "he comes to the same one");
    let page = line(&ana, &meeting, 1, THANKS).await;
    assert!(page.has(THANKS), "{}", page.text());
    let page = ana.open(&meeting).await.press("Go on: What went well").await;
    assert_eq!(page.heading(), "What went well");
    let page = old.press("Go on: What went well").await;
    assert_eq!(page.heading(), "What went well", "both pressed it: they go one part on, not two");
    let page = ben.open(&format!("{meeting}?part=1")).await;
    assert!(page.has(THANKS) && page.has("The two of you are at “What went well”"));
    let page = page.press("Lead both here").await;
    assert_eq!(page.heading(), "Thanks");
    assert_eq!(ana.open(&meeting).await.heading(), "Thanks");
}

#[tokio::test]
async fn it_brings_its_own_agenda() {
    let (world, ana, ben) = both().await;
    let form = ben.open("/check-ins/new").await.form("Share with Ana").choose("closeness", "3");
    let page = form.press("Share with Ana").await;
    let mut page = page.click("Say more").await;
    while page.forms(SHARE).is_empty() {
        page = page.press("Go on").await;
    }
    page.form(SHARE).fill("thanks", "For waiting at the tram").press(SHARE).await;
    let form = ben.open("/commitments/new?owner=me").await.form("Propose to Ana");
    let form = form.fill("promise", "Home by seven").choose("cadence", "daily");
    let home = form.fill("review_on", "2026-03-30").press("Propose to Ana").await.path;
    ana.open(&home).await.press("I agree").await;
    ben.open(&home).await.press("Kept").await;
    let day = format!("{home}/days/2026-03-12");
    ana.open(&day).await.press("I saw it").await;
    raised(&ana).await;
    let form = ana.open("/dates/new").await.form("Propose to Ben").fill("what", "The old lock");
    let form = form.fill("day", "2026-03-15").fill("time", "15:00");
    let date = form.press("Propose to Ben").await.path;
    ben.open(&date).await.press("Say yes to Ana").await;

    let meeting = begun(&ana).await;
    let part = async |number: u8| ana.open(&format!("{meeting}?part={number}")).await;
    assert!(part(1).await.has("For waiting at the tram"), "thanks of the week");
    let page = part(3).await;
    assert!(page.has("Home by seven") && page.has("Kept 1 of 1."), "{}", page.text());
    assert!(page.has("You saw 1"), "{}", page.text());
    let page = part(4).await;
    assert!(page.has("On Tuesday you turned the phone over") && page.has("What is open"));
    assert!(part(5).await.has("The old lock"), "what comes");
    world.advance(TimeDelta::minutes(50));
    let ana = world.sign_in("Ana").await;
    let page = ana.open(&meeting).await;
    assert!(page.has("45 minutes have passed. It is good to stop here"), "{}", page.text());
}

#[tokio::test]
async fn what_went_round_three_times_lies_on_the_table_until_there_was_a_meeting_after_it() {
    let (world, ana, ben) = both().await;
    let statement = delivered(&ana).await;
    let meeting = begun(&ana).await;
    let part = format!("{meeting}?part=4");
    world.advance(TimeDelta::minutes(1));
    assert!(!ben.open(&part).await.has("What Ana carries"), "it is being answered");
    for _ in 1..=3 {
        replied(&ben, &statement, "that the nights are the worst of it").await;
        partly(&ana, &statement, "that I had looked").await;
    }
    let page = ben.open(&part).await;
    assert!(page.has("What Ana carries") && page.has("You have gone round three times."));
    assert_eq!(page.click("What Ana carries").await.path, statement);
    assert!(ana.open(&part).await.has("What you carry"));
    closed(&ana, &meeting).await;
    for is_there in [true, false] {
        world.advance(TimeDelta::days(40));
        let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
        let next = begun(&ana).await;
        let page = ben.open(&format!("{next}?part=4")).await;
        assert_eq!(page.has("What Ana carries"), is_there, "{}", page.text());
        closed(&ana, &next).await;
    }
}

#[tokio::test]
async fn one_concern_is_chosen_by_both_and_none_by_one() {
    let (_world, ana, ben) = both().await;
    let concern = raised(&ana).await;
    let meeting = begun(&ben).await;
    let part = format!("{meeting}?part=4");
    let page = ben.open(&part).await.press("Let’s talk about this one").await;
    assert!(page.status == 200 && ana.open(&part).await.has("Ben suggests this one."));
    assert!(ben.open(&part).await.forms("Yes, this one").is_empty(), "it takes both");
    ana.open(&part).await.press("Yes, this one").await;
    let page = ana.open(&part).await;
    assert!(page.has("You talk about this one"), "{}", page.text());
    assert_eq!(page.form("Say it in a talk in turns").action, format!("{concern}/talks"));
    let page = ben.open(&part).await;
    assert!(page.forms("Say it in a talk").is_empty(), "she raised it");
    let page = page.press("No concern this time").await;
    assert!(page.status == 200 && ana.open(&part).await.has("That is fine, too."));
}

#[tokio::test]
async fn each_asks_for_one_thing_and_the_other_answers() {
    let (world, ana, ben) = both().await;
    let meeting = begun(&ana).await;
    line(&ana, &meeting, 6, "An evening without the phone").await;
    let again = line(&ana, &meeting, 6, "And a walk on Sunday").await;
    assert_eq!((again.status, again.form("Ask").value("words")), (422, "And a walk on Sunday"));
    assert!(again.fault("words").is_some_and(|fault| fault.contains("One ask for a week")));
    let part = format!("{meeting}?part=6");
    assert!(ana.open(&part).await.forms("I will").is_empty(), "it is his to answer");
    ben.open(&part).await.press("I will").await;
    assert!(ana.open(&part).await.has("Ben will"));
    closed(&ana, &meeting).await;
    world.advance(TimeDelta::days(6));
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let next = begun(&ben).await;
    let page = ana.open(&format!("{next}?part=6")).await;
    assert!(page.has("What you asked the last time") && page.has("An evening without the phone"));
}

#[tokio::test]
async fn either_stops_at_any_point_and_they_go_on_another_day() {
    let (world, ana, ben) = both().await;
    let meeting = begun(&ana).await;
    ana.open(&meeting).await.press("Go on: ").await;
    let written = ana.open(&meeting).await.form(SHARE).fill("words", "The walk on Saturday");
    let page = ben.open(&meeting).await.press("Stop here for now").await;
    assert!(page.has("The meeting rests"), "{}", page.text());
    assert!(written.press(SHARE).await.has("The walk on Saturday"), "no word is lost");
    assert!(ana.open("/weekly-meetings").await.has("It rests at “What went well”"));
    world.advance(TimeDelta::days(2));
    let ana = world.sign_in("Ana").await;
    let page = ana.open(&meeting).await.press("Go on").await;
    assert!(page.heading() == "What went well" && page.has("You sat down at 19:00."));
}

#[tokio::test]
async fn both_sign_the_notes_or_say_what_they_remember_otherwise() {
    let (_world, ana, ben) = both().await;
    let meeting = begun(&ana).await;
    line(&ana, &meeting, 1, THANKS).await;
    let page = closed(&ben, &meeting).await;
    assert_eq!(page.heading(), "Notes of your meeting");
    assert!(page.has(THANKS) && page.has("Ana: open"), "{}", page.text());
    let page = page.press("Go on").await;
    assert_eq!(page.heading(), "One ask each", "nobody has signed");
    page.press(CLOSE).await;
    let page = ana.open(&meeting).await.press(SIGN).await;
    assert!(page.has("Ana: signed, I remember it so") && page.forms(SIGN).is_empty());
    let page = ben.open(&meeting).await;
    assert!(page.forms("Go on").is_empty(), "what one has signed is not written on");
    let none = page.form(SHARE).fill("words", " ").press(SHARE).await;
    assert!(none.status == 422 && none.fault("words").is_some());
    let form = none.form(SHARE).fill("words", "It was Wednesday, and lentils");
    let page = form.press(SHARE).await;
    assert!(page.has("It was Wednesday, and lentils") && page.has(THANKS), "{}", page.text());
    assert!(ana.open(&meeting).await.has("Ben: not as I remember it"), "both versions stay");
    assert!(ana.open("/weekly-meetings").await.has("both versions are there"));
    ben.open(&meeting).await.press(SIGN).await;
    assert!(ana.open("/weekly-meetings").await.has("Signed by both of you"));
}

#[tokio::test]
async fn what_came_too_late_is_still_there() {
    let (_world, ana, ben) = both().await;
    let meeting = begun(&ana).await;
    let late = ana.open(&meeting).await.form(SHARE).fill("words", THANKS);
    closed(&ben, &meeting).await.press(SIGN).await;
    let page = late.press(SHARE).await;
    assert_eq!(page.status, 422);
    assert!(page.has("One of you has signed what was written."), "{}", page.text());
    assert!(page.has("Your words are here") && page.html.contains(THANKS), "{}", page.text());
    assert!(page.forms(SHARE).is_empty(), "it would be nothing but a line");
}

#[tokio::test]
async fn a_line_is_withdrawn_by_its_author_and_kept_by_the_other() {
    let (world, ana, ben) = both().await;
    let meeting = begun(&ana).await;
    line(&ana, &meeting, 1, THANKS).await;
    ben.open(&meeting).await.click("Keep a copy").await.press("Keep").await;
    ana.open(&meeting).await.click("Withdraw").await.press("Withdraw it").await;
    let page = ben.open(&meeting).await;
    assert!(!page.has(THANKS) && page.has("Withdrawn by Ana"), "{}", page.text());
    assert!(ben.open("/kept-copies").await.has(THANKS));
    drop(world);
}

#[tokio::test]
async fn before_it_reaches_the_other_one_reads_what_may_land_badly() {
    let (_world, ana, ben) = both().await;
    let meeting = begun(&ana).await;
    let words = "Thank you, but you always forget it";
    let page = line(&ana, &meeting, 1, words).await;
    assert!(page.status == 422 && page.has("This may land badly"), "{}", page.text());
    assert!(!ben.open(&meeting).await.has(words));
    assert!(page.form(SHARE).press(SHARE).await.has(words), "nothing is blocked");
}

#[tokio::test]
async fn one_phone_lies_on_the_table_and_each_signs_with_their_own_password() {
    let (world, phone, _) = both().await;
    let meeting = begun(&phone).await;
    closed(&phone, &meeting).await.press(SIGN).await;
    let page = phone.open(&meeting).await.click("Give the phone to Ben").await;
    assert!(page.has("The meeting waits, and what was written stays."));
    let page = page.form("Open it for").with_password().press("Open it for").await;
    assert!(page.has("Signed in as Ben") && page.path == meeting, "{}", page.text());
    assert!(page.press(SIGN).await.has("Ben: signed, I remember it so"));
    let ana = world.sign_in("Ana").await;
    assert!(ana.open("/weekly-meetings").await.has("Signed by both of you"));
}

#[tokio::test]
async fn they_choose_a_time_together_and_on_that_day_it_stands_on_today() {
    let (world, ana, ben) = both().await;
    let page = ana.open("/weekly-meetings").await.click("Choose a time together").await;
    let none = page.form("Propose to Ben").press("Propose to Ben").await;
    assert!(none.status == 422 && none.fault("weekday").is_some() && none.fault("time").is_some());
    let form = none.form("Propose to Ben").choose("weekday", "6").fill("time", "19:30");
    let page = form.press("Propose to Ben").await;
    assert!(page.has("You propose every Sunday at 19:30."), "{}", page.text());
    assert!(page.forms("Yes, that suits me").is_empty(), "it takes both");
    assert!(ben.open("/today").await.has("Ana proposes a time for your weekly meeting."));
    let page = ben.open("/weekly-meetings/time").await.press("Yes, that suits me").await;
    assert!(page.has("The next one: Sunday 15 March, 19:30."), "{}", page.text());
    world.at("2026-03-15 10:00");
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    for browser in [&ana, &ben] {
        let page = browser.open("/today").await;
        assert!(page.has("Your weekly meeting") && page.has("19:30"), "{}", page.text());
    }
    let meeting = begun(&ana).await;
    assert!(ben.open("/today").await.has("Your weekly meeting is under way"));
    closed(&ana, &meeting).await;
    assert!(!ana.open("/today").await.has("Your weekly meeting, 19:30"), "it has been");
    let page = ben.open("/weekly-meetings/time").await.press("End it").await;
    assert!(page.status == 200 && !page.has("You both said yes."));
}

#[tokio::test]
async fn what_nobody_signed_counts_for_nothing() {
    let (world, ana, ben) = both().await;
    let form = ana.open("/weekly-meetings/time").await.form("Propose to Ben");
    form.choose("weekday", "6").fill("time", "19:30").press("Propose to Ben").await;
    ben.open("/weekly-meetings/time").await.press("Yes, that suits me").await;
    let host = &mut Host::of(&world).await;
    let hers = "update meeting_time_act
                   set author = (select author from meeting_time_act where number = 1)
                 where number = 2";
    host.once(hers, &[]).await;
    assert!(!ana.open("/weekly-meetings/time").await.has("You both said yes."));
    host.once("update meeting_time_act set minute = 0 where number = 1", &[]).await;
    let page = ben.open("/weekly-meetings/time").await;
    assert!(!page.has("00:00") && !page.has("Sunday at"), "{}", page.text());
}

#[tokio::test]
async fn notes_are_taken_along() {
    let (_world, ana, ben) = both().await;
    let meeting = begun(&ana).await;
    line(&ana, &meeting, 1, THANKS).await;
    line(&ben, &meeting, 2, "The tram came at once").await;
    closed(&ben, &meeting).await.press(SIGN).await;
    let ours = take(&ana, OUR_RECORD).await;
    assert!(ours.has(THANKS) && ours.has("The tram came at once"));
    let hers = take(&ana, MY_WORDS).await;
    assert!(hers.has(THANKS) && !hers.has("The tram came at once"));
}

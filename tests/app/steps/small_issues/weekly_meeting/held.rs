//! What holds in a meeting, whatever the other does at the same moment or with the database.

use chrono::TimeDelta;

use super::{SHARE, SIGN, THANKS, begun, both, closed, line};
use crate::{browser::Browser, host::Host, page::Page, world::World};

const ONCE_MORE: &str = "What I remember is Wednesday";

/// Both choose Sunday evening.
async fn sundays(ana: &Browser, ben: &Browser) {
    let form = ana.open("/weekly-meetings/time").await.form("Propose to");
    form.choose("weekday", "6").fill("time", "19:30").press("Propose to").await;
    ben.open("/weekly-meetings/time").await.press("Yes, that suits me").await;
}

/// Ana ends a closed meeting that Ben has not signed.
async fn ended() -> (World, Browser, Browser, String) {
    let (world, ana, ben) = both().await;
    let meeting = begun(&ana).await;
    line(&ana, &meeting, 1, THANKS).await;
    closed(&ben, &meeting).await;
    (world, ana, ben, meeting)
}

#[tokio::test]
async fn nobody_signs_what_the_page_did_not_show() {
    let (_world, ana, ben, meeting) = ended().await;
    let old = ana.open(&meeting).await;
    ben.open(&meeting).await.press("Go on").await;
    line(&ben, &meeting, 6, "That you call before seven").await;
    closed(&ben, &meeting).await;
    let page = old.press(SIGN).await;
    assert!(page.status == 409 && page.has("Please look at it as it is now"), "{}", page.text());
    let page = ana.open(&meeting).await;
    assert!(page.has("Ana: open") && page.has("That you call before seven"));
    assert!(page.press(SIGN).await.has("Ana: signed"));
}

#[tokio::test]
async fn a_page_of_before_does_not_open_a_closed_meeting_again() {
    let (_world, ana, ben) = both().await;
    let meeting = begun(&ana).await;
    ana.open(&meeting).await.press("Stop here for now").await;
    let old = ana.open(&meeting).await;
    ben.open(&meeting).await.press("Close the meeting").await;
    let page = old.press("Go on").await;
    assert!(page.status == 409 && page.has("as it is now"), "{}", page.text());
    assert_eq!(ana.open(&meeting).await.heading(), "Notes of your meeting");
}

#[tokio::test]
async fn after_a_week_it_is_over_for_good() {
    let (world, _, _, meeting) = ended().await;
    world.advance(TimeDelta::days(8));
    let ana = world.sign_in("Ana").await;
    let page = ana.open(&meeting).await.press("Go on").await;
    assert!(page.status == 409 && page.has("over for more than a week"), "{}", page.text());
}

#[tokio::test]
async fn a_line_that_came_too_late_never_becomes_a_version() {
    let (_world, ana, ben) = both().await;
    let meeting = begun(&ana).await;
    let words = "Thank you, but you always forget it";
    let late = ana.open(&meeting).await.form(SHARE).fill("words", words);
    closed(&ben, &meeting).await;
    let page = late.press(SHARE).await;
    assert!(page.has("Your line is not shared") && page.has("This may land badly"));
    let page = page.form(SHARE).press(SHARE).await;
    assert!(page.status == 200 && page.has(words) && page.has("Ana: open"), "{}", page.text());
    // And what one remembers otherwise never becomes a line.
    let late = ana.open(&meeting).await.form(SHARE).fill("words", ONCE_MORE);
    ben.open(&meeting).await.press("Go on").await;
    let page = late.press(SHARE).await;
    assert!(page.status == 422 && page.has("The meeting goes on again."), "{}", page.text());
    assert!(page.html.contains(ONCE_MORE) && page.forms(SHARE).is_empty());
}

#[tokio::test]
async fn it_waits_while_one_takes_a_time_out() {
    let (world, ana, ben) = both().await;
    let meeting = begun(&ana).await;
    let (old, typed) = (ben.open(&meeting).await, ben.open(&meeting).await.form(SHARE));
    ana.open(&meeting).await.press("A time-out").await;
    let page = ben.open(&meeting).await;
    assert!(page.has("Ana takes a time-out.") && page.forms("Go on: ").is_empty());
    for button in ["Go on: What went well", "Close the meeting"] {
        let page = old.press(button).await;
        assert!(page.status == 409 && page.has("The meeting waits until it is over"), "{button}");
    }
    let page = typed.fill("words", THANKS).press(SHARE).await;
    assert_eq!((page.status, page.form(SHARE).value("words")), (422, THANKS));
    assert_eq!(ana.open(&meeting).await.heading(), "Thanks");
    world.advance(TimeDelta::hours(2));
    let ben = world.sign_in("Ben").await;
    assert_eq!(ben.open(&meeting).await.press("Go on: ").await.heading(), "What went well");
}

#[tokio::test]
async fn what_the_notes_say_of_the_commitments_is_of_then() {
    let (world, ana, ben) = both().await;
    let form = ben.open("/commitments/new?owner=me").await.form("Propose to Ana");
    let form = form.fill("promise", "Home by seven").choose("cadence", "daily");
    let home = form.fill("review_on", "2026-03-30").press("Propose to Ana").await.path;
    ana.open(&home).await.press("I agree").await;
    ben.open(&home).await.press("Kept").await;
    let meeting = begun(&ana).await;
    closed(&ben, &meeting).await;
    let said = |page: &Page| {
        let (home, kept) = (page.has("Home by seven"), page.has("Kept 1 of 1."));
        home && kept && !page.has("You saw 1") && !page.has("Ana saw 1")
    };
    assert!(said(&ana.open(&meeting).await));
    world.advance(TimeDelta::minutes(5));
    ana.open(&format!("{home}/days/2026-03-12")).await.press("I saw it").await;
    assert!(said(&ana.open(&meeting).await) && said(&ben.open(&meeting).await), "too late for it");
    world.advance(TimeDelta::days(3));
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    ben.open(&home).await.press("Kept").await;
    ana.open(&meeting).await.press(SIGN).await;
    assert!(said(&ben.open(&meeting).await), "what came later stands elsewhere");
    world.advance(TimeDelta::days(200));
    assert!(said(&world.sign_in("Ana").await.open(&meeting).await), "and after half a year");
}

#[tokio::test]
async fn nobody_signs_in_the_name_of_the_other_with_a_tool_for_databases() {
    let (world, ana, ben, meeting) = ended().await;
    let host = &mut Host::of(&world).await;
    let signed = "insert into weekly_meeting_act
                      (meeting, number, author, kind, epoch, words, made_at)
                  select meeting, 90, author, 'signed', epoch, x'01', made_at
                    from weekly_meeting_act where number = 1";
    host.once(signed, &[]).await;
    let excuse = "insert into withdrawal (entry, kind, part, author, epoch, words, made_at)
                  select meeting, 'line of a weekly meeting', number, author, epoch, words, made_at
                    from weekly_meeting_act where number = 90";
    host.once(excuse, &[]).await;
    for browser in [&ana, &ben] {
        let page = browser.open(&meeting).await;
        assert!(page.has("Ana: open"), "{}", page.text());
    }
    let stranger = "update weekly_meeting set begun_by = x'0198c5c25f6a70008000000000000001'";
    host.once(stranger, &[]).await;
    ana.open(&meeting).await.press(SIGN).await;
    let page = ben.open(&meeting).await;
    assert!(page.has("Ana: signed") && page.has("Ben: open"), "{}", page.text());
}

#[tokio::test]
async fn what_one_remembers_otherwise_can_be_withdrawn_and_stands_a_few_times_at_most() {
    let (_world, ana, ben, meeting) = ended().await;
    for nth in 1..=3 {
        let form = ana.open(&meeting).await.form(SHARE);
        form.fill("words", &format!("{ONCE_MORE}, {nth}")).press(SHARE).await;
    }
    let form = ana.open(&meeting).await.form(SHARE).fill("words", ONCE_MORE);
    let page = form.press(SHARE).await;
    assert!(page.status == 422 && page.has("three versions of yours"), "{}", page.text());
    for _ in 1..=4 {
        ana.open(&meeting).await.click("Withdraw").await.press("Withdraw it").await;
    }
    let page = ben.open(&meeting).await;
    assert!(!page.has(ONCE_MORE) && page.has("Ana: open"), "{}", page.text());
    assert!(!ben.open("/weekly-meetings").await.has("both versions are there"));
}

#[tokio::test]
async fn a_row_that_is_gone_or_broken_stops_nothing_else() {
    let (world, ana, ben) = both().await;
    sundays(&ana, &ben).await;
    let meeting = begun(&ana).await;
    for part in 1..=3 {
        line(&ana, &meeting, part, THANKS).await;
    }
    let host = &mut Host::of(&world).await;
    host.once("delete from weekly_meeting_act where number = 2", &[]).await;
    host.once("update meeting_time_act set zone = 'x' where kind = 'proposed'", &[]).await;
    for path in ["/today", "/weekly-meetings", "/weekly-meetings/time"] {
        let page = ben.open(path).await;
        assert!(page.status == 200 && !page.has("You both said yes."), "{}", page.text());
    }
    sundays(&ben, &ana).await;
    assert!(ana.open("/weekly-meetings/time").await.has("You both said yes."));
    assert_eq!(closed(&ben, &meeting).await.heading(), "Notes of your meeting");
}

#[tokio::test]
async fn the_time_is_ended_by_either_also_while_all_is_paused_and_nobody_asks_twice() {
    let (world, ana, ben) = both().await;
    sundays(&ana, &ben).await;
    ben.post("/pauses", &[]).await;
    let page = ana.open("/weekly-meetings/time").await.press("End it").await;
    assert!(page.status == 200 && !page.has("You both said yes."), "{}", page.text());
    ben.post("/pauses/ends", &[]).await;
    let proposed = "Ana proposes a time for your weekly meeting.";
    let propose = async |time: &str| {
        let form = ana.open("/weekly-meetings/time").await.form("Propose to Ben");
        form.choose("weekday", "6").fill("time", time).press("Propose to Ben").await
    };
    propose("18:00").await;
    assert!(ben.open("/today").await.has(proposed));
    ben.open("/weekly-meetings/time").await.press("No, not then").await;
    propose("18:30").await;
    assert!(!ben.open("/today").await.has(proposed), "a no is a complete answer");
    assert!(ben.open("/weekly-meetings/time").await.has("18:30"), "it stands on its page");
    drop(world);
}

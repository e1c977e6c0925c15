//! A time-out: one tap, no reason, and nothing of it stays.

use chrono::TimeDelta;
use troth::passing;

use super::turn_talk::{begun, said_back};
use crate::{browser::Browser, host::Host, page::Page, world::World};

const TAKE: &str = "A time-out";
const BACK: &str = "I’m back";
const HERE: &str = "/time-out/agreement";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    (world, ana, ben)
}

async fn sent(browser: &Browser, path: &str, minutes: &str) -> Page {
    browser.post(path, &[("minutes".to_owned(), minutes.to_owned())]).await
}

async fn proposed(browser: &Browser, signal: &str, minutes: &str) -> Page {
    let how = ("how", "With a glass of water");
    let parts = [("signal", signal), ("minutes", minutes), how, ("latest", "4")];
    let page =
        browser.write("/time-out/agreement/drafts", &parts).await.press("Propose it to").await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

/// Ana proposed it, Ben agreed.
pub(crate) async fn agreed(ana: &Browser, ben: &Browser) {
    proposed(ana, "Lighthouse", "45").await;
    ben.open(HERE).await.press("I agree").await;
}

#[tokio::test]
async fn one_tap_and_the_other_sees_when_somebody_is_back() {
    let (_world, ana, ben) = both().await;
    agreed(&ana, &ben).await;
    for path in ["/today", "/talk"] {
        let page = ana.open(path).await;
        assert!(page.has("45 minutes, as agreed"), "{}", page.text());
        let page = page.press(TAKE).await;
        assert_eq!(page.path, "/time-out");
        assert!(page.has("You take a time-out.") && page.has("Back at 19:45."));
        for path in ["/today", "/talk", "/time-out"] {
            let page = ben.open(path).await;
            assert!(page.has("Ana takes a time-out.") && page.has("Back at 19:45."));
            assert!(page.has("Ana comes to you then.") && page.has("With a glass of water"));
            assert!(page.forms(BACK).is_empty() && page.forms(TAKE).is_empty());
        }
        let page = page.press(BACK).await;
        assert!(page.has("You are back."));
        assert!(ben.open("/today").await.has("Ana is back."));
        assert!(!ana.open("/today").await.has("You are back."), "she knows");
    }
}

#[tokio::test]
async fn it_works_where_nothing_is_agreed() {
    let (world, ana, ben) = both().await;
    ana.open("/talk").await.press("40 minutes").await;
    assert!(ben.open("/today").await.has("Back at 19:40."));
    assert!(ben.open("/today").await.has("Ana comes back to you then. No reason is needed."));
    ana.open("/today").await.press(BACK).await;
    let page = ben.open("/today").await.press(TAKE).await;
    assert!(page.has("Back at 19:20."), "the shortest: {}", page.text());
    assert!(ana.open("/talk").await.has("Ben takes a time-out."));
    world.at("2026-03-12 23:50");
    let page = ana.open("/time-out").await.press("An hour").await;
    assert!(page.has("Back tomorrow at 00:50."), "{}", page.text());
}

#[tokio::test]
async fn whatever_is_sent_is_a_break_and_never_a_refusal() {
    let (world, ana, ben) = both().await;
    for (minutes, back) in [("3", "19:20"), ("soon", "19:20"), ("", "19:20"), ("40", "19:40")] {
        let page = sent(&ana, "/time-outs", minutes).await;
        assert!(page.has(&format!("Back at {back}.")), "{minutes}: {}", page.text());
        ana.open("/time-out").await.press(BACK).await;
    }
    sent(&ana, "/time-outs", "99999").await;
    assert!(ben.open("/time-out").await.has("Back tomorrow at 19:00."), "a day at most");
    let page = ben.post("/time-outs", &[]).await;
    assert!(page.status == 200 && page.has("Ana takes a time-out."), "it is his as well");
    world.advance(TimeDelta::hours(25));
    let page = ben.open("/time-out").await.press("20 minutes").await;
    assert!(page.has("You take a time-out."), "hers has come to its time");
    ben.open("/time-out").await.press(BACK).await;
    world.advance(TimeDelta::hours(2));
    for browser in [&ana, &ben] {
        assert!(!browser.open("/today").await.has("comes to its end"), "hers does not come again");
    }
}

#[tokio::test]
async fn the_return_is_moved_once_and_not_beyond_the_latest() {
    let (world, ana, ben) = both().await;
    agreed(&ana, &ben).await;
    let page = ana.open("/talk").await.press(TAKE).await;
    assert!(ben.open("/time-out").await.forms("Until tomorrow").is_empty(), "hers alone");
    let stale = page.form("Until tomorrow");
    let page = stale.clone().press("Until tomorrow").await;
    assert!(page.has("Back at 23:00."), "four hours, as agreed: {}", page.text());
    assert!(ben.open("/today").await.has("Back at 23:00."));
    assert!(page.forms("Until tomorrow").is_empty(), "once");
    let again = sent(&ana, "/time-outs/returns", "20").await;
    assert_eq!(again.status, 409);
    assert!(again.has("take another time-out"));
    let not_his = ben.post("/time-outs/ends", &[]).await;
    assert_eq!(not_his.status, 409);
    world.at("2026-03-12 23:00");
    let page = ben.open("/today").await;
    assert!(page.has("Ana’s time-out comes to its end.") && page.has("Ana comes to you now."));
    assert!(ana.open("/today").await.has("It is time to come back."));
}

#[tokio::test]
async fn nothing_of_it_stays() {
    let (world, ana, ben) = both().await;
    let mut host = Host::of(&world).await;
    ana.open("/today").await.press(TAKE).await;
    ana.open("/time-out").await.press(BACK).await;
    assert_eq!(host.rows("select 1 from time_out_now").await.len(), 1);
    world.advance(TimeDelta::minutes(61));
    assert!(!ben.open("/time-out").await.has("Ana is back."));
    passing::let_go(&world.app).await.expect("the hourly look");
    assert!(host.rows("select 1 from time_out_now").await.is_empty());

    ben.open("/today").await.press(TAKE).await;
    world.advance(TimeDelta::hours(6));
    passing::let_go(&world.app).await.expect("the hourly look");
    assert!(ana.open("/today").await.has("Ben’s time-out comes to its end."));
    world.advance(TimeDelta::minutes(20));
    assert!(!ana.open("/today").await.has("Ben’s time-out"));
    passing::let_go(&world.app).await.expect("the hourly look");
    assert!(host.rows("select 1 from time_out_now").await.is_empty());
}

#[tokio::test]
async fn a_talk_in_turns_rests_with_it() {
    let (_world, ana, ben) = both().await;
    let talk = begun(&ana).await;
    ana.open("/today").await.press(TAKE).await;
    let page = ben.open(&talk).await;
    assert!(page.has("Ana takes a time-out.") && page.forms("Say it back").is_empty());
    assert!(ben.open("/turn-talks").await.has("There is a time-out"));
    ana.open("/time-out").await.form("An hour").press("An hour").await;
    assert!(ben.open(&talk).await.has("20:20"), "it moves with it");
    ana.open("/time-out").await.press(BACK).await;
    said_back(&ben, &talk, "that you were afraid").await;
    assert!(ana.open(&talk).await.has("Your turn. Is that what you meant?"));
}

#[tokio::test]
async fn who_proposes_meanwhile_is_read_first() {
    let (_world, ana, ben) = both().await;
    let look = ana.write("/time-out/agreement/drafts", &[("signal", "Harbour")]).await;
    proposed(&ben, "Two hands", "60").await;
    let page = look.press("Propose it to").await;
    assert!(page.fault("draft").is_some_and(|fault| fault.contains("has changed while you wrote")));
    assert!(page.has("What Ben proposes") && page.has("Two hands"), "{}", page.text());
    assert_eq!(page.press("Propose it to").await.path, HERE, "then it is sent");
}

/// Who was asked and proposed another way was asked once.
#[tokio::test]
async fn what_was_superseded_asks_no_more() {
    let (_world, ana, ben) = both().await;
    proposed(&ben, "Two hands", "60").await;
    let asks = "Ben proposes how the two of you take a time-out.";
    assert!(ana.open("/today").await.has(asks));
    proposed(&ana, "Harbour", "60").await;
    assert!(!ana.open("/today").await.has(asks));
    ben.open(HERE).await.press("I agree").await;
    for browser in [&ana, &ben] {
        assert!(!browser.open("/today").await.has("proposes how the two of you"));
    }
}

/// As it was when its wordings had tables of their own, and a yes was not signed.
const BEFORE: [&str; 12] = [
    "create table time_out_agreement (id blob primary key, couple, author, epoch, words, made_at)",
    "create table time_out_answer (agreement blob primary key, person, answer, made_at)",
    "create table time_out_agreement_end (agreement blob primary key, person, made_at)",
    "insert into time_out_agreement select id, couple, author, epoch, words, made_at from wording",
    "insert into time_out_answer select id, author, 'agreed', made_at from wording",
    "drop view wording_waits",
    "drop view done_together",
    "drop table wording_end",
    "drop table wording_answer",
    "drop table wording",
    "drop table look_back",
    "delete from _sqlx_migrations where version = 41",
];

#[tokio::test]
async fn what_was_agreed_without_a_signature_is_asked_once_more() {
    let (world, ana, _) = both().await;
    let host = &mut Host::of(&world).await;
    // Before all numbers: sealed where an old one lay.
    let old = "insert into wording
               select id, id, 'time-out', -1, made_by, 1, x'00', null, made_at, null from couple";
    host.once(old, &[]).await;
    proposed(&ana, "Lighthouse", "45").await;
    host.once("delete from wording where number = -1", &[]).await;
    for step in BEFORE {
        host.run(step, &[]).await;
    }
    host.run(
        "delete from draft_kind where name in ('setback plan', 'phase', 'milestone', 'maintain')",
        &[],
    )
    .await;
    let world = world.restarted().await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    assert!(!ana.open("/today").await.has("as agreed"), "nobody has signed that yes");
    let page = ben.open("/today").await.click("Read it").await;
    assert!(page.has("Lighthouse") && page.has("Ana proposes this"), "{}", page.text());
    assert!(page.press("I agree").await.has("This is agreed"));
    assert!(ana.open("/today").await.has("45 minutes, as agreed"));
    proposed(&ana, "Harbour", "60").await;
    assert!(ben.open(HERE).await.has("Lighthouse"), "what is agreed goes on");
}

#[tokio::test]
async fn two_agree_on_it_and_one_ends_it() {
    let (_world, ana, ben) = both().await;
    let page =
        ana.open("/talk").await.click("Time-out").await.click("How we take a time-out").await;
    let first = page.press("Propose how").await;
    let page = first.press("Next").await;
    assert_eq!(page.status, 422);
    assert!(page.fault("words").is_some_and(|fault| fault.contains("Please write a few words")));
    let look = first.write(&[("signal", "Lighthouse"), ("how", "With tea")]).await;
    assert!(look.has("30 minutes") && look.has("Whoever took it comes to the other"));
    look.press("Propose it to").await;
    let page = ana.open(HERE).await;
    assert!(page.has("Ben has not answered this yet") && page.forms("I agree").is_empty());
    assert!(!ana.open("/today").await.has("as agreed"), "one is not enough");
    let page = ben.open(HERE).await;
    let late = page.form("I agree");
    page.press("I agree").await;
    assert!(ana.open("/today").await.has("30 minutes, as agreed"));

    proposed(&ben, "Two hands", "60").await;
    assert!(ana.open("/today").await.has("30 minutes, as agreed"), "until she agrees");
    assert_eq!(late.press("Not like this").await.status, 409, "it was answered");
    ana.open(HERE).await.press("Not like this").await;
    let page = ben.open(HERE).await;
    assert!(page.has("Lighthouse") && page.has("Two hands") && page.has("not like this."));
    proposed(&ben, "A red scarf", "60").await;
    ana.open(HERE).await.press("I agree").await;
    assert!(ben.open("/today").await.has("An hour, as agreed"));
    for signal in ["Lighthouse", "Two hands", "A red scarf"] {
        assert!(ana.open(HERE).await.has(signal), "{signal} stays readable");
    }
    let page = ana.open(HERE).await.press("End it").await;
    assert!(page.has("Nothing is agreed yet.") && page.has("A red scarf"));
    assert!(!ben.open("/today").await.has("as agreed"), "the older one does not come back");
}

#[tokio::test]
async fn what_is_answered_is_what_was_read() {
    let (_world, ana, ben) = both().await;
    proposed(&ana, "Lighthouse", "45").await;
    let read = ben.open(HERE).await.form("I agree");
    ana.open(HERE).await.press("Take it back").await;
    let page = read.press("I agree").await;
    assert_eq!(page.status, 409);
    assert!(page.has("This has moved on meanwhile."));
    assert!(!ana.open("/today").await.has("as agreed"));
}

#[tokio::test]
async fn while_it_is_paused_nothing_new_begins_and_one_still_comes_back() {
    let (_world, ana, ben) = both().await;
    ana.open("/today").await.press(TAKE).await;
    let begun = ben.open("/pause").await.press("Pause").await;
    assert_eq!(begun.status, 200);
    assert!(ana.open("/today").await.forms(TAKE).is_empty());
    assert!(ana.open("/time-out").await.press(BACK).await.has("You are back."));
    assert_eq!(ana.post("/time-outs", &[]).await.status, 409);
}

#[tokio::test]
async fn a_page_that_waits_moves_when_somebody_takes_one() {
    let (_world, ana, ben) = both().await;
    let html = ben.open("/time-out").await.html;
    assert!(html.contains("data-moves=\"/time-out/moves\" data-at=\"0\""));
    let before = ben.peek("/time-out/moves").await.html;
    ana.open("/today").await.press(TAKE).await;
    let taken = ben.peek("/time-out/moves").await.html;
    ana.open("/time-out").await.press(BACK).await;
    let back = ben.peek("/time-out/moves").await.html;
    assert!(before != taken && taken != back, "{before} {taken} {back}");
}

//! When the two go to a therapist: the next appointment, moved, called off, and in a calendar.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    people::calendar,
    world::World,
};

const HERE: &str = "/appointments";
const WEBER: &str = "Dr. Noor Weber";
const OFF: &str = "Call it off";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

/// Somebody writes one down, at five on this day; its path.
pub(crate) async fn written(browser: &Browser, who: &str, day: &str) -> String {
    let form = browser.open("/appointments/new").await.form(HERE).fill("who", who);
    let page = form.fill("day", day).fill("time", "17:00").press("Write it down").await;
    assert!(page.status == 200 && page.path.starts_with("/appointments/"), "{}", page.text());
    page.path
}

/// Somebody puts it otherwise; the path of what takes its place.
pub(crate) async fn moved(browser: &Browser, path: &str, (field, value): (&str, &str)) -> String {
    let form = browser.open(&format!("{path}/changes/new")).await.form("Write it down");
    let page = form.fill(field, value).press("Write it down").await;
    assert!(page.status == 200 && page.path != path, "{}", page.text());
    page.path
}

#[tokio::test]
async fn the_next_one_stands_on_the_agenda() {
    let (world, ana, ben) = both().await;
    let page = ana.open("/steps/therapy").await.click("Appointments").await;
    assert!(page.has("Nothing is ahead."), "{}", page.text());
    assert!(!ana.open("/agenda").await.has("Next session"));
    written(&ana, "The counselling centre", "2026-04-02").await;
    let first = written(&ben, WEBER, "2026-03-19").await;
    let page = ana.open("/agenda").await;
    assert!(page.has("Next session Thursday 19 March, 17:00"), "{}", page.text());
    assert!(page.has(WEBER) && !page.has("The counselling centre"));
    assert_eq!(page.click("Thursday 19 March, 17:00").await.path, first);
    assert_eq!(
        ana.open(HERE).await.all(".card b")[0],
        "Thursday 19 March, 17:00",
        "the soonest first"
    );
    world.at("2026-03-19 17:59");
    let ana = world.sign_in("Ana").await;
    assert!(ana.open("/agenda").await.has(WEBER), "while it goes on");
    world.at("2026-03-19 18:00");
    let page = ana.open("/agenda").await;
    assert!(page.has("The counselling centre") && !page.has(WEBER), "{}", page.text());
    let page = ana.open(HERE).await;
    assert!(page.has("Behind you") && page.has(WEBER), "{}", page.text());
    assert!(ana.open(&first).await.forms(OFF).is_empty());
}

#[tokio::test]
async fn either_moves_it_and_what_stood_there_before_stays() {
    let (_world, ana, ben) = both().await;
    let first = written(&ana, WEBER, "2026-03-19").await;
    let stale = ana.open(&format!("{first}/changes/new")).await.form("Write it down");
    let second = moved(&ben, &first, ("day", "2026-03-26")).await;
    let page = ana.open(&second).await;
    assert!(page.has("Thursday 26 March, 17:00") && page.has("Ben changed it today."));
    let page = page.click("What stood there before").await;
    assert!(page.has("Thursday 19 March, 17:00") && page.forms(OFF).is_empty(), "{}", page.text());
    assert_eq!(page.click("As it is now").await.path, second);
    let page = stale.fill("note", "The bell is broken").press("Write it down").await;
    assert!(page.status == 422 && page.has("meanwhile"), "{}", page.text());
    assert_eq!(page.form("Write it down").value("note").trim(), "The bell is broken");
    let list = ana.open(HERE).await;
    assert!(list.has("26 March") && !list.has("19 March"), "{}", list.text());
    let again = ana.open(&format!("{first}/changes/new")).await;
    assert!(again.status == 409 && again.has("not ahead of you any more"), "{}", again.text());
}

#[tokio::test]
async fn either_calls_it_off_also_while_paused() {
    let (_world, ana, ben) = both().await;
    let path = written(&ana, WEBER, "2026-03-19").await;
    ana.open("/pause").await.press("Pause now").await;
    let page = ben.open(&path).await;
    assert!(page.has("The therapist learns of it from you."), "{}", page.text());
    let stale = page.form(OFF);
    let page = page.press(OFF).await;
    assert!(page.has("You called it off today."), "{}", page.text());
    assert_eq!(stale.press(OFF).await.path, path, "the same form again does nothing more");
    assert_eq!(ana.post(&format!("{path}/ends"), &[]).await.status, 409);
    assert!(ana.open(HERE).await.has("Ben called it off today."));
    assert_eq!(ana.open("/appointments/new").await.status, 409);
}

#[tokio::test]
async fn a_calendar_app_reads_when_it_is_and_not_a_word_more() {
    let (world, ana, ben) = both().await;
    let address = calendar::made(&ben).await;
    let path = written(&ana, WEBER, "2026-03-19").await;
    let text = calendar::read(&world, &address).await;
    let id = path.replace("/appointments/", "");
    assert!(text.contains(&format!("UID:{id}")) && text.contains("DTSTART:20260319T160000Z"));
    assert!(text.contains("DTEND:20260319T170000Z") && !text.contains("Weber"), "{text}");
    moved(&ana, &path, ("time", "18:00")).await;
    let text = calendar::read(&world, &address).await;
    assert!(text.contains("STATUS:CANCELLED") && text.contains("DTSTART:20260319T170000Z"));
    let later = written(&ben, WEBER, "2026-04-02").await;
    ben.open(&format!("{later}/withdrawals/new")).await.press("Withdraw it").await;
    let text = calendar::read(&world, &address).await;
    assert_eq!(text.matches("STATUS:CANCELLED").count(), 2, "{text}");
}

#[tokio::test]
async fn its_author_withdraws_it_and_the_other_may_keep_a_copy() {
    let (_world, ana, ben) = both().await;
    let path = written(&ana, WEBER, "2026-03-19").await;
    assert_eq!(ben.open(&format!("{path}/withdrawals/new")).await.status, 404);
    ben.open(&path).await.click("Keep a copy").await.press("Keep it").await;
    let page = ana.open(&path).await.click("Withdraw it").await.press("Withdraw it").await;
    assert!(page.has("Withdrawn by you on"), "{}", page.text());
    for page in [ben.open(HERE).await, ben.open("/agenda").await] {
        assert!(!page.has(WEBER), "{}", page.text());
    }
    assert!(ben.open("/kept-copies").await.has("Thursday 19 March, 17:00"));
}

#[tokio::test]
async fn every_word_stays_beside_what_is_wrong() {
    let (world, ana, _) = both().await;
    let form = ana.open("/appointments/new").await.form(HERE).fill("place", "Bergstraße 4");
    let page = form.fill("day", "2026-03-11").fill("time", "17:00").press("Write it down").await;
    assert_eq!(page.status, 422);
    for (field, fault) in [("who", "Please write with whom it is"), ("day", "This day has passed")]
    {
        assert!(page.fault(field).is_some_and(|said| said.contains(fault)), "{}", page.text());
    }
    assert_eq!(page.form(HERE).value("place").trim(), "Bergstraße 4");
    world.advance(TimeDelta::days(1));
}

#[tokio::test]
async fn it_goes_along_with_both() {
    let (_world, ana, ben) = both().await;
    let path = written(&ana, WEBER, "2026-03-19").await;
    let next = moved(&ben, &path, ("who", "Dr. Noor Weber, online")).await;
    assert!(!take(&ana, MY_WORDS).await.text.contains("online"));
    let his = take(&ben, MY_WORDS).await;
    assert!(his.has("Dr. Noor Weber, online"));
    let shared = take(&ana, OUR_RECORD).await;
    assert!(shared.has("Dr. Noor Weber, online"));
    let all = &shared.json["therapy"]["appointments"];
    assert_eq!(all[0]["words"]["words"]["who"], WEBER);
    assert_eq!(all[0]["ended"]["next"], next.replace("/appointments/", ""));
    assert_eq!(all[1]["author"]["name"], "Ben");
}

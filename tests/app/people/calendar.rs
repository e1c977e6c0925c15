//! A calendar that one's own calendar app subscribes to.

use chrono::TimeDelta;

use crate::{browser::Browser, couple::closing::close, host::Host, page::Page, world::World};

mod ended;
mod parsers;

const MAKE: &str = "Make an address, only for me";

/// Somebody makes an address; the path of it.
pub(crate) async fn made(browser: &Browser) -> String {
    let page = browser.open("/calendar").await;
    let button = if page.forms(MAKE).is_empty() { "Make a new address" } else { MAKE };
    address(&page.press(button).await)
}

/// The path of the address that a page shows.
fn address(page: &Page) -> String {
    let url = page.all("#address").pop().unwrap_or_else(|| panic!("none: {}", page.text()));
    let at = url.find("/calendar/").expect("on this server");
    url[at..].to_owned()
}

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

/// A date that both said yes to, on this day at three; its path.
async fn planned(by: &Browser, other: &Browser, day: &str) -> String {
    let form = by.open("/dates/new").await.form("Propose to").fill("what", "The old lock");
    let path = form.fill("day", day).fill("time", "15:00").press("Propose to").await.path;
    other.open(&path).await.press("Say yes to").await;
    path
}

/// What a calendar app reads, without signing in.
pub(crate) async fn read(world: &World, address: &str) -> String {
    let page = world.browser().peek(address).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(page.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!((page.header("set-cookie"), page.header("cache-control")), ("", "no-store"));
    String::from_utf8(page.body).expect("text")
}

#[tokio::test]
async fn it_says_when_and_not_a_word_more() {
    let (world, ana, ben) = both().await;
    let page = ana.open("/settings").await.click("In your calendar").await;
    assert!(page.has("It is off") && page.has("Your partner does not see whether you use this."));
    let page = page.press(MAKE).await;
    let address = address(&page);
    assert!(page.has("Whoever has the address reads these times"), "{}", page.text());
    assert!(ben.open("/calendar").await.has("It is off"), "hers alone");
    let date = planned(&ana, &ben, "2026-03-29").await;
    let text = read(&world, &address).await;
    let id = date.replace("/dates/", "");
    assert!(text.contains(&format!("UID:{id}")) && text.contains("SUMMARY:Appointment"), "{text}");
    assert!(text.contains("DTSTART:20260329T130000Z"), "summer time has begun: {text}");
    assert!(!text.contains("lock") && !text.contains("Ana") && !text.contains("Ben"), "{text}");
    let file = ana.open(&format!("{date}/calendar.ics")).await;
    let file = String::from_utf8(file.body).expect("text");
    let event = |text: &str| text[text.find("BEGIN:VEVENT").expect("one")..].to_owned();
    assert_eq!(event(&file), event(&text), "the file of one date is the same occasion");
}

#[tokio::test]
async fn what_is_moved_is_moved_and_what_is_called_off_says_so() {
    let (world, ana, ben) = both().await;
    let address = made(&ben).await;
    let date = planned(&ana, &ben, "2026-03-21").await;
    assert!(read(&world, &address).await.contains("SEQUENCE:1"));
    let form = ana.open(&format!("{date}/versions/new")).await.form("Suggest this to Ben");
    form.fill("day", "2026-03-22").press("Suggest this to Ben").await;
    assert!(read(&world, &address).await.contains("DTSTART:20260321T140000Z"), "not agreed yet");
    ben.open(&date).await.press("Say yes to Ana").await;
    let text = read(&world, &address).await;
    assert!(text.contains("DTSTART:20260322T140000Z") && text.contains("SEQUENCE:2"), "{text}");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    ben.open(&date).await.press("Call it off").await;
    let text = read(&world, &address).await;
    assert!(text.contains("STATUS:CANCELLED") && text.contains("SEQUENCE:3"), "{text}");
    world.advance(TimeDelta::days(120));
    assert!(!read(&world, &address).await.contains("BEGIN:VEVENT"), "long past");
}

#[tokio::test]
async fn the_weekly_meeting_keeps_its_hour_and_goes_when_it_is_ended() {
    let (world, ana, ben) = both().await;
    let address = made(&ana).await;
    let form = ana.open("/weekly-meetings/time").await.form("Propose to Ben");
    form.choose("weekday", "6").fill("time", "19:30").press("Propose to Ben").await;
    assert!(!read(&world, &address).await.contains("BEGIN:VEVENT"), "it takes both");
    ben.open("/weekly-meetings/time").await.press("Yes, that suits me").await;
    let text = read(&world, &address).await;
    for start in ["DTSTART:20260315T183000Z", "DTSTART:20260329T173000Z"] {
        assert!(text.contains(start), "{start}: {text}");
    }
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 26);
    world.at("2026-03-29 21:45");
    let later = read(&world, &address).await;
    for start in
        ["DTSTART:20260315T183000Z", "DTSTART:20260329T173000Z", "DTSTART:20260405T173000Z"]
    {
        assert!(later.contains(start), "those that were are still there, {start}: {later}");
    }
    let ben = world.sign_in("Ben").await;
    ben.open("/weekly-meetings/time").await.press("End it").await;
    assert!(!read(&world, &address).await.contains("BEGIN:VEVENT"));
}

#[tokio::test]
async fn a_new_address_ends_the_one_before() {
    let (world, ana, _) = both().await;
    let first = made(&ana).await;
    let second = address(&ana.open("/calendar").await.press("Make a new address").await);
    assert_ne!(first, second);
    let unknown = world.browser().peek("/calendar/aaaa.ics").await;
    let ended = world.browser().peek(&first).await;
    let says = |page: &Page| page.text().split("Number").next().unwrap_or_default().to_owned();
    assert_eq!((ended.status, says(&ended)), (404, says(&unknown)), "as if it had never been");
    read(&world, &second).await;
    let page = ana.open("/calendar").await.press("End it").await;
    assert!(page.has("It is off"));
    assert_eq!(world.browser().peek(&second).await.status, 404);
    assert!(ana.open("/security-log").await.has("The address for your calendar was ended."));
}

#[tokio::test]
async fn it_is_empty_once_one_of_the_two_has_closed() {
    let (world, ana, ben) = both().await;
    let address = made(&ana).await;
    planned(&ana, &ben, "2026-03-21").await;
    close(&ben).await;
    let text = read(&world, &address).await;
    assert!(!text.contains("BEGIN:VEVENT"), "{text}");
}

#[tokio::test]
async fn an_address_that_somebody_else_put_there_is_not_shown() {
    let (world, ana, ben) = both().await;
    let (hers, his) = (made(&ana).await, made(&ben).await);
    let host = &mut Host::of(&world).await;
    let to_ben = "update calendar
                     set words = (select c.words from calendar c
                                    join person p on p.id = c.person and p.name = 'Ana')
                   where person = (select id from person where name = 'Ben')";
    host.once(to_ben, &[]).await;
    let page = ben.open("/calendar").await;
    assert!(page.has("changed outside the app"), "{}", page.text());
    assert!(!page.html.contains(&hers) && !page.html.contains(&his));
    assert!(ana.open("/calendar").await.html.contains(&hers), "hers is as it was");
    host.run("update calendar set words = x'00'", &[]).await;
    let page = ana.open("/calendar").await;
    assert!(page.has("changed outside the app") && !page.html.contains(&hers), "{}", page.text());
    let page = page.press("Make a new address").await;
    read(&world, &address(&page)).await;
}

#[tokio::test]
async fn its_address_is_closed_with_all_that_is_only_ones_own() {
    let (world, ana, _) = both().await;
    let address = made(&ana).await;
    world.advance(TimeDelta::minutes(30));
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/calendar").await;
    assert!(page.has("It is closed now") && !page.html.contains(&address), "{}", page.text());
}

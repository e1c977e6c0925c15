//! How the week was: a few sentences, answered or skipped, for oneself alone; and one's own lines.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    host::Host,
    page::{Page, selector},
    sealed::walk::opened,
    world::World,
};

const SAVE: &str = "Save, only for me";
const CHANGED: &str = "changed outside the app";

/// Somebody says of a week how safe and how close they felt: the page of one's weeks.
pub(crate) async fn answered(browser: &Browser, week: &str, safe: &str, close: &str) -> Page {
    let form = browser.open(&format!("/pulses/new?week={week}")).await.form("/pulses");
    let page = form.choose("safe", safe).choose("close", close).press("Save, ").await;
    assert!(page.path == "/pulses", "{}", page.text());
    page
}

/// The week that was answered for last.
pub(crate) async fn newest(browser: &Browser) -> String {
    let links = browser.open("/pulses").await.links();
    let mut weeks = links.into_iter().map(|(_, to)| to);
    weeks.find(|to| to.len() > 40 && to.starts_with("/pulses/")).expect("a week")
}

/// What each of the lines shows, for whoever does not see it.
pub(crate) fn drawn(page: &Page) -> Vec<String> {
    let (html, svg) = (page.parse(), selector("svg.chart"));
    let labels = html.select(&svg).filter_map(|it| it.value().attr("aria-label"));
    labels.map(str::to_owned).collect()
}

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (opened(&world, "Ana").await, opened(&world, "Ben").await);
    (world, ana, ben)
}

#[tokio::test]
async fn a_week_is_answered_for_oneself_and_what_is_skipped_leaves_no_trace() {
    let (world, ana, ben) = both().await;
    let before = ben.open("/pulses").await.text();
    let page = ana.open("/moving-forward").await.click("Your weeks").await;
    let page = page.click("Answer for this week").await;
    assert!(page.has("Monday 9 March to Sunday 15 March"), "{}", page.text());
    assert!(page.has("What Ben said and did matched.") && page.has("only me"));
    let nothing = page.form(SAVE).press(SAVE).await;
    assert_eq!((nothing.status, nothing.fault("safe").is_some()), (422, true));
    let weeks = nothing.form(SAVE).choose("safe", "1").choose("hope", "3").press(SAVE).await;
    assert!(weeks.path == "/pulses" && weeks.has("This week is answered."), "{}", weeks.text());
    let week = ana.open(&newest(&ana).await).await;
    assert!(week.has("I felt emotionally safe with my partner.") && week.has("a little"));
    assert!(week.has("mostly") && !week.has("I felt close"), "{}", week.text());
    assert_eq!(ben.open(&week.path).await.status, 404);
    assert_eq!(ben.open("/pulses").await.text(), before);
    world.advance(TimeDelta::days(2)); // the week is ending
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let asks = async |who: &Browser| who.open("/moving-forward").await.has("How was your week?");
    assert!(!asks(&ana).await && asks(&ben).await);
    ana.open("/pause").await.press("Pause now").await;
    assert!(!asks(&ben).await, "nothing is asked while one has paused");
}

#[tokio::test]
async fn lines_begin_after_four_weeks_and_a_missed_week_is_a_gap() {
    let (world, mut ana, _ben) = both().await;
    for (nth, safe) in ["1", "1", "", "1", "3"].into_iter().enumerate() {
        if nth > 0 {
            world.advance(TimeDelta::days(7));
            ana = opened(&world, "Ana").await;
        }
        if !safe.is_empty() {
            let page = answered(&ana, "", safe, "2").await;
            assert_eq!(page.has("Your own lines begin after four weeks."), nth < 4);
        }
    }
    let page = ana.open("/pulses").await;
    let labels = drawn(&page);
    assert_eq!(labels.len(), 6, "six lines of one’s own and no sum");
    assert!(labels[0].ends_with("nothing, 1, 1, nothing, 1, 3"), "{labels:?}");
    assert!(page.has("The same in numbers"));
    for (weeks, way) in [(5, "Truer in the later six weeks"), (30, "Too few answers")] {
        world.advance(TimeDelta::days(7 * weeks));
        ana = opened(&world, "Ana").await;
        answered(&ana, "", "4", "2").await;
        let page = ana.open("/pulses").await;
        assert!(page.has(way), "{}", page.text());
    }
    let earlier =
        ana.open("/pulses").await.click("Earlier weeks").await.click("Earlier weeks").await;
    assert!(earlier.has("Later weeks") && earlier.has("Week of"), "{}", earlier.text());
}

#[tokio::test]
async fn this_week_and_the_last_can_be_answered_anew_and_no_other() {
    let (world, ana, _ben) = both().await;
    let page = ana.open("/pulses/new").await;
    let last = page.click("For the week before").await;
    assert!(last.has("Monday 2 March to Sunday 8 March"), "{}", last.text());
    answered(&ana, "2026-03-02", "0", "1").await;
    let (phone, laptop) = (last.form(SAVE), ana.open(&newest(&ana).await).await);
    let late = phone.choose("safe", "4").press(SAVE).await;
    assert_eq!(late.status, 422);
    assert!(late.fault("week").is_some_and(|fault| fault.contains("elsewhere")));
    assert_eq!(late.form(SAVE).value("safe"), "4", "what was chosen is kept");
    let again = laptop.click("Answer anew").await;
    assert_eq!(again.form(SAVE).value("close"), "1");
    late.press(SAVE).await;
    assert!(ana.open(&laptop.path).await.has("fully"), "the second is meant so");
    world.advance(TimeDelta::days(7));
    let ana = opened(&world, "Ana").await;
    assert!(!ana.open(&laptop.path).await.has("Answer anew"));
    let old = again.form(SAVE).choose("safe", "2").in_browser(&ana).press(SAVE).await;
    assert!(old.fault("week").is_some_and(|fault| fault.contains("That week is over")));
    let page = ana.open(&laptop.path).await.press("Delete it for good").await;
    assert!(page.path == "/pulses" && page.has("After four weeks"), "{}", page.text());
}

#[tokio::test]
async fn who_broke_trust_is_asked_two_more() {
    let (_world, ana, ben) = both().await;
    let form = ben.open("/impact-role").await.form("Save").choose("role", "broke");
    form.press("Save").await;
    let page = ben.open("/pulses/new").await;
    assert!(page.has("I did what I had promised.") && !page.has("Two more"), "{}", page.text());
    assert!(ana.open("/pulses/new").await.has("Two more, about what I did myself"));
    page.form(SAVE).choose("kept", "4").choose("stayed", "2").press(SAVE).await;
    let week = ben.open(&newest(&ben).await).await;
    assert!(week.has("I did what I had promised.") && week.has("partly"), "{}", week.text());
}

#[tokio::test]
async fn today_asks_for_it_when_the_week_ends_and_nothing_asks_twice() {
    let world = World::with_couple("Ana", "Ben").await;
    let asks = async |world: &World| {
        let page = world.sign_in("Ana").await.open("/today").await;
        page.has("How was the week?")
    };
    let ana = world.sign_in("Ana").await;
    let form = ana.open("/commitments/new?owner=me").await.form("/commitments");
    let form = form.fill("promise", "Home by seven").choose("cadence", "daily");
    form.fill("review_on", "2026-04-12").press("Propose to").await;
    let form = ana.open("/dates/new").await.form("/dates").fill("what", "A walk");
    form.fill("day", "2026-04-10").fill("time", "19:00").press("Propose to").await;
    let mut asked = Vec::new();
    for _ in 0..5 {
        asked.push(asks(&world).await);
        world.advance(TimeDelta::days(1));
    }
    assert_eq!(asked, [false, false, true, true, false], "Thursday to Monday");
    world.advance(TimeDelta::days(5));
    assert!(asks(&world).await, "Saturday");
    answered(&world.sign_in("Ana").await, "", "2", "2").await;
    assert!(!asks(&world).await);
}

#[tokio::test]
async fn it_closes_like_all_that_is_private_and_writing_needs_nothing_opened() {
    let (world, ana, ben) = both().await;
    answered(&ana, "", "1", "2").await;
    let week = newest(&ana).await;
    world.advance(TimeDelta::minutes(11));
    let page = ana.open("/pulses").await;
    assert!(page.has("What you answered is closed now.") && !page.has("a little"));
    assert!(ana.open(&week).await.has("It is kept, and closed."));
    let form = ana.open("/pulses/new").await;
    assert!(form.has("it is closed now") && form.form(SAVE).value("safe").is_empty());
    ben.open("/pause").await.press("Pause now").await;
    let page = form.form(SAVE).choose("safe", "4").press(SAVE).await;
    assert_eq!((page.status, page.path.as_str()), (200, "/pulses"), "also while it is paused");
    let ana = opened(&world, "Ana").await;
    assert!(ana.open(&week).await.has("fully"));
}

#[tokio::test]
async fn a_week_that_was_changed_or_moved_outside_is_told_and_is_a_gap() {
    let (world, ana, _ben) = both().await;
    answered(&ana, "", "4", "4").await;
    let week = newest(&ana).await;
    answered(&ana, "2026-03-02", "0", "0").await;
    let host = &mut Host::of(&world).await;
    let (weeks, ben) =
        (host.blobs("select words from look_back order by since").await, host.id_of("Ben").await);
    let newest = "update look_back set words = ? where since = '2026-03-09'";
    for other in [weeks[0].as_slice(), &weeks[1][..40], b""] {
        host.once(newest, &[other]).await;
        let page = ana.open(&week).await;
        assert!(page.has(CHANGED) && !page.has("fully") && !page.has("not at all"));
        assert!(ana.open("/pulses").await.has("Two are there."), "the rest works");
    }
    host.once(newest, &[&weeks[1]]).await;
    host.run("update look_back set since = '2026-02-23' where since = '2026-03-09'", &[]).await;
    assert!(ana.open(&week).await.has(CHANGED), "it is of another week");
    host.run("update look_back set since = '2026-03-09' where since = '2026-02-23'", &[]).await;
    assert!(ana.open(&week).await.has("fully"));
    host.run("update look_back set author = ?", &[ben.as_bytes()]).await;
    let ben = opened(&world, "Ben").await;
    let page = ben.open(&week).await;
    assert!(page.has(CHANGED) && !page.has("fully"), "{}", page.text());
    assert!(page.press("Delete it for good").await.has("One is there."), "it can go");
}

#[tokio::test]
async fn it_is_in_ones_own_file_alone() {
    let (_world, ana, ben) = both().await;
    answered(&ana, "", "1", "2").await;
    let hers = take(&ana, MY_WORDS).await;
    assert_eq!(hers.json["progress"]["pulses"][0]["words"]["words"]["answers"][0]["level"], 1);
    assert!(hers.html.contains("I felt emotionally safe with my partner. A little."));
    for taken in [take(&ben, MY_WORDS).await, take(&ana, OUR_RECORD).await] {
        assert_eq!(taken.json["progress"]["pulses"].as_array().map(Vec::len), Some(0));
    }
}

//! Correcting the note after a date: freely until both can read it, a quarter of an hour without a
//! word, and in the open after that.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::{
        closing::close,
        export::taken::{MY_WORDS, OUR_RECORD, take},
    },
    entry::{a_date, noted},
    form::Form,
    world::{World, came_back},
};

const LIKE_THIS: &str = "Share it like this with";
const CHANGE: &str = "Share the change with";

/// Ana and Ben, an hour after a date; its path.
async fn afterwards() -> (World, Browser, Browser, String) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let date = a_date(&world).await;
    (world, ana, ben, date)
}

/// The same, and both notes have just opened.
async fn both_wrote() -> (World, Browser, Browser, String) {
    let (world, ana, ben, date) = afterwards().await;
    noted(&ana, &date, "The dukc").await;
    noted(&ben, &date, "Your laugh").await;
    (world, ana, ben, date)
}

fn path(date: &str) -> String {
    format!("{date}/notes/corrections/new")
}

/// The form as its author finds it, with another moment.
async fn corrected(browser: &Browser, date: &str, button: &str, moment: &str) -> Form {
    browser.open(&path(date)).await.form(button).fill("moment", moment)
}

async fn correct(browser: &Browser, date: &str, button: &str, moment: &str) {
    let page = corrected(browser, date, button, moment).await.press(button).await;
    assert_eq!((page.status, page.path.as_str()), (200, date), "{}", page.text());
}

/// Everything that Ben finds about it.
async fn as_ben_sees_it(ben: &Browser, date: &str) -> Vec<(u16, String)> {
    let rest = ["", "/notes/corrections/new", "/notes/versions", "/notes/kept-copies/new"];
    let paths = rest.map(|rest| format!("{date}{rest}"));
    let mut seen = Vec::new();
    for path in paths.iter().map(String::as_str).chain(["/dates", "/today", "/together"]) {
        let page = ben.peek(path).await;
        let text = page.text();
        seen.push((page.status, text.split("Number").next().unwrap_or_default().to_owned()));
    }
    seen
}

#[tokio::test]
async fn before_both_wrote_it_changes_as_often_as_one_likes_and_the_other_sees_nothing() {
    let (world, ana, ben, date) = afterwards().await;
    let before = as_ben_sees_it(&ben, &date).await;
    noted(&ana, &date, "The dukc").await;
    world.advance(TimeDelta::hours(1));
    let page = ana.open(&date).await.click("Change it").await;
    assert!(page.has("Ben does not see it yet, so a change simply takes its place."));
    assert_eq!(page.form(LIKE_THIS).value("moment").trim(), "The dukc", "she finds her words");
    correct(&ana, &date, LIKE_THIS, "The duck").await;
    correct(&ana, &date, LIKE_THIS, "The duck, and the bench").await;
    world.advance(TimeDelta::hours(-1));
    assert_eq!(as_ben_sees_it(&ben, &date).await, before);
    assert_eq!(ana.open(&format!("{date}/notes/versions")).await.status, 404, "nor she");

    world.advance(TimeDelta::days(2));
    noted(&ben, &date, "Your laugh").await;
    let page = ben.open(&date).await;
    assert!(page.has("The duck, and the bench") && !page.html.contains("dukc"));
    assert!(!page.has("Changed on"));
}

/// Ana wrote two days before Ben: the quarter of an hour is that of what both can read.
#[tokio::test]
async fn the_quarter_of_an_hour_begins_for_both_when_the_notes_open() {
    let (world, ana, ben, date) = afterwards().await;
    noted(&ana, &date, "The dukc").await;
    world.advance(TimeDelta::days(2));
    noted(&ben, &date, "Your lauhg").await;
    world.advance(TimeDelta::minutes(15) - TimeDelta::seconds(1));
    for (browser, moment) in [(&ana, "The duck"), (&ben, "Your laugh")] {
        let page = browser.open(&date).await.click("Correct it").await;
        assert!(page.has("a change takes its place without a word"), "{}", page.text());
        correct(browser, &date, LIKE_THIS, moment).await;
    }
    for browser in [&ana, &ben] {
        let page = browser.open(&date).await;
        assert!(page.has("The duck") && page.has("Your laugh") && !page.has("Changed on"));
        assert!(!page.html.contains("dukc") && !page.html.contains("lauhg"));
    }
    world.advance(TimeDelta::seconds(1));
    for browser in [&ana, &ben] {
        let page = browser.open(&path(&date)).await;
        assert!(page.forms(LIKE_THIS).is_empty() && !page.forms(CHANGE).is_empty());
    }
}

#[tokio::test]
async fn later_a_change_stands_beside_what_was_there_and_both_read_both() {
    let (world, ana, ben, date) = both_wrote().await;
    world.advance(TimeDelta::minutes(15));
    let page = ana.open(&path(&date)).await;
    assert!(page.has("Ben sees your change and its day."));
    page.form(CHANGE).choose("closeness", "5").fill("moment", "The duck").press(CHANGE).await;
    world.advance(TimeDelta::days(1));
    correct(&ana, &date, CHANGE, "The duck, twice").await;
    for browser in [&ana, &ben] {
        let page = browser.open(&date).await;
        assert!(page.has("The duck, twice") && !page.has("dukc") && page.has("Your laugh"));
        assert!(page.has("Changed on Friday 13 March."), "{}", page.text());
        let told = page.click("As it was before").await.all(".versions li");
        assert_eq!(told.len(), 4, "three of hers, one of his");
        let hers: Vec<_> = told.iter().filter(|told| !told.contains("Your laugh")).collect();
        let [newest, two, oldest] = hers.as_slice() else { panic!("{told:?}") };
        assert!(
            newest.contains("Changed on Friday 13 March") && newest.contains("The duck, twice")
        );
        assert!(two.contains("Changed on Thursday 12 March") && two.contains("It felt close."));
        assert!(oldest.contains("Opened on Thursday 12 March") && oldest.contains("The dukc"));
    }
    for (browser, holds, whole) in
        [(&ana, MY_WORDS, true), (&ben, OUR_RECORD, true), (&ben, MY_WORDS, false)]
    {
        let taken = take(browser, holds).await;
        for words in ["The dukc", "The duck, twice"] {
            assert_eq!(taken.has(words), whole, "{words} in {holds}");
        }
        if whole {
            let note = &taken.json["dates"][0]["notes"][0];
            assert_eq!(note["words"]["words"]["moment"], "The dukc");
            assert_eq!(note["changes"][0]["version"], 2);
            assert_eq!(note["changes"][1]["words"]["words"]["moment"], "The duck, twice");
            assert!(taken.html.contains("Changed on Friday 13 March 2026"));
        }
    }
}

#[tokio::test]
async fn a_version_has_its_own_quarter_of_an_hour() {
    let (world, ana, ben, date) = both_wrote().await;
    world.advance(TimeDelta::hours(1));
    correct(&ana, &date, CHANGE, "The dukc again").await;
    world.advance(TimeDelta::minutes(14));
    correct(&ana, &date, LIKE_THIS, "The duck again").await;
    let versions = ben.open(&format!("{date}/notes/versions")).await;
    assert!(versions.has("The duck again") && !versions.has("dukc again"));
    assert_eq!(versions.all(".versions li").len(), 3, "his, and two of hers");
}

#[tokio::test]
async fn whoever_took_longer_is_told_before_anything_becomes_of_it() {
    let (world, ana, ben, date) = afterwards().await;
    noted(&ana, &date, "The dukc").await;
    let unseen = corrected(&ana, &date, LIKE_THIS, "The duck").await;
    noted(&ben, &date, "Your laugh").await;
    let back = unseen.clone().press(LIKE_THIS).await;
    assert!(came_back(&back).contains("Both notes have opened meanwhile"));
    assert!(ben.open(&date).await.has("The dukc"), "nothing was changed");
    let mended = back.form(LIKE_THIS);
    assert_eq!(mended.value("moment").trim(), "The duck", "what she typed is there");
    world.advance(TimeDelta::minutes(15));
    for form in [unseen, mended] {
        let back = form.press(LIKE_THIS).await;
        assert!(came_back(&back).contains("A quarter of an hour has passed meanwhile."));
        assert_eq!(back.form(CHANGE).value("moment").trim(), "The duck");
    }
    correct(&ana, &date, CHANGE, "The duck").await;
    assert!(ben.open(&date).await.has("Changed on Thursday 12 March."));
}

#[tokio::test]
async fn what_does_not_go_through_comes_back_and_what_is_the_same_changes_nothing() {
    let (world, ana, ben, date) = both_wrote().await;
    world.advance(TimeDelta::hours(1));
    let long = "The duck walked beside us. ".repeat(30);
    let back = corrected(&ana, &date, CHANGE, &long).await.press(CHANGE).await;
    assert!(came_back(&back).contains("there is room for 600"));
    assert_eq!(back.form(CHANGE).value("moment").trim(), long.trim());
    assert_eq!(back.form(CHANGE).value("closeness"), "4");
    ana.open(&path(&date)).await.press(CHANGE).await;
    assert!(!ben.open(&date).await.has("Changed on"));
}

#[tokio::test]
async fn withdrawing_takes_every_version_along_and_nothing_is_left_to_correct() {
    let (world, ana, ben, date) = both_wrote().await;
    world.advance(TimeDelta::hours(1));
    correct(&ana, &date, CHANGE, "The duck").await;
    let late = corrected(&ana, &date, LIKE_THIS, "The goose").await;
    let keep = ben.open(&date).await.click("Keep a copy").await;
    assert!(keep.has("The duck") && !keep.has("The dukc"), "as it is now");
    ana.open(&date).await.click("Withdraw it").await.press("Withdraw it").await;
    let line = "Withdrawn by Ana on Thursday 12 March.";
    for page in [&date, &format!("{date}/notes/versions")] {
        let page = ben.open(page).await;
        assert!(page.has(line) && page.has("Your laugh"), "{}", page.text());
        assert!(!page.html.contains("The du") && !page.has("Changed on"));
    }
    assert!(!take(&ben, OUR_RECORD).await.has("The du"));
    let refused = late.press(LIKE_THIS).await;
    assert_eq!(refused.status, 409);
    assert!(refused.has("This was withdrawn already.") && refused.has("The goose"));
    assert_eq!(ana.open(&path(&date)).await.status, 409);
    assert!(!ana.open(&date).await.has("Correct it"));
}

#[tokio::test]
async fn nobody_corrects_the_others_or_what_is_not_there() {
    let (world, ana, ben, date) = afterwards().await;
    noted(&ana, &date, "The dukc").await;
    let hers = corrected(&ana, &date, LIKE_THIS, "The goose").await;
    let nothing = hers.clone().in_browser(&ben).press(LIKE_THIS).await;
    assert_eq!(nothing.status, 404, "he wrote nothing, and learns nothing of hers");
    noted(&ben, &date, "Your laugh").await;
    let form = corrected(&ben, &date, LIKE_THIS, "My own").await;
    form.press(LIKE_THIS).await;
    assert!(ana.open(&date).await.has("The dukc"), "hers is as she left it");
    let eve = world.unpaired("Eve").await;
    for path in [path(&date), format!("{date}/notes/versions")] {
        assert_eq!(eve.open(&path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn paused_or_closed_nothing_is_corrected_and_all_of_it_is_read() {
    let (world, ana, ben, date) = both_wrote().await;
    world.advance(TimeDelta::hours(1));
    correct(&ana, &date, CHANGE, "The duck").await;
    let forms = [
        corrected(&ana, &date, LIKE_THIS, "The goose").await,
        corrected(&ana, &date, LIKE_THIS, "The swan").await,
    ];
    for (form, stop) in forms.into_iter().zip(["pause", "close"]) {
        match stop {
            "pause" => drop(ben.open("/pause").await.press("Pause now").await),
            _ => drop(close(&ben).await),
        }
        assert_eq!(form.press(LIKE_THIS).await.status, 409, "{stop}");
        assert_eq!(ana.open(&path(&date)).await.status, 409, "{stop}");
        let page = ana.open(&date).await;
        assert!(page.has("The duck") && !page.has("Correct it"), "{}", page.text());
        let versions = page.click("As it was before").await;
        assert!(versions.has("The dukc") && versions.has("The duck"));
    }
}

//! Taking one's words along: who may, what is in the file, what never is.

mod contents;
mod stock_age;
pub(crate) mod taken;

use chrono::TimeDelta;
use taken::{MY_WORDS, OUR_RECORD, asked, take};

use crate::{
    browser::Browser,
    page::Page,
    world::{PASSWORD, World, came_back},
};

/// A check-in with a note.
pub(crate) async fn noted(browser: &Browser, audience: &str, note: &str) -> Page {
    let form = browser.open("/check-ins/new").await.form("/check-ins").choose("closeness", "1");
    let saved = form.press(audience).await;
    let page = browser.open(&format!("{}/details/new", saved.path)).await;
    let form = page.form(audience).fill("note", note);
    form.press(audience).await
}

#[tokio::test]
async fn each_takes_everything_along_alone_while_the_other_is_absent() {
    for (name, other) in [("Ana", "Ben"), ("Ben", "Ana")] {
        let world = World::with_couple("Ana", "Ben").await;
        noted(&world.browser_of(other).await, &format!("Share with {name}"), "Good evening").await;
        let absent = world.browser_of(other).await;
        absent.open("/more").await.press("Sign out").await;
        for holds in [MY_WORDS, OUR_RECORD] {
            let taken = take(&world.browser_of(name).await, holds).await;
            assert_eq!(taken.json["holds"], holds);
            assert_eq!(taken.json["made_by"]["name"], name);
            assert_eq!(taken.json["made_at"], "2026-03-12T18:00:00Z");
            assert_eq!(taken.has("Good evening"), holds == OUR_RECORD, "{name} takes {holds}");
        }
        assert!(!world.browser_of(other).await.open("/today").await.has("along"));
    }
}

#[tokio::test]
async fn the_way_leads_from_more_to_a_neutral_file_that_nothing_keeps() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/more").await.click("Take your words along").await;
    assert_eq!(page.title(), "Take along", "no word of theirs in the history of the browser");
    let file = asked(&page, MY_WORDS).press_and_stay("Get the file, only for me").await;
    assert_eq!(file.status, 200);
    assert_eq!(file.header("content-type"), "application/octet-stream");
    let attachment = "attachment; filename=\"notes-2026-03-12.age\"";
    assert_eq!(file.header("content-disposition"), attachment);
    assert_eq!(file.header("cache-control"), "no-store");
    let length = file.body.len().to_string();
    assert_eq!(file.header("content-length"), length, "as it is, not compressed once more");
}

#[tokio::test]
async fn the_same_form_sent_again_gives_another_file_of_the_same() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = world.browser_of("Ana").await.open("/export").await;
    let form = asked(&page, MY_WORDS);
    let words = form.value("passphrase").to_owned();
    let first = form.clone().press_and_stay("Get the file").await;
    let second = form.press_and_stay("Get the file").await;
    assert_ne!(first.body, second.body, "sealed anew");
    let opened = |file: &Page| taken::open(&file.body, &words).expect("opens").json;
    assert_eq!(opened(&first), opened(&second));
}

#[tokio::test]
async fn a_wrong_password_keeps_everything_typed_but_what_is_secret() {
    let world = World::with_couple("Ana", "Ben").await;
    world.advance(TimeDelta::minutes(5));
    let page = world.browser_of("Ana").await.open("/export").await;
    let form = asked(&page, OUR_RECORD).choose("secret", "own");
    let words = form.value("passphrase").to_owned();
    let form = form.fill("own_passphrase", "a winter garden behind the mill");
    let page = form.fill("password", "not hers at all").press("Get the file").await;
    assert!(came_back(&page).contains("This is not your password"));
    let again = page.form("Get the file");
    assert_eq!((again.value("holds"), again.value("secret")), (OUR_RECORD, "own"));
    assert_eq!(again.value("passphrase"), words, "the same six words are offered");
    assert!(!page.html.contains("a winter garden") && !page.html.contains("not hers"));

    let form = again.fill("own_passphrase", "a winter garden behind the mill");
    world.advance(chrono::TimeDelta::seconds(1));
    let file = form.fill("password", PASSWORD).press_and_stay("Get the file").await;
    assert!(taken::open(&file.body, "a winter garden behind the mill").is_some());
    assert!(taken::open(&file.body, &words).is_none(), "only what was chosen opens it");
}

#[tokio::test]
async fn each_fault_stands_beside_its_field() {
    let world = World::with_couple("Ana", "Ben").await;
    world.advance(TimeDelta::minutes(5));
    let page = world.browser_of("Ana").await.open("/export").await;
    let blank = page.form("Get the file").fill("password", PASSWORD);
    let page = blank.clone().press("Get the file").await;
    came_back(&page);
    assert!(page.fault("holds").is_some() && page.fault("secret").is_some());
    let own = |words| blank.clone().choose("secret", "own").fill("own_passphrase", words);
    let short = own("too short").press("Get the file").await;
    assert!(short.fault("own_passphrase").is_some_and(|it| it.contains("at least 15")));
    let same = own(PASSWORD).press("Get the file").await;
    assert!(same.fault("own_passphrase").is_some_and(|it| it.contains("you sign in with")));
}

#[tokio::test]
async fn the_password_is_no_passphrase_also_when_it_is_not_asked_for() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = world.browser_of("Ana").await.open("/export").await;
    let form = asked(&page, MY_WORDS).choose("secret", "own");
    let same = form.clone().fill("own_passphrase", PASSWORD).press("Get the file").await;
    assert!(same.fault("own_passphrase").is_some_and(|it| it.contains("you sign in with")));
    let other = form.fill("own_passphrase", "a winter garden behind the mill");
    assert_eq!(other.press_and_stay("Get the file").await.status, 200);
}

#[tokio::test]
async fn passwords_tried_here_and_when_opening_are_counted_together() {
    let world = World::with_couple("Ana", "Ben").await;
    world.advance(TimeDelta::minutes(5));
    let ana = world.browser_of("Ana").await;
    for nth in 0..10 {
        let (path, button) =
            if nth % 2 == 0 { ("/export", "Get the file") } else { ("/unlock", "Open") };
        let page = ana.open(path).await;
        let form = if path == "/export" { asked(&page, MY_WORDS) } else { page.form(button) };
        let page = form.fill("password", "not hers at all").press_and_stay(button).await;
        assert_eq!(page.status, 422);
    }
    let right = asked(&ana.open("/export").await, MY_WORDS).press_and_stay("Get the file").await;
    assert_eq!(right.status, 422, "not even the right one, for a while");
    let ben = world.browser_of("Ben").await;
    take(&ben, MY_WORDS).await;
}

#[tokio::test]
async fn words_for_the_file_are_not_given_back_when_the_session_has_ended() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let form = asked(&ana.open("/export").await, MY_WORDS).choose("secret", "own");
    let form = form.fill("own_passphrase", "a winter garden behind the mill");
    let words = form.value("passphrase").to_owned();
    world.advance(TimeDelta::minutes(31));
    let page = form.press("Get the file").await;
    for secret in ["a winter garden behind the mill", PASSWORD, &words] {
        assert!(!page.html.contains(secret), "{}", page.html);
    }
}

#[tokio::test]
async fn what_is_only_mine_is_in_my_words_also_when_it_had_closed() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    noted(&ana, "only for me", "I am afraid of March").await;
    world.advance(TimeDelta::minutes(11));
    assert!(!ana.open("/check-ins").await.has("I am afraid of March"), "it has closed");
    let taken = take(&ana, MY_WORDS).await;
    assert!(taken.has("I am afraid of March"));
    assert_eq!(taken.json["check_ins"][0]["audience"], "only me");
    assert!(!ana.open("/check-ins").await.has("I am afraid of March"), "and it stays closed");
}

#[tokio::test]
async fn what_is_only_one_persons_is_never_in_the_file_of_the_other_nor_in_the_shared_record() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    noted(&ben, "only for me", "Kolibri and marble").await;
    for browser in [&ana, &ben] {
        let ours = take(browser, OUR_RECORD).await;
        assert!(!ours.has("Kolibri"));
        assert_eq!(ours.json["check_ins"].as_array().map(Vec::len), Some(0));
    }
    let hers = take(&ana, MY_WORDS).await;
    assert!(!hers.has("Kolibri") && hers.json["check_ins"].as_array().is_some_and(Vec::is_empty));
    assert!(take(&ben, MY_WORDS).await.has("Kolibri and marble"));
}

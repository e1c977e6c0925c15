//! Erasing an account: alone, seven days to take it back, then nothing of it is left in any file.

use chrono::TimeDelta;
use troth::people::erasing::erase_due;

use crate::{
    browser::Browser,
    page::Page,
    sealed::search::Haystack,
    world::{World, came_back},
};

const NAME: &str = "Annemarie-Sophie";
const MARKER: &str = "Kolibri und Murmel";

/// She has shared something with Ben, kept something to herself, and wants her account erased.
async fn asked() -> World {
    let world = World::with_couple(NAME, "Ben").await;
    let (ana, ben) = (world.browser_of(NAME).await, world.browser_of("Ben").await);
    let form = ana.open("/dates/new").await.form("/dates").fill("what", MARKER);
    let form = form.fill("day", "2026-03-20").fill("time", "19:00");
    let page = form.press("Propose to").await;
    ben.open(&page.path).await.press("Say yes to").await;
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "1");
    let page = form.press("only for me").await;
    let form = ana.open(&format!("{}/details/new", page.path)).await;
    let form = form.form(&format!("{}/details", page.path)).fill("note", MARKER);
    form.press("only for me").await;
    ask(&ana).await;
    world
}

async fn ask(browser: &Browser) -> Page {
    let page = browser.open("/settings").await.click("Erase your account").await;
    let form = page.form("/erasings").with_password();
    form.press("Erase my account in seven days").await
}

/// What lies in the database of somebody: the bytes that are theirs alone.
async fn hers(world: &World) -> Vec<Vec<u8>> {
    let all = "select x25519 from credential c join person p on p.id = c.person where p.name = ?1
               union all
               select seed from credential c join person p on p.id = c.person where p.name = ?1
               union all
               select k.words from check_in k join person p on p.id = k.author where p.name = ?1
               union all
               select d.words from check_in_detail d join check_in k on k.id = d.check_in
                 join person p on p.id = k.author where p.name = ?1
               union all
               select wrapped from couple_key k join person p on p.id = k.person where p.name = ?1
               union all
               select keys from pinned_key k join person p on p.id = k.person where p.name = ?1";
    let mut db = world.app.db.read().await.expect("reads");
    let mut blobs: Vec<Vec<u8>> =
        sqlx::query_scalar(all).bind(NAME).fetch_all(db.conn()).await.expect("blobs");
    // The end of a long one lies on another page of the file.
    for blob in &mut blobs {
        blob.truncate(32);
    }
    blobs
}

#[tokio::test]
async fn only_she_sees_that_it_was_asked_for() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let paths = ["/today", "/more", "/check-ins", "/security-log", "/settings"];
    let mut before = Vec::new();
    for path in paths {
        before.push(ben.open(path).await.text());
    }
    let page = ask(&ana).await;
    assert!(page.has("On Thursday 19 March, 19:00"), "{}", page.text());
    for (path, before) in paths.into_iter().zip(before) {
        assert_eq!(ben.open(path).await.text(), before);
        assert!(ana.open(path).await.has("Your account will be erased on"), "{path}");
    }
    assert!(ana.open("/security-log").await.has("You asked for your account to be erased"));
}

#[tokio::test]
async fn signing_in_within_the_seven_days_shows_the_way_back() {
    let world = World::with_couple("Ana", "Ben").await;
    ask(&world.browser_of("Ana").await).await;
    world.advance(TimeDelta::days(7) - TimeDelta::minutes(1));
    assert_eq!(erase_due(&world.app).await.expect("a look"), 0);
    let page = world.sign_in("Ana").await.open("/").await.click("Take that back").await;
    let page = page.press("Keep my account").await;
    assert_eq!(page.heading(), "Erase your account");
    world.advance(TimeDelta::days(30));
    assert_eq!(erase_due(&world.app).await.expect("a look"), 0);
    assert!(!world.sign_in("Ana").await.open("/today").await.has("erased"));
}

#[tokio::test]
async fn a_phone_that_is_found_open_is_not_enough() {
    let world = World::with_couple("Ana", "Ben").await;
    world.advance(TimeDelta::minutes(5));
    let form = world.browser_of("Ana").await.open("/erasing").await.form("/erasings");
    let page = form.fill("password", "not hers at all").press("Erase my account").await;
    assert!(came_back(&page).contains("This is not your password"));
    world.advance(TimeDelta::days(8));
    assert_eq!(erase_due(&world.app).await.expect("a look"), 0);
}

#[tokio::test]
async fn after_seven_days_no_file_holds_her_name_her_keys_or_her_words() {
    let world = asked().await;
    let blobs = hers(&world).await;
    assert!(blobs.len() >= 6, "{}", blobs.len());
    let before = Haystack::of(world.folder(), "");
    assert!(before.holds(NAME.as_bytes()) && blobs.iter().all(|blob| before.holds(blob)));
    world.advance(TimeDelta::days(7));
    assert_eq!(erase_due(&world.app).await.expect("a look"), 1);
    let after = Haystack::of(world.folder(), "");
    after.must_not_hold(NAME);
    for (nth, blob) in blobs.iter().enumerate() {
        assert!(!after.holds(blob), "blob {nth} is still there");
    }
    let form = world.browser().open("/sign-in").await.form("Sign in").fill("name", NAME);
    let page = form.with_password().press("Sign in").await;
    assert!(came_back(&page).contains("don’t fit together"), "like a name that nobody has");
}

#[tokio::test]
async fn what_she_shared_stays_genuine_for_ben_thirty_days_and_in_the_copy_he_keeps() {
    let world = asked().await;
    world.advance(TimeDelta::days(7));
    erase_due(&world.app).await.expect("a look");
    let ben = world.browser_of("Ben").await;
    let page = ben.open("/dates").await;
    assert!(page.has(MARKER), "{}", page.text());
    assert!(page.has("Former partner closed this on"), "{}", page.text());
    assert!(!page.has("changed outside"), "{}", page.text());
    world.advance(TimeDelta::days(30));
    let ben = world.sign_in("Ben").await;
    let form = ben.open("/").await.form("/closing/decisions").choose("choice", "keep");
    let page = form.with_password().press("Decide, only for me").await;
    let page = page.click("You and Former partner").await;
    assert!(page.has(MARKER), "{}", page.text());
}

//! Everything that Ana does alone.

use chrono::TimeDelta;

use super::{seen_by, together::check_in, unlocked};
use crate::{browser::Browser, world::World};

const CHECK_INS: usize = 11;
const SIGN_INS: usize = 4;

/// One evening of hers; the addresses of her entries. Afterwards it is as late as before.
pub(super) async fn everything(world: &World, day: usize) -> Vec<String> {
    let now = world.now();
    for _ in 0..SIGN_INS {
        world.sign_in("Ana").await;
        world.advance(TimeDelta::minutes(3));
    }
    with_a_wrong_password(&world.browser()).await;
    world.advance(TimeDelta::seconds(1));
    let ana = world.sign_in("Ana").await;
    unlocked(&ana).await;
    let mut hers = Vec::new();
    for _ in 0..CHECK_INS {
        hers.push(check_in(&ana, "only for me").await.path);
    }
    say_more(&ana, &hers[0]).await;
    write_for_the_talk(&ana, day).await;
    nearly_say_something(&ana).await;
    keep_what_he_shared(&ana).await;
    think_again(&ana, &hers.remove(1)).await;
    think_again_of_the_bakery(&ana, day).await;
    change_settings(&ana, day).await;
    seen_by("Ana", world, &hers).await;
    ana.open("/more").await.press("Close what is only mine").await;
    for path in ["/help", "/right-for-us", "/leaving"] {
        assert_eq!(ana.open(path).await.status, 200);
    }
    ana.open("/help").await.form("Leave this page").press_and_stay("Leave this page").await;
    world.app.clock.set(now);
    hers
}

async fn with_a_wrong_password(browser: &Browser) {
    let form = browser.open("/sign-in").await.form("Sign in").fill("name", "Ana");
    assert_eq!(form.fill("password", "not hers at all").press("Sign in").await.status, 422);
}

/// Feelings, a need, a note: for herself; and a look at what a copy would show.
async fn say_more(ana: &Browser, check_in: &str) {
    let page = ana.open(&format!("{check_in}/details/new?feeling=sad&feeling=tired")).await;
    let form = page.form(&format!("{check_in}/details")).choose("strength_1", "4");
    let page = form.fill("note", "He does not know this.").press("only for me").await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(ana.open(&format!("{check_in}/share")).await.status, 200);
}

/// What is missing, and something for another talk: begun, gone on with, and once let go.
async fn write_for_the_talk(ana: &Browser, day: usize) {
    let talk = ana.open("/turn-talks").await.click("Go to the talk").await;
    let drafts = format!("{}/drafts", talk.path);
    for begin in [drafts.as_str(), "/turn-drafts"] {
        let page = ana.post(begin, &[]).await;
        let button = if page.has("Look at it") { "Look at it" } else { "Next" };
        let form = page.form(button).fill("words", &format!("Something, on evening {day}."));
        assert_eq!(form.press(button).await.status, 200);
    }
    if day == 3 {
        ana.open("/turn-talks").await.click("What is missing").await.press("Let it go").await;
    }
}

/// Begun, and not sent: the page comes back with what is missing.
async fn nearly_say_something(ana: &Browser) {
    let form = ana.open("/commitments/new?owner=partner").await.form("/commitments");
    let page = form.fill("why", "Because I lie awake.").press("Ask Ben").await;
    assert_eq!(page.status, 422);
    let form = ana.open("/dates/new").await.form("/dates").fill("note", "If you still like.");
    assert_eq!(form.press("Propose to Ben").await.status, 422);
    let page = ana.open("/check-ins/new").await.press("Share with Ben").await;
    assert_eq!(page.status, 422);
}

/// What was only hers is said otherwise, and deleted.
async fn think_again(ana: &Browser, check_in: &str) {
    let form = ana.open(&format!("{check_in}/corrections/new")).await.form("only for me");
    let page = form.choose("closeness", "0").fill("note", "No.").press("only for me").await;
    assert!(page.has("No."), "{}", page.text());
    let page = page.click("Delete it").await.press("Delete it").await;
    assert_eq!(page.status, 200, "{}", page.text());
}

/// A note that nobody but her has seen is said otherwise; one evening it is taken back and written anew.
async fn think_again_of_the_bakery(ana: &Browser, day: usize) {
    let date = ana.open("/dates").await.click("The bakery at eight").await;
    let page = if day == 2 {
        let page = date.click("Take it back").await.press("Take it back").await;
        let form = page.form("Share with Ben").choose("closeness", "2");
        form.fill("moment", "The queue.").press("Share with Ben").await
    } else {
        let form = date.click("Change it").await.form("Share it like this with Ben");
        let form = form.choose("closeness", "5").fill("moment", &format!("Roll number {day}."));
        form.press("Share it like this with Ben").await
    };
    assert!(page.status == 200 && page.has("You wrote"), "{}", page.text());
}

/// His check-in and his note, for herself; and one of them goes again.
async fn keep_what_he_shared(ana: &Browser) {
    let date = ana.open("/dates").await.click("Once round the lake").await;
    for page in [ana.open("/check-ins?from=2026-03-12").await, date] {
        let kept = page.click("Keep a copy").await.press("Keep it, only for me").await;
        assert!(kept.status == 200 && kept.path == "/kept-copies", "{}", kept.text());
    }
    ana.open("/kept-copies").await.press("Delete my copy").await;
}

async fn change_settings(ana: &Browser, day: usize) {
    let appearance = ["dark", "light", "device"][day % 3];
    let zone = ["Asia/Tokyo", "Europe/Lisbon", "Pacific/Auckland"][day % 3];
    let form = ana.open("/settings").await.form("/settings").choose("appearance", appearance);
    let page = form.choose("time_zone", zone).press("Save, only for me").await;
    assert!(page.has("Saved."), "{}", page.text());
}

//! Two who have written something of each kind, each of them, with words that stand nowhere else.

use tokio::sync::OnceCell;

use crate::{
    browser::Browser,
    form::Form,
    world::{Kept, World},
};

/// What all their words begin with.
pub(super) const STEM: &str = "Fingerhutwiese";

/// A world in which Ana and Ben have all this behind them.
pub(super) async fn world() -> World {
    static LIVED: OnceCell<Kept> = OnceCell::const_new();
    let world = World::kept(&LIVED, async |world| {
        world.another_couple("Ana", "Ben").await;
        live(world).await;
    });
    let world = world.await;
    world.at("2026-03-14 19:00");
    world
}

async fn live(world: &World) {
    let both = [world.browser_of("Ana").await, world.browser_of("Ben").await];
    let mut words = Words(0);
    let date = planned(&both, &mut words).await;
    world.at("2026-03-14 18:00");
    remembered(&both, &date, &mut words).await;
    for (me, you) in [(&both[0], &both[1]), (&both[1], &both[0])] {
        dated(me, &mut words, "2026-03-20").await.press("Propose to").await;
        promised(me, you, &mut words).await;
        refused(me, you, &mut words).await;
        ended(me, you, &mut words).await;
    }
    talked(world, &mut words).await;
    for (browser, closeness, button) in [
        (&both[1], "2", "Share with"),
        (&both[0], "3", "only for me"),
        (&both[0], "1", "Share with"),
    ] {
        checked_in(browser, closeness, button, &mut words).await;
    }
}

/// Counts, so that no words are said twice.
struct Words(usize);

impl Words {
    fn fresh(&mut self) -> String {
        self.0 += 1;
        format!("{STEM}{:03}x", self.0)
    }
}

async fn dated(browser: &Browser, words: &mut Words, day: &str) -> Form {
    let form = browser.open("/dates/new").await.form("/dates").fill("what", &words.fresh());
    form.fill("day", day).fill("time", "17:00")
}

async fn planned([ana, ben]: &[Browser; 2], words: &mut Words) -> String {
    let page = dated(ana, words, "2026-03-13").await.press("Propose to").await;
    ben.open(&page.path).await.press("Say yes to").await;
    page.path
}

async fn remembered(both: &[Browser; 2], date: &str, words: &mut Words) {
    both[0].open(date).await.press("Yes, it did").await;
    for browser in both {
        let form = browser.open(date).await.form("Share with").choose("closeness", "4");
        let page = form.fill("moment", &words.fresh()).press("Share with").await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
}

/// Proposed by one of them, as their own.
async fn proposed(me: &Browser, words: &mut Words) -> String {
    let form = me.open("/commitments/new?owner=me").await.form("/commitments");
    let form = form.fill("promise", &words.fresh()).choose("cadence", "daily");
    form.fill("review_on", "2026-04-12").press("Propose to").await.path
}

/// Agreed, and missed on the first day.
async fn promised(me: &Browser, you: &Browser, words: &mut Words) {
    let path = proposed(me, words).await;
    you.open(&path).await.press("I agree").await;
    let page = me.open(&path).await.click("Partly, or not this time").await;
    let form = page.form("Share with").choose("mark", "missed").fill("obstacle", &words.fresh());
    assert_eq!(form.press("Share with").await.status, 200);
}

async fn refused(me: &Browser, you: &Browser, words: &mut Words) {
    let path = proposed(me, words).await;
    let form = you.open(&path).await.form("No, not this.").fill("why", &words.fresh());
    form.press("No, not this.").await;
}

async fn ended(me: &Browser, you: &Browser, words: &mut Words) {
    let path = proposed(me, words).await;
    you.open(&path).await.press("I agree").await;
    let form = me.open(&path).await.form("End it.").fill("why", &words.fresh());
    form.press("End it.").await;
}

/// Ana spoke and Ben said it back; she is writing something for afterwards.
async fn talked(world: &World, words: &mut Words) {
    let [ana, ben] = &[world.sign_in("Ana").await, world.sign_in("Ben").await];
    let said = written(ana, ("/turn-talks/new", "Begin to write"), words).await;
    let talk = ana.open(&said).await.press("Share with").await.path;
    let back = written(ben, (&talk, "Say it back"), words).await;
    ben.open(&back).await.press("Share with").await;
    written(ana, ("/turn-drafts", ""), words).await;
}

/// Two answers of a draft; its path.
async fn written(browser: &Browser, (path, button): (&str, &str), words: &mut Words) -> String {
    let mut page = match button {
        "" => browser.post(path, &[]).await,
        button => browser.open(path).await.press(button).await,
    };
    let draft = page.path.split("/answers").next().expect("a draft").to_owned();
    for _ in 0..2 {
        page = page.form("Next").fill("words", &words.fresh()).press("Next").await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
    draft
}

/// With something added.
async fn checked_in(browser: &Browser, closeness: &str, button: &str, words: &mut Words) {
    let form = browser.open("/check-ins/new").await.form("/check-ins");
    let saved = form.choose("closeness", closeness).press(button).await;
    let page = saved.click("Say more").await.press("Go on").await;
    let form = page.form(&format!("{}/details", saved.path)).fill("note", &words.fresh());
    assert_eq!(form.press(button).await.status, 200);
}

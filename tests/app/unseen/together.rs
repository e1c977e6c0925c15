//! What Ana and Ben have done together before: something on every kind of page.

use crate::{
    browser::Browser,
    form::Form,
    page::Page,
    steps::communication::turn_talk::{begun, said_back},
    world::World,
};

/// From Thursday 12 to Thursday 19 March, through the pages.
pub(super) async fn two_weeks(world: &World) {
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let his = promise(&ben, "me", "Home by seven").await;
    press(&ana, &his, "I agree").await;
    let hers = promise(&ana, "me", "Ask before ten").await;
    press(&ben, &hers, "I agree").await;
    promise(&ana, "partner", "Say which evenings you are out").await;
    let ended = promise(&ben, "me", "Make the tea").await;
    press(&ana, &ended, "I agree").await;
    press(&ben, &ended, "End it").await;
    let lake = date(&ana, "Once round the lake", "2026-03-14").await;
    press(&ben, &lake, "Say yes to Ana").await;
    let museum = date(&ben, "The small museum", "2026-03-28").await;
    press(&ana, &museum, "Say yes to Ben").await;
    date(&ana, "A bench in the sun", "2026-03-29").await;
    let bakery = date(&ana, "The bakery at eight", "2026-03-17").await;
    press(&ben, &bakery, "Say yes to Ana").await;
    let shared = check_in(&ana, "Share with Ben").await.path;
    for (browser, button) in
        [(&ben, "Share with Ana"), (&ben, "only for me"), (&ana, "only for me")]
    {
        check_in(browser, button).await;
    }
    a_talk(world).await;
    world.at("2026-03-13 20:00");
    for (owner, other, path) in [(&ben, &ana, &his), (&ana, &ben, &hers)] {
        let form = owner.open(&format!("{path}/days/2026-03-13/missed")).await.form("Share with");
        let form = form.choose("mark", "partly").fill("obstacle", "The tram.");
        let day = sent(form, "Share with").await;
        press(other, &day.path, "I saw it").await;
    }
    let form = ana.open(&format!("{shared}/corrections/new")).await.form("Share the change");
    sent(form.choose("closeness", "3"), "Share the change").await;
    afterwards(world, &lake, &bakery).await;
    world.at("2026-03-19 20:00");
}

/// Ana spoke and Ben said it back: her turn. He has begun to write something else.
async fn a_talk(world: &World) {
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let talk = begun(&ana).await;
    said_back(&ben, &talk, "that you were afraid").await;
    let page = ben.post("/turn-drafts", &[]).await;
    sent(page.form("Next").fill("words", "you came in without a word"), "Next").await;
}

/// Both wrote about the one, and one of them something else later; of the other only Ana did.
async fn afterwards(world: &World, lake: &str, bakery: &str) {
    world.at("2026-03-15 20:00");
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    press(&ana, lake, "Yes, it did").await;
    for browser in [&ana, &ben] {
        let form = browser.open(lake).await.form("Share with").choose("closeness", "4");
        sent(form.fill("moment", "The duck."), "Share with").await;
    }
    world.at("2026-03-17 20:00");
    press(&ana, bakery, "Yes, it did").await;
    let form = ana.open(bakery).await.form("Share with").choose("closeness", "4");
    sent(form.fill("moment", "The rolls."), "Share with").await;
    let form = ana.open(&format!("{lake}/notes/corrections/new")).await.form("Share the change");
    sent(form.fill("moment", "The duck and the bread."), "Share the change").await;
}

/// One tap on how it is, and a button.
pub(super) async fn check_in(browser: &Browser, button: &str) -> Page {
    let form = browser.open("/check-ins/new").await.form("/check-ins");
    sent(form.choose("closeness", "2"), button).await
}

async fn promise(browser: &Browser, owner: &str, words: &str) -> String {
    let form = browser.open(&format!("/commitments/new?owner={owner}")).await.form("/commitments");
    let form = form.fill("promise", words).choose("cadence", "daily");
    let form = form.fill("review_on", "2026-06-12");
    let button = form.buttons()[0].to_owned();
    sent(form, &button).await.path
}

async fn date(browser: &Browser, what: &str, day: &str) -> String {
    let form = browser.open("/dates/new").await.form("/dates").fill("what", what);
    sent(form.fill("day", day).fill("time", "10:00"), "Propose to").await.path
}

async fn press(browser: &Browser, path: &str, button: &str) -> Page {
    sent(browser.open(path).await.form(button), button).await
}

async fn sent(form: Form, button: &str) -> Page {
    let page = form.press(button).await;
    assert_eq!(page.status, 200, "{button} at {}: {}", page.path, page.text());
    page
}

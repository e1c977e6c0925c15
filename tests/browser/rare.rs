//! Pages that few people ever see, and how one comes there: on the way out, and on the way back.

mod therapist;

pub(crate) use therapist::therapist;

use chrono::TimeDelta;
use troth::couple::imported::Brought;

use crate::{
    authenticator::Authenticator,
    browser::Browser,
    device::Device,
    walk::Walk,
    world::{PASSWORD, World},
};

const NEW: &str = "eleven small boats drift past the mill";

/// How a talk begins, and a shared check-in that was changed a day later, with what can be done with it.
pub(crate) async fn corrected(world: &World, walk: &mut Walk<'_>) {
    world.another_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "3");
    let path = form.press("Share with Ben").await.path;
    let notes = ana.open(&format!("{path}/details/new")).await.form("Share with Ben");
    notes.fill("note", "I waited at the window.").press("Share with Ben").await;
    world.advance(TimeDelta::hours(20));
    walk.take_over(&ana).await;
    walk.see("/turn-talks/new").await;
    let draft = ana.post("/turn-talks/drafts", &[]).await.path;
    walk.see(&draft).await;
    walk.come_back(&draft, "Next").await;
    let draft = ana.post("/question-box/drafts", &[]).await.path;
    walk.see(&draft).await;
    walk.come_back(&draft, "Look at it").await;
    walk.take_over(&ana).await;
    one_question_a_page(&ana, walk).await;
    walk.see("/impact-role").await;
    walk.come_back("/impact-role", "Save, only for me").await;
    walk.see("/other-side").await;
    walk.see("/accountability-statements/new").await;
    walk.see("/concerns/new").await;
    walk.see("/weekly-meetings/new").await;
    walk.see("/dates/parked").await;
    walk.see("/impact-statements/new").await;
    let draft = ana.post("/impact-statements/drafts", &[]).await.path;
    walk.see(&draft).await;
    walk.see(&format!("{path}/corrections/new")).await;
    let form = walk.see(&path).await.click("Correct it").await.form("Share the change with");
    form.choose("closeness", "2").press("Share the change with").await;
    walk.take_over(&ben).await;
    walk.see(&format!("{path}/versions")).await;
    walk.see(&format!("{path}/kept-copies/new")).await;
}

/// A line, a choice, a day: what drafts ask for besides words.
async fn one_question_a_page(ana: &Browser, walk: &mut Walk<'_>) {
    for (begin, words) in [
        ("/what-happened/drafts", &["The winter"] as &[_]),
        ("/time-out/agreement/drafts", &["Harbour"]),
        ("/openness/drafts", &["I tell you the same day", "So that you need not wonder"]),
        ("/hard-moment-cards/drafts", &[]),
    ] {
        let mut page = ana.post(begin, &[]).await;
        for words in words {
            walk.come_back(&page.path, "Next").await;
            page = page.form("Next").fill("words", words).press("Next").await;
        }
        walk.see(&page.path).await;
        walk.take_over(ana).await;
    }
}

/// A code from an app and a passkey: set up, and asked for when signing in.
pub(crate) async fn second_step(world: &World, walk: &mut Walk<'_>) {
    let ana = world.sign_in("Ana").await;
    let page = ana.open("/second-step").await.press("Set it up").await;
    walk.take_over(&ana).await;
    walk.see(&page.path).await;
    walk.come_back(&page.path, "Ask me for a code from now on").await;
    let code = Authenticator::of(&page).code(world.now());
    page.form("Ask me for a code").fill("code", &code).press("Ask me for a code").await;
    walk.see("/second-step").await;
    let form = ana.open("/passkeys").await.form("Add it, only for me").fill("name", "My phone");
    let page = form.press("Add it, only for me").await;
    walk.see(&page.path).await;
    let made = Device::new(world.base()).make(&page);
    page.form("Make the passkey").put("signed", &made).press("Make the passkey").await;
    walk.see("/passkeys").await;
    walk.come_back("/passkeys", "Add it, only for me").await;
    let form = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana");
    let page = form.fill("password", PASSWORD).press("Sign in").await;
    walk.take_over(&page.browser).await;
    walk.see(&page.path).await;
    walk.come_back(&page.path, "Sign in").await;
}

/// What was taken along from here, taken in again.
pub(crate) async fn import(world: &World, walk: &mut Walk<'_>) {
    let ben = world.sign_in("Ben").await;
    let form = ben.open("/export").await.form("Get the file, only for me");
    let form = form.choose("holds", "our record").choose("secret", "words").with_password();
    let words = form.value("passphrase").to_owned();
    let file = form.press_and_stay("Get the file, only for me").await.body;
    let brought = Brought::open(&file, &words).expect("the six words open it");
    let link = world.bring(&brought).await;
    walk.take_over(&ben).await;
    let page = walk.see(&link).await.press("Take it in, only for me").await;
    walk.see(&page.path).await;
    walk.see("/imported").await;
}

/// A link from whoever runs the server, and what was sealed before it.
pub(crate) async fn reset(world: &World, walk: &mut Walk<'_>) {
    let link = world.reset_link("Ben").await;
    let visitor = world.browser();
    walk.take_over(&visitor).await;
    let page = walk.see(&link).await;
    walk.come_back(&link, "Reset my account").await;
    let form = page.form("Reset my account").choose("read", "yes").choose("secret", "own");
    let page = form.fill("password", NEW).press("Reset my account").await;
    page.press("Go on without a code").await;
    walk.take_over(&visitor).await;
    for path in ["/today", "/check-ins", "/earlier-key"] {
        walk.see(path).await;
    }
    walk.come_back("/earlier-key", "Open it, only for me").await;
    walk.take_over(&world.browser_of("Ana").await).await;
    for path in ["/today", "/four-words"] {
        walk.see(path).await;
    }
}

/// Paused, then closed; after thirty days, decided.
pub(crate) async fn closing(world: &World, walk: &mut Walk<'_>) {
    world.another_couple("Gil", "Hal").await;
    let (gil, hal) = (world.browser_of("Gil").await, world.browser_of("Hal").await);
    share(&gil, "Share with Hal").await;
    share(&gil, "Save, only for me").await;
    gil.open("/pause").await.press("Pause now").await;
    for person in [&hal, &gil] {
        walk.take_over(person).await;
        for path in ["/today", "/pause"] {
            walk.see(path).await;
        }
    }
    // By now the password is asked for once more.
    world.advance(TimeDelta::minutes(5));
    walk.come_back("/closing", "Close it now").await;
    world.advance(TimeDelta::minutes(1));
    gil.open("/closing").await.form("Close it now").with_password().press("Close it now").await;
    for path in ["/today", "/closing", "/closing/decision"] {
        walk.see(path).await;
    }
    world.advance(TimeDelta::days(30));
    let gil = world.sign_in("Gil").await;
    walk.take_over(&gil).await;
    walk.see("/closing/decision").await;
    walk.come_back("/closing/decision", "Decide, only for me").await;
    let form = gil.open("/").await.form("/closing/decisions").choose("choice", "keep");
    form.with_password().press("Decide, only for me").await;
    let kept = walk.see("/kept").await.click("Hal").await;
    walk.see(&kept.path).await;
    walk.see(&format!("{}/export", kept.path)).await;
}

async fn share(browser: &Browser, button: &str) {
    let form = browser.open("/check-ins/new").await.form("/check-ins").choose("closeness", "3");
    assert_eq!(form.press(button).await.status, 200, "{button}");
}

//! A therapist comes, both sign, and she reads.

use chrono::TimeDelta;

use crate::{
    authenticator::Authenticator,
    browser::Browser,
    walk::Walk,
    world::{SignUp as _, World},
};

/// From an invite to a page that both have opened.
pub(crate) async fn therapist(world: &World, walk: &mut Walk<'_>) {
    world.another_couple("Ivy", "Jo").await;
    let (ivy, jo) = (world.sign_in("Ivy").await, world.sign_in("Jo").await);
    walk.take_over(&ivy).await;
    walk.see("/therapist").await;
    let link = ivy.open("/therapist").await.press("Make an invite").await.all("#invite-link");
    let link = link[0].strip_prefix(world.base()).expect("a link to here").to_owned();
    walk.see("/therapist").await;
    let noor = comes(world, walk, &link).await;
    walk.take_over(&ivy).await;
    walk.see("/therapist").await;
    walk.see("/therapist/links/new").await;
    let form = ivy.open("/agenda/new").await.form("/agenda").fill("what", "The holidays");
    form.press("Put it on").await;
    let mut form = ivy.open("/therapist/links/new").await.form("Propose it to");
    for section in ["pulse", "commitments", "concerns", "talks", "time together", "hard moments"] {
        form = form.choose("section", section);
    }
    let path = form.press("Propose it to").await.path;
    walk.see(&path).await;
    walk.come_back(&path, "Sign it").await;
    sign(&ivy, &path, &words(&noor, 0).await).await;
    walk.take_over(&jo).await;
    walk.see("/therapist").await;
    sign(&jo, &path, &words(&noor, 1).await).await;
    copied_for_her(walk, [&ivy, &jo]).await;
    a_talk(walk, [&ivy, &jo]).await;
    walk.take_over(&noor).await;
    writes(&noor, walk).await;
    walk.take_over(&jo).await;
    for page in ["/therapist", &path, "/therapist/access-log", "/therapist/comments", "/agenda"] {
        walk.see(page).await;
    }
    walk.see(&jo.open("/agenda").await.click("Look at it").await.path).await;
    jo.open("/therapist").await.press("End it now").await;
    walk.take_over(&jo).await;
    walk.see("/therapist").await;
    walk.take_over(&noor).await;
    walk.see("/couples").await;
}

/// She reads what both opened, and writes something on the agenda, and when the three meet next.
async fn writes(noor: &Browser, walk: &mut Walk<'_>) {
    let couple = &walk.see("/couples").await.click("Ivy and Jo").await.path;
    walk.see(couple).await;
    let on = noor.open(couple).await.click("Comment").await.path;
    walk.see(&on).await;
    walk.come_back(&on, "Ivy and Jo read it now").await;
    let form = noor.open(&on).await.form("read it now").fill("words", "Begin with this one.");
    form.press("read it now").await;
    walk.see(&on).await;
    let form = noor.open(couple).await.form("Write it down").fill("day", "2026-03-26");
    form.fill("time", "16:00").press("Write it down").await;
    walk.see(couple).await;
    walk.see("/couples").await;
}

/// One that was stopped, and that both let her read.
async fn a_talk(walk: &mut Walk<'_>, two: [&Browser; 2]) {
    let parts = [("when", "you asked how my day was"), ("felt", "glad")];
    let talk = two[0].write("/turn-talks/drafts", &parts).await.press("Share with").await.path;
    two[1].open(&talk).await.press("Stop it").await;
    for one in two {
        walk.take_over(one).await;
        walk.see(&talk).await;
        one.open(&talk).await.press("Tick it").await;
        walk.see(&talk).await;
    }
}

/// How their week was, each alone, and where it says who reads along.
async fn copied_for_her(walk: &mut Walk<'_>, two: [&Browser; 2]) {
    for (browser, safe) in two.into_iter().zip(["3", "1"]) {
        let form = browser.open("/pulses/new").await.form("/pulses").choose("safe", safe);
        form.press("Save, for me and Noor").await;
    }
    for page in ["/pulses/new", "/pulses", "/hard-moments/kept"] {
        walk.see(page).await;
    }
}

/// She makes an account, and sets up a code.
async fn comes(world: &World, walk: &mut Walk<'_>, link: &str) -> Browser {
    let noor = world.browser();
    walk.take_over(&noor).await;
    walk.see(link).await;
    walk.come_back(link, "Make my account").await;
    let form = noor.open(link).await.form("Make my account").choose("read", "yes");
    form.sign_up("Noor").arrive("Make my account").await;
    walk.take_over(&noor).await;
    walk.see("/couples").await;
    walk.come_back("/couples", "Open the invite").await;
    let page = noor.open("/second-step").await.press("Set it up").await;
    let code = Authenticator::of(&page).code(world.now());
    page.form("Ask me for a code").fill("code", &code).press("Ask me for a code").await;
    world.advance(TimeDelta::seconds(60));
    walk.see("/couples").await;
    noor
}

async fn words(noor: &Browser, nth: usize) -> String {
    let lines = noor.open("/couples").await.all(".plain-list li");
    lines[nth].split_once(':').expect("words after a colon").1.trim().to_owned()
}

async fn sign(browser: &Browser, path: &str, words: &str) {
    let form = browser.open(path).await.form("Sign it").fill("words", words).with_password();
    form.press("Sign it").await;
}

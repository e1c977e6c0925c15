//! A reset: a link from whoever runs the server, what it gives back, and how loudly it is told.

use chrono::TimeDelta;
use reqwest::Method;

use crate::{
    browser::Browser,
    form::Form,
    page::Page,
    progress::setback_plan,
    table,
    world::{PASSWORD, World, came_back},
};

const NEW: &str = "eleven small boats drift past the mill";
const WAITS: &str = "opens again when Ana has taken your new key";
const BEFORE: &str = "This was sealed with your key from before the reset";
const LOST: &str = "This was sealed before both of you were reset";
const USED: &str = "somebody used a reset link";
const MADE: &str = "made a reset link for you. It has not been used";

/// A check-in with a note, by this button.
async fn says(browser: &Browser, button: &str, note: &str) -> Page {
    let form = browser.open("/check-ins/new").await.form("/check-ins").choose("closeness", "4");
    let page = form.press(button).await.click("Say more").await.press("Go on").await;
    let page = page.form(button).fill("note", note).press(button).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

fn filled(page: &Page, password: &str) -> Form {
    let form = page.form("Reset my account").choose("read", "yes").choose("secret", "own");
    form.fill("password", password)
}

/// Ben opens a fresh link and is in again, with another password.
async fn reset_ben(world: &World) -> Browser {
    let page = world.browser().open(&world.reset_link("ben").await).await;
    let page = filled(&page, NEW).press("Reset my account").await;
    assert_eq!(page.heading(), "Your recovery code", "{}", page.text());
    assert_eq!(page.press("Go on without a code").await.path, "/today");
    page_browser(world).await
}

/// Ben on a further device, with the new password.
async fn page_browser(world: &World) -> Browser {
    let browser = world.browser();
    let form = browser.open("/sign-in").await.form("Sign in").fill("name", "Ben");
    let page = form.fill("password", NEW).press("Sign in").await;
    assert_eq!(page.path, "/today", "{}", page.text());
    browser
}

/// Ana compares and takes the new key.
async fn taken_by(ana: &Browser) {
    let page = ana.open("/today").await.click("What this can mean").await;
    let form = page.form("Take the new key").choose("compared", "yes");
    assert_eq!(form.press("Take the new key").await.heading(), "Four words");
}

#[tokio::test]
async fn what_was_shared_comes_back_when_the_partner_takes_the_new_key() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, before) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    says(&before, "Share with Ana", "The soup was good.").await;
    says(&ana, "Share with Ben", "You laughed.").await;
    let ben = reset_ben(&world).await;

    assert_eq!(before.peek("/today").await.leads_to().as_deref(), Some("/sign-in"), "all are out");
    let page = ben.open("/check-ins").await;
    assert!(page.has(WAITS) && !page.has("changed outside"), "{}", page.text());
    assert!(!page.html.contains("The soup was good.") && !page.html.contains("You laughed."));
    let form = ben.open("/check-ins/new").await.form("/check-ins").choose("closeness", "2");
    let refused = form.press("Share with Ana").await;
    assert_eq!(refused.status, 409);
    assert!(refused.has("has not taken your new key yet"), "{}", refused.text());
    says(&ben, "only for me", "I wait.").await;

    let words = ana.open("/four-words").await.all("ol.code li");
    let page = ben.open("/today").await.click("How Ana does that").await;
    assert_eq!(page.all("ol.code li"), words, "the same on both phones");
    assert!(!page.has("Take the new key"), "only Ana can");
    taken_by(&ana).await;

    let page = ben.open("/check-ins").await;
    assert!(page.has("The soup was good.") && page.has("You laughed."), "{}", page.text());
    assert!(page.has("I wait.") && !page.has(WAITS) && !page.has("changed outside"));
    says(&ben, "Share with Ana", "Here again.").await;
    says(&ana, "Share with Ben", "Good.").await;
    for browser in [&ana, &ben] {
        let page = browser.open("/check-ins").await;
        for note in ["The soup was good.", "You laughed.", "Here again.", "Good."] {
            assert!(page.has(note), "{note}: {}", page.text());
        }
    }
    let again = page_browser(&world).await.open("/check-ins").await;
    assert!(again.has("The soup was good.") && again.has("Good."), "on a further device too");
}

#[tokio::test]
async fn of_what_neither_can_open_any_more_both_read_why() {
    let world = World::with_couple("Ana", "Ben").await;
    says(&world.browser_of("Ana").await, "Share with Ben", "You laughed.").await;
    let ben = reset_ben(&world).await;
    let page = world.browser().open(&world.reset_link("ana").await).await;
    let page = filled(&page, NEW).press("Reset my account").await;
    let ana = page.press("Go on without a code").await.browser;
    taken_by(&ben).await;
    says(&ben, "Share with Ana", "Here again.").await;
    for browser in [&ana, &ben] {
        let page = browser.open("/check-ins").await;
        assert!(page.has(LOST) && page.has("Here again."), "{}", page.text());
        assert!(!page.html.contains("You laughed."));
    }
}

/// What both had agreed is not taken for something that waits: one tap would delete it.
#[tokio::test]
async fn what_was_agreed_before_it_is_not_taken_back_after_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, before) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    setback_plan::proposed(&before, "A message that I hide.").await;
    ana.open("/setback-plan").await.press("I agree").await;
    let ben = reset_ben(&world).await;
    let page = ben.open("/setback-plan").await;
    assert!(page.has("This was answered before a reset"), "{}", page.text());
    assert!(!page.has("has not answered this yet") && page.forms("Take it back").is_empty());
    assert!(ana.open("/setback-plan").await.has("This is agreed"));
    taken_by(&ana).await;
    assert!(ben.open("/setback-plan").await.has("This is agreed"), "it was never gone");
    let page = world.browser().open(&world.reset_link("ben").await).await;
    filled(&page, PASSWORD).press("Reset my account").await;
    let ben = world.sign_in("Ben").await;
    let page = ben.open("/setback-plan").await.press("End it. Ana will see that.").await;
    assert!(
        page.has("It was ended today.") && !page.has("This was answered before"),
        "{}",
        page.text()
    );
    assert!(!ana.open("/setback-plan").await.has("This is agreed"), "one is enough to stop");
}

#[tokio::test]
async fn every_page_opens_while_one_waits() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, before) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    says(&before, "Share with Ana", "The soup was good.").await;
    let form = before.open("/commitments/new?owner=me").await.form("/commitments");
    let form = form.fill("promise", "Home by seven").choose("cadence", "daily");
    let page = form.fill("review_on", "2026-04-12").press("Propose to Ana").await;
    ana.open(&page.path).await.press("I agree").await;
    let form = ana.open("/dates/new").await.form("/dates").fill("what", "Stargazing");
    let date = form.fill("day", "2026-03-20").fill("time", "19:00").press("Propose to Ben").await;
    let ben = reset_ben(&world).await;
    let start = table::of(&Method::GET).into_iter().map(|route| route.path.to_owned());
    // What is there only for others, and the page of the demo that shows every part with words.
    let elsewhere = ["/closing/decision", "/kept", "/sign-in/code", "/parts", "/couples"];
    let elsewhere = elsewhere.map(str::to_owned);
    let here = start.filter(|path| !path.contains('{') && !elsewhere.contains(path));
    let mut all: Vec<_> = here.collect();
    all.extend([page.path, date.path]);
    for path in all {
        let page = ben.open(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text());
        let says = page.has("changed outside the app");
        let may = ["/who-reads", "/four-words"].contains(&path.as_str());
        assert!(!says || may, "{path}: {}", page.text());
        assert!(
            !page.html.contains("Home by seven") && !page.html.contains("Stargazing"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn what_was_only_his_stays_sealed_until_the_old_password_turns_up() {
    let world = World::with_couple("Ana", "Ben").await;
    let mine = says(&world.browser_of("Ben").await, "only for me", "Marble and mist.").await;
    world.advance(TimeDelta::hours(1));
    let ben = reset_ben(&world).await;
    says(&ben, "only for me", "After it.").await;
    for path in ["/check-ins", &mine.path] {
        let page = ben.open(path).await;
        assert!(page.has(BEFORE) && !page.html.contains("Marble"), "{path}: {}", page.text());
        assert!(!page.has("changed outside"));
    }
    let page = ben.open(&mine.path).await.click("Your old password or recovery code").await;
    let form = page.form("Open it, only for me");
    let wrong = form.clone().fill("old_password", "not his at all").fill("password", NEW);
    assert!(came_back(&wrong.press("Open it").await).contains("opens nothing from before"));
    let wrong = form.clone().fill("old_password", PASSWORD).fill("password", "not his at all");
    assert!(came_back(&wrong.press("Open it").await).contains("not your password"));
    world.advance(TimeDelta::seconds(1));
    let page = form.fill("old_password", PASSWORD).fill("password", NEW).press("Open it").await;
    assert_eq!(page.heading(), "Your recovery code", "{}", page.text());
    let code = page.all("ol.code li").join(" ");
    page.form("I have it on paper").fill("code", &code).press("I have it").await;
    for browser in [&ben, &page_browser(&world).await] {
        let page = browser.open("/check-ins").await;
        assert!(page.has("Marble and mist.") && page.has("After it."), "{}", page.text());
    }
    let form = world.browser().open("/recover").await.form("Come back in").fill("name", "Ben");
    let form = form.fill("code", &code).choose("secret", "own").fill("password", PASSWORD);
    let page = form.press("Come back in").await.press("Go on without a code").await;
    assert!(page.browser.open("/check-ins").await.has("Marble and mist."), "the new code too");
}

#[tokio::test]
async fn the_old_recovery_code_opens_it_too() {
    let world = World::with_couple("Ana", "Ben").await;
    let before = world.browser_of("Ben").await;
    says(&before, "only for me", "Marble and mist.").await;
    let form = before.open("/recovery").await.form("Make a new code").with_password();
    let page = form.press("Make").await;
    let code = page.all("ol.code li").join(" ");
    page.form("I have it on paper").fill("code", &code).press("I have it").await;
    world.advance(TimeDelta::hours(1));
    let ben = reset_ben(&world).await;
    let recover = world.browser().open("/recover").await.form("Come back in").fill("name", "Ben");
    let recover = recover.fill("code", &code).choose("secret", "own").fill("password", PASSWORD);
    came_back(&recover.press("Come back in").await);
    let form = ben.open("/earlier-key").await.form("Open it").fill("code", &code);
    form.fill("password", NEW).press("Open it").await.press("Go on without a code").await;
    assert!(ben.open("/check-ins").await.has("Marble and mist."));
}

#[tokio::test]
async fn a_link_is_told_on_every_page_for_ninety_days_used_or_not() {
    let world = World::with_couple("Ana", "Ben").await;
    world.reset_link("Ana").await;
    let ana = world.browser_of("Ana").await;
    for path in ["/today", "/talk", "/together", "/more", "/settings", "/dates/new"] {
        let page = ana.open(path).await;
        assert!(page.has("On Thursday 12 March the person who runs") && page.has(MADE), "{path}");
    }
    assert!(ana.open("/security-log").await.has("made a reset link for you"));
    assert!(!world.browser_of("Ben").await.open("/today").await.has("reset link"), "hers alone");
    world.advance(TimeDelta::days(89));
    assert!(world.sign_in("Ana").await.open("/today").await.has(MADE));
    world.advance(TimeDelta::days(1));
    assert!(!world.sign_in("Ana").await.open("/today").await.has("reset link"));

    let ben = reset_ben(&world).await;
    for path in ["/today", "/settings", "/security-log"] {
        assert!(ben.open(path).await.has(USED), "{path}");
    }
    assert!(ben.open("/security-log").await.has("A reset link was used for a new password"));
    world.advance(TimeDelta::days(90));
    assert!(!page_browser(&world).await.open("/today").await.has(USED));
}

#[tokio::test]
async fn its_owner_takes_a_link_back() {
    let world = World::with_couple("Ana", "Ben").await;
    let link = world.reset_link("Ana").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/today").await.click("Was that you?").await;
    assert!(page.has("A link is open until Saturday 14 March, 19:00"), "{}", page.text());
    let form = page.form("Take the link back");
    let page = form.clone().press("Take the link back").await;
    assert!(page.has("No link is open now.") && page.has(MADE), "still told");
    assert_eq!(world.browser().open(&link).await.status, 404);
    assert!(ana.open("/security-log").await.has("You took a reset link back."));
    assert_eq!(form.press("Take the link back").await.status, 200, "a second tap is no fault");
}

/// Nothing tells an unknown link from one that ran out, was used, taken back, or followed by another.
#[tokio::test]
async fn whatever_does_not_open_answers_alike() {
    let world = World::with_couple("Ana", "Ben").await;
    let void = world.reset_link("Ana").await;
    let used = world.reset_link("Ana").await;
    let page = world.browser().open(&used).await;
    let form = filled(&page, NEW);
    let late = form.clone();
    assert_eq!(form.press("Reset my account").await.status, 200);
    assert_eq!(late.press("Reset my account").await.status, 404, "once");
    let expired = world.reset_link("Ben").await;
    let form = filled(&world.browser().open(&expired).await, NEW);
    world.advance(TimeDelta::hours(48));
    assert_eq!(form.press("Reset my account").await.status, 404, "while it lay open");
    let unknown = format!("/reset/{}", "a".repeat(32));
    let mut answers = Vec::new();
    for link in [void, used, expired, unknown] {
        let page = world.browser().open(&link).await;
        let text = page.text().split("Number").next().unwrap_or_default().to_owned();
        answers.push((page.status, text));
    }
    assert_eq!(answers[0].0, 404);
    assert!(answers.windows(2).all(|two| two[0] == two[1]), "{answers:?}");
}

#[tokio::test]
async fn four_at_once_use_it_once() {
    let world = World::with_couple("Ana", "Ben").await;
    let link = world.reset_link("Ben").await;
    let form = filled(&world.browser().open(&link).await, NEW);
    let all = (0..4).map(|_| form.clone().press_and_stay("Reset my account"));
    let mut statuses = Vec::new();
    for page in futures_all(all).await {
        statuses.push(page.status);
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 404, 404, 404]);
}

async fn futures_all(
    all: impl Iterator<Item = impl Future<Output = Page> + Send + 'static>,
) -> Vec<Page> {
    let mut tasks = tokio::task::JoinSet::new();
    all.for_each(|one| {
        tasks.spawn(one);
    });
    tasks.join_all().await
}

/// Ana runs the server and uses a link that Ben never asked for.
#[tokio::test]
async fn who_uses_it_behind_his_back_reads_nothing_and_he_notices() {
    let world = World::with_couple("Ana", "Ben").await;
    let his = world.browser_of("Ben").await;
    says(&his, "only for me", "Marble and mist.").await;
    says(&his, "Share with Ana", "The soup was good.").await;
    world.advance(TimeDelta::hours(1));
    let thief = reset_ben(&world).await;
    for path in ["/check-ins", "/today"] {
        let page = thief.open(path).await;
        assert!(!page.html.contains("Marble") && !page.html.contains("The soup"), "{path}");
    }
    assert_eq!(his.peek("/today").await.leads_to().as_deref(), Some("/sign-in"));
    let page = world.browser().open("/sign-in").await;
    assert!(page.has("reset your account"), "{}", page.text());
    let form = page.form("Sign in").fill("name", "Ben").fill("password", PASSWORD);
    came_back(&form.press("Sign in").await);

    let ben = reset_ben(&world).await;
    assert_eq!(thief.peek("/today").await.leads_to().as_deref(), Some("/sign-in"), "out again");
    assert!(ben.open("/security-log").await.text().matches("A reset link was used").count() == 2);
    let form = ben.open("/earlier-key").await.form("Open it").fill("old_password", PASSWORD);
    form.fill("password", NEW).press("Open it").await.press("Go on without a code").await;
    assert!(ben.open("/check-ins").await.has("Marble and mist."), "the seed before the last one");
}

#[tokio::test]
async fn who_is_not_a_pair_yet_invites_anew() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    let invite = world.invite_link(&ana).await;
    let page = world.browser().open(&world.reset_link("Ana").await).await;
    let page = filled(&page, NEW).press("Reset my account").await;
    let page = page.press("Go on without a code").await;
    assert_eq!(page.path, "/pairing", "{}", page.text());
    assert_eq!(world.browser().open(&invite).await.status, 404, "it grew from the old key");
    let ana = page.browser;
    let page = ana.open("/pairing").await;
    page.press("Make an invite").await;
    world.accept(&world.invite_link(&ana).await, "Ben").await;
    assert_eq!(ana.open("/pairing").await.press("Yes, Ben and I begin").await.path, "/today");
    says(&world.browser_of("Ben").await, "Share with Ana", "The soup was good.").await;
    assert!(ana.open("/today").await.has("The soup was good."));
}

#[tokio::test]
async fn both_lost_everything_and_begin_again() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = world.browser().open(&world.reset_link("Ana").await).await;
    let page = filled(&page, NEW).press("Reset my account").await;
    let ana = page.press("Go on without a code").await.browser;
    let ben = reset_ben(&world).await;
    taken_by(&ana).await;
    says(&ben, "Share with Ana", "Here again.").await;
    assert!(ana.open("/check-ins").await.has("Here again."));
}

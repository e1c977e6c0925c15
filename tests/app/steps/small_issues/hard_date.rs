//! Hard days: written down for oneself, shared as a copy, shown before they come, answered by the other.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    sealed::walk::opened,
    world::World,
};

const SAVE: &str = "Save, only for me";
const SHARE: &str = "Share with";
const THERE: &str = "I’ll be there";
const HELPS: &str = "Come home at four, and no fair.";

/// Somebody writes one down that comes on Saturday 28 March; the page as it was saved.
pub(crate) async fn written(browser: &Browser, title: &str) -> Page {
    written_for(browser, title, "2026-03-28").await
}

async fn written_for(browser: &Browser, title: &str, day: &str) -> Page {
    let form = browser.open("/hard-dates/new").await.form(SAVE).fill("title", title);
    let page = form.fill("day", day).fill("helps", HELPS).press(SAVE).await;
    assert!(page.status == 200 && page.path.starts_with("/hard-dates/"), "{}", page.text());
    page
}

/// Shares one that is open; the copy.
pub(crate) async fn shared(browser: &Browser, page: &str) -> Page {
    let page = browser.open(&format!("{page}/share")).await.press(SHARE).await;
    assert!(page.path.starts_with("/shared-hard-dates/"), "{}", page.text());
    page
}

/// The other says that they will be there, with words or without.
pub(crate) async fn answered(browser: &Browser, path: &str, what: &str) -> Page {
    let page = browser.open(path).await.form(THERE).fill("what", what).press(THERE).await;
    assert!(page.status == 200, "{}", page.text());
    page
}

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (opened(&world, "Ana").await, opened(&world, "Ben").await);
    (world, ana, ben)
}

#[tokio::test]
async fn it_is_written_down_for_oneself_and_nobody_else_finds_it() {
    let (world, ana, ben) = both().await;
    let page = ana.open("/steps/small-issues").await.click("Hard days").await;
    assert!(page.has("Nothing is written down yet."), "{}", page.text());
    let wrong = page.click("Write one down").await.form(SAVE).fill("day", "2026-03-01").press(SAVE);
    let wrong = wrong.await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.fault("title").is_some(), "{}", wrong.text());
    assert!(wrong.fault("day").is_some_and(|fault| fault.contains("has passed")));
    let form = wrong.form(SAVE).fill("title", "The fair").choose("yearly", "yes");
    let page = form.fill("helps", HELPS).press(SAVE).await;
    assert!(page.has("Monday 1 March 2027, every year") && page.has(HELPS), "{}", page.text());
    for rest in ["", "/corrections/new", "/share"] {
        assert_eq!(ben.open(&format!("{}{rest}", page.path)).await.status, 404, "{rest}");
    }
    assert!(ben.open("/hard-dates").await.has("Nothing is written down yet."));
    world.advance(TimeDelta::minutes(11));
    let list = ana.open("/hard-dates").await;
    assert!(list.has("What they are is closed now.") && !list.has("The fair"), "{}", list.text());
}

#[tokio::test]
async fn it_shows_on_today_from_three_days_before_for_whom_may_read_it() {
    let (world, ana, _ben) = both().await;
    written_for(&ana, "The fair", "2026-03-16").await;
    assert!(!ana.open("/today").await.has("A hard day"), "that is four days away");
    world.advance(TimeDelta::days(1));
    let ana = opened(&world, "Ana").await;
    let page = ana.open("/today").await;
    assert!(page.has("A hard day, only for you") && page.has("The fair"), "{}", page.text());
    assert!(page.has("Monday 16 March. You wrote down what would help."));
    let his = world.sign_in("Ben").await.open("/today").await;
    assert!(!his.has("A hard day"), "{}", his.text());
    let step = ana.open("/steps/small-issues").await;
    assert!(step.has("Monday 16 March is a hard day for you."), "{}", step.text());
    world.advance(TimeDelta::minutes(11));
    let closed = ana.open("/today").await;
    assert!(closed.has("A hard day, only for you") && !closed.has("The fair"), "{}", closed.text());
    world.advance(TimeDelta::days(4));
    assert!(!world.sign_in("Ana").await.open("/today").await.has("A hard day"), "it is over");
}

#[tokio::test]
async fn a_copy_is_shared_after_a_look_and_answered() {
    let (world, ana, ben) = both().await;
    let page = written_for(&ana, "You always forget the fair", "2026-03-14").await;
    let look = page.click("Share a copy").await;
    assert!(look.has("This is exactly what Ben will see.") && look.has(HELPS), "{}", look.text());
    assert!(look.has("This may land badly"));
    let copy = look.press("Share with Ben").await;
    assert!(copy.has("A hard day that you shared") && copy.forms(THERE).is_empty());
    let today = ana.open("/today").await;
    assert!(today.has("A hard day") && !today.has("only for you"), "once: {}", today.text());

    let today = ben.open("/today").await;
    assert!(today.has("Saturday 14 March, for Ana. Look at what would help."), "{}", today.text());
    let seen = today.click("Look at it").await;
    assert!(seen.path == copy.path && seen.has("A hard day for Ana") && seen.has(HELPS));
    assert!(!seen.links().iter().any(|(_, to)| to.starts_with("/hard-dates/")), "no way back");
    let nothing = seen.form("Share only").press("Share only").await;
    assert_eq!((nothing.status, nothing.fault("what").is_some()), (422, true));
    let hint = nothing.form(THERE).fill("what", "You always want me there").press(THERE).await;
    assert!(hint.status == 422 && hint.has("Not sent yet."), "{}", hint.text());
    let form = hint.form(THERE).fill("what", "I come home at four");
    assert!(form.press(THERE).await.has("I’ll be there."));
    let seen = ana.open(&copy.path).await;
    assert!(seen.has("Ben, for Saturday 14 March") && seen.has("I come home at four"));

    world.advance(TimeDelta::days(3));
    let seen = world.sign_in("Ben").await.open(&copy.path).await;
    assert!(seen.has("which has passed") && seen.forms(THERE).is_empty(), "{}", seen.text());
}

#[tokio::test]
async fn of_a_day_that_comes_every_year_each_time_has_its_own_answer() {
    let (world, ana, ben) = both().await;
    let form = ana.open("/hard-dates/new").await.form(SAVE).fill("title", "The fair");
    let page = form.fill("day", "2025-03-14").choose("yearly", "yes").press(SAVE).await;
    let copy = shared(&ana, &page.path).await;
    answered(&ben, &copy.path, "I take the afternoon off").await;
    world.advance(TimeDelta::days(20));
    let ben = world.sign_in("Ben").await;
    let page = ben.open(&copy.path).await;
    assert!(page.has("Sunday 14 March 2027: what will you do?"), "{}", page.text());
    assert!(page.has("Earlier times") && page.has("I take the afternoon off"));
    assert!(answered(&ben, &copy.path, "").await.has("What was said to it"));
}

#[tokio::test]
async fn what_was_not_looked_at_is_not_shared() {
    let (_world, ana, _ben) = both().await;
    let page = written(&ana, "The fair").await;
    let look = page.click("Share a copy").await.form(SHARE);
    let (phone, laptop) = (page.click("Change it").await, page.click("Change it").await);
    phone.form(SAVE).fill("title", "The market").press(SAVE).await;
    let late = laptop.form(SAVE).fill("title", "The church fair").press(SAVE).await;
    assert!(late.fault("title").is_some_and(|fault| fault.contains("changed this day elsewhere")));
    let again = look.press(SHARE).await;
    assert!(again.has("This is exactly what Ben will see.") && again.has("The market"));
    assert!(late.press(SAVE).await.has("The church fair"), "the second is meant so");
    let list = ana.open(&page.path).await.press("Delete it for good").await;
    assert!(list.path == "/hard-dates" && list.has("Nothing is written down yet."));
}

#[tokio::test]
async fn both_withdraw_their_own_and_keep_what_the_other_shared() {
    let (_world, ana, ben) = both().await;
    let page = written_for(&ana, "The fair", "2026-03-14").await;
    let copy = shared(&ana, &page.path).await.path;
    answered(&ben, &copy, "I take the afternoon off").await;
    let open = async |browser: &Browser, rest: &str| browser.open(&format!("{copy}{rest}")).await;
    let kept = open(&ana, "/answers/1/kept-copies/new").await.press("Keep it, only for me").await;
    assert_eq!(kept.path, "/kept-copies");
    open(&ben, "/kept-copies/new").await.press("Keep it, only for me").await;
    let gone = open(&ben, "/answers/1/withdrawals/new").await.press("Withdraw it").await;
    assert!(gone.has("Withdrawn by you") && !gone.has("afternoon"), "{}", gone.text());
    let form = gone.form(THERE);
    let gone = open(&ana, "/withdrawals/new").await.press("Withdraw it").await;
    assert!(gone.has("Withdrawn by you") && !gone.has("The fair"), "{}", gone.text());
    assert_eq!(form.press(THERE).await.status, 409);
    assert!(!ben.open("/today").await.has("A hard day"));
    assert!(ben.open("/shared-hard-dates").await.has("Withdrawn"));
    assert!(ana.open(&page.path).await.has("The fair"), "hers stays");
    let theirs = ana.post(&format!("{copy}/answers"), &[("answer".into(), "there".into())]).await;
    assert_eq!(theirs.status, 409);
}

#[tokio::test]
async fn a_paused_couple_shares_none_and_one_goes_on_writing_them_down() {
    let (_world, ana, ben) = both().await;
    let page = written(&ana, "The fair").await;
    let copy = shared(&ana, &page.path).await.path;
    let (look, form) =
        (page.click("Share a copy").await.form(SHARE), ben.open(&copy).await.form(THERE));
    ben.open("/pause").await.press("Pause now").await;
    assert_eq!(look.press(SHARE).await.status, 409);
    assert_eq!(form.press(THERE).await.status, 409);
    assert!(!ana.open(&page.path).await.has("Share a copy"));
    assert!(written(&ana, "The market").await.has("The market"));
}

#[tokio::test]
async fn they_are_in_ones_own_file_and_what_was_shared_in_both() {
    let (_world, ana, ben) = both().await;
    written(&ana, "Only the heron knows").await;
    let page = written(&ana, "The fair").await;
    let copy = shared(&ana, &page.path).await.path;
    answered(&ben, &copy, "I take the afternoon off").await;
    let hers = take(&ana, MY_WORDS).await;
    assert!(hers.has("Only the heron knows") && hers.has("The fair") && !hers.has("afternoon"));
    assert_eq!(
        hers.json["small_issues"]["hard_dates"]["own"][0]["words"]["words"]["title"],
        "Only the heron knows"
    );
    let his = take(&ben, MY_WORDS).await;
    assert!(his.has("I take the afternoon off") && !his.has("The fair"));
    for taken in [take(&ana, OUR_RECORD).await, take(&ben, OUR_RECORD).await] {
        assert!(taken.has("The fair") && taken.has("afternoon") && !taken.has("heron"));
    }
}

//! Pages for a therapist without an account: what goes out is what both have read and agreed to, and only as long as
//! neither ends it.

mod file;

use chrono::TimeDelta;

use super::agenda;
use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    host::Host,
    page::Page,
    world::World,
};

const HERE: &str = "/packets";
const NOT_AGREED: &str = "it takes the yes of both of you";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

/// What would stand in these sections of the last four weeks.
async fn preview(browser: &Browser, sections: &[&str]) -> Page {
    let form = browser.open("/packets/new").await.form("Read what would stand there");
    let form = sections.iter().fold(form, |form, section| form.choose("section", section));
    form.press("Read what would stand there").await
}

/// Somebody puts these sections to the other; its path.
pub(crate) async fn put(browser: &Browser, sections: &[&str]) -> String {
    let page = preview(browser, sections).await.press("Put it to").await;
    assert!(page.status == 200 && page.path == HERE, "{}", page.text());
    newest_that_waits(&page)
}

fn newest_that_waits(page: &Page) -> String {
    let mut paths = page.links().into_iter().map(|(_, to)| to);
    let path = paths.find(|to| to.starts_with("/packets/") && to != "/packets/new");
    path.unwrap_or_else(|| panic!("nothing waits: {}", page.text()))
}

/// Somebody puts the agenda together, and the other agrees; its path.
pub(crate) async fn agreed(browser: &Browser, other: &Browser) -> String {
    let path = put(browser, &["agenda", "plan"]).await;
    let page = other.open(&path).await.press("I agree").await;
    assert!(page.status == 200 && page.path == HERE, "{}", page.text());
    path
}

#[tokio::test]
async fn one_puts_it_together_the_other_reads_the_same_and_nothing_goes_out_before_both_agreed() {
    let (_world, ana, ben) = both().await;
    agenda::put_on(&ana, "The weekend at my parents").await;
    let page = ana.open("/steps/therapy").await.click("Pages for a therapist").await;
    assert!(page.has("Nothing is put together yet."), "{}", page.text());
    let page = preview(&ana, &["agenda", "plan"]).await;
    assert!(page.has("The weekend at my parents") && page.has("13 February to 12 March 2026"));
    assert!(page.has("Nothing in these days."), "no plan: {}", page.text());
    assert!(!ben.open(HERE).await.has("March"), "he sees nothing before she puts it to him");
    let path = put(&ana, &["agenda", "plan"]).await;
    for browser in [&ana, &ben] {
        for page in ["print", "file"] {
            let page = browser.open(&format!("{path}/{page}")).await;
            assert!(page.status == 409 && page.has(NOT_AGREED), "{}", page.text());
        }
    }
    let today = ben.open("/today").await;
    assert!(today.has("Ana has put pages together for a therapist."), "{}", today.text());
    let page = ben.open(&path).await;
    assert!(page.has("The weekend at my parents") && page.has("Ana has put this together"));
    page.press("I agree").await;
    let page = ana.open(&path).await.click("Look at the page to print").await;
    assert!(page.has("The weekend at my parents"), "{}", page.text());
    assert!(page.has("Put together by Ana on Thursday 12 March 2026"));
    assert!(page.has("Read and agreed by Ben on Thursday 12 March 2026"));
}

#[tokio::test]
async fn it_stays_as_both_agreed_to_it_whatever_is_written_later() {
    let (_world, ana, ben) = both().await;
    agenda::put_on(&ana, "The weekend at my parents").await;
    let path = agreed(&ana, &ben).await;
    agenda::put_on(&ana, "The letter to my father").await;
    for browser in [&ana, &ben] {
        let page = browser.open(&format!("{path}/print")).await;
        assert!(page.has("The weekend at my parents"), "{}", page.text());
        assert!(!page.has("The letter to my father"));
    }
}

#[tokio::test]
async fn what_was_not_read_is_not_put_to_the_other() {
    let (_world, ana, ben) = both().await;
    agenda::put_on(&ana, "The weekend").await;
    let read = preview(&ana, &["agenda"]).await;
    agenda::put_on(&ben, "Money").await;
    let page = read.press("Put it to").await;
    assert_eq!(page.status, 422, "{}", page.text());
    assert!(page.has("is not what your page showed") && page.has("Money"), "{}", page.text());
    let page = page.press("Put it to").await;
    assert_eq!((page.status, page.path.as_str()), (200, HERE), "{}", page.text());
}

#[tokio::test]
async fn a_section_and_days_have_to_be_chosen() {
    let (_world, ana, _ben) = both().await;
    let page = ana.open("/packets/new").await.press("Read what would stand there").await;
    assert_eq!((page.status, page.path.split('?').next()), (422, Some("/packets/preview")));
    assert!(page.has("Please choose at least one section"), "{}", page.text());
    let form = page.form("Read what would stand there").choose("section", "agenda");
    let page = form.fill("last", "2026-03-13").press("Read what would stand there").await;
    assert_eq!(
        page.fault("last").as_deref(),
        Some("To mend: Please choose the last day: today, or one before")
    );
    assert_eq!(ana.open("/packets/preview").await.path, "/packets/new");
}

#[tokio::test]
async fn either_ends_it_at_once_and_what_stood_there_is_gone() {
    for by_author in [true, false] {
        let (world, ana, ben) = both().await;
        agenda::put_on(&ana, "The weekend").await;
        let path = agreed(&ana, &ben).await;
        let held = ana.open(&format!("{path}/file")).await.form("Get the file");
        let ends = if by_author { &ana } else { &ben };
        let page = ends.open(&path).await.press("End it now").await;
        assert!(page.has("What is over") && page.has("ended it today."), "{}", page.text());
        for browser in [&ana, &ben] {
            assert_eq!(browser.open(&format!("{path}/print")).await.status, 409);
            let page = browser.open(&path).await;
            assert!(page.has("This is over") && !page.has("The weekend"), "{}", page.text());
            assert!(page.has("agreed today."), "who agreed stays told: {}", page.text());
            assert!(page.has("Troth cannot take back what was printed"));
        }
        let late = held.choose("form", "pdf").choose("secret", "none").with_password();
        let page = late.press_and_stay("Get the file").await;
        assert!(page.status == 409 && page.has(NOT_AGREED), "a form that was open before");
        let left =
            Host::of(&world).await.blobs("select words from wording where about = 'packet'").await;
        assert_eq!(left, [Vec::<u8>::new()], "nothing of it lies there any more");
    }
}

#[tokio::test]
async fn a_no_deletes_it_and_so_does_taking_it_back() {
    let (world, ana, ben) = both().await;
    let path = put(&ana, &["agenda"]).await;
    ben.open(&path).await.press("Not like this").await;
    let page = ana.open(HERE).await;
    assert!(page.has("Ben said today: not like this."), "{}", page.text());
    assert_eq!(ana.open(&format!("{path}/print")).await.status, 409);
    let left =
        Host::of(&world).await.blobs("select words from wording where about = 'packet'").await;
    assert_eq!(left, [Vec::<u8>::new()]);
    let path = put(&ana, &["agenda"]).await;
    ana.open(&path).await.press("Take it back").await;
    assert_eq!(ana.open(&path).await.status, 404);
    assert_eq!(ben.open(&path).await.status, 404);
}

#[tokio::test]
async fn while_one_has_paused_nothing_goes_out_and_each_can_still_end_it() {
    let (_world, ana, ben) = both().await;
    let path = agreed(&ana, &ben).await;
    ana.open("/pause").await.press("Pause").await;
    for browser in [&ana, &ben] {
        assert_eq!(browser.open(&format!("{path}/print")).await.status, 409);
        assert_eq!(browser.open(&format!("{path}/file")).await.status, 409);
        assert_eq!(browser.open("/packets/new").await.status, 409);
    }
    let page = ben.open(&path).await.press("End it now").await;
    assert!(page.has("You ended it today."), "{}", page.text());
}

#[tokio::test]
async fn what_is_only_theirs_never_stands_in_it() {
    let (_world, ana, _ben) = both().await;
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "1");
    form.press("only for me").await;
    let form = ana.open("/journal/new").await.form("/journal");
    form.fill("text", "Kolibri in the garden").press("only for me").await;
    let page = ana.open("/packets/new").await.click("Read everything of the last four weeks").await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(!page.has("Kolibri"));
}

#[tokio::test]
async fn each_section_says_what_became_of_it_in_these_days_alone() {
    let (world, ana, ben) = both().await;
    let form = ana.open("/commitments/new?owner=me").await.form("/commitments");
    let form = form.fill("promise", "Home by seven").choose("cadence", "daily");
    let promise = form.fill("review_on", "2026-04-12").press("Propose to").await.path;
    ben.open(&promise).await.press("I agree").await;
    let kept = ana.open(&promise).await.press("Kept").await.path;
    ben.open(&kept).await.press("I saw it").await;
    let raised = [("noticed", "The door was open"), ("felt", "uneasy"), ("size", "small")];
    ana.write("/concerns/drafts", &raised).await.press("Share with").await;
    for (what, day) in [("A walk", "2026-03-13"), ("The cinema", "2026-03-20")] {
        let form = ana.open("/dates/new").await.form("/dates").fill("what", what);
        let date = form.fill("day", day).fill("time", "19:00").press("Propose to").await;
        ben.open(&date.path).await.press("Say yes to").await;
    }
    world.advance(TimeDelta::days(2));
    let (ana, sections) =
        (world.sign_in("Ana").await, ["commitments", "concerns", "time together"]);
    let page = preview(&ana, &sections).await;
    for said in [
        "What Ana does",
        "Home by seven",
        "Kept 1 of 1. Ben saw 1.",
        "What Ben does Nothing in these days.",
        "The door was open",
        "Ana, Thursday 12 March 2026: not read yet",
        "A walk",
        "Friday 13 March 2026. It was planned.",
    ] {
        assert!(page.has(said), "{said}: {}", page.text());
    }
    assert!(!page.has("The cinema"), "it is after the last day: {}", page.text());
}

#[tokio::test]
async fn words_that_were_changed_in_the_database_go_nowhere() {
    for (edit, refused) in [
        ("update wording set words = substr(words, 1, length(words) - 1) where about = 'packet'", 2),
        ("update wording set words = x'' where about = 'packet'", 2),
        ("update wording_answer set words = substr(words, 1, length(words) - 1)", 2),
        // The yes to one as the yes to the other.
        (
            "update wording_answer set words = (select words from wording_answer order by wording limit 1)",
            1,
        ),
        // The words of one in the place of the other.
        (
            "update wording set words = (select words from wording where about = 'packet' order by id limit 1)
              where about = 'packet'",
            1,
        ),
    ] {
        let (world, ana, ben) = both().await;
        agenda::put_on(&ana, "The weekend").await;
        let first = agreed(&ana, &ben).await;
        agenda::put_on(&ana, "Money").await;
        let second = agreed(&ana, &ben).await;
        Host::of(&world).await.run(edit, &[]).await;
        for (browser, page) in [(&ana, "print"), (&ana, "file"), (&ben, "print"), (&ben, "file")] {
            let mut none = 0;
            for path in [&first, &second] {
                let page = browser.open(&format!("{path}/{page}")).await;
                none += usize::from(page.status == 409);
                assert_eq!(browser.open(path).await.status, 200, "{edit}");
            }
            assert_eq!(none, refused, "{edit}");
        }
    }
}

#[tokio::test]
async fn three_at_once_may_wait_for_the_other() {
    let (_world, ana, ben) = both().await;
    agenda::put_on(&ana, "The weekend").await;
    let hers = put(&ana, &["agenda"]).await;
    for _ in 0..2 {
        put(&ana, &["agenda"]).await;
    }
    let page = preview(&ana, &["agenda"]).await;
    assert!(page.has("Take one back first"), "{}", page.text());
    // His own are counted alone.
    put(&ben, &["agenda"]).await;
    ben.open(&hers).await.press("I agree").await;
    put(&ana, &["agenda"]).await;
}

#[tokio::test]
async fn no_word_of_it_is_readable_where_it_is_kept_and_both_take_it_along() {
    let (world, ana, ben) = both().await;
    agenda::put_on(&ana, "Kolibrimurmelwinde").await;
    agreed(&ben, &ana).await;
    let ended = agreed(&ana, &ben).await;
    ben.open(&ended).await.press("End it now").await;
    let words = |along: &serde_json::Value| along["therapy"]["packets"][0]["words"].clone();
    let shared = take(&ana, OUR_RECORD).await;
    let row = &words(&shared.json)["words"]["parts"][0]["groups"][0]["rows"][0];
    assert_eq!(row["words"], "Kolibrimurmelwinde", "{}", shared.json["therapy"]["packets"]);
    assert!(shared.json["therapy"]["packets"][1]["words"].is_null(), "what stood there is gone");
    let his = take(&ben, MY_WORDS).await;
    assert!(words(&his.json).is_null() && !his.has("Kolibrimurmelwinde"), "she had written it");
    for entry in std::fs::read_dir(world.folder()).expect("the folder") {
        let bytes = std::fs::read(entry.expect("a file").path()).unwrap_or_default();
        let found = memchr::memmem::find(&bytes, b"Kolibrimurmelwinde");
        assert!(found.is_none());
    }
}

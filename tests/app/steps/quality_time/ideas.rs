//! Ideas for time together: a jar to look through, and a date that begins with one of them.

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    world::World,
};

const HERE: &str = "/ideas";
const LOCK: &str = "The bench by the old lock, with rolls";
const PROPOSE: &str = "Propose this as a date";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

async fn put_in(browser: &Browser, what: &str) -> Page {
    let form = browser.open("/ideas/new").await.form(HERE).fill("what", what);
    form.choose("time", "60").choose("place", "out").press("Put it in").await
}

/// Somebody puts an idea in; its path.
pub(crate) async fn idea(browser: &Browser, what: &str) -> String {
    let page = put_in(browser, what).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.path
}

#[tokio::test]
async fn an_idea_is_found_by_time_money_place_and_energy() {
    let (_world, ana, _) = both().await;
    let page = ana.open("/steps/quality-time").await.click("Ideas").await;
    assert_eq!(page.all(".acts").len(), 20, "as many as one looks through");
    assert_eq!(page.click("More ideas").await.all(".acts").len(), 20);
    let form = page.form("Show what fits").choose("time", "15").choose("money", "nothing");
    let page = form.choose("place", "home").choose("energy", "low").press("Show what fits").await;
    assert!(page.status == 200 && page.path.contains("time=15"), "{}", page.path);
    let lines = page.all("main .card .byline");
    assert!(!lines.is_empty(), "{}", page.text());
    for line in lines {
        assert_eq!(line, "A quarter of an hour. Costs nothing. At home. Little energy");
    }
    assert_eq!(page.form("Show what fits").value("time"), "15", "what was chosen stands there");
    let page = ana.open("/ideas?time=for+ever&from=9999").await;
    assert!(page.status == 200 && page.has("That was the last one that fits."));
}

#[tokio::test]
async fn an_idea_leads_to_a_date_that_is_filled_in() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/ideas?time=60&money=nothing&place=home&energy=low").await;
    let first = page.all("main .card > p").first().expect("an idea").clone();
    let page = page.click(PROPOSE).await;
    assert!(page.path.starts_with("/dates/new?idea="), "ids alone stand in an address");
    let form = page.form("/dates");
    assert_eq!((form.value("what"), form.value("place")), (first.as_str(), "At home"));
    assert_eq!(form.value("cost"), "Nothing");
    assert!(["15", "30", "60"].contains(&form.value("minutes")), "{}", form.value("minutes"));
    let form = form.fill("day", "2026-03-20").fill("time", "19:30");
    let page = form.press("Propose to Ben").await;
    assert!(ben.open(&page.path).await.has(&first), "{}", page.text());
    let page = ana.open("/dates/new?idea=no-such-idea").await;
    assert!(page.status == 200 && page.form("/dates").value("what").is_empty());
    let page = ana.open("/dates").await;
    assert_eq!(page.click("Look at ideas").await.path, HERE);
}

#[tokio::test]
async fn ones_own_idea_lies_in_the_jar_of_both() {
    let (world, ana, ben) = both().await;
    for (what, fault) in [("", "Please say what"), ("Swap the PINs of our phones", "no place here")]
    {
        let page = put_in(&ana, what).await;
        assert_eq!(page.status, 422);
        assert!(page.fault("what").is_some_and(|said| said.contains(fault)), "{}", page.text());
        assert_eq!((page.form(HERE).value("what"), page.form(HERE).value("time")), (what, "60"));
    }
    let path = idea(&ana, LOCK).await;
    let page = ben.open("/ideas/own").await.click(LOCK).await;
    assert!(page.path == path && page.has("An hour. Out."), "{}", page.text());
    let form = page.click(PROPOSE).await.form("/dates");
    assert_eq!((form.value("what"), form.value("minutes")), (LOCK, "60"));
    let mut page = ben.open("/ideas?time=60&place=out").await;
    while !page.has(LOCK) {
        page = page.click("More ideas").await;
    }
    assert!(!ben.open("/ideas?place=home").await.has(LOCK));
    world.another_couple("Cleo", "Dan").await;
    let cleo = world.sign_in("Cleo").await;
    assert_eq!(cleo.open(&path).await.status, 404);
    let id = path.rsplit('/').next().expect("its id");
    let form = cleo.open(&format!("/dates/new?idea={id}")).await.form("/dates");
    assert!(form.value("what").is_empty(), "what is foreign is not there");
}

#[tokio::test]
async fn its_author_withdraws_it_and_the_other_may_have_kept_a_copy() {
    let (_world, ana, ben) = both().await;
    let path = idea(&ana, LOCK).await;
    ben.open(&path).await.click("Keep a copy").await.press("Keep it").await;
    assert!(take(&ben, OUR_RECORD).await.text.contains(LOCK));
    assert!(take(&ana, MY_WORDS).await.text.contains(LOCK));
    ana.open(&path).await.click("Withdraw it").await.press("Withdraw it").await;
    for browser in [&ana, &ben] {
        let page = browser.open("/ideas/own").await.click("Withdrawn").await;
        assert!(page.has("Withdrawn by") && !page.has(LOCK), "{}", page.text());
    }
    assert!(ben.open("/kept-copies").await.has(LOCK));
    let id = path.rsplit('/').next().expect("its id");
    let page = ben.open(&format!("/dates/new?idea={id}")).await;
    assert!(page.status == 200 && page.form("/dates").value("what").is_empty());
    assert!(!take(&ben, OUR_RECORD).await.text.contains(LOCK));
}

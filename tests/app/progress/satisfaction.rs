//! Four questions from research, at most once a month, for oneself alone.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    sealed::walk::opened,
    world::World,
};

const SAVE: &str = "Save, only for me";

/// Somebody answers the four questions for this month: the page of one's months.
pub(crate) async fn answered(browser: &Browser, answers: [&str; 4]) -> Page {
    let form = browser.open("/satisfaction/new").await.form(SAVE);
    let names = ["happiness", "warm", "rewarding", "satisfied"].into_iter().zip(answers);
    let form = names.fold(form, |form, (name, answer)| form.choose(name, answer));
    let page = form.press(SAVE).await;
    assert_eq!(page.path, "/satisfaction", "{}", page.text());
    page
}

#[tokio::test]
async fn the_four_belong_together_and_once_a_month_is_enough() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (opened(&world, "Ana").await, opened(&world, "Ben").await);
    let before = ben.open("/satisfaction").await.text();
    let page = ana.open("/moving-forward").await.click("Satisfaction").await;
    let page = page.click("Answer the four questions").await;
    assert!(page.has("Please indicate the degree of happiness, all things considered"));
    assert!(page.has("Funk, J. L., and Rogge, R. D. (2007)"), "they are credited");
    let two = page.form(SAVE).choose("happiness", "3").choose("warm", "2").press(SAVE).await;
    assert_eq!(two.status, 422);
    assert!(two.fault("rewarding").is_some() && two.fault("warm").is_none());
    assert_eq!(two.form(SAVE).value("happiness"), "3", "what was chosen is kept");
    let twice = two.form(SAVE).choose("rewarding", "1").choose("satisfied", "2");
    let page = answered(&ana, ["3", "2", "1", "2"]).await;
    assert!(page.has("March 2026: 8 of 21") && page.has("Once a month is enough"));
    for page in [twice.press(SAVE).await, ana.open("/satisfaction/new").await] {
        assert_eq!(page.status, 409, "{}", page.text());
        assert!(page.has("You have answered this month already"));
    }
    assert_eq!(ben.open("/satisfaction").await.text(), before, "nobody else is told");
    world.advance(TimeDelta::days(31));
    let ana = opened(&world, "Ana").await;
    let page = answered(&ana, ["6", "5", "5", "5"]).await;
    assert!(page.has("April 2026: 21 of 21") && page.html.contains("nothing, 8, 21"), "a line");
}

#[tokio::test]
async fn it_closes_goes_along_tells_when_it_was_changed_and_is_deleted() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = opened(&world, "Ana").await;
    answered(&ana, ["3", "2", "1", "2"]).await;
    let taken = take(&ana, MY_WORDS).await;
    let answers = &taken.json["progress"]["satisfaction"][0]["words"]["words"]["answers"];
    assert_eq!(*answers, serde_json::json!([3, 2, 1, 2]));
    assert!(taken.html.contains("all things considered, of your relationship. Happy."));
    let shared = take(&ana, OUR_RECORD).await;
    assert_eq!(shared.json["progress"]["satisfaction"], serde_json::json!([]));
    world.advance(TimeDelta::minutes(11));
    let page = ana.open("/satisfaction").await;
    assert!(page.has("What you answered is closed now.") && !page.has("8 of 21"));
    let ana = opened(&world, "Ana").await;
    let host = &mut crate::host::Host::of(&world).await;
    let words = host.blobs("select words from look_back").await.remove(0);
    host.once("update look_back set words = ?", &[&words[..50]]).await;
    let page = ana.open("/satisfaction").await;
    assert!(page.has("changed outside the app") && !page.has("8 of 21"), "{}", page.text());
    let page = page.press("Delete it for good").await;
    assert!(page.has("Nothing is answered yet") && page.has("Answer the four questions"));
}

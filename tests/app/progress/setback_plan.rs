//! What the two do after a setback: proposed by one, agreed by the other, ended by either.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    host::Host,
    page::Page,
    world::World,
};

const HERE: &str = "/setback-plan";
const COUNTS: &str = "A message that I hide.";

/// Somebody proposes a plan.
pub(crate) async fn proposed(browser: &Browser, counts: &str) -> Page {
    let parts = [("counts", counts), ("first_day", "I tell you the same day. We sleep a night.")];
    let page = browser.write("/setback-plan/drafts", &parts).await.press("Propose it to").await;
    assert!(page.status == 200 && page.path == HERE, "{}", page.text());
    page
}

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

#[tokio::test]
async fn one_proposes_it_the_other_agrees_and_either_ends_it() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/moving-forward").await.click("Our setback plan").await;
    assert!(page.has("Nothing is agreed yet. Choose a calm evening"), "{}", page.text());
    assert!(proposed(&ana, COUNTS).await.has("Ben has not answered this yet"));
    let today = ben.open("/today").await;
    assert!(today.has("Ana proposes what the two of you do after a setback."), "{}", today.text());
    let page = ben.open(HERE).await;
    assert!(page.has(COUNTS) && page.has("Ana proposes this"), "{}", page.text());
    assert_eq!(ana.open(HERE).await.forms("I agree").len(), 0, "not one’s own");
    let version = page.form("I agree").value("version").to_owned();
    assert!(page.press("I agree").await.has("This is agreed"));
    assert!(!ben.open("/today").await.has("after a setback"));
    let twice = [("version".to_owned(), version), ("answer".to_owned(), "agreed".to_owned())];
    assert_eq!(ana.post("/setback-plan/answers", &twice).await.status, 409);

    proposed(&ben, "A Friday that was not what I said.").await;
    let page = ana.open(HERE).await;
    assert!(page.has(COUNTS) && page.has("A Friday that"), "the old one goes on until then");
    let page = page.press("Not like this").await;
    assert!(page.has("This is agreed") && page.has("Earlier wordings"), "{}", page.text());
    let page = page.press("End it. Ben will see that.").await;
    assert!(!page.has("This is agreed") && page.has("You ended it today."), "{}", page.text());
    assert!(ben.open(HERE).await.has("Ana ended it today."));
}

#[tokio::test]
async fn what_is_taken_back_is_gone_and_ending_works_while_paused() {
    let (world, ana, ben) = both().await;
    let page = proposed(&ana, "Only the heron knows.").await;
    let answer = ben.open(HERE).await.form("I agree");
    page.press("Take it back").await;
    assert!(!ben.open(HERE).await.has("heron"));
    assert_eq!(answer.press("I agree").await.status, 409);
    let host = &mut Host::of(&world).await;
    assert!(host.blobs("select words from wording").await.is_empty());
    proposed(&ana, COUNTS).await;
    ben.open(HERE).await.press("I agree").await;
    let form = ana.open(HERE).await.form("End it.");
    ben.open("/pause").await.press("Pause now").await;
    assert_eq!(ana.open(HERE).await.forms("Propose").len(), 0);
    let page = form.press("End it.").await;
    assert!(page.has("You ended it today."), "one is enough: {}", page.text());
}

#[tokio::test]
async fn nobody_writes_over_what_was_proposed_meanwhile() {
    let (_world, ana, ben) = both().await;
    let parts = [("counts", "Hers."), ("first_day", "We sleep a night.")];
    let look = ana.write("/setback-plan/drafts", &parts).await;
    proposed(&ben, "His.").await;
    let again = look.press("Propose it to").await;
    assert!(again.status == 422 && again.has("has changed while you wrote"), "{}", again.text());
    assert!(again.has("What Ben proposes") && again.has("Hers."));
    assert!(again.press("Propose it to").await.has("Ben has not answered this yet"));
}

/// A row in the database is no yes.
#[tokio::test]
async fn nobody_agrees_for_the_other() {
    let (world, ana, ben) = both().await;
    proposed(&ben, COUNTS).await;
    let theirs = ben.open(HERE).await.form("Take it back").value("version").to_owned();
    let own = [("version".to_owned(), theirs), ("answer".to_owned(), "agreed".to_owned())];
    assert_eq!(ben.post("/setback-plan/answers", &own).await.status, 409, "not one’s own");
    let host = &mut Host::of(&world).await;
    host.run(
        "insert into wording_answer
         select id, author, 'agreed', 1, x'00', made_at from wording",
        &[],
    )
    .await;
    for browser in [&ana, &ben] {
        assert!(!browser.open(HERE).await.has("This is agreed"));
    }
    let page = ana.open(HERE).await;
    assert!(page.press("Not like this").await.has("You said today: not like this."));
    host.run("update wording_answer set answer = 'agreed'", &[]).await;
    assert!(!ben.open(HERE).await.has("This is agreed"), "she said no");
    let words = host.blobs("select words from wording").await.remove(0);
    host.once("update wording set words = ?", &[&words[..60]]).await;
    let page = ana.open(HERE).await;
    assert!(page.has("changed outside the app") && !page.has(COUNTS), "{}", page.text());
}

/// A yes is said to the words that were there: others in their place are none that somebody agreed to. And nobody has
/// ended what they did not sign.
#[tokio::test]
async fn a_yes_is_to_these_words_and_an_end_is_signed() {
    let (world, ana, ben) = both().await;
    proposed(&ben, COUNTS).await;
    let host = &mut Host::of(&world).await;
    let first = host.blobs("select words from wording").await.remove(0);
    ana.open(HERE).await.press("I agree").await;
    host.run("insert into wording_end select id, author, null, null, made_at from wording", &[])
        .await;
    for browser in [&ana, &ben] {
        let page = browser.open(HERE).await;
        assert!(page.has("It was ended today.") && !page.has("ended it today"), "{}", page.text());
    }
    host.run("delete from wording_end", &[]).await;
    assert!(ben.open(HERE).await.has("This is agreed"));
    // Ben seals other words of his own at the same place.
    host.run("create temp table yes as select * from main.wording_answer", &[]).await;
    ben.open(HERE).await.press("End it.").await;
    host.run("delete from wording_end", &[]).await;
    host.run("delete from wording_answer", &[]).await;
    let words = |at: usize| first[..first.len() - at].to_vec();
    host.once("update wording set words = ?", &[&[words(1), vec![0]].concat()]).await;
    host.run("insert into wording_answer select * from temp.yes", &[]).await;
    assert!(!ana.open(HERE).await.has("This is agreed"));
    host.once("update wording set words = ?", &[&first]).await;
    assert!(ana.open(HERE).await.has("This is agreed"), "it is the very one");
}

#[tokio::test]
async fn it_goes_along_with_both() {
    let (world, ana, ben) = both().await;
    proposed(&ana, COUNTS).await;
    ben.open(HERE).await.press("I agree").await;
    assert!(take(&ana, MY_WORDS).await.has(COUNTS) && !take(&ben, MY_WORDS).await.has(COUNTS));
    let shared = take(&ben, OUR_RECORD).await;
    let plan = &shared.json["progress"]["setback_plans"][0];
    assert!(shared.has(COUNTS));
    assert_eq!(plan["answer"]["by"]["name"], "Ben");
    world.advance(TimeDelta::days(400));
    assert!(world.sign_in("Ben").await.open(HERE).await.has(COUNTS), "it does not end by itself");
}

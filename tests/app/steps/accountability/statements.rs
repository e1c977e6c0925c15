//! Taking responsibility: written part by part, answered part by part, added to where it is asked for.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    world::World,
};

const DRAFTS: &str = "/accountability-statements/drafts";
const SHARE: &str = "Share with";
const ASK: &str = "Ask for it";
const MORE: &str = "Write more here";
const LOOK: &str = "Look at it";
const DID: &str = "I read your letters in May";
const CHANGED: &str = "I ask before I open anything";

/// The first three parts, which carry the rest.
const WHOLE: [(&str, &str); 3] =
    [("did", DID), ("choice", "I could have asked you"), ("harm", "You lock your drawer now")];

/// Somebody shares one; its path.
pub(crate) async fn owned(browser: &Browser) -> String {
    let page = browser.write(DRAFTS, &WHOLE).await.press(SHARE).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.path
}

/// The other needs more in a part, from 1.
pub(crate) async fn asked_for(browser: &Browser, path: &str, part: &str, what: &str) -> Page {
    let form = browser.open(path).await.form(ASK).choose("part", part).fill("what", what);
    form.press(ASK).await
}

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

async fn added(browser: &Browser, path: &str, words: &str) -> Page {
    let page = browser.open(path).await.press(MORE).await;
    page.form(LOOK).fill("words", words).press(LOOK).await.press(SHARE).await
}

#[tokio::test]
async fn it_is_written_part_by_part_and_shared_after_a_look_at_it() {
    let (world, ana, ben) = both().await;
    let page = ana.open("/steps/accountability").await.click("Taking responsibility").await;
    let page = page.click("How it goes, and begin").await;
    assert!(page.has("nothing here asks for forgiveness"), "{}", page.text());
    let page = page.press("Begin to write").await;
    assert_eq!(page.heading(), "What I did");
    assert!(page.has("no deadline"));
    let page = page.form("Next").fill("words", DID).press("Next").await;
    assert_eq!(page.heading(), "It was my choice");
    let look = page.press("Stop here").await;
    assert_eq!(look.path, "/accountability-statements");
    let look = look.click("What you take responsibility for").await;
    assert!(look.forms(SHARE).is_empty(), "the first three parts carry the rest");
    assert!(!ben.open("/accountability-statements").await.has("takes responsibility"));
    let page = look.click("Write it").await.write(&WHOLE[1..]).await.press(SHARE).await;
    assert!(page.has("Ben can read this now.") && page.has("Nobody is reminded."));
    let page = ben.open("/today").await;
    assert!(page.has("Ana has written down what they take responsibility for."));
    let page = page.click("Read it").await;
    assert!(page.has(DID) && page.has("nothing has to be forgiven"), "{}", page.text());
    assert!(!page.has("What I regret"), "what was left out is not there");
    world.advance(TimeDelta::days(3));
    let ben = world.sign_in("Ben").await;
    assert!(!ben.open("/today").await.has("written down what they take"), "nobody is reminded");
}

#[tokio::test]
async fn what_has_changed_is_linked_to_something_that_one_does() {
    let (_world, ana, ben) = both().await;
    let parts = [&WHOLE[..], &[("changed", CHANGED)]].concat();
    let look = ana.write(DRAFTS, &parts).await;
    assert!(look.has("You have no commitment yet."), "{}", look.text());
    let page = look.press(SHARE).await;
    assert_eq!(page.status, 422);
    let fault = page.fault("commitment").expect("why");
    assert!(fault.contains("your draft is kept"), "{fault}");
    let form = page.click("Propose something small").await.form("Propose to Ben");
    let form = form.fill("promise", "I ask before I open a letter").choose("cadence", "daily");
    let commitment = form.press("Propose to Ben").await.path;
    let form = ana.open(&look.path).await.form(SHARE);
    let id = commitment.rsplit('/').next().expect("its id").to_owned();
    let page = form.choose("commitment", &id).press(SHARE).await;
    assert!(page.has("I ask before I open a letter"), "{}", page.text());
    let page = ben.open(&page.path).await.click("I ask before I open a letter").await;
    assert_eq!(page.path, commitment);
    let stranger = "0198c5c2-5f6a-7000-8000-000000000000";
    let look = ben.write(DRAFTS, &WHOLE).await;
    let form = look.form(SHARE);
    let pairs = [("draft", form.value("draft")), ("seen", form.value("seen"))];
    let pairs = pairs.into_iter().chain([("commitment", stranger), ("commitment", &id)]);
    let pairs: Vec<_> = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let page = ben.post("/accountability-statements", &pairs).await;
    assert_eq!(page.status, 422, "it is hers: {}", page.text());
}

#[tokio::test]
async fn the_other_answers_part_by_part_in_their_own_time() {
    let (_world, ana, ben) = both().await;
    let path = owned(&ana).await;
    assert!(ana.open(&path).await.forms("Received").is_empty(), "it is his to answer");
    for part in 1..=3 {
        let page = ben.open(&path).await.press("Received").await;
        assert_eq!(page.has("You have received all of it."), part == 3, "{}", page.text());
    }
    let page = ana.open(&path).await;
    assert!(page.has("Ben has received all of it.") && page.has("What counts now is what you do."));
    assert!(ana.open("/today").await.has("Ben has said something to what you take responsibility"));
    let fields = [("answer", "received"), ("part", "4")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    let page = ben.post(&format!("{path}/answers"), &fields).await;
    assert!(page.status == 409 && page.has("This part was left out."));
    let page = ana.post(&format!("{path}/answers"), &fields).await;
    assert!(page.status == 409 && page.has("This is not yours to answer."));
}

#[tokio::test]
async fn more_is_written_where_it_is_asked_for_and_three_times_are_enough() {
    let (_world, ana, ben) = both().await;
    let path = owned(&ana).await;
    assert!(ana.open(&path).await.forms(MORE).is_empty());
    let page = ben.open(&path).await.form(ASK).fill("what", "Since when?").press(ASK).await;
    assert_eq!(page.status, 422);
    assert!(page.fault("part").is_some() && page.form(ASK).value("what").trim() == "Since when?");
    let page = asked_for(&ben, &path, "1", "You always leave something out").await;
    assert!(page.has("This may land badly"), "{}", page.text());
    let page = page.press(ASK).await;
    assert!(page.has("You need more here"), "{}", page.text());
    let page = ana.open(&path).await;
    assert!(page.has("Ben needs more in a part.") && page.has("It is no verdict."));
    let page = page.press(MORE).await;
    assert!(page.has("What Ben needs more of") && page.has("leave something out"));
    assert_eq!(page.heading(), "What I did");
    let look = page.form(LOOK).fill("words", "And the diary, once").press(LOOK).await;
    assert!(ana.open(&path).await.has("Go on with your draft"));
    let page = look.press(SHARE).await;
    assert!(page.has("And the diary, once") && page.has("You added"), "{}", page.text());
    for _ in 0..2 {
        asked_for(&ben, &path, "1", "").await;
        added(&ana, &path, "Nothing else").await;
    }
    let page = ben.open(&path).await;
    let parts = page.form(ASK).fields.iter().filter(|field| field.name == "part").count();
    assert_eq!(parts, 2, "three times are enough: {}", page.text());
    let refused = ben.open(&path).await.form(ASK).choose("part", "2").fill("what", "Your PIN");
    let page = refused.press(ASK).await;
    assert!(
        page.fault("what").is_some_and(|fault| fault.contains("no place here")),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn not_ready_is_a_whole_answer_and_nothing_is_asked_after_it() {
    let (_world, ana, ben) = both().await;
    let path = owned(&ana).await;
    let page = ben.open(&path).await.press("I am not ready").await;
    assert!(page.has("You are not ready for this, you said.") && page.has("Nothing is asked."));
    assert!(page.forms("I am not ready").is_empty());
    let page = ana.open(&path).await;
    assert!(page.has("Ben is not ready for this.") && page.has("That is a whole answer."));
    let page = ben.open(&path).await.press("Received").await;
    assert!(page.has("You need not answer"), "he took it up again: {}", page.text());
}

#[tokio::test]
async fn its_author_withdraws_it_and_the_other_may_have_kept_a_copy() {
    let (_world, ana, ben) = both().await;
    let path = owned(&ana).await;
    asked_for(&ben, &path, "2", "What did you tell yourself?").await;
    let page = ana.open(&path).await.press(MORE).await;
    let look = page.form(LOOK).fill("words", "That you need not know").press(LOOK).await;
    ben.open(&path).await.click("Keep a copy of all").await.press("Keep").await;
    for (record, browser) in [(OUR_RECORD, &ben), (MY_WORDS, &ana)] {
        let record = take(browser, record).await.text;
        assert!(record.contains(DID) && record.contains("accountability_statements"));
    }
    ana.open(&path).await.click("Withdraw all").await.press("Withdraw it").await;
    for browser in [&ana, &ben] {
        let page = browser.open(&path).await;
        assert!(!page.has(DID) && page.has("Withdrawn by"), "{}", page.text());
    }
    assert!(ben.open("/kept-copies").await.has(DID));
    let page = look.press(SHARE).await;
    assert!(page.status == 409 && page.has("What you wrote is kept as a draft."));
    assert!(ana.open("/accountability-statements").await.has("More, where it was asked for"));
    assert!(!take(&ben, OUR_RECORD).await.text.contains(DID));
}

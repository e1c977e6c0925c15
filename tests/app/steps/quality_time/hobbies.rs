//! Hobbies: each answers for themselves, and only what both would like or might is shown to both.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    host::Host,
    page::Page,
    world::World,
};

const HERE: &str = "/hobbies";
const LIKE: &str = "I would like that";
const OFF: &str = "Take it off our list";
const COOK: &str = "Cook something that neither of us has cooked before";
const TRAMS: &str = "Go to the old tram museum";

async fn both() -> (World, Browser, Browser) {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    (world, ana, ben)
}

/// Somebody answers this one of the deck.
pub(crate) async fn answered(browser: &Browser, hobby: &str, answer: &str) -> Page {
    let page = browser.open(&format!("/hobbies/next?hobby={hobby}")).await.press(answer).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page
}

/// Somebody suggests something; its path.
pub(crate) async fn suggested(browser: &Browser, words: &str) -> String {
    let form = browser.open(HERE).await.form("/hobbies/suggestions").fill("hobby", words);
    let page = form.press("Suggest it to").await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.click(words).await.path
}

/// All that somebody sees of hobbies, but for the ids of forms.
async fn seen(browser: &Browser) -> Vec<String> {
    let mut seen = Vec::new();
    let mut paths =
        ["/hobbies", "/hobbies/next", "/hobbies/answers", "/hobbies/suggestions", "/today"]
            .map(str::to_owned)
            .to_vec();
    let named = ["cook-new", "walk-evening", "swim"];
    paths.extend(named.map(|hobby| format!("/hobbies/next?hobby={hobby}")));
    paths.push("/together".to_owned());
    paths.push("/steps/quality-time".to_owned());
    for path in paths {
        let html = browser.open(&path).await.html;
        let pieces = html.split("name=\"op\" value=\"");
        let rest = |piece: &str| piece.split_once('"').map_or(piece, |(_, rest)| rest).to_owned();
        seen.extend(pieces.enumerate().map(
            |(nth, piece)| {
                if nth == 0 { piece.to_owned() } else { rest(piece) }
            },
        ));
    }
    seen
}

#[tokio::test]
async fn what_both_would_like_or_might_is_shown_to_both() {
    let (_world, ana, ben) = both().await;
    let page = ana.open("/steps/quality-time").await.click("Hobbies").await;
    assert!(page.has("No page shows a no"), "{}", page.text());
    let page = page.click("Answer some, only for me").await;
    assert_eq!(page.heading(), COOK);
    let next = page.press(LIKE).await;
    assert_eq!(next.heading(), "Walk round the block after dinner", "one after the other");
    assert_ne!(next.click("Skip").await.heading(), next.heading());
    assert!(!ben.open(HERE).await.has(COOK) && !ana.open(HERE).await.has(COOK));
    let page = answered(&ben, "cook-new", "Maybe").await;
    assert!(page.path == HERE && page.has(COOK), "{}", page.text());
    assert!(ana.open(HERE).await.has(COOK));
    let page = ana.open("/hobbies/next?hobby=cook-new").await;
    assert!(page.has("on the list of both") && page.forms(LIKE).is_empty());
}

#[tokio::test]
async fn a_no_looks_exactly_like_no_answer() {
    let (_world, ana, ben) = both().await;
    answered(&ben, "cook-new", LIKE).await;
    answered(&ben, "walk-evening", "No").await;
    let before = seen(&ben).await;
    for (hobby, answer) in [
        ("cook-new", "No"),
        ("walk-evening", LIKE),
        ("swim", LIKE),
        ("swim", "No"),
        ("swim", "Maybe"),
    ] {
        answered(&ana, hobby, answer).await;
        assert!(seen(&ben).await == before, "{hobby}: {answer}");
    }
    let fields = [("hobby".to_owned(), "cook-new".to_owned())];
    let refused = ben.post("/hobbies/answers/ends", &fields).await;
    let fields = [("hobby".to_owned(), "films".to_owned())];
    let unanswered = ben.post("/hobbies/answers/ends", &fields).await;
    assert_eq!((refused.status, unanswered.status), (409, 409));
    // Each page of a refusal has a number of its own.
    let said = |page: &Page| page.all("h1, .lead").join(" ");
    assert!(said(&refused).contains("does not stand on the list"), "{}", refused.text());
    assert_eq!(said(&refused), said(&unanswered));
    for record in [MY_WORDS, OUR_RECORD] {
        let text = take(&ben, record).await.text;
        let about = text.split("\"hobbies\"").nth(1).expect("hobbies");
        assert_eq!(about.contains("cook-new"), record == MY_WORDS, "{about}");
        assert!(!about.contains("\"swim\""), "{about}");
    }
    answered(&ana, "cook-new", "Maybe").await;
    assert!(seen(&ben).await != before, "else the comparison might look at nothing");
}

#[tokio::test]
async fn an_answer_is_changed_freely_until_it_stands_on_the_list_of_both() {
    let (_world, ana, ben) = both().await;
    for answer in ["No", "Maybe", LIKE] {
        answered(&ana, "cook-new", answer).await;
        let page = ana.open("/hobbies/next?hobby=cook-new").await;
        assert!(page.has(&format!("Your answer up to now: {answer}.")), "{}", page.text());
    }
    assert!(ana.open("/hobbies/answers").await.has(&format!("You would like to {COOK}")));
    let stale = ana.open("/hobbies/next?hobby=cook-new").await;
    answered(&ben, "cook-new", LIKE).await;
    let page = stale.press("No").await;
    assert!(page.status == 409 && page.has("You can take it off there first"), "{}", page.text());
    let page = ana.open(HERE).await;
    assert!(page.has("Ben can notice that it is gone."));
    let page = page.press(OFF).await;
    assert!(!page.has(COOK) && !ben.open(HERE).await.has(COOK));
    assert_eq!(ana.open("/hobbies/next").await.heading(), COOK, "she may answer anew");
    answered(&ana, "cook-new", "No").await;
    let page = answered(&ana, "cook-new", "Maybe").await;
    assert!(page.path == HERE && page.has(COOK), "his answer stands");
}

#[tokio::test]
async fn a_suggestion_is_shared_and_the_answer_to_it_is_not() {
    let (_world, ana, ben) = both().await;
    let form = ana.open(HERE).await.form("/hobbies/suggestions");
    assert_eq!(form.press("Suggest it to").await.status, 422);
    let suggestion = suggested(&ana, TRAMS).await;
    let page = ben.open("/hobbies/next").await;
    assert!(page.heading() == TRAMS && page.has("Ana suggested this."), "{}", page.text());
    let before = seen(&ana).await;
    page.press("No").await;
    assert!(seen(&ana).await == before, "she is told nothing");
    let page = ben.open(&suggestion).await.click("Your answer").await.press("Maybe").await;
    assert!(page.path == HERE && page.has(TRAMS), "who suggests would like to: {}", page.text());
    ben.open(&suggestion).await.click("Keep a copy").await.press("Keep it").await;
    ana.open(&suggestion).await.click("Withdraw it").await.press("Withdraw it").await;
    for browser in [&ana, &ben] {
        assert!(!browser.open(HERE).await.has(TRAMS));
        let page = browser.open("/hobbies/suggestions").await.click("Withdrawn").await;
        assert!(page.has("Withdrawn by") && !page.has(TRAMS), "{}", page.text());
    }
    assert!(ben.open("/kept-copies").await.has(TRAMS));
    let id = suggestion.rsplit('/').next().expect("its id");
    assert_eq!(ben.open(&format!("/hobbies/next?hobby={id}")).await.status, 404);
}

#[tokio::test]
async fn ones_own_answers_close_like_all_that_is_private() {
    let (world, ana, ben) = both().await;
    answered(&ana, "swim", "No").await;
    world.advance(TimeDelta::minutes(11));
    for path in ["/hobbies/answers", "/hobbies/next?hobby=swim"] {
        let page = ana.open(path).await;
        assert!(page.has("with your password") && !page.has("up to now"), "{}", page.text());
    }
    assert!(!ana.open("/hobbies/answers").await.has("Swim, or float"));
    let page = answered(&ana, "films", LIKE).await;
    assert_eq!(page.status, 200, "writing needs nothing opened");
    let form = ana.open("/unlock?back=/hobbies/answers").await.form("Open, only for me");
    let page = form.with_password().press("Open, only for me").await;
    assert!(page.has("No Swim, or float and talk"), "{}", page.text());
    assert!(!ben.open("/hobbies/answers").await.has("Swim"));
}

/// Whoever runs the server finds a yes and a no alike, and can put neither in the place of another.
#[tokio::test]
async fn what_was_answered_lies_sealed_and_counts_only_where_it_was_given() {
    let (world, ana, ben) = both().await;
    answered(&ana, "cook-new", LIKE).await;
    answered(&ana, "swim", "No").await;
    answered(&ben, "swim", LIKE).await;
    let host = &mut Host::of(&world).await;
    let blobs = host.blobs("select words from hobby_answer").await;
    assert!(blobs.len() == 3 && blobs.iter().all(|blob| blob.len() == blobs[0].len()));
    let hers = "author = (select id from person where name = 'Ana')";
    let moved =
        format!("update hobby_answer set hobby = 'swim' where {hers} and hobby = 'cook-new'");
    host.run(&format!("delete from hobby_answer where {hers} and hobby = 'swim'"), &[]).await;
    assert_eq!(host.run(&moved, &[]).await, 1);
    for browser in [&ana, &ben] {
        assert!(!browser.open(HERE).await.has("Swim"), "her yes was to something else");
    }
    let page = ana.open("/hobbies/next?hobby=swim").await;
    assert!(page.has("changed outside the app"), "{}", page.text());
    assert!(answered(&ana, "swim", "Maybe").await.has("Swim"), "she answers anew");
}

#[tokio::test]
async fn while_one_has_paused_nothing_new_is_answered_and_each_takes_off() {
    let (_world, ana, ben) = both().await;
    for browser in [&ana, &ben] {
        answered(browser, "swim", LIKE).await;
    }
    ben.open("/pause").await.press("Pause now").await;
    let page = ana.open("/hobbies/next?hobby=films").await;
    assert!(page.forms(LIKE).is_empty(), "{}", page.text());
    let page = ana.open(HERE).await.press(OFF).await;
    assert!(!page.has("Swim"), "{}", page.text());
}

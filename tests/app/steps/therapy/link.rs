//! A therapist comes, and reads what both have signed, each alone.

use chrono::TimeDelta;

use crate::{
    browser::Browser,
    page::{Page, selector},
    people::second_step,
    world::{SignUp as _, World, came_back},
};

const HERE: &str = "/therapist";
pub(crate) const ALL: [&str; 9] = [
    "agenda",
    "pulse",
    "plan",
    "practice",
    "commitments",
    "concerns",
    "talks",
    "time together",
    "hard moments",
];

/// Somebody makes an invite for a therapist; its path.
pub(crate) async fn invited(world: &World, browser: &Browser) -> String {
    let page = browser.open(HERE).await.press("Make an invite").await;
    let link = page.all("#invite-link").pop().expect("an invite link");
    link.strip_prefix(world.base()).expect("a link to here").to_owned()
}

/// A therapist comes with this invite and makes an account.
pub(crate) async fn comes_in(world: &World, invite: &str, name: &str) -> Browser {
    let noor = world.browser();
    let form = noor.open(invite).await.form("Make my account").choose("read", "yes");
    let page = form.sign_up(name).arrive("Make my account").await;
    assert_eq!(page.path, "/couples", "{}", page.text());
    assert!(page.has("First, a second step for signing in"));
    world.remember(name, &noor);
    noor
}

/// The same, and sets up a code.
pub(crate) async fn comes(world: &World, invite: &str, name: &str) -> Browser {
    let noor = comes_in(world, invite, name).await;
    second_step::set_up(world, &noor).await;
    world.remember(name, &noor);
    noor
}

/// The four words of one of the two, as they stand on the therapist's page.
pub(crate) async fn words_of(noor: &Browser, whose: &str) -> String {
    let page = noor.open("/couples").await;
    let line = page.all(".plain-list li").into_iter().find(|line| line.starts_with(whose));
    let line = line.unwrap_or_else(|| panic!("no words of {whose}: {}", page.text()));
    line.split_once(':').expect("words after a colon").1.trim().to_owned()
}

/// Somebody proposes to open these sections; the page of it.
pub(crate) async fn proposed(browser: &Browser, sections: &[&str]) -> Page {
    let page = browser.open("/therapist/links/new").await;
    let mut form = page.form("Propose it to").clear("section");
    if form.value("therapist").is_empty() {
        let all = page.parse();
        let last = all.select(&selector("input[name=therapist]")).next_back().expect("a therapist");
        form = form.choose("therapist", last.attr("value").expect("their id"));
    }
    for section in sections {
        form = form.choose("section", section);
    }
    form.choose("policy", "no secrets").choose("days", "90").press("Propose it to").await
}

/// Somebody signs what this page shows.
pub(crate) async fn sign(browser: &Browser, path: &str, words: &str) -> Page {
    let mut form = browser.open(path).await.form("Sign it");
    if form.has("words") {
        form = form.fill("words", words);
    }
    form.with_password().press("Sign it").await
}

/// Ana and Ben have both opened these sections to Noor: their phones, hers, and her page of the two.
pub(crate) async fn linked(world: &World, sections: &[&str]) -> ([Browser; 3], String) {
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let noor = comes(world, &invited(world, &ana).await, "Noor").await;
    let page = proposed(&ana, sections).await;
    sign(&ana, &page.path, &words_of(&noor, "Ana").await).await;
    sign(&ben, &page.path, &words_of(&noor, "Their partner").await).await;
    let page = noor.open("/couples").await.click("Ana and Ben").await;
    assert_eq!(page.status, 200, "{}", page.text());
    ([ana, ben, noor], page.path)
}

#[tokio::test]
async fn a_therapist_comes_and_reads_nothing_before_both_have_signed() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let page = ana.open("/steps/therapy").await.click("A therapist who reads along").await;
    assert!(page.has("One of you alone ends it") && page.has("Nobody watches this in real time"));
    let noor = comes(&world, &invited(&world, &ana).await, "Noor").await;
    let page = noor.open("/couples").await;
    assert!(page.has("Ana and partner") && !page.has("Ben"), "one alone names nobody else");
    assert!(!ben.open(HERE).await.has("Noor"), "and the other need not know yet");
    let page = ana.open(HERE).await.click("Choose what they may read").await;
    assert!(page.has("What you leave out stays closed."));
    let page = proposed(&ana, &["agenda", "concerns"]).await;
    assert!(page.has("What stands now and what comes, also what was written before."));
    assert!(page.has("Only what is written once both of you have signed."), "{}", page.text());
    let link = page.path;
    let hub = sign(&ana, &link, &words_of(&noor, "Ana").await).await;
    assert!(hub.has("You have signed it."), "{}", hub.text());
    assert!(noor.open("/couples").await.has("Nothing is open yet."), "one is not enough to open");
    let today = ben.open("/today").await;
    assert!(today.has("Ana proposes what a therapist may read."), "{}", today.text());
    let page = today.click("Read it").await;
    assert!(page.has("Ana proposes what Noor may read"), "{}", page.text());
    let wrong = sign(&ben, &link, "lamp river garden stone").await;
    assert!(came_back(&wrong).contains("These are not the words"), "{}", wrong.text());
    assert_eq!(wrong.form("Sign it").value("words"), "lamp river garden stone");
    let hub = sign(&ben, &link, &words_of(&noor, "Their partner").await).await;
    assert!(hub.has("Noor may read this"), "{}", hub.text());
    let page = noor.open("/couples").await.click("Ana and Ben").await;
    assert!(page.has("What they want to talk about") && page.has("Nobody watches this"));
    assert!(page.has(
        "Not open to you: How each week was, What we work on, What we practise, Commitments, Talks in turns, Time together, Hard moments"
    ));
}

#[tokio::test]
async fn a_no_looks_like_no_answer_and_nobody_asks_again_within_a_week() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    comes(&world, &invited(&world, &ana).await, "Noor").await;
    let link = proposed(&ana, &["agenda"]).await.path;
    let before = ana.open(HERE).await.text();
    let page = ben.open(&link).await.press("I don’t want this").await;
    assert!(page.has("You said no to it. Only you see that."), "{}", page.text());
    assert_eq!(ana.open(HERE).await.text(), before, "she sees no difference");
    let again = proposed(&ana, &["agenda"]).await;
    assert!(again.status == 409 && again.has("within the last seven days"), "{}", again.text());
    world.advance(TimeDelta::days(7));
    let ana = world.sign_in("Ana").await;
    let page = proposed(&ana, &["agenda", "plan"]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let ben = world.sign_in("Ben").await;
    assert!(
        ben.open(&link).await.has("This is not open any more."),
        "the earlier one waits no more"
    );
}

#[tokio::test]
async fn a_proposal_is_taken_back_by_its_author_and_mended_at_once() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    comes(&world, &invited(&world, &ana).await, "Noor").await;
    let link = proposed(&ana, &["agenda"]).await.path;
    let refused = ben.post(&format!("{link}/ends"), &[]).await;
    assert_eq!(refused.status, 409, "it is hers");
    ana.open(&link).await.press("Take it back").await;
    assert!(!ben.open(HERE).await.has("Ana proposes"));
    assert_eq!(proposed(&ana, &["plan"]).await.status, 200, "at once it was a slip");
}

#[tokio::test]
async fn what_is_missing_is_said_and_what_was_chosen_stays() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let none = ana.open("/therapist/links/new").await;
    assert_eq!(none.path, HERE, "first somebody has to come");
    comes(&world, &invited(&world, &ana).await, "Noor").await;
    let form = ana.open("/therapist/links/new").await.form("Propose it to").clear("section");
    let page = form.choose("days", "30").press("Propose it to").await;
    assert!(came_back(&page).contains("Please choose at least one section"));
    assert_eq!(page.form("Propose it to").value("days"), "30");
}

#[tokio::test]
async fn an_invite_opens_once_and_a_therapist_comes_to_several_couples() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let invite = invited(&world, &ana).await;
    let noor = comes(&world, &invite, "Noor").await;
    assert_eq!(world.browser().open(&invite).await.status, 404, "used up");
    world.another_couple("Cleo", "Dan").await;
    let cleo = world.sign_in("Cleo").await;
    let page = cleo.open(HERE).await.press("Make an invite").await;
    let words = page.all(".code li").join(" ");
    let page = noor.open("/couples").await.form("Open the invite");
    let wrong =
        page.fill("code", "lamp river garden stone milk apple").press("Open the invite").await;
    assert!(came_back(&wrong).contains("This doesn’t open anything now"), "{}", wrong.text());
    let page = wrong.form("Open the invite").fill("code", &words).press("Open the invite").await;
    assert!(page.has("Cleo and partner") && page.has("Ana and partner"), "{}", page.text());
    let invite = invited(&world, &cleo).await;
    cleo.open(HERE).await.press("Take it back").await;
    assert_eq!(world.browser().open(&invite).await.status, 404, "taken back");
}

#[tokio::test]
async fn six_words_lead_a_therapist_to_their_own_way_in() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let page = ana.open(HERE).await.press("Make an invite").await;
    let words = page.all(".code li").join(" ");
    let form = world.browser().open("/invite").await.form("Go on").fill("words", &words);
    let page = form.press("Go on").await;
    assert!(page.has("Ana invites you as a therapist"), "{}", page.text());
}

#[tokio::test]
async fn a_therapist_is_never_one_of_a_couple() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let noor = comes(&world, &invited(&world, &ana).await, "Noor").await;
    assert_eq!(noor.open("/pairing").await.path, "/couples");
    for path in ["/today", "/therapist", "/check-ins", "/agenda", "/more"] {
        assert_eq!(noor.open(path).await.status, 404, "{path}");
    }
    let eve = world.unpaired("Eve").await;
    let invite = world.invite_link(&eve).await;
    let form = [("code".to_owned(), invite), ("rules".to_owned(), "yes".to_owned())];
    assert_eq!(noor.post("/pairing/acceptances", &form).await.status, 404);
}

#[tokio::test]
async fn without_a_second_step_nothing_is_shown() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([_, _, noor], path) = linked(&world, &["agenda"]).await;
    let page = noor.open("/second-step").await.press("Stop asking for it").await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(noor.open(&path).await.path, "/second-step");
    assert!(noor.open("/couples").await.has("First, a second step for signing in"));
}

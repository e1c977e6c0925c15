//! What Ana and Ben have done together before: something on every kind of page.

use crate::{
    browser::Browser,
    form::Form,
    impact::{
        breach::suggested,
        other_side::shared,
        statement::{delivered, replied, written},
    },
    page::Page,
    steps::{
        accountability::{
            small_deeds::{listed, starred},
            statements::{asked_for, owned},
        },
        communication::{
            disclosure::told,
            journal,
            openness::offered,
            question_box::{answered, asked, asked_as},
            question_of_the_day::{self, taken},
            turn_talk::{begun, said_back},
        },
        quality_time::{hobbies, ideas},
        small_issues::{
            concern::{raised, would_leave},
            hard_date,
            weekly_meeting::{self, closed, line},
        },
        therapy::{agenda, appointment, contact, link, packet, practice},
    },
    world::World,
};

/// From Thursday 12 to Thursday 19 March, through the pages.
pub(super) async fn two_weeks(world: &World) {
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let his = promise(&ben, "me", "Home by seven").await;
    press(&ana, &his, "I agree").await;
    let hers = promise(&ana, "me", "Ask before ten").await;
    press(&ben, &hers, "I agree").await;
    promise(&ana, "partner", "Say which evenings you are out").await;
    let ended = promise(&ben, "me", "Make the tea").await;
    press(&ana, &ended, "I agree").await;
    press(&ben, &ended, "End it").await;
    let lake = date(&ana, "Once round the lake", "2026-03-14").await;
    press(&ben, &lake, "Say yes to Ana").await;
    press(&ben, &lake, "Yes, not about the past").await;
    let museum = date(&ben, "The small museum", "2026-03-28").await;
    press(&ana, &museum, "Say yes to Ben").await;
    date(&ana, "A bench in the sun", "2026-03-29").await;
    let bakery = date(&ana, "The bakery at eight", "2026-03-17").await;
    press(&ben, &bakery, "Say yes to Ana").await;
    let shared = check_in(&ana, "Share with Ben").await.path;
    for (browser, button) in
        [(&ben, "Share with Ana"), (&ben, "only for me"), (&ana, "only for me")]
    {
        check_in(browser, button).await;
    }
    said(world, &ana, &ben).await;
    world.at("2026-03-13 20:00");
    for (owner, other, path) in [(&ben, &ana, &his), (&ana, &ben, &hers)] {
        let form = owner.open(&format!("{path}/days/2026-03-13/missed")).await.form("Share with");
        let form = form.choose("mark", "partly").fill("obstacle", "The tram.");
        let day = sent(form, "Share with").await;
        press(other, &day.path, "I saw it").await;
    }
    let form = ana.open(&format!("{shared}/corrections/new")).await.form("Share the change");
    sent(form.choose("closeness", "3"), "Share the change").await;
    afterwards(world, &lake, &bakery).await;
    world.at("2026-03-19 20:00");
    question_of_the_day::answered(&world.browser_of("Ben").await, "Soup").await;
    pages_that_were_shared(world).await;
    a_therapist(world).await;
}

/// She has come, and gets copies of how their weeks are and how many hard moments they keep; and something else is
/// proposed.
async fn a_therapist(world: &World) {
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let noor = link::comes_in(world, &link::invited(world, &ana).await, "Noor").await;
    let page = link::proposed(&ana, &["pulse", "talks", "hard moments"]).await;
    link::sign(&ana, &page.path, &link::words_of(&noor, "Ana").await).await;
    let page = link::sign(&ben, &page.path, &link::words_of(&noor, "Their partner").await).await;
    assert!(page.has("Noor may read this"), "{}", page.text());
    link::proposed(&ana, &["agenda"]).await;
    packet::agreed(&ana, &world.sign_in("Ben").await).await;
}

/// Everything that the two say and write to each other.
async fn said(world: &World, ana: &Browser, ben: &Browser) {
    a_talk(world).await;
    answers(ana, ben).await;
    the_box(world).await;
    for browser in [ana, ben] {
        let look = browser.write("/hard-moment-cards/drafts", &[("helps", "A hand")]).await;
        sent(look.form("Share with"), "Share with").await;
    }
    what_they_carry(world).await;
    what_they_take_responsibility_for(world).await;
    what_they_raised(world).await;
    their_meetings(world).await;
    small_deeds(ana, ben).await;
    hobbies_of_both(ana, ben).await;
}

/// Two of each, one starred by the other and one taken off.
async fn small_deeds(ana: &Browser, ben: &Browser) {
    for (owner, other) in [(ana, ben), (ben, ana)] {
        let coffee = listed(owner, "Bring you coffee in the morning").await;
        starred(other, &coffee).await;
        let bag = listed(owner, "Carry the bag").await;
        press(owner, &bag, "Take it off my list").await;
    }
}

/// One that both would like, some that he answered alone, and a suggestion of each.
async fn hobbies_of_both(ana: &Browser, ben: &Browser) {
    let mut hers = None;
    for browser in [ana, ben] {
        hobbies::answered(browser, "cook-new", "Maybe").await;
        hobbies::suggested(browser, "The tram museum").await;
        ideas::idea(browser, "The bench by the old lock").await;
        agenda::put_on(browser, "The holidays").await;
        let path = contact::written(browser, "Dr. Noor Weber", "Thursdays").await;
        contact::changed(browser, &path, "Mondays").await;
        appointment::written(browser, "Dr. Noor Weber", "2026-04-02").await;
        let path = practice::written(browser, "One good thing").await;
        practice::reflected(ana, &path, "partly", "Twice of three").await;
        hers.get_or_insert(path);
    }
    practice::reflected(ben, &hers.expect("one of hers"), "did", "It was good").await;
    hobbies::answered(ben, "walk-evening", "I would like that").await;
    hobbies::answered(ben, "board-games", "Maybe").await;
    hobbies::answered(ben, "swim", "No").await;
}

/// To a question that one of them took, from both.
async fn answers(ana: &Browser, ben: &Browser) {
    taken(ben, "Play").await;
    for browser in [ana, ben] {
        question_of_the_day::answered(browser, "The tram bell").await;
    }
}

/// One of each.
async fn pages_that_were_shared(world: &World) {
    for name in ["Ana", "Ben"] {
        let browser = world.sign_in(name).await;
        let page = journal::written(&browser, "I counted the plates.").await;
        journal::shared(&browser, &page.path).await;
        let page = hard_date::written(&browser, "The fair").await;
        let page = hard_date::shared(&browser, &page.path).await;
        let other = world.sign_in(if name == "Ana" { "Ben" } else { "Ana" }).await;
        hard_date::answered(&other, &page.path, "I take the afternoon off").await;
    }
}

/// Ana spoke and Ben said it back: her turn. He has begun to write something else.
async fn a_talk(world: &World) {
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let talk = begun(&ana).await;
    said_back(&ben, &talk, "that you were afraid").await;
    let page = ben.post("/turn-talks/drafts", &[]).await;
    sent(page.form("Next").fill("words", "you came in without a word"), "Next").await;
}

/// Both asked and answered; one of his questions waits, and he has begun to write something else.
async fn the_box(world: &World) {
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let hers = asked(&ana, "Did you think of me on those Fridays?").await;
    answered(&ben, &hers, "Yes, and I went all the same.").await;
    let his = asked(&ben, "What helps you at night?").await;
    answered(&ana, &his, "That you wake up, too.").await;
    asked(&ben, "Shall I tell my brother?").await;
    asked_as(&ana, "Who else knows?", "later").await;
    told(&ben, "She wrote to me on Monday").await;
    told(&ana, "I read your letters in May").await;
    let his = offered(&ben).await;
    press(&ana, &his, "Yes, thank you").await;
    offered(&ana).await;
    let page = ben.post("/question-box/drafts", &[]).await;
    sent(page.form("Look at it").fill("words", "Do you still like my hands?"), "Look at it").await;
}

/// Each has written what they take responsibility for; Ben needs more of hers, and she is not ready for his.
async fn what_they_take_responsibility_for(world: &World) {
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let hers = owned(&ana).await;
    asked_for(&ben, &hers, "2", "Since when?").await;
    let his = owned(&ben).await;
    asked_for(&ana, &his, "3", "And before that?").await;
    press(&ana, &his, "I am not ready").await;
}

/// Ben has read hers, and would leave his.
async fn what_they_raised(world: &World) {
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let hers = raised(&ana).await;
    press(&ben, &hers, "Read it. A time comes later").await;
    let his = raised(&ben).await;
    would_leave(&ben, &his, "therapy", "").await;
}

/// One that Ben has signed and she has not, one that is under way, and a time for it.
async fn their_meetings(world: &World) {
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let form = ana.open("/weekly-meetings/time").await.form("Propose to Ben");
    form.choose("weekday", "6").fill("time", "19:30").press("Propose to Ben").await;
    press(&ben, "/weekly-meetings/time", "Yes, that suits me").await;
    let meeting = weekly_meeting::begun(&ana).await;
    for (browser, part) in [(&ana, 1), (&ben, 1), (&ana, 6)] {
        line(browser, &meeting, part, "Thank you for the soup").await;
    }
    closed(&ben, &meeting).await.press("Sign: I remember it so").await;
    let meeting = weekly_meeting::begun(&ben).await;
    press(&ana, &meeting, "Go on: ").await;
}

/// Each has written it down; Ben has said what he understands, and Ana has not yet. Ben is writing more.
async fn what_they_carry(world: &World) {
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let his = suggested(&ben).await;
    press(&ana, &his, "I agree to this title").await;
    suggested(&ana).await;
    let hers = delivered(&ana).await;
    assert_eq!(replied(&ben, &hers, "that the nights are long").await.status, 200);
    let page = ana.open(&hers).await.press("Partly.").await;
    let form = page.form("Look at it").fill("words", "that I had looked").press("Look at it").await;
    assert_eq!(form.press("Share with").await.status, 200);
    delivered(&ben).await;
    written(&ben).await;
    for browser in [&ana, &ben] {
        assert_eq!(shared(browser).await.status, 200);
    }
}

/// Both wrote about the one, and one of them something else later; of the other only Ana did.
async fn afterwards(world: &World, lake: &str, bakery: &str) {
    world.at("2026-03-15 20:00");
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    press(&ana, lake, "Yes, it did").await;
    for browser in [&ana, &ben] {
        let form = browser.open(lake).await.form("Share with").choose("closeness", "4");
        sent(form.fill("moment", "The duck."), "Share with").await;
    }
    world.at("2026-03-17 20:00");
    press(&ana, bakery, "Yes, it did").await;
    let form = ana.open(bakery).await.form("Share with").choose("closeness", "4");
    sent(form.fill("moment", "The rolls."), "Share with").await;
    let form = ana.open(&format!("{lake}/notes/corrections/new")).await.form("Share the change");
    sent(form.fill("moment", "The duck and the bread."), "Share the change").await;
}

/// One tap on how it is, and a button.
pub(super) async fn check_in(browser: &Browser, button: &str) -> Page {
    let form = browser.open("/check-ins/new").await.form("/check-ins");
    sent(form.choose("closeness", "2"), button).await
}

async fn promise(browser: &Browser, owner: &str, words: &str) -> String {
    let form = browser.open(&format!("/commitments/new?owner={owner}")).await.form("/commitments");
    let form = form.fill("promise", words).choose("cadence", "daily");
    let form = form.fill("review_on", "2026-06-12");
    let button = form.buttons()[0].to_owned();
    sent(form, &button).await.path
}

async fn date(browser: &Browser, what: &str, day: &str) -> String {
    let form = browser.open("/dates/new").await.form("/dates").fill("what", what);
    sent(form.fill("day", day).fill("time", "10:00"), "Propose to").await.path
}

async fn press(browser: &Browser, path: &str, button: &str) -> Page {
    sent(browser.open(path).await.form(button), button).await
}

async fn sent(form: Form, button: &str) -> Page {
    let page = form.press(button).await;
    assert_eq!(page.status, 200, "{button} at {}: {}", page.path, page.text());
    page
}

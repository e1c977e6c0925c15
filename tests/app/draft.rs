//! What somebody is writing for the other: kept at every step, looked at as a whole, and shared as it
//! was seen.

use chrono::TimeDelta;

use crate::{browser::Browser, form::Kind, host::Host, page::Page, world::World};

const FIRST: &str = "what I wrote at noon";
const SECOND: &str = "what I wrote at night";

/// Where each kind of draft begins, and what shares it.
const KINDS: [(&str, &str); 11] = [
    ("/turn-talks/drafts", "Share with Ben"),
    ("/question-box/drafts", "Share with Ben"),
    ("/tellings/drafts", "Share with Ben"),
    ("/impact-statements/drafts", "Deliver it to Ben now"),
    ("/other-side/drafts", "Share a copy with Ben"),
    ("/what-happened/drafts", "Suggest it to Ben"),
    ("/hard-moment-cards/drafts", "Share with Ben"),
    ("/time-out/agreement/drafts", "Propose it to Ben"),
    ("/setback-plan/drafts", "Propose it to Ben"),
    ("/maintain/drafts", "Propose it to Ben"),
    ("/openness/drafts", "Offer it to Ben"),
];
/// Where the other reads them.
const LISTS: [&str; 11] = [
    "/turn-talks",
    "/question-box",
    "/tellings",
    "/impact-statements",
    "/other-side",
    "/what-happened",
    "/hard-moment-cards",
    "/time-out/agreement",
    "/setback-plan",
    "/maintain",
    "/openness",
];

/// Every part is written, the first in other words than the rest, or chosen; the look at the whole.
async fn written(browser: &Browser, begin: &str) -> Page {
    let mut page = browser.post(begin, &[]).await;
    for nth in 1.. {
        if !page.path.contains("/answers/") {
            break;
        }
        let button = if page.forms("Next").is_empty() { "Look at it" } else { "Next" };
        let form = page.form(button);
        let field = form.fields.iter().find(|field| field.name == "words").expect("a field");
        let (kind, first) = (field.kind.clone(), field.value.clone());
        let form = match kind {
            Kind::Radio => form.choose("words", &first),
            Kind::Typed(kind) if kind == "date" => {
                form.fill("words", &format!("2026-04-{:02}", 10 + nth))
            }
            _ if nth == 1 => form.fill("words", FIRST),
            _ => form.fill("words", "and what comes after that"),
        };
        page = form.press(button).await;
        assert_eq!(page.status, 200, "{}", page.text());
    }
    page
}

/// Its first part becomes another one, in another tab.
async fn changed(browser: &Browser, draft: &str) {
    let page = browser.open(draft).await;
    let links = page.links();
    let part = links.iter().find(|(_, to)| to.contains("/answers/")).expect("its first part");
    let page = browser.open(&part.1).await;
    let button = if page.has("Look at it") { "Look at it" } else { "Next" };
    page.form(button).fill("words", SECOND).press(button).await;
}

#[tokio::test]
async fn nothing_is_shared_that_its_author_did_not_look_at() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    for (begin, share) in KINDS {
        let look = written(&ana, begin).await;
        assert!(look.has("This is exactly what Ben will see.") || look.has("This is yours alone."));
        changed(&ana, &look.path).await;
        let page = look.press(share).await;
        assert_eq!(page.status, 422, "{begin}: {}", page.text());
        let fault = page.fault("draft").expect("why");
        assert!(fault.contains("has changed since you looked at it here"), "{begin}: {fault}");
        assert!(page.has(SECOND), "{begin}: as it is now");

        let shared = page.press(share).await;
        assert_eq!(shared.status, 200, "{begin}: {}", shared.text());
        let gone = look.press(share).await;
        let stays = begin == "/other-side/drafts";
        assert_eq!(gone.status, if stays { 422 } else { 409 }, "{begin}: a look of before");
        reads_nothing_of_it(&ben, begin).await;
    }
}

/// Of the first words, on no page of what was shared.
async fn reads_nothing_of_it(ben: &Browser, begin: &str) {
    for list in LISTS {
        let page = ben.open(list).await;
        assert!(!page.has(FIRST), "{begin}: {list}");
        let links = page.links().into_iter().map(|(_, to)| to);
        for path in links.filter(|to| to.starts_with(list) || to.starts_with("/questions/")) {
            let page = ben.open(&path).await;
            assert!(!page.has(FIRST), "{begin}: {path}: {}", page.text());
        }
    }
}

/// What answers the other, and belongs to what it answers.
#[tokio::test]
async fn an_answer_is_shared_as_it_was_looked_at_too() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let talk = written(&ana, "/turn-talks/drafts").await.press("Share with Ben").await.path;
    let asked = written(&ana, "/question-box/drafts").await;
    let asked = asked.press("Share with Ben").await.path;
    let carried = written(&ana, "/impact-statements/drafts").await;
    let carried = carried.press("Deliver it to Ben now").await.path;
    for about in [talk, asked, carried] {
        let look = written(&ben, &format!("{about}/drafts")).await;
        changed(&ben, &look.path).await;
        let page = look.press("Share with Ana").await;
        assert!(page.status == 422 && page.has(SECOND), "{about}: {}", page.text());
        assert_eq!(page.press("Share with Ana").await.path, about);
    }
}

#[tokio::test]
async fn who_pauses_meanwhile_takes_no_word_and_no_page_shows_what_nobody_wrote() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let look = written(&ana, "/turn-talks/drafts").await;
    let seen = look.form("Share with Ben").value("seen").to_owned();
    ben.open("/pause").await.press("Pause now").await;
    let page = look.press("Share with Ben").await;
    assert_eq!(page.status, 409, "{}", page.text());
    assert!(!page.html.contains(&seen), "nobody wrote that: {}", page.text());
    assert!(ana.open(&look.path).await.has(FIRST), "the draft is there");
}

#[tokio::test]
async fn nothing_that_was_written_in_another_tab_is_written_over_unseen() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let page = ana.post("/impact-statements/drafts", &[]).await;
    let other_tab = ana.open(&page.path).await;
    other_tab.form("Next").fill("words", FIRST).press("Next").await;
    for typed in ["", SECOND] {
        let page = page.form("Next").fill("words", typed).press("Next").await;
        assert_eq!(page.status, 422, "{}", page.text());
        assert!(page.has("You wrote something else here meanwhile") && page.has(FIRST));
        assert_eq!(page.form("Next").value("words").trim(), typed, "both are there");
    }
    let page = page.form("Next").fill("words", SECOND).press("Next").await;
    let page = page.form("Next").press("Next").await;
    assert_eq!(page.status, 200, "then it is as its author chose");
    let page = ana.open("/impact-statements").await.click("What you carry").await;
    assert!(page.has(SECOND) && !page.has(FIRST));
}

#[tokio::test]
async fn nor_what_is_closed_by_now() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let page = ana.post("/impact-statements/drafts", &[]).await;
    let slow = ana.open(&page.path).await;
    page.form("Next").fill("words", FIRST).press("Next").await;
    let again = ana.open(&page.path).await;
    world.advance(TimeDelta::minutes(11));
    let refused = slow.form("Next").fill("words", SECOND).press("Next").await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert!(refused.has("it is closed now") && !refused.has(FIRST), "{}", refused.text());
    assert_eq!(refused.form("Next").value("words").trim(), SECOND, "it is still here");
    let typed = format!("{FIRST}, and at night");
    let kept = again.form("Next").fill("words", &typed).press("Next").await;
    assert_eq!(kept.status, 200, "whoever saw it goes on writing: {}", kept.text());
    let kept = refused.form("Next").press("Next").await;
    assert_eq!(kept.status, 422, "it was written anew meanwhile");
}

#[tokio::test]
async fn a_time_that_was_typed_stays_when_the_words_have_changed() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let look = written(&ana, "/impact-statements/drafts").await;
    changed(&ana, &look.path).await;
    let form = look.form("then").fill("day", "2026-03-20").fill("time", "20:00");
    let page = form.press("then").await;
    assert!(page.status == 422 && page.has(SECOND));
    let form = page.form("then");
    assert_eq!((form.value("day"), form.value("time")), ("2026-03-20", "20:00"));
    assert!(form.press("then").await.has("from"), "and is delivered then");
}

#[tokio::test]
async fn whoever_stops_or_skips_keeps_what_they_typed() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    for (begin, _) in KINDS {
        let page = ana.post(begin, &[]).await;
        let stopped = page.form("Stop here").fill("words", FIRST).press("Stop here").await;
        assert!(!stopped.path.starts_with("/drafts/"), "{begin}: {}", stopped.path);
        let again = ana.open(&page.path).await;
        assert_eq!(again.form("Stop here").value("words").trim(), FIRST, "{begin}");
    }
    let page = ana.post("/impact-statements/drafts", &[]).await;
    let next = page.form("Skip this").fill("words", SECOND).press("Skip this").await;
    assert_eq!(next.heading(), "How I see myself");
    assert_eq!(ana.open(&page.path).await.form("Skip this").value("words").trim(), SECOND);

    let empty = ana.post("/turn-talks/drafts", &[]).await;
    let page = ana.open(&empty.path.replace("/when", "/felt")).await.press("Stop here").await;
    assert_eq!(page.path, "/turn-talks", "nothing is needed of whoever stops");
}

/// As it was when each kind of draft had tables of its own.
const BEFORE: [&str; 9] = [
    "create table turn_draft (id, author, couple, talk, kind, made_at)",
    "create table turn_draft_answer (draft, question, words, made_at)",
    "create table impact_draft (id, author, couple, kind, statement, made_at)",
    "create table impact_draft_answer (draft, question, words, made_at)",
    "insert into turn_draft select id, author, couple, about, kind, made_at from draft where kind = 'said'",
    "insert into turn_draft_answer select draft, part, words, made_at from draft_part
      where draft in (select id from turn_draft)",
    "insert into impact_draft select id, author, couple, kind, about, made_at from draft
      where kind = 'statement'",
    "insert into impact_draft_answer select draft, part, words, made_at from draft_part
      where draft in (select id from impact_draft)",
    "delete from _sqlx_migrations where version in (27, 28)",
];

#[tokio::test]
async fn what_was_begun_before_all_drafts_were_one_kind_is_all_there() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    let mut drafts = Vec::new();
    for (begin, _) in [KINDS[0], KINDS[3]] {
        drafts.push(written(&ana, begin).await.path);
    }
    let mut host = Host::of(&world).await;
    for step in BEFORE {
        host.run(step, &[]).await;
    }
    for table in ["draft_part", "draft", "draft_kind"] {
        let these = match table {
            "draft_part" => "draft in (select id from draft where kind in ('said', 'statement'))",
            "draft" => "kind in ('said', 'statement')",
            _ => "name not in ('question', 'answer', 'telling')",
        };
        assert!(host.run(&format!("delete from {table} where {these}"), &[]).await > 0);
    }
    drop(host);
    let world = world.restarted().await;
    let ana = world.sign_in("Ana").await;
    for draft in drafts {
        assert!(ana.open(&draft).await.has(FIRST), "{draft}");
    }
}

//! After the thirty days: each decides alone, unseen, and is free.

use chrono::TimeDelta;

use super::{
    closing::close,
    export::taken::{self, MY_WORDS, OUR_RECORD},
};
use crate::{
    browser::Browser,
    entry::{a_date, noted},
    page::Page,
    world::{PASSWORD, World, came_back},
};

/// Ana and Ben have shared something, kept something to themselves, and closed it.
async fn closed() -> World {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    for (browser, button) in
        [(&ana, "Share with Ben"), (&ben, "Share with Ana"), (&ana, "only for me")]
    {
        let form = browser.open("/check-ins/new").await.form("/check-ins").choose("closeness", "3");
        assert_eq!(form.press(button).await.status, 200);
    }
    let form = ana.open("/dates/new").await.form("/dates").fill("what", "Once round the lake");
    let form = form.fill("day", "2026-03-20").fill("time", "19:00");
    let page = form.press("Propose to").await;
    ben.open(&page.path).await.press("Say yes to").await;
    close(&ana).await;
    world
}

async fn thirty_days_later() -> World {
    let world = closed().await;
    world.advance(TimeDelta::days(30));
    world
}

pub(crate) async fn decide(browser: &Browser, choice: &str) -> Page {
    let form = browser.open("/").await.form("/closing/decisions").choose("choice", choice);
    form.with_password().press("Decide, only for me").await
}

async fn rows(world: &World, table: &str) -> i64 {
    let mut db = world.app.db.read().await.expect("reads");
    let count = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
    sqlx::query_scalar(count).fetch_one(db.conn()).await.expect("a count")
}

#[tokio::test]
async fn before_the_thirty_days_are_over_there_is_nothing_to_decide() {
    let world = closed().await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/closing/decision").await;
    assert!(page.has("You decide that on your own, from Saturday 11 April"), "{}", page.text());
    let fields = [("choice", "let go"), ("password", PASSWORD)];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(ana.post("/closing/decisions", &fields).await.status, 409);
    assert_eq!(rows(&world, "parting").await, 0);
}

#[tokio::test]
async fn undecided_nothing_is_lost_and_nothing_is_readable_but_the_question() {
    let world = thirty_days_later().await;
    world.advance(TimeDelta::days(400));
    let ana = world.sign_in("Ana").await;
    let page = ana.open("/").await;
    assert_eq!(page.heading(), "What becomes of what you two shared?");
    assert!(page.has("There is no hurry."));
    for path in ["/today", "/dates", "/check-ins", "/export", "/kept"] {
        assert_eq!(ana.open(path).await.status, 404, "{path}");
    }
    assert_eq!(ana.open("/pairing").await.heading(), "What becomes of what you two shared?");
    assert!(rows(&world, "date").await == 1 && rows(&world, "check_in").await == 3);
}

#[tokio::test]
async fn a_choice_and_the_password_are_both_needed() {
    let world = thirty_days_later().await;
    let ana = world.sign_in("Ana").await;
    world.advance(TimeDelta::minutes(5));
    let form = ana.open("/").await.form("/closing/decisions");
    let page = form.clone().with_password().press("Decide, only for me").await;
    assert!(came_back(&page).contains("Please choose one"));
    let page = form.choose("choice", "let go").fill("password", "no").press("Decide").await;
    assert!(came_back(&page).contains("This is not your password"));
    assert!(page.form("/closing/decisions").value("choice") == "let go");
    assert_eq!(rows(&world, "parting").await, 0);
}

#[tokio::test]
async fn ana_keeps_a_copy_and_reads_all_of_it_alone() {
    let world = thirty_days_later().await;
    let ana = world.sign_in("Ana").await;
    let page = decide(&ana, "keep").await;
    assert_eq!(page.path, "/kept");
    let page = page.click("You and Ben").await;
    assert!(page.has("This is your copy."), "{}", page.text());
    assert!(page.has("Once round the lake"), "{}", page.text());
    assert!(page.has("Fairly close"), "{}", page.text());
    assert!(!page.has("changed outside"), "{}", page.text());
    assert_eq!(world.sign_in("Ben").await.open(&page.path).await.status, 404, "hers alone");
    let again = world.sign_in("Ana").await.open(&page.path).await;
    assert!(again.has("Once round the lake"), "on another device, too: {}", again.text());
}

#[tokio::test]
async fn what_is_kept_is_taken_along_and_what_was_let_go_is_not() {
    let world = thirty_days_later().await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    assert!(!ana.open("/settings").await.has("From before"));
    let kept = decide(&ana, "keep").await.click("You and Ben").await;
    assert_eq!(ana.open("/settings").await.click("From before").await.path, "/kept");
    let page = kept.click("Take it along as a file").await;
    assert_eq!(page.heading(), "Take your words along");
    let ours = taken::take_from(&ana, &page.path, OUR_RECORD).await;
    assert_eq!(ours.json["check_ins"].as_array().map(Vec::len), Some(2), "what both could read");
    assert!(ours.html.contains("Once round the lake") && ours.text.contains("Once round the lake"));
    let hers = taken::take_from(&ana, &page.path, MY_WORDS).await;
    assert_eq!(hers.json["check_ins"].as_array().map(Vec::len), Some(2), "also what is only hers");
    assert_eq!(ben.open(&page.path).await.status, 404, "hers alone");

    let gone = decide(&ben, "let go").await.click("You and Ana").await;
    let page = gone.click("Take what is only yours along").await;
    assert!(!page.has("Our shared record"), "{}", page.text());
    let his = taken::take_from(&ben, &page.path, MY_WORDS).await;
    assert!(his.json["check_ins"].as_array().is_some_and(Vec::is_empty), "he wrote none alone");
    let form = page.form("Get the file, only for me").choose("secret", "words").with_password();
    let mut fields = form.pairs("Get the file, only for me");
    fields.push(("holds".to_owned(), OUR_RECORD.to_owned()));
    assert_eq!(ben.post(&form.action, &fields).await.status, 404, "what he let go is not there");
}

#[tokio::test]
async fn what_one_decides_changes_no_byte_of_what_the_other_sees() {
    for choice in ["keep", "let go"] {
        let world = thirty_days_later().await;
        let ben = world.sign_in("Ben").await;
        let before = ben.open("/").await.text();
        decide(&world.sign_in("Ana").await, choice).await;
        assert_eq!(ben.open("/").await.text(), before);
        let page = decide(&ben, "keep").await.click("You and Ana").await;
        assert!(page.has("Once round the lake"), "{choice}: {}", page.text());
    }
}

#[tokio::test]
async fn when_both_have_let_go_nothing_shared_is_left_and_what_is_only_hers_stays() {
    let world = thirty_days_later().await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    decide(&ana, "let go").await;
    assert_eq!(rows(&world, "date").await, 1, "Ben has not decided");
    decide(&ben, "keep").await;
    let page = ben.open("/kept").await.click("You and Ana").await;
    let form = page.form("Let my copy go").with_password();
    assert_eq!(form.press("Let my copy go").await.path, "/kept");
    for table in ["date", "date_version", "couple_key", "commitment"] {
        assert_eq!(rows(&world, table).await, 0, "{table}");
    }
    assert_eq!(rows(&world, "check_in").await, 1);
    let page = ana.open("/kept").await.click("You and Ben").await;
    assert!(page.has("You have let go what the two of you shared."), "{}", page.text());
    assert!(page.has("What is only yours") && page.has("Fairly close"), "{}", page.text());
}

/// A table that holds words for both and is forgotten in `parting/store.rs` fails here.
#[tokio::test]
async fn no_kind_of_shared_entry_is_forgotten_when_both_let_go() {
    let world = thirty_days_later().await;
    for name in ["Ana", "Ben"] {
        decide(&world.sign_in(name).await, "let go").await;
    }
    let sealed = "select m.name from sqlite_schema m join pragma_table_info(m.name) c
                   where m.type = 'table' and c.name = 'epoch'";
    let mut db = world.app.db.read().await.expect("reads");
    let tables: Vec<String> =
        sqlx::query_scalar(sealed).fetch_all(db.conn()).await.expect("tables");
    drop(db);
    assert!(tables.len() > 6, "{tables:?}");
    for table in tables {
        assert_eq!(rows(&world, &format!("{table} where epoch > 0")).await, 0, "{table}");
    }
}

#[tokio::test]
async fn both_may_pair_anew_whoever_set_it_up_before() {
    let world = thirty_days_later().await;
    for (name, next) in [("Ana", "Cleo"), ("Ben", "Dora")] {
        let browser = world.sign_in(name).await;
        decide(&browser, "keep").await;
        let page = browser.open("/").await;
        assert_eq!(page.heading(), "You are in no couple now");
        page.press("Make an invite").await;
        world.accept(&world.invite_link(&browser).await, next).await;
        let page = browser.open("/pairing").await.press(&format!("Yes, {next} and I begin")).await;
        assert_eq!(page.path, "/today", "{}", page.text());
        let form = browser.open("/check-ins/new").await.form("/check-ins").choose("closeness", "4");
        assert_eq!(form.press(&format!("Share with {next}")).await.status, 200);
        let theirs = world.browser_of(next).await.open("/check-ins").await;
        assert!(theirs.has("Close") && !theirs.has("Fairly close"), "{}", theirs.text());
        let week = browser.open("/check-ins").await;
        assert!(!week.has("changed outside"), "{}", week.text());
        let kept = browser.open("/kept").await;
        let kept = kept
            .browser
            .open(&kept.links().iter().find(|(_, to)| to.starts_with("/kept/")).expect("a link").1)
            .await;
        assert!(kept.has("Once round the lake"), "{}", kept.text());
    }
}

/// What an answer says, but for what is minted for each page.
async fn said(browser: &Browser, path: &str) -> String {
    let page = browser.peek(path).await;
    let text = page.text();
    format!("{} {}", page.status, text.split("Number").next().unwrap_or_default())
}

#[tokio::test]
async fn an_invite_of_somebody_from_before_is_one_that_nobody_knows() {
    let world = thirty_days_later().await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    for browser in [&ana, &ben] {
        decide(browser, "keep").await;
    }
    ana.open("/").await.press("Make an invite").await;
    let page = ana.open("/pairing").await;
    let (link, words) = (world.invite_link(&ana).await, page.all("ol.code li").join(" "));
    let unknown = "/invite/abcdefghijklmnopqrstuvwxyz234567";
    assert_eq!(said(&ben, &link).await, said(&ben, unknown).await);
    assert_eq!(said(&world.browser(), &link).await.split(' ').next(), Some("200"), "it is open");
    let take = async |code: &str| {
        let form = ben.open("/pairing").await.form("Say yes with my account");
        let page = form.choose("rules", "yes").fill("code", code).press("Say yes").await;
        (page.status, page.text())
    };
    let open_words = async |words: &str| {
        let page = ben.open("/invite").await.form("/invite").fill("words", words).press("").await;
        (page.status, page.text())
    };
    let nobodys = "lamp river garden stone milk apple";
    assert_eq!(take(&words).await, take(nobodys).await);
    assert_eq!(
        take(&format!("http://here{link}")).await,
        take(&format!("http://here{unknown}")).await
    );
    assert_eq!(open_words(&words).await, open_words(nobodys).await);
    assert_eq!(rows(&world, "invite_acceptance").await, 1, "that of long ago");
}

#[tokio::test]
async fn only_when_both_have_lifted_it_an_invite_works_again_and_neither_sees_the_others_half() {
    let world = thirty_days_later().await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    for browser in [&ana, &ben] {
        decide(browser, "keep").await;
    }
    ana.open("/").await.press("Make an invite").await;
    let link = world.invite_link(&ana).await;
    let lift = async |browser: &Browser, with: &str| {
        let page = browser.open("/kept").await.click(with).await;
        page.press("Let one through").await
    };
    let before = ben.open("/kept").await.click("You and Ana").await.text();
    lift(&ana, "You and Ben").await;
    assert_eq!(ben.open("/kept").await.click("You and Ana").await.text(), before);
    assert!(said(&ben, &link).await.starts_with("404"), "one is not enough");
    let page = lift(&ben, "You and Ana").await;
    assert!(said(&ben, &link).await.starts_with("200"));
    page.press("Let none through").await;
    assert!(said(&ben, &link).await.starts_with("404"));
    lift(&ben, "You and Ana").await;
    let form = ben.open("/pairing").await.form("Say yes with my account").choose("rules", "yes");
    let page = form.fill("code", &format!("http://here{link}")).press("Say yes").await;
    assert_eq!(page.heading(), "You said yes");
    assert_eq!(ana.open("/pairing").await.press("Yes, Ben and I begin").await.path, "/today");
    assert!(!ana.open("/check-ins").await.has("Fairly close"), "what was is in the kept copy");
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "4");
    form.press("Share with Ben").await;
    assert!(ben.open("/today").await.has("From Ana"));
}

/// Whoever lets none through any more has not half said yes.
#[tokio::test]
async fn a_yes_to_somebody_from_before_ends_when_either_lets_none_through() {
    for who in ["Ana", "Ben"] {
        let world = thirty_days_later().await;
        let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
        for (browser, with) in [(&ana, "You and Ben"), (&ben, "You and Ana")] {
            decide(browser, "keep").await.click(with).await.press("Let one through").await;
        }
        ana.open("/pairing").await.press("Make an invite").await;
        let link = format!("http://here{}", world.invite_link(&ana).await);
        let form = ben.open("/pairing").await.form("Say yes with my account");
        form.choose("rules", "yes").fill("code", &link).press("Say yes").await;
        let late = ana.open("/pairing").await.form("Yes, Ben and I begin");
        let (browser, with) =
            if who == "Ana" { (&ana, "You and Ben") } else { (&ben, "You and Ana") };
        browser.open("/kept").await.click(with).await.press("Let none through").await;
        assert_eq!(late.press("Yes, Ben").await.status, 404, "{who}");
        assert_eq!(ben.open("/").await.heading(), "You are in no couple now", "{who}");
        assert!(ana.open("/").await.has("No invite is open now."), "{who}");
    }
}

/// It lies under a key that both have, and Ben keeps his.
#[tokio::test]
async fn a_note_that_the_other_never_saw_goes_with_its_author() {
    for (both, choice, left) in [(false, "keep", 1), (false, "let go", 0), (true, "let go", 2)] {
        let world = World::with_couple("Ana", "Ben").await;
        let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
        let date = a_date(&world).await;
        noted(&ana, &date, "The duck").await;
        if both {
            noted(&ben, &date, "Your laugh").await;
        }
        close(&ana).await;
        world.advance(TimeDelta::days(30));
        decide(&world.sign_in("Ana").await, choice).await;
        assert_eq!(rows(&world, "date_note").await, left, "{choice}");
        let page = decide(&world.sign_in("Ben").await, "keep").await.click("You and Ana").await;
        assert_eq!(page.has("The duck"), both, "{}", page.text());
    }
}

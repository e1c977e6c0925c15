//! When the three meet next, and a therapist's couples in that order.

use chrono::TimeDelta;

use super::{
    agenda,
    link::{ALL, invited, linked, proposed, sign},
};
use crate::{
    browser::Browser,
    host::Host,
    page::Page,
    world::{World, came_back},
};

/// Noor writes the next session down.
pub(crate) async fn set(noor: &Browser, path: &str, day: &str, time: &str) -> Page {
    let form = noor.open(path).await.form("Write it down").fill("day", day).fill("time", time);
    form.press("Write it down").await
}

#[tokio::test]
async fn all_three_read_when_they_meet_next() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda"]).await;
    let page = noor.open(&path).await;
    assert!(page.has("No next session is written down."), "{}", page.text());
    let page = set(&noor, &path, "2026-03-19", "16:00").await;
    assert!(page.has("Thursday 19 March, 16:00"), "{}", page.text());
    for phone in [&ana, &ben] {
        let page = phone.open("/agenda").await;
        assert!(page.has("Thursday 19 March, 16:00") && page.has("Noor"), "{}", page.text());
        assert!(phone.open("/therapist").await.has("Your next session: Thursday 19 March, 16:00."));
    }
    set(&noor, &path, "2026-03-20", "10:30").await;
    let page = ana.open("/agenda").await;
    assert!(page.has("Friday 20 March, 10:30") && !page.has("19 March"), "{}", page.text());
    noor.open(&path).await.press("Call it off").await;
    assert!(!ben.open("/agenda").await.has("20 March"));
    assert!(noor.open("/couples").await.has("No next session is written down"));
}

#[tokio::test]
async fn a_time_that_has_passed_comes_back_with_what_was_typed() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([_, _, noor], path) = linked(&world, &["agenda"]).await;
    let page = set(&noor, &path, "2026-03-11", "16:00").await;
    assert!(came_back(&page).contains("has passed"), "{}", page.text());
    let form = page.form("Write it down");
    assert_eq!((form.value("day"), form.value("time")), ("2026-03-11", "16:00"));
}

#[tokio::test]
async fn couples_come_in_the_order_of_their_sessions_with_what_is_new() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, _, noor], path) = linked(&world, &ALL).await;
    world.another_couple("Cleo", "Dan").await;
    let (cleo, dan) = (world.sign_in("Cleo").await, world.sign_in("Dan").await);
    let invite = invited(&world, &cleo).await;
    noor.open("/couples").await.form("Open the invite").fill("code", &invite).press("Open").await;
    let page = proposed(&cleo, &["agenda"]).await;
    let lines = noor.open("/couples").await.all(".plain-list li");
    let at = lines.iter().position(|line| line.starts_with("Cleo")).expect("Cleo’s words");
    let words = |nth: usize| lines[nth].split_once(':').expect("a colon").1.trim().to_owned();
    sign(&cleo, &page.path, &words(at)).await;
    sign(&dan, &page.path, &words(at + 1)).await;
    let names = async |noor: &Browser| noor.open("/couples").await.all(".list b");
    assert_eq!(names(&noor).await, ["Ana and Ben", "Cleo and Dan"], "by name, while none is known");
    set(&noor, &path, "2026-03-19", "16:00").await;
    let theirs = noor.open("/couples").await.click("Cleo and Dan").await.path;
    set(&noor, &theirs, "2026-03-18", "9:00").await;
    assert_eq!(names(&noor).await, ["Cleo and Dan", "Ana and Ben"]);
    world.advance(TimeDelta::minutes(1));
    agenda::put_on(&ana, "The weekend at my parents").await;
    agenda::put_on(&ana, "And the letter").await;
    let page = noor.open("/couples").await;
    assert!(page.has("New since Thursday 12 March: 2 things to talk about"), "{}", page.text());
    assert!(page.has("Nothing new since Thursday 12 March"), "{}", page.text());
    world.advance(TimeDelta::days(7));
    let page = noor.open("/couples").await;
    assert!(page.has("Nothing new since Thursday 19 March"), "{}", page.text());
    let page = page.click("Ana and Ben").await;
    assert!(page.has("Ana and Ben, since Thursday 19 March"), "{}", page.text());
    let page = page.click("4 weeks").await;
    assert!(page.has("since Friday 20 February"), "{}", page.text());
}

#[tokio::test]
async fn what_was_written_before_a_section_was_opened_is_not_counted() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([_, _, noor], path) = linked(&world, &["agenda"]).await;
    set(&noor, &path, "2026-03-12", "19:30").await;
    world.advance(TimeDelta::hours(1));
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let raised = |what: &'static str| [("noticed", what), ("felt", "uneasy"), ("size", "small")];
    ana.write("/concerns/drafts", &raised("The door was open")).await.press("Share with").await;
    world.advance(TimeDelta::minutes(1));
    let page = proposed(&ana, &ALL).await;
    sign(&ana, &page.path, "").await;
    sign(&ben, &page.path, "").await;
    let page = noor.open("/couples").await;
    assert!(page.has("Nothing new since"), "{}", page.text());
    world.advance(TimeDelta::minutes(1));
    ana.write("/concerns/drafts", &raised("The window was open")).await.press("Share with").await;
    let page = noor.open("/couples").await;
    assert!(page.has("1 small issue") && !page.has("2 small issues"), "{}", page.text());
}

#[tokio::test]
async fn a_time_that_was_moved_in_the_database_is_shown_to_nobody() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, _, noor], path) = linked(&world, &["agenda"]).await;
    set(&noor, &path, "2026-03-19", "16:00").await;
    let mut tx = world.app.db.write().await.expect("a transaction");
    sqlx::query("update therapist_session set starts_at = '2026-03-21T09:00:00Z'")
        .execute(tx.conn())
        .await
        .expect("moved");
    tx.commit().await.expect("kept");
    for page in [
        ana.open("/agenda").await,
        ana.open("/therapist").await,
        noor.open("/couples").await,
        noor.open(&path).await,
    ] {
        assert!(page.has("changed outside the app") && !page.has("21 March"), "{}", page.text());
    }
}

#[tokio::test]
async fn after_the_end_no_session_is_ahead() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, ben, noor], path) = linked(&world, &["agenda"]).await;
    set(&noor, &path, "2026-03-19", "16:00").await;
    let form = noor.open(&path).await.form("Write it down").fill("day", "2026-03-20");
    ben.open("/therapist").await.press("End it now").await;
    assert!(!ana.open("/agenda").await.has("19 March"));
    assert_eq!(form.fill("time", "16:00").press("Write it down").await.status, 404);
}

#[tokio::test]
async fn a_time_that_was_called_off_is_not_brought_back_in_the_database() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, _, noor], path) = linked(&world, &["agenda"]).await;
    set(&noor, &path, "2026-03-19", "16:00").await;
    noor.open(&path).await.press("Call it off").await;
    let host = &mut Host::of(&world).await;
    host.once("update therapist_session set ended_at = null", &[]).await;
    for (phone, place) in [(&ana, "/agenda"), (&noor, &*path)] {
        let page = phone.open(place).await;
        assert!(!page.has("19 March, 16:00"), "{}", page.text());
        assert!(page.has("changed outside the app"), "{}", page.text());
    }
}

/// Otherwise whoever runs the server could leave the weeks before it out of what the therapist reads.
#[tokio::test]
async fn a_session_that_she_did_not_write_down_is_none_to_look_back_to() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, _, noor], path) = linked(&world, &["agenda"]).await;
    set(&noor, &path, "2026-03-13", "16:00").await;
    world.advance(TimeDelta::minutes(1));
    agenda::put_on(&ana, "The weekend at my parents").await;
    world.at("2026-03-16 12:00");
    let host = &mut Host::of(&world).await;
    let moved = "update therapist_session set starts_at = '2026-03-15T09:00:00Z'";
    host.once(moved, &[]).await;
    let noor = world.browser_of("Noor").await;
    let page = noor.open(&path).await;
    assert!(!page.has("Since the last session"), "{}", page.text());
    let list = noor.open("/couples").await;
    assert!(list.has("1 thing to talk about"), "since both signed: {}", list.text());
}

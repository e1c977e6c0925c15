//! Who gets what: every route as everybody, against one couple's records.
//!
//! The printed table is committed beside this file. A new route changes it, so that its privacy is
//! in the diff. Whatever is foreign answers 404, whatever the table says.

use std::{fmt::Write as _, fs, path::Path};

use reqwest::Method;
use tokio::sync::OnceCell;
use troth::{
    access::Audience,
    routes::{self, Route},
};

use crate::{
    browser::Browser,
    table::{self, NOBODYS},
    world::{Kept, World},
};

mod codes;
mod progress;
pub(crate) mod records;
mod small_issues;
pub(crate) mod stopped;
mod therapist;
mod therapy;

use records::{Record, Records};

pub(crate) const COMMITTED: &str = include_str!("access_matrix.txt");
/// Routes that end the session they come with: asked for last, with a session of their own.
const ENDING: [&str; 2] = ["/leave", "/sign-outs"];

/// Everybody who might ask, in the order of the table.
pub(crate) const EVERYBODY: [&str; 5] = ["visitor", "Eve", "Ana", "Ben", "Cleo"];
const HEAD: &str = "\
Every route as everybody, with Ana's records and open codes in the path. Forms are sent empty.
Eve is signed in but not paired; Ana and Ben are a pair; Cleo is paired with Dan.
303 leads on or to signing in, 404 says \"nothing here\", 409 and 422 that the form does not do.
";

async fn somebody(world: &World, name: &str) -> Browser {
    if name == "visitor" { world.browser() } else { world.browser_of(name).await }
}

async fn ask(browser: &Browser, method: &Method, path: &str) -> u16 {
    if *method == Method::GET {
        return browser.peek(path).await.status;
    }
    browser.post_and_stay(path, &[]).await.status
}

async fn row(world: &World, records: &Records, route: &Route) -> String {
    let path = table::path(route.path, &records.id_for(route));
    let mut row = format!("{:6} {:36} {:34}", route.method.as_str(), route.path, route.is_for());
    for name in EVERYBODY {
        let browser = match name {
            "visitor" => world.browser(),
            name if ENDING.contains(&route.path) => world.sign_in(name).await,
            name => world.browser_of(name).await,
        };
        let status = ask(&browser, &route.method, &path).await;
        write!(row, " {status:7}").expect("a longer row");
    }
    row.trim_end().to_owned()
}

/// Everybody of the table.
pub(crate) async fn two_couples_and_eve() -> World {
    static THEM: OnceCell<Kept> = OnceCell::const_new();
    World::kept(&THEM, async |world| {
        world.another_couple("Ana", "Ben").await;
        world.another_couple("Cleo", "Dan").await;
        world.unpaired("Eve").await;
    })
    .await
}

#[tokio::test]
async fn the_table_of_who_gets_what_is_as_committed() {
    let world = two_couples_and_eve().await;
    let records = Records::of("Ana", &world).await;
    let mut printed = format!("{HEAD}\n{:6} {:36} {:34}", "", "", "for");
    for name in EVERYBODY {
        write!(printed, " {name:>7}").expect("a longer head");
    }
    printed.push('\n');
    for route in routes::all(true).table() {
        let row = row(&world, &records, route).await;
        writeln!(printed, "{row}").expect("a longer table");
    }
    accept_or_explain("access_matrix.txt", COMMITTED, &printed);
}

/// Shows what differs, and how to accept it.
fn accept_or_explain(name: &str, committed: &str, printed: &str) {
    if printed == committed {
        return;
    }
    let new_table = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&new_table, printed).expect("a file beside the build");
    let gone = committed.lines().filter(|row| !printed.lines().any(|new| new == *row));
    let new = printed.lines().filter(|row| !committed.lines().any(|old| old == *row));
    let mut diff: Vec<_> = gone.map(|row| format!("- {row}")).collect();
    diff.extend(new.map(|row| format!("+ {row}")));
    panic!(
        "who gets what has changed:\n{}\n\nIf that is right:\n  cp {} tests/app/{name}\n",
        diff.join("\n"),
        new_table.display()
    );
}

#[tokio::test]
async fn what_is_foreign_is_not_there() {
    let world = two_couples_and_eve().await;
    for owner in ["Ana", "Ben"] {
        let records = Records::of(owner, &world).await;
        for route in routes::all(true).table() {
            let Some(record) = Record::of(route) else { continue };
            let path = table::path(route.path, &records.id_for(route));
            let mut strangers = vec!["Eve", "Cleo", "Dan"];
            if matches!(route.audience, Audience::Mine(_)) {
                strangers.push(if owner == "Ana" { "Ben" } else { "Ana" });
            }
            for name in strangers {
                let status = ask(&somebody(&world, name).await, &route.method, &path).await;
                assert_eq!(status, 404, "{name} asks for {owner}'s {record:?}: {path}");
            }
        }
    }
}

#[tokio::test]
async fn what_is_foreign_answers_exactly_like_what_does_not_exist() {
    let world = two_couples_and_eve().await;
    let records = Records::of("Ana", &world).await;
    let cleo = world.browser_of("Cleo").await;
    let said = async |path: &str| {
        let page = cleo.peek(path).await;
        let text = page.text();
        (page.status, text.split("Number").next().unwrap_or_default().to_owned())
    };
    for route in table::of(&Method::GET).iter().filter(|route| Record::of(route).is_some()) {
        let foreign = said(&table::path(route.path, &records.id_for(route))).await;
        assert_eq!(foreign, said(&table::path(route.path, NOBODYS)).await, "{}", route.path);
    }
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_led_to_signing_in() {
    let world = two_couples_and_eve().await;
    let visitor = world.browser();
    for route in routes::all(true).table().iter().filter(|r| r.audience != Audience::Anyone) {
        let path = table::path(route.path, NOBODYS);
        let page = match route.method {
            Method::GET => visitor.peek(&path).await,
            _ => visitor.post_and_stay(&path, &[]).await,
        };
        assert_eq!(page.leads_to().as_deref(), Some("/sign-in"), "{path}");
    }
}

#[tokio::test]
async fn whoever_is_not_paired_finds_nothing_of_a_pair() {
    let world = two_couples_and_eve().await;
    let eve = world.browser_of("Eve").await;
    for route in routes::all(true).table() {
        if matches!(route.audience, Audience::Anyone | Audience::Halfway | Audience::Member) {
            continue;
        }
        let path = table::path(route.path, NOBODYS);
        assert_eq!(ask(&eve, &route.method, &path).await, 404, "{path}");
    }
}

/// Else the routes of a kind of record would pass as "not there" unnoticed.
#[tokio::test]
async fn the_owner_finds_every_record_that_strangers_do_not() {
    let world = two_couples_and_eve().await;
    let records = Records::of("Ana", &world).await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    for route in &table::of(&Method::GET) {
        if Record::of(route).is_none() || !route.path.ends_with("/{id}") {
            continue;
        }
        let path = table::path(route.path, &records.id_for(route));
        assert_eq!(ana.peek(&path).await.status, 200, "{path}");
        let partners = if matches!(route.audience, Audience::Ours(_)) { 200 } else { 404 };
        assert_eq!(ben.peek(&path).await.status, partners, "{path}");
    }
}

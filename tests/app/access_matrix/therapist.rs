//! Every route as a therapist: without consent, with each single section, with all, after each end, and of another
//! couple. And what a single section opens.

use std::fmt::Write as _;

use chrono::TimeDelta;
use tokio::sync::OnceCell;
use troth::{
    access::Audience,
    routes::{self, Route},
};

use super::{ENDING, accept_or_explain, ask};
use crate::{
    browser::Browser,
    page::Page,
    steps::therapy::{
        ends::end,
        link::{ALL, comes, comes_in, invited, proposed, sign, words_of},
    },
    table,
    world::{Kept, World},
};

pub(crate) const COMMITTED: &str = include_str!("../access_matrix_therapist.txt");
const HEAD: &str = "\
Every route as Noor, a therapist, with what Ana and Ben opened to her in the path. Forms are sent empty.
none: they have signed nothing. A section: that one alone. all: every section. other: Cleo and Dan opened all to her,
Ana and Ben nothing. From Ana on: after it was ended, by whom or by what the column names.
";
const ENDS: [&str; 6] = ["Ana", "Ben", "therapist", "date", "pause", "closing"];

/// For the big table: what somebody proposes to open, to a therapist who came with their invite.
pub(super) async fn proposal(world: &World, name: &str, browser: &Browser) -> String {
    let therapist = format!("Noor of {name}");
    comes_in(world, &invited(world, browser).await, &therapist).await;
    let page = proposed(browser, &["agenda"]).await;
    id_of(&page)
}

/// Two couples, and Noor, who came to both.
async fn them() -> World {
    static THEM: OnceCell<Kept> = OnceCell::const_new();
    World::kept(&THEM, async |world| {
        world.another_couple("Ana", "Ben").await;
        world.another_couple("Cleo", "Dan").await;
        let ana = world.browser_of("Ana").await;
        let noor = comes(world, &invited(world, &ana).await, "Noor").await;
        let cleo = world.browser_of("Cleo").await;
        let invite = invited(world, &cleo).await;
        let form = noor.open("/couples").await.form("Open the invite").fill("code", &invite);
        form.press("Open the invite").await;
    })
    .await
}

/// These two open these sections to Noor; which link that is.
async fn open(world: &World, [one, other]: [&str; 2], sections: &[&str]) -> String {
    let noor = world.browser_of("Noor").await;
    let (first, second) = (world.sign_in(one).await, world.sign_in(other).await);
    let page = proposed(&first, sections).await;
    if !sections.is_empty() {
        sign(&first, &page.path, &words_of(&noor, one).await).await;
        sign(&second, &page.path, &partners_words(&noor, one).await).await;
    }
    id_of(&page)
}

/// The line after that of whoever invited.
async fn partners_words(noor: &Browser, inviter: &str) -> String {
    let lines = noor.open("/couples").await.all(".plain-list li");
    let at = lines.iter().position(|line| line.starts_with(inviter)).expect("the inviter");
    lines[at + 1].split_once(':').expect("words after a colon").1.trim().to_owned()
}

/// What is open first, then the rest; what ends a session comes last.
fn in_order() -> Vec<(usize, Route)> {
    let mut all: Vec<_> = routes::all(true).table().to_vec().into_iter().enumerate().collect();
    all.sort_by_key(|(_, route)| {
        (ENDING.contains(&route.path), route.audience != Audience::Linked)
    });
    all
}

async fn column(name: &str) -> Vec<u16> {
    let world = them().await;
    let link = match name {
        "none" => open_nothing(&world).await,
        "other" => {
            open(&world, ["Cleo", "Dan"], &ALL).await;
            open_nothing(&world).await
        }
        name if ALL.contains(&name) => open(&world, ["Ana", "Ben"], &[name]).await,
        _ => open(&world, ["Ana", "Ben"], &ALL).await,
    };
    if ENDS.contains(&name) {
        end(&world, name, &format!("/couples/{link}")).await;
    }
    let noor = world.browser_of("Noor").await;
    let mut statuses = vec![0; routes::all(true).table().len()];
    for (at, route) in in_order() {
        statuses[at] = ask(&noor, &route.method, &table::path(route.path, &link)).await;
    }
    statuses
}

async fn open_nothing(world: &World) -> String {
    let page = proposed(&world.sign_in("Ana").await, &["agenda"]).await;
    id_of(&page)
}

#[tokio::test]
async fn the_table_of_what_a_therapist_gets_is_as_committed() {
    let names = [&["none"], ALL.as_slice(), &["all", "other"], ENDS.as_slice()].concat();
    let mut columns = Vec::new();
    for name in &names {
        columns.push(column(name).await);
    }
    let mut printed = format!("{HEAD}\n{:6} {:36} {:34}", "", "", "for");
    for name in &names {
        let name = name.replace(' ', "-");
        write!(printed, " {name:>13}").expect("a longer head");
    }
    printed.push('\n');
    for (at, route) in routes::all(true).table().iter().enumerate() {
        let mut row =
            format!("{:6} {:36} {:34}", route.method.as_str(), route.path, route.is_for());
        for column in &columns {
            write!(row, " {:>13}", column[at]).expect("a longer row");
        }
        writeln!(printed, "{}", row.trim_end()).expect("a longer table");
    }
    accept_or_explain("access_matrix_therapist.txt", COMMITTED, &printed);
}

#[tokio::test]
async fn each_section_opens_itself_and_no_other() {
    let headings = [
        ("agenda", "What they want to talk about"),
        ("pulse", "How each week was for them"),
        ("plan", "What they work on"),
        ("practice", "What they practise"),
        ("commitments", "What Ana does"),
        ("concerns", "What they raised while it was small"),
        ("talks", "Their talks in turns"),
        ("time together", "Time together"),
        ("hard moments", "Hard moments"),
    ];
    for (section, own) in headings {
        let world = them().await;
        let link = open(&world, ["Ana", "Ben"], &[section]).await;
        let noor = world.browser_of("Noor").await;
        let shown = noor.open(&format!("/couples/{link}")).await.all(".session h2");
        assert!(shown.iter().any(|heading| heading == own), "{section}: {shown:?}");
        let others = headings.iter().filter(|(other, _)| *other != section);
        for (_, other) in others {
            assert!(shown.iter().all(|heading| heading != other), "{section} shows {other}");
        }
        world.advance(TimeDelta::minutes(1));
    }
}

/// The id at the end of an address.
fn id_of(page: &Page) -> String {
    let id = page.path.rsplit('/').next().filter(|id| id.parse::<uuid::Uuid>().is_ok());
    id.unwrap_or_else(|| panic!("no id in {}: {}", page.path, page.text())).to_owned()
}

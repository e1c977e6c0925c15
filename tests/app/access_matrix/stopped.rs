//! Every route as Ana, when one of the two has stopped: what is left to her, and what is not.

use std::fmt::Write as _;

use chrono::TimeDelta;
use troth::routes;

use super::{ENDING, Records, accept_or_explain, ask, two_couples_and_eve};
use crate::{
    browser::Browser,
    table,
    world::{PASSWORD, World},
};

pub(crate) const COMMITTED: &str = include_str!("../access_matrix_stopped.txt");
const HEAD: &str = "\
Every route as Ana, with her own records in the path, after one of the two has stopped. Forms are sent empty.
paused: by Ben. closed: by Ben, yesterday. question: thirty days ago, and she has not decided.
kept: she keeps a copy. let go: she does not. Of what is for a kept copy, the path names hers.
";
pub(crate) const STAGES: [&str; 5] = ["paused", "closed", "question", "kept", "let go"];

async fn send(browser: &Browser, path: &str, fields: &[(&str, &str)]) {
    let fields: Vec<_> = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    let page = browser.post_and_stay(path, &fields).await;
    assert_eq!(page.status, 303, "{path}: {}", page.text());
}

/// Brings it about, through the pages.
async fn stop(world: &World, stage: &str) {
    let ben = world.browser_of("Ben").await;
    if stage == "paused" {
        return send(&ben, "/pauses", &[]).await;
    }
    send(&ben, "/closings", &[("password", PASSWORD)]).await;
    world.advance(TimeDelta::days(if stage == "closed" { 1 } else { 30 }));
    if let "kept" | "let go" = stage {
        let choice = if stage == "kept" { "keep" } else { "let go" };
        let fields = [("choice", choice), ("password", PASSWORD)];
        send(&world.sign_in("Ana").await, "/closing/decisions", &fields).await;
    }
}

/// The address of what is left to her.
async fn couple(world: &World) -> String {
    let mut db = world.app.db.read().await.expect("reads");
    let couple: Option<uuid::Uuid> = sqlx::query_scalar("select couple from closing")
        .fetch_optional(db.conn())
        .await
        .expect("a row, or none");
    couple.unwrap_or_default().to_string()
}

async fn column(stage: &str) -> Vec<u16> {
    let world = two_couples_and_eve().await;
    let records = Records::of("Ana", &world).await;
    stop(&world, stage).await;
    let (kept, ana) = (couple(&world).await, world.sign_in("Ana").await);
    let mut statuses = Vec::new();
    for route in routes::all(true).table() {
        let id =
            if route.path.starts_with("/kept/") { kept.clone() } else { records.id_for(route) };
        let path = table::path(route.path, &id);
        let ends = ENDING.contains(&route.path);
        let browser = if ends { world.sign_in("Ana").await } else { ana.clone() };
        statuses.push(ask(&browser, &route.method, &path).await);
    }
    statuses
}

#[tokio::test]
async fn the_table_of_what_is_left_after_stopping_is_as_committed() {
    let mut columns = Vec::new();
    for stage in STAGES {
        columns.push(column(stage).await);
    }
    let mut printed = format!("{HEAD}\n{:6} {:36} {:34}", "", "", "for");
    for stage in STAGES {
        write!(printed, " {stage:>8}").expect("a longer head");
    }
    printed.push('\n');
    for (at, route) in routes::all(true).table().iter().enumerate() {
        write!(printed, "{:6} {:36} {:34}", route.method.as_str(), route.path, route.is_for())
            .expect("a longer table");
        for column in &columns {
            write!(printed, " {:>8}", column[at]).expect("a longer row");
        }
        printed.push('\n');
    }
    accept_or_explain("access_matrix_stopped.txt", COMMITTED, &printed);
}

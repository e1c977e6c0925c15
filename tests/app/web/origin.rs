//! Only this program's own pages may send forms to it.

use reqwest::Method;

use crate::{
    table::{self, NOBODYS},
    world::World,
};

/// What a browser says about a form from elsewhere, or what somebody without a browser leaves out.
const FOREIGN: [&[(&str, &str)]; 7] = [
    &[],
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("sec-fetch-site", "none")],
    &[("origin", "https://elsewhere.example")],
    &[("origin", "null")],
    &[("referer", "https://elsewhere.example/page")],
];

const REFUSED: (u16, &str) = (422, "That did not come from this page");

#[tokio::test]
async fn no_route_takes_a_form_from_elsewhere() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    for route in table::of(&Method::POST) {
        for headers in FOREIGN {
            let path = table::path(route.path, NOBODYS);
            let page = ana.post_raw(&path, &[], headers).await;
            assert_eq!((page.status, page.heading().as_str()), REFUSED, "{path} with {headers:?}");
        }
    }
    assert_eq!(ana.open("/settings").await.status, 200, "she was neither signed out nor left");
}

#[tokio::test]
async fn fetch_metadata_counts_more_than_an_origin() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let both = [("sec-fetch-site", "cross-site"), ("origin", world.base())];
    assert_eq!(ana.post_raw("/leave", &[], &both).await.heading(), REFUSED.1);
}

#[tokio::test]
async fn an_older_browser_is_known_by_its_origin_or_referer() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let referer = format!("{}/settings", world.base());
    for own in [[("origin", world.base())], [("referer", referer.as_str())]] {
        let page = ana.post_raw("/settings", &[], &own).await;
        assert!(page.fault("appearance").is_some(), "it is read, and found empty");
    }
    let lookalike = format!("{}.elsewhere.example", world.base());
    let page = ana.post_raw("/settings", &[], &[("origin", &lookalike)]).await;
    assert_eq!(page.heading(), REFUSED.1);
}

#[tokio::test]
async fn no_address_that_a_link_can_lead_to_changes_anything() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let before = rows(&world).await;
    for route in table::of(&Method::GET) {
        ana.peek(&table::path(route.path, NOBODYS)).await;
    }
    assert_eq!(rows(&world).await, before);
}

/// How many rows each table holds.
async fn rows(world: &World) -> Vec<(String, i64)> {
    let mut db = world.app.db.read().await.expect("reads");
    let names = "select name from sqlite_schema where type = 'table' order by name";
    let names: Vec<String> = sqlx::query_scalar(names).fetch_all(db.conn()).await.expect("tables");
    let mut rows = Vec::new();
    for name in names {
        let count = sqlx::AssertSqlSafe(format!("select count(*) from \"{name}\""));
        rows.push((name, sqlx::query_scalar(count).fetch_one(db.conn()).await.expect("a count")));
    }
    rows
}

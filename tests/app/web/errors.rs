//! Error pages: a number to tell, a way on, nothing of the inside.

use reqwest::Method;

use crate::{
    page::Page,
    table::{self, NOBODYS},
    world::World,
};

/// Words that only the inside of the program knows.
const INSIDE: [&str; 12] = [
    "sqlx",
    "sqlite",
    "axum",
    "panicked",
    "src/",
    ".rs",
    "thread '",
    "deserialize",
    "serde",
    "unknown field",
    "missing field",
    "select ",
];

fn check(page: &Page) {
    assert!(page.status < 500, "{} answers {}", page.path, page.status);
    if page.status < 400 || page.status == 422 && page.html.contains("<form method=\"post\"") {
        return;
    }
    assert!(page.header("content-type").starts_with("text/html"), "{}", page.path);
    let text = page.text();
    assert!(text.contains("Number "), "{}: {text}", page.path);
    assert!(text.contains("Leave this page"), "{}: {text}", page.path);
    for word in INSIDE {
        assert!(!text.to_lowercase().contains(word), "{} says {word}: {text}", page.path);
    }
}

#[tokio::test]
async fn no_method_on_any_route_breaks_anything_or_shows_the_inside() {
    let world = World::with_couple("Ana", "Ben").await;
    let own = [("sec-fetch-site", "same-origin")];
    for browser in [world.browser(), world.browser_of("Ana").await] {
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"] {
            let method: Method = method.parse().expect("a method");
            for route in troth::routes::all(true).table().iter().filter(|r| r.path != "/leave") {
                let path = table::path(route.path, NOBODYS);
                check(&browser.send(method.clone(), &path, String::new(), &own).await);
            }
        }
    }
}

#[tokio::test]
async fn strange_addresses_are_just_not_there() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    for path in ["/static/..%2f..%2fCargo.toml", "/%00", "/invite/%ff", "/set-up/%f0%9f%92%a9"] {
        let page = ana.peek(path).await;
        assert!([400, 404].contains(&page.status), "{path}: {}", page.status);
        check(&page);
    }
    for route in table::of(&Method::GET).iter().filter(|route| route.path.contains("{id}")) {
        for id in ["1", "x", "%20", "0", "' or 1=1"] {
            let page = ana.peek(&table::path(route.path, &id.replace(' ', "%20"))).await;
            assert_eq!(page.status, 404, "{} with {id}", route.path);
            check(&page);
        }
    }
}

#[tokio::test]
async fn two_errors_have_two_numbers() {
    let world = World::new().await;
    let visitor = world.browser();
    let number = |page: Page| page.text().split("Number ").nth(1).map(str::to_owned);
    let first = number(visitor.open("/nowhere").await).expect("a number");
    assert_ne!(Some(first), number(visitor.open("/nowhere").await));
}

#[tokio::test]
async fn the_server_says_whether_it_is_well() {
    let world = World::new().await;
    let page = world.browser().open("/healthz").await;
    assert_eq!((page.status, page.html.trim()), (200, "ok"));
}

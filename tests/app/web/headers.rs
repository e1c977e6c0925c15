//! Headers of every page, for everybody.

use reqwest::Method;

use crate::{
    page::Page,
    table::{self, NOBODYS},
    world::World,
};

const ALWAYS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

fn check(page: &Page) {
    for (name, value) in ALWAYS {
        assert_eq!(page.header(name), value, "{name} of {}", page.path);
    }
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'"));
    assert!(policy.contains("base-uri 'none'; frame-ancestors 'none'"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
    assert_eq!(page.header("access-control-allow-origin"), "", "nobody else may read");
    assert_eq!(page.header("server"), "");
    let kept = page.header("cache-control");
    let is_file = page.path.starts_with("/static/") && page.status == 200;
    assert_eq!(kept.contains("public"), is_file, "{} says {kept}", page.path);
    assert_eq!(kept == "no-store", !is_file, "{} says {kept}", page.path);
}

#[tokio::test]
async fn every_page_has_the_headers_that_keep_it_to_itself() {
    let world = World::with_couple("Ana", "Ben").await;
    for browser in [world.browser(), world.browser_of("Ana").await] {
        for route in table::of(&Method::GET) {
            check(&browser.peek(&table::path(route.path, NOBODYS)).await);
        }
        for path in ["/no-such-page", "/static/app.css", "/static/no-such-file.css"] {
            check(&browser.peek(path).await);
        }
    }
}

#[tokio::test]
async fn answers_to_forms_have_them_too() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/settings").await.form("Save").press_and_stay("Save").await;
    assert_eq!(page.status, 303);
    check(&page);
    let page = world.browser().open("/sign-in").await.press("Sign in").await;
    assert_eq!(page.status, 422);
    check(&page);
}

#[tokio::test]
async fn the_session_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let world = World::with_couple("Ana", "Ben").await;
    let form = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana");
    let page = form.fill("password", crate::world::PASSWORD).press_and_stay("Sign in").await;
    let cookie = page.header("set-cookie");
    for word in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    assert!(!cookie.contains("Max-Age"), "a shared device forgets");
}

#[tokio::test]
async fn titles_and_addresses_say_nothing_about_anybody() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    for route in table::of(&Method::GET) {
        let page = ana.open(&table::path(route.path, NOBODYS)).await;
        let title = page.title();
        assert!(!title.contains("Ana") && !title.contains("Ben"), "{}: {title}", page.path);
        assert!(title.chars().count() <= 40, "{title}");
    }
}

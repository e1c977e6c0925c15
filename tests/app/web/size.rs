//! Forms that are too large, not forms at all, or carry what nobody asked for.

use reqwest::Method;
use troth::{access::Audience, web::form::LIMIT};

use crate::{
    table::{self, NOBODYS},
    world::World,
};

const OWN: (&str, &str) = ("sec-fetch-site", "same-origin");
/// Routes that read no body: they act on the session alone.
const WITHOUT_A_FORM: [&str; 2] = ["/leave", "/sign-outs"];

fn with_a_form() -> Vec<String> {
    let routes = table::of(&Method::POST);
    let read = routes.iter().filter(|route| !WITHOUT_A_FORM.contains(&route.path));
    // Whoever is signed in is not halfway in: the gate leads them away before any body is read.
    let read = read.filter(|route| route.audience != Audience::Halfway);
    read.map(|route| table::path(route.path, NOBODYS)).collect()
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_everywhere() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let body = format!("name={}", "x".repeat(LIMIT));
    for path in with_a_form() {
        let page = ana.send(Method::POST, &path, body.clone(), &[OWN]).await;
        assert!([404, 422].contains(&page.status), "{path}: {}", page.status);
    }
    let page = ana.send(Method::POST, "/settings", body, &[OWN]).await;
    assert_eq!(page.status, 422);
    assert!(page.has("It was too long and nothing was saved."));
}

#[tokio::test]
async fn fields_that_a_form_does_not_have_are_refused() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    for path in with_a_form() {
        for field in ["couple", "person", "owner_id", "is_admin"] {
            let page = ana.post_raw(&path, &[(field, NOBODYS)], &[OWN]).await;
            assert!([404, 422].contains(&page.status), "{path} with {field}: {}", page.status);
        }
    }
    let page = ana.post_raw("/settings", &[("couple", NOBODYS)], &[OWN]).await;
    assert!(page.has("It does not fit this page."));
}

#[tokio::test]
async fn what_is_not_a_form_is_refused() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    for kind in ["application/json", "text/plain", "multipart/form-data; boundary=x"] {
        let headers = [OWN, ("content-type", kind)];
        let body = "appearance=dark&time_zone=UTC".to_owned();
        let page = ana.send(Method::POST, "/settings", body, &headers).await;
        assert_eq!(page.status, 422, "{kind}");
    }
    let body = "appearance=%ff%fe&time_zone=\u{0}".to_owned();
    assert_eq!(ana.send(Method::POST, "/settings", body, &[OWN]).await.status, 422);
}

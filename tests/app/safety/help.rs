//! Help is there for everybody, and nobody learns that somebody read it.

use reqwest::Method;
use troth::config::Given;

use crate::{log, page::Page, world::World};

/// Pages that look the same for everybody.
const FOR_EVERYBODY: [(&str, &str); 3] = [
    ("/help", "Help"),
    ("/right-for-us", "Is this right for us now?"),
    ("/leaving", "How to leave quickly"),
];

fn leads_to_help(page: &Page) -> bool {
    page.links().iter().any(|(_, to)| to == "/help")
}

#[tokio::test]
async fn everybody_reads_the_same_signed_in_or_not() {
    let world = World::with_couple("Ana", "Ben").await;
    let eve = world.unpaired("Eve").await;
    let visitor = world.browser();
    for (path, heading) in FOR_EVERYBODY {
        let page = visitor.peek(path).await;
        assert_eq!((page.status, page.heading().as_str()), (200, heading));
        assert_eq!(page.header("set-cookie"), "", "{path} sets no cookie");
        assert!(page.has("Leave this page"));
        for browser in [&eve, &world.browser_of("Ana").await, &world.browser_of("Ben").await] {
            assert_eq!(browser.peek(path).await.html, page.html, "{path}");
        }
    }
    assert_eq!(visitor.cookie(), None);
}

#[tokio::test]
async fn each_line_says_whom_it_is_for_and_when_it_was_looked_up() {
    let world = World::new().await;
    let page = world.browser().open("/help").await;
    assert!(
        page.has("United Kingdom 999 or 112 From a mobile phone, if you cannot speak: press 55"),
        "{}",
        page.text()
    );
    assert!(page.has(
        "Hilfetelefon Gewalt gegen Frauen 116 016 Women who meet violence, and people close to them. \
         Day and night, free, without giving a name. German and 18 others. \
         hilfetelefon.de Looked up on 24 November 2026"
    ));
    let lines = page.all(".helplines li").len();
    assert!(lines >= 15);
    assert_eq!(page.all(".helplines .reach").len(), lines);
}

#[tokio::test]
async fn whoever_runs_the_server_can_name_other_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("helplines.toml");
    let list = "[[emergency]]\nwhere = \"Here\"\nreach = \"112\"\n[[country]]\nname = \"Near you\"\n\
        [[country.line]]\nname = \"The house at the corner\"\nfor = \"Everybody\"\n\
        reach = \"Ring twice\"\nchecked = \"2026-03-12\"\n";
    std::fs::write(&file, list).expect("writes");
    let world = World::with(Given { helplines: Some(file), ..Given::default() }).await;
    let page = world.browser().open("/help").await;
    assert!(page.has("The house at the corner Ring twice Everybody. Looked up on 12 March 2026"));
    assert!(!page.has("Germany"));
}

#[tokio::test]
async fn help_is_there_while_the_database_is_not() {
    let world = World::new().await;
    let browser = world.browser();
    let mut before = Vec::new();
    for (path, _) in FOR_EVERYBODY {
        before.push(browser.open(path).await.html);
    }
    world.app.db.close().await;
    assert_eq!(browser.peek("/healthz").await.status, 503);
    for ((path, _), before) in FOR_EVERYBODY.iter().zip(before) {
        let page = browser.peek(path).await;
        assert_eq!((page.status, page.html), (200, before), "{path}");
    }
}

/// The log is that of all stories: none of them leaves such a line.
#[tokio::test]
async fn nobody_reads_in_the_log_that_somebody_read_or_left() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    for browser in [&world.browser(), &ana] {
        for (path, _) in FOR_EVERYBODY {
            assert_eq!(browser.open(path).await.status, 200);
            for method in [Method::HEAD, Method::POST] {
                browser.send(method, path, String::new(), &[]).await;
            }
        }
        assert_eq!(browser.open("/static/app.css").await.status, 200);
    }
    ana.open("/help").await.form("Leave this page").press_and_stay("Leave this page").await;
    world.browser().open("/sign-in").await;
    let log = log::text();
    assert!(log.contains("route=\"/sign-in\""), "other pages are there");
    for unsaid in ["/help", "/right-for-us", "/leaving", "/leave", "/static"] {
        let line = log.lines().find(|line| line.contains(unsaid));
        assert_eq!(line, None, "{unsaid}");
    }
}

#[tokio::test]
async fn help_is_one_link_away_from_every_way_in_and_every_error() {
    let world = World::with_couple("Ana", "Ben").await;
    let (visitor, eve) = (world.browser(), world.unpaired("Eve").await);
    let (set_up, invite) = (world.set_up_link().await, world.invite_link(&eve).await);
    for path in ["/sign-in", "/invite", &set_up, &invite, "/no-such-page"] {
        assert!(leads_to_help(&visitor.open(path).await), "{path}");
    }
    let stranger = visitor.post_raw("/sign-in", &[], &[("origin", "https://elsewhere.example")]);
    assert!(leads_to_help(&stranger.await), "a form from elsewhere");
    let unreadable = visitor.post("/sign-in", &[("what".to_owned(), "ever".to_owned())]).await;
    assert!(unreadable.status == 422 && leads_to_help(&unreadable));
    assert!(leads_to_help(&eve.open("/pairing").await));
    let ana = world.browser_of("Ana").await;
    for path in ["/more", "/unlock", "/house-rules", "/right-for-us", "/leaving"] {
        assert!(leads_to_help(&ana.open(path).await), "{path}");
    }
}

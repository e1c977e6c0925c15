//! Leaving at once, and what everybody reads about it before the first use.

use crate::world::{SignUp as _, World};

#[tokio::test]
async fn everybody_reads_how_to_leave_once_before_the_first_use() {
    let world = World::new().await;
    let ana = world.browser();
    let form = ana.open(&world.set_up_link().await).await.form("Make my account");
    let page = form.choose("host", "first").sign_up("Ana").press("Make my account").await;
    assert_eq!((page.path.as_str(), page.heading().as_str()), ("/leaving", "How to leave quickly"));
    assert!(page.has("press Shift three times") && page.has("The browser’s history still shows"));
    let page = page.click("Go on").await.press("Go on without a code").await;
    assert_eq!(page.path, "/pairing");

    let ben = world.browser();
    let form = ben.open(&world.invite_link(&ana).await).await.form("say yes");
    let page = form.choose("rules", "yes").sign_up("Ben").press("say yes").await;
    assert_eq!(page.path, "/leaving");
    let page = page.click("Go on").await.press("Go on without a code").await;
    assert_eq!(page.heading(), "You said yes");
    ana.open("/pairing").await.press("Yes, Ben and I begin").await;
    assert_eq!(ben.open("/").await.path, "/today", "once is enough");
    assert_eq!(world.sign_in("Ben").await.open("/").await.path, "/today");
}

#[tokio::test]
async fn it_can_be_read_again_later() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/more").await.click("How to leave quickly").await;
    assert_eq!(page.path, "/leaving");
    let page = page.click("Help").await.click("How to leave quickly").await;
    assert_eq!(page.path, "/leaving");
    assert!(page.has("wikipedia.org takes its place"));
    assert_eq!(page.click("Go on").await.path, "/today");
}

#[tokio::test]
async fn leaving_ends_this_session_alone_and_asks_nothing() {
    let world = World::with_couple("Ana", "Ben").await;
    let (phone, laptop) = (world.browser_of("Ana").await, world.sign_in("Ana").await);
    for path in ["/today", "/help", "/no-such-page"] {
        let left = world.sign_in("Ana").await;
        let page = left.open(path).await.form("Leave this page").press_and_stay("Leave").await;
        assert_eq!(page.leads_to().as_deref(), Some("https://www.wikipedia.org/"), "{path}");
        assert_eq!(page.header("clear-site-data"), "\"cache\", \"storage\"");
        assert_eq!(left.cookie(), None);
        assert_eq!(left.peek("/today").await.leads_to().as_deref(), Some("/sign-in"));
    }
    for browser in [&phone, &laptop] {
        assert_eq!(browser.peek("/today").await.status, 200, "other devices stay signed in");
    }
    let visitor = world.browser().open("/sign-in").await;
    let page = visitor.form("Leave this page").press_and_stay("Leave this page").await;
    assert_eq!(page.leads_to().as_deref(), Some("https://www.wikipedia.org/"));
}

//! Links and words that open nothing, and why their answer is always the same.

use chrono::TimeDelta;
use troth::config::Given;

use crate::world::{PASSWORD, SignUp as _, World, came_back};

#[tokio::test]
async fn a_set_up_link_is_good_once() {
    let world = World::new().await;
    let link = world.set_up_link().await;
    let visitor = world.browser();
    let form = visitor.open(&link).await.form("Make my account").choose("host", "first");
    assert_eq!(form.clone().sign_up("Ana").arrive("Make my account").await.path, "/pairing");
    assert_eq!(world.browser().open(&link).await.status, 404);
    let late = form.in_browser(&world.browser()).sign_up("Zoe").press("Make my account").await;
    assert_eq!(late.status, 404, "also from a page that was opened before");
}

#[tokio::test]
async fn whose_answer_was_lost_sends_the_same_form_again() {
    let world = World::new().await;
    let form = world.browser().open(&world.set_up_link().await).await.form("Make my account");
    let form = form.choose("host", "first").sign_up("Ana");
    form.clone().press("Make my account").await;
    let ana = world.browser();
    let page = form.in_browser(&ana).press("Make my account").await.click("Go on").await;
    assert_eq!((page.path.as_str(), page.heading().as_str()), ("/pairing", "Invite your partner"));

    let page = world.browser().open(&world.invite_link(&ana).await).await;
    let form = page.form("say yes").choose("rules", "yes").sign_up("Ben");
    form.clone().press("say yes").await;
    let page = form.in_browser(&world.browser()).press("say yes").await.click("Go on").await;
    assert_eq!(page.heading(), "You said yes");
    assert_eq!(ana.open("/pairing").await.heading(), "Ben said yes");
}

#[tokio::test]
async fn somebody_who_tries_words_shuts_no_link() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    let (link, words) =
        (world.invite_link(&ana).await, ana.open("/pairing").await.all("ol.code li"));
    let form = world.browser().open("/invite").await.form("Go on");
    for _ in 0..40 {
        let page = form.clone().fill("words", "one two three four five six").press("Go on").await;
        came_back(&page);
    }
    let page = form.fill("words", &words.join(" ")).press("Go on").await;
    assert_eq!(page.heading(), "I have six words", "not from here, for a while");
    assert_eq!(world.browser().open(&link).await.heading(), "Ana invites you");
}

#[tokio::test]
async fn behind_a_proxy_somebody_who_tries_words_uses_up_only_their_own_tries() {
    let proxy = Some([127, 0, 0, 1].into());
    let world = World::with(Given { proxy, ..Given::default() }).await;
    let ana = world.unpaired("Ana").await;
    world.invite_link(&ana).await;
    let words = ana.open("/pairing").await.all("ol.code li").join(" ");
    let tried = async |words: &str, by: &str| {
        let fields = [("op", uuid::Uuid::now_v7().to_string()), ("words", words.to_owned())];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", by)];
        world.browser().post_raw("/invite", &fields, &headers).await.status
    };
    for last in 0..40 {
        // Who it says it comes from, before the proxy adds where it does come from.
        let by = format!("203.0.113.{last}, 198.51.100.1");
        assert_eq!(tried("one two three four five six", &by).await, 422);
    }
    assert_eq!(tried(&words, "198.51.100.1").await, 422, "not from there, for a while");
    assert_eq!(tried(&words, "198.51.100.2").await, 303);
}

#[tokio::test]
async fn an_invite_is_good_for_forty_eight_hours() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    let invite = world.invite_link(&ana).await;
    world.advance(TimeDelta::hours(48) - TimeDelta::minutes(1));
    let form = world.browser().open(&invite).await.form("say yes");
    world.advance(TimeDelta::minutes(1));
    assert_eq!(world.browser().open(&invite).await.status, 404);
    let late = form.choose("rules", "yes").sign_up("Ben").press("say yes").await;
    assert_eq!(late.status, 404, "also from a page that was opened before");

    let page = ana.open("/pairing").await;
    assert!(page.has("No invite is open now"));
    let asked = page.press("Make an invite").await;
    let page = asked.form("Go on").fill("password", PASSWORD).press("Go on").await;
    page.press("Make an invite").await;
    let page = world.browser().open(&world.invite_link(&ana).await).await;
    assert_eq!(page.heading(), "Ana invites you");
}

#[tokio::test]
async fn a_new_invite_stops_the_one_before() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    let old = world.invite_link(&ana).await;
    ana.open("/pairing").await.press("Make a new invite.").await;
    assert_ne!(world.invite_link(&ana).await, old);
    assert_eq!(world.browser().open(&old).await.status, 404);
}

#[tokio::test]
async fn words_that_open_nothing_come_back_with_what_was_typed() {
    let world = World::new().await;
    world.unpaired("Ana").await;
    let form = world.browser().open("/invite").await.form("Go on");
    let typed = "apple bear castle desert eagle forest";
    let page = form.fill("words", typed).press("Go on").await;
    assert!(came_back(&page).contains("This doesn’t open anything now"));
    assert_eq!(page.form("Go on").value("words"), typed);
}

#[tokio::test]
async fn used_unknown_and_expired_links_answer_alike() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    let used = world.invite_link(&ana).await;
    let page = world.browser().open(&used).await;
    page.form("say yes").choose("rules", "yes").sign_up("Ben").press("say yes").await;
    let number = |text: String| text.split("Number").next().unwrap_or_default().to_owned();
    let used = world.browser().open(&used).await;
    let unknown = world.browser().open("/invite/never-was-an-invite").await;
    assert_eq!((used.status, unknown.status), (404, 404));
    assert_eq!(number(used.text()), number(unknown.text()));
}

#[tokio::test]
async fn without_the_house_rules_nothing_is_accepted() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    let page = world.browser().open(&world.invite_link(&ana).await).await;
    let page = page.form("say yes").sign_up("Ben").press("say yes").await;
    assert!(came_back(&page).contains("read the house rules"));
    assert_eq!(page.form("say yes").value("name"), "Ben");
    assert_eq!(ana.open("/pairing").await.heading(), "Invite your partner");
}

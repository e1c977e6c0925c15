//! From a set-up link to two people who have both said yes.

use crate::world::{SignUp as _, World, came_back};

#[tokio::test]
async fn two_people_become_a_pair() {
    let world = World::new().await;
    let ana = world.browser();
    let page = ana.open(&world.set_up_link().await).await;
    let form = page.form("Make my account").choose("host", "second").sign_up("Ana");
    let page = form.arrive("Make my account").await;
    assert_eq!((page.path.as_str(), page.heading().as_str()), ("/pairing", "Invite your partner"));
    assert!(page.html.contains("<svg viewBox"), "a code to scan");
    assert_eq!(page.all("ol.code li").len(), 6, "six words to read aloud");

    let ben = world.browser();
    let page = ben.open(&world.invite_link(&ana).await).await;
    assert_eq!(page.heading(), "Ana invites you");
    assert!(page.has("Two are needed to open."), "the house rules come before the yes");
    let form = page.form("say yes").choose("rules", "yes").sign_up("Ben");
    let page = form.arrive("say yes").await;
    assert!(page.has("Ana confirms on their own phone that it is you"));
    assert_eq!(ben.open("/more").await.status, 404, "not a pair before Ana says so");

    let page = ana.open("/pairing").await;
    assert_eq!(page.heading(), "Ben said yes");
    assert!(page.has("Ana and Ben, with these rules"));
    assert_eq!(page.press("Yes, Ben and I begin").await.path, "/today");
    for browser in [&ana, &ben] {
        let page = browser.open("/house-rules").await;
        assert!(page.has("Ben runs this server."), "both see who runs it");
        let page = browser.open("/more").await.click("Who can read what").await;
        assert!(page.has("Ben runs this server.") && page.has("What nothing here can prevent"));
        assert_eq!(browser.peek("/pairing").await.leads_to().as_deref(), Some("/today"));
    }
}

#[tokio::test]
async fn six_words_read_aloud_lead_to_the_same_invite() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    let words = ana.open("/pairing").await.all("ol.code li");
    let ben = world.browser();
    let form = ben.open("/sign-in").await.click("I have six words").await.form("Go on");
    let typed = format!("  {}  ", words.join("  ").to_uppercase());
    let page = form.fill("words", &typed).press("Go on").await;
    assert_eq!(page.heading(), "Ana invites you");
}

#[tokio::test]
async fn somebody_else_said_yes_so_the_inviter_begins_anew() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    let stranger = world.browser();
    let page = stranger.open(&world.invite_link(&ana).await).await;
    let form = page.form("say yes").choose("rules", "yes").sign_up("Somebody");
    form.press("say yes").await;

    let page = ana.open("/pairing").await;
    assert!(page.has("Somebody said yes"));
    let page = page.press("No, that is somebody else.").await;
    assert_eq!(page.heading(), "Invite your partner");
    assert_eq!(stranger.open("/pairing").await.heading(), "Not connected");
    assert_eq!(stranger.open("/more").await.status, 404);

    let ben = world.browser();
    let page = ben.open(&world.invite_link(&ana).await).await;
    page.form("say yes").choose("rules", "yes").sign_up("Ben").press("say yes").await;
    let page = ana.open("/pairing").await.press("Yes, Ben and I begin").await;
    assert_eq!(page.path, "/today");
    assert_eq!(stranger.open("/more").await.status, 404);
}

#[tokio::test]
async fn turned_down_by_mistake_the_same_account_takes_the_next_invite() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    let ben = world.browser();
    let page = ben.open(&world.invite_link(&ana).await).await;
    page.form("say yes").choose("rules", "yes").sign_up("Ben").arrive("say yes").await;
    ana.open("/pairing").await.press("No, that is somebody else.").await;

    let form = ben.open("/pairing").await.form("Say yes with my account");
    let words = ana.open("/pairing").await.all("ol.code li").join(" ");
    let page = form.clone().fill("code", &words).press("Say yes").await;
    assert!(came_back(&page).contains("read the house rules"));
    assert_eq!(page.form("Say yes").value("code"), words);
    let page =
        form.clone().choose("rules", "yes").fill("code", "six wrong words").press("Say yes").await;
    assert!(came_back(&page).contains("This doesn’t open anything now"));

    let link = format!("http://home.example{}", world.invite_link(&ana).await);
    let page = page.form("Say yes").fill("code", &link).press("Say yes").await;
    assert_eq!(page.heading(), "You said yes");
    assert_eq!(ana.open("/pairing").await.press("Yes, Ben and I begin").await.path, "/today");
    assert_eq!(ben.open("/").await.path, "/today");
}

#[tokio::test]
async fn who_said_yes_takes_it_back_alone_until_it_is_confirmed() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    world.accept(&world.invite_link(&ana).await, "Ben").await;
    let ben = world.browser_of("Ben").await;
    let late = ana.open("/pairing").await.form("Yes, Ben and I begin");
    let form = ben.open("/pairing").await.form("Take my yes back.");
    let page = form.clone().press("Take my yes back.").await;
    assert_eq!(page.heading(), "Not connected");
    assert_eq!(form.press("Take my yes back.").await.status, 200, "a second tap is no fault");
    assert_eq!(late.press("Yes, Ben").await.status, 404, "also from a page that was open before");
    assert!(ana.open("/pairing").await.has("No invite is open now."));
    assert_eq!(ben.open("/today").await.status, 404);

    ana.open("/pairing").await.press("Make an invite").await;
    let link = format!("http://here{}", world.invite_link(&ana).await);
    let form = ben.open("/pairing").await.form("Say yes with my account").choose("rules", "yes");
    let waits = form.fill("code", &link).press("Say yes").await;
    let late = waits.form("Take my yes back.");
    ana.open("/pairing").await.press("Yes, Ben and I begin").await;
    let page = late.press("Take my yes back.").await;
    assert_eq!(page.status, 409, "now closing is the way");
    assert!(page.has("There is no yes to take back any more."), "{}", page.text());
    assert_eq!(ben.open("/").await.path, "/today");
}

#[tokio::test]
async fn nobody_accepts_their_own_invite_or_two_at_once() {
    let world = World::new().await;
    let (ana, zoe) = (world.unpaired("Ana").await, world.unpaired("Zoe").await);
    let ben = world.browser();
    let page = ben.open(&world.invite_link(&ana).await).await;
    page.form("say yes").choose("rules", "yes").sign_up("Ben").press("say yes").await;
    ana.open("/pairing").await.press("No, that is somebody else.").await;
    let form = ben.open("/pairing").await.form("Say yes with my account").choose("rules", "yes");
    let later = ben.open("/pairing").await.form("Say yes with my account").choose("rules", "yes");
    let (anas, zoes) = (world.invite_link(&ana).await, world.invite_link(&zoe).await);
    let own = form.clone().in_browser(&ana).fill("code", &anas).press("Say yes").await;
    assert_eq!(own.status, 404, "who invites has no invite to take");
    form.fill("code", &anas).press("Say yes").await;
    let second = later.fill("code", &zoes).press("Say yes").await;
    assert!(came_back(&second).contains("This doesn’t open anything now"));
    assert_eq!(zoe.open("/pairing").await.heading(), "Invite your partner");
}

#[tokio::test]
async fn only_the_inviter_confirms() {
    let world = World::new().await;
    let ana = world.unpaired("Ana").await;
    let ben = world.browser();
    let page = ben.open(&world.invite_link(&ana).await).await;
    page.form("say yes").choose("rules", "yes").sign_up("Ben").press("say yes").await;
    let confirmation = ana.open("/pairing").await.form("Yes, Ben and I begin");
    let page = confirmation.clone().in_browser(&ben).press("Yes, Ben").await;
    assert_eq!(page.status, 404, "not Ben himself");
    let zoe = world.unpaired("Zoe").await;
    let page = confirmation.clone().in_browser(&zoe).press("Yes, Ben").await;
    assert_eq!(page.status, 404, "not a stranger");
    assert_eq!(ben.open("/more").await.status, 404);
    assert_eq!(confirmation.clone().press("Yes, Ben").await.path, "/today");
    assert_eq!(confirmation.press("Yes, Ben").await.path, "/today", "a second tap is no fault");
}

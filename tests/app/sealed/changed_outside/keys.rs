//! Keys that were changed in the database: nothing opens with them, and no page breaks.

use troth::sealed::{Key, PublicKey, Seed};
use uuid::Uuid;

use super::{CHANGED, LOST, entries::purpose, opened};
use crate::{
    device::Device,
    host::Host,
    people::{
        passkeys::{add, ana_with_a_phone, answer, asked_to_make, halfway},
        second_step::set_up,
    },
    world::{PASSWORD, World},
};

const FLIP: &str = "update {} set {} = cast(x'00' || substr({}, 2) as blob)";

/// Every value of a column loses what it was.
async fn spoil(world: &World, table: &str, column: &str) {
    let sql = FLIP.replacen("{}", table, 1).replace("{}", column);
    assert!(Host::of(world).await.run(&sql, &[]).await > 0, "{table} has rows");
}

#[tokio::test]
async fn a_spoiled_session_asks_to_sign_in_again() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    spoil(&world, "session", "shared").await;
    assert_eq!(ana.peek("/today").await.leads_to().as_deref(), Some("/sign-in"));
    assert_eq!(world.sign_in("Ana").await.open("/today").await.status, 200);
}

#[tokio::test]
async fn a_spoiled_private_tier_is_closed() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = opened(&world, "Ana").await;
    spoil(&world, "session", "private").await;
    assert_eq!(ana.open("/check-ins").await.status, 200);
    assert!(!ana.open("/more").await.has("Close what is only mine"));
}

#[tokio::test]
async fn a_spoiled_step_up_asks_for_the_password() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    assert!(!ana.open("/recovery").await.html.contains("name=\"password\""));
    spoil(&world, "session", "seed").await;
    assert!(ana.open("/recovery").await.html.contains("name=\"password\""));
}

#[tokio::test]
async fn a_spoiled_app_code_lets_nobody_in_and_can_be_taken_away() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let app = set_up(&world, &ana).await;
    let form = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana");
    let halfway = form.fill("password", PASSWORD).press("Sign in").await;
    spoil(&world, "app_code", "secret").await;
    let form = halfway.form("Sign in").fill("code", &app.code(world.now()));
    assert_eq!(form.press("Sign in").await.status, 422);
    spoil(&world, "sign_in_begun", "seed").await;
    let to = halfway.browser.peek("/sign-in/code").await.leads_to();
    assert_eq!(to.as_deref(), Some("/sign-in"));
    ana.open("/second-step").await.press("Use another app").await;
    spoil(&world, "app_code_offer", "secret").await;
    let to = ana.peek("/second-step/code").await.leads_to();
    assert_eq!(to.as_deref(), Some("/second-step"));
    let page = ana.open("/second-step").await.press("Stop asking for it").await;
    assert!(page.has("It is not asked for now."));
}

#[tokio::test]
async fn a_spoiled_passkey_lets_nobody_in_and_can_be_removed() {
    let world = World::with_couple_at_a_name().await;
    let (ana, mut phone) = ana_with_a_phone(&world).await;
    let begun = halfway(&world, "Ana").await;
    let signed = phone.sign(&begun);
    spoil(&world, "passkey", "words").await;
    assert_eq!(answer(&begun, &signed).await.status, 404);
    let page = begun.browser.open("/sign-in/code").await;
    assert!(page.has("Your passkeys were changed outside the app"), "{}", page.text());
    spoil(&world, "sign_in_begun", "challenge").await;
    let to = begun.browser.peek("/sign-in/code").await.leads_to();
    assert_eq!(to.as_deref(), Some("/sign-in"));
    let page = ana.open("/passkeys").await;
    assert!(page.has(CHANGED), "{}", page.text());
    assert_eq!(page.all(".card h2"), ["A passkey"]);
    assert!(page.press("Remove it").await.has("You have none now."));
    asked_to_make(&ana, "My phone").await;
    spoil(&world, "passkey_offer", "words").await;
    assert_eq!(ana.peek("/passkeys/new").await.leads_to().as_deref(), Some("/passkeys"));
}

/// Else whoever runs the server would sign in with a passkey of their own.
#[tokio::test]
async fn a_passkey_that_the_host_moves_to_somebody_else_opens_nothing() {
    let world = World::with_couple_at_a_name().await;
    let (ana, mut phone) = ana_with_a_phone(&world).await;
    let mut bens = Device::new(world.base());
    add(&world.browser_of("Ben").await, "Ben’s phone", &mut bens).await;
    let host = &mut Host::of(&world).await;
    let (hers, his) = (host.id_of("Ana").await, host.id_of("Ben").await);
    let moved = "update passkey set person = ? where person = ?";
    host.once(moved, &[hers.as_bytes(), his.as_bytes()]).await;
    let page = halfway(&world, "Ana").await;
    assert_eq!(answer(&page, &bens.sign(&page)).await.status, 422);
    world.advance(chrono::TimeDelta::seconds(1));
    let page = halfway(&world, "Ana").await;
    assert_eq!(answer(&page, &phone.sign(&page)).await.path, "/today");
    let page = ana.open("/passkeys").await;
    assert!(page.has(CHANGED) && !page.has("Ben’s phone"), "{}", page.text());
}

#[tokio::test]
async fn a_spoiled_seed_lets_nobody_in() {
    let world = World::with_couple("Ana", "Ben").await;
    spoil(&world, "credential", "seed").await;
    let browser = world.browser();
    let form = browser.open("/sign-in").await.form("Sign in");
    let page = form.fill("name", "Ana").fill("password", PASSWORD).press("Sign in");
    assert_eq!(page.await.status, 422);
}

#[tokio::test]
async fn a_spoiled_recovery_code_lets_nobody_in() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let form = ana.open("/recovery").await.form("Make a new code").with_password();
    let page = form.press("Make").await;
    let code = page.all("ol.code li").join(" ");
    spoil(&world, "recovery_offer", "code").await;
    assert!(ana.peek("/recovery/code").await.status < 500, "an offer that does not open");
    spoil(&world, "recovery_offer", "seed").await;
    let taken = page.form("I have it on paper").fill("code", &code).press("I have").await;
    assert!(taken.status < 500, "{}", taken.text());
    let form = world.browser().open("/sign-in").await.click("Come back in").await;
    let form = form.form("Come back in").fill("name", "Ana").fill("code", &code);
    let form = form.choose("secret", "own").fill("password", "eleven small boats drift past");
    assert_eq!(form.press("Come back in").await.status, 422);
}

#[tokio::test]
async fn without_the_key_of_the_two_nothing_is_shown_and_nothing_is_saved() {
    let world = super::history::world().await;
    spoil(&world, "couple_key", "wrapped").await;
    let ana = world.sign_in("Ana").await;
    for path in ["/today", "/check-ins", "/commitments", "/dates", "/consistency"] {
        let page = ana.open(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.html.contains(super::history::STEM) || path == "/check-ins", "{path}");
    }
    let page = ana.open("/dates").await;
    assert!(page.has(CHANGED) && !page.has(LOST), "{}", page.text());
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "2");
    let page = form.press("Share with Ben").await;
    assert_eq!(page.status, 409);
    assert!(page.has("Nothing was saved"), "{}", page.text());
}

#[tokio::test]
async fn a_spoiled_pin_is_a_changed_key() {
    let world = super::history::world().await;
    spoil(&world, "pinned_key", "keys").await;
    let ana = world.browser_of("Ana").await;
    assert!(ana.open("/today").await.has("Ben’s key has changed"));
    assert_eq!(ana.open("/four-words").await.heading(), "Ben’s key has changed");
}

/// Else the host would read whatever is written from then on.
#[tokio::test]
async fn a_key_that_the_host_plants_is_not_written_under() {
    let world = World::with_couple("Ana", "Ben").await;
    let host = &mut Host::of(&world).await;
    let couple = Uuid::from_slice(&host.blobs("select id from couple").await[0]).expect("an id");
    let (known, stranger) = (Key::random(), Seed::random().shared());
    for name in ["Ana", "Ben"] {
        let id = host.id_of(name).await;
        let sql = format!("select x25519 from credential where person = x'{}'", id.simple());
        let to = PublicKey::from_slice(&host.blobs(&sql).await[0]).expect("a key");
        let planted = stranger.hand_over(&to, &known, &purpose(couple, id, 2)).expect("wraps");
        let sql = "insert into couple_key (couple, person, epoch, wrapped, made_at)
                   values (?, ?, 2, ?, '2026-03-12T18:00:00+00:00')";
        let bytes = [couple.as_bytes().as_slice(), id.as_bytes(), planted.bytes()];
        host.once(sql, &bytes).await;
    }
    for ana in [world.browser_of("Ana").await, world.sign_in("Ana").await] {
        let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "2");
        assert_eq!(form.press("Share with Ben").await.status, 200);
    }
    let under = host.rows("select count(*) from check_in where epoch = 1").await;
    assert_eq!(sqlx::Row::get::<i64, _>(&under[0], 0), 2, "under the key of the two");
    assert!(world.browser_of("Ben").await.open("/today").await.has("In between"));
}

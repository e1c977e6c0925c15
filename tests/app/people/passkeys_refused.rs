//! Passkeys that do not count: answers to something else, from elsewhere, of somebody else, used
//! before, or by what may be a copy.

use chrono::TimeDelta;
use data_encoding::BASE64URL_NOPAD;

use super::passkeys::{add, ana_with_a_phone, answer, asked_to_make, halfway};
use crate::{
    device::{Device, question},
    page::Page,
    world::{World, came_back},
};

/// Somebody who changes what a device signs.
type Attack = fn(&mut Device);

/// What does not count, whoever signs it.
const ATTACKS: [(&str, Attack); 7] = [
    ("another challenge", |it| it.challenge = Some(BASE64URL_NOPAD.encode(&[1; 32]))),
    ("no challenge", |it| it.challenge = Some(String::new())),
    ("another server's page", |it| it.origin = String::from("http://localhost.example")),
    ("another port", |it| it.origin = String::from("http://localhost:1")),
    ("another server's passkey", |it| it.site = Some("elsewhere.example".to_owned())),
    ("nobody there", |it| it.touched = false),
    ("a frame on another page", |it| it.framed = true),
];

async fn make(page: &Page, answer: &str) -> Page {
    page.form("Make the passkey").put("signed", answer).press("Make the passkey").await
}

#[tokio::test]
async fn what_a_device_signs_for_something_else_signs_nobody_in() {
    let world = World::with_couple_at_a_name().await;
    let (_, mut phone) = ana_with_a_phone(&world).await;
    for (what, attack) in ATTACKS {
        let page = halfway(&world, "Ana").await;
        let mut device = phone.clone();
        attack(&mut device);
        let said = came_back(&answer(&page, &device.sign(&page)).await);
        assert!(said.contains("This passkey doesn’t count"), "{what}: {said}");
        world.advance(TimeDelta::seconds(10));
        // A right one follows, so that these are not too many.
        phone.counter = device.counter;
        let page = halfway(&world, "Ana").await;
        assert_eq!(answer(&page, &phone.sign(&page)).await.path, "/today", "{what}");
    }
}

#[tokio::test]
async fn a_passkey_of_somebody_else_signs_nobody_in() {
    let world = World::with_couple_at_a_name().await;
    let (_, mut phone) = ana_with_a_phone(&world).await;
    let mut bens = Device::new(world.base());
    add(&world.browser_of("Ben").await, "Ben’s phone", &mut bens).await;
    let named_as_hers = Device { id: phone.id.clone(), ..bens.clone() };
    let of_him = Device { handle: bens.handle.clone(), ..phone.clone() };
    let made_up = phone.with_another_key();
    for (what, mut device) in [
        ("his", bens.clone()),
        ("his, under the name of hers", named_as_hers),
        ("hers, which says that it is his", of_him),
        ("made up", made_up),
    ] {
        let page = halfway(&world, "Ana").await;
        let said = came_back(&answer(&page, &device.sign(&page)).await);
        assert!(said.contains("This passkey doesn’t count"), "{what}: {said}");
        world.advance(TimeDelta::seconds(10));
    }
    let page = halfway(&world, "Ana").await;
    assert_eq!(answer(&page, &phone.sign(&page)).await.path, "/today");
    let page = halfway(&world, "Ben").await;
    assert_eq!(answer(&page, &bens.sign(&page)).await.path, "/today");
}

#[tokio::test]
async fn an_answer_counts_once_and_for_the_way_in_that_asked() {
    let world = World::with_couple_at_a_name().await;
    // It does not count its uses: the challenge alone tells.
    let (ana, mut key) = (world.browser_of("Ana").await, Device::that_does_not_count(world.base()));
    add(&ana, "The key on my ring", &mut key).await;
    let (first, second) = (halfway(&world, "Ana").await, halfway(&world, "Ana").await);
    assert_ne!(question(&first)["challenge"], question(&second)["challenge"]);
    assert_eq!(
        question(&first)["challenge"],
        question(&first.browser.open("/sign-in/code").await)["challenge"],
        "looking changes nothing"
    );
    let given = key.sign(&first);
    came_back(&answer(&second, &given).await);
    world.advance(TimeDelta::seconds(1));
    let form = first.form("Use my passkey").put("signed", &given);
    let cookie = format!("s={}", first.browser.cookie().expect("a cookie"));
    assert_eq!(answer(&first, &given).await.path, "/today");
    let headers = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];
    let again = world.browser().post_raw(&form.action, &[("signed", &given)], &headers).await;
    assert_eq!(again.leads_to().as_deref(), Some("/sign-in"), "that way is closed");
    let third = halfway(&world, "Ana").await;
    came_back(&answer(&third, &given).await);
}

#[tokio::test]
async fn after_a_wrong_answer_something_else_is_asked() {
    let world = World::with_couple_at_a_name().await;
    let (ana, mut key) = (world.browser_of("Ana").await, Device::that_does_not_count(world.base()));
    add(&ana, "The key on my ring", &mut key).await;
    let page = halfway(&world, "Ana").await;
    let right = key.sign(&page);
    let wrong = answer(&page, "{\"rawId\":\"\"}").await;
    came_back(&wrong);
    assert_ne!(question(&page)["challenge"], question(&wrong)["challenge"]);
    world.advance(TimeDelta::seconds(1));
    let late = answer(&wrong, &right).await;
    came_back(&late);
    world.advance(TimeDelta::seconds(3));
    assert_eq!(answer(&late, &key.sign(&late)).await.path, "/today");
}

#[tokio::test]
async fn a_counter_that_runs_backwards_is_refused_and_told() {
    let world = World::with_couple_at_a_name().await;
    let (ana, mut phone) = ana_with_a_phone(&world).await;
    let mut copy = phone.clone();
    for _ in 0..2 {
        let page = halfway(&world, "Ana").await;
        assert_eq!(answer(&page, &phone.sign(&page)).await.path, "/today");
    }
    let page = halfway(&world, "Ana").await;
    // Somebody who has no key can not make it look as if there were a copy.
    let mut made_up = copy.with_another_key();
    let said = came_back(&answer(&page, &made_up.sign(&page)).await);
    assert!(said.contains("doesn’t count"), "{said}");
    assert!(!ana.open("/security-log").await.has("a passkey was refused"));
    world.advance(TimeDelta::seconds(1));
    let page = halfway(&world, "Ana").await;
    let said = came_back(&answer(&page, &copy.sign(&page)).await);
    assert!(said.contains("there may be a copy of it"), "{said}");
    let log = ana.open("/security-log").await;
    assert!(log.has("a passkey was refused: it had been used more often before"), "{}", log.text());
    world.advance(TimeDelta::seconds(3));
    let page = halfway(&world, "Ana").await;
    let mut equal = Device { counter: phone.counter - 1, ..phone.clone() };
    came_back(&answer(&page, &equal.sign(&page)).await);
    world.advance(TimeDelta::seconds(5));
    let page = halfway(&world, "Ana").await;
    assert_eq!(answer(&page, &phone.sign(&page)).await.path, "/today", "the newest still counts");
}

#[tokio::test]
async fn wrong_passkeys_and_wrong_passwords_are_counted_together() {
    let world = World::with_couple_at_a_name().await;
    let (ana, mut phone) = ana_with_a_phone(&world).await;
    for wait in [1, 3, 5, 10] {
        let page = halfway(&world, "Ana").await;
        let again = answer(&page, "nothing that reads").await;
        came_back(&again);
        let early = came_back(&answer(&again, &phone.sign(&again)).await);
        assert!(early.contains("it takes a while"), "{early}");
        world.advance(TimeDelta::seconds(wait));
    }
    let page = halfway(&world, "Ana").await;
    assert!(came_back(&answer(&page, "").await).contains("needs JavaScript"), "no guess");
    came_back(&answer(&page, "{}").await);
    world.advance(TimeDelta::minutes(2));
    came_back(&halfway(&world, "Ana").await);
    assert!(ana.open("/security-log").await.has("Five wrong passwords"));
}

#[tokio::test]
async fn what_a_device_makes_for_something_else_is_not_taken() {
    let world = World::with_couple_at_a_name().await;
    let ana = world.browser_of("Ana").await;
    let unknown: (&str, Attack) =
        ("an algorithm that was not offered", |it| it.algorithm = Some(-5));
    for (what, attack) in ATTACKS.into_iter().chain([unknown]) {
        let page = asked_to_make(&ana, "My phone").await;
        let mut device = Device::new(world.base());
        attack(&mut device);
        let said = came_back(&make(&page, &device.make(&page)).await);
        assert!(said.contains("No passkey came of this"), "{what}: {said}");
        assert!(ana.open("/passkeys").await.has("You have none now."), "{what}");
    }
    assert_eq!(halfway(&world, "Ana").await.path, "/today");
}

#[tokio::test]
async fn a_device_is_asked_to_make_one_once_and_for_five_minutes() {
    let world = World::with_couple_at_a_name().await;
    let (ana, mut phone) = (world.browser_of("Ana").await, Device::new(world.base()));
    let first = asked_to_make(&ana, "My phone").await;
    let made = phone.make(&first);
    let wrong = make(&first, "{}").await;
    came_back(&wrong);
    assert_eq!(wrong.heading(), "Add “My phone”", "what was typed is still there");
    came_back(&make(&wrong, &made).await);
    assert!(came_back(&make(&wrong, "").await).contains("needs JavaScript"));
    let next = ana.open("/passkeys/new").await;
    let form = next.form("Make the passkey").put("signed", &phone.make(&next));
    assert_eq!(form.clone().press("Make the passkey").await.path, "/passkeys");
    assert_eq!(form.press("Make the passkey").await.path, "/passkeys", "a second tap");
    assert_eq!(ana.open("/passkeys").await.all(".card h2").len(), 1);
    let mut other = Device::new(world.base());
    let none = next.form("Make the passkey").put("signed", &other.make(&next));
    let fresh = ana.open("/passkeys").await.form("Add it").fill("name", "x").press("Add it").await;
    let fresh = fresh.form("Make the passkey").put("signed", none.value("signed"));
    came_back(&fresh.press("Make the passkey").await);
    let late = asked_to_make(&ana, "Too late").await;
    world.advance(TimeDelta::minutes(5));
    let again = world.sign_in("Ben").await; // somebody else’s question is not hers
    assert_eq!(again.peek("/passkeys/new").await.leads_to().as_deref(), Some("/passkeys"));
    let page = make(&late, &other.make(&late)).await;
    assert_eq!(page.heading(), "Your password, once more");
    let page = page.form("Go on").with_password().press("Go on").await;
    assert_eq!(page.path, "/passkeys", "what was asked is forgotten: {}", page.text());
}

#[tokio::test]
async fn a_passkey_needs_a_name_and_there_is_room_for_twelve() {
    let world = World::with_couple_at_a_name().await;
    let ana = world.browser_of("Ana").await;
    let long = "n".repeat(41);
    for (name, why) in [("", "Please give it a name"), (long.as_str(), "there is room for 40")] {
        let page = asked_to_make(&ana, name).await;
        assert!(came_back(&page).contains(why), "{name}");
        assert_eq!(page.form("Add it").value("name"), name);
    }
    for nth in 0..12 {
        let mut device = Device::that_does_not_count(world.base());
        let page = add(&ana, &format!("Number {nth}"), &mut device).await;
        assert_eq!(page.all(".card h2").len(), nth + 1);
    }
    let page = asked_to_make(&ana, "One more").await;
    assert_eq!(page.status, 409);
    assert!(page.has("Remove one first") && page.has("One more"), "{}", page.text());
}

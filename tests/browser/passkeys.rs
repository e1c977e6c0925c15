//! A passkey that a real browser makes and signs with, in place of the device a virtual one of
//! chromedriver's.

use crate::{
    neutral,
    phone::Phone,
    world::{PASSWORD, World},
};

async fn halfway(phone: &Phone) {
    phone.forget_who_i_am().await;
    phone.open("/sign-in").await;
    phone.write("name", "Ana").await;
    phone.write("password", PASSWORD).await;
    phone.tap("Sign in").await;
    phone.sees_heading("One more step").await;
}

/// Ana's phone, which has just become a passkey.
async fn with_a_passkey(world: &World) -> Phone {
    let phone = Phone::of("Ana", world).await;
    phone.makes_passkeys(true).await;
    phone.open("/settings").await;
    phone.tap_at("a[href=\"/passkeys\"]").await;
    phone.write("name", "My phone").await;
    phone.tap("Add it, only for me").await;
    phone.sees_heading("Add “My phone”").await;
    phone.tap("Make the passkey").await;
    phone.sees("Added today.").await;
    phone
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_makes_a_passkey_and_signs_in_with_it() {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    let phone = with_a_passkey(&world).await;
    // The same device makes no second one.
    phone.write("name", "Again").await;
    phone.tap("Add it, only for me").await;
    phone.tap("Make the passkey").await;
    phone.sees("This device has a passkey for you already.").await;
    for _ in 0..2 {
        halfway(&phone).await;
        phone.tap("Use my passkey").await;
        phone.sees("Signed in as Ana").await;
    }
    phone.open("/security-log").await;
    phone.sees("Signed in with your password and a passkey.").await;
    phone.open("/passkeys").await;
    phone.tap("Remove it").await;
    phone.sees("You have none now.").await;
    phone.off().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_without_it_says_so_and_a_page_without_script_too() {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    with_a_passkey(&world).await.off().await;
    let phone = Phone::new(&world).await;
    phone.makes_passkeys(true).await; // another device, with no passkey of hers
    halfway(&phone).await;
    phone.tap("Use my passkey").await;
    phone.sees("Nothing came of it, and nothing has changed.").await;
    phone.without_script().await;
    phone.open("/sign-in/code").await;
    phone.tap("Use my passkey").await;
    phone.sees("A passkey needs JavaScript, and this came without.").await;
    phone.off().await;
}

//! A button that is tapped twice does its work once.

use crate::{neutral, phone::Phone};

/// Two taps before the page can do anything in between.
const AT_ONCE: &str = "
const save = document.querySelector('button[value=\"only me\"]');
save.click();
save.click();
arguments[0]();";

#[tokio::test(flavor = "multi_thread")]
async fn a_double_tap_on_save_saves_once() {
    double_tap_on_save(true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_tap_on_save_saves_once_without_script() {
    double_tap_on_save(false).await;
}

async fn double_tap_on_save(script: bool) {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    let phone = Phone::of("Ana", &world).await;
    if !script {
        phone.without_script().await;
    }
    phone.open("/check-ins/new").await;
    phone.tap("In between").await;
    if script {
        phone.ask(AT_ONCE).await;
    } else {
        phone.double_tap("Save, only for me").await;
    }
    phone.sees_heading("Saved, only for you.").await;
    phone.open("/check-ins").await;
    assert_eq!(phone.count(".check-in").await, 1);
    phone.off().await;
}

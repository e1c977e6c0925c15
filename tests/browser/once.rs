//! A button that is tapped twice does its work once.

use crate::{
    engine::{Engine, Light, in_every_engine},
    neutral,
    phone::Phone,
};

/// Two taps before the page can do anything in between.
const AT_ONCE: &str = "
const save = document.querySelector('button[value=\"only me\"]');
save.click();
save.click();
arguments[0]();";

in_every_engine! {
    a_double_tap_on_save_saves_once
}

async fn a_double_tap_on_save_saves_once(engine: Engine) {
    double_tap_on_save(engine, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_tap_on_save_saves_once_without_script() {
    double_tap_on_save(Engine::Chromium, false).await;
}

async fn double_tap_on_save(engine: Engine, script: bool) {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    let phone = Phone::with(engine, Light::Light, &world).await;
    phone.sign_in("Ana").await;
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

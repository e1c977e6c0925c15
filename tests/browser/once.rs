//! A button that is tapped twice does its work once.

use crate::{neutral, phone::Phone};

/// Counts taps where they outlive the page.
const COUNT: &str = "
sessionStorage.taps = 0;
addEventListener('click', () => { sessionStorage.taps = Number(sessionStorage.taps) + 1; }, true);
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
        phone.ask(COUNT).await;
    }
    phone.double_tap("Save, only for me").await;
    phone.sees_heading("Saved, only for you.").await;
    if script {
        let taps = phone.ask("arguments[0](sessionStorage.taps);").await;
        assert_eq!(taps, "2", "it was tapped twice");
    }
    phone.open("/check-ins").await;
    assert_eq!(phone.count(".check-in").await, 1);
    phone.off().await;
}

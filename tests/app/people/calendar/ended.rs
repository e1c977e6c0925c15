//! Whatever shuts out who may read in one's name also ends the address.

use chrono::TimeDelta;
use troth::people::erasing::erase_due;

use super::{both, made, planned, read};
use crate::{
    browser::Browser,
    form::Form,
    page::Page,
    world::{PASSWORD, World},
};

const NEW: &str = "eleven small boats drift past the mill";

/// The form with a new password of one's own.
fn renewed(form: Form) -> Form {
    form.choose("secret", "own").fill("password", NEW)
}

async fn opens(world: &World, address: &str) -> bool {
    match world.browser().peek(address).await.status {
        200 => true,
        404 => false,
        other => panic!("{other}"),
    }
}

/// Ana's address opens nothing once she has done this.
async fn is_ended_by(does: impl AsyncFnOnce(&World, &Browser) -> Page) {
    let (world, ana, ben) = both().await;
    let (hers, his) = (made(&ana).await, made(&ben).await);
    assert!(opens(&world, &hers).await);
    let page = does(&world, &ana).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(!opens(&world, &hers).await, "{}", page.text());
    assert!(opens(&world, &his).await, "his is his own");
}

#[tokio::test]
async fn making_the_account_safe_again_whatever_is_ticked() {
    for part in ["sign out", "new password", "new code", "pause"] {
        is_ended_by(async |_, ana| {
            let mut form = ana.open("/emergency-reset").await.form("Do this now");
            for field in form.fields.iter_mut().filter(|field| field.name == "part") {
                field.sent = field.value == part;
            }
            let form = if part == "new password" { renewed(form) } else { form };
            form.fill("current_password", PASSWORD).press("Do this now").await
        })
        .await;
    }
}

#[tokio::test]
async fn signing_out_everywhere_else() {
    is_ended_by(async |world, ana| {
        world.sign_in("Ana").await;
        ana.open("/devices").await.press("Sign out everywhere else").await
    })
    .await;
}

#[tokio::test]
async fn another_password() {
    is_ended_by(async |_, ana| {
        let form = ana.open("/password").await.form("Change my password");
        renewed(form.fill("current_password", PASSWORD)).press("Change my password").await
    })
    .await;
}

#[tokio::test]
async fn coming_back_with_a_recovery_code() {
    is_ended_by(async |world, ana| {
        let page = ana.open("/recovery").await.press("Make a new code").await;
        let code = page.all("ol.code li").join(" ");
        page.form("I have it on paper").fill("code", &code).press("I have it").await;
        let form = world.browser().open("/recover").await.form("Come back in").fill("name", "Ana");
        renewed(form.fill("code", &code)).press("Come back in").await
    })
    .await;
}

#[tokio::test]
async fn a_reset_by_the_host() {
    is_ended_by(async |world, _| {
        let page = world.browser().open(&world.reset_link("ana").await).await;
        let form = page.form("Reset my account").choose("read", "yes");
        renewed(form).press("Reset my account").await
    })
    .await;
}

#[tokio::test]
async fn erasing_the_account() {
    is_ended_by(async |world, ana| {
        let form = ana.open("/erasing").await.form("/erasings").with_password();
        let page = form.press("Erase my account in seven days").await;
        world.advance(TimeDelta::days(7));
        assert_eq!(erase_due(&world.app).await.expect("a look"), 1);
        page
    })
    .await;
}

#[tokio::test]
async fn while_all_is_paused_it_still_tells_what_was_planned_and_still_ends() {
    let (world, ana, ben) = both().await;
    let address = made(&ana).await;
    planned(&ana, &ben, "2026-03-28").await;
    ben.post("/pauses", &[]).await;
    assert!(read(&world, &address).await.contains("BEGIN:VEVENT"));
    assert!(ana.open("/calendar").await.press("End it").await.has("It is off"));
    assert!(!opens(&world, &address).await);
}

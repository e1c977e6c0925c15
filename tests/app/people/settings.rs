//! One's own settings, and a form that arrives more than once.

use serde_json::json;

use crate::{
    form::Form,
    world::{World, came_back},
};

async fn settings(world: &World, name: &str) -> Form {
    world.browser_of(name).await.open("/settings").await.form("Save, only for me")
}

#[tokio::test]
async fn light_or_dark_and_a_time_zone_are_kept() {
    let world = World::with_couple("Ana", "Ben").await;
    let form = settings(&world, "Ana").await;
    assert_eq!(form.value("time_zone"), "Europe/Berlin");
    let form = form.choose("appearance", "dark").choose("time_zone", "America/New_York");
    let page = form.press("Save, only for me").await;
    assert!(page.has("Saved."));
    assert!(page.html.contains("data-theme=\"dark\""));
    assert_eq!(page.form("Save").value("time_zone"), "America/New_York");
    assert_eq!(settings(&world, "Ben").await.value("time_zone"), "Europe/Berlin");
}

#[tokio::test]
async fn a_form_sent_twice_has_one_effect() {
    let world = World::with_couple("Ana", "Ben").await;
    let form = settings(&world, "Ana").await;
    let (dark, light) = (form.clone().choose("appearance", "dark"), settings(&world, "Ana").await);
    assert_eq!(dark.clone().press("Save").await.status, 200);
    assert_eq!(light.choose("appearance", "light").press("Save").await.status, 200);
    assert_eq!(dark.press("Save").await.status, 200, "the old one again is answered as before");
    assert_eq!(settings(&world, "Ana").await.value("appearance"), "light", "and changes nothing");
}

#[tokio::test]
async fn the_same_form_with_other_words_is_refused() {
    let world = World::with_couple("Ana", "Ben").await;
    let form = settings(&world, "Ana").await;
    form.clone().choose("appearance", "dark").press("Save").await;
    let page = form.choose("appearance", "light").press("Save").await;
    assert_eq!(page.status, 409);
    assert!(page.has("This form was sent before with other words"));
    assert_eq!(settings(&world, "Ana").await.value("appearance"), "dark");
}

#[tokio::test]
async fn somebody_elses_form_is_not_there() {
    let world = World::with_couple("Ana", "Ben").await;
    let form = settings(&world, "Ana").await.choose("appearance", "dark");
    form.clone().press("Save").await;
    let page = form.in_browser(&world.browser_of("Ben").await).press("Save").await;
    assert_eq!(page.status, 404);
    assert_eq!(settings(&world, "Ben").await.value("appearance"), "device");
}

#[tokio::test]
async fn a_choice_that_was_not_offered_comes_back() {
    let world = World::with_couple("Ana", "Ben").await;
    let mut form = settings(&world, "Ana").await;
    form.fields.iter_mut().filter(|f| f.name == "time_zone").for_each(|field| {
        field.value = "Middle/Earth".to_owned();
    });
    assert!(came_back(&form.press("Save").await).contains("choose a time zone"));
}

#[tokio::test]
async fn a_phone_that_replays_a_form_gets_its_outcome() {
    let world = World::with_couple("Ana", "Ben").await;
    let form = settings(&world, "Ana").await.choose("appearance", "dark");
    let first = form.clone().press_as_phone("Save").await;
    assert_eq!(first.status, 200);
    assert_eq!(first.json(), json!({ "outcome": "applied", "to": "/settings?saved=true" }));
    let again = form.clone().press_as_phone("Save").await;
    assert_eq!(again.json(), json!({ "outcome": "duplicate", "to": "/settings?saved=true" }));

    let conflict = form.clone().choose("appearance", "light").press_as_phone("Save").await;
    assert_eq!((conflict.status, &conflict.json()["outcome"]), (409, &json!("conflict")));
    let ben = world.browser_of("Ben").await;
    let gone = form.clone().in_browser(&ben).press_as_phone("Save").await;
    assert_eq!((gone.status, &gone.json()["outcome"]), (404, &json!("gone")));

    let mut wrong = settings(&world, "Ana").await;
    wrong.fields.retain(|field| field.name != "appearance");
    let invalid = wrong.press_as_phone("Save").await;
    assert_eq!((invalid.status, &invalid.json()["outcome"]), (422, &json!("invalid")));
    assert_eq!(invalid.json()["faults"], json!([["appearance", "Please choose one"]]));

    let signed_out = form.in_browser(&world.browser()).press_as_phone("Save").await;
    assert_eq!(signed_out.status, 401);
    assert_eq!(signed_out.json()["outcome"], "signed out");
}

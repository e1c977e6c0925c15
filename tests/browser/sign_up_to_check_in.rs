//! From nothing to a shared week, on two phones.

use crate::{
    engine::{Engine, Light, in_every_engine},
    neutral,
    phone::Phone,
    world::{PASSWORD, World},
};

in_every_engine! {
    two_people_begin_and_share_a_week_by_day
    two_people_begin_and_share_a_week_by_night
}

async fn two_people_begin_and_share_a_week_by_day(engine: Engine) {
    begin_and_share_a_week(engine, Light::Light, true).await;
}

async fn two_people_begin_and_share_a_week_by_night(engine: Engine) {
    begin_and_share_a_week(engine, Light::Dark, true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_begin_and_share_a_week_by_day_without_script() {
    begin_and_share_a_week(Engine::Chromium, Light::Light, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_begin_and_share_a_week_by_night_without_script() {
    begin_and_share_a_week(Engine::Chromium, Light::Dark, false).await;
}

async fn begin_and_share_a_week(engine: Engine, light: Light, script: bool) {
    let world = neutral::world().await;
    let ana = Phone::with(engine, light, &world).await;
    let ben = Phone::with(engine, light, &world).await;
    if !script {
        ana.without_script().await;
        ben.without_script().await;
    }
    become_a_pair(&world, &ana, &ben).await;
    check_in_with_three_taps(&ana).await;
    agree_on_a_commitment(&ana, &ben).await;
    plan_a_date(&ana, &ben).await;
    ben.open("/today").await;
    ben.sees("Fairly close").await;
    it_was_as_said(&ana, light, script).await;
    ana.off().await;
    ben.off().await;
}

/// The page is dark by night, and script hides questions that only some answers need.
async fn it_was_as_said(phone: &Phone, light: Light, script: bool) {
    phone.open("/commitments/new?owner=me").await;
    assert_eq!(phone.count("[data-when][hidden]").await > 0, script, "script runs or does not");
    assert_eq!(phone.style("html", "background-color").await, light.page());
}

async fn become_a_pair(world: &World, ana: &Phone, ben: &Phone) {
    ana.open(&world.set_up_link().await).await;
    ana.choose("host", "first").await;
    make_an_account(ana, "Ana").await;
    ana.tap("Make my account").await;
    ana.sees_heading("How to leave quickly").await;
    ana.tap("Go on").await;
    ana.tap("Go on without a code").await;
    ana.sees_heading("Invite your partner").await;
    ben.open(&ana.text("#invite-link").await).await;
    ben.choose("rules", "yes").await;
    make_an_account(ben, "Ben").await;
    ben.tap("Make my account and say yes").await;
    ben.sees_heading("How to leave quickly").await;
    ben.tap("Go on").await;
    ben.tap("Go on without a code").await;
    ben.sees_heading("You said yes").await;
    ana.tap("Has my partner come? Look again").await;
    ana.tap("Yes, Ben and I begin").await;
    ana.sees_heading("Good evening, Ana").await;
    ben.tap("Look again").await;
    ben.sees_heading("Good evening, Ben").await;
}

async fn make_an_account(phone: &Phone, name: &str) {
    phone.write("name", name).await;
    phone.choose("secret", "own").await;
    phone.write("password", PASSWORD).await;
    phone.choose_from("time_zone", "Europe/Berlin").await;
    phone.choose("own_device", "yes").await;
}

async fn check_in_with_three_taps(ana: &Phone) {
    let before = ana.taps();
    ana.tap("Check in").await;
    ana.tap("Fairly close").await;
    ana.tap("Share with Ben").await;
    ana.sees_heading("Shared with Ben.").await;
    assert_eq!(ana.taps() - before, 3, "three taps from Today to what is saved");
}

async fn agree_on_a_commitment(ana: &Phone, ben: &Phone) {
    ben.tap("Together").await;
    ben.tap("All commitments").await;
    ben.tap("Propose something I do").await;
    ben.write("promise", "Home by seven, or a message before six").await;
    ben.tap("On certain days of the week").await;
    ben.tap("Thursday").await;
    ben.tap("Propose to Ana").await;
    ben.sees("Waiting for Ana").await;
    ana.open(&ben.address().await).await;
    ana.tap("I agree").await;
    ana.sees("Agreed on Thursday 12 March.").await;
    ben.open("/today").await;
    ben.tap("Kept").await;
    ben.sees_heading("Thursday 12 March").await;
}

async fn plan_a_date(ana: &Phone, ben: &Phone) {
    ana.open("/dates").await;
    ana.tap("Plan a date").await;
    ana.write("what", "Once round the lake").await;
    ana.write_day("day", (2026, 3, 14)).await;
    ana.write_time("time", (19, 0)).await;
    ana.tap("Propose to Ben").await;
    ana.sees_heading("Once round the lake").await;
    ben.open(&ana.address().await).await;
    ben.tap("Say yes to Ana").await;
    ben.sees("Planned. You both said yes.").await;
}

//! Leaving at once: the page is gone, its session too, and Back does not bring it back.

use chrono::TimeDelta;
use fantoccini::key::Key;

use crate::{
    engine::{Engine, Light, in_every_engine},
    neutral,
    phone::Phone,
    world::World,
};

/// What can still be read in the very moment of leaving, before anything was answered.
const AT_ONCE: &str = "
document.querySelector('.leave button').click();
arguments[0](document.body.innerText.trim() + document.querySelectorAll('.left-page').length);";

/// Letters twice as large.
const LARGE: &str = "document.documentElement.style.fontSize = '200%'; arguments[0]();";

/// Whether the button is whole on the screen, above all else, before and after scrolling down, and
/// the page no wider than the screen.
///
/// A phone would make room for a page that is too wide: its own words about its width are no measure.
const IN_REACH: &str = "
const button = document.querySelector('.leave button');
const found = [];
const look = (when) => {
  const { left, top, right, bottom } = button.getBoundingClientRect();
  if (left < 0 || top < 0 || right > WIDE || bottom > innerHeight) found.push(`${when}: outside`);
  if (document.elementFromPoint((left + right) / 2, (top + bottom) / 2) !== button) found.push(`${when}: covered`);
  if (right - left < 44 || bottom - top < 44) found.push(`${when}: small`);
};
look('above');
scrollTo(0, document.documentElement.scrollHeight);
requestAnimationFrame(() => requestAnimationFrame(() => {
  look('below');
  if (document.documentElement.scrollWidth > WIDE) found.push('wide');
  arguments[0](found.join(', '));
}));";

in_every_engine! {
    the_first_key_and_enter_leave_the_page
    the_button_leaves_the_page
    pressing_shift_three_times_leaves_the_page
    the_cover_comes_before_any_answer
    the_button_is_in_reach_on_small_screens_and_with_large_letters
    the_way_back_shows_nothing_when_the_session_is_over
}

async fn the_first_key_and_enter_leave_the_page(engine: Engine) {
    let (world, phone) = ana_reads_today(engine).await;
    phone.press(Key::Tab, 1).await;
    assert_eq!(phone.focused().await, "Leave this page");
    phone.press(Key::Enter, 1).await;
    has_left(&world, phone).await;
}

async fn the_button_leaves_the_page(engine: Engine) {
    let (world, phone) = ana_reads_today(engine).await;
    phone.tap("Leave this page").await;
    has_left(&world, phone).await;
}

async fn pressing_shift_three_times_leaves_the_page(engine: Engine) {
    let (world, phone) = ana_reads_today(engine).await;
    phone.press(Key::Shift, 2).await;
    phone.sees_heading("Good evening, Ana").await;
    phone.press(Key::Shift, 1).await;
    has_left(&world, phone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_leaves_the_page_without_script() {
    let (world, phone) = ana_reads_today(Engine::Chromium).await;
    phone.without_script().await;
    phone.open("/talk").await;
    phone.tap("Leave this page").await;
    has_left(&world, phone).await;
}

async fn the_cover_comes_before_any_answer(engine: Engine) {
    let (world, phone) = ana_reads_today(engine).await;
    assert_eq!(phone.ask(AT_ONCE).await, "1", "nothing but the cover");
    has_left(&world, phone).await;
}

async fn the_button_is_in_reach_on_small_screens_and_with_large_letters(engine: Engine) {
    let (world, phone) = ana_reads_today(engine).await;
    let mut found = Vec::new();
    for (width, height, large) in
        [(320, 568, false), (320, 568, true), (390, 844, true), (320, 256, false), (568, 320, true)]
    {
        phone.screen(width, height).await;
        for path in ["/today", "/check-ins/new", "/help", "/leaving", "/not-a-page"] {
            phone.open(path).await;
            if large {
                phone.ask(LARGE).await;
            }
            let wrong = phone.ask(&IN_REACH.replace("WIDE", &width.to_string())).await;
            if wrong != "" {
                found.push(format!("{path} at {width} × {height}, large: {large}: {wrong}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    phone.open("/check-ins/new").await;
    phone.open("/today").await;
    phone.tap("Leave this page").await;
    has_left(&world, phone).await;
}

async fn the_way_back_shows_nothing_when_the_session_is_over(engine: Engine) {
    let (world, phone) = ana_reads_today(engine).await;
    phone.open(&neutral::ADDRESS).await;
    phone.sees_heading(neutral::HEADING).await;
    world.advance(TimeDelta::hours(1));
    phone.back().await;
    phone.sees_heading("Sign in").await;
    assert_eq!(phone.count(".signed-in").await, 0, "{}", phone.address().await);
    phone.off().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_leaves_a_small_page_without_script() {
    let (world, phone) = ana_reads_today(Engine::Chromium).await;
    phone.without_script().await;
    phone.screen(320, 568).await;
    phone.open("/check-ins/new").await;
    phone.tap("Leave this page").await;
    has_left(&world, phone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn help_and_signing_in_are_left_like_any_page() {
    let world = neutral::world().await;
    let phone = Phone::new(&world).await;
    for path in ["/help", "/right-for-us", "/leaving", "/sign-in", "/not-a-page"] {
        phone.open(path).await;
        phone.tap("Leave this page").await;
        phone.sees_heading(neutral::HEADING).await;
        assert_eq!(phone.address().await, *neutral::ADDRESS, "{path}");
    }
    phone.off().await;
}

async fn ana_reads_today(engine: Engine) -> (World, Phone) {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    let phone = Phone::with(engine, Light::Light, &world).await;
    phone.sign_in("Ana").await;
    phone.open("/today").await;
    phone.sees_heading("Good evening, Ana").await;
    (world, phone)
}

async fn has_left(world: &World, phone: Phone) {
    phone.sees_heading(neutral::HEADING).await;
    assert_eq!(phone.address().await, *neutral::ADDRESS);
    phone.back().await;
    phone.sees_heading("Sign in").await;
    assert_eq!(phone.count(".signed-in").await, 0, "{}", phone.address().await);
    phone.open("/today").await;
    phone.sees_heading("Sign in").await;
    let other = world.browser_of("Ana").await.open("/today").await;
    assert_eq!(other.status, 200, "another device of hers stays signed in");
    phone.off().await;
}

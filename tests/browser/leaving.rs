//! Leaving at once: the page is gone, its session too, and Back does not bring it back.

use fantoccini::key::Key;

use crate::{neutral, phone::Phone, world::World};

#[tokio::test(flavor = "multi_thread")]
async fn the_first_key_and_enter_leave_the_page() {
    let (world, phone) = ana_reads_today().await;
    phone.press(Key::Tab, 1).await;
    assert_eq!(phone.focused().await, "Leave this page");
    phone.press(Key::Enter, 1).await;
    has_left(&world, phone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_leaves_the_page() {
    let (world, phone) = ana_reads_today().await;
    phone.tap("Leave this page").await;
    has_left(&world, phone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pressing_shift_three_times_leaves_the_page() {
    let (world, phone) = ana_reads_today().await;
    phone.press(Key::Shift, 2).await;
    phone.sees_heading("Good evening, Ana").await;
    phone.press(Key::Shift, 1).await;
    has_left(&world, phone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_leaves_the_page_without_script() {
    let (world, phone) = ana_reads_today().await;
    phone.without_script().await;
    phone.open("/talk").await;
    phone.tap("Leave this page").await;
    has_left(&world, phone).await;
}

async fn ana_reads_today() -> (World, Phone) {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    let phone = Phone::of("Ana", &world).await;
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

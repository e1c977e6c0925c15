//! A talk in turns on two phones: what one does appears on the other's by itself.

use crate::{
    engine::{Engine, Light, in_every_engine},
    neutral,
    phone::Phone,
    world::PASSWORD,
};

const TIME_OUT: &str = "form[action='/time-outs'] button";
const REFLECTED: [&str; 3] =
    ["What I hear is …", "It makes sense because …", "I imagine you felt …"];

in_every_engine! {
    what_one_says_appears_on_the_others_phone_by_itself
    the_same_on_one_phone_that_is_passed_to_and_fro
}

async fn what_one_says_appears_on_the_others_phone_by_itself(engine: Engine) {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    let ana = Phone::with(engine, Light::Light, &world).await;
    let ben = Phone::with(Engine::Chromium, Light::Dark, &world).await;
    ana.sign_in("Ana").await;
    ben.sign_in("Ben").await;
    ana.open("/turn-talks/new").await;
    ana.tap("Begin to write").await;
    spoke(&ana, "Ben").await;
    ana.sees("It is Ben’s turn, to say back what you said.").await;

    ben.open("/turn-talks").await;
    ben.tap("Go to the talk").await;
    ben.tap("Say it back").await;
    said(&ben, "Ana", &REFLECTED).await;
    ben.sees("It is Ana’s turn, to say whether that is it.").await;
    put_right_after_a_time_out(&ana, &ben).await;
    heard_both_ways(&ana, &ben).await;

    ana.sees("That was a whole talk.").await;
    ana.tap("Say how I go on").await;
    ana.choose("words", "thank-you").await;
    ana.tap("Next").await;
    ana.write("words", "For the second try").await;
    ana.tap("Look at it").await;
    ben.tap("Nothing more for today").await;
    ana.tap("Share with Ben").await;
    ana.sees("You have closed this talk, both of you.").await;
    ben.sees("For the second try").await;
    ana.off().await;
    ben.off().await;
}

/// Ana says what is missing and takes a time-out; then Ben says it back once more.
async fn put_right_after_a_time_out(ana: &Phone, ben: &Phone) {
    ana.sees("Your turn. Is that what you meant?").await;
    ana.tap("Not quite. Say what is missing").await;
    said(ana, "Ben", &["What is missing is …"]).await;
    ben.sees("Not quite, Ana said").await;
    ana.tap_at(TIME_OUT).await;
    ana.sees("You take a time-out.").await;
    ben.sees("Ana takes a time-out.").await;
    ana.tap("I’m back").await;
    ben.tap("Say it back").await;
    said(ben, "Ana", &REFLECTED).await;
}

/// Ana feels heard, and so does Ben after her.
async fn heard_both_ways(ana: &Phone, ben: &Phone) {
    ana.tap_at("main a[href^='/turn-talks/']").await;
    ana.sees("Your turn. Is that what you meant?").await;
    ana.tap("I feel heard").await;
    ben.sees("Ana feels heard. Now your side, if you like.").await;
    ben.tap("Say my side").await;
    spoke(ben, "Ana").await;
    ana.tap("Say it back").await;
    said(ana, "Ben", &REFLECTED).await;
    ben.tap("I feel heard").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_on_one_phone_that_has_no_script() {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    let phone = Phone::of("Ana", &world).await;
    phone.without_script().await;
    passed_to_and_fro(phone).await;
}

async fn the_same_on_one_phone_that_is_passed_to_and_fro(engine: Engine) {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    let phone = Phone::with(engine, Light::Light, &world).await;
    phone.sign_in("Ana").await;
    passed_to_and_fro(phone).await;
}

async fn passed_to_and_fro(phone: Phone) {
    phone.open("/turn-talks/new").await;
    phone.tap("Begin to write").await;
    spoke(&phone, "Ben").await;
    given(&phone, "Ben").await;
    phone.sees("Your turn. Say back what you heard.").await;
    phone.tap("Say it back").await;
    said(&phone, "Ana", &REFLECTED).await;
    given(&phone, "Ana").await;
    phone.sees("Your turn. Is that what you meant?").await;
    phone.tap("I feel heard").await;
    phone.sees("Now Ben may speak").await;
    given(&phone, "Ben").await;
    phone.tap("Nothing to add for now").await;
    phone.tap("Nothing more for today").await;
    given(&phone, "Ana").await;
    phone.tap("Nothing more for today").await;
    phone.sees("You have closed this talk, both of you.").await;
    phone.off().await;
}

/// The phone goes over, and is opened by whoever has it now.
async fn given(phone: &Phone, to: &str) {
    phone.tap(&format!("Give the phone to {to}")).await;
    phone.sees_heading(&format!("Give the phone to {to}")).await;
    phone.write("password", PASSWORD).await;
    phone.tap(&format!("Open it for {to}")).await;
}

/// Each question in its turn, how strong it is, then the whole.
async fn spoke(phone: &Phone, to: &str) {
    for question in ["When …", "I felt …", "because …", "I would need …"] {
        phone.sees_heading(question).await;
        phone.write("words", "a few words").await;
        phone.tap("Next").await;
    }
    phone.sees_heading("How strong the feeling is").await;
    phone.choose("words", "4").await;
    phone.tap("Look at it").await;
    phone.sees("strongly").await;
    phone.tap(&format!("Share with {to}")).await;
}

/// Each question in its turn, then the whole.
async fn said(phone: &Phone, to: &str, questions: &[&str]) {
    for (nth, question) in questions.iter().enumerate() {
        phone.sees_heading(question).await;
        phone.write("words", "a few words").await;
        phone.tap(if nth + 1 == questions.len() { "Look at it" } else { "Next" }).await;
    }
    phone.sees_heading("Look at it once more").await;
    phone.tap(&format!("Share with {to}")).await;
}

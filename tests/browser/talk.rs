//! A talk in turns on two phones: what one does appears on the other's by itself.

use crate::{
    engine::{Engine, Light, in_every_engine},
    neutral,
    phone::Phone,
};

in_every_engine! {
    what_one_says_appears_on_the_others_phone_by_itself
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
    said(&ana, "Ben", &["When …", "I felt …", "because …", "I would need …"]).await;
    ana.sees("It is Ben’s turn, to say back what you said.").await;

    ben.open("/turn-talks").await;
    ben.tap("Go to the talk").await;
    ben.tap("Say it back").await;
    let questions = ["What I hear is …", "It makes sense because …", "I imagine you felt …"];
    said(&ben, "Ana", &questions).await;
    ben.sees("It is Ana’s turn, to say whether that is it.").await;
    ana.sees("Your turn. Is that what you meant?").await;
    ana.tap("I feel heard").await;
    ben.sees("Ana feels heard. Now your side, if you like.").await;
    ben.tap("Nothing to add for now").await;

    ana.sees("That was a whole talk.").await;
    ana.write("thanks", "For the second try").await;
    ben.choose("exit", "nothing").await;
    ben.tap("Close the talk. Ana will see this.").await;
    ana.sees("The talk has moved on.").await;
    ana.choose("exit", "thank-you").await;
    ana.tap("Close the talk. Ben will see this.").await;
    ana.sees("You have closed this talk, both of you.").await;
    ben.sees("For the second try").await;
    ana.off().await;
    ben.off().await;
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

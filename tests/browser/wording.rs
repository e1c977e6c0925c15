//! Words that land badly, pointed out while somebody writes: by the same rules as on the server.

use figment::{
    Figment,
    providers::{Format as _, Toml},
};
use serde::Deserialize;
use serde_json::json;
use troth::steps::communication::wording;

use crate::{
    engine::{Engine, Light, in_every_engine},
    neutral,
    phone::Phone,
};

const SCRIPT: &str = include_str!("../../static/js/wording.js");
const SENTENCES: &str = include_str!("../app/steps/communication/wording/sentences.toml");
/// Where the script begins to look at fields.
const FIELDS: &str = "  for (const field of";

in_every_engine! {
    what_lands_badly_is_pointed_out_below_the_field_and_stops_nothing
    every_sentence_gets_the_hints_that_the_server_has_for_it
}

async fn begun(engine: Engine) -> Phone {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    let phone = Phone::with(engine, Light::Light, &world).await;
    phone.sign_in("Ana").await;
    phone.open("/turn-talks/new").await;
    phone.tap("Begin to write").await;
    phone.sees_heading("When …").await;
    phone
}

async fn what_lands_badly_is_pointed_out_below_the_field_and_stops_nothing(engine: Engine) {
    let phone = begun(engine).await;
    phone.write("words", "you came home. You're overreacting, as always").await;
    phone.sees("may land badly").await;
    phone.sees("Only you see this. You may say it all the same.").await;
    phone.tap("Next").await;
    phone.sees_heading("I felt …").await;
    phone.off().await;
}

async fn every_sentence_gets_the_hints_that_the_server_has_for_it(engine: Engine) {
    let phone = begun(engine).await;
    let all: Sentences = Figment::from(Toml::string(SENTENCES)).extract().expect("sentences");
    let texts: Vec<_> = all.known.into_iter().chain(all.unseen).map(|it| it.text).collect();
    let (rules, _) = SCRIPT.split_once(FIELDS).expect("the rules come first");
    let script = format!(
        "{rules} const [texts, done] = arguments;
         load('/wording/rules').then((rules) =>
           done(texts.map((text) => found(rules, text).map((hint) => hint.heard)))); }}"
    );
    let found = phone.ask_with(&script, vec![json!(texts)]).await;
    let here: Vec<Vec<String>> = serde_json::from_value(found).expect("lists of hints");
    assert_eq!(here.len(), texts.len());
    for (text, here) in texts.iter().zip(here) {
        let there: Vec<_> = wording::found(text).iter().map(|hint| hint.heard.clone()).collect();
        assert_eq!(here, there, "{text}");
    }
    phone.off().await;
}

#[derive(Debug, Deserialize)]
struct Sentences {
    known: Vec<Sentence>,
    unseen: Vec<Sentence>,
}

#[derive(Debug, Deserialize)]
struct Sentence {
    text: String,
}

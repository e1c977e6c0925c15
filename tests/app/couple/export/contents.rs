//! What the file holds: every kind of record, every word as it was kept, and nothing guessed.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use serde_json::{Value, json};
use troth::{access::Audience, couple::export, routes};

use super::{
    noted,
    taken::{MY_WORDS, OUR_RECORD, take},
};
use crate::{
    access_matrix::{
        records::{Record, Records},
        two_couples_and_eve,
    },
    browser::Browser,
    demo::story,
    page::{Page, joined},
    world::World,
};

/// Words in odd letters: composed and decomposed, right to left, joined, invisible, beyond 16 bits,
/// and what would mean something in HTML, JSON or a template.
const ODD: &str = "\u{308}A\u{308} Ä e\u{301} é 👩🏽\u{200d}❤\u{fe0f}\u{200d}👨🏿 \u{202e}abc\u{202c} שלום \
                   \u{feff}x\u{200b}\u{2028}\u{2029}\u{a0}y \u{fffd}\u{10ffff}\u{fffe}𝒳 <b>&amp;</b> \"'\\u0041\\n \
                   {{ x }}{% end %}\t|\n\n  indented\nend";

/// What is said about the file.
const DESCRIPTION: &str = include_str!("../../../../docs/EXPORT.md");

/// The name of every field.
fn fields(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                found.insert(name.clone());
                fields(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| fields(value, found)),
        _ => {}
    }
}

fn known<'a>(value: &'a Value, key: &str) -> &'a Value {
    value.get(key).unwrap_or_else(|| panic!("no {key} in {value}"))
}

/// Ben's commitment, agreed, missed yesterday, repaired and seen.
async fn a_commitment(world: &World, ana: &Browser, ben: &Browser) -> Page {
    let form = ben.open("/commitments/new?owner=me").await.form("/commitments");
    let form = form.fill("promise", "Home by seven").fill("why", ODD).choose("cadence", "daily");
    let page = form.fill("review_on", "2026-04-12").press("Propose to Ana").await;
    ana.open(&page.path).await.press("I agree").await;
    world.advance(TimeDelta::days(1));
    let missed = ben.open(&format!("{}/days/2026-03-12/missed", page.path)).await;
    let form = missed.form("Share with Ana").choose("mark", "missed");
    let form = form.fill("obstacle", "The late train").fill("repair", ODD);
    let said = form.press("Share with Ana").await;
    assert_eq!(said.status, 200, "{}", said.text());
    let day = ana.open(&format!("{}/days/2026-03-12", page.path)).await;
    day.press("I have read it").await;
    page
}

#[tokio::test]
async fn every_kind_of_record_has_its_place_in_the_file() {
    let world = two_couples_and_eve().await;
    let records = Records::of("Ana", &world).await;
    let ana = world.browser_of("Ana").await;
    let (mine, ours) = (take(&ana, MY_WORDS).await, take(&ana, OUR_RECORD).await);
    for route in routes::all(true).table() {
        let Some(record) = Record::of(route) else { continue };
        let id = format!("\"id\": \"{}\"", records.id_for(route));
        let holds = match route.audience {
            Audience::Ours(_) => [(&mine, true), (&ours, true)],
            _ => [(&mine, true), (&ours, false)],
        };
        for (taken, expected) in holds {
            let file = &taken.json["holds"];
            assert_eq!(taken.text.contains(&id), expected, "{record:?} in {file}: docs/EXPORT.md");
        }
    }
}

#[tokio::test]
async fn every_word_is_there_byte_for_byte() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    noted(&ben, "Share with Ana", ODD).await;
    let page = a_commitment(&world, &ana, &ben).await;
    let form = ben.open("/dates/new").await.form("/dates").fill("what", "A walk").fill("note", ODD);
    form.fill("day", "2026-03-20").fill("time", "19:00").press("Propose to Ana").await;

    let ours = take(&ana, OUR_RECORD).await;
    let commitment = &ours.json["commitments"][0];
    assert_eq!(known(commitment, "id"), page.path.rsplit('/').next().unwrap_or_default());
    for words in [
        &ours.json["check_ins"][0]["added"]["words"]["words"]["note"],
        &commitment["wordings"][0]["words"]["words"]["why"],
        &commitment["marks"][0]["words"]["words"]["repair"],
        &ours.json["dates"][0]["plans"][0]["words"]["words"]["note"],
    ] {
        assert_eq!(words, ODD);
    }
    let shown = ours.own_words();
    assert_eq!(shown.iter().filter(|words| *words == ODD).count(), 4, "{shown:?}");
}

#[tokio::test]
async fn who_said_what_when_is_there() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    a_commitment(&world, &ana, &ben).await;
    let ours = take(&ben, OUR_RECORD).await;
    let commitment = &ours.json["commitments"][0];
    assert_eq!(commitment["state"], "active");
    assert_eq!(commitment["owner"]["name"], "Ben");
    let wording = &commitment["wordings"][0];
    assert_eq!(wording["cadence"], "FREQ=DAILY");
    assert_eq!(wording["author"], commitment["owner"]);
    assert_eq!(commitment["answers"][0]["answer"], "agreed");
    assert_eq!(commitment["answers"][0]["by"]["name"], "Ana");
    let mark = &commitment["marks"][0];
    assert_eq!((&mark["mark"], &mark["day"]), (&json!("missed"), &json!("2026-03-12")));
    assert_eq!(mark["made_at"], "2026-03-13T18:00:00Z");
    let seen = &commitment["sightings"][0];
    assert_eq!((&seen["answer"], &seen["by"]["name"]), (&json!("saw"), &json!("Ana")));
    assert_eq!(ours.json["house"]["server"], "Somebody outside your relationship runs this server");
    assert_eq!(ours.json["house"]["set_up_by"]["name"], "Ana");
    assert_eq!(ours.json["house"]["paired_at"], "2026-03-12T18:00:00Z");

    let readable = joined(
        &scraper::Html::parse_document(&ours.html).root_element().text().collect::<String>(),
    );
    for sentence in [
        "Ana and Ben",
        "a pair here since Thursday 12 March 2026",
        "Kept by Ben. Active.",
        "Not this time. Ben, Friday 13 March 2026, 19:00",
        "Ana read it. Friday 13 March 2026, 19:00",
    ] {
        assert!(readable.contains(sentence), "{sentence}: {readable}");
    }
}

#[tokio::test]
async fn my_words_hold_what_i_said_to_the_others_and_not_what_they_said() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    a_commitment(&world, &ana, &ben).await;
    let hers = take(&ana, MY_WORDS).await;
    assert!(!hers.has("Home by seven") && !hers.has("The late train"));
    let commitment = &hers.json["commitments"][0];
    assert_eq!(commitment["answers"][0]["answer"], "agreed");
    assert_eq!(commitment["sightings"][0]["answer"], "saw");
    assert_eq!(commitment["marks"], json!([]));
    let his = take(&ben, MY_WORDS).await;
    assert!(his.has("Home by seven") && his.has("The late train"));
    assert_eq!(his.json["commitments"][0]["sightings"], json!([]));
}

#[tokio::test]
async fn notes_after_a_date_are_in_the_shared_record_once_both_wrote() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let form = ana.open("/dates/new").await.form("/dates").fill("what", "A walk");
    let form = form.fill("day", "2026-03-12").fill("time", "19:30").choose("minutes", "30");
    let date = form.press("Propose to Ben").await.path;
    ben.open(&date).await.press("Say yes to Ana").await;
    world.advance(TimeDelta::hours(2));
    ana.open(&date).await.press("Yes, it did").await;
    let write = async |browser: &Browser, moment: &str| {
        let form = browser.open(&date).await.form("Share with").choose("closeness", "4");
        let page = form.fill("moment", moment).press("Share with").await;
        assert_eq!(page.status, 200, "{}", page.text());
    };
    write(&ana, "The light on the lake").await;
    for browser in [&ana, &ben] {
        assert!(!take(browser, OUR_RECORD).await.has("The light on the lake"));
    }
    assert!(!take(&ben, MY_WORDS).await.has("The light on the lake"));
    assert!(take(&ana, MY_WORDS).await.has("The light on the lake"), "her own she has at once");
    write(&ben, "Your laugh").await;
    let ours = take(&ana, OUR_RECORD).await;
    assert!(ours.has("The light on the lake") && ours.has("Your laugh"));
    assert_eq!(ours.json["dates"][0]["state"], "done");
    assert_eq!(ours.json["dates"][0]["notes"][0]["words"]["words"]["closeness"], 4);
    assert!(!take(&ana, MY_WORDS).await.has("Your laugh"));
}

#[tokio::test]
async fn what_was_changed_outside_is_listed_as_that_and_never_guessed() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    noted(&ben, "Share with Ana", "I was at the station").await;
    noted(&ben, "Share with Ana", "I was at home").await;
    let mut tx = world.app.db.write().await.expect("a transaction");
    let first = "(select words from check_in_detail order by check_in limit 1)";
    let swap = format!("update check_in_detail set words = {first}");
    sqlx::query(sqlx::AssertSqlSafe(swap)).execute(tx.conn()).await.expect("swapped");
    tx.commit().await.expect("kept");

    let ours = take(&ana, OUR_RECORD).await;
    let check_ins = &ours.json["check_ins"];
    assert_eq!(check_ins[0]["added"]["words"]["words"]["note"], "I was at the station");
    assert_eq!(check_ins[1]["added"]["words"], json!({ "state": "changed outside the app" }));
    assert_eq!(check_ins[1]["said"]["state"], "genuine", "the rest is usable");
    assert_eq!(ours.html.matches("This was changed outside the app").count(), 1);
}

#[tokio::test]
async fn the_readable_page_is_whole_in_itself_and_has_no_script() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    noted(&ben, "Share with Ana", "<script>alert(1)</script><img src=x onerror=y>").await;
    let html = take(&ana, OUR_RECORD).await.html;
    let page = scraper::Html::parse_document(&html);
    let loads =
        crate::page::selector("script, link, img, iframe, object, [src], [style], a[href*=':']");
    assert_eq!(page.select(&loads).count(), 0);
    assert!(!html.contains("url(") && !html.contains("@import"));
    assert!(html.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
    assert!(html.contains("prefers-color-scheme: dark") && html.contains("@media print"));
}

#[tokio::test]
async fn half_a_year_is_all_there_and_every_field_of_it_is_described() {
    let world = story().await;
    let ana = world.sign_in("ana").await;
    for holds in [MY_WORDS, OUR_RECORD] {
        let taken = take(&ana, holds).await;
        let mut names = BTreeSet::new();
        fields(&taken.json, &mut names);
        assert!(names.len() > 40, "the fields are found");
        for name in names {
            let said = [format!("`{name}`"), format!("\"{name}\"")];
            assert!(said.iter().any(|said| DESCRIPTION.contains(said)), "{name} is not described");
        }
        let record: export::Record =
            serde_json::from_str(&taken.text).expect("it reads its own record");
        let again = serde_json::to_string_pretty(&record).expect("writes it again");
        assert!(again == taken.text, "byte for byte");
        for state in ["changed outside the app", "locked"] {
            assert!(!taken.text.contains(&format!("\"state\": \"{state}\"")), "{state}");
        }
        for kind in ["check_ins", "commitments", "dates"] {
            assert!(known(&taken.json, kind).as_array().is_some_and(|all| all.len() > 4), "{kind}");
        }
    }
}

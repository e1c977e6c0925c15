//! The pages that everybody comes to, in every engine, by day and by night, on the smallest screen.
//! Pictures of them are left in `target/tmp/pictures/`, to be looked at.

use std::{fs, path::Path};

use crate::{
    couple,
    engine::{Engine, Light, in_every_engine},
    look::Look,
    neutral,
    phone::Phone,
};

in_every_engine! {
    what_everybody_sees_is_readable_by_day
    what_everybody_sees_is_readable_by_night
    who_chose_dark_reads_dark_pages_by_day
}

async fn what_everybody_sees_is_readable_by_day(engine: Engine) {
    what_everybody_sees_is_readable(engine, Light::Light).await;
}

async fn what_everybody_sees_is_readable_by_night(engine: Engine) {
    what_everybody_sees_is_readable(engine, Light::Dark).await;
}

async fn what_everybody_sees_is_readable(engine: Engine, light: Light) {
    let (world, look) = (neutral::world().await, Look::new());
    world.another_couple("Ana", "Ben").await;
    let ben = world.browser_of("Ben").await;
    let date = couple::date(&ben, "Once round the lake", "2026-03-14").await;
    let commitment = couple::promise(&ben, "me", "Home by seven, or a message before six").await;
    let phone = Phone::with(engine, light, &world).await;
    let mut found = Vec::new();
    for path in ["/help", "/sign-in"] {
        found.extend(look_at(&phone, &look, light, path).await);
    }
    phone.sign_in("Ana").await;
    for path in ["/today", "/check-ins/new", &date, "/dates/new", &commitment] {
        found.extend(look_at(&phone, &look, light, path).await);
    }
    phone.off().await;
    assert!(found.is_empty(), "{}", found.join("\n"));
}

async fn look_at(phone: &Phone, look: &Look, light: Light, path: &str) -> Vec<String> {
    phone.open(path).await;
    let colour = phone.style("html", "background-color").await;
    keep_picture(phone, light, path).await;
    let mut found = look.at_its_smallest(phone).await;
    if colour != light.page() {
        found.push(format!("the page is {colour}"));
    }
    found.into_iter().map(|found| format!("{path}: {found}")).collect()
}

async fn keep_picture(phone: &Phone, light: Light, path: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    fs::create_dir_all(&folder).expect("a folder for pictures");
    // Not the number of an entry: the next run's picture takes this one's place.
    let words = path.split('/').filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    let name = words.collect::<Vec<_>>().join("-");
    let name = format!("{:?}-{light:?}{name}.png", phone.engine());
    fs::write(folder.join(name.to_lowercase()), phone.picture().await).expect("a picture");
}

async fn who_chose_dark_reads_dark_pages_by_day(engine: Engine) {
    let world = neutral::world().await;
    world.another_couple("Ana", "Ben").await;
    let phone = Phone::with(engine, Light::Light, &world).await;
    phone.sign_in("Ana").await;
    phone.open("/settings").await;
    assert_eq!(phone.style("html", "background-color").await, Light::Light.page());
    phone.choose("appearance", "dark").await;
    phone.tap("Save, only for me").await;
    phone.sees("Saved.").await;
    for path in ["/settings", "/today"] {
        phone.open(path).await;
        let colour = phone.style("html", "background-color").await;
        assert_eq!(colour, Light::Dark.page(), "{path}");
    }
    phone.off().await;
}

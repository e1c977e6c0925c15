//! What was brought from another server is sealed while it waits and when it was taken in, and told
//! when somebody changed it.

use troth::couple::imported::Brought;

use super::search::Haystack;
use crate::{
    couple::export::taken::{MY_WORDS, take},
    host::Host,
    log,
    world::World,
};

const NOTE: &str = "Regenbogenforelle";

async fn with_a_note(world: &World) -> Brought {
    let ana = world.browser_of("Ana").await;
    let form = ana.open("/check-ins/new").await.form("/check-ins").choose("closeness", "1");
    let page = form.press("only for me").await.click("Say more").await.press("Go on").await;
    page.form("only for me").fill("note", NOTE).press("only for me").await;
    Brought::read(take(&ana, MY_WORDS).await.text.into()).expect("a record")
}

#[tokio::test]
async fn it_is_never_readable_where_it_is_kept() {
    let brought = with_a_note(&World::with_couple("Ana", "Ben").await).await;
    assert!(brought.text.contains(NOTE));
    let world = World::with_couple("Ana", "Ben").await;
    let link = world.bring(&brought).await;
    let code = link.rsplit('/').next().expect("a code").to_owned();
    let search = |world: &World| {
        let all = Haystack::of(world.folder(), &log::text());
        all.must_not_hold(NOTE);
        all.must_not_hold(&code);
    };
    search(&world);
    let page = world.browser_of("Ana").await.open(&link).await.press("Take it in").await;
    assert!(page.has(NOTE));
    search(&world);
    world.app.db.close().await;
    search(&world);
}

#[tokio::test]
async fn a_changed_or_missing_piece_is_told_and_nothing_of_it_is_shown() {
    let world = World::with_couple("Ana", "Ben").await;
    let brought = with_a_note(&world).await;
    let link = world.bring(&brought).await;
    let spoil = |table| {
        format!(
            "update {table} set words = cast(x'02' || substr(words, 2, 60) as blob) where part = 0"
        )
    };
    let host = &mut Host::of(&world).await;
    host.once(&spoil("import_part"), &[]).await;
    let ana = world.browser_of("Ana").await;
    assert_eq!(ana.open(&link).await.status, 404, "a waiting one that was changed");
    for change in [spoil("imported_part"), "delete from imported_part where part = 0".to_owned()] {
        let link = world.bring(&brought).await;
        let page = ana.open(&link).await.press("Take it in").await;
        assert!(page.has(NOTE), "{}", page.text());
        host.run(&change, &[]).await;
        let page = ana.open(&page.path).await;
        assert!(page.has("changed outside the app") && !page.html.contains(NOTE));
        assert!(ana.open("/imported").await.has("Changed outside the app"));
        host.run("delete from imported_part", &[]).await;
        host.run("delete from imported", &[]).await;
    }
}

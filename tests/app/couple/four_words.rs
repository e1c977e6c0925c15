//! Four words that show whose keys they are, and what is said when a key changes.

use troth::sealed::{PublicKeys, Seed};

use crate::{
    browser::Browser,
    host::Host,
    world::{World, came_back},
};

const WORD: &str = "ol.code li";
const CHANGED: &str = "Ben’s key has changed";

async fn four_words(browser: &Browser) -> Vec<String> {
    browser.open("/four-words").await.all(WORD)
}

/// Ben checks in for both, and says this.
async fn ben_says(world: &World, note: &str) {
    let form = world.browser_of("Ben").await.open("/check-ins/new").await.form("/check-ins");
    let page = form.choose("closeness", "4").press("Share with Ana").await;
    let page = page.click("Say more").await.press("Go on").await;
    let page = page.form("Share with Ana").fill("note", note).press("Share with Ana").await;
    assert_eq!(page.status, 200, "{}", page.text());
}

/// The host puts another key in the place of somebody's.
async fn swap(host: &mut Host, name: &str) -> PublicKeys {
    let other = Seed::random().shared().public().clone();
    let person = host.id_of(name).await;
    let sql = "update credential set x25519 = ?, ed25519 = ? where person = ?";
    let keys: [&[u8]; 3] = [other.x25519.bytes(), other.ed25519.bytes(), person.as_bytes()];
    assert_eq!(host.run(sql, &keys).await, 1);
    other
}

#[tokio::test]
async fn both_phones_show_the_same_four_words_and_another_couple_others() {
    let world = World::with_couple("Ana", "Ben").await;
    world.another_couple("Cleo", "Dan").await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/more").await.click("Four words").await;
    assert_eq!((page.path.as_str(), page.heading().as_str()), ("/four-words", "Four words"));
    let words = page.all(WORD);
    assert_eq!(words.len(), 4);
    assert_eq!(four_words(&world.browser_of("Ben").await).await, words);
    assert_ne!(four_words(&world.browser_of("Cleo").await).await, words);
    let rules = ana.open("/house-rules").await;
    assert_eq!(rules.click("four words").await.path, "/four-words");
}

#[tokio::test]
async fn a_swapped_key_is_told_to_both_and_its_owner_puts_the_own_one_back() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    ben_says(&world, "The soup was good.").await;
    let before = four_words(&ana).await;
    assert!(!ana.open("/today").await.has(CHANGED));

    let mut host = Host::of(&world).await;
    swap(&mut host, "Ben").await;
    let page = ana.open("/today").await;
    assert!(page.has(CHANGED), "{}", page.text());
    assert!(page.has("The soup was good."), "what the pinned key signed is genuine");
    let page = page.click("What this can mean").await;
    assert_eq!(page.heading(), CHANGED);
    assert!(page.has("reset") && page.has("swapped"), "{}", page.text());
    assert_ne!(page.all(WORD), before, "words of the other key");
    assert_eq!(page.click("Leave it as it is").await.path, "/today");
    assert!(ana.open("/more").await.has(CHANGED), "it can be come back to");

    let page = ben.open("/today").await;
    assert!(page.has("Your own key was changed"), "{}", page.text());
    let page = page.click("What this can mean").await;
    assert_eq!(page.all(WORD), before, "Ben's own key grows from his password");
    let page = page.press("Put my own key back").await;
    assert_eq!(page.heading(), "Four words");
    assert!(!ben.open("/today").await.has("Your own key"));
    assert!(!ana.open("/today").await.has(CHANGED));
    assert_eq!(four_words(&ana).await, before);
}

#[tokio::test]
async fn half_a_swapped_key_is_told_as_well() {
    for half in ["x25519", "ed25519"] {
        let world = World::with_couple("Ana", "Ben").await;
        let mut host = Host::of(&world).await;
        let (ana, ben) = (host.id_of("Ana").await, host.id_of("Ben").await);
        let of_ana = format!("select {half} from credential where person = x'{}'", ana.simple());
        let hers = host.blobs(&of_ana).await.remove(0);
        let sql = format!("update credential set {half} = ? where person = ?");
        host.once(&sql, &[&hers, ben.as_bytes()]).await;
        let page = world.browser_of("Ben").await.open("/today").await;
        assert!(page.has("Your own key was changed"), "{half}: {}", page.text());
        assert!(world.browser_of("Ana").await.open("/today").await.has(CHANGED), "{half}");
    }
}

#[tokio::test]
async fn a_changed_key_is_taken_by_one_alone_after_comparing() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    ben_says(&world, "The soup was good.").await;
    let mut host = Host::of(&world).await;
    swap(&mut host, "Ben").await;

    let page = ana.open("/four-words").await;
    let again = page.form("Take the new key").press("Take the new key").await;
    assert!(came_back(&again).contains("compare"), "{}", again.text());
    let late = page.form("Take the new key").choose("compared", "yes");
    swap(&mut host, "Ben").await;
    let page = late.press("Take the new key").await;
    assert_eq!(page.status, 409, "another key than the one compared: {}", page.text());

    let page = ana.open("/four-words").await;
    let words = page.all(WORD);
    let form = page.form("Take the new key").choose("compared", "yes");
    let page = form.clone().press("Take the new key").await;
    assert_eq!((page.heading().as_str(), page.all(WORD)), ("Four words", words));
    let page = ana.open("/today").await;
    assert!(!page.has(CHANGED));
    assert!(page.has("The soup was good."), "what was signed before stays genuine");
    assert_eq!(form.press("Take the new key").await.status, 200, "sent twice, taken once");
    assert!(!ben.open("/four-words").await.has("Take the new key"), "nothing asks Ben");
}

#[tokio::test]
async fn a_key_that_was_taken_away_is_no_first_meeting() {
    let world = World::with_couple("Ana", "Ben").await;
    ben_says(&world, "The soup was good.").await;
    let mut host = Host::of(&world).await;
    assert_eq!(host.run("delete from pinned_key", &[]).await, 2);
    for (name, other) in [("Ana", "Ben"), ("Ben", "Ana")] {
        let browser = world.browser_of(name).await;
        assert!(browser.open("/today").await.has(&format!("{other}’s key has changed")));
    }
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/today").await;
    assert!(!page.has("The soup was good.") && page.has("changed outside the app"));
    let form = ana.open("/four-words").await.form("Take the new key").choose("compared", "yes");
    assert_eq!(form.press("Take the new key").await.heading(), "Four words");
    assert!(ana.open("/today").await.has("The soup was good."));
}

#[tokio::test]
async fn a_key_that_is_gone_from_the_database_is_told() {
    let world = World::with_couple("Ana", "Ben").await;
    ben_says(&world, "The soup was good.").await;
    let mut host = Host::of(&world).await;
    let ben = host.id_of("Ben").await;
    host.run("update credential set ed25519 = x'' where person = ?", &[ben.as_bytes()]).await;
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/today").await;
    assert!(page.has(CHANGED) && page.has("The soup was good."));
    let page = ana.open("/four-words").await;
    assert_eq!(page.heading(), "Ben’s key is gone");
    assert!(page.all_forms().iter().all(|form| !form.is("Take the new key")));
}

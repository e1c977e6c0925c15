//! Words that land badly: a list that both read, and the rules by which a script points them out.

use crate::world::World;

#[tokio::test]
async fn both_read_the_list_and_a_script_gets_its_rules() {
    let world = World::with_couple("Ana", "Ben").await;
    for name in ["Ana", "Ben"] {
        let browser = world.browser_of(name).await;
        let list = browser.open("/talk").await.click("Words that land badly").await;
        assert!(list.has("Makes the hurt smaller") && list.has("Instead, for example"));
        let rules = browser.open("/wording/rules").await.json();
        let hints = rules["hints"].as_array().expect("hints");
        for hint in hints {
            let heard = hint["heard"].as_str().expect("how it sounds");
            assert!(list.has(heard), "{heard}");
            assert!(hint["phrases"].as_str().is_some_and(|pattern| !pattern.is_empty()));
        }
        assert_eq!(list.all("main details").len(), hints.len());
    }
    assert_eq!(world.browser().peek("/wording/rules").await.status, 303);
}

#[tokio::test]
async fn what_reaches_the_other_is_looked_at_while_it_is_written_and_what_is_private_is_not() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let looked_at = async |path: &str| ana.open(path).await.all("[data-wording]").len();
    assert!(looked_at("/commitments/new?owner=me").await > 0);
    assert_eq!(looked_at("/dates/new").await, 2);
    for (audience, count) in [("Share with Ben", 3), ("only for me", 0)] {
        let form = ana.open("/check-ins/new").await.form(audience).choose("closeness", "3");
        let page = form.press(audience).await;
        assert_eq!(looked_at(&format!("{}/details/new", page.path)).await, count, "{audience}");
    }
}

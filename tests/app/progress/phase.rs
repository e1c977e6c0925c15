//! Where the two are: a map that locks nothing, and what both say of it.

use crate::{
    browser::Browser,
    couple::export::taken::{MY_WORDS, OUR_RECORD, take},
    page::Page,
    world::World,
};

const HERE: &str = "/phases";

/// Somebody says where the two are.
pub(crate) async fn proposed(browser: &Browser, phase: &str, see: &str) -> Page {
    let look = browser.write("/phases/drafts", &[("phase", phase), ("see", see)]).await;
    let page = look.press("Propose it to").await;
    assert!(page.status == 200 && page.path == HERE, "{}", page.text());
    page
}

/// What the map marks as the place where both are.
fn marked(page: &Page) -> Vec<String> {
    page.all("[aria-current=step] h2")
}

#[tokio::test]
async fn it_is_a_map_and_both_say_where_they_are() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.sign_in("Ana").await, world.sign_in("Ben").await);
    let page = ana.open("/moving-forward").await.click("Where we are").await;
    assert_eq!(page.all(".phases h2").len(), 4);
    assert!(marked(&page).is_empty() && page.has("Nothing is said yet"), "{}", page.text());
    for (name, path) in page.links() {
        assert_ne!(ana.open(&path).await.status, 404, "{name}: everything is open");
    }
    let page = proposed(&ana, "rebuild", "Four meetings in a row.").await;
    assert!(marked(&page).is_empty(), "one alone says nothing for both");
    let today = ben.open("/today").await;
    assert!(today.has("Ana suggests where the two of you are now."), "{}", today.text());
    let page = today.click("Read it").await;
    assert!(page.has("Rebuild: deeds, week by week") && page.has("Four meetings in a row."));
    let page = page.press("I agree").await;
    assert_eq!(marked(&page), ["Rebuild: deeds, week by week"]);
    assert_eq!(marked(&ana.open(HERE).await), marked(&page));

    proposed(&ben, "steady", "").await;
    assert_eq!(marked(&ana.open(HERE).await), marked(&page), "until she agrees");
    ana.open(HERE).await.press("I agree").await;
    assert_eq!(marked(&ben.open(HERE).await), ["Steady: finding some calm"], "and back again");
    let page = ben.open(HERE).await.press("End it. Ana will see that.").await;
    assert!(marked(&page).is_empty() && page.has("You ended it today."), "{}", page.text());
}

#[tokio::test]
async fn it_goes_along_with_both() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.sign_in("Ana").await;
    proposed(&ana, "understand", "We have said what it did.").await;
    let ben = world.sign_in("Ben").await;
    ben.open(HERE).await.press("I agree").await;
    assert!(take(&ana, MY_WORDS).await.has("We have said what it did."));
    assert!(!take(&ben, MY_WORDS).await.has("We have said what it did."));
    let shared = take(&ben, OUR_RECORD).await;
    assert_eq!(shared.json["progress"]["phases"][0]["words"]["words"]["phase"], "understand");
}

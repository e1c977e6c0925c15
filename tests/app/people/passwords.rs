//! Choosing a password, and giving it.

use crate::world::{SignUp as _, World, came_back};

#[tokio::test]
async fn the_six_offered_words_make_an_account() {
    let world = World::new().await;
    let ana = world.browser();
    let page = ana.open(&world.set_up_link().await).await;
    let form = page.form("Make my account");
    let words = form.value("passphrase").to_owned();
    assert_eq!(page.all("ol.code li").join(" "), words, "the words that can be read are sent");
    let form = form.choose("host", "first").fill("name", "Ana").choose("secret", "words");
    assert_eq!(form.arrive("Make my account").await.path, "/pairing");

    let form = world.browser().open("/sign-in").await.form("Sign in");
    let page = form.fill("name", "ana").fill("password", &words).press("Sign in").await;
    assert_eq!(page.path, "/pairing", "where she waits for somebody to come");
}

#[tokio::test]
async fn a_weak_password_is_refused_with_its_reason_and_nothing_typed_is_lost() {
    let world = World::new().await;
    let page = world.browser().open(&world.set_up_link().await).await;
    for (weak, reason) in [("sunshine", "at least 15"), ("passwordpassword1", "guessed")] {
        let form = page.form("Make my account").choose("host", "therapist").sign_up("Ana");
        let page = form.fill("password", weak).press("Make my account").await;
        assert!(came_back(&page).contains(reason), "{weak}: {}", came_back(&page));
        assert!(page.fault("password").expect("a fault beside the field").contains(reason));
        let form = page.form("Make my account");
        assert_eq!(form.value("name"), "Ana");
        assert_eq!(form.value("host"), "therapist");
        assert_eq!(form.value("time_zone"), "Europe/Berlin");
        assert_eq!(form.value("own_device"), "yes");
        assert_eq!(form.value("password"), "", "a password is never written into a page");
        assert!(!page.html.contains(weak));
    }
}

#[tokio::test]
async fn an_empty_form_says_what_is_missing_and_offers_the_same_words_again() {
    let world = World::new().await;
    let page = world.browser().open(&world.set_up_link().await).await;
    let words = page.form("Make my account").value("passphrase").to_owned();
    let page = page.press("Make my account").await;
    assert_eq!(page.status, 422);
    for field in ["host", "name", "secret"] {
        assert!(page.fault(field).is_some(), "{field}");
    }
    assert_eq!(page.form("Make my account").value("passphrase"), words);
}

#[tokio::test]
async fn a_name_that_is_taken_is_said_whatever_its_letters() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = world.browser().open(&world.set_up_link().await).await;
    let form = page.form("Make my account").choose("host", "first").sign_up("  ANA ");
    let page = form.press("Make my account").await;
    assert!(came_back(&page).contains("Somebody here is called that already"));
}

#[tokio::test]
async fn an_unknown_name_and_a_wrong_password_get_the_same_answer() {
    let world = World::with_couple("Ana", "Ben").await;
    let form = world.browser().open("/sign-in").await.form("Sign in");
    let sign_in = async |name: &str, password: &str| {
        form.clone().fill("name", name).fill("password", password).press("Sign in").await
    };
    let wrong = sign_in("Ana", "something else entirely").await;
    let unknown = sign_in("Zoe", "something else entirely").await;
    assert!(came_back(&wrong).contains("don’t fit together"));
    assert_eq!(wrong.text(), unknown.text());
    assert_eq!(wrong.form("Sign in").value("name"), "Ana", "the name is still there");
    assert_eq!(wrong.browser.cookie(), None);
}

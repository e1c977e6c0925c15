//! The recovery code: written down once, used when the password is lost.

use crate::{
    form::Form,
    page::Page,
    world::{PASSWORD, SignUp as _, World, came_back},
};

const NEW: &str = "eleven small boats drift past the mill";

/// The code that a page shows.
fn code_on(page: &Page) -> String {
    assert_eq!(page.heading(), "Your recovery code", "{}", page.text());
    page.all("ol.code li").join(" ")
}

/// Ana makes a code and types it back.
async fn with_a_code(world: &World) -> String {
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/settings").await.click("Recovery code").await;
    let page = page.form("Make a new code").with_password().press("Make").await;
    let code = code_on(&page);
    let page =
        page.form("I have it on paper").fill("code", &code.to_lowercase()).press("I have").await;
    assert_eq!(page.path, "/today");
    code
}

async fn recover_form(world: &World, name: &str, code: &str) -> Form {
    let page = world.browser().open("/sign-in").await.click("Come back in").await;
    let form = page.form("Come back in").fill("name", name).fill("code", code);
    form.choose("secret", "own").fill("password", NEW)
}

#[tokio::test]
async fn at_sign_up_it_is_typed_back_once_before_one_goes_on() {
    let world = World::new().await;
    let page = world.browser().open(&world.set_up_link().await).await;
    let form = page.form("Make my account").choose("host", "first").sign_up("Ana");
    let page = form.press("Make my account").await.click("Go on").await;
    let code = code_on(&page);
    assert!(page.has("nobody can let you back in"), "what it means to go on without one");
    let wrong = page.form("I have it on paper").fill("code", &code[5..]).press("I have").await;
    assert!(came_back(&wrong).contains("This is not the code above"));
    assert_eq!(wrong.form("I have it on paper").value("code"), &code[5..]);
    let page = wrong.form("I have it on paper").fill("code", &code).press("I have").await;
    assert_eq!(page.path, "/pairing");
    let page = page.browser.open("/recovery/code").await;
    assert!(page.path == "/recovery" && !page.html.contains(&code[..4]), "never shown again");
    assert!(page.has("You have one since"));
}

#[tokio::test]
async fn whoever_goes_on_without_one_has_none() {
    let world = World::with_couple("Ana", "Ben").await;
    assert!(world.browser_of("Ana").await.open("/recovery").await.has("You have none now."));
}

#[tokio::test]
async fn with_it_she_comes_back_and_everything_is_there() {
    let world = World::with_couple("Ana", "Ben").await;
    let old = world.browser_of("Ana").await;
    let form = old.open("/check-ins/new").await.form("/check-ins").choose("closeness", "4");
    form.press("Save, only for me").await;
    let code = with_a_code(&world).await;

    let page = recover_form(&world, "ana", &code).await.press("Come back in").await;
    let next = code_on(&page);
    assert_ne!(next, code, "a code works once, so there is a new one");
    let ana = page.browser.clone();
    page.press("Go on without a code").await;
    assert!(ana.open("/check-ins").await.has("Close"), "what she kept for herself");
    assert!(ana.open("/security-log").await.has("Your recovery code was used"));
    assert_eq!(old.peek("/today").await.leads_to().as_deref(), Some("/sign-in"), "all are out");

    let sign_in = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana");
    came_back(&sign_in.clone().fill("password", PASSWORD).press("Sign in").await);
    world.advance(chrono::TimeDelta::seconds(1));
    assert_eq!(sign_in.fill("password", NEW).press("Sign in").await.path, "/today");
    let again = recover_form(&world, "Ana", &code).await.press("Come back in").await;
    assert!(came_back(&again).contains("don’t fit together"), "it is used up");
}

#[tokio::test]
async fn it_works_while_wrong_passwords_make_the_right_one_wait() {
    let world = World::with_couple("Ana", "Ben").await;
    let code = with_a_code(&world).await;
    let sign_in = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana");
    for _ in 0..5 {
        came_back(&sign_in.clone().fill("password", "not hers at all").press("Sign in").await);
        world.advance(chrono::TimeDelta::seconds(10));
    }
    let page = recover_form(&world, "Ana", &code).await.press("Come back in").await;
    code_on(&page);
}

#[tokio::test]
async fn an_unknown_name_another_code_and_no_code_get_the_same_answer() {
    let world = World::with_couple("Ana", "Ben").await;
    let code = with_a_code(&world).await;
    let mut answers = Vec::new();
    for (name, code) in [("Ana", "ABCD EFGH"), ("Ben", code.as_str()), ("Zoe", code.as_str())] {
        let page = recover_form(&world, name, code).await.press("Come back in").await;
        assert!(came_back(&page).contains("don’t fit together"));
        assert_eq!(page.form("Come back in").value("code"), code);
        answers.push(page.all(".fault, .error-summary"));
    }
    assert!(answers.windows(2).all(|two| two[0] == two[1]));
    assert_eq!(world.browser_of("Ana").await.open("/today").await.status, 200);
}

#[tokio::test]
async fn a_code_that_is_not_typed_back_changes_nothing() {
    let world = World::with_couple("Ana", "Ben").await;
    let code = with_a_code(&world).await;
    world.advance(chrono::TimeDelta::minutes(5));
    let ana = world.browser_of("Ana").await;
    let form = ana.open("/recovery").await.form("Make a new code");
    came_back(&form.clone().fill("password", "not hers at all").press("Make").await);
    world.advance(chrono::TimeDelta::seconds(1));
    let page = form.fill("password", PASSWORD).press("Make").await;
    let left = code_on(&page);
    page.press("Go on without a code").await;
    let page = recover_form(&world, "Ana", &left).await.press("Come back in").await;
    came_back(&page);
    code_on(&recover_form(&world, "Ana", &code).await.press("Come back in").await);
}

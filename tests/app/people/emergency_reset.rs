//! Making one's account safe again: one page, everything at once.

use chrono::TimeDelta;

use crate::{
    form::Form,
    page::Page,
    steps::therapy::link::linked,
    world::{PASSWORD, World, came_back},
};

const NEW: &str = "eleven small boats drift past the mill";

fn filled(page: &Page, current: &str) -> Form {
    page.form("Do this now").fill("current_password", current)
}

fn with_new_password(form: Form) -> Form {
    form.choose("secret", "own").fill("password", NEW)
}

/// The form with only this ticked.
fn only(mut form: Form, part: &str) -> Form {
    for field in form.fields.iter_mut().filter(|field| field.name == "part") {
        field.sent = field.value == part;
    }
    form
}

async fn signs_in(world: &World, password: &str) -> bool {
    world.advance(TimeDelta::seconds(1));
    let form = world.browser().open("/sign-in").await.form("Sign in").fill("name", "Ana");
    form.fill("password", password).press_and_stay("Sign in").await.status == 303
}

async fn recovery_code(page: Page) -> String {
    let code = page.all("ol.code li").join(" ");
    page.form("I have it on paper").fill("code", &code).press("I have it").await;
    code
}

async fn comes_back(world: &World, code: &str) -> bool {
    let form = world.browser().open("/recover").await.form("Come back in").fill("name", "Ana");
    let form = with_new_password(form.fill("code", code));
    form.press_and_stay("Come back in").await.status == 303
}

#[tokio::test]
async fn with_everything_ticked_the_way_in_of_before_is_shut() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let old = recovery_code(ana.open("/recovery").await.press("Make a new code").await).await;
    let stranger = world.sign_in("Ana").await;
    let page = ana.open("/more").await.click("Make my account safe again").await;
    let page = with_new_password(filled(&page, PASSWORD)).press("Do this now").await;
    assert_eq!(page.heading(), "Your recovery code", "{}", page.text());
    let new = recovery_code(page).await;
    assert_eq!(stranger.peek("/today").await.leads_to().as_deref(), Some("/sign-in"));
    assert!(!signs_in(&world, PASSWORD).await);
    assert!(signs_in(&world, NEW).await);
    let log = ana.open("/security-log").await;
    for told in [
        "safe again” was used",
        "All your other devices were signed out.",
        "Your password was changed",
        "Any recovery code of before stopped working",
        "A recovery code was made.",
    ] {
        assert!(log.has(told), "{told}: {}", log.text());
    }
    assert!(!comes_back(&world, &old).await && comes_back(&world, &new).await);
}

#[tokio::test]
async fn the_code_of_before_stops_working_at_once_also_if_none_is_written_down() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    let old = recovery_code(ana.open("/recovery").await.press("Make a new code").await).await;
    let form = only(filled(&ana.open("/emergency-reset").await, PASSWORD), "new code");
    let page = form.press("Do this now").await;
    assert!(!comes_back(&world, &old).await);
    page.press("Go on without a code").await;
    assert!(ana.open("/recovery").await.has("You have none now."));
    assert!(signs_in(&world, PASSWORD).await, "the password stays");
}

#[tokio::test]
async fn a_tick_taken_away_changes_nothing_there() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, other) = (world.browser_of("Ana").await, world.sign_in("Ana").await);
    let page = ana.open("/emergency-reset").await;
    let page = only(filled(&page, PASSWORD), "sign out").press("Do this now").await;
    assert_eq!(page.heading(), "Security log");
    assert_eq!(other.peek("/today").await.status, 303);
    assert!(signs_in(&world, PASSWORD).await);
    let page = ana.open("/emergency-reset").await;
    let nothing = only(filled(&page, PASSWORD), "").press("Do this now").await;
    assert!(came_back(&nothing).contains("Please choose at least one"));
}

#[tokio::test]
async fn it_takes_the_password_of_now_and_changes_nothing_without_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, other) = (world.browser_of("Ana").await, world.sign_in("Ana").await);
    let page = ana.open("/emergency-reset").await;
    let wrong = with_new_password(filled(&page, "not hers at all")).press("Do this now").await;
    assert!(came_back(&wrong).contains("This is not your password of now"));
    let form = with_new_password(wrong.form("Do this now"));
    assert!(came_back(&form.press("Do this now").await).contains("of now"), "asked for each time");
    assert_eq!(other.peek("/settings").await.status, 200);
    assert!(signs_in(&world, PASSWORD).await);
}

#[tokio::test]
async fn ben_notices_nothing() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let before = ben.open("/more").await.text();
    with_new_password(filled(&ana.open("/emergency-reset").await, PASSWORD))
        .press("Do this now")
        .await;
    assert_eq!(ben.open("/more").await.text(), before);
    assert_eq!(ana.open("/pause").await.heading(), "Pause", "nothing is paused unasked");
    assert!(ben.open("/security-log").await.all("main li").len() == 1);
}

#[tokio::test]
async fn pausing_happens_only_if_it_is_ticked_and_says_that_ben_sees_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let (ana, ben) = (world.browser_of("Ana").await, world.browser_of("Ben").await);
    let page = ana.open("/emergency-reset").await;
    assert!(page.has("Your partner sees that you paused") && page.has("Unless you pause, or end"));
    let form = with_new_password(filled(&page, PASSWORD)).choose("part", "pause");
    assert_eq!(form.press("Do this now").await.heading(), "Your recovery code");
    assert!(ben.open("/today").await.has("Ana paused on Thursday 12 March."));
    let again = ana.open("/emergency-reset").await;
    assert!(!again.has("Pause what you two share"), "it is paused already");
}

#[tokio::test]
async fn what_is_closed_is_not_offered_to_be_paused() {
    let world = World::with_couple("Ana", "Ben").await;
    let ana = world.browser_of("Ana").await;
    assert!(ana.open("/emergency-reset").await.has("Pause what you two share"));
    let form = world.browser_of("Ben").await.open("/closing").await.form("Close it now");
    assert!(form.press("Close it now").await.has("You closed this"));
    assert!(!ana.open("/emergency-reset").await.has("Pause what you two share"));
}

#[tokio::test]
async fn help_leads_there() {
    let world = World::with_couple("Ana", "Ben").await;
    let page = world.browser().open("/help").await.click("Somebody may know my password").await;
    assert_eq!(page.heading(), "Sign in");
    let ana = world.browser_of("Ana").await;
    let page = ana.open("/help").await.click("Somebody may know my password").await;
    assert_eq!(page.heading(), "Make my account safe again");
}

#[tokio::test]
async fn what_a_therapist_may_read_ends_with_it() {
    let world = World::with_couple("Ana", "Ben").await;
    let ([ana, _, noor], path) = linked(&world, &["agenda"]).await;
    assert_eq!(noor.open(&path).await.status, 200);
    let page = ana.open("/emergency-reset").await;
    only(filled(&page, PASSWORD), "therapist").press("Do this now").await;
    assert_eq!(noor.open(&path).await.status, 404);
    assert!(ana.open("/therapist").await.has("Nothing is open any more."));
}

//! Everything that Ana does alone.

use chrono::TimeDelta;

use super::{seen_by, together::check_in, unlocked};
use crate::{
    browser::Browser,
    impact::{
        other_side::reflected,
        statement::{scheduled, written},
    },
    people::calendar,
    progress::{pulse, satisfaction, then_and_now, where_i_stand},
    steps::{
        communication::{journal, question_of_the_day::answered},
        quality_time::hobbies,
        small_issues::hard_date,
        therapy::after_session,
    },
    world::World,
};

const CHECK_INS: usize = 11;
const SIGN_INS: usize = 4;
const ROLES: [&str; 4] = ["hurt", "broke", "both", "unsaid"];

/// One evening of hers; the addresses of her entries. Afterwards it is as late as before.
pub(super) async fn everything(world: &World, day: usize) -> Vec<String> {
    let now = world.now();
    for _ in 0..SIGN_INS {
        world.sign_in("Ana").await;
        world.advance(TimeDelta::minutes(3));
    }
    with_a_wrong_password(&world.browser()).await;
    world.advance(TimeDelta::seconds(1));
    let ana = world.sign_in("Ana").await;
    unlocked(&ana).await;
    let mut hers = Vec::new();
    for _ in 0..CHECK_INS {
        hers.push(check_in(&ana, "only for me").await.path);
    }
    say_more(&ana, &hers[0]).await;
    write_for_the_talk(&ana, day).await;
    answer_and_think_again(&ana, day).await;
    read_and_write_for_the_box(&ana, day).await;
    meet_what_he_told(&ana, day).await;
    write_what_she_carries(&ana, day).await;
    write_a_journal(&ana, day).await;
    answer_hobbies(&ana, day).await;
    write_hard_days_down(&ana, day).await;
    look_back_on_the_week(&ana, day).await;
    nearly_say_something(&ana).await;
    keep_what_he_shared(&ana).await;
    keep_moments(&ana, day).await;
    think_again(&ana, &hers.remove(1)).await;
    think_again_of_the_bakery(&ana, day).await;
    change_settings(&ana, day).await;
    subscribe(world, &ana, day).await;
    seen_by("Ana", world, &hers).await;
    ana.open("/more").await.press("Close what is only mine").await;
    for path in ["/help", "/right-for-us", "/leaving"] {
        assert_eq!(ana.open(path).await.status, 200);
    }
    ana.open("/help").await.form("Leave this page").press_and_stay("Leave this page").await;
    world.app.clock.set(now);
    hers
}

/// No to what he would like and to what he suggested, and what she likes where he has said nothing, or no.
async fn answer_hobbies(ana: &Browser, day: usize) {
    for hobby in ["walk-evening", "board-games"] {
        hobbies::answered(ana, hobby, "No").await;
    }
    let own = ["I would like that", "Maybe", "No"][day % 3];
    for hobby in ["swim", "films", "stars"] {
        hobbies::answered(ana, hobby, own).await;
    }
    let page = ana.open("/hobbies/next").await;
    if page.has("Ben suggested this.") {
        page.press("No").await;
    }
    ana.open("/hobbies/answers").await;
}

async fn with_a_wrong_password(browser: &Browser) {
    let form = browser.open("/sign-in").await.form("Sign in").fill("name", "Ana");
    assert_eq!(form.fill("password", "not hers at all").press("Sign in").await.status, 422);
}

/// Feelings, a need, a note: for herself; and a look at what a copy would show.
async fn say_more(ana: &Browser, check_in: &str) {
    let page = ana.open(&format!("{check_in}/details/new?feeling=sad&feeling=tired")).await;
    let form = page.form(&format!("{check_in}/details")).choose("strength_1", "4");
    let page = form.fill("note", "He does not know this.").press("only for me").await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(ana.open(&format!("{check_in}/share")).await.status, 200);
}

/// What is missing, and something for another talk: begun, gone on with, and once let go.
async fn write_for_the_talk(ana: &Browser, day: usize) {
    let talk = ana.open("/turn-talks").await.click("Go to the talk").await;
    let drafts = format!("{}/drafts", talk.path);
    for begin in [drafts.as_str(), "/turn-talks/drafts"] {
        let page = ana.post(begin, &[]).await;
        let button = if page.has("Look at it") { "Look at it" } else { "Next" };
        let form = page.form(button).fill("words", &format!("Something, on evening {day}."));
        assert_eq!(form.press(button).await.status, 200);
    }
    if day == 3 {
        ana.open("/turn-talks").await.click("What is missing").await.press("Let it go").await;
    }
}

/// The question of each evening, said otherwise; one evening it is taken back.
async fn answer_and_think_again(ana: &Browser, day: usize) {
    let page = answered(ana, &format!("On evening {day}, the tram bell.")).await;
    let form = page.click("Change it").await.form("Share it like this with Ben");
    let page = form.fill("words", "The kettle.").press("Share it like this with Ben").await;
    assert!(page.has("The kettle."), "{}", page.text());
    if day == 1 {
        page.click("Take it back").await.press("Take it back").await;
        assert!(ana.open("/question-of-the-day").await.has("Share with Ben"));
    }
}

/// What he answered: opened, and once kept. An answer to him and a question: begun, and once let go.
async fn read_and_write_for_the_box(ana: &Browser, day: usize) {
    let question = ana.open("/question-box").await.click("Did you think of me").await;
    let answer = question.click("Open the answer").await;
    assert!(answer.has("I went all the same."), "{}", answer.text());
    if day == 1 {
        answer.click("Keep a copy").await.press("Keep it, only for me").await;
    }
    let his = ana.open("/question-box").await.click("Shall I tell my brother?").await.path;
    for begin in [format!("{his}/drafts"), "/question-box/drafts".to_owned()] {
        let form = ana.post(&begin, &[]).await.form("Look at it");
        let page =
            form.fill("words", &format!("Something, on evening {day}.")).press("Look at it").await;
        assert_eq!(page.status, 200);
        if day == 3 {
            page.press("Let it go").await;
        }
    }
}

/// What he told: opened, put away, or for another time. Something to tell him, begun.
async fn meet_what_he_told(ana: &Browser, day: usize) {
    let cover = ana.open("/tellings").await.click("Ben wants to tell you something").await;
    let opened = cover.click("Open it now").await;
    assert!(opened.has("She wrote to me on Monday"), "{}", opened.text());
    let intention = ["not now", "at a time", "in a talk", "with our therapist"][day % 4];
    let form = cover.form("Keep this, only for me").choose("intention", intention);
    let form = form.fill("day", "2026-04-10").fill("time", "20:00");
    assert!(form.press("Keep this, only for me").await.has("Only you see this."));
    let form = ana.post("/tellings/drafts", &[]).await.form("Next");
    let page = form.fill("words", &format!("Something, on evening {day}.")).press("Next").await;
    assert_eq!(page.status, 200);
}

/// Written, chosen for a day in spring, taken back on some evenings; and what Ben wrote put away, with
/// something begun about it. Where she stands, and the other side, for herself.
async fn write_what_she_carries(ana: &Browser, day: usize) {
    let page = scheduled(ana, "2026-05-01").await;
    assert!(page.has("Ben reads this from Friday 1 May, 20:00 on"), "{}", page.text());
    if day.is_multiple_of(2) {
        page.press("Take it back").await.press("Let it go").await;
    }
    written(ana).await;
    let his = ana.open("/impact-statements").await.click("What Ben carries").await;
    let page = his.press("Say what I understand").await;
    let form = page.form("Look at it").fill("words", &format!("Something, on evening {day}."));
    form.press("Look at it").await.press("Let it go").await;
    let form = ana.open("/impact-role").await.form("Save").choose("role", ROLES[day % 4]);
    form.press("Save").await;
    let page = reflected(ana).await;
    if day == 3 {
        page.press("Let it go").await;
    }
    if day == 0 {
        assert_eq!(his.press("Put it away").await.status, 200);
    }
}

/// Pages of hers: changed, looked through, nearly shared, and once deleted.
async fn write_a_journal(ana: &Browser, day: usize) {
    for nth in 0..3 {
        journal::written(ana, &format!("Page {nth} of evening {day}.")).await;
    }
    let page = journal::written(ana, "He must not read this.").await;
    let look = page.click("Share a copy").await;
    assert!(look.has("This is exactly what Ben will see."), "{}", look.text());
    let form = page.click("Change it").await.form("Save, only for me");
    form.fill("text", "Not even this.").press("Save, only for me").await;
    let form = ana.open("/journal").await.form("Look for them").fill("words", "evening");
    assert!(form.press_and_stay("Look for them").await.has("of evening"));
    if day == 2 {
        ana.open(&page.path).await.press("Delete it for good").await;
    }
}

/// Days of hers, one of them tomorrow: changed, nearly shared, and once deleted.
async fn write_hard_days_down(ana: &Browser, day: usize) {
    let page = hard_date::written(ana, &format!("The fair, evening {day}.")).await;
    let look = page.click("Share a copy").await;
    assert!(look.has("This is exactly what Ben will see."));
    let form = page.click("Change it").await.form("Save, only for me");
    let form = form.fill("day", &format!("2026-03-{}", 21 + day));
    let page = form.press("Save, only for me").await;
    ana.open("/hard-dates").await;
    if day == 2 {
        page.press("Delete it for good").await;
    }
}

/// How this week and the last were, said anew each evening, and once deleted; the month, and where she stands.
async fn look_back_on_the_week(ana: &Browser, day: usize) {
    for week in ["", "2026-03-02"] {
        pulse::answered(ana, week, &(day % 5).to_string(), "2").await;
    }
    let page = ana.open(&pulse::newest(ana).await).await;
    if day == 2 {
        page.press("Delete it for good").await;
    }
    then_and_now::written(ana, &format!("How it is on evening {day}.")).await;
    after_session::written(ana, ["0", "4"][day % 2], "For now.").await;
    where_i_stand::said(ana, ["part", "unsure", "continue", "pause"][day % 4], "For now.").await;
    if day == 0 {
        satisfaction::answered(ana, ["0", "1", "0", "1"]).await;
    }
}

/// Begun, and not sent: the page comes back with what is missing.
async fn nearly_say_something(ana: &Browser) {
    let form = ana.open("/commitments/new?owner=partner").await.form("/commitments");
    let page = form.fill("why", "Because I lie awake.").press("Ask Ben").await;
    assert_eq!(page.status, 422);
    let form = ana.open("/dates/new").await.form("/dates").fill("note", "If you still like.");
    assert_eq!(form.press("Propose to Ben").await.status, 422);
    let page = ana.open("/check-ins/new").await.press("Share with Ben").await;
    assert_eq!(page.status, 422);
}

/// What was only hers is said otherwise, and deleted.
async fn think_again(ana: &Browser, check_in: &str) {
    let form = ana.open(&format!("{check_in}/corrections/new")).await.form("only for me");
    let page = form.choose("closeness", "0").fill("note", "No.").press("only for me").await;
    assert!(page.has("No."), "{}", page.text());
    let page = page.click("Delete it").await.press("Delete it").await;
    assert_eq!(page.status, 200, "{}", page.text());
}

/// A note that nobody but her has seen is said otherwise; one evening it is taken back and written anew.
async fn think_again_of_the_bakery(ana: &Browser, day: usize) {
    let date = ana.open("/dates").await.click("The bakery at eight").await;
    let page = if day == 2 {
        let page = date.click("Take it back").await.press("Take it back").await;
        let form = page.form("Share with Ben").choose("closeness", "2");
        form.fill("moment", "The queue.").press("Share with Ben").await
    } else {
        let form = date.click("Change it").await.form("Share it like this with Ben");
        let form = form.choose("closeness", "5").fill("moment", &format!("Roll number {day}."));
        form.press("Share it like this with Ben").await
    };
    assert!(page.status == 200 && page.has("You wrote"), "{}", page.text());
}

/// His check-in and his note, for herself; and one of them goes again.
async fn keep_what_he_shared(ana: &Browser) {
    let date = ana.open("/dates").await.click("Once round the lake").await;
    for page in [ana.open("/check-ins?from=2026-03-12").await, date] {
        let kept = page.click("Keep a copy").await.press("Keep it, only for me").await;
        assert!(kept.status == 200 && kept.path == "/kept-copies", "{}", kept.text());
    }
    ana.open("/kept-copies").await.press("Delete my copy").await;
}

/// One evening she keeps her hard moments, the next she does not.
async fn keep_moments(ana: &Browser, day: usize) {
    let button = ["Keep them, and let Noor see how many", "Keep no more"][day % 2];
    assert_eq!(ana.open("/hard-moments/kept").await.press(button).await.status, 200);
}

/// An address for her calendar app, which reads it; one evening it is ended.
async fn subscribe(world: &World, ana: &Browser, day: usize) {
    let address = calendar::made(ana).await;
    assert_eq!(world.browser().peek(&address).await.status, 200);
    if day == 2 {
        ana.open("/calendar").await.press("End it").await;
        assert_eq!(world.browser().peek(&address).await.status, 404);
    }
}

async fn change_settings(ana: &Browser, day: usize) {
    let appearance = ["dark", "light", "device"][day % 3];
    let zone = ["Asia/Tokyo", "Europe/Lisbon", "Pacific/Auckland"][day % 3];
    let form = ana.open("/settings").await.form("/settings").choose("appearance", appearance);
    let page = form.choose("time_zone", zone).press("Save, only for me").await;
    assert!(page.has("Saved."), "{}", page.text());
}

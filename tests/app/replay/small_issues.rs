//! What Ana's phone sent about what is small, or hard, or in the weekly meeting.

use crate::{
    browser::Tape,
    people::calendar,
    sealed::walk::opened,
    steps::small_issues::{
        concern::{raised, would_leave},
        hard_date,
        weekly_meeting::{self, closed, line},
    },
    world::World,
};

/// A meeting with a line of each, one withdrawn and one kept, stopped and gone on with, signed; a time for
/// it; and a calendar.
pub(super) async fn weekly_meetings(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    let concern = raised(&ben).await;
    let meeting = weekly_meeting::begun(&ana).await;
    for part in [1, 6] {
        line(&ana, &meeting, part, "Thank you for the soup").await;
        line(&ben, &meeting, part, "An evening without the phone").await;
    }
    ana.peek(&format!("{meeting}/moves")).await;
    ana.open(&meeting).await.click("Withdraw").await.press("Withdraw it").await;
    ana.open(&meeting).await.click("Keep a copy").await.press("Keep").await;
    ana.open(&format!("{meeting}?part=6")).await.press("I will").await;
    ana.open(&format!("{meeting}?part=4")).await.press("Let’s talk about this one").await;
    ana.open(&meeting).await.press("Stop here for now").await;
    ana.open(&meeting).await.press("Go on").await;
    let page = closed(&ana, &meeting).await;
    page.form("Share with").fill("words", "It was lentils").press("Share with").await;
    ana.open(&meeting).await.press("Sign: I remember it so").await;
    let form = ana.open("/weekly-meetings/time").await.form("Propose to");
    form.choose("weekday", "6").fill("time", "19:30").press("Propose to").await;
    ana.open("/weekly-meetings/time").await.press("Take that back").await;
    let form = ben.open("/weekly-meetings/time").await.form("Propose to");
    form.choose("weekday", "5").fill("time", "10:00").press("Propose to").await;
    ana.open("/weekly-meetings/time").await.press("Yes, that suits me").await;
    ben.open(&concern).await.click("Withdraw").await.press("Withdraw it").await;
    let address = calendar::made(&ana).await;
    ana.peek(&address).await;
}

/// What each raised, with a time to talk, left and opened again, kept and withdrawn.
pub(super) async fn small_issues(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    let (hers, his) = (raised(&ana).await, raised(&ben).await);
    ana.open("/concerns/new").await;
    let page = ben.open(&hers).await;
    page.form("Read it. Suggest").press("Read it. Suggest").await;
    for button in ["That suits me", "We have talked about it"] {
        ana.open(&hers).await.press(button).await;
    }
    would_leave(&ana, &hers, "resolved", "").await;
    ben.open(&hers).await.press("Yes, leave it so").await;
    ana.open(&hers).await.press("Open it again").await;
    ana.open(&his).await.press("Read it. A time comes later").await;
    ana.open(&his).await.form("Suggest it to").press("Suggest it to").await;
    would_leave(&ben, &his, "therapy", "").await;
    ana.open(&his).await.press("Not yet").await;
    let draft = ana.open(&hers).await.press("Prepare a talk").await.path;
    let draft = draft.split("/answers").next().unwrap_or_default().to_owned();
    ana.open(&draft).await.press("Let it go").await;
    for (path, what, button) in [(&his, "Keep a copy", "Keep"), (&hers, "Withdraw", "Withdraw it")]
    {
        ana.open(path).await.click(what).await.press(button).await;
    }
}

/// Hard days of both, shared and answered, kept and withdrawn.
pub(super) async fn hard_days(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    let hers = hard_date::written(&ana, "The fair").await;
    let hers = hard_date::shared(&ana, &hers.path).await.path;
    let his = hard_date::written(&ben, "My father’s birthday").await;
    let his = hard_date::shared(&ben, &his.path).await.path;
    hard_date::answered(&ben, &hers, "I take the afternoon off").await;
    hard_date::answered(&ana, &his, "I bake his cake").await;
    for (path, link, button) in [
        (&his, "/answers/1/withdrawals/new", "Withdraw it"),
        (&his, "/kept-copies/new", "Keep"),
        (&hers, "/answers/1/kept-copies/new", "Keep"),
        (&hers, "/withdrawals/new", "Withdraw it"),
    ] {
        ana.open(&format!("{path}{link}")).await.press(button).await;
    }
}

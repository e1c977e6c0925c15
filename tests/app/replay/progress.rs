//! What Ana's phone sent about what takes both: the plan for a setback, where the two are, what they reached, and how
//! much is asked.

use crate::{
    browser::{Browser, Tape},
    progress::{maintain, milestone, phase, setback_plan},
    sealed::walk::opened,
    steps::communication::turn_talk::begun,
    steps::therapy::{after_session, agenda, appointment, contact, link, packet, plan, practice},
    world::World,
};

/// Each proposed by both, answered by her, and ended.
pub(super) async fn agreed(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    for here in ["/setback-plan", "/phases", "/maintain", "/therapy-plan"] {
        for (me, you) in [(&ana, &ben), (&ben, &ana)] {
            match here {
                "/phases" => phase::proposed(me, "understand", "We have said what it did").await,
                "/maintain" => maintain::proposed(me, "Four calm months").await,
                "/therapy-plan" => {
                    let parts = [("goal_1", "We laugh again"), ("notice_1", "At breakfast")];
                    plan::proposed(me, &parts).await
                }
                _ => setback_plan::proposed(me, "A message that is hidden").await,
            };
            you.open(here).await.press("I agree").await;
        }
        ana.open(here).await.press("End it. Ben will see that.").await;
    }
    for (me, you) in [(&ana, &ben), (&ben, &ana)] {
        milestone::named(me, "A Sunday at the lake", "2026-03-08").await;
        you.open("/milestones").await.press("Yes, we reached that").await;
        me.open("/milestones").await.press("Take it off the road.").await;
    }
    let (hers, his) =
        (agenda::put_on(&ana, "The lake").await, agenda::put_on(&ben, "The tram").await);
    ana.open("/agenda").await.press("Move down").await;
    ana.open("/agenda").await.press("We have talked about it").await;
    let talked = [("act".to_owned(), "talked".to_owned())];
    ana.post(&format!("{his}/acts"), &talked).await;
    after_session::written(&ana, "3", "Heard").await.press("Delete it for good").await;
    ana.open(&his).await.press("Put it back").await;
    ana.open(&his).await.click("Keep a copy").await.press("Keep").await;
    ana.open(&hers).await.click("Withdraw it").await.press("Withdraw it").await;
    practised(&ana, &ben).await;
    handed_over(&ana, &ben).await;
    opened_to_a_therapist(world, &ana, &ben).await;
    sought(&ana, &ben).await;
}

/// Hers, agreed by him, and his, which she agrees to and ends; and one that she takes back.
async fn handed_over(ana: &Browser, ben: &Browser) {
    let hers = packet::agreed(ana, ben).await;
    ana.open(&format!("{hers}/print")).await;
    ana.open(&format!("{hers}/file")).await;
    let his = packet::agreed(ben, ana).await;
    ana.open(&his).await.press("End it now").await;
    let path = packet::put(ana, &["agenda"]).await;
    ana.open(&path).await.press("Take it back").await;
}

/// Opened by both, a part of it closed again, ended; and something that she does not want.
async fn opened_to_a_therapist(world: &World, ana: &Browser, ben: &Browser) {
    let noor = link::comes_in(world, &link::invited(world, ana).await, "Noor").await;
    let path = link::proposed(ana, &["agenda", "plan", "talks"]).await.path;
    link::sign(ana, &path, &link::words_of(&noor, "Ana").await).await;
    link::sign(ben, &path, &link::words_of(&noor, "Their partner").await).await;
    ticked(ana).await;
    ana.open("/therapist").await.press("Close What we work on").await;
    ana.open("/therapist/access-log").await;
    ana.open("/therapist/comments").await;
    ana.open("/therapist").await.press("End it now").await;
    let path = link::proposed(ben, &["agenda"]).await.path;
    ana.open(&path).await.press("I don’t want this").await;
    let invite = link::invited(world, ana).await;
    ana.open(&invite).await;
    ana.open("/therapist").await.press("Take it back").await;
}

/// A talk that is over: she lets the therapist read what was said, and takes that back.
async fn ticked(ana: &Browser) {
    let page = ana.open("/turn-talks/new").await;
    if page.path != "/turn-talks/new" {
        page.press("Stop it").await;
    }
    let talk = begun(ana).await;
    ana.open(&talk).await.press("Stop it").await.press("Tick it").await;
    ana.open(&talk).await.press("Take my tick back").await;
}

/// Whom they could ask, and when they go there: of each, one is changed, one taken off, and one withdrawn.
async fn sought(ana: &Browser, ben: &Browser) {
    for by in [ana, ben] {
        let path = contact::written(by, "Dr. Noor Weber", "Thursdays").await;
        contact::changed(ana, &path, "Mondays").await;
        let path = contact::written(by, "The counselling centre", "").await;
        ana.open(&path).await.press("Take it off the list").await;
        let path = appointment::written(by, "Dr. Noor Weber", "2026-03-26").await;
        appointment::moved(ana, &path, ("time", "18:00")).await;
        let path = appointment::written(by, "The counselling centre", "2026-03-27").await;
        ana.open(&path).await.press("Call it off").await;
        if std::ptr::eq(by, ben) {
            ana.open(&path).await.click("Keep a copy").await.press("Keep").await;
        }
    }
    for path in [
        contact::written(ana, "Somebody else", "").await,
        appointment::written(ana, "Somebody else", "2026-03-28").await,
    ] {
        ana.open(&path).await.click("Withdraw it").await.press("Withdraw it").await;
    }
}

/// One of each, with what both say of it; hers is withdrawn, and his is done with.
async fn practised(ana: &Browser, ben: &Browser) {
    let (hers, his) =
        (practice::written(ana, "One good thing").await, practice::written(ben, "A walk").await);
    for path in [&hers, &his] {
        practice::reflected(ana, path, "partly", "Twice of three").await;
        practice::reflected(ben, path, "did", "It was good").await;
        let form = ana.open(&format!("{path}/reflections/new")).await.form("Share with");
        form.fill("words", "Three of three").press("Share with").await;
        let page = ana.open(&format!("{path}/reflections/kept-copies/new")).await;
        page.press("Keep it, only for me").await;
    }
    ana.open(&his).await.press("We are done with it").await;
    ana.open(&format!("{his}/kept-copies/new")).await.press("Keep it, only for me").await;
    for path in [format!("{his}/reflections"), hers] {
        ana.open(&format!("{path}/withdrawals/new")).await.press("Withdraw it").await;
    }
}

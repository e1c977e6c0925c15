//! What Ana's phone sent about what takes both: the plan for a setback, where the two are, what they reached, and how
//! much is asked.

use crate::{
    browser::Tape,
    progress::{maintain, milestone, phase, setback_plan},
    sealed::walk::opened,
    world::World,
};

/// Each proposed by both, answered by her, and ended.
pub(super) async fn agreed(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    for here in ["/setback-plan", "/phases", "/maintain"] {
        for (me, you) in [(&ana, &ben), (&ben, &ana)] {
            match here {
                "/phases" => phase::proposed(me, "understand", "We have said what it did").await,
                "/maintain" => maintain::proposed(me, "Four calm months").await,
                _ => setback_plan::proposed(me, "A message that is hidden").await,
            };
            you.open(here).await.press("I agree").await;
        }
        ana.open(here).await.press("End it. Ben will see that.").await;
    }
    for (me, you) in [(&ana, &ben), (&ben, &ana)] {
        milestone::named(me, "A Sunday at the lake", "2026-03-08").await;
        you.open("/milestones").await.press("Yes, we reached that").await;
        me.open("/milestones").await.press("Take the yes back.").await;
    }
}

//! What Ana's phone sent about what takes both: the plan for a setback, and where the two are.

use crate::{
    browser::Tape,
    progress::{phase, setback_plan},
    sealed::walk::opened,
    world::World,
};

/// Each proposed by both, answered by her, and ended.
pub(super) async fn agreed(world: &World, tape: &Tape) {
    let (ana, ben) = (opened(world, "Ana").await.taped(tape), opened(world, "Ben").await);
    for here in ["/setback-plan", "/phases"] {
        for (me, you) in [(&ana, &ben), (&ben, &ana)] {
            if here == "/phases" {
                phase::proposed(me, "understand", "We have said what it did").await;
            } else {
                setback_plan::proposed(me, "A message that is hidden").await;
            }
            you.open(here).await.press("I agree").await;
        }
        ana.open(here).await.press("End it. Ben will see that.").await;
    }
}

//! What Ana and Ben do after a setback: agreed in the tenth week, after a first try.

use super::Who::{self, Ben};

/// One wording of the plan.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are the questions of the page")]
pub struct PlanProposed {
    pub week: u8,
    pub by: Who,
    pub counts: &'static str,
    pub first_day: &'static str,
    pub whom: &'static str,
    /// The other's answer, an hour later.
    pub answer: &'static str,
}

/// Every wording, in the order of time.
pub fn setback_plans() -> &'static [PlanProposed] {
    ALL
}

static ALL: &[PlanProposed] = &[
    PlanProposed {
        week: 9,
        by: Ben,
        counts: "When I do something like that again.",
        first_day: "We talk about it calmly.",
        whom: "",
        answer: "not like this",
    },
    PlanProposed {
        week: 10,
        by: Ben,
        counts: "A message to her that I write or hide. A Friday that was not what I said. Ana’s own: when she \
                 looks into my phone instead of asking.",
        first_day: "Whoever did it says it the same day, in the kitchen and not in bed. The other may leave the \
                    room. We decide nothing for a night. The next evening at eight we talk in turns, Ana first.",
        whom: "Ana calls Mara. Ben calls Tom, and tells him why.",
        answer: "agreed",
    },
];

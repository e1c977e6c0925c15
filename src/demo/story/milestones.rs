//! What Ana and Ben reached.

use super::Who::{self, Ana, Ben};

/// What one of the two named as reached.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are the questions of the page")]
pub struct MilestoneNamed {
    pub week: u8,
    /// From Monday, 0: the day that it is about, which is before the Saturday on which it was named.
    pub weekday: u8,
    pub by: Who,
    pub what: &'static str,
    pub how: &'static str,
    /// The other's answer, an hour later.
    pub answer: &'static str,
}

/// What they reached, in the order of time.
pub fn milestones() -> &'static [MilestoneNamed] {
    MILESTONES
}

static MILESTONES: &[MilestoneNamed] = &[
    MilestoneNamed {
        week: 9,
        weekday: 4,
        by: Ben,
        what: "All is well again between us.",
        how: "",
        answer: "not like this",
    },
    MilestoneNamed {
        week: 12,
        weekday: 2,
        by: Ana,
        what: "I slept through, and did not look at the clock.",
        how: "You told me on Monday what the week would be, and it was so.",
        answer: "agreed",
    },
    MilestoneNamed {
        week: 19,
        weekday: 4,
        by: Ben,
        what: "Twelve Fridays, home by seven.",
        how: "I changed the train. Ana stopped calling the pump house.",
        answer: "agreed",
    },
    MilestoneNamed {
        week: 23,
        weekday: 3,
        by: Ana,
        what: "A whole evening at the lake, and neither of us spoke of it.",
        how: "",
        answer: "agreed",
    },
];

//! What Ana and Ben agreed on besides: what they do after a setback, in the tenth week, after a first try; where they
//! are; what they reached; and what they would take to a therapist.

use super::Who::{self, Ana, Ben};

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

/// Where one of the two said that they are.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub struct PhaseProposed {
    pub week: u8,
    pub by: Who,
    pub phase: &'static str,
    pub see: &'static str,
    /// The other's answer, an hour later.
    pub answer: &'static str,
}

/// What one of the two proposed to work on.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are the questions of the page")]
pub struct GoalsProposed {
    pub week: u8,
    pub by: Who,
    pub goals: &'static [(&'static str, &'static str)],
    pub phase: &'static str,
    /// So many weeks later they look at it again.
    pub review_after: u8,
    /// The other's answer, an hour later.
    pub answer: &'static str,
}

/// What they work on, in the order of time.
pub fn goals() -> &'static [GoalsProposed] {
    GOALS
}

static GOALS: &[GoalsProposed] = &[
    GoalsProposed {
        week: 14,
        by: Ana,
        goals: &[(
            "I can ask where you were, and you do not defend yourself.",
            "The question is answered, and we go on with the evening.",
        )],
        phase: "",
        review_after: 6,
        answer: "agreed",
    },
    GoalsProposed {
        week: 20,
        by: Ben,
        goals: &[
            (
                "We can talk about money without one of us leaving the room.",
                "On Sundays we do the accounts together, and have tea afterwards.",
            ),
            (
                "I say what is hard on the day, not a week later.",
                "Ana hears it from me, at the kitchen table.",
            ),
        ],
        phase: "rebuild",
        review_after: 8,
        answer: "agreed",
    },
];

/// Something for the next session.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are the questions of the page")]
pub struct ForSession {
    pub week: u8,
    pub by: Who,
    pub what: &'static str,
    pub hard: bool,
}

/// What stands on the agenda, in the order of time.
pub fn for_sessions() -> &'static [ForSession] {
    FOR_SESSIONS
}

static FOR_SESSIONS: &[ForSession] = &[
    ForSession { week: 24, by: Ana, what: "What we tell my mother at Christmas.", hard: false },
    ForSession {
        week: 24,
        by: Ben,
        what: "That my stomach turns when I have to write that work runs late.",
        hard: true,
    },
    ForSession { week: 25, by: Ana, what: "The nights before a night shift.", hard: false },
];

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

/// Where they said that they are, in the order of time.
pub fn phases() -> &'static [PhaseProposed] {
    PHASES
}

static PHASES: &[PhaseProposed] = &[
    PhaseProposed {
        week: 7,
        by: Ben,
        phase: "rebuild",
        see: "We have had six good evenings.",
        answer: "not like this",
    },
    PhaseProposed {
        week: 8,
        by: Ana,
        phase: "understand",
        see: "You have read what I carry, and I have read what you understood.",
        answer: "agreed",
    },
    PhaseProposed {
        week: 18,
        by: Ana,
        phase: "rebuild",
        see: "Home by seven, and I have stopped looking at the clock.",
        answer: "agreed",
    },
];

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

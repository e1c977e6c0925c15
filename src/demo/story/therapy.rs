//! What Ana and Ben work on, and what they would take to a therapist.

use super::Who::{self, Ana, Ben};

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

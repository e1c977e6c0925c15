//! What Ana and Ben work on and practise, and what they would take to a therapist.

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

/// Something that they practised.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are the questions of the page")]
pub struct Practised {
    pub week: u8,
    pub weekday: u8,
    pub by: Who,
    pub what: &'static str,
    pub after: &'static str,
    pub who: &'static str,
    /// Week and weekday.
    pub until: (u8, u8),
    pub acts: &'static [PractisedAct],
}

/// What came of it, in order.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are the questions of the page")]
pub enum PractisedAct {
    Reflected { by: Who, week: u8, weekday: u8, how: &'static str, words: &'static str },
    Ended { by: Who, week: u8, weekday: u8 },
}

/// What they practised, in the order of time.
pub fn practised() -> &'static [Practised] {
    PRACTISED
}

static PRACTISED: &[Practised] = &[
    Practised {
        week: 22,
        weekday: 1,
        by: Ana,
        what: "Whoever comes home second says hello before anything else.",
        after: "When the key turns in the door",
        who: "both",
        until: (24, 1),
        acts: &[
            PractisedAct::Reflected {
                by: Ana,
                week: 23,
                weekday: 6,
                how: "did",
                words: "The cat says it first, but you say it too.",
            },
            PractisedAct::Ended { by: Ben, week: 23, weekday: 6 },
        ],
    },
    Practised {
        week: 25,
        weekday: 0,
        by: Ben,
        what: "Each of us says one thing that the other did today.",
        after: "After we clear the table",
        who: "both",
        until: (26, 6),
        acts: &[
            PractisedAct::Reflected {
                by: Ben,
                week: 25,
                weekday: 4,
                how: "partly",
                words: "Three evenings of five. On Tuesday I was too tired, and said so.",
            },
            PractisedAct::Reflected {
                by: Ana,
                week: 25,
                weekday: 5,
                how: "did",
                words: "It was odd at first. On Friday I looked forward to it.",
            },
        ],
    },
];

/// When they go to Dr. Noor Weber.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are the questions of the page")]
pub struct AppointmentMade {
    pub week: u8,
    pub by: Who,
    /// Week and weekday.
    pub on: (u8, u8),
    pub note: &'static str,
}

/// Those behind them, and the one that is next.
pub fn appointments() -> &'static [AppointmentMade] {
    APPOINTMENTS
}

static APPOINTMENTS: &[AppointmentMade] = &[
    AppointmentMade {
        week: 13,
        by: Ana,
        on: (14, 3),
        note: "The first hour. We need not tell everything.",
    },
    AppointmentMade { week: 23, by: Ben, on: (24, 3), note: "" },
    AppointmentMade {
        week: 25,
        by: Ben,
        on: (28, 3),
        note: "I drive. We leave at half past four.",
    },
];

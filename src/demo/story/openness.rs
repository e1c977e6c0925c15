//! Openness that the two offered each other.

use super::Who::{self, Ana, Ben};

/// Openness, offered on this day, from that day on.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub struct Openness {
    pub who: Who,
    pub week: u8,
    pub weekday: u8,
    pub until_week: u8,
    pub until_weekday: u8,
    pub what: &'static str,
    pub purpose: &'static str,
    /// What became of it, in order of time.
    pub course: &'static [OpennessAct],
}

/// One act about it, on the day `week`, `weekday`.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the day is that of Openness")]
pub enum OpennessAct {
    /// The other says yes.
    Agree { week: u8, weekday: u8 },
    /// The other says no, thank you.
    Decline { week: u8, weekday: u8 },
    /// One of the two ends it.
    End { who: Who, week: u8, weekday: u8 },
}

/// All of it.
pub(super) static ALL: &[Openness] = &[
    Openness {
        who: Ben,
        week: 2,
        weekday: 6,
        until_week: 10,
        until_weekday: 5,
        what: "When she writes or calls, I tell you the same evening, and what I did with it.",
        purpose: "So that you need not ask, and I don’t begin to sort what is worth telling.",
        course: &[OpennessAct::Agree { week: 3, weekday: 1 }],
    },
    Openness {
        who: Ben,
        week: 10,
        weekday: 6,
        until_week: 18,
        until_weekday: 5,
        what: "The same again: when she writes or calls, I tell you the same evening.",
        purpose: "Because it was quiet in here for eight weeks, and that felt good.",
        course: &[OpennessAct::Agree { week: 10, weekday: 6 }],
    },
    Openness {
        who: Ben,
        week: 12,
        weekday: 3,
        until_week: 17,
        until_weekday: 6,
        what: "On Fridays I send you a picture of my desk before I leave.",
        purpose: "So that Fridays get lighter.",
        course: &[
            OpennessAct::Agree { week: 12, weekday: 4 },
            OpennessAct::End { who: Ana, week: 14, weekday: 5 },
        ],
    },
    Openness {
        who: Ben,
        week: 19,
        weekday: 2,
        until_week: 22,
        until_weekday: 6,
        what: "I leave my phone on the shelf in the hall whenever I am at home.",
        purpose: "So that you hear it ring when it rings.",
        course: &[OpennessAct::Decline { week: 19, weekday: 4 }],
    },
    Openness {
        who: Ana,
        week: 23,
        weekday: 0,
        until_week: 28,
        until_weekday: 6,
        what: "When I have talked with Mara about us, I tell you that I did, not every word.",
        purpose: "So that you don’t sit at her table and guess.",
        course: &[OpennessAct::Agree { week: 23, weekday: 2 }],
    },
    // It waits for a yes or a no.
    Openness {
        who: Ana,
        week: 25,
        weekday: 4,
        until_week: 30,
        until_weekday: 6,
        what: "When I have gone through your coat again, I tell you the same evening.",
        purpose: "So that I stop, and you need not wonder.",
        course: &[],
    },
];

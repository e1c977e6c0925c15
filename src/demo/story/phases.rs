//! Where Ana and Ben said that they were.

use super::Who::{self, Ana, Ben};

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

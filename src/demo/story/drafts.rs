//! What each of the two has begun to write, and not shared.

use super::Who::{self, Ana, Ben};

/// Something that somebody has begun on this day.
#[derive(Clone, Copy, Debug)]
pub struct Begun {
    /// Whose it is.
    pub who: Who,
    /// Week it was begun in.
    pub week: u8,
    /// Weekday it was begun on.
    pub weekday: u8,
    /// Where it would be shared.
    pub route: &'static str,
    /// Each part that is written so far.
    pub parts: &'static [(&'static str, &'static str)],
}

/// Every draft.
pub fn drafts() -> &'static [Begun] {
    ALL
}

static ALL: &[Begun] = &[
    Begun {
        who: Ana,
        week: 25,
        weekday: 6,
        route: "/questions",
        parts: &[("question", "When you laugh with Tom now, do I get the whole story?")],
    },
    Begun {
        who: Ben,
        week: 25,
        weekday: 3,
        route: "/openness",
        parts: &[
            ("about", "When she is at a meeting of the waterworks, I tell you the same evening"),
            ("purpose", "So that you hear it from me, also when there was nothing"),
        ],
    },
];

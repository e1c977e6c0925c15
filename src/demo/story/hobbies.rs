//! What Ana and Ben answered to hobbies, each for themselves, and what each suggested.

use super::Who::{self, Ana, Ben};

/// What one of the two did about hobbies on a day.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub struct Evening {
    pub who: Who,
    pub week: u8,
    pub weekday: u8,
    /// Each hobby of the deck with its answer.
    pub answers: &'static [(&'static str, &'static str)],
    /// What was suggested.
    pub suggestion: Option<&'static str>,
}

/// All of it, in the order of time.
pub fn all() -> &'static [Evening] {
    ALL
}

static ALL: &[Evening] = &[
    Evening {
        who: Ana,
        week: 12,
        weekday: 6,
        answers: &[
            ("cook-new", "like"),
            ("walk-evening", "like"),
            ("board-games", "maybe"),
            ("swim", "no"),
            ("sing", "like"),
            ("jigsaw", "maybe"),
            ("dance-course", "maybe"),
        ],
        suggestion: Some("Go and hear the choir of the other half of town"),
    },
    Evening {
        who: Ben,
        week: 13,
        weekday: 1,
        answers: &[
            ("cook-new", "maybe"),
            ("walk-evening", "like"),
            ("board-games", "like"),
            ("swim", "like"),
            ("sing", "no"),
            ("fish", "like"),
        ],
        suggestion: Some("Look at the old waterworks from inside"),
    },
    Evening {
        who: Ana,
        week: 19,
        weekday: 3,
        answers: &[("fish", "no"), ("stars", "like")],
        suggestion: None,
    },
];

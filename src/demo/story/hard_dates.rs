//! Days that are hard for each: one that only its author knows of, and two that both read.

use super::Who::{self, Ana, Ben};

/// A day that comes back every year.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub struct HardDay {
    pub who: Who,
    pub week: u8,
    pub weekday: u8,
    /// A copy of it was shared the next evening.
    pub shared: bool,
    /// Week and weekday of the day itself.
    pub on: (u8, u8),
    pub title: &'static str,
    pub helps: &'static str,
}

/// All of them, in the order of time.
pub fn hard_days() -> &'static [HardDay] {
    ALL
}

static ALL: &[HardDay] = &[
    HardDay {
        who: Ana,
        week: 5,
        weekday: 1,
        shared: true,
        on: (0, 0),
        title: "The day I read the messages",
        helps: "Come home early, and say yourself which day it is. Then a walk, and no plans.",
    },
    HardDay {
        who: Ben,
        week: 12,
        weekday: 3,
        shared: true,
        on: (28, 3),
        title: "My father’s birthday",
        helps: "His soup, with too much pepper. I may be quiet, and it is not about us.",
    },
    HardDay {
        who: Ana,
        week: 17,
        weekday: 6,
        shared: false,
        on: (9, 4),
        title: "The Friday of the party at his old work",
        helps: "Sing that evening, or be at Mara’s.",
    },
];

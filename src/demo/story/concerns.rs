//! What Ana and Ben raised while it was small, and how they left it.

use super::Who::{self, Ana, Ben};

/// Something that one of them raised on this day.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub struct Raised {
    /// What other parts of the story call it, or "".
    pub name: &'static str,
    pub by: Who,
    pub week: u8,
    pub weekday: u8,
    /// Each part that was not left out, with its words.
    pub parts: &'static [(&'static str, &'static str)],
    /// Week and weekday of what was done about it, by whom, in order.
    pub done: &'static [(u8, u8, Who, Done)],
}

/// What was done about it.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub enum Done {
    /// In a word: "read", "suits", "talked", "confirmed", "not yet" or "reopened".
    Said(&'static str),
    /// A time to talk: week, weekday and the time of the day.
    Time(u8, u8, &'static str),
    /// How to leave it: "resolved" or "therapy".
    Leave(&'static str),
    /// It rests until this day.
    Rest(u8, u8),
}

/// All of them, in the order of time.
pub fn raised() -> &'static [Raised] {
    ALL
}

static ALL: &[Raised] = &[
    Raised {
        name: "",
        by: Ana,
        week: 9,
        weekday: 1,
        parts: &[
            ("noticed", "Yesterday your phone rang, and you took it out onto the balcony."),
            ("felt", "on guard, and angry with myself for listening at the door"),
            ("like", "you to say who it was when you come back in, without my asking"),
            ("size", "middle"),
            ("when", "this week"),
        ],
        done: &[
            (9, 1, Ben, Done::Time(9, 3, "20:00")),
            (9, 2, Ana, Done::Said("suits")),
            (9, 3, Ana, Done::Said("talked")),
            (9, 4, Ben, Done::Leave("resolved")),
            (9, 5, Ana, Done::Said("confirmed")),
        ],
    },
    Raised {
        name: "",
        by: Ben,
        week: 14,
        weekday: 0,
        parts: &[
            ("noticed", "At your sister’s table the talk stopped when I came in."),
            ("felt", "exposed, and I wanted to leave"),
            ("like", "to know beforehand what Mara has been told"),
            ("size", "big"),
            ("when", "can wait"),
        ],
        done: &[
            (14, 2, Ana, Done::Said("read")),
            (14, 5, Ana, Done::Time(14, 6, "11:00")),
            (14, 5, Ben, Done::Said("suits")),
            (14, 6, Ben, Done::Said("talked")),
            (14, 6, Ana, Done::Leave("therapy")),
            (15, 0, Ben, Done::Said("confirmed")),
        ],
    },
    Raised {
        name: "",
        by: Ana,
        week: 21,
        weekday: 2,
        parts: &[
            ("noticed", "We have not been to the harbour since."),
            ("felt", "sad when the bus goes past it"),
        ],
        done: &[
            (21, 3, Ben, Done::Said("read")),
            (21, 5, Ben, Done::Rest(29, 5)),
            (21, 6, Ana, Done::Said("confirmed")),
        ],
    },
    Raised {
        name: "garage",
        by: Ana,
        week: 22,
        weekday: 3,
        parts: &[
            (
                "noticed",
                "At the garage Tom asked me how we are doing, in that voice. You had told him.",
            ),
            ("felt", "exposed, and the last to know"),
            ("like", "you to ask me before you tell anyone about us"),
            ("size", "big"),
            ("when", "this week"),
        ],
        done: &[
            (22, 4, Ben, Done::Time(22, 6, "19:30")),
            (22, 5, Ana, Done::Said("suits")),
            (22, 6, Ana, Done::Said("talked")),
        ],
    },
    Raised {
        name: "",
        by: Ben,
        week: 25,
        weekday: 5,
        parts: &[
            ("noticed", "On Thursday I came home by seven, and you had eaten."),
            ("felt", "a little let down, and unsure whether I may say so"),
            ("like", "a word on the days when you don’t wait"),
            ("size", "small"),
            ("when", "can wait"),
        ],
        done: &[],
    },
];

//! What was told before it was found out.

use super::Who::{self, Ana, Ben};

/// Something told, on this day. What was skipped is "".
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are the questions of the page")]
pub struct Telling {
    pub who: Who,
    pub week: u8,
    pub weekday: u8,
    pub hour: u8,
    pub what: &'static str,
    pub since: &'static str,
    pub why: &'static str,
    pub will: &'static str,
    /// What the other did about it, in order of time.
    pub course: &'static [TellingAct],
}

/// One act of the other, on the day `week`, `weekday`.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the day is that of Telling")]
pub enum TellingAct {
    /// Chooses how to meet it, in private.
    Intends { week: u8, weekday: u8, intention: &'static str },
    /// "I have read it. I need time."
    NeedsTime { week: u8, weekday: u8 },
    /// "Let's talk then", at eight in the evening.
    TalkAt { week: u8, weekday: u8, on_week: u8, on_weekday: u8 },
}

/// Everything told.
pub(super) static ALL: &[Telling] = &[
    Telling {
        who: Ben,
        week: 11,
        weekday: 0,
        hour: 19,
        what: "She wrote to me this morning, to ask whether I am well. I did not answer.",
        since: "Today, a quarter past nine. It is the first time since I ended it.",
        why: "Because the old me would have deleted it and hoped.",
        will: "I have told my boss that I want to be on another project from next month on.",
        course: &[
            TellingAct::Intends { week: 11, weekday: 0, intention: "not now" },
            TellingAct::NeedsTime { week: 11, weekday: 2 },
            TellingAct::TalkAt { week: 11, weekday: 4, on_week: 11, on_weekday: 5 },
        ],
    },
    Telling {
        who: Ana,
        week: 20,
        weekday: 6,
        hour: 16,
        what: "I called your office on Thursday to hear whether you were there. You were.",
        since: "",
        why: "I was ashamed, and I don’t want to keep it.",
        will: "Next time I tell you that I am afraid, before I call.",
        course: &[TellingAct::NeedsTime { week: 20, weekday: 6 }],
    },
];

//! The weekly meetings of Ana and Ben, and the time that they chose for them.

use super::Who::{self, Ana, Ben};

/// A meeting on a Sunday evening.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub struct WeeklyMeeting {
    pub begun_by: Who,
    pub week: u8,
    /// Everything that was said and done in it, in order.
    pub acts: &'static [(Who, MeetingAct)],
}

/// What was said or done in it.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub enum MeetingAct {
    /// A line in this part.
    Line(u8, &'static str),
    /// Leads both from the part before to this one.
    Part(u8),
    /// "suggested" or "agreed": the concern with this name in the story.
    Concern(&'static str, &'static str),
    /// No concern this time.
    NoConcern,
    /// "will" or "not this week", to what the other asked.
    Answer(&'static str),
    Close,
    Sign,
    /// Remembers it otherwise.
    Differs(&'static str),
}

/// What one of them did about the time: a proposal, or a yes to it.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub struct MeetingTimeAct {
    pub by: Who,
    pub week: u8,
    pub weekday: u8,
    /// Proposes Sundays at this time; nothing says yes.
    pub proposes: Option<&'static str>,
}

/// All of them, in the order of time.
pub fn weekly_meetings() -> &'static [WeeklyMeeting] {
    ALL
}

/// Both of them, in order.
pub fn meeting_times() -> &'static [MeetingTimeAct] {
    &[
        MeetingTimeAct { by: Ana, week: 21, weekday: 4, proposes: Some("19:30") },
        MeetingTimeAct { by: Ben, week: 21, weekday: 5, proposes: None },
    ]
}

use MeetingAct::{Answer, Close, Concern, Differs, Line, NoConcern, Part, Sign};

static ALL: &[WeeklyMeeting] = &[
    WeeklyMeeting {
        begun_by: Ana,
        week: 22,
        acts: &[
            (Ana, Line(1, "Thank you for fetching me from the late shift, without a sigh.")),
            (
                Ben,
                Line(
                    1,
                    "Thank you for the plum jam on my bread, and for telling me that you were tired.",
                ),
            ),
            (Ana, Part(2)),
            (Ben, Line(2, "We laughed on the stairs, twice.")),
            (Ben, Part(3)),
            (Ana, Part(4)),
            (Ana, Concern("suggested", "garage")),
            (Ben, Concern("agreed", "garage")),
            (
                Ben,
                Line(
                    4,
                    "I told Tom because I needed somebody. I did not think of your face when you meet him. I ask you first from now on.",
                ),
            ),
            (Ana, Line(4, "It is not that nobody may know. It is that I want to know who does.")),
            (Ana, Part(5)),
            (Ana, Part(6)),
            (Ana, Line(6, "An evening on which you cook and I do not have to say what.")),
            (Ben, Line(6, "A walk on Saturday, an hour, no talk about it.")),
            (Ben, Answer("will")),
            (Ana, Answer("will")),
            (Ana, Close),
            (Ana, Sign),
            (Ben, Sign),
        ],
    },
    WeeklyMeeting {
        begun_by: Ben,
        week: 23,
        acts: &[
            (Ben, Line(1, "Thank you for coming along to the weir although it rained.")),
            (Ana, Line(1, "Thank you for the lentils. And for washing up.")),
            (Ben, Part(2)),
            (Ana, Part(3)),
            (
                Ana,
                Line(
                    3,
                    "He said on Sunday whom he had talked to. Nobody, this week. It was good to hear it all the same.",
                ),
            ),
            (Ana, Part(4)),
            (Ana, NoConcern),
            (Ana, Part(6)),
            (Ana, Line(6, "A message when the pump is fixed, also at night.")),
            (Ben, Answer("will")),
            (Ben, Close),
            (Ben, Sign),
            (Ana, Sign),
        ],
    },
    WeeklyMeeting {
        begun_by: Ana,
        week: 24,
        acts: &[
            (Ana, Line(1, "Thank you for telling me about your brother before I asked.")),
            (Ana, Part(3)),
            (Ben, Line(3, "I forgot it on Friday. I said so on Sunday.")),
            (Ana, Part(5)),
            (
                Ana,
                Line(5, "Thursday is the choir. I come home by the tram, you leave the light on."),
            ),
            (Ana, Part(6)),
            (Ben, Line(6, "A Friday evening at home, just us.")),
            (Ana, Answer("not this week")),
            (Ben, Close),
            (Ben, Sign),
            (
                Ana,
                Differs(
                    "I said not this Friday, because of the late shift. Saturday is fine, I said that too.",
                ),
            ),
        ],
    },
    WeeklyMeeting {
        begun_by: Ben,
        week: 25,
        acts: &[
            (Ana, Line(1, "Thank you for four evenings by seven.")),
            (Ben, Line(1, "Thank you for saying yes to Saturday.")),
            (Ben, Part(2)),
            (Ana, Line(2, "I slept through, three nights.")),
            (Ana, Part(3)),
            (
                Ana,
                Line(3, "Before you tell anyone, you ask me. Three Sundays of four. I notice it."),
            ),
            (Ana, Part(6)),
            (Ana, Line(6, "That we look at the photographs of the island.")),
            (Ben, Answer("will")),
            (Ben, Close),
            (Ben, Sign),
        ],
    },
];

//! Where each stands, what Ana carries and how long it took until she felt understood, and Ben's side.

use super::Who::{self, Ana, Ben};

/// A title for what happened, suggested on this day.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub struct Breach {
    pub by: Who,
    pub week: u8,
    pub weekday: u8,
    pub title: &'static str,
    pub kind: &'static str,
    pub period: &'static str,
    /// Week and weekday of what was done about it, in order.
    pub acts: &'static [(u8, u8, Who, Titled)],
}

/// What was done about a title.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub enum Titled {
    /// Other words.
    Differently { title: &'static str, kind: &'static str, period: &'static str },
    /// What takes both, by its word.
    Agreement(&'static str),
    /// What one is enough for, by its word.
    Retirement(&'static str),
}

/// What one of the two carries, delivered on this day, and what was said about it.
#[derive(Clone, Copy, Debug)]
pub struct Statement {
    /// Whose it is.
    pub by: Who,
    /// Week it was delivered in.
    pub week: u8,
    /// Weekday it was delivered on.
    pub weekday: u8,
    /// Week and weekday it arrives on, if its writer chose a later evening.
    pub later: Option<(u8, u8)>,
    /// Each area that was not skipped, with its words.
    pub areas: &'static [(&'static str, &'static str)],
    /// Week and weekday of what was said about it, in order.
    pub answers: &'static [(u8, u8, Said)],
}

/// What was said about a statement.
#[derive(Clone, Copy, Debug)]
pub enum Said {
    /// What the other understands.
    Replied(&'static str),
    /// What is still missing.
    Partly(&'static str),
    /// Not yet.
    NotYet,
    /// Understood.
    Understood,
    /// One of the two stops it.
    Stopped(Who),
}

/// A copy of the other side that was shared on this day.
#[derive(Clone, Copy, Debug)]
pub struct OtherSide {
    /// Whose it is.
    pub by: Who,
    /// Week it was shared in.
    pub week: u8,
    /// Weekday it was shared on.
    pub weekday: u8,
    /// Each question that was not skipped, with its words.
    pub parts: &'static [(&'static str, &'static str)],
}

/// Where each stands, as they said in the first week.
pub(in crate::demo) static ROLES: &[(Who, &str)] = &[(Ana, "hurt"), (Ben, "broke")];

/// Every statement.
pub(in crate::demo) static STATEMENTS: &[Statement] =
    &[TOO_EARLY, WHAT_ANA_CARRIES, WHAT_BEN_CARRIES];

/// Three weeks in, on a bad night: it was too early to be read.
const TOO_EARLY: Statement = Statement {
    by: Ana,
    week: 3,
    weekday: 0,
    later: None,
    areas: &[("body", "I am awake at four. Every night at four.")],
    answers: &[(3, 1, Said::Stopped(Ana))],
};

/// It is on its way when the story ends.
const WHAT_BEN_CARRIES: Statement = Statement {
    by: Ben,
    week: 25,
    weekday: 5,
    later: Some((27, 6)),
    areas: &[
        (
            "myself",
            "I always thought of myself as somebody who fixes things. I broke the one thing that is not \
             a pump.",
        ),
        (
            "trust",
            "When you look at the clock, I know what you are counting, and that I put it there.",
        ),
        ("future", "I would like to be boring for thirty years. On Fridays, too."),
    ],
    answers: &[],
};

const WHAT_ANA_CARRIES: Statement = Statement {
    by: Ana,
    week: 4,
    weekday: 6,
    later: None,
    areas: &[
        (
            "body",
            "I wake at ten to four, every night. My hands are cold by the time I am in the kitchen. I \
             eat standing up.",
        ),
        (
            "myself",
            "I thought I was somebody who notices things. I notice a patient going grey from across the \
             ward. I did not notice this.",
        ),
        (
            "past",
            "The weekend at the lake was in the middle of it. I have a photograph of that on the fridge \
             and I don’t know what it is a photograph of.",
        ),
        ("trust", "Fridays. And the words “nothing, just work”."),
        (
            "family",
            "Only Mara knows. I have stopped ringing my mother on Sundays because she hears it when I lie.",
        ),
    ],
    answers: &[
        (
            5,
            2,
            Said::Replied(
                "That you don’t sleep, and that the Fridays are the worst. That you feel you should have \
                 seen it.",
            ),
        ),
        (
            5,
            5,
            Said::Partly(
                "That I could not have seen it, because you took care that I wouldn’t. You make it sound \
                 as if I had been careless.",
            ),
        ),
        (
            7,
            1,
            Said::Replied(
                "That you were not careless. I planned so that you would not see it, and you have paid \
                 for that with your own eyes: you don’t trust them any more. And the lake is spoilt too.",
            ),
        ),
        (7, 6, Said::NotYet),
        (
            20,
            6,
            Said::Replied(
                "That it is not over at night just because the days are better. That I took a good \
                 weekend from you and left the photograph hanging. That you lied to your mother for me, \
                 and you are somebody who does not lie.",
            ),
        ),
        (21, 2, Said::Understood),
    ],
};

/// Every copy of the other side.
pub(in crate::demo) static OTHER_SIDES: &[OtherSide] = &[OtherSide {
    by: Ben,
    week: 9,
    weekday: 6,
    parts: &[
        (
            "guilt",
            "For the Fridays, each of them. I laid out a shirt and told you about Tom’s back, and you \
             asked how it was.",
        ),
        (
            "regret",
            "The lake. I was there with you and I was not. I would like to have been there.",
        ),
        (
            "helplessness",
            "At four in the morning, when I hear the kettle. I lie still because I am the last person \
             who can help, and then I think that lying still is what I always did.",
        ),
    ],
}];

/// What happened: the titles that they found for it.
pub static BREACHES: &[Breach] = &[
    Breach {
        by: Ben,
        week: 1,
        weekday: 2,
        title: "The messages",
        kind: "affair",
        period: "About half a year",
        acts: &[
            (
                1,
                4,
                Ana,
                Titled::Differently {
                    title: "The messages, and the Fridays",
                    kind: "affair",
                    period: "About half a year, until I read them",
                },
            ),
            (2, 0, Ben, Titled::Agreement("agreed")),
        ],
    },
    Breach {
        by: Ana,
        week: 5,
        weekday: 6,
        title: "The savings that went to Tom",
        kind: "money",
        period: "The year before that",
        acts: &[
            (6, 1, Ben, Titled::Agreement("agreed")),
            (15, 6, Ben, Titled::Agreement("asked to close")),
            (16, 0, Ana, Titled::Retirement("not yet")),
            (22, 6, Ana, Titled::Agreement("asked to close")),
            (23, 0, Ben, Titled::Agreement("closed")),
        ],
    },
    Breach {
        by: Ana,
        week: 25,
        weekday: 1,
        title: "What I told Mara",
        kind: "other",
        period: "In the first weeks",
        acts: &[],
    },
];

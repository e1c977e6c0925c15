//! What the two put into the question box.

use super::Who::{self, Ana, Ben};

/// A question in the box, put there on this day.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    /// Who asks.
    pub who: Who,
    /// Week it was asked in.
    pub week: u8,
    /// Weekday it was asked on.
    pub weekday: u8,
    /// Hour it was asked in.
    pub hour: u8,
    /// What.
    pub what: &'static str,
    /// "now", "later" or "with our therapist".
    pub mark: &'static str,
    /// What was done about it, in order of time. Empty: it waits.
    pub course: &'static [QuestionAct],
}

/// One act about a question, on the day `week`, `weekday`.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the day is that of Question")]
pub enum QuestionAct {
    /// The other would like to answer by that day.
    By { week: u8, weekday: u8, on_week: u8, on_weekday: u8 },
    /// The other would like to answer only with a therapist.
    OnlyWithTherapist { week: u8, weekday: u8 },
    /// The other answers.
    Answer { week: u8, weekday: u8, answer: &'static str },
    /// Who asked needs no answer any more.
    NotNeeded { week: u8, weekday: u8 },
}

/// Week and weekday of the evenings on which they talked about one.
pub const fn question_times() -> [(u8, u8); 4] {
    [(9, 3), (13, 1), (19, 2), (24, 1)]
}

/// Every question.
pub(super) static ALL: &[Question] = &[
    Question {
        who: Ana,
        week: 3,
        weekday: 1,
        hour: 23,
        what: "Was she ever in our flat?",
        mark: "now",
        course: &[
            QuestionAct::By { week: 3, weekday: 2, on_week: 3, on_weekday: 5 },
            QuestionAct::Answer {
                week: 3,
                weekday: 5,
                answer: "No. Never. I wanted to keep it apart, and I know how that sounds. The kitchen, the bed, all \
                         of it is only ours.",
            },
        ],
    },
    Question {
        who: Ana,
        week: 4,
        weekday: 6,
        hour: 2,
        what: "What did she have that I don’t?",
        mark: "with our therapist",
        course: &[QuestionAct::NotNeeded { week: 13, weekday: 0 }],
    },
    Question {
        who: Ana,
        week: 6,
        weekday: 0,
        hour: 22,
        what: "Why did you not stop when my father was ill?",
        mark: "now",
        course: &[QuestionAct::OnlyWithTherapist { week: 6, weekday: 1 }],
    },
    Question {
        who: Ben,
        week: 9,
        weekday: 2,
        hour: 20,
        what: "When you wake up at night, is it better if I say something or if I stay quiet?",
        mark: "later",
        course: &[QuestionAct::Answer {
            week: 9,
            weekday: 6,
            answer: "Say my name, once. Then quiet, but awake. I can hear whether you are.",
        }],
    },
    Question {
        who: Ana,
        week: 17,
        weekday: 3,
        hour: 22,
        what: "Did Tom know, all that time?",
        mark: "now",
        course: &[
            QuestionAct::By { week: 17, weekday: 4, on_week: 18, on_weekday: 6 },
            QuestionAct::Answer {
                week: 18,
                weekday: 5,
                answer: "He knew from the autumn on. He told me twice to end it, and I asked him to be quiet. I have \
                         told him since that you know.",
            },
        ],
    },
    Question {
        who: Ana,
        week: 24,
        weekday: 4,
        hour: 23,
        what: "If you feel like hiding something again, something small, how will I know?",
        mark: "later",
        course: &[QuestionAct::By { week: 25, weekday: 0, on_week: 27, on_weekday: 6 }],
    },
    Question {
        who: Ana,
        week: 25,
        weekday: 3,
        hour: 7,
        what: "Is there a song that you don’t play any more because of that time?",
        mark: "later",
        course: &[],
    },
];

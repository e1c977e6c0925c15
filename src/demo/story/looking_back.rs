//! What each says for themselves of a month, in a sentence and in four answers, and where they stand.
//!
//! What is said of a month comes five weeks apart, so that no month is said twice.

use super::Who::{self, Ana, Ben};

/// Something that one of the two says for themselves on a Sunday evening.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the week is one of the story")]
pub enum LookedBack {
    /// A sentence about the month.
    Sentence { who: Who, week: u8, words: &'static str },
    /// The four answers on satisfaction.
    Satisfaction { who: Who, week: u8, answers: [u8; 4] },
    /// Where they stand, as the form calls it, and a note.
    Stand { who: Who, week: u8, stand: &'static str, note: &'static str },
}

/// All of it.
pub fn looked_back() -> &'static [LookedBack] {
    ALL
}

const fn sentence(who: Who, week: u8, words: &'static str) -> LookedBack {
    LookedBack::Sentence { who, week, words }
}

const fn satisfaction(who: Who, week: u8, answers: [u8; 4]) -> LookedBack {
    LookedBack::Satisfaction { who, week, answers }
}

const fn stand(who: Who, week: u8, stand: &'static str, note: &'static str) -> LookedBack {
    LookedBack::Stand { who, week, stand, note }
}

const ALL: &[LookedBack] = &[
    sentence(Ana, 1, "I know every sound of the front door, and I hate that I do."),
    sentence(
        Ana,
        6,
        "We have sat at the table four evenings, and twice I forgot to watch his face.",
    ),
    sentence(Ana, 11, "It was better and now it is not, and I am tired of starting again."),
    sentence(
        Ana,
        16,
        "He tells me things before I ask. I notice it each time, which means it is still new.",
    ),
    sentence(Ana, 21, "I sang on Thursday and did not think of it once until the bus home."),
    sentence(Ben, 1, "She asks, I answer, and neither of us believes that answering is enough."),
    sentence(Ben, 6, "I have stopped hoping that she is done soon. That made it easier to listen."),
    sentence(
        Ben,
        11,
        "I let her down on the Friday again. It is strange how small it looked to me before.",
    ),
    sentence(Ben, 16, "I am home by seven without looking at the clock."),
    sentence(
        Ben,
        21,
        "She laughed about the ducks, and I did not want anything else from that evening.",
    ),
    satisfaction(Ana, 2, [1, 1, 0, 1]),
    satisfaction(Ana, 7, [2, 2, 1, 1]),
    satisfaction(Ana, 12, [1, 1, 1, 1]),
    satisfaction(Ana, 17, [3, 2, 2, 2]),
    satisfaction(Ana, 22, [3, 3, 3, 3]),
    satisfaction(Ben, 3, [1, 2, 2, 1]),
    satisfaction(Ben, 13, [2, 2, 2, 2]),
    satisfaction(Ben, 23, [3, 3, 4, 3]),
    stand(Ana, 0, "unsure", "I will not decide this in the week in which I cannot sleep."),
    stand(Ana, 11, "pause", "A week at Mara’s, perhaps. Not for good. To hear myself think."),
    stand(Ana, 20, "continue", "Not because it is over. Because of the evenings like Tuesday."),
    stand(Ben, 4, "continue", ""),
];

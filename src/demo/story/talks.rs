//! Talks in turns: one that was too big for an evening, one that was stopped, a short one, one that was
//! heard both ways, and one that waits for Ana.

use super::Who::{self, Ana, Ben};

/// A talk in turns, begun on this day.
#[derive(Clone, Copy, Debug)]
pub struct Talk {
    /// Week it was begun in.
    pub week: u8,
    /// Weekday it was begun on.
    pub weekday: u8,
    /// Hour it was begun in.
    pub hour: u8,
    /// Whose turn, how many minutes after the one before, and what they did.
    pub turns: &'static [(Who, u16, Turn)],
}

/// One turn of a talk. What was skipped is "".
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are the questions of the page")]
pub enum Turn {
    /// Speaks.
    Said {
        when: &'static str,
        felt: &'static str,
        because: &'static str,
        need: &'static str,
        strength: &'static str,
    },
    /// Says it back.
    Reflected { hear: &'static str, sense: &'static str, imagine: &'static str },
    /// Says what is missing.
    NotQuite(&'static str),
    /// Feels heard.
    Heard,
    /// Has nothing to add.
    NothingToAdd,
    /// Takes a time-out of so many minutes.
    TimeOut(&'static str),
    /// Stops the talk.
    Stopped,
    /// Closes the talk.
    Closed { exit: &'static str, thanks: &'static str },
    /// Lets the therapist read what was said.
    Ticked,
}

/// Every talk.
pub(super) static ALL: &[Talk] = &[FRIDAYS, TOO_LATE, SUNDAY_LUNCH, THE_PHONE, THE_INVOICE];

/// Four rounds, a time-out, and both know that it needs more than an evening.
const FRIDAYS: Talk = Talk {
    week: 7,
    weekday: 3,
    hour: 20,
    turns: &[
        (
            Ana,
            0,
            Turn::Said {
                when: "you say “a Friday like any other”",
                felt: "mad. As if I had made all of it up",
                because: "there were eleven Fridays, and I cooked on every one of them",
                need: "that you say out loud that they were not like any other",
                strength: "4",
            },
        ),
        (
            Ben,
            14,
            Turn::Reflected {
                hear: "that you don’t want me to call it that",
                sense: "",
                imagine: "angry",
            },
        ),
        (
            Ana,
            6,
            Turn::NotQuite(
                "that it is not about the word. You were somewhere else, and I laid the table",
            ),
        ),
        (Ben, 3, Turn::TimeOut("60")),
        (
            Ben,
            75,
            Turn::Reflected {
                hear: "that you laid the table for someone who was lying to you while you did it",
                sense: "you were the only one of us who was really there on those evenings",
                imagine: "stupid, and you were not",
            },
        ),
        (Ana, 4, Turn::NotQuite("Yes. And that I still lay it, and don’t know for whom")),
        (
            Ben,
            21,
            Turn::Reflected {
                hear: "that it hasn’t stopped. Every Friday it is there again, in the plates",
                sense: "I come home now, and you can’t see from the outside that it is different",
                imagine: "on your own with it, while I am glad to be home",
            },
        ),
        (Ana, 9, Turn::NotQuite("It’s closer. I can’t say what is missing. I’m tired")),
        (
            Ben,
            8,
            Turn::Reflected {
                hear: "that it is closer, and not there, and that it has been a long evening",
                sense: "",
                imagine: "empty",
            },
        ),
        (Ana, 2, Turn::NotQuite("Thank you for not stopping before me. It is not done, though")),
        (Ana, 3, Turn::Closed { exit: "therapy", thanks: "" }),
        (Ben, 5, Turn::Closed { exit: "concern", thanks: "I will think about the plates." }),
    ],
};

/// Heard at once; that is enough.
const SUNDAY_LUNCH: Talk = Talk {
    week: 15,
    weekday: 6,
    hour: 19,
    turns: &[
        (
            Ben,
            0,
            Turn::Said {
                when: "Mara asked how we are, and nobody said anything",
                felt: "like the one everybody is polite about",
                because: "I know that I earned it, and it still stings",
                need: "that we think of one sentence for next time",
                strength: "",
            },
        ),
        (
            Ana,
            16,
            Turn::Reflected {
                hear: "that the silence at lunch hurt, although nobody meant it",
                sense: "you sat there for two hours, and everybody passed you the potatoes",
                imagine: "alone at a full table",
            },
        ),
        (Ben, 2, Turn::Heard),
        (Ana, 1, Turn::NothingToAdd),
        (
            Ana,
            3,
            Turn::Closed {
                exit: "nothing",
                thanks: "“We are mending it.” That would be my sentence.",
            },
        ),
        (Ben, 6, Turn::Closed { exit: "thank-you", thanks: "For the sentence." }),
    ],
};

/// Heard in two rounds, and his side after it.
const THE_PHONE: Talk = Talk {
    week: 22,
    weekday: 6,
    hour: 17,
    turns: &[
        (
            Ana,
            0,
            Turn::Said {
                when: "I came in this morning and you turned the phone over",
                felt: "my stomach drop. Afraid, and a second later small",
                because: "for a year that was exactly what it looked like",
                need: "that you leave it lying as it lies, and look up",
                strength: "3",
            },
        ),
        (
            Ben,
            11,
            Turn::Reflected {
                hear: "that one movement of my hand took you back to last year, in a second",
                sense: "I did hide it then, and you can’t see from the door that it was the football",
                imagine: "alone with it, with me in the room",
            },
        ),
        (
            Ana,
            3,
            Turn::NotQuite("that I was ashamed of looking. I don’t want to be someone who looks"),
        ),
        (
            Ben,
            7,
            Turn::Reflected {
                hear: "that you hate that I made you into someone who has to look",
                sense: "you never did before. You used to hand me my phone from the kitchen",
                imagine: "",
            },
        ),
        (Ana, 1, Turn::Heard),
        (
            Ben,
            9,
            Turn::Said {
                when: "I saw your face at the door",
                felt: "caught, although there was nothing. Then ashamed that my hand still does that",
                because: "I want you to be able to come into a room",
                need: "that you ask me “what was that?”, and I show you",
                strength: "",
            },
        ),
        (
            Ana,
            12,
            Turn::Reflected {
                hear: "that your hand was faster than you, and that you would rather I asked",
                sense: "asking is better than standing there",
                imagine: "sad about your own hand",
            },
        ),
        (Ben, 1, Turn::Heard),
        (Ben, 2, Turn::Closed { exit: "commitment", thanks: "" }),
        (
            Ana,
            4,
            Turn::Closed {
                exit: "thank-you",
                thanks: "For the second try. And for laughing about the football.",
            },
        ),
        (Ana, 40, Turn::Ticked),
        (Ben, 9, Turn::Ticked),
    ],
};

/// Begun at midnight, and stopped by Ana before anybody said it back.
const TOO_LATE: Talk = Talk {
    week: 9,
    weekday: 5,
    hour: 23,
    turns: &[
        (
            Ana,
            0,
            Turn::Said {
                when: "you fell asleep in front of the film",
                felt: "left alone, again",
                because: "",
                need: "",
                strength: "5",
            },
        ),
        (Ana, 25, Turn::Stopped),
    ],
};

/// Begun yesterday or some days ago: Ana has not said it back yet.
const THE_INVOICE: Talk = Talk {
    week: 25,
    weekday: 6,
    hour: 18,
    turns: &[(
        Ben,
        0,
        Turn::Said {
            when: "I told you about the invoice before you had asked",
            felt: "proud, and then sad that it is something to be proud of",
            because: "I would like it to be ordinary by now",
            need: "that you tell me when you notice one of these",
            strength: "3",
        },
    )],
};

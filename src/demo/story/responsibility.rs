//! What Ben takes responsibility for, and what Ana answered; and a smaller one of hers.

use super::Who::{self, Ana, Ben};

/// What one takes responsibility for, shared on this day.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub struct Owned {
    pub by: Who,
    pub week: u8,
    pub weekday: u8,
    /// Each part that was not left out, with its words.
    pub parts: &'static [(&'static str, &'static str)],
    /// Week and weekday of what was said about it, in order.
    pub answers: &'static [(u8, u8, Said)],
}

/// What was said about it. Parts count from 1.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub enum Said {
    /// The other has received a part.
    Received(&'static str),
    /// The other needs more.
    NeedsMore { part: &'static str, what: &'static str },
    /// The other is not ready.
    NotReady,
    /// More about the part of this name.
    More { part: &'static str, name: &'static str, words: &'static str },
}

/// All of it, in the order of time.
pub fn owned() -> &'static [Owned] {
    ALL
}

static ALL: &[Owned] = &[THE_FRIDAYS, THE_LETTERS];

const THE_FRIDAYS: Owned = Owned {
    by: Ben,
    week: 6,
    weekday: 6,
    parts: &[
        (
            "did",
            "On eleven Fridays I said that I was at work, and I was with her. I deleted what she wrote. When \
             you asked, I laughed.",
        ),
        (
            "choice",
            "Nobody made me. Each of those Fridays I stood in the car park and chose. I could have come home \
             and said that I was lonely.",
        ),
        (
            "harm",
            "You don’t trust your own eyes any more, and they were right. You cook on Fridays and don’t know \
             for whom.",
        ),
        ("regret", "That I let you ask, and laughed. That most of all."),
    ],
    answers: &[
        (6, 6, Said::NotReady),
        (8, 2, Said::Received("1")),
        (8, 2, Said::NeedsMore { part: "2", what: "What did you tell yourself on the way home?" }),
        (
            8,
            5,
            Said::More {
                part: "2",
                name: "choice",
                words: "That you need not know, so that it would not hurt. That was a lie as well. It was so \
                        that I need not see your face.",
            },
        ),
        (9, 0, Said::Received("2")),
        (9, 0, Said::Received("3")),
    ],
};

const THE_LETTERS: Owned = Owned {
    by: Ana,
    week: 15,
    weekday: 1,
    parts: &[
        (
            "did",
            "In May I read the letters in your drawer, all of them, also the ones from your father.",
        ),
        ("choice", "I was afraid. I could still have asked you."),
        ("harm", "The one place that was yours is not any more."),
        ("repair", "You get the key to the drawer back, both of them."),
    ],
    answers: &[
        (15, 3, Said::Received("1")),
        (15, 3, Said::Received("2")),
        (15, 3, Said::Received("3")),
        (15, 3, Said::Received("6")),
    ],
};

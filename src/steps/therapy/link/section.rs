//! What a couple can open to a therapist, section by section.

use serde::{Deserialize, Serialize};

use crate::{sealed::Words, steps::therapy::comment};

/// A part of what two share that they open together, or leave closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// What stands for the next session.
    Agenda,
    /// How each week was for each of them, answered alone.
    Pulse,
    /// What the two work on.
    Plan,
    /// Something small between two sessions.
    Practice,
    /// What each does, and both marks.
    Commitments,
    /// What was raised while it was small.
    Concerns,
    /// Talks in turns: that they were had, and what was said where both ticked it.
    Talks,
    /// Dates.
    TimeTogether,
    /// How many hard moments each of them keeps.
    HardMoments,
}

impl Section {
    /// All, in the order of the therapist's page.
    pub const ALL: [Self; 9] = [
        Self::Agenda,
        Self::Pulse,
        Self::Plan,
        Self::Practice,
        Self::Commitments,
        Self::Concerns,
        Self::Talks,
        Self::TimeTogether,
        Self::HardMoments,
    ];

    /// Those that open by keys which are handed to the therapist, in the same order; of the others only copies are.
    pub const BY_KEY: [Self; 6] = [
        Self::Agenda,
        Self::Plan,
        Self::Practice,
        Self::Commitments,
        Self::Concerns,
        Self::TimeTogether,
    ];

    /// Whether it opens by keys that are handed to the therapist.
    pub fn is_by_key(self) -> bool {
        Self::BY_KEY.contains(&self)
    }

    /// As it is kept and sent.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agenda => "agenda",
            Self::Pulse => "pulse",
            Self::Plan => "plan",
            Self::Commitments => "commitments",
            Self::Concerns => "concerns",
            Self::Talks => "talks",
            Self::TimeTogether => "time together",
            Self::Practice => "practice",
            Self::HardMoments => "hard moments",
        }
    }

    /// The one with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.word() == word)
    }

    /// As pages call it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Agenda => "For the next session",
            Self::Pulse => "How each week was",
            Self::Plan => "What we work on",
            Self::Commitments => "Commitments",
            Self::Concerns => "Small issues",
            Self::Talks => "Talks in turns",
            Self::TimeTogether => "Time together",
            Self::Practice => "What we practise",
            Self::HardMoments => "Hard moments",
        }
    }

    /// What exactly is seen.
    pub const fn what(self) -> &'static str {
        match self {
            Self::Agenda => {
                "What each of you put on it, word for word, in your order, who wrote it, and what is hard to say alone."
            }
            Self::Pulse => {
                "Each of you answers for yourself alone how a week was. From then on a copy of your answers is sealed \
                 for the therapist each time you save them. The other of you sees neither the answers nor whether \
                 there are any."
            }
            Self::Plan => "The goals that both of you agreed, and when you look at them again.",
            Self::Commitments => {
                "What each of you agreed to do, word for word, on which days it was kept or not this time, and what \
                 was done to make up for it. Not what was said about it."
            }
            Self::Concerns => "What one of you raised, word for word, and what became of it.",
            Self::Talks => {
                "That you had a talk in turns, on which day, and whether both of you closed it or it was stopped. What \
                 was said is not seen. Below a talk that is over each of you can tick it: once both have, what both of \
                 you said in it is seen word for word."
            }
            Self::TimeTogether => {
                "What the two of you planned, when, and whether it happened. Not your notes."
            }
            Self::Practice => {
                "What you practise, after which habit and until when, and what each of you said of it."
            }
            Self::HardMoments => {
                "How many hard moments each of you chose to keep, as a number for some weeks: no day, no time, no \
                 words. Who keeps none is not counted. The other of you sees neither the number nor whether you keep \
                 any."
            }
        }
    }

    /// Whether it is of no use without its beginning: then what was written before is seen, too.
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Agenda | Self::Plan | Self::Practice | Self::Commitments)
    }

    /// The scopes whose keys open it. None where copies are handed over: see `therapy::copy`.
    pub fn scopes(self) -> &'static [&'static str] {
        match self {
            Self::Agenda => &["agenda"],
            Self::Plan => &["therapy_plan", "agreeing"],
            Self::Commitments => &["commitment"],
            Self::Concerns => &["concerns"],
            Self::TimeTogether => &["dates"],
            Self::Practice => &["practice"],
            Self::Pulse | Self::Talks | Self::HardMoments => &[],
        }
    }

    /// Scopes that come with every link: what was signed, that something was withdrawn, and what the therapist writes.
    pub fn scopes_of_every_link() -> [&'static str; 3] {
        [super::Consent::KIND.scope, crate::entry::Withdrawal::KIND.scope, comment::SCOPE]
    }
}

//! What Ana and Ben promised each other, in the order in which they proposed it.

use super::{Act, Answer, Cadence, Commitment, Day, Mark, Pattern, Seen};
use super::{commitments_daily as daily, commitments_weekly as weekly};

/// Every commitment of the story.
pub(super) static ALL: &[Commitment] = &[
    daily::PHONE_ON_THE_TABLE,
    weekly::STAY_IN_ON_FRIDAYS,
    daily::HOME_BY_SEVEN,
    weekly::EVENINGS_OUT,
    daily::TEN_MINUTES,
    weekly::BANK_STATEMENT,
    weekly::DOCTOR,
    weekly::PAUSE,
    weekly::CHOIR_LATE,
    weekly::WHO_KNOWS,
    weekly::HARD_FRIDAYS,
    weekly::TOMS_GARAGE,
];

/// Agrees on this day.
pub(super) const fn agree(week: u8, weekday: u8) -> Act {
    Act::Agree { week, weekday }
}

/// Goes on, from this day, for so many weeks.
pub(super) const fn renew(week: u8, weekday: u8, review_weeks: u8) -> Act {
    Act::Renew { week, weekday, review_weeks }
}

/// Some of it.
pub(super) const fn partly(week: u8, weekday: u8) -> Day {
    day(week, weekday, Mark::Partly)
}

/// Not this time.
pub(super) const fn missed(week: u8, weekday: u8) -> Day {
    day(week, weekday, Mark::Missed)
}

/// For a reason that both knew of.
pub(super) const fn excused(week: u8, weekday: u8) -> Day {
    day(week, weekday, Mark::Excused)
}

const fn day(week: u8, weekday: u8, mark: Mark) -> Day {
    Day { week, weekday, mark, what_got_in_the_way: "", repair: "" }
}

impl Day {
    /// What got in the way.
    pub(super) const fn because(self, what_got_in_the_way: &'static str) -> Self {
        Self { what_got_in_the_way, ..self }
    }

    /// What the owner did about it.
    pub(super) const fn repaired(self, repair: &'static str) -> Self {
        Self { repair, ..self }
    }
}

/// The other occurrences: so many percent kept, and so many percent of those seen.
pub(super) const fn pattern(kept_share: u8, seen_share: u8) -> Pattern {
    Pattern { kept_share, seen_share }
}

/// "I saw it."
pub(super) const fn saw(week: u8, weekday: u8) -> Answer {
    answer(week, weekday, Seen::Saw)
}

/// "I didn't see it."
pub(super) const fn did_not_see(week: u8, weekday: u8) -> Answer {
    answer(week, weekday, Seen::DidNot)
}

/// "Let's talk."
pub(super) const fn lets_talk(week: u8, weekday: u8) -> Answer {
    answer(week, weekday, Seen::LetsTalk)
}

const fn answer(week: u8, weekday: u8, seen: Seen) -> Answer {
    Answer { week, weekday, seen }
}

/// Sundays, the day on which a week is looked back on.
pub(super) const SUNDAYS: Cadence = Cadence::Weekly(6);

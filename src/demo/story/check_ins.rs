//! How a check-in of the story is written down, and all of them in order.

use super::Who::{self, Ana, Ben};
use super::{CheckIn, Later, check_ins_first, check_ins_fourth, check_ins_second, check_ins_third};

/// The four stretches of the half year, in order.
pub(super) static ALL: [&[CheckIn]; 4] = [
    check_ins_first::WEEKS_0_TO_6,
    check_ins_second::WEEKS_7_TO_13,
    check_ins_third::WEEKS_14_TO_19,
    check_ins_fourth::WEEKS_20_TO_26,
];

/// Ana's one tap, for herself alone, with everything after it skipped.
pub(super) const fn ana(week: u8, weekday: u8, hour: u8, close: u8) -> CheckIn {
    tap(Ana, week, weekday, hour, close)
}

/// Ben's one tap, for himself alone, with everything after it skipped.
pub(super) const fn ben(week: u8, weekday: u8, hour: u8, close: u8) -> CheckIn {
    tap(Ben, week, weekday, hour, close)
}

const fn tap(who: Who, week: u8, weekday: u8, hour: u8, close: u8) -> CheckIn {
    CheckIn {
        who,
        week,
        weekday,
        hour,
        shared: false,
        close,
        feelings: &[],
        energy: None,
        need: "",
        thanks: "",
        note: "",
        later: None,
    }
}

impl CheckIn {
    /// Both may read it.
    pub(super) const fn shared(self) -> Self {
        Self { shared: true, ..self }
    }

    /// At most three feelings, each with a strength from 1 to 5.
    pub(super) const fn feels(self, feelings: &'static [(&'static str, u8)]) -> Self {
        Self { feelings, ..self }
    }

    /// From 1 to 5.
    pub(super) const fn energy(self, energy: u8) -> Self {
        Self { energy: Some(energy), ..self }
    }

    /// One need.
    pub(super) const fn needs(self, need: &'static str) -> Self {
        Self { need, ..self }
    }

    /// One thanks.
    pub(super) const fn thanks(self, thanks: &'static str) -> Self {
        Self { thanks, ..self }
    }

    /// A note.
    pub(super) const fn note(self, note: &'static str) -> Self {
        Self { note, ..self }
    }

    /// Its author says something else in the note, on a later day.
    pub(super) const fn corrected(
        self,
        week: u8,
        weekday: u8,
        hour: u8,
        note: &'static str,
    ) -> Self {
        Self { later: Some(Later::Corrected { week, weekday, hour, note }), ..self }
    }

    /// Its author takes it back, on a later day.
    pub(super) const fn withdrawn(self, week: u8, weekday: u8, hour: u8) -> Self {
        Self { later: Some(Later::Withdrawn { week, weekday, hour }), ..self }
    }
}

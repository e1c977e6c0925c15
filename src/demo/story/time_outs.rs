//! How Ana and Ben take a time-out: agreed in the fifth week, and once changed.

use super::Who::{self, Ana, Ben};

/// A wording of how the two take a time-out.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are the questions of the page")]
pub struct TimeOutAgreed {
    pub week: u8,
    pub weekday: u8,
    pub hour: u8,
    pub by: Who,
    pub signal: &'static str,
    pub minutes: &'static str,
    pub returns: &'static str,
    pub how: &'static str,
    pub latest: &'static str,
    /// After so many minutes the other answered this.
    pub answered: (i64, &'static str),
}

/// Every wording, in the order of time.
pub fn time_outs_agreed() -> &'static [TimeOutAgreed] {
    ALL
}

static ALL: &[TimeOutAgreed] = &[
    TimeOutAgreed {
        week: 5,
        weekday: 5,
        hour: 11,
        by: Ana,
        signal: "“Harbour”, and nobody says one sentence more",
        minutes: "30",
        returns: "who took it",
        how: "Knocks at the kitchen door. We don’t go on at once, we put the kettle on first",
        latest: "4",
        answered: (195, "agreed"),
    },
    TimeOutAgreed {
        week: 9,
        weekday: 6,
        hour: 18,
        by: Ben,
        signal: "“Harbour”",
        minutes: "120",
        returns: "the other",
        how: "",
        latest: "24",
        answered: (40, "not like this"),
    },
    TimeOutAgreed {
        week: 16,
        weekday: 5,
        hour: 10,
        by: Ben,
        signal: "“Harbour”, or two hands making a T when it does not come out",
        minutes: "45",
        returns: "who took it",
        how: "With two cups. Whoever took it says one thing they heard before it",
        latest: "12",
        answered: (25, "agreed"),
    },
];

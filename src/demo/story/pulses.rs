//! How the weeks were for each, as they answered on Sunday evening: slowly better, with a bad month in between.

use super::Who::{self, Ana, Ben};

/// One week as one of the two answered for it.
#[derive(Clone, Copy, Debug)]
pub struct WeekAnswered {
    /// Whose.
    pub who: Who,
    /// Week of the story.
    pub week: u8,
    /// The answers in the order of the page, each 0 to 4; `-` where one was skipped.
    pub answers: &'static str,
}

/// All of them. A week that is missing was not answered for.
pub fn pulses() -> impl Iterator<Item = WeekAnswered> {
    let of = |who| {
        move |(week, answers): &(u8, &'static str)| WeekAnswered { who, week: *week, answers }
    };
    ANA.iter().map(of(Ana)).chain(BEN.iter().map(of(Ben)))
}

/// Safe, matched, open, care, close, hope.
const ANA: &[(u8, &str)] = &[
    (1, "00010-"),
    (2, "001101"),
    (3, "011101"),
    (4, "111111"),
    (6, "112112"),
    (7, "122122"),
    (8, "122212"),
    (9, "222222"),
    (10, "111112"),
    (11, "011001"),
    (12, "111111"),
    (13, "12111-"),
    (15, "122122"),
    (16, "222222"),
    (17, "222223"),
    (18, "232223"),
    (19, "233323"),
    (20, "232323"),
    (22, "333323"),
    (23, "333333"),
    (24, "233233"),
    (25, "343334"),
];

/// The same, and what he had promised and whether he stayed.
const BEN: &[(u8, &str)] = &[
    (1, "11221121"),
    (2, "11221131"),
    (3, "12221131"),
    (5, "2222123-"),
    (6, "22221231"),
    (7, "22322232"),
    (8, "23322232"),
    (10, "22221220"),
    (11, "12211121"),
    (12, "22221232"),
    (13, "22222232"),
    (14, "23222332"),
    (16, "23322342"),
    (17, "33323343"),
    (19, "33333343"),
    (20, "33323333"),
    (21, "33333343"),
    (22, "33433344"),
    (23, "34333343"),
    (25, "34434444"),
];

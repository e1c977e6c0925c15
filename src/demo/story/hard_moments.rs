//! Hard moments of Ana's since she keeps them, and what Ben said.

/// One moment. She alone keeps when it was.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are what they are called on the page")]
pub struct HardMoment {
    pub week: u8,
    pub weekday: u8,
    pub hour: u8,
    /// When Ben could, if he was not there at once.
    pub ben_can_at: Option<&'static str>,
}

/// The week, on whose Monday Ana began to keep them.
pub const KEPT_SINCE: u8 = 12;

/// Every moment, in order of time.
pub fn hard_moments() -> &'static [HardMoment] {
    ALL
}

static ALL: &[HardMoment] = &[
    HardMoment { week: 12, weekday: 4, hour: 19, ben_can_at: None },
    HardMoment { week: 14, weekday: 4, hour: 18, ben_can_at: Some("19:30") },
    HardMoment { week: 18, weekday: 2, hour: 22, ben_can_at: None },
    HardMoment { week: 23, weekday: 4, hour: 18, ben_can_at: None },
];

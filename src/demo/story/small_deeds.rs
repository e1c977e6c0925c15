//! What Ana and Ben would like to do for each other, and what the other starred.

use super::Who::{self, Ana, Ben};

/// A small deed, put on a list on this day.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are those of the page")]
pub struct SmallDeed {
    pub who: Who,
    pub week: u8,
    pub weekday: u8,
    pub words: &'static str,
    /// Week and weekday of the other's star.
    pub starred: Option<(u8, u8)>,
    /// Week and weekday on which it was taken off.
    pub taken_off: Option<(u8, u8)>,
}

/// All of them, in the order of time.
pub fn all() -> &'static [SmallDeed] {
    ALL
}

const fn deed(who: Who, (week, weekday): (u8, u8), words: &'static str) -> SmallDeed {
    SmallDeed { who, week, weekday, words, starred: None, taken_off: None }
}

static ALL: &[SmallDeed] = &[
    SmallDeed {
        starred: Some((9, 2)),
        ..deed(Ben, (9, 1), "Turn the hall light on before you come home from the late shift")
    },
    deed(Ben, (9, 1), "Fill the flask for your choir evening"),
    SmallDeed { taken_off: Some((17, 3)), ..deed(Ben, (9, 1), "Bring you flowers on Fridays") },
    SmallDeed {
        starred: Some((10, 5)),
        ..deed(Ana, (10, 0), "Ask about the pumps, and listen to the end")
    },
    deed(Ana, (14, 6), "Save the heel of the bread for you"),
    SmallDeed {
        starred: Some((17, 4)),
        ..deed(Ben, (17, 3), "Put my phone on the shelf by the door while we eat")
    },
    SmallDeed {
        starred: Some((21, 0)),
        ..deed(Ana, (20, 6), "Say good night, also after a bad evening")
    },
];

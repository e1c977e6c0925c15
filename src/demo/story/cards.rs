//! Cards for hard moments: Ana's, written anew once; Ben's, after her.

use super::Who::{self, Ana, Ben};

/// A card, as it was written once. What was left empty is "".
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the fields are the questions of the page")]
pub struct CardWritten {
    pub week: u8,
    pub weekday: u8,
    pub hour: u8,
    pub by: Who,
    pub helps: &'static str,
    pub does_not: &'static str,
    pub cue: &'static str,
    pub signs: &'static str,
    pub myself: &'static str,
    pub signal: &'static str,
}

/// Every card, in the order of time.
pub fn cards() -> &'static [CardWritten] {
    ALL
}

static ALL: &[CardWritten] = &[
    CardWritten {
        week: 3,
        weekday: 6,
        hour: 15,
        by: Ana,
        helps: "That you come into the room and stay. You don’t have to say anything",
        does_not: "“That is over.” Or asking whether I am angry with you now",
        cue: "Fridays, from about six. The song from the summer. A phone that buzzes in another room",
        signs: "I tidy up what is tidy, and answer in one word",
        myself: "Call Mara. Sing, if nobody is home",
        signal: "",
    },
    CardWritten {
        week: 6,
        weekday: 2,
        hour: 20,
        by: Ben,
        helps: "That you say I may stay in the room",
        does_not: "",
        cue: "When you go quiet and I don’t know whether it is me",
        signs: "I make jokes, and then none at all",
        myself: "Down to the river and back, without the phone",
        signal: "“Harbour”",
    },
    CardWritten {
        week: 17,
        weekday: 6,
        hour: 11,
        by: Ana,
        helps: "Come into the room and sit down. Your hand, if I hold mine out",
        does_not: "Explaining. I know the facts by now",
        cue: "Fridays, less than it was. Not knowing when you are back",
        signs: "I tidy up what is tidy",
        myself: "Once round the block, with the radio on",
        signal: "“Harbour”",
    },
];

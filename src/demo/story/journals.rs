//! What each wrote for themselves alone, and the two pages of which they showed a copy.

use super::Who::{self, Ana, Ben};

/// A page that somebody wrote for themselves.
#[derive(Clone, Copy, Debug)]
pub struct JournalPage {
    /// Whose it is.
    pub who: Who,
    /// Week of the story, 0 to 26.
    pub week: u8,
    /// 0 is Monday.
    pub weekday: u8,
    /// Hour of the day, 0 to 23.
    pub hour: u8,
    /// A copy of it was shared the next evening.
    pub shared: bool,
    /// What is on it.
    pub text: &'static str,
}

const fn page(
    who: Who,
    (week, weekday, hour): (u8, u8, u8),
    shared: bool,
    text: &'static str,
) -> JournalPage {
    JournalPage { who, week, weekday, hour, shared, text }
}

/// All of them.
pub fn journals() -> &'static [JournalPage] {
    ALL
}

/// Every page, in order of time.
static ALL: &[JournalPage] = &[
    page(
        Ana,
        (1, 2, 2),
        false,
        "Two in the morning. I know the times of the messages by heart and not one line of the song for Sunday.",
    ),
    page(
        Ben,
        (2, 4, 23),
        false,
        "I wanted to say that nothing happened on most of those Fridays. As if most were an answer.",
    ),
    page(
        Ana,
        (6, 0, 22),
        false,
        "Mara says I should decide. I can decide what is for supper.\n\nI don’t want a decision. I want one evening on which I am not listening to how he breathes.",
    ),
    page(
        Ben,
        (8, 5, 21),
        true,
        "What I noticed this week: I tell you the truth and watch whether it works. That is not yet telling the truth.\n\nI want to get to where I say it and then just sit there with you.",
    ),
    page(
        Ana,
        (14, 3, 21),
        false,
        "I laughed at something he said before I remembered not to. Then I was angry with both of us.",
    ),
    page(
        Ana,
        (19, 6, 20),
        true,
        "On Fridays I still lay the table as if nothing had been. Today I noticed that I wasn’t counting the minutes, only the plates.\n\nI don’t know yet what that is. It was quiet.",
    ),
    page(
        Ben,
        (23, 1, 6),
        false,
        "Night shift. Nobody would know if I rang her number, and I don’t want to. Written down because nobody asked.",
    ),
    page(Ana, (25, 2, 22), false, "Choir. The slow one. I came in on time."),
];

//! The promises of every day and of Tuesdays and Thursdays: all three are Ben's.

use super::Who::{Ana, Ben};
use super::commitments::{
    agree, did_not_see, excused, lets_talk, missed, partly, pattern, renew, saw,
};
use super::{Act, Cadence, Commitment};

/// Retired at its second review: it had become a thing about a phone.
pub(super) const PHONE_ON_THE_TABLE: Commitment = Commitment {
    owner: Ben,
    proposed_by: Ben,
    week: 0,
    weekday: 5,
    promise: "Phone face up on the kitchen table while I'm home",
    why: "Ana shouldn't have to wonder which room it's in, or why.",
    know: "It lies next to the fruit bowl.",
    cadence: Cadence::Daily,
    comes_of: "",
    review_weeks: 7,
    course: &[
        agree(0, 6),
        renew(7, 6, 7),
        Act::Retire {
            week: 14,
            weekday: 6,
            why: "Ana asked for the table back. I'd like it back too. By now it had \
                  its own place at dinner.",
        },
    ],
    days: &[
        missed(2, 1)
            .because("Took it into the bathroom with me. Habit.")
            .repaired("Told you before you asked. It charges in the kitchen now."),
        partly(5, 2)
            .because("It was on the table, but face down. I hadn't noticed.")
            .repaired("Turned it over when I saw you looking. I'd like to notice first next time."),
        missed(10, 3).because("Left it in my coat all evening. I know how that sounds.").repaired(
            "Put it on the table at ten and said so. The coat hook is in the kitchen now.",
        ),
        missed(13, 2)
            .because("I had it in my hand all evening after that message. Couldn't put it down.")
            .repaired("Blocked the number on Friday, you next to me. Till then it lay downstairs."),
    ],
    pattern: pattern(94, 40),
    answers: &[saw(2, 1), saw(3, 4), saw(5, 2), saw(10, 3), lets_talk(13, 2)],
};

/// The oldest promise that still stands.
pub(super) const HOME_BY_SEVEN: Commitment = Commitment {
    owner: Ben,
    proposed_by: Ben,
    week: 1,
    weekday: 0,
    promise: "Home by seven, or a message before six",
    why: "From six on Ana listens for the car. She shouldn't have to.",
    know: "The clock in the hall, or the message on Ana's phone.",
    cadence: Cadence::Daily,
    comes_of: "",
    review_weeks: 6,
    course: &[agree(1, 1), renew(7, 6, 8), renew(15, 6, 8), renew(23, 6, 8)],
    days: &[
        partly(2, 4)
            .because("Six past seven. I thought six minutes didn't count.")
            .repaired("They count. I leave the desk at six now, whatever is on it."),
        missed(3, 0)
            .because("The meeting ran over and my phone was in my jacket, in the other room.")
            .repaired("Phone stays on me after five. I've told them at work that I look at it."),
        missed(9, 1)
            .because(
                "I was there in time and didn't come in. Sat in the car till twenty to eight, \
                 then said traffic.",
            )
            .repaired(
                "Told you on Wednesday how it was. Next time I message: outside, need ten minutes.",
            ),
        excused(11, 2).because("On call, burst main by the school. I'd said so on Sunday."),
        excused(16, 4).because("Swapped on-call with a colleague. We'd put it on the calendar."),
        partly(19, 0)
            .because("Message came at ten past six instead of six.")
            .repaired("Alarm at ten to. It plays the duck."),
        missed(23, 1)
            .because("Pump at the north station, battery flat, and I didn't borrow a phone.")
            .repaired("Charger in the van. Your number is on a bit of tape on the dashboard."),
    ],
    pattern: pattern(88, 50),
    answers: &[
        saw(2, 4),
        lets_talk(3, 0),
        saw(3, 4),
        lets_talk(9, 1),
        saw(11, 2),
        saw(15, 4),
        saw(19, 0),
        lets_talk(23, 1),
        saw(25, 4),
    ],
};

/// Ana asked for half an hour; Ben offered ten minutes that he could keep.
pub(super) const TEN_MINUTES: Commitment = Commitment {
    owner: Ben,
    proposed_by: Ana,
    week: 3,
    weekday: 3,
    promise: "Half an hour of talk with me every evening",
    why: "I've been on my own with this since I found out.",
    know: "We sit in the kitchen and nobody gets up.",
    cadence: Cadence::Daily,
    comes_of: "",
    review_weeks: 8,
    course: &[
        Act::Counter {
            week: 3,
            weekday: 4,
            promise: "Ten minutes of talk after dinner, phones in the drawer",
            why: "Ana wants me in the room, not only in the chair. Ten I can do properly.",
            know: "The kitchen timer. Both phones are still in the drawer when it rings.",
            cadence: Cadence::Weekdays(&[1, 3]),
        },
        Act::AgreeToCounter { week: 3, weekday: 6 },
        renew(12, 0, 8),
        renew(20, 0, 8),
    ],
    days: &[
        missed(5, 3)
            .because("You had the late shift, and I fell asleep on the sofa before you were in.")
            .repaired("Did it on Saturday, round the block with Pip. Twice round, in the end."),
        missed(9, 1)
            .because("Nobody wanted to sit in the kitchen that evening, and that was my doing.")
            .repaired("Sat down on Wednesday and said what I should have said on Tuesday."),
        missed(14, 1)
            .because("Opened the laptop for one mail. It wasn't one mail.")
            .repaired("The laptop goes in the drawer as well. It only just fits."),
        excused(17, 3).because("Ana asked for a pause, and that goes first."),
        partly(22, 3).because("Tom rang at minute four. I got up to see who it was.").repaired(
            "Put it on silent and came back. We did the other six minutes on the stairs.",
        ),
    ],
    pattern: pattern(90, 60),
    answers: &[
        saw(4, 1),
        saw(5, 3),
        did_not_see(12, 3),
        lets_talk(14, 1),
        saw(17, 3),
        saw(22, 3),
        saw(25, 3),
    ],
};

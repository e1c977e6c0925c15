//! The promises of a week, a month or one day, Ana's among them, and those that wait for an answer.

use super::Who::{Ana, Ben};
use super::commitments::{SUNDAYS, agree, missed, partly, pattern, renew, saw};
use super::{Act, Cadence, Commitment};

/// Declined: too large a promise, made on the sixth day.
pub(super) const STAY_IN_ON_FRIDAYS: Commitment = Commitment {
    owner: Ben,
    proposed_by: Ben,
    week: 0,
    weekday: 6,
    promise: "Stay in every Friday evening for a year",
    why: "Fridays were the lie. I don't want Ana to sit through another one.",
    know: "I'm on the sofa.",
    cadence: Cadence::Weekly(4),
    comes_of: "",
    review_weeks: 8,
    course: &[Act::Decline {
        week: 1,
        weekday: 1,
        why: "I don't want you locked in. I want to know where you are. That's something else.",
    }],
    days: &[],
    pattern: pattern(0, 0),
    answers: &[],
};

/// Changed at its first review: said aloud was not enough.
pub(super) const EVENINGS_OUT: Commitment = Commitment {
    owner: Ben,
    proposed_by: Ben,
    week: 2,
    weekday: 3,
    promise: "Say on Sunday which evenings I am out",
    why: "Ana doesn't want to find out at six that it's one of those evenings.",
    know: "I say it over the pancakes.",
    cadence: SUNDAYS,
    comes_of: "",
    review_weeks: 8,
    course: &[
        agree(2, 5),
        Act::Change {
            week: 10,
            weekday: 5,
            promise: "Write my evenings out on the kitchen calendar by Sunday noon",
            why: "Said over pancakes it was gone by Tuesday, and then Ana had to ask again.",
            know: "It's on the calendar, in blue.",
            cadence: SUNDAYS,
        },
        Act::AgreeToChange { week: 10, weekday: 6 },
        renew(18, 6, 8),
    ],
    days: &[
        missed(4, 6)
            .because("I told Tom that day, and after that I couldn't think of anything else.")
            .repaired("Said it on Monday at breakfast. Wednesday, depot, till eight."),
        partly(8, 6).because("Said Tuesday. Forgot the works meeting on Thursday.").repaired(
            "Told you on Monday, before you could be surprised. I'd like to write it down.",
        ),
        missed(13, 6)
            .because("We'd hardly talked for days and I didn't dare start on the calendar.")
            .repaired(
                "Wrote it in on Monday before work. It would have been the easiest thing to say.",
            ),
        missed(21, 6)
            .because("Your rehearsal. I spent the morning ironing one shirt.")
            .repaired("Wrote it in when we got home. One evening out, Thursday."),
    ],
    pattern: pattern(92, 55),
    answers: &[saw(2, 6), saw(4, 6), saw(8, 6), saw(13, 6), saw(21, 6), saw(25, 6)],
};

/// Once a month.
pub(super) const BANK_STATEMENT: Commitment = Commitment {
    owner: Ben,
    proposed_by: Ana,
    week: 4,
    weekday: 5,
    promise: "Show the bank statement on the first",
    why: "I found the café on it by myself. I'd rather be shown.",
    know: "We look at it together, with tea, and then it goes in the folder.",
    cadence: Cadence::Monthly(1),
    comes_of: "",
    review_weeks: 8,
    course: &[agree(4, 6), renew(12, 6, 8), renew(20, 6, 8)],
    days: &[
        partly(8, 0)
            .because("Left it on the table and went out with Pip, so as not to watch you read it.")
            .repaired("Sat down with it the next evening, both of us. It took five minutes."),
        missed(16, 0)
            .because("The bank's page was down, and then I let it slide for three days.")
            .repaired("Showed you on the fourth. I print it now, on the first."),
    ],
    pattern: pattern(100, 70),
    answers: &[saw(8, 0), saw(16, 0)],
};

/// Done, a weekend late.
pub(super) const DOCTOR: Commitment = Commitment {
    owner: Ben,
    proposed_by: Ana,
    week: 5,
    weekday: 3,
    promise: "Call the doctor about sleep",
    why: "I lie there and listen to you walking up and down. We both need to sleep.",
    know: "You tell me which day the appointment is.",
    cadence: Cadence::Once { week: 6, weekday: 4 },
    comes_of: "",
    review_weeks: 2,
    course: &[
        agree(5, 3),
        Act::Retire {
            week: 8,
            weekday: 6,
            why: "I've been. Less coffee, and no phone in the hall at four. Nothing worse.",
        },
    ],
    days: &[partly(6, 4)
        .because("Rang four times. Engaged each time, then closed.")
        .repaired("Got through on Monday at eight. Appointment on the Thursday after next.")],
    pattern: pattern(100, 0),
    answers: &[saw(6, 4)],
};

/// Ana's, looked back on each Sunday.
pub(super) const PAUSE: Commitment = Commitment {
    owner: Ana,
    proposed_by: Ana,
    week: 5,
    weekday: 5,
    promise: "Say 'I need a pause' instead of leaving the room",
    why: "Ben hears the door and thinks that was it.",
    know: "On Sunday we ask each other how it went that week.",
    cadence: SUNDAYS,
    comes_of: "",
    review_weeks: 8,
    course: &[agree(5, 6), renew(14, 6, 8), renew(22, 6, 8)],
    days: &[
        missed(9, 6)
            .because("Tuesday, the traffic. I left the room, the house and the street.")
            .repaired("Told you on Thursday that I'd have gone anyway, but I should have said it."),
        partly(13, 6)
            .because("I did say it, but from the stairs.")
            .repaired("Came back down after an hour and sat with you."),
        partly(17, 6)
            .because("Bathroom door on Tuesday. The tiles still ring.")
            .repaired("Said it on Thursday, out loud, sitting down."),
        missed(20, 6)
            .because("Walked out over the dishwasher. It really was only the dishwasher.")
            .repaired("Came back and said so. Then loaded it my way."),
    ],
    pattern: pattern(95, 70),
    answers: &[saw(9, 6), saw(13, 6), saw(17, 6), saw(20, 6)],
};

/// Ana's, after the evening on which Ben stood at the window.
pub(super) const CHOIR_LATE: Commitment = Commitment {
    owner: Ana,
    proposed_by: Ana,
    week: 22,
    weekday: 3,
    promise: "If choir runs late, a message before half past nine",
    why: "Ben stood at the window with the dog. I know that window.",
    know: "The message is there, or I am.",
    cadence: Cadence::Weekly(2),
    comes_of: "",
    review_weeks: 6,
    course: &[agree(22, 5)],
    days: &[partly(24, 2)
        .because("Wrote it at nine and found it at ten, not sent.")
        .repaired("Read it out to you in the hall, with feeling.")],
    pattern: pattern(100, 50),
    answers: &[saw(23, 2), saw(24, 2)],
};

/// Waits for Ben's answer.
pub(super) const HARD_FRIDAYS: Commitment = Commitment {
    owner: Ana,
    proposed_by: Ana,
    week: 25,
    weekday: 5,
    promise: "Say by Thursday if the Friday is going to be a hard one",
    why: "Ben sees my face on Friday and guesses. He guesses wrong about half the time.",
    know: "I say it in our ten minutes on Thursday.",
    cadence: Cadence::Weekly(3),
    comes_of: "",
    review_weeks: 6,
    course: &[],
    days: &[],
    pattern: pattern(0, 0),
    answers: &[],
};

/// Waits for Ana's answer.
pub(super) const TOMS_GARAGE: Commitment = Commitment {
    owner: Ben,
    proposed_by: Ben,
    week: 25,
    weekday: 6,
    promise: "If I go to Tom's on a Friday: say so by Wednesday, home by ten",
    why: "Tom's on a Friday was the lie. If I go again, Ana should know days before.",
    know: "On the calendar by Wednesday. When I come in I say hello, even if it's only to Pip.",
    cadence: Cadence::Weekly(4),
    comes_of: "",
    review_weeks: 4,
    course: &[],
    days: &[],
    pattern: pattern(0, 0),
    answers: &[],
};

/// What came of a concern that the two talked about in a weekly meeting.
pub(super) const WHO_KNOWS: Commitment = Commitment {
    owner: Ben,
    proposed_by: Ben,
    week: 22,
    weekday: 6,
    promise: "Ask Ana before I tell anyone about us",
    why: "She wants to know who knows, before they look at her.",
    know: "On Sunday I say whom I talked to, and what about.",
    cadence: SUNDAYS,
    comes_of: "garage",
    review_weeks: 6,
    course: &[agree(23, 0)],
    days: &[missed(24, 6)
        .because(
            "I told my brother on Friday, and remembered only on Sunday that you did not know.",
        )
        .repaired("I told you the same evening, and asked him to keep it to himself.")],
    pattern: pattern(100, 0),
    answers: &[saw(23, 6), saw(24, 6), saw(25, 6)],
};

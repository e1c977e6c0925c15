//! Time together, week 18 to next week: from a quiet drive to the dinner that was too early once.

use super::Who::{Ana, Ben};
use super::dates::{accept, done, not_the_past};
use super::{Date, DateAct};

/// Ana wrote nothing about this one.
pub(super) const DRIVE: Date = Date {
    proposed_by: Ana,
    week: 18,
    weekday: 2,
    on_week: 18,
    on_weekday: 5,
    hour: 15,
    minute: 0,
    minutes: 120,
    what: "Drive out with a flask and the radio",
    place: "The hill road",
    cost: "petrol",
    phones_away: true,
    note: "We don't have to talk.",
    course: &[accept(18, 3), done(18, 6)],
    notes: &[(Ben, 3, "We hardly said anything, and you sang along to the adverts.")],
};

/// Ben listens.
pub(super) const REHEARSAL: Date = Date {
    proposed_by: Ana,
    week: 19,
    weekday: 6,
    on_week: 21,
    on_weekday: 6,
    hour: 17,
    minute: 0,
    minutes: 90,
    what: "Come and hear the choir, it's the open rehearsal",
    place: "The school hall",
    cost: "nothing",
    phones_away: true,
    note: "Not the front row.",
    course: &[accept(20, 0), done(21, 6)],
    notes: &[
        (Ben, 5, "In the slow one you looked up, straight at row six."),
        (Ana, 5, "You were waiting by the coats with mine the right way round."),
    ],
};

/// Moved by a week, for an on-call weekend.
pub(super) const SWIMMING: Date = Date {
    proposed_by: Ben,
    week: 21,
    weekday: 3,
    on_week: 22,
    on_weekday: 5,
    hour: 17,
    minute: 0,
    minutes: 120,
    what: "Swimming, with the big slide",
    place: "The pool",
    cost: "16 euros",
    phones_away: true,
    note: "",
    course: &[
        accept(21, 4),
        DateAct::Move { week: 22, weekday: 3, on_week: 23, on_weekday: 5, hour: 17 },
        DateAct::AcceptMove { week: 22, weekday: 4 },
        done(23, 5),
    ],
    notes: &[
        (
            Ana,
            4,
            "Queueing for the slide behind a whole birthday party, arms crossed, very serious.",
        ),
        (Ben, 4, "You screamed. You say you didn't."),
    ],
};

/// A whole day.
pub(super) const TRAIN: Date = Date {
    proposed_by: Ana,
    week: 23,
    weekday: 6,
    on_week: 24,
    on_weekday: 5,
    hour: 9,
    minute: 30,
    minutes: 480,
    what: "Take a train and get off where it looks nice",
    place: "Don't know yet",
    cost: "about 40 euros",
    phones_away: true,
    note: "Mara takes Pip.",
    course: &[accept(24, 0), not_the_past(Ben, 24, 4), done(24, 6)],
    notes: &[
        (Ben, 5, "You fell asleep on the way home with your feet on my bag."),
        (Ana, 5, "Nobody in the world knew where we were, and I knew where you were."),
    ],
};

/// Planned for Sunday.
pub(super) const LAKE_AGAIN: Date = Date {
    proposed_by: Ben,
    week: 25,
    weekday: 2,
    on_week: 26,
    on_weekday: 6,
    hour: 15,
    minute: 0,
    minutes: 90,
    what: "The lake again, with Pip on a short lead",
    place: "The lake, the side with the benches",
    cost: "nothing",
    phones_away: true,
    note: "I'll bring a spare sandwich for whoever is sitting there.",
    course: &[accept(25, 3), not_the_past(Ana, 25, 4), not_the_past(Ben, 25, 6)],
    notes: &[],
};

/// Waits for Ben's answer.
pub(super) const DINNER_ON_A_FRIDAY: Date = Date {
    proposed_by: Ana,
    week: 25,
    weekday: 6,
    on_week: 27,
    on_weekday: 4,
    hour: 19,
    minute: 0,
    minutes: 120,
    what: "Dinner at the Italian, on a Friday",
    place: "The one by the bridge",
    cost: "about 60 euros, we split it",
    phones_away: true,
    note: "You asked right at the start and I couldn't. I think I can now. If not, chips.",
    course: &[],
    notes: &[],
};

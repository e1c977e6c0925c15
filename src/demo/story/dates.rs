//! Time together, weeks 2 to 16: from a dinner too early to two ugly mugs.

use super::Who::{Ana, Ben};
use super::{Date, DateAct, Who, dates_later as later};

/// Every date, in the order in which they were proposed.
pub(super) static ALL: &[Date] = &[
    DINNER_TOO_EARLY,
    LAKE,
    BREAKFAST,
    MARKET,
    LASAGNE,
    MINI_GOLF,
    QUIZ,
    PHOTOS,
    UGLY_MUGS,
    later::DRIVE,
    later::REHEARSAL,
    later::SWIMMING,
    later::TRAIN,
    later::LAKE_AGAIN,
    later::DINNER_ON_A_FRIDAY,
];

/// Yes.
pub(super) const fn accept(week: u8, weekday: u8) -> DateAct {
    DateAct::Accept { week, weekday }
}

/// Yes to leaving the past out of it.
pub(super) const fn not_the_past(who: Who, week: u8, weekday: u8) -> DateAct {
    DateAct::NotThePast { who, week, weekday }
}

/// It took place.
pub(super) const fn done(week: u8, weekday: u8) -> DateAct {
    DateAct::Done { week, weekday }
}

/// Not now.
const DINNER_TOO_EARLY: Date = Date {
    proposed_by: Ben,
    week: 2,
    weekday: 1,
    on_week: 2,
    on_weekday: 5,
    hour: 19,
    minute: 30,
    minutes: 120,
    what: "Dinner at the Italian",
    place: "The one by the bridge",
    cost: "about 60 euros, on me",
    phones_away: true,
    note: "We can go early, when it's empty.",
    course: &[DateAct::NotNow { week: 2, weekday: 2 }],
    notes: &[],
};

/// The first one that took place.
const LAKE: Date = Date {
    proposed_by: Ana,
    week: 4,
    weekday: 6,
    on_week: 5,
    on_weekday: 6,
    hour: 15,
    minute: 0,
    minutes: 60,
    what: "A walk at the lake with Pip",
    place: "The lake, the side with the benches",
    cost: "nothing",
    phones_away: true,
    note: "One hour. If one of us has had enough, we turn round.",
    course: &[accept(5, 0), done(5, 6)],
    notes: &[
        (Ana, 2, "Pip took a sandwich out of a stranger's hand and we both said sorry at once."),
        (Ben, 3, "You laughed about the sandwich. I think it surprised you."),
    ],
};

/// On a working day.
const BREAKFAST: Date = Date {
    proposed_by: Ben,
    week: 6,
    weekday: 6,
    on_week: 7,
    on_weekday: 2,
    hour: 9,
    minute: 0,
    minutes: 60,
    what: "Breakfast before your late shift",
    place: "The bakery on the corner",
    cost: "about 15 euros",
    phones_away: false,
    note: "I can start at half past ten that day.",
    course: &[accept(7, 0), done(7, 2)],
    notes: &[
        (Ana, 3, "You took the window seat so that I didn't have to."),
        (Ben, 3, "You ate the middle of my cinnamon roll. Like before."),
    ],
};

/// Countered: a film became a market.
const MARKET: Date = Date {
    proposed_by: Ben,
    week: 7,
    weekday: 3,
    on_week: 8,
    on_weekday: 5,
    hour: 20,
    minute: 0,
    minutes: 120,
    what: "The film with the lighthouse",
    place: "In town",
    cost: "about 20 euros",
    phones_away: true,
    note: "",
    course: &[
        DateAct::Counter {
            week: 7,
            weekday: 5,
            on_week: 8,
            on_weekday: 5,
            hour: 10,
            what: "The Saturday market, and soup. A film is two hours of not talking in the dark",
        },
        DateAct::AcceptCounter { week: 7, weekday: 6 },
        done(8, 5),
    ],
    notes: &[
        (Ana, 3, "The man who sold us one onion as if it were a violin."),
        (Ben, 3, "Soup on the town hall steps. You gave me your bread without looking."),
    ],
};

/// Moved by a week, after the evening in the car.
const LASAGNE: Date = Date {
    proposed_by: Ana,
    week: 8,
    weekday: 6,
    on_week: 9,
    on_weekday: 5,
    hour: 18,
    minute: 0,
    minutes: 180,
    what: "Cook the lasagne we burnt in the first flat",
    place: "Our kitchen",
    cost: "about 15 euros",
    phones_away: true,
    note: "I'd like to be in that kitchen for something else for once.",
    course: &[
        accept(9, 0),
        DateAct::Move { week: 9, weekday: 5, on_week: 10, on_weekday: 5, hour: 18 },
        DateAct::AcceptMove { week: 9, weekday: 5 },
        done(10, 5),
    ],
    notes: &[
        (Ana, 4, "Both of us scraping the dish with spoons, like people chipping at ice."),
        (Ben, 4, "You ate the black corner out of the dish with your fingers."),
    ],
};

/// In the rain.
const MINI_GOLF: Date = Date {
    proposed_by: Ben,
    week: 11,
    weekday: 6,
    on_week: 12,
    on_weekday: 5,
    hour: 14,
    minute: 0,
    minutes: 90,
    what: "Mini golf",
    place: "Behind the swimming pool",
    cost: "14 euros",
    phones_away: true,
    note: "It says rain. They stay open.",
    course: &[accept(12, 1), done(12, 5)],
    notes: &[
        (Ana, 4, "Your ball in the puddle on nine, and you arguing with the puddle."),
        (Ben, 4, "The wet dad clapped for you. I clapped as well, under protest."),
    ],
};

/// Called off by Ana, in a bad week.
const QUIZ: Date = Date {
    proposed_by: Ben,
    week: 13,
    weekday: 0,
    on_week: 14,
    on_weekday: 4,
    hour: 20,
    minute: 0,
    minutes: 150,
    what: "Pub quiz, you and me and a table of strangers",
    place: "The Anchor",
    cost: "about 25 euros",
    phones_away: true,
    note: "You do music, I do rivers.",
    course: &[accept(13, 1), DateAct::CalledOff { week: 14, weekday: 4 }],
    notes: &[],
};

/// An evening in.
const PHOTOS: Date = Date {
    proposed_by: Ana,
    week: 15,
    weekday: 1,
    on_week: 15,
    on_weekday: 5,
    hour: 19,
    minute: 30,
    minutes: 90,
    what: "The box of photos from the first flat",
    place: "On the living room floor",
    cost: "nothing",
    phones_away: true,
    note: "I'll say stop if I need to.",
    course: &[accept(15, 2), done(15, 5)],
    notes: &[
        (Ana, 3, "The one where we're both asleep on the removal boxes."),
        (Ben, 4, "You put one of them back on the fridge."),
    ],
};

/// Six euros in all.
const UGLY_MUGS: Date = Date {
    proposed_by: Ben,
    week: 15,
    weekday: 6,
    on_week: 16,
    on_weekday: 5,
    hour: 11,
    minute: 0,
    minutes: 120,
    what: "Find each other the ugliest mug, three euros at most",
    place: "The second-hand shop by the canal",
    cost: "6 euros",
    phones_away: false,
    note: "",
    course: &[accept(16, 0), done(16, 5)],
    notes: &[
        (Ana, 4, "The woman at the till asked if the trout was a present and we both said yes."),
        (Ben, 5, "You with the trout behind your back, like a shoplifter."),
    ],
};

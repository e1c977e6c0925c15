//! Questions of the day: what each of the two answered, often on the same evening. One of Ana's waits.

use super::Who::{self, Ana, Ben};

/// An answer to a question of the day. It opens when both have answered that question.
#[derive(Clone, Copy, Debug)]
pub struct Answered {
    /// Whose it is.
    pub who: Who,
    /// Week of the story, 0 to 26.
    pub week: u8,
    /// 0 is Monday.
    pub weekday: u8,
    /// Hour of the day, 0 to 23.
    pub hour: u8,
    /// Which card of the deck.
    pub question: &'static str,
    /// The answer.
    pub words: &'static str,
}

const fn answer(
    who: Who,
    (week, weekday, hour): (u8, u8, u8),
    question: &'static str,
    words: &'static str,
) -> Answered {
    Answered { who, week, weekday, hour, question, words }
}

/// Every answer, in order of time.
pub(super) static ALL: &[Answered] = &[
    answer(
        Ben,
        (9, 1, 12),
        "small-joys-01",
        "The pump house in the morning, when the second one joins in and it is a chord.",
    ),
    answer(
        Ana,
        (9, 1, 21),
        "small-joys-01",
        "The choir clearing its throats. Forty people who are about to do the same thing.",
    ),
    answer(
        Ana,
        (11, 4, 20),
        "home-03",
        "On the flat roof of my aunt’s bakery. Warm from below, and nobody looked up.",
    ),
    answer(
        Ben,
        (11, 5, 9),
        "home-03",
        "Under the stairs, with a torch. I had a list of what I would take along in a flood.",
    ),
    answer(
        Ben,
        (13, 0, 19),
        "work-and-doing-04",
        "Phone calls. I can mend a pump at night, but I can’t ring the dentist.",
    ),
    answer(
        Ana,
        (13, 2, 7),
        "work-and-doing-04",
        "Ironing my tunics. I have become very good at folding.",
    ),
    answer(
        Ana,
        (16, 3, 22),
        "body-and-rest-12",
        "When I start putting things away that somebody is still using.",
    ),
    answer(
        Ben,
        (16, 3, 23),
        "body-and-rest-12",
        "I go quiet and say that I am fine. You told me so; I had thought nobody noticed.",
    ),
    answer(Ben, (18, 6, 10), "two-of-us-05", "Carry the wardrobe. Put up the tent. Leave a party."),
    answer(
        Ana,
        (18, 6, 11),
        "two-of-us-05",
        "Cross a street with our hands full. You look left, I look right.",
    ),
    answer(
        Ana,
        (20, 2, 13),
        "play-04",
        "You, to complain to. And Mara’s card game that nobody has ever finished.",
    ),
    answer(Ben, (20, 2, 18), "play-04", "String. It is never boring if you have enough string."),
    answer(
        Ben,
        (22, 5, 17),
        "two-of-us-13",
        "You came to the waterworks at four in the morning with soup, because I had said that the night shift smells of iron.",
    ),
    answer(
        Ana,
        (22, 6, 16),
        "two-of-us-13",
        "You learnt the alto line of one song, badly, so that I could practise mine.",
    ),
    answer(
        Ana,
        (24, 1, 21),
        "gratitude-09",
        "The bench behind the choir hall. Nobody asks there how I am.",
    ),
    answer(
        Ben,
        (24, 2, 20),
        "gratitude-09",
        "The kitchen, lately. It was not easy to come home to it.",
    ),
    answer(
        Ana,
        (25, 5, 22),
        "two-of-us-12",
        "That you say when you are late before I have to look at the clock.",
    ),
];

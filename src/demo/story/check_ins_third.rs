//! Weeks 14 to 19: the table given back, a trout, the supermarket, and what is said in the car.

use super::CheckIn;
use super::check_ins::{ana, ben};

/// Weeks 14 to 19, in order.
pub(super) const WEEKS_14_TO_19: &[CheckIn] = &[
    // Week 14.
    ana(14, 0, 21, 1).shared().note(
        "Noor asked what I did with the fear on Wednesday night. Cleaned the oven, I \
         said. At two in the morning. It needed it, after the lasagne.",
    ),
    ana(14, 3, 22, 2).shared().needs(
        "I'd like the table back. I've been having dinner with your phone for three \
         months and it has nothing to say.",
    ),
    ben(14, 3, 22, 1).shared(),
    ana(14, 4, 20, 1).feels(&[("on guard", 3)]),
    ben(14, 4, 21, 2).shared(),
    ben(14, 6, 21, 2).feels(&[("tender", 2)]),
    // Week 15.
    ana(15, 0, 22, 2).energy(3),
    ben(15, 1, 21, 2),
    ana(15, 2, 23, 2)
        .shared()
        .feels(&[("calm", 2)])
        .note("We sang the slow one tonight and I didn't have to go and stand with the coats."),
    ben(15, 3, 20, 3).shared().energy(3),
    ana(15, 4, 19, 2).shared().note(
        "You came in at five to seven and I was reading. It took me a while to remember \
         it was Friday.",
    ),
    ana(15, 5, 22, 3).shared().feels(&[("tender", 2), ("sad", 2)]),
    ben(15, 6, 20, 3).shared().feels(&[("grateful", 4)]).note(
        "I'm back in the big bed. Pip lies in the middle like a border post. No \
         complaints about either of you.",
    ),
    // Week 16.
    ben(16, 0, 21, 3).feels(&[("settled", 2)]),
    ben(16, 2, 22, 2).energy(2),
    ana(16, 3, 22, 3).shared().note(
        "You said \"that must have been a lonely year\" and then you stopped. No reason \
         after it, no but. I'd like to remember that.",
    ),
    ben(16, 3, 23, 3).feels(&[("regretful", 3)]),
    ana(16, 5, 17, 4)
        .shared()
        .feels(&[("playful", 4)])
        .note("Three euros, one mug shaped like a trout. It's looking at me now."),
    ben(16, 5, 20, 4)
        .shared()
        .feels(&[("playful", 3), ("close", 3)])
        .note("Put up the bathroom shelf. One screw left over. I've decided that's normal."),
    ana(16, 6, 12, 3).shared().energy(4),
    // Week 17.
    ana(17, 1, 18, 0).feels(&[("humiliated", 5), ("angry", 4)]).note(
        "She was in the supermarket, by the yoghurts. She didn't see me, or she did. I \
             left the trolley where it was and drove home without even the milk.",
    ),
    ben(17, 1, 22, 1).shared().feels(&[("ashamed", 4), ("helpless", 4)]).note(
        "You told me about the supermarket and I couldn't think of one thing that would \
             help. I've been out for milk.",
    ),
    ana(17, 2, 3, 0).feels(&[("numb", 3)]).energy(1),
    ana(17, 3, 22, 0).feels(&[("resentful", 4)]),
    ben(17, 3, 22, 0)
        .shared()
        .note("Four months. I don't know what else you want me to do.")
        .withdrawn(17, 4, 6),
    ana(17, 4, 20, 0).shared().note(
        "I went through your coat today. There was a tissue and a screw. I'm telling you \
         because I'd want to be told.",
    ),
    ben(17, 4, 23, 0).shared().feels(&[("hurt", 2), ("ashamed", 4)]).note(
        "Thank you for telling me about the coat. I know where it comes from. The screw \
             is from the bathroom shelf.",
    ),
    ana(17, 6, 21, 1).shared().feels(&[("tired", 5), ("sad", 3)]),
    ben(17, 6, 22, 1).energy(1),
    // Week 18.
    ana(18, 0, 21, 1).shared().note(
        "I told Noor we're back at week one. She asked where I slept in week one. At \
         Mara's, I said. So, not quite week one.",
    ),
    ben(18, 0, 22, 1).shared().note(
        "I took Thursday's note back before breakfast. You may have read it. It said how \
         tired I was and handed you the bill. Noor says the first half is allowed.",
    ),
    ben(18, 2, 21, 1).shared().feels(&[("encouraged", 1)]),
    ana(18, 4, 20, 1).feels(&[("on guard", 3)]),
    ana(18, 5, 21, 2).shared(),
    ben(18, 5, 22, 2).shared().feels(&[("calm", 2)]),
    ben(18, 6, 11, 2).shared().thanks(
        "You fell asleep on my shoulder during the film. I didn't move till one. My arm \
         is fine, thank you.",
    ),
    ana(18, 6, 23, 2).energy(2),
    // Week 19.
    ana(19, 0, 22, 2).shared().energy(2),
    ben(19, 0, 22, 1).note(
        "Only here: I'm tired of being looked at every time the phone buzzes. Then I \
         remember why she looks.",
    ),
    ana(19, 2, 22, 2).shared(),
    ben(19, 3, 21, 2).shared().note(
        "I said the tired thing out loud, in the car, because I couldn't in the kitchen. \
         You said you're tired of looking. Then we went and got chips.",
    ),
    ana(19, 3, 22, 3).shared().feels(&[("relieved", 3)]),
    ben(19, 6, 20, 3).shared().energy(3),
    ana(19, 6, 21, 3).shared().energy(2),
];

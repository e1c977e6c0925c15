//! Week 26 from Tuesday on: what is there only when the story is told later in the week.

use super::CheckIn;
use super::check_ins::{ana, ben};

/// Tuesday to Sunday of week 26, in order.
pub(super) const REST_OF_WEEK_26: &[CheckIn] = &[
    ana(26, 0, 21, 3)
        .shared()
        .feels(&[("tired", 2), ("open", 3)])
        .thanks("You talked in the car. I only had to drive."),
    ben(26, 1, 21, 3).energy(3),
    ana(26, 2, 22, 3)
        .feels(&[("unsure", 2), ("calm", 2)])
        .note("I walked past Tom's garage. It's a garage."),
    ben(26, 2, 21, 3).shared().feels(&[("settled", 2)]),
    ben(26, 3, 22, 4)
        .shared()
        .thanks("You asked me how work was and then you asked the next question as well."),
    ana(26, 4, 20, 3)
        .shared()
        .feels(&[("on guard", 1), ("safe", 3)])
        .needs("Nothing big tonight. The sofa, and Pip between us."),
    ben(26, 4, 21, 3).feels(&[("grateful", 3)]),
    ana(26, 5, 10, 4).shared().energy(4),
    ben(26, 5, 22, 4).shared().feels(&[("playful", 2), ("close", 3)]),
    ana(26, 6, 9, 4).note("He is looking for the short lead. I'm sitting on it."),
    ben(26, 6, 9, 3).shared().feels(&[("hopeful", 3)]),
];

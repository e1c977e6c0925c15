//! Weeks 20 to today: sleep, the choir, a late evening each, and a question about a Friday.

use super::CheckIn;
use super::check_ins::{ana, ben};

/// Weeks 20 to 26, in order.
pub(super) const WEEKS_20_TO_26: &[CheckIn] = &[
    // Week 20.
    ben(20, 1, 22, 3).shared().feels(&[("steady", 3)]),
    ana(20, 2, 23, 3).energy(3),
    ben(20, 3, 7, 3).shared().thanks("You put the trout mug out for me before your shift."),
    ana(20, 4, 19, 2).shared(),
    ana(20, 6, 11, 3)
        .shared()
        .feels(&[("rested", 3)])
        .energy(4)
        .note("Slept seven hours. I had to check the clock twice."),
    ben(20, 6, 21, 3).energy(4),
    // Week 21.
    ana(21, 0, 22, 3).energy(3),
    ana(21, 3, 22, 2).shared().feels(&[("insecure", 3)]).note(
        "You laughed at your phone and my stomach dropped. It was Tom with a video of a \
         goat. I asked, you told me, and then I had to watch the goat.",
    ),
    ben(21, 3, 22, 3).shared().energy(3),
    ben(21, 5, 9, 3),
    ben(21, 6, 20, 4).shared().feels(&[("proud", 4), ("tender", 3)]).note(
        "I found you in the second row by your left foot, it taps. I sat there and \
             thought, I nearly didn't get to hear this.",
    ),
    ana(21, 6, 21, 4).shared().feels(&[("proud", 3), ("close", 3)]),
    // Week 22.
    ana(22, 0, 22, 4).energy(4),
    ben(22, 0, 22, 3).shared(),
    ana(22, 2, 23, 3).shared().note(
        "Choir ran late, then wine, and I didn't message. When I came up the road you \
         were at the window with Pip under your arm. So that's what that looks like from \
         outside.",
    ),
    ben(22, 2, 23, 3).shared().note(
        "Twenty past ten and no message. I lasted about an hour before I picked up the \
         dog. You had a year of those.",
    ),
    ben(22, 5, 11, 3).shared(),
    ana(22, 6, 10, 3).shared().energy(3),
    ben(22, 6, 20, 3).energy(3),
    // Week 23.
    ben(23, 1, 22, 1)
        .shared()
        .feels(&[("guilty", 4)])
        .note(
            "Pump at the north station, battery flat, nobody there with a phone. I drove as \
             fast as I could.",
        )
        .corrected(
            23,
            2,
            21,
            "Pump at the north station, battery flat. There was somebody with a phone, and I \
             didn't borrow it because I thought driving would be quicker. Five months and I \
             still get that sum wrong. And last night I wrote it down prettier than it was.",
        ),
    ana(23, 1, 23, 1).shared().feels(&[("afraid", 4), ("angry", 3)]).energy(1).note(
        "Ten to eight, no message, and I had my coat on. I don't know where I thought I \
             was going.",
    ),
    ana(23, 2, 23, 2)
        .shared()
        .feels(&[("tired", 3)])
        .note("It took a night and a choir practice. The last one took two weeks."),
    ben(23, 4, 20, 2).shared().energy(2),
    ana(23, 5, 22, 3).shared().feels(&[("playful", 3)]),
    ben(23, 5, 23, 3).shared(),
    ana(23, 6, 20, 3),
    // Week 24.
    ana(24, 0, 21, 3).shared().energy(3),
    ben(24, 0, 22, 3).shared().note(
        "I said to Noor that I keep waiting for the day I'm done. She asked what I'd stop \
         doing that day. I couldn't think of anything I'd want to stop.",
    ),
    ana(24, 2, 22, 2).feels(&[("sad", 2), ("unsure", 3)]).note(
        "Some days I miss being someone who didn't ask. I don't think she's coming back. \
         I don't mind the new one as much as I did.",
    ),
    ben(24, 3, 21, 3).shared(),
    ana(24, 5, 22, 4).shared(),
    ben(24, 5, 22, 4).shared().feels(&[("close", 3)]),
    ben(24, 6, 12, 3).energy(4),
    // Week 25.
    ana(25, 0, 22, 3).energy(3),
    ben(25, 1, 21, 3).shared(),
    ana(25, 2, 23, 3).shared().energy(4),
    ben(25, 3, 22, 3).shared().feels(&[("open", 2)]).note(
        "Tom asked if I'd come to the garage on a Friday. I said I'd talk to you first. \
         He said \"good man\", which was a bit much.",
    ),
    ana(25, 4, 20, 2).shared().feels(&[("on guard", 2), ("curious", 2)]).note(
        "My stomach answered about Tom's garage before I did. I'd like to think about it \
             until after Noor.",
    ),
    ben(25, 5, 10, 3).shared().energy(4),
    ana(25, 6, 11, 4)
        .shared()
        .feels(&[("rested", 3), ("close", 3)])
        .energy(4)
        .thanks("You made the first pancake for Pip again and thought I wasn't looking."),
    ben(25, 6, 21, 3).shared().feels(&[("hopeful", 3)]),
    // Week 26.
    ben(26, 0, 6, 3)
        .shared()
        .feels(&[("steady", 3)])
        .energy(3)
        .needs("Could you drive us to Noor today? I talk better in the passenger seat."),
];

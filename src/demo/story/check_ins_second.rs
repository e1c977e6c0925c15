//! Weeks 7 to 13: the market, the car round the corner, a lasagne, a message told the same day.

use super::CheckIn;
use super::check_ins::{ana, ben};

/// Weeks 7 to 13, in order.
pub(super) const WEEKS_7_TO_13: &[CheckIn] = &[
    // Week 7.
    ana(7, 0, 22, 2).feels(&[("steady", 2)]),
    ana(7, 2, 12, 2)
        .shared()
        .feels(&[("curious", 2)])
        .thanks("You remembered I hate the window seat."),
    ana(7, 4, 21, 1).feels(&[("on guard", 3)]).energy(2),
    ana(7, 6, 22, 1).feels(&[("unsure", 3)]).note(
        "Ben hasn't checked in all week. He's been home every night, we've talked twice, \
         and I still keep looking here.",
    ),
    // Week 8.
    ben(8, 0, 21, 1).shared().feels(&[("ashamed", 2), ("tired", 4)]).note(
        "I didn't write last week. I had nothing good to say and kept waiting until I \
             did. Still nothing very good. Bins are out.",
    ),
    ana(8, 2, 22, 2),
    ana(8, 4, 18, 1).shared().needs(
        "Fridays around six are the worst. A message that just says \"leaving now\" would \
         help.",
    ),
    ben(8, 4, 19, 1).shared().energy(2),
    ana(8, 5, 15, 3)
        .shared()
        .feels(&[("playful", 2)])
        .thanks("The market. I'm still thinking about that man and his onion."),
    ben(8, 5, 20, 2).shared().feels(&[("grateful", 3)]),
    ana(8, 6, 21, 2).shared().energy(3),
    ben(8, 6, 22, 2).feels(&[("hopeful", 2)]),
    // Week 9.
    ana(9, 0, 21, 2).shared().energy(3),
    ben(9, 1, 23, 0).feels(&[("ashamed", 5), ("small", 4)]).note(
        "Sat in the car round the corner for forty minutes because I couldn't come in \
             with that face. Then I said traffic. There was no reason. It was just out.",
    ),
    ana(9, 1, 23, 0).feels(&[("let down", 5), ("angry", 4)]).note(
        "Traffic, he said. The bonnet was cold. I hate that I'm a person who feels \
             bonnets.",
    ),
    ben(9, 2, 20, 0).shared().feels(&[("guilty", 5)]).note(
        "There was no traffic. I was parked by the recycling bins, too ashamed to come \
         in. It's a small lie and the same kind as the others. I'm sorry I put you back \
         at that window.",
    ),
    ana(9, 2, 22, 0).feels(&[("tired", 5)]).energy(1),
    ana(9, 3, 23, 0)
        .shared()
        .note("You said it before I had to drag it out of you. I'm still furious."),
    ben(9, 4, 21, 1),
    ana(9, 4, 22, 0).feels(&[("bitter", 3)]),
    ana(9, 5, 9, 1).shared().needs("Can we move the lasagne? I can't do nice tonight."),
    ben(9, 6, 19, 1).feels(&[("determined", 3)]),
    // Week 10.
    ana(10, 0, 21, 1).shared().feels(&[("unsure", 3)]).note(
        "Noor drew it for us: Ben is ashamed and goes quiet, I get scared and check, Ben \
         is more ashamed. It looks like a roundabout. Whose turn is it to come off?",
    ),
    ben(10, 0, 22, 1).shared().feels(&[("seen", 2), ("ashamed", 3)]),
    ana(10, 2, 23, 1).energy(2),
    ben(10, 4, 20, 2).shared().energy(3),
    ana(10, 5, 22, 3)
        .shared()
        .feels(&[("playful", 2), ("close", 2)])
        .note("It's black round the edges again. Eleven years, three ovens, same lasagne."),
    ben(10, 5, 23, 3).shared().feels(&[("tender", 3)]).thanks(
        "For eating the burnt corner. You said it was the best bit and I nearly believed \
         you.",
    ),
    ben(10, 6, 12, 3).energy(3),
    ana(10, 6, 20, 2).feels(&[("angry", 3)]).note(
        "It was a good evening and today I'm angry that it was. Nobody warned me about \
         that.",
    ),
    // Week 11.
    ben(11, 1, 21, 1).shared().feels(&[("lonely", 2)]),
    ben(11, 3, 22, 1).feels(&[("helpless", 3), ("afraid", 3)]).note(
        "Ana hardly talks this week. Not cold, just somewhere else. I keep wanting to ask \
             if it's me. It's me.",
    ),
    ben(11, 5, 9, 2).shared().energy(3).thanks("The note on the bread bin."),
    ben(11, 6, 20, 2),
    // Week 12.
    ana(12, 0, 21, 2)
        .shared()
        .feels(&[("tired", 3)])
        .note("I didn't write for a week. I wanted some days that weren't about this."),
    ben(12, 2, 7, 2).energy(2),
    ana(12, 3, 23, 1).feels(&[("frustrated", 3)]).note(
        "He ticked the ten minutes. He was at work in his head the whole time. I could \
         have told the coat stand about my day.",
    ),
    ben(12, 4, 21, 2).shared(),
    ana(12, 5, 18, 3).shared().feels(&[("playful", 4), ("close", 2)]).note(
        "Mini golf in pouring rain, only us and one very wet dad. I won. I'd like that \
             written down somewhere.",
    ),
    ben(12, 5, 19, 3)
        .shared()
        .feels(&[("playful", 3), ("grateful", 3)])
        .note("I dispute hole nine."),
    ana(12, 6, 10, 3).shared().energy(4),
    ben(12, 6, 21, 3).feels(&[("hopeful", 3)]),
    // Week 13.
    ana(13, 0, 22, 3).feels(&[("settled", 2)]),
    ben(13, 2, 18, 1).shared().feels(&[("afraid", 5), ("determined", 3)]).note(
        "She wrote to me today. Two lines, how am I. I haven't answered and I'm not going \
             to. I wanted you to have it from me, tonight, before choir or after, you choose.",
    ),
    ana(13, 2, 23, 0).shared().feels(&[("hurt", 4), ("afraid", 4)]),
    ana(13, 3, 4, 0).feels(&[("anxious", 4)]).energy(1).note(
        "He told me the same day. Mara says that's what I wanted, and it is. I've still \
         been awake since two.",
    ),
    ben(13, 3, 22, 1),
    ana(13, 4, 21, 1).shared().feels(&[("on guard", 4)]),
    ben(13, 4, 22, 1).shared().feels(&[("relieved", 2), ("tired", 3)]),
    ana(13, 6, 20, 1).energy(2),
    ben(13, 6, 21, 1),
];

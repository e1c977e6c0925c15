//! Weeks 0 to 6: the kitchen, nights at Mara's, the lake, a first hour with Noor Weber.

use super::CheckIn;
use super::check_ins::{ana, ben};

/// Weeks 0 to 6, in order.
pub(super) const WEEKS_0_TO_6: &[CheckIn] = &[
    // Week 0.
    ana(0, 1, 23, 0).feels(&[("hurt", 5), ("numb", 4)]).energy(1).note(
        "I keep washing the same cup. I read the messages in this kitchen and now I can't \
             stand in it for longer than a cup takes.",
    ),
    ben(0, 1, 23, 0).feels(&[("ashamed", 5), ("helpless", 4)]),
    ana(0, 2, 4, 0).energy(1),
    ana(0, 3, 22, 0).feels(&[("angry", 4), ("humiliated", 4)]).note(
        "Now I'm going through all the Fridays. The one with Mara's birthday. The one \
             when I had a fever and he rang to ask if I needed anything from the shop.",
    ),
    ben(0, 3, 21, 0).shared().feels(&[("ashamed", 5), ("regretful", 4)]).note(
        "I said I was at Tom's on Fridays. I wasn't. I'm writing it here so that it's \
             written down somewhere and I can't make it softer tomorrow.",
    ),
    ana(0, 4, 20, 0).feels(&[("on guard", 5)]),
    ben(0, 5, 22, 0),
    ana(0, 6, 9, 0)
        .shared()
        .feels(&[("tired", 4), ("hurt", 5)])
        .needs("No talking about it before noon today, please. Just take Pip out."),
    ben(0, 6, 13, 0).shared().feels(&[("guilty", 4)]),
    // Week 1.
    ana(1, 0, 22, 0).feels(&[("angry", 5)]),
    ben(1, 0, 22, 0).shared().feels(&[("ashamed", 4), ("small", 3)]),
    ana(1, 1, 6, 0).energy(1),
    ben(1, 2, 23, 0)
        .feels(&[("helpless", 4), ("lonely", 4)])
        .note("Ana is at Mara's till Saturday. Pip lies by the door and sighs at me."),
    ana(1, 3, 21, 0)
        .feels(&[("numb", 3), ("tired", 5)])
        .note("Mara made soup and didn't ask. The boys think I've come for the trampoline."),
    ben(1, 4, 20, 0).shared().feels(&[("regretful", 5)]).note(
        "Friday. I'm at home with Pip, I had toast. I know you can't check that. I wanted \
         to tell you anyway.",
    ),
    ana(1, 5, 23, 0).shared().feels(&[("hurt", 4)]),
    ben(1, 6, 20, 0).energy(1),
    // Week 2.
    ana(2, 0, 23, 0).shared().feels(&[("hurt", 4), ("on guard", 4)]).needs(
        "When I ask the same question again, please answer it again. I'm not testing you. \
             I really don't remember what you said.",
    ),
    ben(2, 0, 21, 1).shared(),
    ana(2, 1, 22, 0).energy(1),
    ben(2, 2, 22, 0).feels(&[("ashamed", 4), ("afraid", 3)]).note(
        "Asking her to dinner at the Italian was stupid. She went very quiet. I wanted to \
             do something, so I did the thing that was easy for me.",
    ),
    ana(2, 3, 4, 0).feels(&[("anxious", 4)]).energy(1),
    ana(2, 4, 19, 0).feels(&[("on guard", 5)]).note(
        "Six minutes past seven. I was standing at the window with the tea towel before I \
         noticed I'd got up.",
    ),
    ben(2, 4, 21, 0).shared().note(
        "I was six minutes late and I said \"it's only six minutes\". Wrong sentence. I \
         saw you at the window.",
    ),
    ana(2, 6, 10, 1)
        .shared()
        .feels(&[("tired", 4)])
        .energy(2)
        .thanks("You got the washing in before the rain and didn't mention it."),
    ben(2, 6, 20, 1).shared(),
    // Week 3.
    ana(3, 0, 22, 0).feels(&[("resentful", 4)]),
    ana(3, 2, 22, 1).shared().feels(&[("sad", 4)]).note(
        "Choir. I mostly moved my mouth. But nobody there knows anything, and for an hour \
         and a half I was just an alto.",
    ),
    ben(3, 3, 23, 0).feels(&[("overwhelmed", 4), ("helpless", 3)]).note(
        "She wants half an hour of talk every evening. Around minute twelve my head goes \
             white. I'd rather say ten and do it than say thirty and sit there like a wall.",
    ),
    ana(3, 4, 23, 0).feels(&[("on guard", 4), ("lonely", 4)]),
    ben(3, 5, 11, 1).energy(2),
    ana(3, 6, 21, 1).shared().feels(&[("unsure", 3)]).note(
        "Ten minutes, then. I was cross about it for two days. Ten is still more than we \
         had.",
    ),
    ben(3, 6, 22, 1).shared().feels(&[("relieved", 2), ("determined", 3)]),
    // Week 4.
    ana(4, 0, 5, 1).feels(&[("tired", 5)]).energy(2),
    ben(4, 1, 20, 1)
        .shared()
        .feels(&[("exposed", 3)])
        .energy(2)
        .note("First ten minutes in the kitchen. Mostly we listened to the fridge."),
    ana(4, 1, 22, 1).shared().note(
        "The fridge had more to say than you. You did stay in the chair, though. I saw \
         that.",
    ),
    ana(4, 3, 23, 0).note(
        "The café by the station, twice on the bank statement, both Fridays. It isn't the \
         money.",
    ),
    ben(4, 4, 21, 0).feels(&[("guilty", 4)]),
    ana(4, 5, 12, 0).energy(2),
    ben(4, 6, 19, 1).shared().note(
        "I told Tom today that I'd used his name for my Fridays. He went quiet and then \
         he said, don't do that to me again. Fair.",
    ),
    ana(4, 6, 21, 1)
        .shared()
        .feels(&[("angry", 2), ("relieved", 2)])
        .thanks("For telling Tom yourself. I thought I'd have to ask."),
    // Week 5.
    ana(5, 2, 23, 1).feels(&[("disappointed", 3)]),
    ben(5, 3, 6, 1)
        .feels(&[("tired", 5)])
        .energy(1)
        .note("Awake since four again, up and down the hall like a burglar in my own house."),
    ana(5, 4, 20, 0).shared().note(
        "I walked out in the middle of your sentence. Then I sat on the edge of the bath \
         and didn't know how to come back in.",
    ),
    ben(5, 4, 22, 0).feels(&[("helpless", 3)]),
    ana(5, 6, 20, 2).shared().feels(&[("calm", 2), ("tired", 3)]).note(
        "An hour at the lake. We talked about Pip, and whether herons are grumpy or just \
             look it. I only cried in the car.",
    ),
    ben(5, 6, 21, 2).shared().thanks("For the lake. And for laughing about the sandwich."),
    // Week 6.
    ana(6, 0, 21, 1).shared().feels(&[("unsure", 3), ("hopeful", 1)]).note(
        "First hour with Noor Weber. She asked what I'd like to be different on an \
             ordinary Tuesday. I'd prepared for the big questions and had nothing for \
             Tuesday.",
    ),
    ben(6, 0, 22, 1).shared().feels(&[("exposed", 4), ("relieved", 2)]).note(
        "I thought she would tell me off. She asked me to say what I did without the word \
             \"but\". It took three goes.",
    ),
    ana(6, 3, 23, 2).energy(3),
    ana(6, 4, 19, 1).feels(&[("anxious", 3)]),
    ben(6, 5, 10, 1).shared().note(
        "The doctor's line was engaged all Friday. I know how \"I couldn't get through on \
         Friday\" sounds, from me.",
    ),
    ana(6, 6, 11, 2).shared().energy(3),
    ben(6, 6, 20, 2).energy(2),
];

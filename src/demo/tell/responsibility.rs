//! What one takes responsibility for, from its sharing to what was said about it.

use crate::demo::{
    calendar::Calendar,
    deed::Deed,
    story::{Owned, OwnedSaid},
};

/// Everything about it.
pub(super) fn tell(calendar: &Calendar, it: &Owned) -> Vec<Deed> {
    let at = |week, weekday| calendar.at(calendar.day(week, weekday), 20, 40);
    let first = Deed::new(at(it.week, it.weekday), it.by, "/accountability-statements");
    let shared = it.parts.iter().fold(first, |deed, (part, words)| deed.with(part, words));
    let answers = it.answers.iter().map(|(week, weekday, said)| {
        let at = at(*week, *weekday);
        let answer = |answer| Deed::new(at, it.by.other(), "answers").with("answer", answer);
        match *said {
            OwnedSaid::Received(part) => answer("received").with("part", part),
            OwnedSaid::NeedsMore { part, what } => {
                answer("more").with("part", part).with("what", what)
            }
            OwnedSaid::NotReady => answer("not ready"),
            OwnedSaid::More { part, name, words } => {
                Deed::new(at, it.by, "additions").with("part", part).with(name, words)
            }
        }
    });
    std::iter::once(shared).chain(answers).collect()
}

//! Something that was begun and not shared.

use crate::demo::{calendar::Calendar, deed::Deed, story::Begun};

/// What was written so far.
pub(super) fn tell(calendar: &Calendar, it: &Begun) -> Vec<Deed> {
    let at = calendar.at(calendar.day(it.week, it.weekday), 22, 40);
    let begun = Deed::new(at, it.who, it.route).kept();
    vec![it.parts.iter().fold(begun, |deed, (part, words)| deed.with(part, words))]
}

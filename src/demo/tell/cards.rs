//! A card for a hard moment, written and shared.

use crate::demo::{calendar::Calendar, deed::Deed, story::CardWritten};

/// One card.
pub(super) fn tell(calendar: &Calendar, it: &CardWritten) -> Vec<Deed> {
    let at = calendar.at(calendar.day(it.week, it.weekday), u32::from(it.hour), 35);
    let deed = Deed::new(at, it.by, "/hard-moment-cards")
        .with("helps", it.helps)
        .with("does_not", it.does_not)
        .with("cue", it.cue)
        .with("signs", it.signs)
        .with("myself", it.myself)
        .with("signal", it.signal);
    vec![deed]
}

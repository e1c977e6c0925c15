//! An evening on which one of the two answers some hobbies.

use chrono::TimeDelta;

use crate::demo::{calendar::Calendar, deed::Deed, story::hobbies::Evening};

/// Everything about it.
pub(super) fn tell(calendar: &Calendar, it: &Evening) -> Vec<Deed> {
    let at = calendar.at(calendar.day(it.week, it.weekday), 21, 5);
    let answers = it.answers.iter().map(|(hobby, answer)| {
        Deed::new(at, it.who, "/hobbies/answers").with("hobby", hobby).with("answer", answer)
    });
    let suggestion = it.suggestion.map(|words| {
        let later = at + TimeDelta::minutes(9);
        Deed::new(later, it.who, "/hobbies/suggestions").with("hobby", words)
    });
    answers.chain(suggestion).collect()
}

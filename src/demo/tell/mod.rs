//! From the story to deeds: who sends which form at which moment.

mod answers;
mod cards;
mod check_ins;
mod commitments;
mod concerns;
mod dates;
mod drafts;
mod hard_dates;
mod hard_moments;
mod hobbies;
mod impact;
mod journals;
mod looking_back;
mod milestones;
mod occurrences;
mod openness;
mod phases;
mod pulses;
mod questions;
mod responsibility;
mod setback_plan;
mod small_deeds;
mod talks;
mod tellings;
mod therapy;
mod time_outs;
mod weekly_meetings;

use super::{
    calendar::Calendar,
    deed::{Deed, Thing},
    story,
};

/// Every deed of the story up to now, in the order of time.
pub(super) fn deeds(calendar: &Calendar) -> Vec<(Thing, Deed)> {
    let check_ins = story::check_ins().chain(story::this_week());
    let things = check_ins
        .map(|it| check_ins::tell(calendar, it))
        .chain(story::commitments().iter().map(|it| commitments::tell(calendar, it)))
        .chain(story::dates().iter().map(|it| dates::tell(calendar, it)))
        .chain(story::talks().iter().map(|it| talks::tell(calendar, it)))
        .chain(agreed(calendar))
        .chain(story::answers().iter().map(|it| answers::tell(calendar, it)))
        .chain(story::questions().iter().map(|it| questions::tell(calendar, it)))
        .chain(story::cards().iter().map(|it| cards::tell(calendar, it)))
        .chain(story::tellings().iter().map(|it| tellings::tell(calendar, it)))
        .chain(story::small_deeds::all().iter().map(|it| small_deeds::tell(calendar, it)))
        .chain(
            story::hobbies::all()
                .iter()
                .flat_map(|it| hobbies::tell(calendar, it))
                .map(|it| vec![it]),
        )
        .chain(story::owned().iter().map(|it| responsibility::tell(calendar, it)))
        .chain(story::raised().iter().map(|it| concerns::tell(calendar, it)))
        .chain(story::weekly_meetings().iter().map(|it| weekly_meetings::tell(calendar, it)))
        .chain(story::meeting_times().iter().map(|it| vec![weekly_meetings::time(calendar, it)]))
        .chain(story::openness().iter().map(|it| openness::tell(calendar, it)))
        .chain(story::drafts().iter().map(|it| drafts::tell(calendar, it)))
        .chain(hard_moments::tell(calendar))
        .chain(story::question_times().into_iter().map(|it| questions::talked(calendar, it)))
        .chain(impact::tell(calendar))
        .chain(alone(calendar));
    let mut deeds: Vec<_> = things
        .enumerate()
        .flat_map(|(thing, deeds)| deeds.into_iter().map(move |deed| (thing, deed)))
        .filter(|(_, deed)| deed.at <= calendar.now)
        .collect();
    deeds.sort_by_key(|(thing, deed)| (deed.at, *thing));
    deeds
}

/// What takes both, and what is for a therapist.
fn agreed(calendar: &Calendar) -> impl Iterator<Item = Vec<Deed>> {
    story::time_outs_agreed()
        .iter()
        .map(|it| time_outs::tell(calendar, it))
        .chain(story::setback_plans().iter().map(|it| setback_plan::tell(calendar, it)))
        .chain(story::phases().iter().map(|it| phases::tell(calendar, it)))
        .chain(story::milestones().iter().map(|it| milestones::tell(calendar, it)))
        .chain(story::goals().iter().map(|it| therapy::goals(calendar, it)))
        .chain(story::for_sessions().iter().map(|it| vec![therapy::for_session(calendar, it)]))
        .chain(story::appointments().iter().map(|it| therapy::appointment(calendar, it)))
        .chain([vec![therapy::contact(calendar)], therapy::packet(calendar)])
        .chain(story::practised().iter().map(|it| therapy::practised(calendar, it)))
}

/// What each keeps for themselves, or shares as a copy.
fn alone(calendar: &Calendar) -> impl Iterator<Item = Vec<Deed>> {
    story::hard_days()
        .iter()
        .map(|it| hard_dates::tell(calendar, it))
        .chain(story::pulses().map(|it| vec![pulses::tell(calendar, it)]))
        .chain(story::looked_back().iter().map(|it| vec![looking_back::tell(calendar, it)]))
        .chain(story::journals().iter().map(|it| journals::tell(calendar, it)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::{DateTime, TimeDelta, Utc};

    use super::*;
    use crate::demo::ZONE;

    #[test]
    fn whenever_it_is_told_nothing_lies_ahead_and_each_thing_is_made_first() {
        let monday: DateTime<Utc> = "2026-11-23T00:10:00Z".parse().expect("an instant");
        for hours in [0, 5, 13, 22, 70, 120, 166] {
            let now = monday + TimeDelta::hours(hours);
            let deeds = deeds(&Calendar::ending(now, ZONE));
            let mut made = BTreeSet::new();
            for (thing, deed) in &deeds {
                assert!(deed.at <= now, "{deed:?}");
                // A time-out is taken in the middle of a talk.
                let makes = deed.route.starts_with('/') && deed.route != "/time-outs";
                assert_eq!(makes, made.insert(*thing), "{deed:?}");
            }
            assert!(deeds.len() > 900, "{}", deeds.len());
        }
    }
}

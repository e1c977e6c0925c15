//! The page of the time for the meeting.

use askama::Template;
use chrono::Weekday;

use super::{History, MeetingTime, Rhythm};
use crate::{
    access::Partner,
    day,
    steps::accountability::cadence::weekday_name,
    text::{Typed, capital},
    web::page::{Frame, Place},
};

const DAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

#[derive(Template)]
#[template(path = "steps/small_issues/weekly_meeting/time.html")]
pub(super) struct TimePage {
    frame: Frame,
    form: Typed,
    partner: String,
    clock: String,
    /// What is agreed, and when it is next.
    agreed: Option<(String, String)>,
    /// What is proposed.
    proposed: Option<Proposed>,
    weekdays: Vec<(String, &'static str)>,
    /// How much had been done when this page was made.
    seen: usize,
}

struct Proposed {
    line: String,
    is_own: bool,
}

impl TimePage {
    pub(super) fn new(
        partner: &Partner,
        (history, rhythm): (&History, Rhythm),
        typed: Option<Typed>,
    ) -> Self {
        let standing = history.standing();
        let weekdays = DAYS.map(|day| (day.num_days_from_monday().to_string(), weekday_name(day)));
        Self {
            frame: Frame::of(partner, Place::Together, "Weekly meeting"),
            form: typed.unwrap_or_default(),
            partner: partner.partner_name().to_owned(),
            clock: format!("By your own clock, {}.", partner.zone().name()),
            agreed: standing.agreed.map(|time| in_words(partner, (time, rhythm))),
            proposed: standing.proposed.map(|(by, time)| {
                let is_own = by == partner.person();
                let who = if is_own { "You propose" } else { partner.partner_name() };
                let proposes = if is_own { "" } else { " proposes" };
                let line = format!("{who}{proposes} {}", said(partner, (time, rhythm)));
                Proposed { line, is_own }
            }),
            weekdays: weekdays.into(),
            seen: history.done.len(),
        }
    }
}

/// "Every Sunday at 19:30", and when it is next by the reader's clock.
pub(in super::super) fn in_words(
    partner: &Partner,
    (time, rhythm): (MeetingTime, Rhythm),
) -> (String, String) {
    let next = time.next(partner.now(), rhythm);
    let next = next.map(|at| day::and_time(at, partner.zone(), partner.today()));
    (capital(&said(partner, (time, rhythm))), next.unwrap_or_default())
}

/// With the place whose clock it is, if that is not the reader's.
fn said(partner: &Partner, (time, rhythm): (MeetingTime, Rhythm)) -> String {
    let words = time.in_words(rhythm);
    if time.zone == partner.zone() { words } else { format!("{words} ({})", time.zone.name()) }
}

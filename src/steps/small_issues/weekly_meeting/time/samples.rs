//! The time for the meeting, as Ana comes to it.

use chrono::Weekday;

use super::{Act, Done, History, MeetingTime, Rhythm, pages::TimePage};
use crate::{
    access::Partner,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<TimePage>()
}

/// When they have it.
pub(crate) fn sundays() -> MeetingTime {
    MeetingTime { weekday: Weekday::Sun, minute: 19 * 60 + 30, zone: Partner::sample().zone() }
}

fn history(done: &[(bool, Act)]) -> History {
    let ana = Partner::sample();
    let done = done.iter().map(|(by_ana, act)| Done {
        who: if *by_ana { ana.person() } else { ana.partner() },
        act: *act,
        at: ana.now(),
        is_changed: false,
    });
    History { done: done.collect() }
}

impl Sample for TimePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let often = |done: &[(bool, Act)], rhythm| {
            Self::new(&Partner::sample(), (&history(done), rhythm), None)
        };
        let page = |done: &[(bool, Act)]| often(done, Rhythm::Weekly);
        let proposed = Act::Proposed(sundays());
        let far = MeetingTime { zone: chrono_tz::Tz::Asia__Tokyo, ..sundays() };
        let mut wrong = Faults::one("weekday", "Please choose a day");
        wrong.add("time", "Please choose a time, such as 19:30");
        let wrong = Typed::with_values(&[("time", "soon")]).with_faults(wrong);
        vec![
            ("nothing yet", page(&[])),
            ("hers", page(&[(true, proposed)])),
            ("Ben’s", page(&[(false, proposed)])),
            ("agreed", page(&[(true, proposed), (false, Act::Agreed)])),
            (
                "another is proposed",
                page(&[(true, proposed), (false, Act::Agreed), (false, Act::Proposed(far))]),
            ),
            ("monthly", often(&[(true, proposed), (false, Act::Agreed)], Rhythm::Monthly)),
            ("wrong", Self::new(&Partner::sample(), (&history(&[]), Rhythm::Weekly), Some(wrong))),
        ]
    }
}

//! Time-outs, as Ana comes to them.

use chrono::TimeDelta;

use super::{TimeOut, agreement::samples::lighthouse, pages::TimeOutPage, store::Now};
use crate::{
    access::{Partner, PersonId},
    sealed::Opened,
    web::sample::{Sample, Shown, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<TimeOutPage>()
}

/// Nothing is on, and nothing is agreed.
pub(crate) const fn nothing() -> Now {
    Now { time_out: None, agreed: None }
}

/// Agreed, and nothing is on.
pub(crate) fn agreed() -> Now {
    Now { time_out: None, agreed: Some(genuine(lighthouse())) }
}

/// Begun so many minutes ago, for half an hour.
fn taken(ana: &Partner, by: PersonId, minutes: i64) -> TimeOut {
    let since = ana.now() - TimeDelta::minutes(minutes);
    TimeOut { by, since, until: since + TimeDelta::minutes(30), moved: false, back_at: None }
}

/// Ben takes one.
pub(crate) fn bens() -> Now {
    let ana = Partner::sample();
    Now { time_out: Some(taken(&ana, ana.partner(), 5)), agreed: Some(genuine(lighthouse())) }
}

/// He is back.
pub(crate) fn ben_is_back() -> Now {
    let bens = bens();
    let back_at = Some(Partner::sample().now());
    Now { time_out: bens.time_out.map(|it| TimeOut { back_at, ..it }), ..bens }
}

/// She does.
pub(crate) fn hers() -> Now {
    let ana = Partner::sample();
    Now { time_out: Some(taken(&ana, ana.person(), 5)), agreed: None }
}

impl Sample for TimeOutPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let hers_now = taken(&ana, ana.person(), 5);
        let on = |time_out| Now { time_out: Some(time_out), ..agreed() };
        let back = |time_out| on(TimeOut { back_at: Some(ana.now()), ..time_out });
        let tomorrow = TimeOut { until: ana.now() + TimeDelta::hours(20), moved: true, ..hers_now };
        [
            ("as they agreed", agreed()),
            ("nothing is agreed", nothing()),
            (
                "what was agreed was changed",
                Now { agreed: Some(Opened::ChangedOutside), ..nothing() },
            ),
            ("hers, as agreed", on(hers_now)),
            ("hers, and nothing is agreed", hers()),
            ("hers, moved to tomorrow", on(tomorrow)),
            ("hers, and it is time", on(taken(&ana, ana.person(), 40))),
            ("hers is over", back(hers_now)),
            ("Ben’s", bens()),
            ("Ben’s, and nothing is agreed", Now { agreed: None, ..bens() }),
            ("Ben’s, and it is time", on(taken(&ana, ana.partner(), 40))),
            ("Ben is back", ben_is_back()),
        ]
        .map(|(state, now)| (state, Self::new(&ana, &now, now.time_out.map(|_| id(41)))))
        .into()
    }
}

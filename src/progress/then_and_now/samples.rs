//! Ana's sentences.

use super::{
    Month, MonthForm,
    pages::{ListPage, NewPage},
};
use crate::{
    access::{Member, Partner},
    progress::look_back::{Kept, Span},
    sealed::Opened,
    text::Typed,
    web::sample::{Sample, Shown, at, day, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<ListPage>(), show::<NewPage>()].concat()
}

fn kept(month: &str, opened: impl FnOnce(Month) -> Opened<Month>) -> Kept<Month> {
    let since = day(month);
    let sentence = "We can sit in one room again without me listening for his phone.".to_owned();
    Kept {
        id: id(950),
        since,
        said: opened(Month { month: since, sentence }),
        revision: 0,
        made_at: at("2026-03-08 20:15"),
    }
}

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let now = Span::asked("", ana.today());
        let page = |shown: Vec<Kept<Month>>| Self::new(&ana, now, shown, Some(day("2024-10-01")));
        let months = |all: &[&str]| all.iter().map(|it| kept(it, Opened::Genuine)).collect();
        let before = Span::asked("2025-03-01", ana.today());
        vec![
            (
                "then and now",
                page(months(&["2025-10-01", "2025-12-01", "2026-02-01", "2026-03-01"])),
            ),
            ("this month is not written", page(months(&["2026-01-01", "2026-02-01"]))),
            ("nothing yet", Self::new(&ana, now, Vec::new(), None)),
            ("closed", page(vec![kept("2026-02-01", |_| Opened::Locked)])),
            ("changed outside", page(vec![kept("2026-02-01", |_| Opened::ChangedOutside)])),
            ("before a reset", page(vec![kept("2026-02-01", |_| Opened::BeforeReset)])),
            ("earlier ones", Self::new(&ana, before, months(&["2024-10-01", "2025-01-01"]), None)),
            (
                "not in a couple",
                Self::new(&Member::sample_alone(), now, months(&["2026-01-01"]), None),
            ),
        ]
    }
}

impl Sample for NewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (this, before) = (day("2026-03-01"), kept("2026-03-01", Opened::Genuine));
        let locked = kept("2026-03-01", |_| Opened::Locked);
        let nothing = sent::<MonthForm>(&[("month", "2026-03-01"), ("sentence", " ")]);
        let faults = nothing.form.parse(ana.today()).expect_err("nothing");
        vec![
            ("an empty page", Self::filled(&ana, this, None)),
            ("written before", Self::filled(&ana, this, Some(&before))),
            ("written before, and closed", Self::filled(&ana, this, Some(&locked))),
            ("the month before", Self::filled(&ana, day("2026-02-01"), None)),
            ("something is missing", Self::new(&ana, this, nothing.with_faults(faults))),
            ("written elsewhere", Self::over(&ana, this, (2, Typed::default()))),
        ]
    }
}

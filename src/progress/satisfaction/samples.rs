//! Ana's months in numbers.

use super::{
    Satisfaction, SatisfactionForm,
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

fn kept(
    month: &str,
    opened: impl FnOnce(Satisfaction) -> Opened<Satisfaction>,
) -> Kept<Satisfaction> {
    let since = day(month);
    Kept {
        id: id(960),
        since,
        said: opened(Satisfaction { month: since, answers: [3, 2, 1, 2] }),
        revision: 0,
        made_at: at("2026-03-08 20:15"),
    }
}

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let now = Span::asked("", ana.today());
        let page = |shown| Self::new(&ana, now, shown, Some(day("2024-10-01")));
        let months =
            |all: &[&str]| all.iter().map(|it| kept(it, Opened::Genuine)).collect::<Vec<_>>();
        let mut mixed = months(&["2025-10-01", "2025-12-01"]);
        mixed.push(kept("2026-01-01", |_| Opened::ChangedOutside));
        mixed.push(kept("2026-02-01", |_| Opened::BeforeReset));
        let before = Span::asked("2025-03-01", ana.today());
        vec![
            (
                "some months",
                page(months(&["2025-10-01", "2025-11-01", "2026-01-01", "2026-03-01"])),
            ),
            ("nothing yet", Self::new(&ana, now, Vec::new(), None)),
            ("one", page(months(&["2026-02-01"]))),
            ("closed", page(vec![kept("2026-02-01", |_| Opened::Locked)])),
            ("changed and sealed", page(mixed)),
            ("earlier ones", Self::new(&ana, before, months(&["2024-10-01"]), None)),
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
        let two = sent::<SatisfactionForm>(&[("happiness", "3"), ("warm", "2")]);
        let faults = two.form.parse(ana.today()).expect_err("two are missing");
        vec![
            ("the four questions", Self::new(&ana, Typed::default())),
            ("two are missing", Self::new(&ana, two.with_faults(faults))),
        ]
    }
}

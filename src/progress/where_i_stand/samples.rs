//! Where Ana stood.

use super::{Day, DayForm, Stand, pages::ListPage};
use crate::{
    access::Member,
    progress::look_back::{Kept, Span},
    sealed::Opened,
    web::sample::{Sample, Shown, at, day, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<ListPage>()
}

fn kept(on: &str, stand: Stand, opened: impl FnOnce(Day) -> Opened<Day>) -> Kept<Day> {
    let (since, note) = (day(on), "I would stay for the evenings like Tuesday.".to_owned());
    Kept {
        id: id(970),
        since,
        said: opened(Day { day: since, stand, note }),
        revision: 0,
        made_at: at("2026-03-08 20:15"),
    }
}

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let now = Span::asked("", ana.today());
        let page = |shown| Self::new(&ana, now, (shown, Some(day("2024-10-01"))));
        let one = |stand| vec![kept("2026-03-08", stand, Opened::Genuine)];
        let nothing = sent::<DayForm>(&[("note", "I do not know.")]);
        let faults = nothing.form.parse(ana.today()).expect_err("nothing was chosen");
        let before = Span::asked("2025-03-01", ana.today());
        let earlier = (vec![kept("2024-10-02", Stand::Pause, Opened::Genuine)], None);
        let alone = (one(Stand::Unsure), None);
        let mut mixed = one(Stand::Continue);
        mixed.insert(0, kept("2026-02-01", Stand::Part, |_| Opened::ChangedOutside));
        mixed.insert(0, kept("2026-01-01", Stand::Part, |_| Opened::BeforeReset));
        let locked = kept("2026-02-01", Stand::Part, |_| Opened::Locked);
        vec![
            ("unsure", page(one(Stand::Unsure))),
            ("nothing yet", Self::new(&ana, now, (Vec::new(), None))),
            ("a pause", page(one(Stand::Pause))),
            ("parting", page(one(Stand::Part))),
            ("changed and sealed", page(mixed)),
            ("closed", page(vec![locked])),
            ("nothing chosen", page(one(Stand::Unsure)).over(nothing.with_faults(faults))),
            ("said today", page(vec![kept("2026-03-12", Stand::Unsure, Opened::Genuine)])),
            ("closed today", page(vec![kept("2026-03-12", Stand::Unsure, |_| Opened::Locked)])),
            ("earlier ones", Self::new(&ana, before, earlier)),
            ("not in a couple", { Self::new(&Member::sample_alone(), now, alone) }),
        ]
    }
}

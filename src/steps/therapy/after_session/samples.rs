//! How sessions were for Ana.

use chrono::NaiveDate;

use super::{
    AfterSession, Answer, Question, SessionForm,
    pages::{ListPage, NewPage},
};
use crate::{
    access::{Member, Partner},
    progress::{
        look_back::{Kept, Span},
        pulse::Level,
    },
    sealed::Opened,
    web::sample::{Sample, Shown, at, day, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<ListPage>(), show::<NewPage>()].concat()
}

fn kept(
    on: NaiveDate,
    opened: impl FnOnce(AfterSession) -> Opened<AfterSession>,
) -> Kept<AfterSession> {
    let answers = vec![
        Answer { question: Question::Heard, level: Level::ALL[3] },
        Answer { question: Question::Fair, level: Level::ALL[2] },
    ];
    let note = "I could say the thing about the phone.".to_owned();
    Kept {
        id: id(980),
        since: on,
        said: opened(AfterSession { day: on, answers, note }),
        revision: 0,
        made_at: at("2026-03-08 20:15"),
    }
}

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let now = Span::asked("", ana.today());
        let some = || {
            vec![kept(day("2026-02-26"), Opened::Genuine), kept(day("2026-03-10"), Opened::Genuine)]
        };
        let mixed = vec![
            kept(day("2026-01-10"), |_| Opened::BeforeReset),
            kept(day("2026-02-10"), |_| Opened::ChangedOutside),
        ];
        let closed = vec![kept(day("2026-03-10"), |_| Opened::Locked)];
        let before = Span::asked("2025-03-01", ana.today());
        let earlier = vec![kept(day("2024-10-02"), Opened::Genuine)];
        vec![
            ("two sessions", Self::new(&ana, now, some(), Some(day("2024-10-02")))),
            ("nothing yet", Self::new(&ana, now, Vec::new(), None)),
            ("changed and sealed", Self::new(&ana, now, mixed, None)),
            ("closed", Self::new(&ana, now, closed, None)),
            ("earlier ones", Self::new(&ana, before, earlier, None)),
            ("not in a couple", Self::new(&Member::sample_alone(), now, some(), None)),
        ]
    }
}

impl Sample for NewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let nothing = sent::<SessionForm>(&[("held", "2026-03-12"), ("note", " ")]);
        let faults = nothing.form.parse(ana.today()).expect_err("nothing was said");
        let today = || kept(ana.today(), Opened::Genuine);
        let closed = kept(ana.today(), |_| Opened::Locked);
        vec![
            ("empty", Self::filled(&ana, None)),
            ("written before", Self::filled(&ana, Some(&today()))),
            ("closed", Self::filled(&ana, Some(&closed))),
            ("nothing said", Self::new(&ana, nothing.with_faults(faults))),
        ]
    }
}

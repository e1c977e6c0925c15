//! Ana's weeks.

use chrono::{Days, NaiveDate};

use super::{
    Level, Pulse, PulseForm, Sentence,
    lines::Span,
    pages::{About, NewPage, PulsePage, PulsesPage},
    pulse::{Answer, last},
};
use crate::{
    access::{Member, Partner},
    impact::role::Role,
    progress::look_back::Kept,
    sealed::Opened,
    steps::small_issues::check_in::Week,
    text::Typed,
    web::sample::{Sample, Shown, at, day, id, sent, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<PulsesPage>(), show::<NewPage>(), show::<PulsePage>()].concat()
}

fn pulse(week: NaiveDate, levels: &[(Sentence, usize)]) -> Pulse {
    let answer = |(sentence, level): &(Sentence, usize)| Answer {
        sentence: *sentence,
        level: Level::ALL[*level],
    };
    Pulse { week, answers: levels.iter().map(answer).collect() }
}

fn kept(ago: u64, opened: impl FnOnce(Pulse) -> Opened<Pulse>) -> Kept<Pulse> {
    let week = Week::of(day("2026-03-09") - Days::new(7 * ago));
    let level = usize::try_from(3 - ago / 4).unwrap_or_default();
    let levels = [(Sentence::Safe, level), (Sentence::Care, 2), (Sentence::Hope, 3)];
    let (since, said) = (week.monday(), opened(pulse(week.monday(), &levels)));
    Kept {
        id: id(900 + u128::from(ago)),
        since,
        said,
        revision: 0,
        made_at: at("2026-03-08 20:15"),
    }
}

fn weeks(ago: &[u64]) -> Vec<Kept<Pulse>> {
    ago.iter().rev().map(|ago| kept(*ago, Opened::Genuine)).collect()
}

fn noor() -> String {
    "Noor Weber".to_owned()
}

impl Sample for PulsesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let now = Span::asked("", ana.today());
        let page = |weeks: Vec<Kept<Pulse>>, so_far| Self::new(&ana, now, weeks, so_far);
        let oldest = Some(day("2025-10-06"));
        let broke = || {
            let answers = [(Sentence::Safe, 2), (Sentence::Kept, 4), (Sentence::Stayed, 1)];
            Kept {
                said: Opened::Genuine(pulse(day("2026-03-09"), &answers)),
                ..kept(0, Opened::Genuine)
            }
        };
        let changed = || kept(1, |_| Opened::ChangedOutside);
        let reset = || kept(2, |_| Opened::BeforeReset);
        let before = Span::asked("2025-12-21", ana.today());
        vec![
            ("three months", page(weeks(&[0, 1, 3, 4, 5, 6, 8, 9, 10]), (20, oldest))),
            ("this week is not answered", page(weeks(&[1, 2, 3, 7]), (4, Some(day("2026-01-19"))))),
            ("of who broke trust", page(vec![kept(1, Opened::Genuine), broke()], (9, oldest))),
            ("nothing yet", page(Vec::new(), (0, None))),
            ("two so far", page(weeks(&[0, 1]), (2, Some(day("2026-03-02"))))),
            ("closed", page(vec![kept(0, |_| Opened::Locked)], (9, oldest))),
            ("changed and sealed", page(vec![reset(), changed(), broke()], (9, oldest))),
            ("earlier ones", Self::new(&ana, before, Vec::new(), (9, oldest))),
            ("a therapist reads along", page(weeks(&[0, 1]), (2, oldest)).read_by(Some(noor()))),
            ("not in a couple", Self::new(&Member::sample_alone(), now, weeks(&[0]), (9, oldest))),
        ]
    }
}

impl Sample for NewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let this = Week::of(ana.today());
        let about = |week, role| About { week, role, read_by: None };
        let page =
            |role, before: Option<&Kept<Pulse>>| Self::filled(&ana, about(this, role), before);
        let read = About { read_by: Some(noor()), ..about(this, Some(Role::Hurt)) };
        let nothing = [("week", "2026-03-09"), ("safe", ""), ("kept", "7"), ("revision", "0")];
        let nothing = sent::<PulseForm>(&nothing);
        let faults = nothing.form.parse(ana.today()).expect_err("no such answer");
        let wrong = nothing.with_faults(faults);
        let before = kept(0, Opened::Genuine);
        vec![
            ("an empty page", page(Some(Role::Hurt), None)),
            ("of who broke trust", page(Some(Role::Broke), None)),
            ("answered before", page(None, Some(&before))),
            ("answered before, and closed", page(None, Some(&kept(0, |_| Opened::Locked)))),
            ("the week before", { Self::filled(&ana, about(last(ana.today()), None), None) }),
            ("a therapist reads along", Self::filled(&ana, read, None)),
            ("something is missing", Self::new(&ana, about(this, None), wrong)),
            ("answered elsewhere", Self::over(&ana, about(this, None), (2, Typed::default()))),
        ]
    }
}

impl Sample for PulsePage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let page = |kept: &Kept<Pulse>, again| Self::new(&ana, kept, (again, None));
        vec![
            (
                "a therapist has it",
                Self::new(&ana, &kept(0, Opened::Genuine), (true, Some(noor()))),
            ),
            ("this week", page(&kept(0, Opened::Genuine), true)),
            ("an older one", page(&kept(5, Opened::Genuine), false)),
            ("closed", page(&kept(0, |_| Opened::Locked), true)),
            ("before a reset", page(&kept(0, |_| Opened::BeforeReset), false)),
            ("changed outside", page(&kept(0, |_| Opened::ChangedOutside), true)),
        ]
    }
}

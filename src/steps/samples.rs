//! The way, as Ana sees it: on the first day, and when something goes on.

use super::{
    Now, Step,
    accountability::commitment::{
        Commitment,
        samples::{evenings_out, home_by_seven, ten_minutes},
    },
    communication::turn_talk::samples::her_turn,
    pages::{MapPage, StepPage, TogetherPage},
    quality_time::date::{samples as dates, store::Ahead},
    small_issues::hard_date::Whose,
};
use crate::{
    access::Partner,
    impact::{role::Role, statement},
    web::sample::{Sample, Shown, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<MapPage>(), show::<StepPage>(), show::<TogetherPage>()].concat()
}

fn now<'a>(ana: &'a Partner, commitments: &'a [Commitment], dates: &'a [Ahead]) -> Now<'a> {
    Now {
        me: ana.person(),
        partner: ana.partner_name(),
        is_open: ana.stage().is_open(),
        today: ana.today(),
        checked_in: !commitments.is_empty(),
        role: None,
        carried: &[],
        talk: None,
        commitments,
        dates,
        hard_day: None,
        week_asks: true,
    }
}

impl Sample for MapPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (two, soon) = ([home_by_seven(&ana), ten_minutes(&ana)], [dates::soon(&ana)]);
        let (asks, date) = ([evenings_out(&ana)], [dates::asked(&ana)]);
        vec![
            ("something goes on", Self::new(&ana, &now(&ana, &two, &soon))),
            ("the first day", Self::new(&ana, &now(&ana, &[], &[]))),
            ("Ben asks", Self::new(&ana, &now(&ana, &asks, &date))),
            ("a talk", Self::new(&ana, &Now { talk: Some(her_turn()), ..now(&ana, &two, &soon) })),
        ]
    }
}

impl Sample for StepPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (one, soon) = ([home_by_seven(&ana)], [dates::soon(&ana)]);
        let on = |step: Step| (step.title(), Self::new(&ana, step, &now(&ana, &one, &soon)));
        let carried = [statement::samples::news()];
        let read = Now { carried: &carried, ..now(&ana, &one, &soon) };
        let mut all: Vec<_> = Step::ALL.map(on).into();
        all.push(("what Ben carries", Self::new(&ana, Step::Impact, &read)));
        for whose in [Whose::Theirs(id(851)), Whose::OnlyMine(id(840))] {
            let near = Now { hard_day: Some((whose, ana.today())), ..now(&ana, &one, &soon) };
            let state =
                if whose.is_shared() { "a hard day of Ben’s" } else { "a hard day of hers" };
            all.push((state, Self::new(&ana, Step::SmallIssues, &near)));
        }
        let broke = Now { role: Some(Role::Broke), ..now(&ana, &one, &soon) };
        all.push(("the other side first", Self::new(&ana, Step::Impact, &broke)));
        all
    }
}

impl Sample for TogetherPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (two, soon) = ([home_by_seven(&ana), ten_minutes(&ana)], [dates::soon(&ana)]);
        let (asks, date) = ([evenings_out(&ana)], [dates::asked(&ana)]);
        let one = [home_by_seven(&ana)];
        vec![
            ("something goes on", Self::new(&ana, &now(&ana, &two, &soon))),
            ("one commitment", Self::new(&ana, &now(&ana, &one, &[]))),
            ("the first day", Self::new(&ana, &now(&ana, &[], &[]))),
            ("Ben asks", Self::new(&ana, &now(&ana, &asks, &date))),
        ]
    }
}

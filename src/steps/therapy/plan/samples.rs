//! The plan of Ana and Ben, as Ana sees it.

use super::{Goal, TherapyPlan, pages::PlanPage};
use crate::{
    access::Partner,
    agreeing::{Answer, Reply, Wording},
    draft::{For, store::Begun},
    progress::phase::Phase,
    sealed::Opened,
    web::sample::{Sample, Shown, at, day, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<PlanPage>()
}

fn proposed(by_ana: bool, review: &str) -> Wording<TherapyPlan> {
    let ana = Partner::sample();
    let goal = |what: &str, notice: &str| Goal { what: what.to_owned(), notice: notice.to_owned() };
    let goals = vec![
        goal(
            "We can talk about money without one of us leaving the room.",
            "On Sundays we do the accounts together, and have tea afterwards.",
        ),
        goal(
            "Ana can ask, and Ben does not defend himself.",
            "The question is answered, and we go on.",
        ),
    ];
    Wording {
        id: id(641),
        number: 1,
        author: if by_ana { ana.person() } else { ana.partner() },
        made_at: at("2026-02-08 11:00"),
        words: genuine(TherapyPlan { goals, phase: Some(Phase::Rebuild), review: day(review) }),
        digest: String::new(),
        answer: None,
        ended: None,
    }
}

impl Sample for PlanPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let answer = Some((Reply::Said(Answer::Agreed), at("2026-02-08 19:00")));
        let agreed = |review| Wording { answer, ..proposed(false, review) };
        let damaged = Wording { words: Opened::ChangedOutside, ..agreed("2026-04-08") };
        let begun = [Begun { id: id(81), what: For::TherapyPlan }];
        vec![
            ("agreed", Self::new(&ana, &[], &[agreed("2026-04-08")])),
            ("nothing yet", Self::new(&ana, &[], &[])),
            ("to be looked at again", Self::new(&ana, &[], &[agreed("2026-03-11")])),
            ("Ben proposes it", Self::new(&ana, &[], &[proposed(false, "2026-04-08")])),
            ("changed outside", Self::new(&ana, &[], &[damaged])),
            ("she is writing", Self::new(&ana, &begun, &[])),
        ]
    }
}

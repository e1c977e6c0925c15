//! What Ana and Ben do after a setback, as Ana sees it.

use super::{SetbackPlan, pages::PlanPage};
use crate::{
    access::Partner,
    agreeing::{Answer, Ended, Reply, Wording},
    draft::{For, store::Begun},
    sealed::Opened,
    web::sample::{Sample, Shown, at, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<PlanPage>()
}

/// Proposed by Ana or by Ben.
fn proposed(by_ana: bool, number: u128) -> Wording<SetbackPlan> {
    let ana = Partner::sample();
    Wording {
        id: id(number),
        number: 1,
        author: if by_ana { ana.person() } else { ana.partner() },
        made_at: at("2026-03-08 11:00"),
        words: genuine(SetbackPlan {
            counts: "A message that I hide, or a Friday that was not what I said.".to_owned(),
            first_day: "I tell you the same day. We decide nothing for a night.".to_owned(),
            whom: "Mara for you, Tom for me.".to_owned(),
        }),
        digest: String::new(),
        answer: None,
        ended: None,
    }
}

fn answered(wording: Wording<SetbackPlan>, answer: Answer) -> Wording<SetbackPlan> {
    Wording { answer: Some((Reply::Said(answer), at("2026-03-08 19:00"))), ..wording }
}

impl Sample for PlanPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let agreed = || answered(proposed(true, 61), Answer::Agreed);
        let ended = Wording {
            ended: Some(Ended { by: Some(ana.partner()), at: at("2026-03-10 08:00") }),
            ..agreed()
        };
        let declined = answered(proposed(false, 63), Answer::NotLikeThis);
        let damaged = Wording { words: Opened::ChangedOutside, ..proposed(false, 64) };
        let begun = [Begun { id: id(81), what: For::SetbackPlan }];
        [
            ("agreed", vec![agreed()]),
            ("nothing yet", Vec::new()),
            ("Ben proposes", vec![proposed(false, 65)]),
            ("she proposed a change", vec![proposed(true, 66), declined, agreed()]),
            ("ended", vec![ended]),
            ("changed outside", vec![damaged]),
        ]
        .map(|(state, all)| (state, Self::new(&ana, &begun, &all)))
        .into()
    }
}

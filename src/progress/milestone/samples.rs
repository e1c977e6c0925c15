//! Milestones of Ana and Ben, as Ana sees them.

use super::{Milestone, pages::ListPage};
use crate::{
    access::Partner,
    agreeing::{Answer, Ended, Reply, Wording, store::PAGE},
    draft::{For, store::Begun},
    sealed::Opened,
    web::sample::{Sample, Shown, at, day, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<ListPage>()
}

fn named(by_ana: bool, number: u128) -> Wording<Milestone> {
    let ana = Partner::sample();
    Wording {
        id: id(number),
        number: 1,
        author: if by_ana { ana.person() } else { ana.partner() },
        made_at: at("2026-03-08 11:00"),
        words: genuine(Milestone {
            what: "Twelve Fridays, home by seven.".to_owned(),
            day: day("2026-03-06"),
            how: "Ben changed his train, and I stopped calling the office.".to_owned(),
        }),
        digest: String::new(),
        answer: None,
        ended: None,
    }
}

fn answered(number: u128, answer: Answer) -> Wording<Milestone> {
    Wording { answer: Some((Reply::Said(answer), at("2026-03-08 19:00"))), ..named(false, number) }
}

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let reached = || answered(621, Answer::Agreed);
        let damaged = Wording { words: Opened::ChangedOutside, ..reached() };
        let no_more = Wording {
            ended: Some(Ended { by: Some(ana.person()), at: at("2026-03-09 08:00") }),
            ..reached()
        };
        let withheld = Some((Reply::Withheld, at("2026-03-08 19:00")));
        let withheld = Wording { answer: withheld, ..reached() };
        let begun = [Begun { id: id(81), what: For::Milestone }];
        let many = (0..=PAGE as u128).map(|nth| answered(700 + nth, Answer::Agreed)).collect();
        let page = |all| Self::new(&ana, &[], (all, true));
        vec![
            ("reached", page(vec![reached()])),
            ("nothing yet", page(Vec::new())),
            ("Ben names one", page(vec![named(false, 622), reached()])),
            ("she named one", page(vec![named(true, 622)])),
            ("not for her", page(vec![answered(623, Answer::NotLikeThis), no_more])),
            ("changed outside", page(vec![damaged])),
            ("many", page(many)),
            ("answered before a reset", page(vec![withheld])),
            ("older ones", Self::new(&ana, &[], (vec![reached()], false))),
            ("she is writing", Self::new(&ana, &begun, (Vec::new(), true))),
        ]
    }
}

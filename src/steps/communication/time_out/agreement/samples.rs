//! What Ana and Ben agreed for a time-out, as Ana sees it.

use super::{Agreement, Returns, pages::AgreementPage};
use crate::{
    access::Partner,
    agreeing::{Answer, Ended, Reply, Wording},
    draft::{For, store::Begun},
    sealed::Opened,
    web::sample::{Sample, Shown, at, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<AgreementPage>()
}

/// What they agreed.
pub(crate) fn lighthouse() -> Agreement {
    Agreement {
        signal: "Lighthouse".to_owned(),
        minutes: 30,
        returns: Returns::WhoTookIt,
        how: "With a glass of water, and “I’m here again”".to_owned(),
        latest: 4,
    }
}

/// Proposed by Ana or by Ben.
fn proposed(by_ana: bool, number: u128) -> Wording<Agreement> {
    let ana = Partner::sample();
    Wording {
        id: id(number),
        number: 1,
        author: if by_ana { ana.person() } else { ana.partner() },
        made_at: at("2026-03-08 11:00"),
        words: genuine(lighthouse()),
        digest: String::new(),
        answer: None,
        ended: None,
    }
}

fn answered(wording: Wording<Agreement>, answer: Answer) -> Wording<Agreement> {
    Wording { answer: Some((Reply::Said(answer), at("2026-03-08 19:00"))), ..wording }
}

impl Sample for AgreementPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let agreed = || answered(proposed(true, 61), Answer::Agreed);
        let ended = Wording {
            ended: Some(Ended { by: Some(ana.partner()), at: at("2026-03-10 08:00") }),
            ..agreed()
        };
        let declined = answered(proposed(false, 63), Answer::NotLikeThis);
        let damaged = Wording { words: Opened::ChangedOutside, ..proposed(false, 64) };
        let damaged_too = Wording { words: Opened::ChangedOutside, ..agreed() };
        let begun = [Begun { id: id(81), what: For::TimeOut }];
        let page =
            |(state, all): (_, Vec<Wording<Agreement>>)| (state, Self::new(&ana, &begun, &all));
        [
            ("agreed", vec![agreed()]),
            ("nothing yet", Vec::new()),
            ("Ben proposes", vec![proposed(false, 65)]),
            ("she proposed a change", vec![proposed(true, 66), declined, agreed()]),
            ("ended", vec![ended]),
            ("changed outside", vec![damaged, damaged_too]),
        ]
        .map(page)
        .into()
    }
}

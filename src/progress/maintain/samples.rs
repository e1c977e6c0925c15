//! “Only the monthly meeting”, as Ana sees it.

use super::{Maintain, pages::MaintainPage};
use crate::{
    access::Partner,
    agreeing::{Answer, Reply, Wording},
    draft::{For, store::Begun},
    web::sample::{Sample, Shown, at, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<MaintainPage>()
}

fn proposed(by_ana: bool) -> Wording<Maintain> {
    let ana = Partner::sample();
    Wording {
        id: id(631),
        number: 1,
        author: if by_ana { ana.person() } else { ana.partner() },
        made_at: at("2026-03-08 11:00"),
        words: genuine(Maintain {
            why: "Four calm months, and we said the hard things ourselves.".to_owned(),
            back: "When one of us hides something small.".to_owned(),
        }),
        digest: String::new(),
        answer: None,
        ended: None,
    }
}

impl Sample for MaintainPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let answer = |reply| Some((reply, at("2026-03-08 19:00")));
        let agreed = Wording { answer: answer(Reply::Said(Answer::Agreed)), ..proposed(false) };
        let withheld = Wording { answer: answer(Reply::Withheld), ..proposed(true) };
        let begun = [Begun { id: id(81), what: For::Maintain }];
        vec![
            ("agreed", Self::new(&ana, &[], &[agreed])),
            ("nothing yet", Self::new(&ana, &[], &[])),
            ("Ben proposes it", Self::new(&ana, &[], &[proposed(false)])),
            ("answered before a reset", Self::new(&ana, &[], &[withheld])),
            ("she is writing", Self::new(&ana, &begun, &[])),
        ]
    }
}

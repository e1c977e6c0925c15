//! Where Ana and Ben are, as Ana sees it.

use super::{Phase, WhereWeAre, pages::MapPage};
use crate::{
    access::Partner,
    agreeing::{Answer, Reply, Wording},
    draft::{For, store::Begun},
    sealed::Opened,
    web::sample::{Sample, Shown, at, genuine, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<MapPage>()
}

fn proposed(by_ana: bool, phase: Phase) -> Wording<WhereWeAre> {
    let ana = Partner::sample();
    let see = "We have met four weeks in a row.".to_owned();
    Wording {
        id: id(611),
        number: 1,
        author: if by_ana { ana.person() } else { ana.partner() },
        made_at: at("2026-03-08 11:00"),
        words: genuine(WhereWeAre { phase, see }),
        digest: String::new(),
        answer: None,
        ended: None,
    }
}

fn agreed(phase: Phase) -> Wording<WhereWeAre> {
    let answer = Some((Reply::Said(Answer::Agreed), at("2026-03-08 19:00")));
    Wording { answer, ..proposed(false, phase) }
}

impl Sample for MapPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let damaged = Wording { words: Opened::ChangedOutside, ..agreed(Phase::Steady) };
        let begun = [Begun { id: id(81), what: For::Phase }];
        let page = |(state, all): (_, Vec<Wording<_>>)| (state, Self::new(&ana, &[], &all));
        let mut all: Vec<_> = [
            ("both say where", vec![agreed(Phase::Understand)]),
            ("nothing yet", Vec::new()),
            ("Ben says where", vec![proposed(false, Phase::Rebuild), agreed(Phase::Understand)]),
            ("she says where", vec![proposed(true, Phase::Steady)]),
            ("changed outside", vec![damaged]),
        ]
        .map(page)
        .into();
        all.push(("she is writing", Self::new(&ana, &begun, &[])));
        all
    }
}

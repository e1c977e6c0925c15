//! The moments that Ana keeps.

use super::{KeptMoment, MomentWords, pages::KeptMomentsPage, store::PAGE};
use crate::{
    access::Member,
    sealed::Opened,
    web::sample::{Sample, Shown, at, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<KeptMomentsPage>()
}

fn kept(number: u128) -> KeptMoment {
    let began = at("2026-03-06 21:40");
    let words = Opened::Genuine(MomentWords { at: began });
    KeptMoment { id: id(number), made_at: began, words }
}

impl Sample for KeptMomentsPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let with = |words| vec![KeptMoment { words, ..kept(91) }, kept(92)];
        let many = (100..).take(PAGE + 1).map(kept).collect();
        vec![
            ("two", Self::new(&ana, vec![kept(91), kept(92)], true)),
            ("none yet", Self::new(&ana, Vec::new(), true)),
            ("she keeps none", Self::new(&ana, Vec::new(), false)),
            ("closed", Self::new(&ana, with(Opened::Locked), true)),
            ("changed outside", Self::new(&ana, with(Opened::ChangedOutside), false)),
            ("before a reset", Self::new(&ana, with(Opened::BeforeReset), true)),
            ("many", Self::new(&ana, many, true)),
        ]
    }
}

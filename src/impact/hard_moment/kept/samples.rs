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
        let page = |kept, keeps| Self::new(&ana, kept, (keeps, None));
        let noor = || Some("Noor Weber".to_owned());
        let many = (100..).take(PAGE + 1).map(kept).collect();
        vec![
            ("two", page(vec![kept(91), kept(92)], true)),
            ("none yet", page(Vec::new(), true)),
            ("she keeps none", page(Vec::new(), false)),
            ("closed", page(with(Opened::Locked), true)),
            ("changed outside", page(with(Opened::ChangedOutside), false)),
            ("before a reset", page(with(Opened::BeforeReset), true)),
            ("a therapist counts them", Self::new(&ana, vec![kept(91)], (true, noor()))),
            ("a therapist would", Self::new(&ana, Vec::new(), (false, noor()))),
            ("many", page(many, true)),
        ]
    }
}

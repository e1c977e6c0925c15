//! Pages of a journal that are shared, as Ana comes to them.

use super::{
    CopyWords,
    pages::{CopiesPage, CopyPage, PreviewPage},
    store::{PAGE, Told},
};
use crate::{
    access::{Partner, PersonId},
    entry::Withdrawal,
    sealed::Opened,
    steps::communication::journal::samples::{PLATES, kept},
    web::sample::{Sample, Shown, at, day, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<PreviewPage>(), show::<CopyPage>(), show::<CopiesPage>()].concat()
}

fn told(number: u128, author: PersonId) -> Told {
    let words = CopyWords { day: day("2026-03-10"), text: PLATES.to_owned() };
    let made_at = at("2026-03-11 21:40");
    Told { id: id(number), author, words: Opened::Genuine(words), made_at, withdrawn: None }
}

fn withdrawn(told: &Told) -> Told {
    let at = at("2026-03-12 18:00");
    let withdrawn = Some(Opened::Genuine(Withdrawal { at }));
    Told { words: Opened::ChangedOutside, withdrawn, ..told.clone() }
}

impl Sample for PreviewPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let page = |words| Self::new(&ana, &kept(801, words));
        let hints = "At least you could have rung. You always come late.";
        vec![
            ("a page", page(Opened::Genuine(PLATES))),
            ("words that land badly", page(Opened::Genuine(hints))),
            ("closed", page(Opened::Locked)),
            ("before a reset", page(Opened::BeforeReset)),
            ("changed outside", page(Opened::ChangedOutside)),
        ]
    }
}

impl Sample for CopyPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let (hers, his) = (told(820, ana.person()), told(821, ana.partner()));
        let changed = Told { words: Opened::ChangedOutside, ..his.clone() };
        vec![
            ("of Ben’s", Self::new(&ana, his.clone())),
            ("hers", Self::new(&ana, hers.clone())),
            ("he withdrew it", Self::new(&ana, withdrawn(&his))),
            ("she withdrew it", Self::new(&ana, withdrawn(&hers))),
            ("changed outside", Self::new(&ana, changed)),
        ]
    }
}

impl Sample for CopiesPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Partner::sample();
        let two = || vec![told(820, ana.person()), withdrawn(&told(821, ana.partner()))];
        let many = (0..=PAGE).map(|nth| told(820 + nth as u128, ana.partner())).collect();
        let changed = vec![Told { words: Opened::ChangedOutside, ..told(820, ana.partner()) }];
        vec![
            ("two", Self::new(&ana, two(), true)),
            ("nothing yet", Self::new(&ana, Vec::new(), true)),
            ("many", Self::new(&ana, many, true)),
            ("earlier ones", Self::new(&ana, two(), false)),
            ("changed outside", Self::new(&ana, changed, true)),
        ]
    }
}

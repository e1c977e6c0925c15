//! What Ana brought from another server.

use super::{
    Brought,
    pages::{ImportPage, ImportedPage, ListPage},
    store::TakenIn,
};
use crate::{
    access::Member,
    couple::export::samples::record,
    sealed::Opened,
    web::sample::{Sample, Shown, at, id, show},
};

pub(crate) fn all() -> Vec<Shown> {
    [show::<ImportPage>(), show::<ListPage>(), show::<ImportedPage>()].concat()
}

fn taken_in(brought: Opened<Brought>) -> TakenIn {
    TakenIn { id: id(31), made_at: at("2026-03-10 20:05"), brought }
}

fn genuine() -> Opened<Brought> {
    Opened::Genuine(Brought { text: String::new().into(), record: record() })
}

impl Sample for ImportPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let nothing = crate::couple::export::Record { check_ins: Vec::new(), ..record() };
        vec![
            ("her words", Self::new(&Member::sample(), &record())),
            ("nothing in it", Self::new(&Member::sample(), &nothing)),
            ("before the two are a pair", Self::new(&Member::sample_alone(), &record())),
        ]
    }
}

impl Sample for ListPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let closed = [Opened::Locked, Opened::ChangedOutside, Opened::BeforeReset];
        let closed = closed.into_iter().map(taken_in).collect();
        vec![
            ("one", Self::new(&ana, vec![taken_in(genuine())])),
            ("nothing", Self::new(&ana, Vec::new())),
            ("three that do not open", Self::new(&ana, closed)),
        ]
    }
}

impl Sample for ImportedPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let page = |brought| Self::new(&Member::sample(), taken_in(brought));
        vec![
            ("her words", page(genuine())),
            ("closed", page(Opened::Locked)),
            ("changed outside", page(Opened::ChangedOutside)),
            ("from before a reset", page(Opened::BeforeReset)),
        ]
    }
}

//! The security log, as Ana may find it.

use super::{Event, pages::SecurityLogPage};
use crate::{
    access::Member,
    web::sample::{Sample, Shown, at, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<SecurityLogPage>()
}

impl Sample for SecurityLogPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let ana = Member::sample();
        let every = Event::ALL.map(|event| (event, at("2026-03-11 21:40")));
        vec![
            ("every kind of event", Self::new(&ana, &every)),
            ("a new account", Self::new(&ana, &every[..1])),
            ("before the two are a pair", Self::new(&Member::sample_alone(), &every[..1])),
        ]
    }
}

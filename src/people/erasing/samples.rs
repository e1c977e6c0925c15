//! The page of erasing an account, as Ana may find it.

use super::{erasing::Erasing, pages::ErasingPage};
use crate::{
    access::Member,
    people::password::NOT_YOUR_PASSWORD,
    text::{Faults, Typed},
    web::sample::{Sample, Shown, at, show},
};

pub(crate) fn all() -> Vec<Shown> {
    show::<ErasingPage>()
}

impl Sample for ErasingPage {
    fn samples() -> Vec<(&'static str, Self)> {
        let asked = Erasing::NotAsked.ask(at("2026-03-10 07:15"));
        let wrong = Typed::default().with_faults(Faults::one("password", NOT_YOUR_PASSWORD));
        let page = |member: &Member| Self::new(member, Typed::default());
        vec![
            ("not asked for", page(&Member::sample())),
            ("a wrong password", Self::new(&Member::sample(), wrong)),
            ("asked for", page(&Member::sample().about_to_be_erased(asked))),
            ("before the two are a pair", page(&Member::sample_alone())),
        ]
    }
}
